import Model

/// Why the program could not go on with its standard input or output.
package enum StreamError: Problem, Equatable {
  /// Standard input is a folder, or fails.
  case cannotRead(reason: String)
  /// Standard output takes no more: `No space left on device`.
  case cannotWrite(reason: String)
  /// Whoever read standard output has had enough, as `head` has.
  case nobodyReads

  package var code: String {
    switch self {
    case .cannotRead: "input-unreadable"
    case .cannotWrite: "output-failed"
    case .nobodyReads: "nobody-reads"
    }
  }

  package var message: String {
    switch self {
    case .cannotRead(let reason): "standard input cannot be read: \(reason)"
    case .cannotWrite(let reason): "standard output cannot be written: \(reason)"
    case .nobodyReads: "nobody reads standard output any more"
    }
  }
}
