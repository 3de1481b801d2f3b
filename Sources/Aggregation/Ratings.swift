import Model

/// A grade in the history of one authority's services in one area.
package struct Rating: Hashable, Sendable {
  /// How a grade stands to the one before it.
  package enum Change: String, Sendable {
    case first, improved, declined, unchanged
  }

  /// The inspection that gave it, as in `InspectionRecord`.
  package let inspection: String
  package let authority: Authority.Reference
  package let area: String

  /// When the inspection was, as fine as the finest of the pages says it.
  package let date: String

  /// The days that it names: of `2024-10` all of the month.
  package let days: ClosedRange<CalendarDate>?

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

extension Inspections {
  /// The grades of authorities, by code, area and date.
  ///
  /// - Parameter originals: Of the pages that are copies: one of these and its original are one page.
  package func ratings(originals: [String: String] = [:]) -> [Rating] {
    var known: [String: Int] = [:]
    var timelines: [Timeline: [Graded]] = [:]
    for event in events().joined() {
      let id = name(of: event, &known)
      guard let authority = event.anchor.authority else { continue }
      let grades = grades(of: event, originals)
      let framework = framework(of: event, grades)
      for (area, grade) in grades {
        timelines[Timeline(authority: authority, area: area), default: []].append(
          Graded(event: event, id: id, grade: grade, framework: framework?.id))
      }
    }
    return timelines.sorted { ($0.key.code, $0.key.area) < ($1.key.code, $1.key.area) }
      .flatMap { ratings(of: $0, $1, originals) }
  }

  private struct Timeline: Hashable {
    let authority: Authority.Reference
    let area: String

    var code: String { authority.code }
  }

  /// An inspection with the grade that it gave an area.
  private struct Graded {
    let event: Event
    let id: String
    let grade: String
    let framework: String?
  }

  private func ratings(
    of key: Timeline, _ graded: [Graded], _ originals: [String: String]
  ) -> [Rating] {
    var previous: String?
    let ordered = graded.sorted {
      $0.event.anchor.days.lowerBound < $1.event.anchor.days.lowerBound
    }
    return ordered.map { graded in
      let event = graded.event.only(key.area)
      let (pages, sites) = originals.count(originalsOf: event.sites)
      defer { previous = graded.grade }
      return Rating(
        inspection: graded.id, authority: key.authority, area: key.area,
        date: graded.event.anchor.date.description, days: graded.event.anchor.date.days,
        framework: graded.framework, grade: graded.grade, rank: ranks[graded.grade],
        previousGrade: previous,
        change: change(from: previous, to: graded.grade),
        documents: event.documents(giving: graded.grade), pages: pages, sites: sites,
        agrees: pages > 1 ? event.agrees(with: [key.area: graded.grade]) : nil)
    }
  }

  private func change(from previous: String?, to grade: String) -> Rating.Change {
    guard let previous else { return .first }
    guard let before = ranks[previous], let now = ranks[grade], before != now else {
      return .unchanged
    }
    return now < before ? .improved : .declined
  }
}

extension Inspections.Event {
  /// The same with what is said of one area.
  func only(_ area: String) -> Self {
    Self(subject: subject, statements.filter { $0.area == area })
  }

  /// The site of each document.
  var sites: [String: String] {
    Dictionary(
      statements.map { ($0.page.document, $0.page.site) }, uniquingKeysWith: { first, _ in first })
  }

  /// The documents in their order, without those that give another grade.
  func documents(giving grade: String? = nil) -> [String] {
    var known: Set<String> = []
    return statements.sorted { $0.order < $1.order }
      .filter { grade == nil || $0.grade == grade }.map(\.page.document)
      .filter { known.insert($0).inserted }
  }

  /// Whether every statement of a grade is that of its area.
  func agrees(with grades: [String: String]) -> Bool {
    statements.allSatisfy { statement in
      guard let area = statement.area else { return true }
      return statement.grade == grades[area]
    }
  }

  /// The grade of the inspectorate's report, else the one that most pages give; of two that as many
  /// give, the one given first.
  func grade(of area: String, _ originals: [String: String]) -> String? {
    let statements = statements.filter { $0.area == area }.sorted { $0.order < $1.order }
    if let own = statements.first(where: { $0.report != nil }) { return own.grade }
    var grades: [(grade: String, pages: Set<String>)] = []
    for statement in statements {
      guard let grade = statement.grade else { continue }
      if let place = grades.firstIndex(where: { $0.grade == grade }) {
        grades[place].pages.insert(statement.page.document)
      } else {
        grades.append((grade, [statement.page.document]))
      }
    }
    let counts = grades.map { originals.originals(of: $0.pages).count }
    return counts.max().flatMap { counts.firstIndex(of: $0) }.map { grades[$0].grade }
  }
}
