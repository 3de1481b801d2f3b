import Model

extension Pipeline {
  /// What earlier runs found, as far as the options and the configuration want to know.
  func known(_ options: RunOptions, since started: Instant) -> KnownResults {
    guard !options.withoutStore else { return KnownResults() }
    return KnownResults(configuration, setup, now: started.secondsSince1970, rehash: options.rehash)
  }

  /// Ends a run that read every page: publishes what it wrote, unless that is what `latest` has.
  func end(
    _ inputs: [Input], _ files: [Dataset.File], in store: ReleaseStore, _ known: KnownResults,
    _ report: RunReport
  ) throws(ReleaseError) -> RunSummary {
    let dataset = DatasetDigest(files)
    if let release = store.latest(of: dataset) {
      known.finish(inputs, release: release)
      return unchanged(release, in: store, report)
    }
    let name = try store.publish(files, dataset, report)
    known.finish(inputs, release: name)
    store.keep(configuration.output.keep)
    store.tell(report, RunOutcome(kind: .published, release: name))
    return RunSummary(report, release: name, in: configuration)
  }

  /// Throws where a check keeps the dataset back, which the account of the run then says.
  func check(_ report: RunReport, in store: ReleaseStore) throws(PipelineError) {
    do throws(PipelineError) {
      try report.checkRejected()
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
    store.keep(configuration.output.keep)
    store.tell(report, RunOutcome(kind: .unchanged, release: release))
    return RunSummary(unchanged: report.documents, since: release, in: configuration)
  }
}
