import Isolation
import Logging
import Model

/// What a run prints for people on standard error, as much as they want to read.
package struct Log: Sendable {
  package enum Loudness: Sendable {
    /// Errors alone.
    case quiet
    /// Warnings on a terminal; elsewhere errors alone, so that cron has nothing to mail.
    case normal
    /// Warnings and the summary, everywhere.
    case verbose
  }

  /// More lines than these are counted, not printed.
  private static let printed = 50

  package let progress: Progress.Mode
  private let loudness: Loudness
  private let logger: Logger

  package init(loudness: Loudness = .normal, progress: Progress.Mode = .auto) {
    self.loudness = loudness
    self.progress = loudness == .quiet ? .never : progress
    logger = Logger(label: "gleaner") { _ in StandardErrorLog() }
  }

  /// Whether warnings and the summary are wanted.
  package var isTalkative: Bool {
    loudness == .verbose || (loudness == .normal && (progress == .always || Progress.isTerminal))
  }

  package func error(_ line: String) {
    logger.error("\(line)")
  }

  /// Prints the diagnostics of a run where warnings are wanted or the run `fails` because of them: the
  /// first fifty, and how many more. Where everything is wanted, also the parts of the sandbox that the
  /// system lacks.
  func report(_ report: RunReport, fails: Bool, gaps: [Sandbox.Gap]) {
    if loudness == .verbose, !gaps.isEmpty {
      let names = gaps.map(\.rawValue).joined(separator: ", ")
      logger.notice("gleaner: this system has no \(names): workers go on without")
    }
    guard isTalkative || (fails && loudness != .quiet) else { return }
    for diagnostic in report.diagnostics.prefix(Self.printed) { logger.warning("\(diagnostic)") }
    let more = report.diagnostics.count - Self.printed + report.left
    if more > 0 { logger.warning("and \(more) more; a release has them in its run.json") }
  }

  /// Warns of what went wrong beside the run itself, unless errors alone are wanted.
  func warn(_ problems: [any Problem]) {
    guard loudness != .quiet else { return }
    for problem in problems {
      logger.warning("gleaner: warning: \(printable(problem.message)) [\(problem.code)]")
    }
  }

  /// Prints the summary where it is wanted, or where it warns.
  package func report(_ summary: RunSummary) {
    if summary.isWarning {
      if loudness != .quiet { logger.warning("\(summary)") }
    } else if isTalkative {
      logger.notice("\(summary)")
    }
  }
}

/// Lines as they are, without a date: cron and journald have their own.
private struct StandardErrorLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    writeToStandardError(event.message.description + "\n")
  }
}
