import Model

/// A run in one line: `7 documents read, 1 rejected: 118 figures, 21 judgements → output/latest`.
package struct RunSummary: Sendable, CustomStringConvertible {
  package let description: String

  /// Whether a person should hear of it although the run did not fail.
  package let isWarning: Bool

  /// What the run counted, for whoever watches runs.
  package private(set) var counts = Counts()

  package struct Counts: Sendable, Equatable {
    package var read = 0
    package var rejected = 0
    package var known = 0
    package var figures = 0
    package var failedChecks = 0

    /// The release that `latest` names; nil where the run left it as it was without a look.
    package var release: String?
  }

  init(_ report: RunReport, release: String, in configuration: Configuration) {
    counts = Counts(report, release: release)
    let read = report.documents - report.rejected
    description =
      "\(counted(read, "document")) read, \(report.rejected) rejected: "
      + "\(counted(report.figures, "figure")), \(counted(report.judgements, "judgement")) → "
      + printable("\(configuration.output.path)/latest (\(release))")
    isWarning = false
  }

  /// The summary of a run that found nothing that the latest release does not say.
  init(unchanged report: RunReport, since release: String, in configuration: Configuration) {
    counts = Counts(report, release: release)
    description =
      "\(counted(report.documents, "document")), nothing has changed → "
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

extension RunSummary.Counts {
  fileprivate init(_ report: RunReport, release: String) {
    (read, rejected) = (report.documents - report.rejected, report.rejected)
    (known, figures) = (report.known, report.figures)
    failedChecks = report.failedChecks.warning.count
    self.release = release
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
