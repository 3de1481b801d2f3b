import Model
import Reading
import Testing

@testable import Pipeline

/// A report as `pdftohtml -xml` has it, line by line.
private struct Report {
  private var body = ""

  /// The pages, each with its lines: where they begin, and their words; `*` makes a line bold.
  init(_ pages: [[(top: Int, left: Int, text: String)]]) {
    for (number, lines) in pages.enumerated() {
      body += """
        <page number="\(number + 1)" position="absolute" top="0" left="0" height="1262" width="892">
        \t<fontspec id="\(number)" size="18" family="Tahoma" color="#000000"/>\n
        """
      for line in lines {
        let isBold = line.text.hasPrefix("*")
        let text = isBold ? "<b>\(line.text.dropFirst())</b>" : line.text
        body += """
          <text top="\(line.top)" left="\(line.left)" width="\(line.text.count * 9)" height="22" \
          font="\(number)">\(text)</text>\n
          """
      }
      body += "</page>\n"
    }
  }

  var bytes: [UInt8] {
    let head = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE pdf2xml SYSTEM "pdf2xml.dtd">
      <pdf2xml producer="poppler" version="22.12.0">\n
      """
    return Array((head + body + "</pdf2xml>\n").utf8)
  }
}

/// Front pages of every framework, as they are set: what they say of the inspection, and the grades.
@Suite struct ReportTests {
  private static let cases: [(String, Report, String, [String])] = [
    (
      "the grades of 2013 are a table on the last page",
      Report([
        [
          (90, 106, "*Medway Council"), (140, 106, "*Inspection of looked after children services"),
          (190, 106, "Inspection dates: 3 June 2013 to 14 June 2013"),
          (230, 106, "Reporting inspector: Ann Example HMI"),
        ],
        [
          (100, 106, "*Record of main findings"), (150, 106, "Overall effectiveness"),
          (150, 600, "Inadequate"), (200, 106, "Services for looked after children"),
          (200, 600, "Adequate"),
        ],
      ]), "LAC pre_sif 2013-06-03 2013-06-14 Ann Example",
      ["overall_effectiveness inadequate", "children_in_care adequate"]
    ),
    (
      "the overall grade is a sentence, and a grade straddles the line of its label",
      Report([
        [
          (90, 106, "*Medway Council"),
          (140, 106, "*Inspection of services for children in need of help and"),
          (165, 106, "*protection, children looked after and care leavers"),
          (200, 106, "*Inspection date: 2 June – 25 June 2014"),
          (240, 106, "*The overall judgement is that children’s services are"),
          (265, 106, "*inadequate"),
          (320, 106, "*1. Children who need help and protection"), (309, 614, "*Requires"),
          (331, 614, "*Improvement"),
          (390, 106, "*2. Children looked after and achieving permanence"),
          (390, 614, "*Inadequate"), (450, 189, "2.1 Adoption performance"), (450, 614, "*Good"),
          (510, 189, "2.2 Experiences and progress of care leavers"),
          (499, 614, "*Requires"), (521, 614, "*Improvement"),
          (580, 106, "*3. Leadership, management and governance"), (580, 614, "*Outstanding"),
          (640, 106, "The effectiveness of the Local Safeguarding Children Board (LSCB) is"),
          (663, 106, "*inadequate."),
        ]
      ]), "SIF sif 2014-06-02 2014-06-25 ",
      [
        "overall_effectiveness inadequate", "help_and_protection requires_improvement",
        "children_in_care inadequate", "adoption good", "care_leavers requires_improvement",
        "leadership_management_governance outstanding", "lscb inadequate",
      ]
    ),
    (
      "one grade for children in care and care leavers, wrapped",
      Report([
        [
          (90, 106, "*Medway Council"),
          (140, 106, "*Inspection of children’s social care services"),
          (190, 106, "*Inspection dates: 8 July 2019 to 19 July 2019"),
          (220, 106, "*Lead inspector: Bo Sample"), (245, 261, "*Her Majesty’s Inspector"),
          (300, 115, "*Judgement"), (300, 600, "*Grade"),
          (340, 115, "The impact of leaders on social work practice with"),
          (362, 115, "children and families"), (340, 600, "Requires improvement to"),
          (362, 600, "be good"),
          (410, 115, "The experiences and progress of children who need"),
          (432, 115, "help and protection"), (410, 600, "Inadequate"),
          (480, 115, "The experiences and progress of children in care and"),
          (502, 115, "care leavers"), (480, 600, "Good"),
          (550, 115, "Overall effectiveness"), (550, 600, "Inadequate"),
        ]
      ]), "ILACS ilacs_2018 2019-07-08 2019-07-19 Bo Sample",
      [
        "leaders_impact requires_improvement", "help_and_protection inadequate",
        "children_in_care good", "overall_effectiveness inadequate",
      ]
    ),
    (
      "two visits, and care leavers with a grade of their own",
      Report([
        [
          (90, 106, "*Inspection of Medway local authority"), (120, 106, "*children’s services"),
          (170, 106, "Inspection dates: 30 September to 11 October and 13 to 16"),
          (192, 106, "January 2025"),
          (230, 106, "Lead inspector: Cy Model, His Majesty’s Inspector"),
          (300, 115, "*Judgement"), (300, 600, "*Grade"),
          (340, 115, "The impact of leaders on social work practice"), (340, 600, "Good"),
          (390, 115, "The experiences and progress of children who need"),
          (412, 115, "help and protection"), (390, 600, "Good"),
          (460, 115, "The experiences and progress of children in care"), (460, 600, "Outstanding"),
          (510, 115, "The experiences and progress of care leavers"),
          (510, 600, "Requires improvement"),
          (560, 115, "Overall effectiveness"), (560, 600, "Good"),
          (
            640, 106,
            "Since the last inspection in 2018, when the service was judged inadequate"
          ),
          (662, 106, "overall, leaders have improved them."),
        ]
      ]), "ILACS ilacs_2023 2024-09-30 2025-01-16 Cy Model",
      [
        "leaders_impact good", "help_and_protection good", "children_in_care outstanding",
        "care_leavers requires_improvement", "overall_effectiveness good",
        "overall_effectiveness inadequate earlier 2018",
      ]
    ),
    (
      "no overall grade, although the text quotes the one before",
      Report([
        [
          (90, 106, "*Inspection of Medway local authority"), (120, 106, "*children’s services"),
          (170, 106, "Inspection dates: 11 to 22 May 2026"),
          (230, 106, "Lead inspector: Di Pattern, His Majesty’s Inspector"),
          (300, 115, "*Judgement"), (300, 600, "*Grade"),
          (340, 115, "The impact of leaders on practice"), (340, 600, "Good"),
          (390, 115, "The experiences and progress of children who need help and protection"),
          (390, 750, "Good"),
          (460, 115, "The experiences and progress of children in care"), (460, 600, "Good"),
          (510, 115, "The experiences and progress of care leavers"), (510, 600, "Good"),
          (600, 106, "Overall effectiveness was judged to be good at the inspection in 2022."),
        ]
      ]), "ILACS ilacs_2026 2026-05-11 2026-05-22 Di Pattern",
      [
        "leaders_impact good", "help_and_protection good", "children_in_care good",
        "care_leavers good", "overall_effectiveness good earlier 2022",
      ]
    ),
  ]

  @Test(arguments: cases.indices)
  func readsTheFrontPage(_ number: Int) throws {
    let (what, report, inspection, judgements) = Self.cases[number]
    let result = try result(from: report, named: "\(number).xml")
    let page = try #require(result.page, "\(what): \(result.rejection?.message ?? "")")
    let found = try #require(result.inspection, "\(what): no inspection")
    let days = [found.start, found.end].map { $0?.description ?? "-" }
    #expect(
      "\(found.framework) \(found.version) \(days[0]) \(days[1]) \(found.leadInspector ?? "")"
        == inspection, "\(what)")
    #expect(result.authority?.code == "E06000035", "\(what)")
    #expect(found.notFound.isEmpty, "\(what)")
    var lines: [String] = []
    for judgement in result.judgements {
      var line = "\(judgement.area) \(judgement.grade)"
      if !judgement.isCurrent { line += " earlier \(judgement.date?.description ?? "")" }
      if !lines.contains(line) { lines.append(line) }
    }
    #expect(lines == judgements, "\(what)")
    #expect(page.text.blocks.count > 3)
  }

  private func result(from report: Report, named name: String) throws -> DocumentResult {
    let reader = try PageReader.builtIn()
    return reader.result(
      of: Document(id: "d_0", path: name, source: "reports", bytes: report.bytes, sha256: ""))
  }
}
