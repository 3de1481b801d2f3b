import Model
import Testing

@testable import Extraction

/// Grades in the words of newsrooms, local news, trade news and reports: each line was written
/// with its reading beside it before the rules were tried on it.
@Suite struct GradeWordingTests {
  private func found(_ text: String) throws -> [String] {
    try GradeExtractorTests().found(text)
  }

  @Test(arguments: [
    ("Ofsted has given the council a ‘good’ rating.", ["overall_effectiveness good"]),
    ("The council has been handed a ‘good’ rating by Ofsted.", ["overall_effectiveness good"]),
    (
      "Barsetshire’s children’s services are rated outstanding.",
      ["overall_effectiveness outstanding"]
    ),
    (
      "Children's services in Barsetshire have been graded 'requires improvement' by inspectors.",
      ["overall_effectiveness requires_improvement"]
    ),
    ("Inspectors rated the department good overall.", ["overall_effectiveness good"]),
    (
      "The watchdog has judged the council’s children’s services to be inadequate.",
      ["overall_effectiveness inadequate"]
    ),
    (
      "Ofsted judged the authority’s children’s services ‘inadequate’.",
      ["overall_effectiveness inadequate"]
    ),
    (
      "The inspectorate upgraded the county’s children’s services to good overall.",
      ["overall_effectiveness good"]
    ),
    (
      "Ofsted downgraded the council’s children’s services to inadequate.",
      ["overall_effectiveness inadequate"]
    ),
    (
      "The council’s children’s services have improved from inadequate to good.",
      ["overall_effectiveness inadequate earlier", "overall_effectiveness good"]
    ),
    (
      "The department went from ‘inadequate’ to ‘good’ in two and a half years.",
      ["overall_effectiveness inadequate earlier", "overall_effectiveness good"]
    ),
    ("The overall judgement is good.", ["overall_effectiveness good"]),
    ("Overall effectiveness was judged to be outstanding.", ["overall_effectiveness outstanding"]),
    (
      "The service was rated good in 2020, having been judged inadequate in 2017.",
      ["overall_effectiveness good earlier 2020", "overall_effectiveness inadequate earlier 2017"]
    ),
    (
      "The council was found to be inadequate in 2017.",
      ["overall_effectiveness inadequate earlier 2017"]
    ),
    (
      "In March 2020 the inspectors came back, and it has been rated good ever since.",
      ["overall_effectiveness good 2020-03"]
    ),
    (
      "In September 2017 Ofsted judged the council’s services for children ‘inadequate’.",
      ["overall_effectiveness inadequate earlier 2017-09"]
    ),
    (
      "Services had been rated inadequate in May 2016.",
      ["overall_effectiveness inadequate earlier 2016-05"]
    ),
    ("The service has been rated ‘good’ overall ever since.", ["overall_effectiveness good"]),
    ("Help and protection was also graded good.", ["help_and_protection good"]),
    (
      "Help and protection was rated as requires improvement to be good.",
      ["help_and_protection requires_improvement"]
    ),
    (
      "The impact of leaders on social work practice was judged outstanding.",
      ["leaders_impact outstanding"]
    ),
    ("Inspectors said the impact of leaders was good.", ["leaders_impact good"]),
    ("Services for care leavers are good.", ["care_leavers good"]),
    (
      "Services for children in care require improvement to be good.",
      ["children_in_care requires_improvement"]
    ),
    ("The experiences and progress of care leavers are outstanding.", ["care_leavers outstanding"]),
    (
      "The council received a rating of ‘requires improvement’ for help and protection.",
      ["help_and_protection requires_improvement"]
    ),
    ("It was rated outstanding for its work with care leavers.", ["care_leavers outstanding"]),
    ("The authority has kept its good rating.", ["overall_effectiveness good"]),
    ("It has retained its ‘outstanding’ Ofsted rating.", ["overall_effectiveness outstanding"]),
    ("The council’s children’s services remain inadequate.", ["overall_effectiveness inadequate"]),
    (
      "Children’s services, previously rated inadequate, are now good.",
      ["overall_effectiveness inadequate earlier", "overall_effectiveness good"]
    ),
    ("The council’s previous rating was inadequate.", ["overall_effectiveness inadequate earlier"]),
    (
      "Five years ago the service was judged inadequate.",
      ["overall_effectiveness inadequate earlier"]
    ),
    ("Ofsted’s verdict is ‘good’.", ["overall_effectiveness good"]),
    ("The council earned a good rating across the board.", ["overall_effectiveness good"]),
    (
      "It is the second time that the service has been judged good.", ["overall_effectiveness good"]
    ),
  ])
  func reads(_ text: String, _ expected: [String]) throws {
    let read = try found(text)
    #expect(read == expected)
  }

  /// Hopes, praise, denials, other bodies' grades and other meanings.
  @Test(arguments: [
    "We want every service to be rated outstanding.",
    "The council hopes to be judged good next time.",
    "Her ambition is an outstanding rating.",
    "The next report could easily say ‘requires improvement’.",
    "If we are rated inadequate again, the government will step in.",
    "It was never good, and nobody said so.",
    "The service is not yet good.",
    "We are on a journey from inadequate to good.",
    "This is a good day for the council.",
    "The service did a good job.",
    "Good progress has been made by the council.",
    "The council has made outstanding progress.",
    "Our social worker was outstanding.",
    "Inspectors found good examples of practice in the service.",
    "The department has a good understanding of its strengths.",
    "The head said she was proud of the school’s good rating.",
    "Three of the borough’s children’s homes are rated good.",
    "The hospital was rated inadequate by the CQC.",
    "The academy was judged outstanding by Ofsted in 2019.",
    "Most nurseries in the borough are rated good or outstanding.",
    "Most councils are rated good.",
    "Only a third of authorities are judged good.",
    "A neighbouring trust was rated outstanding.",
    "Staff morale is good.",
    "Recording of visits is inadequate.",
    "Housing for care leavers is in short supply and inadequate.",
    "Support from the police has been adequate at best.",
    "Nearly all are placed in services judged good or better.",
    "The secure home in the county, which is judged to be outstanding, is full.",
    "Attendance rates for children in care are good.",
    "The council’s short breaks centre has been judged outstanding.",
    "Would you call the service good?",
    "What does a good service look like?",
    "Good intentions are cheap.",
    "Is this good enough for my own child?",
  ])
  func refuses(_ text: String) throws {
    #expect(try found(text) == [])
  }

  @Test(arguments: [
    (
      "The council was rated inadequate in 2021 but has now moved up to ‘good’.",
      ["overall_effectiveness inadequate earlier 2021", "overall_effectiveness good"]
    ),
    (
      "Inspectors judged the council good in most areas except services for care leavers, which were "
        + "judged inadequate.", ["other good", "care_leavers inadequate"]
    ),
    (
      "The council has lost its ‘outstanding’ rating after inspectors downgraded it to ‘good’.",
      ["overall_effectiveness outstanding earlier", "overall_effectiveness good"]
    ),
    ("The authority received two ‘good’ and two ‘inadequate’ judgements.", []),
    (
      "Barsetshire Council has been rated ‘good’, up from ‘inadequate’ in 2019.",
      ["overall_effectiveness good", "overall_effectiveness inadequate earlier 2019"]
    ),
    (
      "Ofsted praised the council’s children’s services, rating them ‘good’ overall.",
      ["overall_effectiveness good"]
    ),
  ])
  func readsWhatBecameOfAGrade(_ text: String, _ expected: [String]) throws {
    let read = try found(text)
    #expect(read == expected)
  }

  /// The lines of a list are of the inspection that the line before it speaks of.
  @Test func datesAListByItsLead() throws {
    let lines = [
      "The last inspection report was published in March 2015. The judgements were:",
      "Overall effectiveness: Inadequate", "Services for care leavers: Good",
      "Now the service has changed.", "Overall effectiveness: Good",
    ]
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    for line in lines {
      if !bytes.isEmpty { bytes.append(0x0A) }
      blocks.append(Block(.listItem, range: bytes.count..<bytes.count + line.utf8.count))
      bytes += Array(line.utf8)
    }
    let found = try GradeExtractorTests.extractor.get()
      .grades(in: PageText(bytes: bytes, blocks: blocks), title: nil)
    #expect(found.map(\.isCurrent) == [false, false, true])
    #expect(found.map { $0.date?.description } == ["2015-03", "2015-03", nil])
  }

  /// Each grade has its own area, time and judge.
  @Test(arguments: [
    (
      "It has a good rating for services for children in care and an outstanding rating for services "
        + "for care leavers.", ["children_in_care good", "care_leavers outstanding"]
    ),
    (
      "Services for care leavers were rated inadequate but services for children in care were rated "
        + "good.", ["care_leavers inadequate", "children_in_care good"]
    ),
    (
      "The council’s services, once rated inadequate, have been rated good.",
      ["overall_effectiveness inadequate earlier", "overall_effectiveness good"]
    ),
    (
      "The council moved on from the inadequate rating handed to it three years ago.",
      ["overall_effectiveness inadequate earlier"]
    ),
    (
      "In 2015 Ofsted rated the council inadequate, in 2018 as good.",
      ["overall_effectiveness inadequate earlier 2015", "overall_effectiveness good 2018"]
    ),
    ("Parents rated the service outstanding in a survey.", []),
    ("A peer review rated the council good.", []),
    ("The library service was rated good.", []),
    ("Inspectors judged 12 of the 20 audits to be good.", []),
    ("A good rating would release money.", []),
    (
      "The graded judgement about the experiences and progress of care leavers is that it is good.",
      ["care_leavers good"]
    ),
    ("The fostering agency was rated good. It was previously judged inadequate.", []),
  ])
  func keepsGradesApart(_ text: String, _ expected: [String]) throws {
    let read = try found(text)
    #expect(read == expected)
  }

  /// Whom "it", "the local authority", "the service" stand for is said by the sentence before.
  @Test(arguments: [
    (
      "The previous inspection of services for children in care was held in March 2009. The council "
        + "was judged to be good.", ["children_in_care good earlier 2009-03"]
    ),
    (
      "The last inspection of help and protection was in June 2011. It was judged inadequate.",
      ["help_and_protection inadequate earlier 2011-06"]
    ),
    (
      "The last inspection of help and protection and services for children in care was in June 2011. "
        + "The council was judged to be good.",
      ["help_and_protection good earlier 2011-06", "children_in_care good earlier 2011-06"]
    ),
    (
      "Inspectors came in March 2015 and called services inadequate. Help and protection was "
        + "inadequate, too.",
      [
        "overall_effectiveness inadequate earlier 2015-03",
        "help_and_protection inadequate earlier 2015-03",
      ]
    ),
    (
      "Inspectors visited in October 2015. Services for care leavers were inadequate.",
      ["care_leavers inadequate earlier 2015-10"]
    ),
    (
      "In October 2015 the council opened a home. Help and protection was good, Ofsted said.",
      ["help_and_protection good"]
    ),
    (
      "Help and protection was inadequate, said Ofsted. In 2019 it was rated good.",
      ["help_and_protection inadequate", "help_and_protection good earlier 2019"]
    ),
    ("The council runs two children’s homes. Both were judged good this year.", []),
    ("The council runs one children’s home. This was judged to be outstanding.", []),
    ("The council runs five homes. One was judged good and four were judged inadequate.", []),
    (
      "The inspection of the fostering service came in spring 2009. The council was judged good.",
      []
    ),
    (
      "The council runs a children’s home. The council was judged inadequate in 2016.",
      ["overall_effectiveness inadequate earlier 2016"]
    ),
    (
      "The last inspection of help and protection was in 2011. Services are judged to be good.",
      ["overall_effectiveness good"]
    ),
    (
      "The inspection of services for children in care in October 2011, when they were judged "
        + "inadequate, was hard.", ["children_in_care inadequate earlier 2011-10"]
    ),
    (
      "Inspections of help and protection in 2008, which found services to be good, and of services "
        + "for children in care in 2010, which judged services to be inadequate, were published.",
      ["help_and_protection good earlier 2008", "children_in_care inadequate earlier 2010"]
    ),
  ])
  func resolvesWhatWasSaidBefore(_ text: String, _ expected: [String]) throws {
    let read = try found(text)
    #expect(read == expected)
  }

  /// What stands in a sentence beside the grade is not always what was judged.
  @Test(arguments: [
    ("The Local Safeguarding Children Board (BSCB) is good.", ["lscb good"]),
    ("The Safeguarding Children Board (BSCB) requires improvement.", ["lscb requires_improvement"]),
    ("The BSCB is judged to be inadequate.", []),
    ("The unit was reviewed by the department and was judged outstanding.", []),
    ("Leaders improved areas of the service that were judged inadequate.", []),
    (
      "All areas of the service were judged inadequate.",
      ["overall_effectiveness inadequate"]
    ),
    ("One is judged to require improvement.", []),
    ("4 were rated good.", []),
    ("The judge says that the quality of work in courts is good.", []),
    ("The local authority’s fostering service was judged good.", []),
    ("Some 38% of cases in the service were found to be inadequate.", []),
    ("The council’s self-assessment rated most services as good.", []),
    ("The service was reviewed and the quality of its group work was judged outstanding.", []),
    (
      "Services for children in care have slipped since 2015, when they were judged to be good.",
      ["children_in_care good earlier 2015"]
    ),
    (
      "On 3 March 2020 the department in Barsetshire was rated inadequate.",
      ["overall_effectiveness inadequate earlier 2020-03-03"]
    ),
  ])
  func readsWhatWasJudged(_ text: String, _ expected: [String]) throws {
    let read = try found(text)
    #expect(read == expected)
  }
}
