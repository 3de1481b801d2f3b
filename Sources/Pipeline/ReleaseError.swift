import Model

/// Why a release could not be left behind.
package enum ReleaseError: Problem, Equatable {
  /// The system refuses to write there: `No space left on device`.
  case cannotWrite(path: String, reason: String)
  /// Another run works on the same output.
  case locked(path: String)
  /// Something else stands where `latest`, a link, should be.
  case latestIsNoLink(path: String)

  package var code: String {
    switch self {
    case .cannotWrite: "cannot-write"
    case .locked: "locked"
    case .latestIsNoLink: "latest-is-no-link"
    }
  }

  package var message: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason); what was published before is untouched"
    case .locked(let path): "another run holds \(path); try again when it has ended"
    case .latestIsNoLink(let path): "\(path) is not a link of this program's; move it away"
    }
  }
}
