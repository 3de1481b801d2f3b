import Model

/// A grade in the history of one authority's services in one area.
package struct Rating: Hashable, Sendable {
  /// How a grade stands to the one before it.
  package enum Change: String, Sendable {
    case first, improved, declined, unchanged
  }

  package let authority: Authority.Reference
  package let area: String

  /// When the judgement was made, as fine as the finest of the pages says it.
  package let date: String

  /// The version of the framework under which it was made: that of the inspectorate's report, else
  /// the one that was in force and has the area and the grade; nil where none had.
  package let framework: String?
  package let grade: String

  /// The grade's place on the scale, 1 for outstanding; nil for a grade that the catalogue lacks.
  package let rank: Int?
  package let previousGrade: String?
  package let change: Change

  /// The pages that give this grade, in the order of the documents.
  package let documents: [String]

  /// How many pages and sites speak of this judgement, copies aside.
  package let pages: Int
  package let sites: Int

  /// Whether all pages that speak of this judgement give this grade; nil where one page alone speaks.
  package let agrees: Bool?
}

/// Gathers ratings from judgements, page by page, into timelines.
///
/// Two statements speak of one judgement where their dates are at most half a year apart, or where
/// the coarser one ("in 2020") holds the finer one: inspections of one authority's area lie
/// further apart than that, and a report appears within weeks of its inspection. The grade is that of
/// the inspectorate's own report where one is among the pages, else the one that most pages give.
package struct Ratings: Sendable {
  /// Days between two statements of one judgement, at most.
  static let span = 183

  private struct Statement {
    let days: ClosedRange<CalendarDate>
    let date: Interval
    let grade: String
    let page: Provenance
    let order: Int

    /// Of the inspectorate's own report, for the grades that it gives itself.
    let framework: String?
  }

  private struct Key: Hashable {
    let authority: Authority.Reference
    let area: String
  }

  /// What one page says of one judgement.
  private struct StatementKey: Hashable {
    let code: String
    let area: String
    let date: Interval
    let grade: String
    let isCurrent: Bool

    init(_ judgement: Judgement, _ authority: Authority.Reference, _ date: Interval) {
      (code, area, self.date) = (authority.code, judgement.area, date)
      (grade, isCurrent) = (judgement.grade, judgement.isCurrent)
    }
  }

  private let ranks: [String: Int]
  private let frameworks: [Framework]
  private let areas: Set<String>
  private var statements: [Key: [Statement]] = [:]
  private var count = 0

  package init(grades: [Grade], frameworks: [Framework]) {
    self.frameworks = frameworks
    areas = Set(frameworks.flatMap(\.areas))
    ranks = Dictionary(
      grades.compactMap { grade in grade.rank.map { (grade.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Takes in the judgements of one page. Those without an authority or a date, and those of areas
  /// that no framework judges, belong to no timeline.
  package mutating func add(_ judgements: [Judgement], of page: Provenance) {
    var counted: Set<StatementKey> = []
    for judgement in judgements {
      // What a page says twice counts once.
      guard let authority = judgement.authority, let date = judgement.date,
        counted.insert(StatementKey(judgement, authority, date)).inserted,
        let days = date.days,
        areas.contains(judgement.area)
      else { continue }
      statements[Key(authority: authority, area: judgement.area), default: []].append(
        Statement(
          days: days, date: date, grade: judgement.grade, page: page, order: count,
          framework: judgement.isCurrent ? page.framework : nil))
      count += 1
    }
  }

  /// The ratings by authority's code, area and date.
  ///
  /// - Parameter originals: Of the pages that are copies: one of these and its original are one page.
  package func rows(originals: [String: String] = [:]) -> [Rating] {
    statements
      .sorted { ($0.key.authority.code, $0.key.area) < ($1.key.authority.code, $1.key.area) }
      .flatMap { key, statements in timeline(of: key, Self.events(of: statements), originals) }
  }

  /// The statements gathered by the judgement that they speak of, in order of date.
  private static func events(of statements: [Statement]) -> [[Statement]] {
    // Reports first, which know the days, then the finest, so that a coarse date finds the fine one
    // that it may mean.
    let ordered = statements.sorted {
      ($0.framework == nil ? 1 : 0, width($0), $0.days.lowerBound, $0.order)
        < ($1.framework == nil ? 1 : 0, width($1), $1.days.lowerBound, $1.order)
    }
    var events: [[Statement]] = []
    for statement in ordered {
      let near = events.indices.filter { isNear(statement, to: events[$0][0]) }
      let same = near.first { events[$0][0].grade == statement.grade }
      if let place = same ?? near.first {
        events[place].append(statement)
      } else {
        events.append([statement])
      }
    }
    return events.sorted {
      ($0[0].days.lowerBound, $0[0].order) < ($1[0].days.lowerBound, $1[0].order)
    }
  }

  private static func width(_ statement: Statement) -> Int {
    statement.days.upperBound.daysSince1970 - statement.days.lowerBound.daysSince1970
  }

  private static func isNear(_ statement: Statement, to anchor: Statement) -> Bool {
    let (a, b) = (statement.days, anchor.days)
    if a.overlaps(b) { return true }
    let gap =
      a.lowerBound > b.upperBound
      ? a.lowerBound.daysSince1970 - b.upperBound.daysSince1970
      : b.lowerBound.daysSince1970 - a.upperBound.daysSince1970
    return gap <= span
  }

  private func timeline(
    of key: Key, _ events: [[Statement]], _ originals: [String: String]
  ) -> [Rating] {
    var previous: String?
    return events.map { event in
      let grade = Self.grade(of: event, originals)
      let (pages, sites) = originals.count(
        originalsOf: Dictionary(
          event.map { ($0.page.document, $0.page.site) }, uniquingKeysWith: { first, _ in first }))
      defer { previous = grade }
      return Rating(
        authority: key.authority, area: key.area, date: event[0].date.description,
        framework: framework(of: event, area: key.area, grade: grade), grade: grade,
        rank: ranks[grade], previousGrade: previous, change: change(from: previous, to: grade),
        documents: Self.documents(in: event, giving: grade),
        pages: pages, sites: sites,
        agrees: pages > 1 ? event.allSatisfy { $0.grade == grade } : nil)
    }
  }

  private static func documents(in event: [Statement], giving grade: String) -> [String] {
    var known: Set<String> = []
    return event.sorted { $0.order < $1.order }
      .filter { $0.grade == grade && known.insert($0.page.document).inserted }
      .map(\.page.document)
  }

  private func framework(of event: [Statement], area: String, grade: String) -> String? {
    if let own = event.lazy.compactMap(\.framework).first { return own }
    let day = event[0].days.lowerBound
    let inForce = frameworks.filter { $0.isInForce(on: day) && $0.grades.contains(grade) }
    // An area may be judged together with another: care leavers until 2022.
    return (inForce.first { $0.areas.contains(area) } ?? inForce.first)?.id
  }

  /// The grade of the inspectorate's report, else the one that most pages give; of two that as many
  /// give, the one given first.
  private static func grade(of event: [Statement], _ originals: [String: String]) -> String {
    if let own = event.filter({ $0.framework != nil }).min(by: { $0.order < $1.order }) {
      return own.grade
    }
    var grades: [(grade: String, pages: Set<String>)] = []
    for statement in event.sorted(by: { $0.order < $1.order }) {
      if let place = grades.firstIndex(where: { $0.grade == statement.grade }) {
        grades[place].pages.insert(statement.page.document)
      } else {
        grades.append((statement.grade, [statement.page.document]))
      }
    }
    let counts = grades.map { originals.originals(of: $0.pages).count }
    let first = counts.max().flatMap { counts.firstIndex(of: $0) }
    return first.map { grades[$0].grade } ?? event[0].grade
  }

  private func change(from previous: String?, to grade: String) -> Rating.Change {
    guard let previous else { return .first }
    guard let before = ranks[previous], let now = ranks[grade], before != now else {
      return .unchanged
    }
    return now < before ? .improved : .declined
  }
}
