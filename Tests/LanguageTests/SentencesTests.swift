import Model
import Testing

@testable import Language

@Suite struct SentencesTests {
  @Test(arguments: [
    ("One. Two.", ["One.", "Two."]),
    ("It fell. It rose! Did it? Yes", ["It fell.", "It rose!", "Did it?", "Yes"]),
    ("Mr. Shah met Cllr. Odu. They spoke.", ["Mr. Shah met Cllr. Odu.", "They spoke."]),
    ("It rose by 4.5 per cent. Costs fell.", ["It rose by 4.5 per cent.", "Costs fell."]),
    ("“We care.” Staff agreed.", ["“We care.”", "Staff agreed."]),
    ("“We care”. Staff agreed.", ["“We care”.", "Staff agreed."]),
    ("(It did.) Then it stopped.", ["(It did.)", "Then it stopped."]),
    ("Some, e.g. Leeds, did. Others did not.", ["Some, e.g. Leeds, did.", "Others did not."]),
    (
      "See No. 12 of the list. We said no. Then we left.",
      ["See No. 12 of the list.", "We said no.", "Then we left."]
    ),
    ("A. B. Carter leads it. The rest follow.", ["A. B. Carter leads it.", "The rest follow."]),
    ("It costs £50 p.a. The rest is free.", ["It costs £50 p.a.", "The rest is free."]),
    ("She moved to St. Ives. He stayed.", ["She moved to St. Ives.", "He stayed."]),
    ("2. Next steps", ["2. Next steps"]),
    ("Done. 2. Next steps", ["Done.", "2. Next steps"]),
    ("The number was 12. Next came 13.", ["The number was 12.", "Next came 13."]),
    ("It is a good service.14 The rest is not.", ["It is a good service.14", "The rest is not."]),
    ("Wait… What?", ["Wait…", "What?"]),
    ("growth was 4 . 8 % . it fell", ["growth was 4 . 8 % . it fell"]),
    ("", []), ("   ", []), (".", ["."]),
  ])
  func splits(_ text: String, into expected: [String]) {
    let page = PageText(paragraph: text)
    #expect(sentences(of: page, block: 0).map { page[$0] } == expected)
  }

  @Test(arguments: ["10% ", "ten million ", "10%", "one two, three "])
  func endsWhereAPageNeverDoes(_ words: String) {
    let text = PageText(paragraph: String(repeating: words, count: 20_000))
    let found = sentences(of: text, block: 0)
    #expect(found.map(\.count).max() ?? 0 <= 2 * longestSentence + words.utf8.count)
    #expect(found.map(\.count).reduce(0, +) >= text.bytes.count - 2 * found.count)
  }

  @Test func staysInItsBlock() {
    let bytes = Array("First. Block\nSecond. One".utf8)
    let page = PageText(
      bytes: bytes, blocks: [Block(.heading, range: 0..<12), Block(.paragraph, range: 13..<24)])
    #expect(sentences(of: page, block: 1).map { page[$0] } == ["Second.", "One"])
  }

  /// What has no spaces is cut, too: every figure is published with its own sentence.
  @Test(arguments: [
    "£5", "½", "5£", "£5,a,", "£5%/", "3/May/", "£5/of/whom/5/", "5—6—", "5°", "3.May.", "good.",
    "was\"good\"", "2019+", "of+whom+1+",
  ])
  func cutsUnspacedText(of part: String) {
    let page = PageText(paragraph: String(repeating: part, count: 200_000 / part.utf8.count))
    let ranges = sentences(of: page, block: 0)
    #expect(ranges.allSatisfy { $0.count <= 3 * longestSentence })
    #expect(ranges.map(\.count).reduce(0, +) == page.bytes.count)
  }

  @Test func cutsNoNumberAndNoWordInTwo() {
    for part in ["7", "x", "5,000,", "a1"] {
      let page = PageText(paragraph: String(repeating: part, count: 20_000))
      let cuts = sentences(of: page, block: 0).dropFirst().map(\.lowerBound)
      #expect(
        cuts.allSatisfy { cut in page.bytes[cut - 1] == 0x2C && page.bytes[cut] &- 0x30 >= 10 })
    }
  }
}

/// The sentences of a block, as ranges of bytes.
private func sentences(of text: PageText, block: Int) -> [Range<Int>] {
  AnalysedText(text, lexicon: .english).sentences(of: block).map(\.range)
}
