import Aggregation
import Extraction
import Model
import Normalisation
import Reading
import Scraping

/// The way of the data, from a folder of pages to a release:
///
///     file ─▶ Document ─▶ Page ─▶ Mentions ─▶ Figures, Judgements ─▶ Dataset ─▶ Release
///        Reading    Scraping  Extraction  Normalisation      Aggregation   CSV · Parquet
package struct Pipeline: Sendable {
  package let configuration: Configuration

  /// How many documents are worked on at a time.
  let jobs: Int

  var reader: DocumentReader
  let parser: PageParser
  let extractor = Extractor()
  let gradeExtractor: GradeExtractor
  let normaliser: Normaliser

  /// Reads the catalogue; nothing is written yet.
  package init(_ configuration: Configuration, jobs: Int? = nil) throws(ConfigurationError) {
    self.configuration = configuration
    self.jobs = configuration.width(jobs)
    reader = configuration.reader(base: configuration.folder)
    parser = PageParser(sites: configuration.sites)
    (gradeExtractor, normaliser) = try configuration.readers()
  }

  /// The main job: reads every page and leaves a release behind, or nothing at all.
  ///
  /// - Parameter log: Is told of progress and of what is wrong.
  /// - Throws: `PipelineError`, `ReleaseError`, `Interrupted`; then `latest` is as it was.
  package func run(_ log: Log) throws -> RunSummary {
    let started = Instant.now
    let interruption = Interruption()
    let store = try ReleaseStore(configuration.outputFolder)
    let inputs = try configuration.inputs()
    guard !inputs.isEmpty else { return RunSummary(nothingIn: configuration) }

    let dataset = try Dataset(
      in: store.staging, configuration.output, workers: .threads(jobs), interruption: interruption)
    var indicators = Indicators(metrics: normaliser.catalogue.metrics)
    var ratings = Ratings(
      grades: normaliser.catalogue.grades, frameworks: normaliser.catalogue.frameworks)
    var report = RunReport(started: started, configuration: configuration, jobs: jobs)
    var progress = Progress(total: inputs.count, mode: log.progress)
    do {
      defer { progress.clear() }
      try inOrder(inputs, width: jobs, interruption: interruption) { input in
        gleaning(from: input)
      } consume: { gleaning in
        let provenance = gleaning.provenance
        indicators.add(gleaning.figures, of: provenance)
        ratings.add(gleaning.judgements, of: provenance)
        report.count(gleaning)
        report.add(try dataset.append(gleaning))
        progress.advance()
      }
    }
    log.tell(report, fails: report.rejectsTooMuch)
    try report.checkRejected()

    let files = try dataset.finish(indicators.rows(), ratings.rows())
    try interruption.check()
    let name = try store.publish(files, report)
    store.keep(configuration.output.keep)
    return RunSummary(report, release: name, in: configuration)
  }

  /// One document, all the way: what it gives, or why it gives nothing.
  package func gleaning(from input: Input) -> Gleaning {
    var gleaning = Gleaning(
      id: Document.id(of: input.path), path: input.path.description, source: input.source)
    var clock = StageClock()
    do throws(ReadingError) {
      let file = try input.file(reader)
      gleaning.sha256 = file.sha256
      gleaning.size = file.size
      var problems: [ReadingError] = []
      let document = try reader.readable(file) { problems.append($0) }
      gleaning.tell(problems)
      clock.lap(.reading)
      scrape(document, into: &gleaning, &clock)
    } catch {
      gleaning.reject(at: .reading, error)
    }
    gleaning.times = clock.times
    return gleaning
  }

  func scrape(
    _ document: Document, into gleaning: inout Gleaning, _ clock: inout StageClock
  ) {
    do throws(ScrapingError) {
      let page = try parser.page(from: document)
      clock.lap(.scraping)
      gleaning.page = page
      read(page, into: &gleaning, &clock)
    } catch {
      gleaning.reject(at: .scraping, error)
    }
  }

  private func read(_ page: Page, into gleaning: inout Gleaning, _ clock: inout StageClock) {
    let found = extractor.reading(of: page.text)
    let grades = gradeExtractor.grades(in: page.text, title: page.title)
    clock.lap(.extraction)

    let reading = normaliser.reading(of: page, mentions: found.mentions, grades: grades)
    gleaning.authority = reading.authority
    gleaning.authorityCodeAtDate = reading.authorityCodeAtDate
    gleaning.inspection = reading.inspection
    gleaning.figures = reading.figures
    gleaning.judgements = reading.judgements
    gleaning.quantifiers = found.quantifiers
    gleaning.refuse(found.refusals, reading.refused, of: page)
    gleaning.tell(reading.problems)
    clock.lap(.normalisation)
  }
}
