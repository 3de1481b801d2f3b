import Model
import Stages
import Testing

@testable import Extraction

@Suite struct GradeExtractorTests {
  /// The areas and grades that these tests speak of.
  static let extractor = Result {
    try Stages(
      Catalogue(
        areas: [
          JudgementArea(
            id: "overall_effectiveness",
            patterns: ["overall (effectiveness|judgement)", "childrens [social care] services"],
            names: [
              "overall", "[the] (council(s)|local authority|authority(s)|service(s)|department)",
              "services for children",
            ], isWhole: true),
          JudgementArea(
            id: "leaders_impact",
            patterns: [
              "[the] impact of [senior] leaders [on social work practice [with children and families]]"
            ]),
          JudgementArea(
            id: "help_and_protection",
            patterns: [
              "services for children (who need|in need of) help and protection",
              "[the] experiences and progress of children who need help and protection",
            ], names: ["help and protection"]),
          JudgementArea(
            id: "children_in_care",
            patterns: [
              "services for children in care", "[the] experiences and progress of children in care",
            ], names: ["children in care"]),
          JudgementArea(
            id: "care_leavers",
            patterns: [
              "services for care leavers", "[the] experiences and progress of care leavers",
            ],
            names: ["care leavers"]),
          JudgementArea(
            id: "lscb", patterns: ["[the] [local] safeguarding children board"], names: []),
          JudgementArea(
            id: "permanence", patterns: ["planning for permanence"], names: ["permanence planning"]),
          JudgementArea(
            id: "other", patterns: [], names: ["(most|many|some|other) [of the] areas"]),
        ],
        grades: [
          Grade(id: "outstanding", rank: 1, patterns: ["outstanding"]),
          Grade(id: "good", rank: 2, patterns: ["good"]),
          Grade(
            id: "requires_improvement", rank: 3,
            patterns: ["require(s|d) improvement [to be good]"], isVerb: true),
          Grade(id: "inadequate", rank: 4, patterns: ["inadequate"]),
        ]))
  }

  /// What a text says: `area grade`, with `earlier` and the date where they are told.
  func found(_ text: String, title: String? = nil) throws -> [String] {
    try Self.extractor.get().grades(in: PageText(paragraph: text), title: title).map {
      var line = "\($0.area) \($0.grade)"
      if !$0.isCurrent { line += " earlier" }
      if let date = $0.date { line += " \(date)" }
      return line
    }
  }

  @Test(arguments: [
    ("The department has been rated ‘good’ by Ofsted.", ["overall_effectiveness good"]),
    (
      "Ofsted has judged children's services to be outstanding.",
      ["overall_effectiveness outstanding"]
    ),
    ("Children’s services in Barsetshire are inadequate.", ["overall_effectiveness inadequate"]),
    (
      "Inspectors rated services for care leavers as requires improvement to be good.",
      ["care_leavers requires_improvement"]
    ),
    (
      "Since it was judged inadequate in May 2016, the council has worked hard.",
      ["overall_effectiveness inadequate earlier 2016-05"]
    ),
    (
      "In 2019 the service was rated inadequate.",
      ["overall_effectiveness inadequate earlier 2019"]
    ),
    (
      "Services for children in care and for care leavers have been graded ‘outstanding’.",
      ["children_in_care outstanding", "care_leavers outstanding"]
    ),
    (
      "The impact of senior leaders on social work practice has been rated “good”.",
      ["leaders_impact good"]
    ),
    (
      "Services for children who need help and protection are now good, and staff are proud.",
      ["help_and_protection good"]
    ),
    (
      "It keeps the council’s previous ‘good’ rating of 2018 in mind.",
      ["overall_effectiveness good earlier 2018"]
    ),
    ("This gives the county an overall good rating.", ["overall_effectiveness good"]),
    (
      "The council has moved from inadequate to good.",
      ["overall_effectiveness inadequate earlier", "overall_effectiveness good"]
    ),
    ("Overall effectiveness: Good", ["overall_effectiveness good"]),
    // A word of a hope that belongs to an area's name is no hope.
    ("Permanence planning was rated good.", ["permanence good"]),
    ("Planning for permanence requires improvement.", ["permanence requires_improvement"]),
    ("The council hopes that permanence planning is rated good.", []),
    ("Ofsted rated Barsetshire Council good.", ["overall_effectiveness good"]),
    ("Ofsted rated Barsetshire College good.", []),
    (
      "2.2 Experiences and progress of care leavers Requires improvement",
      ["care_leavers requires_improvement"]
    ),
    (
      "The experiences and progress of children in care: requires improvement to be good",
      ["children_in_care requires_improvement"]
    ),
    (
      "The Local Safeguarding Children Board requires improvement.",
      ["lscb requires_improvement"]
    ),
    ("Barsetshire was found to be good.", ["overall_effectiveness good"]),
    (
      "The experiences and progress of care leavers are, inspectors said, “requires improvement "
        + "to be good”.", ["care_leavers requires_improvement"]
    ),
    ("The council's overall effectiveness is outstanding.", ["overall_effectiveness outstanding"]),
    (
      "It built on the previous visits, which judged children's services to be inadequate.",
      ["overall_effectiveness inadequate earlier"]
    ),
    (
      "That led to a judgement of inadequate in 2013.",
      ["overall_effectiveness inadequate earlier 2013"]
    ),
    (
      "When it was last inspected it was found to be good.",
      ["overall_effectiveness good earlier"]
    ),
    ("Help and protection was judged good.", ["help_and_protection good"]),
    ("The council is no longer rated inadequate.", ["overall_effectiveness inadequate earlier"]),
    (
      "It was rated good for help and protection and outstanding overall.",
      ["help_and_protection good"]
    ),
  ])
  func reads(_ text: String, _ expected: [String]) throws {
    let read = try found(text).prefix(expected.count)
    #expect(read == expected[...])
  }

  @Test(arguments: [
    ("The council requires improvement to be good.", "good", "is part of the lower grade"),
    ("It hopes to eventually be rated ‘Outstanding’ by Ofsted.", "outstanding", "is a hope"),
    ("The service is aiming for a good rating.", "good", "is an aim"),
    ("Leaders want the council to be rated good.", "good", "is a wish"),
    ("The council could be rated inadequate next year.", "inadequate", "is a fear"),
    ("This is good news for the county.", "good", "is praise"),
    ("It is a good report, the leader said.", "good", "is praise"),
    ("Good quality assessments were seen.", "good", "is praise"),
    ("We want to give consistently good help and protection.", "good", "is praise"),
    ("Some areas still require improvement.", "requires_improvement", "is no grade"),
    ("Four schools were rated good by Ofsted.", "good", "is of schools"),
    ("The children's home was judged inadequate in June 2021.", "inadequate", "is of a home"),
    ("Oakfield Nursery has been rated outstanding.", "outstanding", "is of a nursery"),
    ("Other authorities have improved from inadequate to good.", "good", "is of others"),
    ("Many councils were rated inadequate.", "inadequate", "is of others"),
    ("It was placed in special measures.", "inadequate", "is no grade"),
    ("The council has not been rated outstanding.", "outstanding", "is denied"),
    ("One was judged good for children's services.", "good", "is of one that is not named"),
    (
      "Only some were judged good for help and protection.", "good", "is of some that are not named"
    ),
    ("Overall effectiveness: not good", "good", "is denied"),
    ("Managers keep a good grip on services for care leavers.", "good", "is praise"),
    ("Services for care leavers are good at listening.", "good", "is praise"),
    ("Three were judged to be good in their latest inspection.", "good", "is of some others"),
    ("Safeguarding children board training is good.", "good", "is of the training"),
    ("Council audits rated as good were few.", "good", "is of audits"),
    ("Supervision was inadequate for most workers.", "inadequate", "is no judgement"),
    ("The hospital trust was rated good by the CQC.", "good", "is of a hospital"),
    ("The meals were rated good by the children.", "good", "is of meals"),
  ])
  func refuses(_ text: String, _ grade: String, because reason: String) throws {
    let grades = try Self.extractor.get().grades(in: PageText(paragraph: text), title: nil)
    #expect(!grades.contains { $0.grade == grade }, "\(reason)")
  }

  @Test func aPageAboutASchoolGradesTheSchool() throws {
    #expect(try found("It has been rated good.", title: "Joy at Elm Road Primary School") == [])
    #expect(
      try found("It has been rated good.", title: "Joy at the council")
        == ["overall_effectiveness good"])
  }

  /// A table of one row for each label, with a header row where `columns` are given.
  func table(_ rows: [[String]], columns: [String] = []) -> PageText {
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        if !bytes.isEmpty { bytes.append(0x0A) }
        let start = bytes.count
        bytes += Array(cell.utf8)
        let slot = TableSlot(
          table: 0, row: row, column: column,
          columnHeader: column < columns.count ? columns[column] : "")
        blocks.append(Block(.cell, range: start..<bytes.count, slot: slot))
      }
    }
    return PageText(bytes: bytes, blocks: blocks)
  }

  @Test func readsCells() throws {
    let text = table([
      ["Judgement", "Grade"],
      ["The experiences and progress of children in care", "Requires improvement to be good"],
      ["The impact of leaders on social work practice with children and families", "Good"],
      ["Overall effectiveness", "Inadequate Grade 4"], ["Head teacher", "Good"],
    ])
    let grades = try Self.extractor.get().grades(in: text, title: nil)
    #expect(
      grades.map { "\($0.area) \($0.grade)" } == [
        "children_in_care requires_improvement", "leaders_impact good",
        "overall_effectiveness inadequate",
      ])
  }

  @Test func theLatestColumnIsCurrent() throws {
    let extractor = try Self.extractor.get()
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    let cells = [("", "Children’s social care services"), ("2017", "Inadequate"), ("2020", "Good")]
    for (column, cell) in cells.enumerated() {
      if !bytes.isEmpty { bytes.append(0x0A) }
      let start = bytes.count
      bytes += Array(cell.1.utf8)
      blocks.append(
        Block(
          .cell, range: start..<bytes.count,
          slot: TableSlot(
            table: 0, row: 1, column: column, isHeader: column == 0, columnHeader: cell.0)))
    }
    let grades = extractor.grades(in: PageText(bytes: bytes, blocks: blocks), title: nil)
    #expect(grades.map(\.isCurrent) == [false, true])
    #expect(grades.map { $0.date?.description } == ["2017", "2020"])
  }

  /// Whatever stands in a page, there is an answer, and every range lies in the text.
  @Test(arguments: 1...10)
  func survivesAnything(seed: UInt64) throws {
    let pieces = [
      "good", "rated", "‘", "’", "“", "”", "requires improvement", " to be ", "children's services",
      " is ", ". ", ", ", "(", ")", "2017", "Ofsted", "\u{0}", "é", "inadequate", "from", "to",
      "care leavers", "In September 31 2017", "—", "was", "since", "£",
    ]
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<200 {
      var bytes: [UInt8] = []
      for _ in 0..<random(60) {
        bytes += Array(pieces[random(pieces.count)].utf8)
        if random(3) > 0 { bytes.append(0x20) }
        if random(12) == 0 { bytes.append(UInt8(random(256))) }
      }
      let text = PageText(bytes: bytes, blocks: [Block(.paragraph, range: 0..<bytes.count)])
      for grade in try Self.extractor.get().grades(in: text, title: nil) {
        #expect(grade.sentence.lowerBound <= grade.range.lowerBound)
        #expect(grade.range.upperBound <= bytes.count)
      }
    }
  }
}
