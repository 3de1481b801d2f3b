import Glibc
import Model
import Reading

/// The folder of releases, and the link to the last complete one.
///
/// A release is written in a hidden folder, synced, renamed, and then `latest` is swapped by
/// rename(2). So at any instant `latest` names one whole dataset: the last one or the new one.
///
///     output/latest -> releases/2026-11-21T020000Z-3f9c2a
///     output/releases/2026-11-21T020000Z-3f9c2a/
///     output/releases/.staging-4711/                        while process 4711 writes
///
/// The output's folder itself is locked, not a file in it, which somebody could remove. All is done by
/// descriptors of the folders, so that what is locked, written, checked and published is one thing.
final class ReleaseStore {
  let output: Folder
  private let releases: Folder

  /// The folder in which the next release is written, and its name.
  let staging: Folder
  private let stagingName: String

  /// What `latest` names before this run publishes; nil where it names no release.
  let last: LastRelease?

  /// What went wrong beside the release itself.
  private(set) var troubles: [ReleaseError] = []

  /// What has a name that begins so is of a run that is at work, or has died.
  private enum Prefix: String {
    case staging = ".staging"
    /// An old release while it is removed.
    case leaving = ".leaving"
    /// The next link.
    case latest = ".latest"
    /// The next account of the last run.
    case lastRun = ".last-run"

    var own: String { "\(rawValue)-\(getpid())" }
  }

  /// Takes the output folder for this run, makes it where it is missing, and sweeps what a run that
  /// died has left there. The system gives the folder free when the process ends, however it ends.
  ///
  /// - Throws: `locked` where another run has it, which is then left as it is.
  init(_ path: FilePath) throws(ReleaseError) {
    try Self.makeFolders(path)
    let output = try Folder(path)
    // Before anything else: what another run has there is none of ours.
    try Self.lock(output)
    let releases = try output.folder("releases")
    if let status = output.status(of: "latest"), status.st_mode & S_IFMT != S_IFLNK {
      throw .latestIsNoLink(path: path.appending(FilePath("latest")).description)
    }
    let troubles = Self.sweep(output, releases)
    stagingName = Prefix.staging.own
    // What cannot be swept keeps its name.
    guard releases.status(of: stagingName) == nil else {
      throw troubles.last
        ?? .cannotWrite(
          path: releases.path.appending(FilePath(stagingName)).description,
          reason: reason(of: EEXIST))
    }
    staging = try releases.folder(stagingName)
    last = output.target(of: "latest").flatMap { Folder(FilePath($0), in: output) }
      .map(LastRelease.init)
    (self.output, self.releases, self.troubles) = (output, releases, troubles)
  }

  deinit {
    _ = Self.sweep(output, releases)
  }

  private static func lock(_ folder: Folder) throws(ReleaseError) {
    while flock(folder.descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: throw .locked(path: folder.path.description)
      default: throw .noLocks(path: folder.path.description, reason: reason(of: errno))
      }
    }
  }

  /// Makes what stands in `staging` the latest release.
  ///
  /// - Parameters:
  ///   - instant: The hour of the run, UTC.
  ///   - fingerprint: The first digits of the dataset's hash.
  ///   - files: The names and sizes of what was written.
  /// - Returns: the release's name, `2026-11-21T020000Z-3f9c2a`; names sort by age.
  func publish(
    at instant: Instant, fingerprint: String, files: [String: Int]
  ) throws(ReleaseError) -> String {
    let name = try name(at: instant, fingerprint: fingerprint)
    try staging.sync()
    try staging.close(toChange: true)
    try check(files)
    // The link is made first: where that fails, no release stands there without one.
    let link = Prefix.latest.own
    try output.link(link, to: "releases/\(name)")
    try releases.rename(stagingName, to: name)
    do throws(ReleaseError) {
      try releases.sync()
      try output.rename(link, to: "latest")
    } catch {
      try withdraw(name, because: error)
    }
    do throws(ReleaseError) {
      try output.sync()
    } catch {
      throw .notConfirmed(release: name, reason: error.reason)
    }
    return name
  }

  /// Puts the account of a run beside the releases, in the place of the one before it. What goes wrong is a
  /// trouble: the releases are as they are.
  func tell(_ account: [UInt8]) {
    let name = Prefix.lastRun.own
    do throws(ReleaseError) {
      try output.write(account, to: name)
      try output.rename(name, to: "last-run.json")
    } catch {
      let path = output.path.appending(FilePath("last-run.json")).description
      troubles.append(.notTold(path: path, reason: error.reason))
    }
  }

  /// Takes back a release that `latest` does not name.
  private func withdraw(_ name: String, because error: ReleaseError) throws(ReleaseError) -> Never {
    do throws(ReleaseError) {
      try releases.rename(name, to: stagingName)
    } catch let second {
      throw .notLatest(release: name, reason: "\(error.reason); \(second.reason)")
    }
    throw error
  }

  private func name(at instant: Instant, fingerprint: String) throws(ReleaseError) -> String {
    var instant = instant
    if let last = allNames().last, let newest = Instant(releaseName: last), newest >= instant {
      instant = newest.following
      guard instant.hasName else { throw .noLaterName(release: last) }
    }
    return "\(instant.compact)-\(fingerprint)"
  }

  /// Holds what stands in the staging folder, and under its name, against what was written.
  private func check(_ files: [String: Int]) throws(ReleaseError) {
    func changed(_ what: String) -> ReleaseError {
      .changed(path: staging.path.description, what: what)
    }
    guard let own = staging.status, let named = releases.status(of: stagingName),
      own.st_ino == named.st_ino, own.st_dev == named.st_dev
    else { throw changed("the folder is not there any more") }
    guard let here = output.status, let there = output.statusByPath, here.st_ino == there.st_ino,
      here.st_dev == there.st_dev
    else {
      throw .changed(path: output.path.description, what: "it is not the folder that it was")
    }
    for name in try staging.names() where files[name.description] == nil {
      throw changed("\(name) was not written by this run")
    }
    for (name, size) in files.sorted(by: { $0.key < $1.key }) {
      guard let status = staging.status(of: name), status.st_mode & S_IFMT == S_IFREG else {
        throw changed("\(name) is not there")
      }
      guard status.st_size == size else {
        throw changed("\(name) has \(status.st_size) bytes, not \(size)")
      }
    }
  }

  /// Removes all but the newest `count` releases, and those that are older than so many days; never the one
  /// that `latest` names. A link among them is not a release of ours, and is left alone. What cannot be removed
  /// is a trouble.
  ///
  /// - Returns: the names of those that are gone.
  @discardableResult
  func keep(_ count: Int, days: Int? = nil, at now: Instant = .now) -> [String] {
    let names = names()
    let oldest = days.map { Instant(secondsSince1970: now.secondsSince1970 - $0 * 86_400) }
    var gone: [String] = []
    for (place, name) in names.enumerated() where name != latestName {
      let isOld = oldest.flatMap { oldest in Instant(releaseName: name).map { $0 < oldest } }
      guard place < names.count - count || isOld == true else { continue }
      let leaving = Prefix.leaving.own
      do throws(ReleaseError) {
        // Half a release never stands under a release's name, whenever the machine dies.
        try releases.rename(name, to: leaving)
        try releases.remove(FilePath(leaving))
        gone.append(name)
      } catch {
        let path = releases.path.appending(FilePath(name)).description
        troubles.append(.cannotRemove(path: path, reason: error.reason))
      }
    }
    return gone
  }

  /// The names of the complete releases, oldest first.
  private func names() -> [String] {
    allNames().filter { name in
      releases.status(of: name).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
    }
  }

  /// What has a release's name, links to releases elsewhere among them.
  private func allNames() -> [String] {
    ((try? releases.names()) ?? []).map(\.description)
      .filter { Instant(releaseName: $0) != nil }.sorted()
  }

  /// Removes what a run that has died left, and gives what it can't: links in the output, folders among
  /// the releases. Whatever else has such a name is somebody's own.
  private static func sweep(_ output: Folder, _ releases: Folder) -> [ReleaseError] {
    let left: [(folder: Folder, prefixes: [Prefix], kind: mode_t)] = [
      (output, [.latest], S_IFLNK), (output, [.lastRun], S_IFREG),
      (releases, [.staging, .leaving], S_IFDIR),
    ]
    var troubles: [ReleaseError] = []
    for (folder, prefixes, kind) in left {
      for name in (try? folder.names()) ?? []
      where prefixes.contains(where: { name.isOurs($0.rawValue) })
        && folder.status(of: name.description).map({ $0.st_mode & S_IFMT == kind }) ?? false
      {
        do throws(ReleaseError) {
          try folder.remove(name)
        } catch {
          let path = folder.path.appending(name).description
          troubles.append(.cannotRemove(path: path, reason: error.reason))
        }
      }
    }
    return troubles
  }

  /// What a search for pages must not bring: the program's own output in `output`.
  static func ownFiles(in output: FilePath) -> [FilePath] {
    ["releases", "latest", "last-run.json"].map { output.appending(FilePath($0)) }
  }

  /// Makes a folder and those above it.
  private static func makeFolders(_ folder: FilePath) throws(ReleaseError) {
    var end = 0
    while end < folder.bytes.count {
      let next = folder.bytes[(end + 1)...].firstIndex(of: UInt8(ascii: "/"))
      end = next ?? folder.bytes.count
      let part = FilePath(Array(folder.bytes[..<end]))
      guard part.withCString({ mkdir($0, 0o755) }) == 0 || errno == EEXIST else {
        throw .cannotCreate(path: part.description, reason: reason(of: errno))
      }
    }
  }
}

extension FilePath {
  /// Whether the name is the prefix, or the prefix and a process's number.
  fileprivate func isOurs(_ prefix: String) -> Bool {
    guard bytes.starts(with: prefix.utf8) else { return false }
    let rest = bytes.dropFirst(prefix.utf8.count)
    return rest.isEmpty
      || rest.first == UInt8(ascii: "-")
        && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension ReleaseError {
  /// What the system said.
  fileprivate var reason: String {
    switch self {
    case .cannotCreate(_, let reason), .cannotWrite(_, let reason), .cannotRead(_, let reason),
      .notTold(_, let reason),
      .noLocks(_, let reason), .notLatest(_, let reason), .notConfirmed(_, let reason),
      .cannotRemove(_, let reason):
      reason
    case .locked, .latestIsNoLink, .changed, .noLaterName: message
    }
  }
}
