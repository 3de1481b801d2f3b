import Model

/// Gives what a page states its meaning: exact values in base units, metrics of the catalogue, the
/// authorities that it is about.
package struct Normaliser: Sendable {
  /// All that a page states, understood.
  package struct Reading: Sendable {
    /// Whom the page is about.
    package var authority: Authority.Reference?

    /// The code that it bore when the inspection began, else when the page was published.
    package var authorityCodeAtDate: String?

    /// The inspection that the page is the report of.
    package var inspection: Inspection?

    /// In reading order.
    package var figures: [Figure] = []
    package var judgements: [Judgement] = []

    /// What the page as a whole leaves open.
    package var problems: [PageProblem] = []

    /// The mentions that are no figures, and why.
    package var refused: [(mention: Mention, error: NormalisationError)] = []
  }

  package let catalogue: Catalogue
  private let figures = FigureNormaliser()
  private let metrics: MetricMatcher
  private let gazetteer: Gazetteer
  private let judgements: JudgementNormaliser
  private let inspections: InspectionReader

  /// - Throws: the first of the catalogue's patterns that cannot be read.
  package init(_ catalogue: Catalogue) throws(CatalogueError) {
    self.catalogue = catalogue
    metrics = try MetricMatcher(catalogue: catalogue)
    gazetteer = Gazetteer(catalogue: catalogue)
    judgements = try JudgementNormaliser(catalogue: catalogue, gazetteer: gazetteer)
    inspections = try InspectionReader(catalogue: catalogue)
  }

  /// The meaning of the mentions of one page.
  package func reading(
    of page: Page, mentions: [Mention], grades: [GradeMention]
  ) -> Reading {
    var reading = Reading()
    let subject = gazetteer.subject(of: page)
    let authority = subject.count == 1 ? subject.first : nil
    reading.authority = authority?.reference
    if subject.count > 1 { reading.problems.append(.authorityOpen(subject.map(\.name))) }
    reading.inspection = inspections.inspection(of: page, grades: grades)
    reading.judgements = judgements.judgements(
      from: grades, on: page, of: authority, inspection: &reading.inspection)
    if let inspection = reading.inspection, !inspection.notFound.isEmpty {
      reading.problems.append(
        .gradesMissing(inspection.notFound, framework: inspection.version))
    }
    reading.authorityCodeAtDate = reading.authority.map {
      gazetteer.code(of: $0, on: reading.inspection?.start ?? page.published)
    }
    for mention in mentions {
      do {
        reading.figures.append(
          try figures.figure(from: mention, in: page.text, published: page.published))
      } catch {
        reading.refused.append((mention, error))
      }
    }
    let matched = metrics.reading(
      of: reading.figures, in: page.text, title: page.title, published: page.published)
    reading.figures = matched.figures
    place(&reading, on: page, elsewhere: matched.elsewhere)
    return reading
  }

  /// Says of each figure whom it is about: the one authority that its sentence names, or its cell's
  /// headers; else the page's, unless several are named, or it is said of England or of neighbours.
  private func place(_ reading: inout Reading, on page: Page, elsewhere: Set<Int>) {
    var last: (sentence: Range<Int>, subject: Subject)?
    for index in reading.figures.indices
    where reading.figures[index].comparator == nil && !elsewhere.contains(index) {
      let figure = reading.figures[index]
      let subject =
        last?.sentence == figure.sentence
        ? last?.subject ?? .open : subject(of: figure, on: page, else: reading.authority)
      last = (figure.sentence, subject)
      guard case .authority(let authority) = subject else {
        if subject == .elsewhere { reading.figures[index].metric = nil }
        continue
      }
      reading.figures[index].authority = authority
      reading.figures[index].authorityCodeAtDate = gazetteer.code(
        of: authority, on: figure.asOf.flatMap { Interval($0)?.last } ?? page.published)
    }
  }

  /// Whom a figure is about.
  private enum Subject: Equatable {
    case authority(Authority.Reference)
    /// Several, or nobody that is known.
    case open
    /// A place that is no authority of the catalogue, of which no metric is a value.
    case elsewhere

    init(_ reference: Authority.Reference?) { self = reference.map { .authority($0) } ?? .open }
  }

  private func subject(of figure: Figure, on page: Page, else whole: Authority.Reference?)
    -> Subject
  {
    if let slot = page.text.blocks[figure.block].slot, !slot.isHeader {
      if let named = subject(ofCell: slot, on: page.published) { return named }
    }
    guard gazetteer.namesAuthority(in: figure.sentence, of: page.text) else {
      return Subject(whole)
    }
    return Subject(
      gazetteer.authority(in: figure.sentence, of: page.text, on: page.published)?.reference)
  }

  /// Whom the headers of a cell name: the row's, else the column's; nil where neither names any. The two
  /// are read apart, as they are no one text. In a table by area, a row of no authority is elsewhere.
  private func subject(ofCell slot: TableSlot, on day: CalendarDate?) -> Subject? {
    for header in [slot.rowHeader, slot.columnHeader] {
      let text = PageText(paragraph: header)
      let range = text.blocks[0].range
      if gazetteer.namesAuthority(in: range, of: text) {
        return Subject(gazetteer.authority(in: range, of: text, on: day)?.reference)
      }
    }
    if let named = authority(ofRow: slot, on: day) { return .authority(named) }
    return !slot.rowHeader.isEmpty && Self.isByArea(slot) ? .elsewhere : nil
  }

  /// The authority that is all a row's header says in a table "by local authority": a name that is a word
  /// or a surname too, `Bromley`, is sure to be one there.
  private func authority(ofRow slot: TableSlot, on day: CalendarDate?) -> Authority.Reference? {
    let caption = slot.caption.lowercased()
    guard
      Self.isByArea(slot)
        || ["authorit", "borough", "council", "by area", "by la"].contains(where: caption.contains),
      !slot.rowHeader.isEmpty, slot.rowHeader.utf8.count <= 60
    else { return nil }
    // Hull is known by "Hull City Council" alone.
    for title in [" Council", " City Council"] {
      let council = PageText(paragraph: slot.rowHeader + title)
      if let named = gazetteer.authority(in: council.blocks[0].range, of: council, on: day) {
        return named.reference
      }
    }
    return nil
  }

  /// Whether the rows of a table are areas, as its corner or its caption says.
  private static func isByArea(_ slot: TableSlot) -> Bool {
    let corner = words(of: slot.corner)
    if (1...4).contains(corner.count), let last = corner.last {
      let named = last == "name" ? corner.dropLast().last ?? last : last
      if areas.contains(named) { return true }
    }
    let caption = words(of: slot.caption)
    return caption.indices.contains { at in
      guard caption[at] == "by" else { return false }
      let next = caption.dropFirst(at + 1).drop { ["each", "local", "english"].contains($0) }
      return next.first.map(areas.contains) ?? false
    }
  }

  private static let areas: Set<String> = [
    "authority", "authorities", "area", "areas", "council", "councils", "la", "las", "borough",
    "boroughs", "region", "regions", "district", "districts", "county", "counties",
  ]

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }
}
