import Model

extension Pipeline {
  /// What earlier runs found, as far as the options and the configuration want to know.
  ///
  /// - Throws: `NoThreads`, for which the store's queue would wait for ever.
  func known(_ options: RunOptions, since started: Instant) throws(NoThreads) -> KnownResults {
    guard !options.withoutStore else { return KnownResults() }
    try checkThreads(jobs + 2)
    return KnownResults(configuration, setup, now: started.secondsSince1970, rehash: options.rehash)
  }

  /// Ends a run that no page was there for.
  func nothing(in store: ReleaseStore, _ report: RunReport) throws(PipelineError) -> RunSummary {
    let bounds = configuration.checks.documents
    guard let min = bounds.min, min > 0, bounds.then == .block else {
      return RunSummary(nothingIn: configuration)
    }
    let error = PipelineError.checkFailed(
      FailedCheck(
        check: "documents", what: "0 documents, at least \(min) are asked for", effect: .block),
      others: 0)
    store.tell(
      report, RunOutcome(kind: .blocked, release: store.latestName, message: error.message))
    throw error
  }

  /// Ends a run that read every page: publishes what it wrote, unless that is what `latest` has.
  func end(
    _ inputs: [Input], _ files: [Dataset.File], in store: ReleaseStore, _ known: KnownResults,
    _ report: RunReport
  ) throws(ReleaseError) -> RunSummary {
    let dataset = DatasetDigest(files)
    if let release = store.latest(of: dataset, in: files) {
      known.finish(inputs, release: release)
      return unchanged(release, in: store, report)
    }
    let name = try store.publish(files, dataset, report)
    known.finish(inputs, release: name)
    store.keep(configuration.output.keep, days: configuration.output.keepDays)
    store.tell(report, RunOutcome(kind: .published, release: name))
    return RunSummary(report, release: name, in: configuration)
  }

  /// Throws where a check keeps the dataset back, which the account of the run then says. Checks that only
  /// warn stand in the report.
  func check(
    _ report: inout RunReport, in store: ReleaseStore, _ options: RunOptions
  ) throws(PipelineError) {
    do throws(PipelineError) {
      try report.checkRejected()
      let failed = configuration.checks.failures(
        of: report.tally, from: configuration.sources.map(\.name), last: store.latestDescription)
      let blocks = { (check: FailedCheck) in
        check.effect == .block && !(check.isChange && options.acceptDrop)
      }
      let blocking = failed.filter(blocks)
      report.fail(blocking: blocking, warning: failed.filter { !blocks($0) })
      if let first = blocking.first {
        throw .checkFailed(first, others: blocking.count - 1)
      }
    } catch {
      store.tell(
        report, RunOutcome(kind: .blocked, release: store.latestName, message: error.message))
      throw error
    }
  }

  /// Ends a run whose dataset is the latest release's: that stays, and none is made.
  func unchanged(
    _ release: String, in store: ReleaseStore, _ report: RunReport
  ) -> RunSummary {
    store.keep(configuration.output.keep, days: configuration.output.keepDays)
    store.tell(report, RunOutcome(kind: .unchanged, release: release))
    return RunSummary(unchanged: report, since: release, in: configuration)
  }
}
