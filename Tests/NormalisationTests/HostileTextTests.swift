import Extraction
import Model
import Normalisation
import Support
import Testing

/// What any text may do to the meaning of its figures: nothing but be read, in time that grows with its length.
@Suite struct HostileTextTests {
  private static let stages = Result {
    let catalogue = try Catalogue.builtIn()
    return (
      try Normaliser(catalogue),
      try GradeExtractor(areas: catalogue.areas, grades: catalogue.grades)
    )
  }

  private static func reading(of text: PageText) throws -> Normaliser.Reading {
    let (normaliser, grades) = try stages.get()
    let page = Page(path: "", published: CalendarDate(year: 2024, month: 9, day: 3), text: text)
    return normaliser.reading(
      of: page, mentions: Extractor().mentions(in: text),
      grades: grades.grades(in: text, title: nil))
  }

  @Test(arguments: [
    ("The council has 10\u{FFFD}12 homes.", ["10", "12"]),
    ("-10.2.23", ["-10.2", "23"]),
    ("1\u{FFFD}204 children", ["1", "204"]),
    ("2‘seven", ["2", "seven"]),
  ])
  func readsFiguresThatShareAWord(_ text: String, figures: [String]) throws {
    let text = PageText(paragraph: text)
    let found = try Self.reading(of: text).figures
    #expect(found.map { text[$0.range] } == figures)
    #expect(found.allSatisfy { $0.asOf == nil })
  }
}
