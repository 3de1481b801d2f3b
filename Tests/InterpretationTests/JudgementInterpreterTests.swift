import Extraction
import Model
import Stages
import Testing

@testable import Interpretation

@Suite struct JudgementInterpreterTests {
  func judgements(_ lines: [String], title: String, published: String?) throws -> [Judgement] {
    let stages = try Stages.builtIn.get()
    let page = page(lines, title: title, published: published)
    var inspection = stages.inspection(of: page)
    return stages.judgements.judgements(
      from: stages.grades(in: page.text, title: title), on: page, stages.analysed(page.text),
      of: stages.authority(of: page), inspection: &inspection)
  }

  func page(_ lines: [String], title: String?, published: String?) -> Page {
    Page(
      path: "a.html", title: title, published: published.flatMap { CalendarDate(iso: $0) },
      text: PageText(paragraphs: lines))
  }

  @Test func aGradeTakesTheInspectionsDate() throws {
    let found = try judgements(
      [
        "Services for children in Medway have been rated good.",
        "Inspectors visited in July 2023 and an inspection in July 2019 found less.",
      ], title: "Medway praised", published: "2023-08-30")
    #expect(found.map { $0.date?.description } == ["2023-07"])
    #expect(found.map { $0.authority?.name } == ["Medway"])
  }

  /// A grade of now is not from the inspection before.
  @Test(arguments: [
    "The previous inspection was in July 2019, when they were inadequate.",
    "At their earlier inspection, in July 2019, they required improvement.",
    "A prior inspection in July 2019 found less.",
  ])
  func aPreviousInspectionDatesNoGradeOfNow(line: String) throws {
    let found = try judgements(
      ["Ofsted has rated children’s services in Medway good.", line], title: "Medway praised",
      published: "2020-02-10")
    #expect(found.first?.date?.description == "2020-02-10")
  }

  @Test func elseThatOfPublication() throws {
    let found = try judgements(
      ["The council has been rated good."], title: "Medway praised", published: "2023-08-30")
    #expect(found.map { $0.date?.description } == ["2023-08-30"])
  }

  @Test func aFreshDateIsCurrent() throws {
    let line = "The council was judged good in July 2023."
    #expect(
      try judgements([line], title: "Medway", published: "2023-09-01").map(\.isCurrent) == [true])
    #expect(
      try judgements([line], title: "Medway", published: "2025-09-01").map(\.isCurrent) == [false])
    #expect(try judgements([line], title: "Medway", published: nil).map(\.isCurrent) == [false])
  }

  @Test func theSentencesAuthorityComesFirst() throws {
    let found = try judgements(
      ["Neighbouring Kent was rated outstanding in 2022."], title: "Medway", published: nil)
    #expect(found.map { $0.authority?.name } == ["Kent"])
  }

  @Test func lastYearIsTheYearBefore() throws {
    let found = try judgements(
      ["The council’s children’s services were rated inadequate last year."], title: "Medway",
      published: "2024-12-05")
    #expect(found.map { "\($0.date?.description ?? "") \($0.isCurrent)" } == ["2023 false"])
  }

  /// What a page that speaks of no services for children calls good has no grade.
  @Test(arguments: [
    "Use good judgement when you fill the pond.", "They are good because they can be seen.",
  ])
  func leavesPagesOfOtherFields(_ line: String) throws {
    let stages = try Stages.builtIn.get()
    let page = page([line], title: "Ponds", published: "2024-12-05")
    let grades = stages.grades(in: page.text, title: page.title)
    #expect(stages.reading(of: page, mentions: [], grades: grades).judgements.isEmpty)
  }

  /// Of two that a sentence names each has its own.
  @Test func partsTwo() throws {
    let found = try judgements(
      ["Kent was rated outstanding in 2022, while Medway was rated good."], title: "Leeds praised",
      published: "2024-12-05")
    #expect(found.map { $0.authority?.name } == ["Kent", "Medway"])
  }

  /// A table of councils: each grade is its row's, and a table of dates has one that is current.
  @Test func readsTheRowsOfATable() throws {
    func judgements(_ rows: [(String, String)], _ label: String, _ column: String) throws
      -> [Judgement]
    {
      var bytes: [UInt8] = []
      var blocks: [Block] = []
      for (number, row) in rows.enumerated() {
        for (place, text) in [row.0, row.1].enumerated() {
          if !bytes.isEmpty { bytes.append(0x0A) }
          let start = bytes.count
          bytes += Array(text.utf8)
          blocks.append(
            Block(
              .cell, range: start..<bytes.count,
              slot: TableSlot(
                table: 0, row: number + 1, column: place, isHeader: place == 0,
                rowHeader: place == 0 ? "" : row.0, columnHeader: place == 0 ? label : column,
                corner: place == 0 ? "" : label)))
        }
      }
      let page = Page(
        path: "a.html", title: "Children’s services in Leeds: inspections",
        published: CalendarDate(iso: "2025-03-10"),
        text: PageText(bytes: bytes, blocks: blocks))
      let stages = try Stages.builtIn.get()
      let grades = stages.grades(in: page.text, title: page.title)
      return stages.reading(of: page, mentions: [], grades: grades).judgements
    }
    let councils = try judgements(
      [("Leeds", "Outstanding"), ("Bradford", "Inadequate")], "Council", "Overall effectiveness")
    #expect(councils.map { $0.authority?.name } == ["Leeds", "Bradford"])
    let history = try judgements(
      [("March 2022", "Outstanding"), ("November 2018", "Good"), ("July 2009", "Inadequate")],
      "Date", "Overall effectiveness")
    #expect(history.map(\.isCurrent) == [true, false, false])
    #expect(history.map { $0.date?.description } == ["2022-03", "2018-11", "2009-07"])
    let schools = try judgements([("Elm Primary", "Good")], "School", "School rating")
    #expect(schools.isEmpty)
  }

  /// The report gives one grade for each area; all else that it tells of was before, or elsewhere.
  @Test func aReportHasOneGradeForEachArea() throws {
    let found = try judgements(
      [
        "Inspection of Medway local authority children’s services",
        "Inspection dates: 17 to 28 July 2023", "Overall effectiveness: Good",
        "The experiences and progress of children in care: Requires improvement to be good",
        "The experiences and progress of care leavers: Outstanding",
        "The council’s help and protection were last judged when they were called adequate.",
        "At the last inspection the grades were these.",
        "The experiences and progress of children in care: Inadequate",
        "Services for care leavers are good.",
      ], title: "Medway", published: nil)
    #expect(
      found.filter(\.isCurrent).map { "\($0.area) \($0.grade) \($0.date?.description ?? "")" } == [
        "overall_effectiveness good 2023-07-17/2023-07-28",
        "children_in_care requires_improvement 2023-07-17/2023-07-28",
        "care_leavers outstanding 2023-07-17/2023-07-28",
      ])
  }

  /// From April 2026 there is no overall grade; until 2022 care leavers had none of their own.
  @Test(arguments: [
    ("4 to 8 May 2026", ["overall_effectiveness"], ["leaders_impact", "help_and_protection"]),
    (
      "7 to 11 October 2019", ["care_leavers"],
      ["overall_effectiveness", "leaders_impact", "help_and_protection"]
    ),
    (
      "9 to 20 October 2023", [],
      ["overall_effectiveness", "leaders_impact", "help_and_protection"]
    ),
  ])
  func tellsWhatIsNotGivenFromWhatIsNotFound(
    _ days: String, _ notGiven: [String], _ notFound: [String]
  ) throws {
    let page = page(
      [
        "Inspection of Medway local authority children’s services", "Inspection dates: \(days)",
        "The experiences and progress of children in care: Good",
        "The experiences and progress of care leavers: Good",
        "The council was rated good overall in 2018.",
      ], title: nil, published: nil)
    let stages = try Stages.builtIn.get()
    let grades = stages.grades(in: page.text, title: nil)
    let reading = stages.reading(of: page, mentions: [], grades: grades)
    #expect(reading.inspection?.notGiven == notGiven)
    #expect(reading.inspection?.notFound == notFound)
    #expect(!reading.judgements.contains { $0.isCurrent && $0.area == "overall_effectiveness" })
    #expect(reading.problems.contains { $0.code == "grades-missing" })
  }

  /// A visit's letter tells of grades, but gives none.
  @Test func aVisitGivesNoGrade() throws {
    let found = try judgements(
      [
        "Monitoring visit to Medway local authority children’s services",
        "I am writing to summarise the findings of the visit on 7 and 8 June 2022.",
        "Services for children in care are good.",
        "The council was judged inadequate in March 2020.",
        "Overall effectiveness: Inadequate",
      ], title: "Medway", published: "2022-07-10")
    #expect(found.map(\.isCurrent) == [false, false, false])
    #expect(found.map { $0.date?.description } == [nil, "2020-03", nil])
  }

  /// A front page whose title could not be read, and a school's report, which has the same labels.
  @Test(arguments: [
    (["help_and_protection", "children_in_care"], "ilacs_2023"), (["overall_effectiveness"], nil),
    ([], nil),
  ])
  func knowsAReportByItsGrades(_ areas: [String], _ version: String?) throws {
    let page = page(
      [
        "Inspection dates: 17 to 28 July 2023", "Lead inspector: Ann Example, HMI",
        "The council had a focused visit in 2021.",
      ], title: "Medway", published: nil)
    let grades = areas.map {
      GradeMention(
        range: 0..<1, sentence: 0..<1, block: 0, area: $0, grade: "good", isCurrent: true,
        isLabelled: true)
    }
    let reader = try Stages.builtIn.get()
    #expect(reader.inspection(of: page, grades: grades)?.version == version)
  }

  @Test func notJudgedIsNoGrade() throws {
    let page = page(
      [
        "Inspection of services for children in need of help and protection",
        "Inspection dates: 5 to 9 May 2016", "Adoption performance: Not judged",
        "Overall effectiveness: Good",
      ], title: "Medway", published: nil)
    let stages = try Stages.builtIn.get()
    let grades = stages.grades(in: page.text, title: nil)
    let reading = stages.reading(of: page, mentions: [], grades: grades)
    #expect(reading.judgements.map(\.area) == ["overall_effectiveness"])
    #expect(reading.inspection?.notGiven == ["adoption"])
    #expect(reading.inspection?.notFound.contains("adoption") == false)
  }

  @Test(
    arguments: [
      (
        [
          "Inspection of Medway local authority children’s services",
          "Inspection dates: 17 to 28 July 2023", "Lead inspector: Ann Example, HMI",
        ],
        Inspection(
          framework: "ILACS", version: "ilacs_2023",
          start: CalendarDate(year: 2023, month: 7, day: 17),
          end: CalendarDate(year: 2023, month: 7, day: 28), leadInspector: "Ann Example")
      ),
      (
        [
          "Inspection of services for children in need of help and protection, children looked after",
          "Inspection date: 2 June 2014 – 25 June 2014", "Lead inspector:", "Bo Sample",
        ],
        Inspection(
          framework: "SIF", version: "sif", start: CalendarDate(year: 2014, month: 6, day: 2),
          end: CalendarDate(year: 2014, month: 6, day: 25), leadInspector: "Bo Sample")
      ),
      (
        [
          "Re-inspection of services for children in need of help and protection",
          "Inspection date: 8 May to 31 May 2018", "Lead inspector: Jo Anne Smith-jones, HMI",
          "Medway Council children’s services",
        ],
        Inspection(
          framework: "SIF", version: "sif", start: CalendarDate(year: 2018, month: 5, day: 8),
          end: CalendarDate(year: 2018, month: 5, day: 31), leadInspector: "Jo Anne Smith-jones")
      ),
      (
        [
          "Review of the effectiveness of the Local Safeguarding Children Board",
          "Inspection dates: 15 June to 17 June 2015",
        ],
        Inspection(
          framework: "LSCB", version: "lscb_review", type: "lscb_review",
          start: CalendarDate(year: 2015, month: 6, day: 15),
          end: CalendarDate(year: 2015, month: 6, day: 17))
      ),
      (["Medway was inspected in July 2023."], nil),
      (
        [
          "Dear Ms Example", "Focused visit to Medway local authority children’s services",
          "This letter summarises the findings of the focused visit on 3 and 4 May 2022.",
        ],
        Inspection(
          framework: "focused visit", version: "focused_visit", type: "focused_visit",
          start: CalendarDate(year: 2022, month: 5, day: 3),
          end: CalendarDate(year: 2022, month: 5, day: 4))
      ),
      (
        [
          "Joint targeted area inspection of Medway", "Medway local authority children’s services",
          "Inspection dates: 3 to 7 May 2022",
        ],
        Inspection(
          framework: "JTAI", version: "jtai", type: "jtai", remit: "multi_agency_safeguarding",
          start: CalendarDate(year: 2022, month: 5, day: 3),
          end: CalendarDate(year: 2022, month: 5, day: 7))
      ),
      (
        [
          "Monitoring visit to Medway local authority children’s services",
          "Inspection dates: 17 to 18 July 2023",
        ],
        Inspection(
          framework: "monitoring visit", version: "monitoring_visit", type: "monitoring_visit",
          start: CalendarDate(year: 2023, month: 7, day: 17),
          end: CalendarDate(year: 2023, month: 7, day: 18))
      ),
      (["Ofsted’s monitoring visit to Medway in July 2023 was a success."], nil),
    ] as [([String], Inspection?)])
  func readsReports(_ lines: [String], _ expected: Inspection?) throws {
    let reader = try Stages.builtIn.get()
    #expect(reader.inspection(of: page(lines, title: nil, published: nil)) == expected)
  }

  /// Whatever stands in a page, every stage answers.
  @Test(arguments: 1...8)
  func survivesAnything(seed: UInt64) throws {
    let pieces = [
      "<", "children in care", "Croydon", "Inspection dates:", "7 to", "18 October 2024",
      "31/02/2015",
      "Lead inspector:", "A", "£", "%", "(", ")", ",", ".", "’", "\u{2013}", "St.", "in 2023-24",
      "national average", "from", "to", "by", "é", "agency staff", "looked after", "99999999999999",
    ]
    let stages = try Stages.builtIn.get()
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<60 {
      var bytes: [UInt8] = []
      for _ in 0..<random(80) {
        bytes += Array(pieces[random(pieces.count)].utf8)
        if random(3) > 0 { bytes.append(0x20) }
        if random(12) == 0 { bytes.append(UInt8(random(256))) }
      }
      let text = PageText(bytes: bytes, blocks: [Block(.paragraph, range: 0..<bytes.count)])
      let page = Page(path: "a", title: String(decoding: bytes, as: UTF8.self), text: text)
      _ = stages.authority(of: page)
      _ = stages.inspection(of: page)
      let figures = (0..<random(30)).map { _ in
        let start = random(bytes.count + 1)
        return Mention(
          range: start..<min(bytes.count, start + random(9)), sentence: 0..<bytes.count, block: 0,
          kind: Figure.Kind.allCases[random(Figure.Kind.allCases.count)],
          value: .number(Rational(1)), unit: ["children", "percent", "GBP", nil][random(4)],
          concept: random(2) == 0 ? start..<min(bytes.count, start + random(30)) : nil)
      }
      #expect(try stages.figures(of: figures, in: text).count == figures.count)
    }
  }
}
