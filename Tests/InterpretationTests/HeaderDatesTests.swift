import Language
import Model
import Testing

@testable import Interpretation

@Suite struct HeaderDatesTests {
  private func date(_ headers: [String]) -> String? {
    var lexicon = Lexicon.english
    let reader = WrittenDates(knownTo: &lexicon)
    let rules = FigureRules(knownTo: &lexicon)
    var dates = HeaderDates()
    for header in headers {
      let words = lexicon.words(in: header)
      dates.add(
        FigureText(bytes: Array(header.utf8), words: words), dates: reader.dates(in: words), rules)
    }
    dates.settle()
    return dates.date?.description
  }

  @Test(arguments: [
    (["Croydon", "2024"], "2024"), (["2023-24", "Number"], "2023/2024"),
    (["Croydon", "31 March 2024"], "2024-03-31"),
    (["Croydon", "As at 31 March 2024"], "2024-03-31"),
    (["Croydon", "2024", "Children looked after at 31 March, by area"], "2024-03-31"),
    (["2024", "As at 31 March"], "2024-03-31"),
    (["Croydon", "2023-24", "Children looked after at 31 March"], "2024-03-31"),
    (["Croydon", "2023/24", "Staff at 30 September"], "2023-09-30"),
    (["Croydon", "2023/24", "Staff at 30 June"], "2023/2024"),
    (["Croydon", "Q1 2024/25"], "2024-04/2024-06"), (["Q4 2024-25", "Number"], "2025-01/2025-03"),
    (["Croydon", "Q1 2024"], "2024"), (["Croydon", "2019-22"], "2019/2022"),
    (["Croydon", "2020/23"], "2020/2023"), (["Croydon", "2019/2022"], "2019/2022"),
    (["Croydon", "2009-12"], "2009"), (["Croydon", "2019-18"], "2019"),
    (["Croydon", "2024", "Leavers in the year to 31 March"], "2024"),
    (["Croydon", "2024", "Staff at 30 September 2023"], "2024"),
    (["Croydon", "2024", "Staff at 31 February"], "2024"),
    (["Croydon", "Number"], nil), (["Croydon", "2023 to 2024 and 2025"], nil),
    (["Croydon", "As at 31 March"], nil),
  ])
  func putsTogetherWhatTheHeadersSay(headers: [String], expected: String?) {
    #expect(date(headers) == expected)
  }

  @Test(arguments: [
    ("Under 1", true), ("1 to 4", true), ("5-9", true), ("10–15", true), ("16 and over", true),
    ("16+", true), ("Boys", true), ("Male", true), ("Aged 16 to 17", true), ("2023-24", false),
    ("2024", false), ("Croydon", false), ("Total", false), ("Children in care", false), ("", false),
    ("17", false), ("Care leavers aged 19 to 21", false),
  ])
  func tellsBandsOfAges(header: String, isBand: Bool) {
    var lexicon = Lexicon.english
    let rules = FigureRules(knownTo: &lexicon)
    let words = FigureText(bytes: Array(header.utf8), words: lexicon.words(in: header))
    #expect(AgeBand.isNamed(header, words, rules) == isBand)
  }
}
