import Model
import Reading

/// Why a run left nothing behind, other than through its configuration or its output.
package enum PipelineError: Problem, Equatable {
  /// A source's folder or file is not there, or cannot be searched.
  case noInput(source: String, path: String, reason: String)
  /// More documents were rejected than `limits.rejectedShare` allows.
  case tooManyRejected(rejected: Int, documents: Int, share: Double)

  /// Checks that block failed, the first of them this.
  case checkFailed(FailedCheck, others: Int)

  package var code: String {
    switch self {
    case .checkFailed(let check, _): check.code
    case .noInput: "no-input"
    case .tooManyRejected: "too-many-rejected"
    }
  }

  package var message: String {
    switch self {
    case .noInput(let source, let path, let reason):
      "source \"\(source)\": \(path): \(reason); mend sources[].path or put the pages there"
    case .checkFailed(let check, let others):
      "\(check.message)\(others > 0 ? "; \(others) more checks failed" : ""); nothing was published"
    case .tooManyRejected(let rejected, let documents, let share):
      "\(rejected) of \(documents) documents were rejected, more than limits.rejectedShare "
        + "allows (\(share)); nothing was published"
    }
  }
}

/// The status with which the program ends, by the numbers of sysexits.h.
package enum RunStatus: Int32, Sendable, CaseIterable {
  case ok = 0
  case usage = 64
  case dataError = 65
  case noInput = 66
  case cannotCreate = 73
  case software = 70
  case ioError = 74
  case tryAgain = 75
  case configuration = 78

  /// The status for `error`; nil for an error that the program does not define.
  package init?(_ error: any Error) {
    switch error {
    case PipelineError.noInput: self = .noInput
    case PipelineError.tooManyRejected, PipelineError.checkFailed: self = .dataError
    case ReleaseError.locked, WorkerError.cannotStart, is NoThreads: self = .tryAgain
    case ReleaseError.cannotWrite, ReleaseError.cannotRead, ReleaseError.changed,
      ReleaseError.notLatest, ReleaseError.notConfirmed:
      self = .ioError
    case is ReleaseError: self = .cannotCreate
    case is ReleaseFault: self = .noInput
    case ComparisonProblem.onlyOne, ComparisonProblem.none: self = .noInput
    case is ComparisonProblem: self = .dataError
    case is WorkerError: self = .software
    case StreamError.cannotRead: self = .noInput
    case InspectionError.unreadable: self = .noInput
    case InspectionError.damaged: self = .dataError
    case StreamError.cannotWrite: self = .ioError
    case StreamError.nobodyReads: self = .ok
    case is ConfigurationError: self = .configuration
    default: return nil
    }
  }
}

/// An error of the program in the line that a person reads:
/// `gleaner: source "pages": input/*.html: nothing is there [no-input]`.
package func errorLine(_ error: any Error) -> String {
  switch error {
  case let error as ConfigurationError: error.description
  case let error as any Problem: "gleaner: \(printable(error.message)) [\(error.code)]"
  default: "gleaner: \(error)"
  }
}
