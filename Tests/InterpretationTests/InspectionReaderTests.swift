import Model
import Stages
import Testing

@testable import Interpretation

/// Reports of every type, made up, by the sentences and headings that they have.
@Suite struct InspectionReaderTests {
  private func page(_ lines: [String], title: String?) -> Page {
    Page(path: "a.html", title: title, text: PageText(paragraphs: lines))
  }

  @Test(arguments: [
    ("Inspection dates: 6 to 10 February 2023", "2023-02-06/2023-02-10"),
    ("Inspection dates: Monday 3 to Friday 7 July 2023", "2023-07-03/2023-07-07"),
    ("Inspection dates: Mon 3rd July – Fri 7th July 2023", "2023-07-03/2023-07-07"),
    ("Inspection dates: 3–7 July 2023", "2023-07-03/2023-07-07"),
    ("Inspection dates: 30 January to 3 February 2023", "2023-01-30/2023-02-03"),
    ("Inspection dates: 30 January 2023 to 3 February 2023", "2023-01-30/2023-02-03"),
    ("Inspection dates: 18 December to 5 January 2024", "2023-12-18/2024-01-05"),
    ("Inspection dates: 2 to 6 and 9 to 13 June 2023", "2023-06-02/2023-06-13"),
    (
      "Inspection dates: 30 September to 11 October and 13 to 16 January 2025",
      "2024-09-30/2025-01-16"
    ),
    ("Inspection dates: 5, 6 and 7 March 2024", "2024-03-05/2024-03-07"),
    ("Inspection dates: 6 to 10 Febru ary 20 23", "2023-02-06/2023-02-10"),
    ("Inspection dates: 2 2 to 26 May 2023 Lead inspector: Ann Example", "2023-05-22/2023-05-26"),
    (
      "Inspection dates:|6 to 10|February 2023|Date of previous inspection: 2 May 2017",
      "2023-02-06/2023-02-10"
    ),
    ("Inspection dates: 6 February|to 10 February 2023|3 children spoke", "2023-02-06/2023-02-10"),
    ("Date of inspection: 6 February 2023", "2023-02-06/2023-02-06"),
  ])
  func readsTheDays(_ lines: String, _ days: String) throws {
    let page = page(
      lines.split(separator: "|").map(String.init),
      title: "Area SEND inspection of Medway Local Area Partnership")
    let found = try #require(try Stages.builtIn.get().inspection(of: page))
    #expect(found.version == "send_2023")
    #expect("\(found.start?.description ?? "-")/\(found.end?.description ?? "-")" == days)
  }

  @Test(arguments: [
    ("This inspection took place from 28 November to 2 December 2022.", "2022-11-28/2022-12-02"),
    (
      "The inspection was carried out between Monday 5 and Friday 9 December 2022.",
      "2022-12-05/2022-12-09"
    ),
    (
      "Between 28 November 2022 and 2 December, Ofsted and others were in Medway.",
      "2022-11-28/2022-12-02"
    ),
    (
      "Between 12 and 16 December, Ofsted, the CQC and others undertook it.",
      "2022-12-12/2022-12-16"
    ),
    (
      "From 28 November 2022 to 2 December 2022, inspectors were in Medway.",
      "2022-11-28/2022-12-02"
    ),
  ])
  func readsTheDaysOfALetter(_ line: String, _ days: String) throws {
    let page = page(
      [
        "6 February 2023", "Ann Example, Director of Children’s Services, Medway Council",
        "Dear Medway partners", "Joint targeted area inspection of Medway", line,
      ], title: nil)
    let found = try #require(try Stages.builtIn.get().inspection(of: page))
    #expect(found.framework == "JTAI" && found.type == "jtai")
    #expect(found.letterDay?.description == "2023-02-06")
    #expect("\(found.start?.description ?? "-")/\(found.end?.description ?? "-")" == days)
  }

  /// News that tells of an inspection is not its report.
  @Test(arguments: [
    "The joint targeted area inspection took place from 28 November to 2 December 2022.",
    "Between 5 and 9 December 2022, Ofsted looked at how agencies work.",
  ])
  func leavesNews(_ line: String) throws {
    let page = page(
      [line, "The joint targeted area inspection was welcomed."], title: "Medway news")
    #expect(try Stages.builtIn.get().inspection(of: page) == nil)
  }

  @Test(arguments: [
    ("arrangements typically lead to positive experiences and outcomes for children", "positive"),
    ("arrangements lead to inconsistent experiences and outcomes for children", "inconsistent"),
    (
      "there are widespread and/or systemic failings, which leaders must address",
      "systemic_failings"
    ),
    (
      "there are widespread and systemic failings leading to significant concerns",
      "systemic_failings"
    ),
    ("leaders want arrangements that typically lead to positive experiences", nil),
  ])
  func readsTheOutcome(_ words: String, _ outcome: String?) throws {
    let title = "Area SEND inspection of Medway Local Area Partnership"
    let lines = [
      "Inspection dates: 6 to 10 February 2023",
      "Dates of previous inspection: 4 to 8 December 2017",
      "Inspection outcome", "In the local area, \(words).",
      "The next full area SEND inspection will be within approximately three years.",
      "Children’s services were judged good in May 2022. The quality of plans is inadequate.",
    ]
    let reading = try Stages.builtIn.get().reading(of: page(lines, title: title))
    #expect(reading.judgements.map(\.grade) == [outcome].compactMap { $0 })
    #expect(reading.inspection?.previous?.description == "2017-12-04")
    #expect(reading.inspection?.monthsToNext == 36)
    // A page that only tells of it has no outcome.
    let news = page(Array(lines[3...3]), title: "SEND in Medway")
    #expect(try Stages.builtIn.get().reading(of: news).judgements.isEmpty)
  }

  @Test(
    arguments: [
      (
        ["The multi-agency response to the criminal exploitation of children in Medway"],
        "the criminal exploitation of children", nil
      ),
      (
        ["A multi-agency response to domestic abuse in the London Borough of Croydon."],
        "domestic abuse", nil
      ),
      (["There are no areas for priority action."], nil, 0),
      (["Two areas for priority action were found."], nil, 2),
      (["Area for priority action", "Leaders should act.", "They should do so soon."], nil, 1),
      (
        [
          "Areas for priority action", "Police should act.", "Leaders should:", "act", "talk",
          "What next",
        ], nil, 2
      ),
      (
        [
          "Areas for priority action", "Leaders should make sure that:", "act one is done",
          "act two is done.",
        ], nil, 2
      ),
    ] as [([String], String?, Int?)])
  func readsWhatAJointInspectionSays(_ lines: [String], _ theme: String?, _ actions: Int?) throws {
    let page = page(
      [
        "6 February 2023", "Dear partners", "Joint targeted area inspection of Medway",
        "This inspection took place from 5 to 9 December 2022.",
      ] + lines, title: nil)
    let found = try #require(try Stages.builtIn.get().inspection(of: page))
    #expect(found.theme == theme)
    #expect(found.priorityActions == actions)
  }

  @Test(
    arguments: [
      (
        "Her Majesty’s Chief Inspector has determined that a Written Statement of Action is required.",
        true
      ),
      ("A written statement of action is not required.", false),
      ("The area was required to write a written statement of action in 2017.", nil),
    ] as [(String, Bool?)])
  func readsWhetherAStatementIsRequired(_ line: String, _ isNeeded: Bool?) throws {
    let page = page(
      [
        "12 March 2018", "Dear Ms Example", "Joint local area SEND inspection in Medway",
        "Between 4 December and 8 December 2017, Ofsted and the CQC were in Medway.", line,
      ], title: nil)
    let found = try #require(try Stages.builtIn.get().inspection(of: page))
    #expect(found.version == "send_2016" && found.needsStatement == isNeeded)
  }

  /// What other remits grade is never the council's, and their own grades are kept.
  @Test func keepsRemitsApart() throws {
    let stages = try Stages.builtIn.get()
    let home = page(
      [
        "Inspected under the social care common inspection framework",
        "Information about this children’s home", "The home is in Medway.",
        "Inspection dates: 3 to 4 October 2023",
        "Overall experiences and progress of children and young people, taking into account: good",
        "How well children and young people are helped and protected: good",
        "The effectiveness of leaders and managers: outstanding",
        "Unique reference number: SC012345",
      ], title: "SC012345")
    let own = stages.reading(of: home)
    #expect(own.inspection?.urn == "SC012345" && own.authority == nil)
    #expect(
      own.judgements.map(\.area) == [
        "overall_experiences", "helped_and_protected", "leaders_and_managers",
      ])
    let care = page(
      ["Assessment published: 15 November 2024", "Overall rating: Requires improvement"],
      title: "Medway Council: local authority assessment")
    #expect(stages.reading(of: care).judgements.map(\.area) == ["adult_social_care"])
    let youth = page(
      [
        "Fieldwork started November 2022", "Overall rating: Good",
        "Organisational delivery: Good", "Resettlement: Outstanding",
      ], title: "An inspection of youth justice services in Medway")
    #expect(
      stages.reading(of: youth).judgements.map(\.area) == [
        "youth_justice", "organisational_delivery", "resettlement",
      ])
  }
}
