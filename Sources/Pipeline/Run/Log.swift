import Isolation
import JSON
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

  /// More lines than these are counted, not printed: a mail from cron is to be read.
  private static let printed = 50

  /// The same of what went wrong beside the run itself.
  private static let warned = 10

  /// How lines are written.
  package enum Format: String, Sendable, CaseIterable {
    /// As a compiler writes them, for people.
    case text
    /// `{"level", "code", "path", "line", "message"}`, for programs.
    case json
  }

  package let progress: Progress.Mode
  private let loudness: Loudness
  private let logger: Logger

  package init(
    loudness: Loudness = .normal, progress: Progress.Mode = .auto, format: Format = .text
  ) {
    self.loudness = loudness
    self.progress = loudness == .quiet || format == .json ? .never : progress
    logger = Logger(label: "gleaner") { _ in StandardErrorLog(format: format) }
  }

  /// Whether warnings and the summary are wanted.
  package var isTalkative: Bool {
    loudness == .verbose || (loudness == .normal && (progress == .always || Progress.isTerminal))
  }

  /// Prints a line as it is.
  package func error(_ line: String) {
    logger.error("\(line)")
  }

  /// Prints why the program ends.
  package func error(_ error: any Error) {
    switch error {
    case let error as ConfigurationError:
      logger.error(
        "\(error.description)",
        metadata: Self.metadata(
          error.code, path: error.file.description, line: error.place?.line, error.message))
    case let error as any Problem:
      logger.error("\(errorLine(error))", metadata: Self.metadata(error.code, error.message))
    default: logger.error("\(errorLine(error))")
    }
  }

  /// Prints that a signal ended the program.
  package func error(stopped interrupted: Interrupted) {
    logger.error("gleaner: stopped by signal \(interrupted.signal); nothing was published")
  }

  /// The parts of a line, for programs.
  private static func metadata(
    _ code: String, path: String? = nil, line: Int? = nil, _ message: String
  ) -> Logger.Metadata {
    var parts: Logger.Metadata = ["code": "\(code)", "message": "\(message)"]
    if let path { parts["path"] = "\(path)" }
    if let line, line > 0 { parts["line"] = "\(line)" }
    return parts
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
    for diagnostic in report.diagnostics.prefix(Self.printed) {
      logger.warning(
        "\(diagnostic)",
        metadata: Self.metadata(
          diagnostic.code, path: diagnostic.path, line: diagnostic.line, diagnostic.message))
    }
    let more = report.diagnostics.count - Self.printed + report.left
    if more > 0 {
      logger.warning("and \(more) more; run.json of the release has them, or last-run.json")
    }
  }

  /// Warns of what went wrong beside the run itself, unless errors alone are wanted.
  package func warn(_ problems: [any Problem]) {
    guard loudness != .quiet else { return }
    let more = problems.count - Self.warned
    defer { if more > 0 { logger.warning("gleaner: warning: and \(more) more like these") } }
    for problem in problems.prefix(Self.warned) {
      logger.warning(
        "gleaner: warning: \(printable(problem.message)) [\(problem.code)]",
        metadata: Self.metadata(problem.code, problem.message))
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

/// Lines without a date: cron and journald have their own.
private struct StandardErrorLog: LogHandler {
  let format: Log.Format
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    guard format == .json else {
      return writeToStandardError(event.message.description + "\n")
    }
    let parts = event.metadata ?? [:]
    var json = JSONText()
    json.object { json in
      json.member("level", event.level.rawValue)
      json.member("code", parts["code"]?.description)
      json.member("path", parts["path"]?.description)
      json.member("line", parts["line"].flatMap { Int($0.description) })
      json.member("message", parts["message"]?.description ?? event.message.description)
    }
    json.endLine()
    writeToStandardError(String(decoding: json.bytes, as: UTF8.self))
  }
}
