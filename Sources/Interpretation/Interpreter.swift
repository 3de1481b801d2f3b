import Language
import Model

/// Gives what a page states its meaning: exact values in base units, metrics of the catalogue, the
/// authorities that it is about.
package struct Interpreter: Sendable {
  package let catalogue: Catalogue
  private let figures = FigureInterpreter()
  private let metrics: MetricMatcher
  private let gazetteer: Gazetteer
  private let subjects: SubjectReader
  private let judgements: JudgementInterpreter
  private let inspections: InspectionReader

  /// - Throws: the first of the catalogue's patterns that cannot be read.
  package init(_ catalogue: Catalogue, lexicon: inout Lexicon) throws(CatalogueError) {
    self.catalogue = catalogue
    metrics = try MetricMatcher(catalogue: catalogue, lexicon: &lexicon)
    gazetteer = Gazetteer(catalogue: catalogue, lexicon: &lexicon)
    subjects = SubjectReader(gazetteer: gazetteer)
    judgements = try JudgementInterpreter(
      catalogue: catalogue, gazetteer: gazetteer, lexicon: &lexicon)
    inspections = try InspectionReader(catalogue: catalogue, lexicon: &lexicon)
  }

  /// The meaning of the mentions of one page.
  ///
  /// - Parameter withReasons: Whether it says what made each figure what it is.
  package func reading(
    of page: Page, _ text: AnalysedText, mentions: [Mention], grades: [GradeMention],
    withReasons: Bool = false
  ) -> PageInterpretation {
    var reading = PageInterpretation()
    let subject = gazetteer.subject(of: page, text)
    let authority = subject.count == 1 ? subject.first : nil
    reading.authority = authority?.reference
    if subject.count > 1 { reading.problems.append(.authorityOpen(subject.map(\.name))) }
    reading.inspection = inspections.inspection(of: page, text, grades: grades)
    reading.judgements = judgements.judgements(
      from: grades, on: page, text, of: authority, inspection: &reading.inspection)
    if let inspection = reading.inspection, !inspection.notFound.isEmpty {
      reading.problems.append(
        .gradesMissing(inspection.notFound, framework: inspection.version))
    }
    reading.authorityCodeAtDate = reading.authority.map {
      gazetteer.code(of: $0, on: reading.inspection?.start ?? page.published)
    }
    var drafts: [FigureDraft] = []
    for mention in mentions {
      do {
        drafts.append(try figures.draft(of: mention, in: page.text, published: page.published))
        if withReasons { reading.reasons.append(FigureReasons(of: mention)) }
      } catch {
        reading.refused.append((mention, error))
      }
    }
    var matched = metrics.reading(
      of: drafts, in: text, title: page.title, published: page.published, withReasons: withReasons)
    reading.figures = placed(&matched, on: page, text, of: reading.authority)
    for (place, reasons) in matched.reasons.enumerated() { reading.reasons[place].metric = reasons }
    return reading
  }

  /// The figures with whom each is about: the one authority that its sentence names, or its cell's
  /// headers; else the page's, unless several are named, or it is said of England or of neighbours.
  private func placed(
    _ matched: inout MatchedFigures, on page: Page, _ text: AnalysedText,
    of whole: Authority.Reference?
  ) -> [Figure] {
    var result: [Figure] = []
    result.reserveCapacity(matched.figures.count)
    var last: (sentence: Range<Int>, subject: SubjectReader.Subject)?
    for (index, draft) in matched.figures.enumerated() {
      guard draft.holder == nil else {
        result.append(draft.figure())
        continue
      }
      let sentence = draft.mention.sentence
      let subject =
        last?.sentence == sentence
        ? last?.subject ?? .open
        : subjects.subject(
          ofSentence: sentence, block: draft.mention.block, on: page, text, else: whole)
      last = (sentence, subject)
      if subject == .elsewhere { matched.refuse(index, for: MetricLack.elsewhere.text) }
      let figure = matched.figures[index]
      guard case .authority(let authority) = subject else {
        result.append(figure.figure())
        continue
      }
      let day = figure.asOf?.days?.upperBound ?? page.published
      result.append(
        figure.figure(of: Holder(authority), code: gazetteer.code(of: authority, on: day)))
    }
    return result
  }
}

/// All that a page states, understood.
package struct PageInterpretation: Sendable {
  /// Whom the page is about.
  package var authority: Authority.Reference?

  /// The code that it bore when the inspection began, else when the page was published.
  package var authorityCodeAtDate: String?

  /// The inspection that the page is the report of.
  package var inspection: Inspection?

  /// In reading order.
  package var figures: [Figure] = []

  /// What made each figure what it is; empty where nobody asked.
  package var reasons: [FigureReasons] = []
  package var judgements: [Judgement] = []

  /// What the page as a whole leaves open.
  package var problems: [PageProblem] = []

  /// The mentions that are no figures, and why.
  package var refused: [(mention: Mention, error: InterpretationError)] = []
}
