import Language
import Model

/// Gives what a page states its meaning: exact values in base units, metrics of the catalogue, the
/// authorities that it is about.
package struct Interpreter: Sendable {
  package let catalogue: Catalogue
  private let figures = FigureInterpreter()
  private let metrics: MetricMatcher
  private let gazetteer: Gazetteer
  private let judgements: JudgementInterpreter
  private let inspections: InspectionReader
  private let remits: RemitGrades

  /// - Throws: the first of the catalogue's patterns that cannot be read.
  package init(_ catalogue: Catalogue, lexicon: inout Lexicon) throws(CatalogueError) {
    self.catalogue = catalogue
    gazetteer = Gazetteer(catalogue: catalogue, lexicon: &lexicon)
    metrics = try MetricMatcher(catalogue: catalogue, gazetteer: gazetteer, lexicon: &lexicon)
    judgements = try JudgementInterpreter(
      catalogue: catalogue, gazetteer: gazetteer, figures: metrics, lexicon: &lexicon)
    inspections = try InspectionReader(catalogue: catalogue, lexicon: &lexicon)
    remits = RemitGrades(catalogue: catalogue)
  }

  /// The meaning of the mentions of one page.
  ///
  /// - Parameters:
  ///   - headline: The page's title with its grades.
  ///   - withReasons: Whether it says what made each figure what it is.
  package func reading(
    of page: Page, _ text: AnalysedText, mentions: [Mention], grades: [GradeMention],
    headline: Headline? = nil, withReasons: Bool = false
  ) -> PageInterpretation {
    var reading = PageInterpretation()
    let named = gazetteer.mentions(among: text.words, on: page.published)
    reading.inspection = inspections.inspection(of: page, text, grades: grades)
    let isReport = reading.inspection != nil
    let subject = gazetteer.subject(of: page, text, among: named) {
      isReport || metrics.speaksOfField(text, page.title)
    }
    // A report on a home or an agency is about no authority.
    let isOfProvider = remits.isOfProvider(reading.inspection)
    let authority = subject.count == 1 && !isOfProvider ? subject.first : nil
    reading.authority = authority?.reference
    if subject.count > 1, !isOfProvider {
      reading.problems.append(.authorityOpen(subject.map(\.name)))
    }
    reading.judgements = judgements.judgements(
      from: remits.grades(grades, of: reading.inspection), on: page, text, of: authority,
      headline: headline, holder: judged(of: page, text, subject, among: named, grades, headline),
      inspection: &reading.inspection)
    // "Use good judgment", on a page about an aquarium, is nobody's grade.
    if !isReport, reading.judgements.contains(where: { $0.authority == nil }),
      !metrics.speaksOfField(text, page.title)
    {
      reading.judgements.removeAll { $0.authority == nil }
    }
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
    let matched = metrics.reading(
      of: drafts, in: text, title: page.title, page: holder(of: page, text, subject, among: named),
      published: page.published, withReasons: withReasons)
    reading.figures = matched.figures.map { draft in
      let day = draft.asOf?.days?.upperBound ?? page.published
      return draft.figure(code: draft.holder?.authority.map { gazetteer.code(of: $0, on: day) })
    }
    for (place, reasons) in matched.reasons.enumerated() { reading.reasons[place].metric = reasons }
    return reading
  }

  /// Whose the grades of a page are that name nobody: a page that tells of grades speaks of children's services.
  private func judged(
    of page: Page, _ text: AnalysedText, _ subject: [Authority],
    among mentions: [Gazetteer.Mention], _ grades: [GradeMention], _ headline: Headline?
  ) -> PageHolder {
    let isOfGrades = !grades.isEmpty || headline?.grades.isEmpty == false
    let found =
      subject.isEmpty && isOfGrades
      ? gazetteer.subject(of: page, text, among: mentions, isOfField: { true }) : subject
    let authority = found.count == 1 ? found.first : nil
    return PageHolder(
      holder: authority.map { Holder($0.reference) }, day: page.published,
      named: gazetteer.codes(of: mentions))
  }

  /// Whether a page is the report on something else than a council's services for children: its title says so,
  /// and its grades are read all the same.
  package func isOfOtherRemit(_ page: Page, _ text: AnalysedText) -> Bool {
    inspections.namesOtherRemit(page, text)
      && remits.isOfOther(inspections.inspection(of: page, text))
  }

  /// The day at the head of an inspectorate's letter, which is when it was published.
  package func letterDay(of page: Page, _ text: AnalysedText) -> CalendarDate? {
    inspections.letterDay(of: page, text)
  }

  /// The authority that a page is about; several where it is open which.
  package func subject(of page: Page, _ text: AnalysedText) -> [Authority] {
    let named = gazetteer.mentions(among: text.words, on: page.published)
    return gazetteer.subject(of: page, text, among: named) {
      metrics.speaksOfField(text, page.title)
    }
  }

  /// Whose the figures of a page are that name nobody: its authority's, or those of the nation of which a
  /// page speaks that is about no authority.
  private func holder(
    of page: Page, _ text: AnalysedText, _ subject: [Authority], among mentions: [Gazetteer.Mention]
  ) -> PageHolder {
    let authority = subject.count == 1 ? subject.first : nil
    var holder = authority.map { Holder($0.reference) }
    if subject.isEmpty, metrics.speaksOfField(text, page.title) {
      holder = metrics.nation(of: text, page.title)
    }
    return PageHolder(
      holder: holder,
      region: authority.flatMap { metrics.region(named: $0.region) } ?? Holder(.region),
      day: page.published, named: gazetteer.codes(of: mentions))
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
