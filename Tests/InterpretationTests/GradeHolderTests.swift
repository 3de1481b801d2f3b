import Interpretation
import Language
import Model
import Stages
import Testing

@testable import Interpretation

/// Whose a grade is, by whom, in which standing and of when.
@Suite struct GradeHolderTests {
  @Test func holdsEveryExample() {
    var lexicon = Lexicon.english
    let rules = JudgementRules(knownTo: &lexicon)
    #expect(rules.failedExamples { [marked($0, lexicon)] } == [])
    #expect(
      JudgementRules.files.flatMap(\.exampleCounts).filter { $0.taken < 2 || $0.left < 1 }
        .map(\.name) == [])
  }

  /// A sentence of which the grade stands in angle brackets.
  private func marked(_ example: String, _ lexicon: Lexicon) -> FigureText {
    var bytes: [UInt8] = []
    var grade = 0..<0
    for byte in example.utf8 {
      switch byte {
      case UInt8(ascii: "<"): grade = bytes.count..<bytes.count
      case UInt8(ascii: ">"): grade = grade.lowerBound..<bytes.count
      default: bytes.append(byte)
      }
    }
    let words = lexicon.words(in: bytes, range: 0..<bytes.count)
    let places = words.indices.filter { grade.overlaps(words[$0].range) }
    let own = places.isEmpty ? 0..<0 : places[0]..<places[places.count - 1] + 1
    var text = FigureText(
      bytes: bytes, words: words,
      figures: own.isEmpty
        ? [] : [FigureSpan(words: own, kind: .number, isCounted: false, isBare: false)])
    (text.own, text.row) = (own, own.lowerBound)
    return text
  }

  /// What a newspaper of Rutland tells, as "code grade date", earlier ones with a minus.
  private func told(
    _ lines: String..., title: String = "News from Rutland",
    published: String = "2023-06-14"
  ) throws -> [String] {
    let stages = try Stages.builtIn.get()
    let page = JudgementInterpreterTests().page(lines, title: title, published: published)
    let reading = stages.reading(of: page)
    return reading.judgements.map {
      "\($0.isCurrent ? "" : "-")\($0.authority?.name ?? "?") \($0.grade) \($0.date?.description ?? "?")"
    }
  }

  @Test(arguments: [
    "The Willows has been judged inadequate by Ofsted.",
    "Ofsted inspectors rated Primrose Cottage good in every category.",
    "Bright Futures was rated requires improvement by inspectors last week.",
    "Rutland County Council has been rated good by the Care Quality Commission.",
    "The council was rated good for its finances.",
    "The Regional Adoption Agency has been judged good by Ofsted.",
    "The council has graded its own children’s services as good.",
    "Kingston Council’s children’s services were judged good by Ofsted.",
    "Newcastle has been rated good by Ofsted.",
    "The council’s education services were judged inadequate by Estyn.",
    "A mock inspection in March rated the council good.",
    "The draft report says children’s services are good.",
    "Opposition leader Pat Marsh said the council’s children’s services were inadequate.",
    "“Our children’s services are outstanding,” said Coun Jo Bird.",
    "When a council is judged inadequate, Ofsted comes back every three months.",
    "The council narrowly escaped being judged inadequate.",
    "A childminder in Oakham has been rated outstanding by Ofsted.",
    "Foster carers rated the council outstanding.",
    "Since it was rated inadequate in 2021, a primary school in Rutland has changed its head, Ofsted said.",
    "One Family Adoption, a regional adoption agency which covers Rutland and Bury, has been judged good.",
    "A charity that runs homes for Rutland and Salford was judged inadequate by Ofsted.",
    "Happy Nest Fostering has been rated outstanding by Ofsted.",
    "Ofsted has upgraded Orchard Lane Foster Care from inadequate to good.",
    "Risk 3: Rutland’s children’s services are judged inadequate by Ofsted.",
    "Scenario 2: Ofsted rates Rutland’s children’s services inadequate.",
    "The draft, which is with the council, suggests a grade of outstanding.",
    "Rutland’s children’s services are understood to have been given a good rating.",
    "Inspectors are thought to be proposing a judgement of inadequate for the council.",
    "The director considers leadership to be outstanding and adoption to be good.",
  ])
  func leaves(_ sentence: String) throws {
    #expect(try told(sentence) == [])
  }

  @Test(arguments: [
    ("Hull’s children’s services have been rated good.", "Kingston upon Hull good 2023-06-14"),
    ("Stoke’s children’s services have been rated good.", "Stoke-on-Trent good 2023-06-14"),
    ("The county’s children’s services have been rated good.", "Rutland good 2023-06-14"),
    ("The department was judged good by the education watchdog.", "Rutland good 2023-06-14"),
    (
      "The new chief executive comes from Bury, whose children’s services were rated inadequate.",
      "Bury inadequate 2023-06-14"
    ),
    ("The council was rated inadequate last October.", "Rutland inadequate 2022-10"),
    ("In January the council was rated inadequate.", "Rutland inadequate 2023-01"),
    ("The council was rated good on Friday.", "Rutland good 2023-06-14"),
    ("Rutland is currently rated good by Ofsted.", "Rutland good ?"),
    ("The department is celebrating after being graded good.", "Rutland good 2023-06-14"),
  ])
  func reads(_ sentence: String, _ told: String) throws {
    let read = try self.told(sentence)
    #expect(read == [told])
  }

  @Test(arguments: [
    (
      "Five years after they were judged inadequate, Bury’s children’s services are good, says Ofsted.",
      ["-Bury inadequate 2018", "Bury good 2023-06-14"]
    ),
    (
      "Having been good since 2016, children’s services in Bury have now been rated inadequate.",
      ["-Bury good 2016", "Bury inadequate 2023-06-14"]
    ),
    (
      "Good six years ago, Bury’s children’s services are outstanding today, according to the "
        + "education and social care watchdog.",
      ["-Bury good 2017", "Bury outstanding 2023-06-14"]
    ),
    (
      "Essex, rated good, was picked by the minister to advise Kent, where children’s services "
        + "are inadequate.", ["Essex good 2023-06-14", "Kent inadequate 2023-06-14"]
    ),
    (
      "Bury’s children’s services, outstanding when Ofsted last came six years ago, now require improvement.",
      ["-Bury outstanding 2017", "Bury requires_improvement 2023-06-14"]
    ),
    (
      "Kent was found by Ofsted to be good, and so was Essex.",
      ["Kent good 2023-06-14", "Essex good 2023-06-14"]
    ),
    (
      "Kent, Essex and Bury all got good grades for their children’s services from Ofsted.",
      ["Kent good 2023-06-14", "Essex good 2023-06-14", "Bury good 2023-06-14"]
    ),
    (
      "Bury’s children’s services have kept the good rating that they first earned in 2019.",
      ["Bury good 2023-06-14"]
    ),
    (
      "Bury’s children’s services, which inspectors visited in June, are good in all respects.",
      ["Bury good 2023-06"]
    ),
  ])
  func readsBoth(_ sentence: String, _ told: [String]) throws {
    #expect(try self.told(sentence) == told)
  }

  @Test func aParagraphGoesOnWithItsCouncil() throws {
    #expect(
      try told("Leicestershire County Council was inspected in May. It has been rated outstanding.")
        .map { $0.split(separator: " ")[0] } == ["Leicestershire"])
  }

  @Test func aTrustSpeaksForItsAuthority() throws {
    #expect(
      try told(
        "Together for Children, which runs services in Sunderland, was rated outstanding.",
        title: "Trust praised") == ["Sunderland outstanding 2023-06-14"])
  }

  @Test func aLaterGradeMakesOthersEarlier() throws {
    #expect(
      try told("Rutland was rated inadequate in 2019.", "Rutland was rated good in 2022.")
        == ["-Rutland inadequate 2019", "Rutland good 2022"])
  }

  @Test func aCouncilThatIsNoMoreHasNoGrade() throws {
    #expect(
      try told("Northamptonshire County Council has been rated good.", title: "Old county")
        == ["-Northamptonshire good ?"])
    #expect(
      try told("Northamptonshire County Council was rated good in 2022.", title: "Old county") == []
    )
  }

  /// The page's own words come first; what they do not say may stand in the headline alone.
  @Test func aHeadlineCounts() throws {
    let stages = try Stages.builtIn.get()
    let title = "Rutland’s children’s services rated good"
    let page = JudgementInterpreterTests().page(
      ["The council welcomed the visit."], title: title, published: "2023-06-14")
    let text = stages.analysed(PageText(paragraph: title))
    let reading = stages.interpreter.reading(
      of: page, stages.analysed(page.text), mentions: [], grades: [],
      headline: Headline(text, grades: stages.gradeExtractor.grades(in: text, title: nil)))
    #expect(reading.judgements.map { $0.sentence(of: page) } == [title])
    #expect(reading.judgements.map { $0.authority?.name } == ["Rutland"])
  }
}
