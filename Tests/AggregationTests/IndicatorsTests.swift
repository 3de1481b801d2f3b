import Testing

@testable import Aggregation
@testable import Model

private let croydon = Authority.Reference(name: "Croydon", code: "E09000008")

private let metrics = [
  Metric(
    id: "cla_count", label: "Children looked after", unit: "children", patterns: [], source: "")
]

private func page(_ name: String, site: String, _ published: String?) -> Provenance {
  Provenance(
    document: name, site: site, published: published.flatMap { CalendarDate(iso: $0) })
}

/// The dates of `2024-03-31`, `2024` or `2023/2024`.
private func interval(_ text: String) -> Interval? {
  let ends = text.split(separator: "/").compactMap { end in
    let parts = end.split(separator: "-").map { Int($0) }
    return PartialDate(
      year: parts[0], month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil
    )
  }
  return ends.first.map { Interval($0, to: ends.count > 1 ? ends[1] : nil) }
}

private func figure(
  _ value: Int64, _ qualifier: Qualifier = .exact, asOf: String? = nil,
  metric: String? = "cla_count", isEarlier: Bool = false, suppression: Suppression? = nil
) -> Figure {
  Figure(
    range: 0..<1, sentence: 0..<1, block: 0, kind: .count,
    value: suppression.map { .suppressed($0) } ?? .number(Rational(value)), unit: "children",
    qualifier: qualifier, metric: metric, asOf: asOf.flatMap(interval),
    standing: isEarlier ? .earlier : .stated, holder: Holder(croydon))
}

@Suite struct IndicatorsTests {
  @Test func gathersWhatPagesSay() throws {
    var indicators = Indicators(metrics: metrics)
    indicators.add([figure(800, .about)], of: page("d_1", site: "news", "2020-03-16"))
    indicators.add([figure(790), figure(790)], of: page("d_2", site: "council", "2020-02-01"))
    let row = try #require(indicators.rows().indicators.first)
    #expect(row.latest == Rational(800))
    #expect(row.latestDocument == "d_1" && row.latestEvidence.figure == "d_1 0")
    #expect((row.lowest, row.highest) == (Rational(790), Rational(800)))
    #expect((row.figures, row.pages, row.sites) == (3, 2, 2))
    #expect((row.unit, row.period) == ("children", "2020"))
    #expect(row.qualifier == .about)
    // February and March may well differ.
    #expect(row.agrees == nil)
  }

  @Test func countsCopiesOnce() throws {
    let originals = ["d_2": "d_1"]
    var indicators = Indicators(metrics: metrics)
    indicators.add([figure(800)], of: page("d_1", site: "council", "2020-03-01"))
    indicators.add([figure(800)], of: page("d_2", site: "news", "2020-03-02"))
    var row = try #require(indicators.rows(originals: originals).indicators.first)
    #expect((row.figures, row.pages, row.sites) == (2, 1, 1))
    #expect(row.agrees == nil)
    indicators.add([figure(810)], of: page("d_3", site: "blog", "2020-03-03"))
    row = try #require(indicators.rows(originals: originals).indicators.first)
    #expect((row.figures, row.pages, row.sites) == (3, 2, 2))
    #expect(row.agrees == false)
  }

  /// Values of different days are no contradiction; the latest day counts.
  @Test func comparesLikeWithLike() throws {
    var indicators = Indicators(metrics: metrics)
    indicators.add([figure(305, asOf: "2024-03-31")], of: page("d_1", site: "a", "2024-12-01"))
    indicators.add([figure(342, asOf: "2024-11")], of: page("d_2", site: "b", "2024-11-20"))
    let row = try #require(indicators.rows().indicators.first)
    #expect(row.agrees == nil)
    #expect(row.latest == Rational(342))
  }

  @Test func holdsBackWhatLiesFarFromTheRest() throws {
    var indicators = Indicators(metrics: metrics)
    for (year, value) in [(2019, 790), (2020, 800), (2021, 810), (2022, 83_840)] {
      indicators.add([figure(Int64(value))], of: page("d_\(year)", site: "a", "\(year)-03-01"))
    }
    let (rows, heldBack) = indicators.rows()
    #expect(rows.map(\.period) == ["2019", "2020", "2021"])
    #expect(heldBack.map(\.document) == ["d_2022"])
  }

  @Test(arguments: [
    (figure(800, .about), figure(850), false), (figure(800, .about), figure(840), true),
    (figure(1_000, .moreThan), figure(1_200), true), (figure(1_000, .moreThan), figure(900), false),
    (figure(30, .lessThan), figure(30), true), (figure(5), figure(6), false),
  ])
  func seesWhetherTheyAgree(_ one: Figure, _ other: Figure, _ agree: Bool) throws {
    var indicators = Indicators(metrics: metrics)
    indicators.add([one], of: page("d_1", site: "a", "2020-01-01"))
    indicators.add([other], of: page("d_2", site: "b", "2020-01-02"))
    #expect(try #require(indicators.rows().indicators.first).agrees == agree)
  }

  @Test func takesNoSuppressedCellForAValue() {
    let suppressed = figure(5, suppression: .confidential)
    var indicators = Indicators(metrics: metrics)
    indicators.add([suppressed], of: page("d_1", site: "a", "2020-01-01"))
    #expect(indicators.rows().indicators == [])
  }

  @Test func takesTheYearFromTheTextBeforeThePage() {
    var indicators = Indicators(metrics: metrics)
    indicators.add(
      [figure(760, asOf: "2017-06-30"), figure(700, asOf: "2015-04/2016-03")],
      of: page("d_1", site: "a", "2020-01-01"))
    #expect(indicators.rows().indicators.map(\.period) == ["2016", "2017"])
  }

  @Test func leavesOutWhatBelongsNowhere() {
    var indicators = Indicators(metrics: metrics)
    indicators.add([figure(39, isEarlier: true)], of: page("d_0", site: "a", "2020-01-01"))
    indicators.add([figure(1, metric: nil)], of: page("d_1", site: "a", "2020-01-01"))
    indicators.add([figure(1)], of: page("d_2", site: "a", nil))
    #expect(indicators.rows().indicators.isEmpty)
  }
}

@Suite struct RatingsTests {
  private let grades = [
    Grade(id: "outstanding", rank: 1, patterns: []), Grade(id: "good", rank: 2, patterns: []),
    Grade(id: "requires_improvement", rank: 3, patterns: []),
    Grade(id: "inadequate", rank: 4, patterns: []),
  ]
  private let frameworks = [
    Framework(
      id: "first", family: "F", end: CalendarDate(iso: "2017-12-31"),
      areas: ["overall_effectiveness"], grades: ["good", "inadequate"], source: "a test"),
    Framework(
      id: "second", family: "F", start: CalendarDate(iso: "2018-01-01"),
      areas: ["overall_effectiveness", "children_in_care", "leaders_impact"],
      grades: ["good", "inadequate"],
      source: "a test"),
  ]

  private func judgement(
    _ grade: String, _ date: String?, area: String = "overall_effectiveness"
  ) -> Judgement {
    Judgement(
      range: 0..<1, sentence: 0..<1, block: 0, area: area, grade: grade,
      date: date.flatMap(interval),
      isCurrent: true, authority: croydon)
  }

  @Test func makesATimelineOfStatements() {
    var inspections = Inspections(Catalogue(frameworks: frameworks, grades: grades))
    inspections.add(
      [judgement("good", "2024-10"), judgement("good", "2020")],
      on: page("d_1", site: "council", "2024-12-03"))
    inspections.add(
      [judgement("good", "2020-03"), judgement("inadequate", "2017-09")],
      on: page("d_2", site: "news", "2020-03-16"))
    inspections.add([judgement("good", "2024-12-03")], on: page("d_3", site: "trade", "2024-12-04"))
    let rows = inspections.ratings()
    #expect(rows.map(\.date) == ["2017-09", "2020-03", "2024-12-03"])
    #expect(rows.map(\.grade) == ["inadequate", "good", "good"])
    #expect(rows.map(\.change) == [.first, .improved, .unchanged])
    #expect(rows.map(\.pages) == [1, 2, 2])
    #expect(rows.map(\.agrees) == [nil, true, true])
  }

  @Test func countsCopiesOnceInRatings() throws {
    var inspections = Inspections(Catalogue(frameworks: frameworks, grades: grades))
    inspections.add([judgement("good", "2020-03")], on: page("d_1", site: "a", nil))
    inspections.add([judgement("inadequate", "2020-03")], on: page("d_2", site: "b", nil))
    inspections.add([judgement("inadequate", "2020-03")], on: page("d_3", site: "c", nil))
    #expect(inspections.ratings().map(\.grade) == ["inadequate"])
    let row = try #require(inspections.ratings(originals: ["d_3": "d_2"]).first)
    #expect((row.grade, row.pages, row.sites) == ("good", 2, 2))
    #expect(row.agrees == false)
  }

  @Test func saysThatPagesDisagree() throws {
    var inspections = Inspections(Catalogue(frameworks: frameworks, grades: grades))
    inspections.add([judgement("good", "2020-03")], on: page("d_1", site: "a", nil))
    inspections.add([judgement("good", "2020-03-16")], on: page("d_2", site: "b", nil))
    inspections.add([judgement("inadequate", "2020-02")], on: page("d_3", site: "c", nil))
    let row = try #require(inspections.ratings().first)
    #expect(inspections.ratings().count == 1)
    #expect(row.grade == "good")
    #expect(row.agrees == false)
  }

  /// The inspectorate's own report knows the days and the grade; news may be wrong, however many.
  @Test func believesTheReport() throws {
    var inspections = Inspections(Catalogue(frameworks: frameworks, grades: grades))
    for (number, site) in ["a", "b"].enumerated() {
      inspections.add(
        [judgement("good", "2017-09-04")], on: page("d_\(number)", site: site, "2017-09-04"))
    }
    inspections.add(
      [judgement("inadequate", "2017-06-20/2017-07-13")],
      report: Inspection(framework: "F", version: "first"),
      on: Provenance(document: "d_9", site: "c", published: nil))
    let row = try #require(inspections.ratings().first)
    #expect(inspections.ratings().count == 1)
    #expect(row.grade == "inadequate" && row.date == "2017-06-20/2017-07-13" && row.agrees == false)
    #expect(row.documents == ["d_9"] && row.pages == 3 && row.framework == "first")
  }

  @Test func namesTheFrameworkInForce() {
    var inspections = Inspections(Catalogue(frameworks: frameworks, grades: grades))
    inspections.add(
      [
        judgement("inadequate", "2017"), judgement("good", "2020-03"),
        judgement("requires_improvement", "2023"), judgement("good", "2020", area: "swimming"),
      ], on: page("d_1", site: "a", nil))
    #expect(inspections.ratings().map(\.framework) == ["first", "second", nil])
  }

  @Test func keepsAreasApart() {
    var inspections = Inspections(Catalogue(frameworks: frameworks, grades: grades))
    inspections.add(
      [
        judgement("good", "2020-03", area: "leaders_impact"),
        judgement("requires_improvement", "2020-03", area: "children_in_care"),
        judgement("good", nil),
      ], on: page("d_1", site: "a", nil))
    #expect(inspections.ratings().map(\.area) == ["children_in_care", "leaders_impact"])
  }
}

extension Indicators {
  /// With evidence that is made up.
  fileprivate mutating func add(_ figures: [Figure], of page: Provenance) {
    add(figures, of: page) {
      FigureEvidence(figure: "\(page.document) \($0)", sentence: "It is so.", link: nil)
    }
  }
}
