import Model

/// A run in one line: `7 documents read, 1 rejected: 118 figures, 21 judgements → output/latest`.
package struct RunSummary: Sendable, CustomStringConvertible {
  package let description: String

  /// Whether a person should hear of it although the run did not fail.
  package let isWarning: Bool

  init(_ report: RunReport, release: String, in configuration: Configuration) {
    let read = report.documents - report.rejected
    description =
      "\(counted(read, "document")) read, \(report.rejected) rejected: "
      + "\(counted(report.figures, "figure")), \(counted(report.judgements, "judgement")) → "
      + printable("\(configuration.output.path)/latest (\(release))")
    isWarning = false
  }

  /// The summary of a run that found nothing that the latest release does not say.
  init(unchanged documents: Int, since release: String, in configuration: Configuration) {
    description =
      "\(counted(documents, "document")), nothing has changed → "
      + printable("\(configuration.output.path)/latest (\(release))")
    isWarning = false
  }

  /// The summary of a run that no page was there for: what was published before stays.
  init(nothingIn configuration: Configuration) {
    let patterns = configuration.sources.map(\.path).joined(separator: ", ")
    description = printable("0 documents: nothing matches \(patterns); nothing was published")
    isWarning = true
  }
}

private func counted(_ count: Int, _ thing: String) -> String {
  "\(count) \(thing)\(count == 1 ? "" : "s")"
}

extension RunReport {
  /// Whether more documents were rejected than the configuration allows.
  var rejectsTooMuch: Bool {
    Double(rejected) > configuration.limits.rejectedShare * Double(documents)
  }

  /// Throws where more documents were rejected than the configuration allows.
  func checkRejected() throws(PipelineError) {
    guard rejectsTooMuch else { return }
    let share = configuration.limits.rejectedShare
    throw .tooManyRejected(rejected: rejected, documents: documents, share: share)
  }
}
