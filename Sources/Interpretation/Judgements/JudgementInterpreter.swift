import Language
import Model

/// Makes grades that a page reports into judgements: when they were made and of whom.
///
/// A current grade without a date of its own takes that of the inspection that the page names
/// ("following an inspection in October 2024"), else the day on which the page was published. A
/// grade of the months before publication is current, although the sentence is in the past tense:
/// "was judged good in October 2024" in December of that year.
package struct JudgementInterpreter: Sendable {
  let frameworks: [Framework]
  let gazetteer: Gazetteer
  let subjects: SubjectReader

  /// The words that say that no grade was given.
  private let noGrades: Set<String>
  private let index: PhraseIndex
  private let dates: WrittenDates
  let sentences: JudgedSentenceReader
  let times: SentenceTimes
  let figureRules: FigureRules

  /// What words of a page tell of when a grade was made.
  private enum Cue: String, CaseIterable {
    case inspection, past
    case lookingBack = "looking-back"
    case lastYear = "last-year"
  }

  /// A report follows its inspection within a quarter of a year; news may follow months later.
  static let freshDays = 270

  /// The last of several grades over time is how a council stands, so long after it at most.
  static let seriesDays = 900

  package init(
    catalogue: Catalogue, gazetteer: Gazetteer, figures: MetricMatcher, lexicon: inout Lexicon
  ) throws(CatalogueError) {
    frameworks = catalogue.frameworks
    noGrades = Set(catalogue.grades.filter { $0.rank == nil }.map(\.id))
    self.gazetteer = gazetteer
    subjects = SubjectReader(gazetteer: gazetteer)
    index = PhraseIndex("judgement.cue", as: Cue.self, knownTo: &lexicon)
    dates = WrittenDates(knownTo: &lexicon)
    (times, figureRules) = (figures.times, figures.rules)
    sentences = JudgedSentenceReader(
      holders: figures.holders, rules: JudgementRules(knownTo: &lexicon),
      catalogue: try Self.names(of: catalogue, lexicon: &lexicon))
  }

  /// The names of areas and of grades.
  private static func names(of catalogue: Catalogue, lexicon: inout Lexicon)
    throws(CatalogueError) -> PhraseIndex
  {
    var index = PhraseIndex()
    let patterns =
      catalogue.areas.flatMap { $0.patterns + $0.names } + catalogue.grades.flatMap(\.patterns)
    for (number, pattern) in patterns.enumerated() {
      do throws(PhraseFault) {
        try index.add(pattern, as: number, to: &lexicon)
      } catch {
        throw .badPattern(file: "catalogue", path: "areas", fault: error.fault)
      }
    }
    return index
  }

  /// The judgements of a page, in the order of the mentions: those of a sentence that names one
  /// authority are its, the others are of `authority`, which the page is about.
  ///
  /// - Parameter inspection: What the page is the report of; it learns which areas it did not grade.
  package func judgements(
    from mentions: [GradeMention], on page: Page, _ text: AnalysedText, of authority: Authority?,
    headline: Headline? = nil, holder: PageHolder? = nil, inspection: inout Inspection?
  ) -> [Judgement] {
    let statements = mentions.filter { !noGrades.contains($0.grade) }
    if inspection != nil {
      return own(statements, among: mentions, on: page, text, of: authority, &inspection)
    }
    let headline = headline?.with { !noGrades.contains($0.grade) }
    guard !statements.isEmpty || headline?.grades.isEmpty == false else { return [] }
    let holder =
      holder
      ?? PageHolder(
        holder: authority.map { Holder($0.reference) }, day: page.published,
        named: gazetteer.codes(of: gazetteer.mentions(among: text.words, on: page.published)))
    return told(statements, headline, on: page, text, by: holder)
  }

  // MARK: The inspectorate's own report

  /// The judgements of a report: those that it gives, and those of which it tells.
  private func own(
    _ found: [GradeMention], among mentions: [GradeMention], on page: Page, _ text: AnalysedText,
    of authority: Authority?, _ inspection: inout Inspection?
  ) -> [Judgement] {
    var statements = found
    let inspected = inspection.flatMap(span)
    for index in statements.indices {
      if statements[index].date == nil, let day = page.published,
        says(.lastYear, statements[index], in: text)
      {
        statements[index].date = PartialDate(year: day.year - 1)
        statements[index].isCurrent = false
      }
      statements[index].isCurrent = isCurrent(statements[index], on: page, text, of: inspection)
    }
    if let report = inspection, let framework = frameworks.first(where: { $0.id == report.version })
    {
      statements = framework.withoutCombined(statements)
      let own = framework.grades(of: statements)
      for index in statements.indices where own[statements[index].area] != statements[index].grade {
        statements[index].isCurrent = false
      }
      let unjudged = mentions.filter { noGrades.contains($0.grade) && $0.isLabelled }.map(\.area)
      inspection?.notGiven = framework.areasNotGiven(besides: unjudged, among: frameworks)
      inspection?.notFound = framework.areas.filter {
        own[$0] == nil && !unjudged.contains($0) && !framework.optionalAreas.contains($0)
      }
    }
    return statements.flatMap {
      judgements(from: $0, on: page, text, of: authority, inspected: inspected)
    }
  }

  /// Those of a mention: in a list or a table those of the councils of its row.
  private func judgements(
    from mention: GradeMention, on page: Page, _ text: AnalysedText, of authority: Authority?,
    inspected: Interval?
  ) -> [Judgement] {
    func judgement(_ whose: Authority.Reference?, inspected: Interval?, published: CalendarDate?)
      -> Judgement
    {
      let date =
        mention.date.map { Interval($0) }
        ?? (mention.isCurrent ? inspected ?? published.map { Interval(PartialDate($0)) } : nil)
      let day = date?.days?.upperBound ?? page.published
      return Judgement(
        range: mention.range, sentence: mention.sentence, block: mention.block, area: mention.area,
        grade: mention.grade, date: date, isCurrent: mention.isCurrent, authority: whose,
        authorityCodeAtDate: whose.map { gazetteer.code(of: $0, on: day) })
    }
    guard let row = mention.row else {
      return [self.judgement(from: mention, on: page, text, of: authority, inspected: inspected)]
    }
    let holders = GradeRowHolders(gazetteer: gazetteer, page: page, text: text).holders(of: row)
    switch holders {
    case .page:
      return [judgement(authority?.reference, inspected: inspected, published: page.published)]
    case .heading(let only):
      return [judgement(only, inspected: inspected, published: page.published)]
    case .named(let found):
      // A survey of councils tells nothing of when each was judged.
      return found.map { whose in
        let isOwn = whose != nil && whose == authority?.reference
        return judgement(
          whose, inspected: isOwn ? inspected : nil,
          published: isOwn || row.isNews ? page.published : nil)
      }
    }
  }

  private func judgement(
    from mention: GradeMention, on page: Page, _ text: AnalysedText, of authority: Authority?,
    inspected: Interval?
  ) -> Judgement {
    let date =
      mention.date.map { Interval($0) }
      ?? (mention.isCurrent ? inspected ?? page.published.map { Interval(PartialDate($0)) } : nil)
    let subject = subjects.subject(
      ofSentence: mention.sentence, block: mention.block, in: text, on: page.published,
      else: authority?.reference)
    let whose: Authority.Reference? = if case .authority(let named) = subject { named } else { nil }
    let day = date?.days?.upperBound ?? page.published
    return Judgement(
      range: mention.range, sentence: mention.sentence, block: mention.block, area: mention.area,
      grade: mention.grade, date: date, isCurrent: mention.isCurrent, authority: whose,
      authorityCodeAtDate: whose.map { gazetteer.code(of: $0, on: day) })
  }

  func isCurrent(
    _ mention: GradeMention, on page: Page, _ text: AnalysedText, of inspection: Inspection?
  ) -> Bool {
    // A report says its own grades in the present tense.
    if let inspection, says(.past, mention, in: text) || isBefore(inspection, mention) {
      return false
    }
    if mention.isCurrent || mention.row != nil { return mention.isCurrent }
    guard let published = page.published,
      let last = mention.date?.last, let first = mention.date?.first
    else { return false }
    let day = first <= published ? min(last, published) : last
    return (-31...Self.freshDays).contains(published.daysSince1970 - day.daysSince1970)
      && !looksBack(mention, text)
  }

  func looksBack(_ mention: GradeMention, _ text: AnalysedText) -> Bool {
    says(.lookingBack, mention, in: text)
  }

  private func isBefore(_ inspection: Inspection, _ mention: GradeMention) -> Bool {
    guard let start = inspection.start, let last = mention.date?.last else { return false }
    return last < start
  }

  private func span(_ inspection: Inspection) -> Interval? {
    inspection.start.map { Interval($0, to: inspection.end) }
  }

  private func says(_ cue: Cue, _ mention: GradeMention, in text: AnalysedText) -> Bool {
    let words = text.words(in: mention.sentence)
    return index.matches(in: words).contains { Cue.allCases[$0.phrase] == cue }
  }

  /// The latest date that the page gives an inspection: "an inspection in October 2024"; of those
  /// after publication and those long before it, none.
  func inspectionDate(in page: Page, _ text: AnalysedText) -> Interval? {
    var best: (last: CalendarDate, date: Interval)?
    for block in page.text.blocks {
      guard index.hasMatch(in: text.words, places: text.places(in: block.range)) else { continue }
      let words = text.words(in: block.range)
      let matches = index.matches(in: words)
      let earlier = matches.filter { Cue.allCases[$0.phrase] == .lookingBack }
      // "Their previous inspection" is not the one of which the page tells.
      let cues = matches.filter { cue in
        Cue.allCases[cue.phrase] == .inspection
          && !earlier.contains { $0.words.upperBound == cue.words.lowerBound }
      }
      guard !cues.isEmpty else { continue }
      let found = dates.dates(in: words)
      var cue = 0
      for date in found where date.first.month != nil {
        while cue + 1 < cues.count, cues[cue + 1].words.upperBound <= date.words.lowerBound {
          cue += 1
        }
        let end = cues[cue].words.upperBound
        guard end <= date.words.lowerBound, date.words.lowerBound - end <= 6,
          !(end...date.words.lowerBound).contains(where: { words[$0].before.contains(.stop) }),
          let last = (date.last ?? date.first).last, isFresh(date, on: page)
        else { continue }
        if best.map({ last > $0.last }) ?? true { best = (last, date.interval) }
      }
    }
    return best?.date
  }

  private func isFresh(_ date: WrittenDate, on page: Page) -> Bool {
    guard let published = page.published, let first = date.first.first else { return true }
    return (0...Self.freshDays + 95).contains(published.daysSince1970 - first.daysSince1970)
  }
}
