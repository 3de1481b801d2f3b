import Model

/// Gathers judgements and reports, page by page, into inspections, and these into ratings.
///
/// Two reports are of one inspection where their days overlap. Two other statements speak of one where their
/// dates are at most half a year apart: inspections of one type lie further apart than that, and a report appears
/// within weeks of its inspection. A date that is coarser than a quarter of a year has to hold the other one. The
/// grade is that of the inspectorate's own report where one is among the pages, else the one that most pages give.
package struct Inspections: Sendable {
  /// Of whom inspections are: an authority, or a provider by its number.
  struct Subject: Hashable, Sendable {
    let type: String
    let code: String
  }

  /// A page's word on one inspection: a grade of an area, or that the inspection was.
  struct Statement: Sendable {
    let days: ClosedRange<CalendarDate>
    let date: Interval
    let area: String?
    let grade: String?
    let page: Provenance
    let order: Int
    let authority: Authority.Reference?
    let codeAtDate: String?

    /// Of the inspectorate's own report, for what it says of itself.
    let report: Inspection?

    var width: Int { days.upperBound.daysSince1970 - days.lowerBound.daysSince1970 }
  }

  /// Statements of one inspection; the first of them knows its date best.
  struct Event: Sendable {
    let subject: Subject
    private(set) var statements: [Statement] = []

    /// What is said of which area, and by which page, to be found at once.
    private var grades: Set<[String?]> = []
    private var places: [[String?]: [Int]] = [:]

    init(subject: Subject, _ statements: [Statement]) {
      self.subject = subject
      for statement in statements { append(statement) }
    }

    mutating func append(_ statement: Statement) {
      grades.insert([statement.area, statement.grade])
      places[[statement.page.document, statement.area], default: []].append(statements.count)
      statements.append(statement)
    }

    func says(_ statement: Statement) -> Bool {
      grades.contains([statement.area, statement.grade])
    }

    /// Whether the page of a statement gives the area another grade at another time: it tells of two inspections.
    func contradicts(_ statement: Statement) -> Bool {
      let own = places[[statement.page.document, statement.area]] ?? []
      return own.contains {
        statements[$0].grade != statement.grade && statements[$0].date != statement.date
      }
    }

    var anchor: Statement { statements[0] }
    var report: Inspection? { statements.lazy.compactMap(\.report).first }
  }

  private let frameworks: [Framework]
  let ranks: [String: Int]
  private let areas: Set<String>
  private let lifetimes: Lifetimes
  private let known: [String: Authority]
  private var statements: [Subject: [Statement]] = [:]
  private var count = 0

  package init(_ catalogue: Catalogue) {
    frameworks = catalogue.frameworks
    areas = Set(frameworks.flatMap(\.areas))
    ranks = Dictionary(
      catalogue.grades.compactMap { grade in grade.rank.map { (grade.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    lifetimes = Lifetimes(catalogue.authorities)
    known = Dictionary(
      catalogue.authorities.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Pages

  /// Takes in one page: its judgements, and the inspection of which it is the report. Judgements without an
  /// authority or a date, those of areas that no framework judges, and those of a time at which the authority
  /// did not exist, belong to no inspection.
  package mutating func add(
    _ judgements: [Judgement], report: Inspection? = nil, of authority: Authority.Reference? = nil,
    codeAtDate: String? = nil, on page: Provenance
  ) {
    let framework = report.flatMap { report in frameworks.first { $0.id == report.version } }
    let provider = framework?.isOfProvider == true ? report?.urn ?? page.document : nil
    if let report, let start = report.start ?? page.published, authority != nil || provider != nil {
      add(
        Interval(start, to: report.end), page, report: report,
        of: provider == nil ? authority : nil,
        codeAtDate: codeAtDate, Subject(type: report.type, code: provider ?? authority?.code ?? ""))
    }
    var counted: Set<StatementKey> = []
    for judgement in judgements {
      guard let date = judgement.date, areas.contains(judgement.area) else { continue }
      let isOwn = judgement.isCurrent && report != nil
      let authority = provider == nil ? judgement.authority : nil
      let code = provider ?? authority?.code
      // What a page says twice counts once.
      guard let code, provider == nil || isOwn,
        counted.insert(StatementKey(judgement, code, date)).inserted
      else { continue }
      let type = isOwn ? report?.type : nil
      add(
        date, page, judgement, report: isOwn ? report : nil, of: authority,
        codeAtDate: judgement.authorityCodeAtDate,
        Subject(type: type ?? self.type(of: judgement, on: date), code: code))
    }
  }

  /// What one page says of one judgement.
  private struct StatementKey: Hashable {
    let code: String
    let area: String
    let date: Interval
    let grade: String
    let isCurrent: Bool

    init(_ judgement: Judgement, _ code: String, _ date: Interval) {
      (self.code, area, self.date) = (code, judgement.area, date)
      (grade, isCurrent) = (judgement.grade, judgement.isCurrent)
    }
  }

  private mutating func add(
    _ date: Interval, _ page: Provenance, _ judgement: Judgement? = nil, report: Inspection?,
    of authority: Authority.Reference?, codeAtDate: String?, _ subject: Subject
  ) {
    guard let days = date.days, lifetimes.holds(days, of: authority?.code) else { return }
    statements[subject, default: []].append(
      Statement(
        days: days, date: date, area: judgement?.area, grade: judgement?.grade, page: page,
        order: count, authority: authority, codeAtDate: codeAtDate, report: report))
    count += 1
  }

  private func type(of judgement: Judgement, on date: Interval) -> String {
    let inForce = date.days.flatMap {
      framework(of: [judgement.area], judgement.grade, on: $0.lowerBound)
    }
    let found = inForce ?? frameworks.first { $0.areas.contains(judgement.area) }
    return found?.type ?? Framework.childrensServices
  }

  /// The latest framework in force with an area and a grade; else, of an area that is judged together with
  /// another, as care leavers were until 2022, one of the family that has the area at another time.
  private func framework(of areas: [String], _ grade: String?, on day: CalendarDate) -> Framework? {
    let inForce = frameworks.filter { framework in
      framework.isInForce(on: day) && (grade.map { framework.grades.contains($0) } ?? true)
    }
    /// The one that came into force last; of two, the first of the catalogue.
    func latest(_ found: [Framework]) -> Framework? {
      found.reduce(nil) { best, framework in
        guard let best else { return framework }
        guard let start = framework.start else { return best }
        return best.start.map { start > $0 } ?? true ? framework : best
      }
    }
    if let own = latest(inForce.filter { areas.allSatisfy($0.areas.contains) }) { return own }
    if let some = latest(inForce.filter { areas.contains(where: $0.areas.contains) }) {
      return some
    }
    let families = frameworks.filter { areas.contains(where: $0.areas.contains) }.map(\.family)
    return latest(inForce.filter { families.contains($0.family) })
  }

  // MARK: Events

  /// The inspections of everyone, by code and type, in order of date.
  func events() -> [[Event]] {
    statements.sorted { ($0.key.code, $0.key.type) < ($1.key.code, $1.key.type) }
      .map { Self.events(of: $1, $0) }
  }

  private static func events(of statements: [Statement], _ subject: Subject) -> [Event] {
    // Reports first, which know the days, then the finest, so that a coarse date finds the fine one
    // that it may mean.
    let ordered = statements.sorted {
      ($0.report == nil ? 1 : 0, $0.width, $0.days.lowerBound, $0.order)
        < ($1.report == nil ? 1 : 0, $1.width, $1.days.lowerBound, $1.order)
    }
    var events: [Event] = []
    for statement in ordered {
      let near = events.indices.filter {
        isNear(statement, to: events[$0].anchor) && !events[$0].contradicts(statement)
      }
      let same = near.first { events[$0].says(statement) }
      if let place = same ?? near.first {
        events[place].append(statement)
      } else {
        events.append(Event(subject: subject, [statement]))
      }
    }
    return events.sorted {
      ($0.anchor.days.lowerBound, $0.anchor.order) < ($1.anchor.days.lowerBound, $1.anchor.order)
    }
  }

  /// Days between two statements of one inspection, at most.
  static let span = 183

  /// Days of a date that is fine enough for that, at most.
  private static let fine = 92

  private static func isNear(_ statement: Statement, to anchor: Statement) -> Bool {
    let (a, b) = (statement.days, anchor.days)
    if a.overlaps(b) { return true }
    if statement.report != nil, anchor.report != nil { return false }
    let gap =
      a.lowerBound > b.upperBound
      ? a.lowerBound.daysSince1970 - b.upperBound.daysSince1970
      : b.lowerBound.daysSince1970 - a.upperBound.daysSince1970
    // "In 2020" may mean the year of the report on an inspection of 2019.
    let isCoarse = max(statement.width, anchor.width) > fine
    return isCoarse
      ? anchor.width <= fine && a.lowerBound > b.upperBound && gap <= fine : gap <= span
  }

  // MARK: Rows

  /// The inspections by code, type and date.
  ///
  /// - Parameter originals: Of the pages that are copies: one of these and its original are one page.
  package func rows(originals: [String: String] = [:]) -> [InspectionRecord] {
    var known: [String: Int] = [:]
    return events().flatMap { events in
      events.indices.map { place in
        let id = name(of: events[place], &known)
        let previous = place > 0 ? Self.span(of: events[place - 1])?.lowerBound : nil
        return record(
          of: events[place], id, previous: previous, isLatest: place == events.count - 1, originals)
      }
    }
  }

  /// The id of an event; `known` counts those that are equal.
  func name(of event: Event, _ known: inout [String: Int]) -> String {
    let (subject, date) = (event.subject, event.anchor.date.from)
    let id = "\(subject.type)-\(subject.code)-\(date)"
    known[id, default: 0] += 1
    return known[id].map { $0 > 1 ? "\(id)-\($0)" : id } ?? id
  }

  /// The days of an inspection, where a report or a page gives days, and not that of its own publication.
  private static func span(of event: Event) -> ClosedRange<CalendarDate>? {
    let anchor = event.anchor
    if let report = anchor.report { return report.start == nil ? nil : anchor.days }
    let isOwnDay = anchor.date.to == nil && anchor.date.from.first == anchor.page.published
    return anchor.date.from.day == nil || isOwnDay ? nil : anchor.days
  }

  private func record(
    of event: Event, _ id: String, previous: CalendarDate?, isLatest: Bool,
    _ originals: [String: String]
  ) -> InspectionRecord {
    let (anchor, report) = (event.anchor, event.report)
    let grades = grades(of: event, originals)
    let framework = framework(of: event, grades)
    let span = Self.span(of: event)
    let own = event.statements.first { $0.report != nil }?.page
    let (pages, sites) = originals.count(originalsOf: event.sites)
    let authority = anchor.authority.flatMap { known[$0.code] }
    let end = span?.upperBound
    return InspectionRecord(
      id: id, type: event.subject.type,
      remit: report?.remit ?? framework?.remit ?? Framework.childrensServices,
      framework: report?.framework ?? framework?.family, version: report?.version ?? framework?.id,
      authority: anchor.authority, codeAtDate: anchor.codeAtDate,
      region: authority.flatMap { $0.region.isEmpty ? nil : $0.region },
      date: anchor.date.description,
      start: span?.lowerBound, end: end, published: own?.published, length: report?.length,
      urn: report?.urn ?? authority?.urn, url: own?.url, grades: grades,
      theme: report?.theme, priorityActions: report?.priorityActions,
      needsStatement: report?.needsStatement, previous: report?.previous ?? previous,
      next: end.flatMap { end in report?.monthsToNext.flatMap { end.adding(months: $0) } },
      isLatest: isLatest, documents: event.documents(), pages: pages, sites: sites,
      agrees: pages > 1 ? event.agrees(with: grades) : nil)
  }

  func framework(of event: Event, _ grades: [String: String]) -> Framework? {
    if let report = event.report { return frameworks.first { $0.id == report.version } }
    let ordered = grades.sorted { $0.key < $1.key }
    let days = event.anchor.days.lowerBound
    return framework(of: ordered.map(\.key), ordered.first?.value, on: days)
  }

  /// The grade of each area: that of the inspectorate's report, else the one that most pages give.
  func grades(of event: Event, _ originals: [String: String]) -> [String: String] {
    var result: [String: String] = [:]
    for area in Set(event.statements.compactMap(\.area)) {
      result[area] = event.grade(of: area, originals)
    }
    return result
  }
}
