import Language
import Model
import Testing

@Suite struct PhrasesTests {
  @Test(arguments: [
    ("plan(s)", ["plan", "plans"]),
    ("agenc(y|ies)", ["agenc", "agency", "agencies"]),
    ("(a|b c) d", ["a d", "b c d"]),
    ("[the|a] board", ["board", "the board", "a board"]),
    ("Children’s looked-after & more", ["childrens looked after and more"]),
  ])
  func standFor(_ pattern: String, _ expected: [String]) throws {
    let found = try phrases(of: pattern).map { words in
      words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    "(a", "a)", "a|b", "", "[a]", "((((((((((a))))))))))", "a}", "noun: a", "a + b", "a*", "a?",
  ])
  func refuses(_ pattern: String) {
    #expect(throws: PhraseFault.self) { try phrases(of: pattern) }
  }

  @Test(arguments: [
    ("She is in care.", 1), ("IN-CARE", 1), ("in “care”", 1), ("in, care", 1), ("in. Care", 0),
    ("in (care)", 0), ("in: care", 0), ("in – care", 0), ("incare", 0), ("in careful", 0),
  ])
  func areFoundOverSomeMarks(_ text: String, _ count: Int) throws {
    var (index, lexicon) = (PhraseIndex(), Lexicon())
    try index.add("in care", as: 0, to: &lexicon)
    #expect(index.matches(in: lexicon.words(in: text)).count == count)
  }

  @Test func everyPhraseIsFound() throws {
    var (index, lexicon) = (PhraseIndex(), Lexicon())
    for (number, pattern) in ["a", "a b", "b", "a b c", "c"].enumerated() {
      try index.add(pattern, as: number, to: &lexicon)
    }
    let found = index.matches(in: lexicon.words(in: "x a b c"))
    #expect(found.map(\.phrase) == [0, 1, 3, 2, 4])
    #expect(found.map(\.words) == [1..<2, 1..<3, 1..<4, 2..<3, 3..<4])
  }

  @Test(arguments: [
    ("On 31 March 2017 it was so.", ["2017-03-31"]), ("March 31, 2017", ["2017-03-31"]),
    ("in September 2017", ["2017-09"]), ("by 2017", ["2017"]), ("in 2023-24", ["2023/2024"]),
    ("in 2023/24", ["2023/2024"]), ("7 to 18 October 2024", ["2024-10-07/2024-10-18"]),
    ("2 June 2014 – 25 June 2014", ["2014-06-02/2014-06-25"]),
    ("30 September to 11 October 2024", ["2024-09-30/2024-10-11"]),
    ("June and July 2017", ["2017-06/2017-07"]), ("11/09/2015", ["2015-09-11"]),
    ("3rd May 2016", ["2016-05-03"]), ("31 February 2017", ["2017-02"]), ("2,017 people", []),
    ("they may 2017", ["2017"]), ("in March", []), ("12345", []), ("2023-25", ["2023/2025"]),
  ])
  func readsDates(_ text: String, _ expected: [String]) {
    var lexicon = Lexicon()
    let dates = WrittenDates(knownTo: &lexicon)
    #expect(dates.dates(in: lexicon.words(in: text)).map(\.interval.description) == expected)
  }
}
