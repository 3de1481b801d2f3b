import Extraction
import Interpretation
import Model
import Stages
import Testing

@Suite struct RelativeDateTests {
  private static let interpreter = Stages.builtIn

  @Test(arguments: [
    ("The home looked after 12 children last month.", "2024-12"),
    ("The council spent £10m on homes last year.", "2024"),
    ("This year 45 children were adopted.", "2025"),
    ("Last month 12 children and 3 carers moved.", "2024-12"),
    ("In all, 30 carers left the service this month.", "2025-01"),
    ("It cared for 12 children, up from 9 last year.", nil),
    ("It cared for 12 children compared with last year.", nil),
    ("In the last year 12 children were adopted.", nil),
    ("It cared for 12 children in March 2023, not last year.", "2023-03"),
    ("The 12 children of last year’s report are well.", nil),
  ])
  func resolvesAgainstTheDayOfThePage(sentence: String, asOf: String?) throws {
    let text = PageText(paragraph: sentence)
    let page = Page(
      path: "", published: CalendarDate(year: 2025, month: 1, day: 20), text: text)
    let reading = try Self.interpreter.get()
      .reading(of: page, mentions: Extractor().mentions(in: text), grades: [])
    #expect(reading.figures.first { $0.value.description != "2023-03" }?.asOf?.description == asOf)
  }

  @Test func needsThatDay() throws {
    let text = PageText(paragraph: "The home looked after 12 children last month.")
    let reading = try Self.interpreter.get().reading(
      of: Page(path: "", text: text), mentions: Extractor().mentions(in: text), grades: [])
    #expect(reading.figures[0].asOf == nil)
  }
}
