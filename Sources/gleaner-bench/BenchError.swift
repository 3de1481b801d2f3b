import Model

/// Why something could not be measured.
enum BenchError: Problem, Equatable, CustomStringConvertible {
  /// A program is not there, or cannot be run: `.venv/bin/python`.
  case cannotStart(program: String, reason: String)
  /// A program ended before it had answered.
  case ended(program: String)
  /// Another library has no answer that we know: `failed OSError: No space left on device`.
  case refused(answer: String)
  /// A file of ours cannot be written.
  case cannotWrite(path: String, reason: String)
  /// A table or a page of the user's cannot be read.
  case cannotRead(path: String, reason: String)

  var code: String {
    switch self {
    case .cannotStart: "cannot-start"
    case .ended: "ended"
    case .refused: "refused"
    case .cannotWrite: "cannot-write"
    case .cannotRead: "cannot-read"
    }
  }

  var message: String {
    switch self {
    case .cannotStart(let program, let reason): "\(program) cannot be started: \(reason)"
    case .ended(let program): "\(program) ended before it had answered"
    case .refused(let answer): answer
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    case .cannotRead(let path, let reason): "\(path) cannot be read: \(reason)"
    }
  }

  var description: String { message }
}
