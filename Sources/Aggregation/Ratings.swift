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
  package let grade: String

  /// The grade's place on the scale, 1 for outstanding; nil for a grade that the catalogue lacks.
  package let rank: Int?
  package let previousGrade: String?
  package let change: Change

  /// How many pages and sites say so.
  package let pages: Int
  package let sites: Int

  /// Whether all pages that speak of this judgement give this grade.
  package let agrees: Bool
}

/// Gathers ratings from judgements, page by page, into timelines.
///
/// Two statements speak of one judgement where their dates are at most half a year apart, or where
/// the coarser one ("in 2020") holds the finer one: inspections of one authority's area lie
/// further apart than that, and a report appears within weeks of its inspection.
package struct Ratings: Sendable {
  /// Days between two statements of one judgement, at most.
  static let span = 183

  private struct Statement {
    let interval: Interval
    let date: String
    let grade: String
    let page: Provenance
    let order: Int
  }

  private struct Key: Hashable {
    let authority: Authority.Reference
    let area: String
  }

  private let ranks: [String: Int]
  private var statements: [Key: [Statement]] = [:]
  private var count = 0

  package init(grades: [Grade]) {
    ranks = Dictionary(grades.map { ($0.id, $0.rank) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes in the judgements of one page. Those without an authority or a date belong to no
  /// timeline.
  package mutating func add(_ judgements: [Judgement], of page: Provenance) {
    for judgement in judgements {
      guard let authority = judgement.authority, let date = judgement.date,
        let interval = Interval(date)
      else { continue }
      statements[Key(authority: authority, area: judgement.area), default: []].append(
        Statement(
          interval: interval, date: date, grade: judgement.grade, page: page, order: count))
      count += 1
    }
  }

  /// The ratings by authority's code, area and date.
  package func rows() -> [Rating] {
    statements
      .sorted { ($0.key.authority.code, $0.key.area) < ($1.key.authority.code, $1.key.area) }
      .flatMap { key, statements in timeline(of: key, Self.events(of: statements)) }
  }

  /// The statements gathered by the judgement that they speak of, in order of date.
  private static func events(of statements: [Statement]) -> [[Statement]] {
    // The finest first, so that a coarse date finds the fine one it may mean.
    let ordered = statements.sorted {
      (width($0), $0.interval.first, $0.order) < (width($1), $1.interval.first, $1.order)
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
      ($0[0].interval.first, $0[0].order) < ($1[0].interval.first, $1[0].order)
    }
  }

  private static func width(_ statement: Statement) -> Int {
    statement.interval.last.daysSince1970 - statement.interval.first.daysSince1970
  }

  private static func isNear(_ statement: Statement, to anchor: Statement) -> Bool {
    let (a, b) = (statement.interval, anchor.interval)
    if a.first <= b.last, b.first <= a.last { return true }
    let gap =
      a.first > b.last
      ? a.first.daysSince1970 - b.last.daysSince1970
      : b.first.daysSince1970 - a.last.daysSince1970
    return gap <= span
  }

  private func timeline(of key: Key, _ events: [[Statement]]) -> [Rating] {
    var previous: String?
    return events.map { event in
      let grade = Self.grade(of: event)
      defer { previous = grade }
      return Rating(
        authority: key.authority, area: key.area, date: event[0].date, grade: grade,
        rank: ranks[grade], previousGrade: previous, change: change(from: previous, to: grade),
        pages: Set(event.map(\.page.document)).count, sites: Set(event.map(\.page.site)).count,
        agrees: event.allSatisfy { $0.grade == grade })
    }
  }

  /// The grade that most pages give; of two that as many give, the one given first.
  private static func grade(of event: [Statement]) -> String {
    var grades: [(grade: String, pages: Set<String>)] = []
    for statement in event.sorted(by: { $0.order < $1.order }) {
      if let place = grades.firstIndex(where: { $0.grade == statement.grade }) {
        grades[place].pages.insert(statement.page.document)
      } else {
        grades.append((statement.grade, [statement.page.document]))
      }
    }
    let most = grades.map(\.pages.count).max() ?? 0
    return grades.first { $0.pages.count == most }?.grade ?? event[0].grade
  }

  private func change(from previous: String?, to grade: String) -> Rating.Change {
    guard let previous else { return .first }
    guard let before = ranks[previous], let now = ranks[grade], before != now else {
      return .unchanged
    }
    return now < before ? .improved : .declined
  }
}
