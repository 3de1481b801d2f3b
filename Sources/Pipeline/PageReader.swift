import Aggregation
import Extraction
import Interpretation
import Language
import Model
import Scraping

/// The stages between a document and what it states: scraping, extraction, interpretation. It reads no
/// file, and the same document gives the same result.
package struct PageReader: PageWorker, Sendable {
  private(set) var parser: PageParser
  let extractor = Extractor()
  let gradeExtractor: GradeExtractor
  let interpreter: Interpreter
  private(set) var limits: Configuration.Limits

  /// The words of English and of the catalogue.
  package private(set) var lexicon = Lexicon.english

  /// The same, which counts the bytes that it cuts into words.
  package func metered(by meter: CutMeter) -> PageReader {
    var reader = self
    reader.lexicon.meter = meter
    return reader
  }

  /// - Throws: the first of the catalogue's patterns that cannot be read.
  init(sites: [SiteProfile], catalogue: Catalogue, limits: Configuration.Limits) throws {
    parser = PageParser(sites: sites)
    gradeExtractor = try GradeExtractor(
      areas: catalogue.areas, grades: catalogue.grades, lexicon: &lexicon)
    interpreter = try Interpreter(catalogue, lexicon: &lexicon)
    self.limits = limits
  }

  /// The stages with the built-in catalogue, which a process sets up once.
  package static func builtIn() throws -> PageReader {
    try onlyBuiltIn.get()
  }

  private static let onlyBuiltIn = Result {
    try PageReader(sites: [], catalogue: Catalogue.builtIn(), limits: .init())
  }

  /// The same with these profiles and limits.
  func with(sites: [SiteProfile], limits: Configuration.Limits) -> PageReader {
    var reader = self
    (reader.parser, reader.limits) = (PageParser(sites: sites), limits)
    return reader
  }

  package func answer(to task: PageTask) -> PageAnswer {
    let document = task.document
    switch task.kind {
    case .read: return .result(result(of: document))
    case .readWithReasons: return .result(result(of: document, withReasons: true))
    case .explain: return explanation(of: document)
    case .examine: return examination(of: document)
    case .figures: return figures(inLine: document.bytes, format: .ndjson)
    case .figuresAsText: return figures(inLine: document.bytes, format: .text)
    case .figuresWithReasons:
      return figures(inLine: document.bytes, format: .ndjson, withReasons: true)
    }
  }

  /// What the document states, or why it gives nothing.
  package func result(of document: Document, withReasons: Bool = false) -> DocumentResult {
    var result = document.emptyResult
    var clock = StageClock()
    do throws(ScrapingError) {
      var problems: [ScrapingError] = []
      let page = try parser.page(from: document) { problems.append($0) }
      result.report(problems)
      clock.record(.scraping)
      read(page, into: &result, &clock, withReasons: withReasons)
    } catch {
      result.reject(at: .scraping, error)
    }
    result.times = clock.times
    if let failure = result.failure(within: limits) { result.reject(at: .interpretation, failure) }
    return result
  }

  private func read(
    _ page: Page, into result: inout DocumentResult, _ clock: inout StageClock, withReasons: Bool
  ) {
    let text = AnalysedText(page.text, lexicon: lexicon)
    var page = page
    if page.published == nil, let day = interpreter.letterDay(of: page, text) {
      (page.published, page.origins.published) = (day, .text)
    }
    let found = extractor.reading(of: text)
    let isOfOtherRemit = interpreter.isOfOtherRemit(page, text)
    let grades = gradeExtractor.grades(in: text, title: isOfOtherRemit ? nil : page.title)
    let title = page.title.map {
      AnalysedText(PageText(paragraph: $0), lexicon: lexicon)
    }
    let headline = title.map { Headline($0, grades: gradeExtractor.grades(in: $0, title: nil)) }
    clock.record(.extraction)

    let reading = interpreter.reading(
      of: page, text, mentions: found.mentions, grades: grades, headline: headline,
      withReasons: withReasons)
    result.page = page.withBoundedFacts
    result.authority = reading.authority
    result.authorityCodeAtDate = reading.authorityCodeAtDate
    result.inspection = reading.inspection
    result.figures = reading.figures
    result.reasons = reading.reasons
    result.judgements = reading.judgements
    result.quantifiers = found.quantifiers
    result.sentences = digests(of: text)
    result.place(rowsOf: page.text)
    result.refuse(found.refusals, reading.refused, of: page)
    result.report(reading.problems)
    result.reportLargeValues(on: page)
    clock.record(.interpretation)
  }

  /// A number for each of the first sentences that are long enough to tell a text by, none twice.
  private func digests(of text: AnalysedText) -> [UInt64] {
    var known: Set<UInt64> = []
    var result: [UInt64] = []
    for block in text.text.blocks.indices {
      for sentence in text.sentences(of: block) where result.count < Copies.most {
        let digest = text.text.digest(of: sentence.range)
        if digest != 0, known.insert(digest).inserted { result.append(digest) }
      }
    }
    return result
  }

  /// The figures of a text that belongs to no page.
  package func figures(in text: PageText) -> [Figure] {
    reading(of: text).figures
  }

  /// What a text states that belongs to no page.
  func reading(of text: PageText, withReasons: Bool = false) -> PageInterpretation {
    let page = Page(path: "", text: text)
    let text = AnalysedText(text, lexicon: lexicon)
    let mentions = extractor.mentions(in: text)
    return interpreter.reading(
      of: page, text, mentions: mentions, grades: [], withReasons: withReasons)
  }
}

extension Page {
  /// The same with what it says of itself within bounds that no honest page reaches: rows repeat it.
  fileprivate var withBoundedFacts: Page {
    var page = self
    func isShort(_ text: String) -> Bool { text.utf8.count <= 512 }
    if page.site.map(isShort) == false { (page.site, page.origins.site) = (nil, nil) }
    if page.language.map(isShort) == false { (page.language, page.origins.language) = (nil, nil) }
    page.authors.removeAll { !isShort($0) }
    if page.authors.count > 1_000 { page.authors = [] }
    return page
  }
}

extension DocumentResult {
  /// Which of the limits the result is beyond.
  func failure(within limits: Configuration.Limits) -> PageFailure? {
    let rows = figures.count + judgements.count + quantifiers.count + refusals.count
    if rows > limits.pageRows { return .tooManyRows(limit: limits.pageRows) }
    return bytesOfRows > limits.pageOutputBytes
      ? .tooMuchOutput(limit: limits.pageOutputBytes) : nil
  }

  /// About how many bytes of text the rows hold. Beside its sentence a row has words of it, and a link:
  /// the page's address, and words that grow to three times their length as they are encoded.
  private var bytesOfRows: Int {
    let fixed = (page?.url?.utf8.count ?? 0) + (page?.site?.utf8.count ?? 0)
    let sentences = [
      figures.map(\.sentence), judgements.map(\.sentence), quantifiers.map(\.sentence),
      refusals.map(\.sentence),
    ]
    let words = figures.reduce(0) {
      $0 + ($1.concept?.utf8.count ?? 0) + ($1.unit?.utf8.count ?? 0) + $1.range.count
    }
    let ofReasons = reasons.map(\.metric).reduce(0) { sum, metric in
      let match = metric.match.map { $0.words.reduce($0.pattern.utf8.count) { $0 + $1.utf8.count } }
      let nearest = metric.nearest.map { $0.pattern.utf8.count + $0.lacks.utf8.count }
      return sum + (match ?? 0) + (nearest ?? 0)
    }
    return sentences.joined().reduce(words + ofReasons) { $0 + fixed + 4 * $1.count }
  }

  /// Warns of the figures that no table can hold.
  fileprivate mutating func reportLargeValues(on page: Page) {
    for figure in figures where !figure.fitsTable {
      diagnostics.append(
        Diagnostic(
          .warning, path: path, line: page.text.blocks[figure.block].line,
          DatasetProblem.valueTooLarge(surface: page.text[figure.range])))
    }
  }
}
