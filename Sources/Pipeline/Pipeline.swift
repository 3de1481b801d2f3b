import Aggregation
import Model
import Reading

/// The way of the data, from a folder of pages to a release:
///
///     file ─▶ Document ─▶ Page ─▶ Mentions ─▶ Figures, Judgements ─▶ Dataset ─▶ Release
///        Reading    Scraping  Extraction  Interpretation      Aggregation   CSV · Parquet
///
/// What stands between a document and its figures, `PageReader`, works in processes of its own: this one
/// never looks into a page.
package struct Pipeline: Sendable {
  package internal(set) var configuration: Configuration

  /// How many documents are worked on at a time.
  let jobs: Int

  var reader: DocumentReader
  let isolation: IsolationMode
  let setup: WorkerSetup
  let catalogue: Catalogue
  let workers: PageWorkers

  /// Reads the catalogue; nothing is written yet.
  package init(
    _ configuration: Configuration, jobs: Int? = nil, isolation: IsolationMode = .none
  ) throws(ConfigurationError) {
    self.configuration = configuration
    self.jobs = configuration.width(jobs)
    self.isolation = isolation
    reader = configuration.reader(base: configuration.folder, confiner: isolation.program)
    setup = WorkerSetup(
      sites: configuration.sites, catalogue: try configuration.catalogueFiles(),
      limits: configuration.limits)
    (catalogue, workers) = try configuration.workers(setup, isolation)
  }

  /// The main job: reads every page that has changed and leaves a release behind where the dataset has, or
  /// nothing at all.
  ///
  /// - Parameter log: Prints progress and what is wrong.
  /// - Throws: `PipelineError`, `ReleaseError`, `WorkerError`, `Interrupted`; then `latest` is as it was,
  ///   unless the error says otherwise.
  package func run(_ log: Log, _ options: RunOptions = RunOptions()) throws -> RunSummary {
    let started = Instant.now
    let interruption = Interruption()
    let store = try ReleaseStore(configuration.outputFolder)
    defer { log.warn(store.troubles) }
    var unfinished: [FilePath] = []
    let inputs = try configuration.inputs { unfinished.append($0) }
    var report = RunReport(started: started, configuration: configuration, jobs: jobs)
    report.leave(unfinished)
    guard !inputs.isEmpty else { return try nothing(in: store, report) }

    let known = try known(options, since: started)
    defer { log.warn(known.troubles) }
    if let release = known.release(of: inputs), store.hasWholeLatest(named: release) {
      report.count(unchanged: inputs.count, store.latestDescription.flatMap { RunTally($0.run) })
      return unchanged(release, in: store, report)
    }

    let form = DocumentRows.Form(configuration.output, catalogue)
    let dataset = try Dataset(
      in: store.staging, configuration.output, form, interruption: interruption)
    var indicators = Indicators(metrics: catalogue.metrics)
    var inspections = Inspections(catalogue)
    var copies = Copies()
    var names = RowNames()
    var progress = Progress(total: inputs.count, mode: log.progress)
    do {
      defer { progress.clear() }
      try inOrder(
        inputs, width: jobs, weight: weight, held: \.weight, interruption: interruption
      ) {
        workers.worker()
      } transform: { input, worker in
        try found(in: input, by: &worker, among: known).withRows(as: form)
      } consume: { found in
        progress.advance()
        known.keep(found)
        guard report.count(found) else { return }
        let result = names.named(found.result)
        let provenance = result.provenance
        let evidence = PageEvidence(result)
        indicators.add(result.figures, of: provenance) { evidence[$0] }
        inspections.add(result, on: provenance)
        copies.add(
          result.id, path: result.path, published: result.page?.published,
          sentences: result.sentences)
        try dataset.append(result, found.rows)
      }
    }
    known.flush()
    // What is said before a release stands could keep it from it: nobody may read.
    defer {
      log.report(report, fails: report.isKeptBack, gaps: workers.gaps)
      log.warn(report.failedChecks.warning)
    }
    try check(&report, in: store, options)

    let originals = copies.originals()
    let (rows, heldBack) = indicators.rows(originals: originals)
    report.warn(of: heldBack)
    let files = try dataset.finish(
      rows, inspections.rows(originals: originals), inspections.ratings(originals: originals),
      catalogue.metrics, originals: originals, since: store.last
    ) { report.warn(of: $0) }
    try interruption.check()
    return try end(inputs, files, in: store, known, report)
  }

  /// About how many bytes an input takes until its result is consumed: a packed one more than it has.
  private func weight(of input: Input) -> Int {
    let size = reader.base.appending(input.path).status.map { Int($0.st_size) } ?? 0
    return input.path.bytes.suffix(3).elementsEqual(".gz".utf8) ? size * 8 : size
  }
}
