import Model

/// Why a release could not be left behind, or what of it went wrong.
package enum ReleaseError: Problem, Equatable {
  /// The output's folder cannot be made or opened: `Permission denied`.
  case cannotCreate(path: String, reason: String)
  /// The system refuses to write there, and nothing was published: `No space left on device`.
  case cannotWrite(path: String, reason: String)
  /// A folder of ours cannot be listed.
  case cannotRead(path: String, reason: String)
  /// Another run works on the same output.
  case locked(path: String)
  /// The file system of the output has no locks.
  case noLocks(path: String, reason: String)
  /// Something else stands where `latest`, a link, should be.
  case latestIsNoLink(path: String)
  /// What was written is not there any more, or is not as it was written: `figures.csv is not there`.
  case changed(path: String, what: String)
  /// The newest release bears the last second that a name can have.
  case noLaterName(release: String)
  /// The release is complete and `latest` does not name it.
  case notLatest(release: String, reason: String)
  /// The release is the latest one, and the disk did not confirm that it holds it.
  case notConfirmed(release: String, reason: String)
  /// The account of the run cannot be put beside the releases.
  case notTold(path: String, reason: String)
  /// An old release, or what a dead run left, cannot be removed.
  case cannotRemove(path: String, reason: String)

  package var code: String {
    switch self {
    case .cannotCreate: "cannot-create"
    case .cannotWrite, .cannotRead: "cannot-write"
    case .locked: "locked"
    case .noLocks: "no-locks"
    case .latestIsNoLink: "latest-is-no-link"
    case .changed: "release-changed"
    case .noLaterName: "no-later-name"
    case .notLatest: "not-latest"
    case .notConfirmed: "not-confirmed"
    case .notTold: "last-run-not-written"
    case .cannotRemove: "cannot-remove"
    }
  }

  package var message: String {
    switch self {
    case .cannotCreate(let path, let reason):
      "\(path) cannot be made or opened: \(reason); mend output.path or its rights; nothing was published"
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason); nothing was published, and what was published before is "
        + "untouched"
    case .cannotRead(let path, let reason):
      "\(path) cannot be listed: \(reason); nothing was published, and what was published before is "
        + "untouched"
    case .locked(let path): "another run is at work in \(path); try again when it has ended"
    case .noLocks(let path, let reason):
      "the file system of \(path) gives no lock: \(reason); put output.path on a local disk"
    case .latestIsNoLink(let path): "\(path) is not a link of this program's; move it away"
    case .changed(let path, let what):
      "\(path) was changed while it was written: \(what); nothing was published, run again"
    case .noLaterName(let release):
      "the newest release, \(release), bears the last second that a name can have; set the clock and "
        + "remove that release"
    case .notLatest(let release, let reason):
      "the release \(release) is complete, but latest cannot be made to name it: \(reason); what latest "
        + "named before it still names"
    case .notConfirmed(let release, let reason):
      "the release \(release) is published, but the disk does not confirm that it holds it: \(reason); "
        + "check the disk, and run again"
    case .notTold(let path, let reason):
      "\(path) cannot be written: \(reason); the releases are whole: mend the rights of the folder, or make room"
    case .cannotRemove(let path, let reason):
      "\(path) cannot be removed: \(reason); remove it by hand, or the disk fills up"
    }
  }
}
