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
    let setup = WorkerSetup(
      sites: configuration.sites, catalogue: try configuration.catalogueFiles(),
      limits: configuration.limits)
    (catalogue, workers) = try configuration.workers(setup, isolation)
  }

  /// The main job: reads every page and leaves a release behind, or nothing at all.
  ///
  /// - Parameter log: Prints progress and what is wrong.
  /// - Throws: `PipelineError`, `ReleaseError`, `WorkerError`, `Interrupted`; then `latest` is as it was,
  ///   unless the error says otherwise.
  package func run(_ log: Log) throws -> RunSummary {
    let started = Instant.now
    let interruption = Interruption()
    let store = try ReleaseStore(configuration.outputFolder)
    defer { log.warn(store.troubles) }
    var unfinished: [FilePath] = []
    let inputs = try configuration.inputs { unfinished.append($0) }
    guard !inputs.isEmpty else { return RunSummary(nothingIn: configuration) }

    let dataset = try Dataset(in: store.staging, configuration.output, interruption: interruption)
    var indicators = Indicators(metrics: catalogue.metrics)
    var inspections = Inspections(catalogue)
    var copies = Copies()
    var names = RowNames()
    var report = RunReport(started: started, configuration: configuration, jobs: jobs)
    report.leave(unfinished)
    var progress = Progress(total: inputs.count, mode: log.progress)
    do {
      defer { progress.clear() }
      try inOrder(
        inputs, width: jobs, weight: weight, held: \.weight, interruption: interruption
      ) {
        workers.worker()
      } transform: { input, worker in
        try result(of: input, by: &worker)
      } consume: { found in
        let result = names.named(found)
        let provenance = result.provenance
        indicators.add(result.figures, of: provenance)
        inspections.add(result, on: provenance)
        copies.add(
          result.id, path: result.path, published: result.page?.published,
          sentences: result.sentences)
        report.count(result)
        try dataset.append(result)
        progress.advance()
      }
    }
    // What is said before a release stands could keep it from it: nobody may read.
    defer { log.report(report, fails: report.rejectsTooMuch, gaps: workers.gaps) }
    try report.checkRejected()

    let originals = copies.originals()
    let (rows, heldBack) = indicators.rows(originals: originals)
    report.warn(of: heldBack)
    let files = try dataset.finish(
      rows, inspections.rows(originals: originals), inspections.ratings(originals: originals),
      originals: originals, since: store.last
    ) { report.warn(of: $0) }
    try interruption.check()
    let name = try store.publish(files, report)
    store.keep(configuration.output.keep)
    return RunSummary(report, release: name, in: configuration)
  }

  /// One document, all the way: what it gives, or why it gives nothing.
  ///
  /// - Throws: `WorkerError` where no worker can be had.
  func result(
    of input: Input, by worker: inout any PageWorker, _ kind: PageTask.Kind = .read
  ) throws -> DocumentResult {
    var result = DocumentResult(
      id: Document.id(of: input.path), path: input.path.description, source: input.source)
    var clock = StageClock()
    var problems: [ReadingError] = []
    guard let document = document(of: input, for: &result, report: { problems.append($0) }) else {
      return result
    }
    clock.record(.reading)
    switch try worker.answer(to: PageTask(kind, document)) {
    case .result(let found): result.take(found)
    case .failure(let failure): result.reject(at: .worker, failure)
    case .text: preconditionFailure("a document that is read gives a result")
    }
    if result.rejection == nil { result.report(first: problems) }
    result.times.merge(clock.times) { $0 + $1 }
    return result
  }

  /// About how many bytes an input takes until its result is consumed: a packed one more than it has.
  private func weight(of input: Input) -> Int {
    let size = reader.base.appending(input.path).status.map { Int($0.st_size) } ?? 0
    return input.path.bytes.suffix(3).elementsEqual(".gz".utf8) ? size * 8 : size
  }

  /// The document, ready to be read as a page; nil where there is none, and then the result is rejected.
  private func document(
    of input: Input, for result: inout DocumentResult, report: (ReadingError) -> Void
  ) -> Document? {
    do throws(ReadingError) {
      let file = try input.file(reader)
      (result.sha256, result.size) = (file.sha256, file.size)
      let read = { () throws(ReadingError) -> Document in try reader.readable(file, report: report)
      }
      do throws(ReadingError) {
        return try workers.lock.shared(read)
      } catch {
        // The processors were busy with other pages.
        guard case .starvedPDF = error else { throw error }
        return try workers.lock.exclusively(read)
      }
    } catch {
      result.reject(at: .reading, error)
      result.isFileUnavailable = error.isAboutTheFile
      return nil
    }
  }
}
