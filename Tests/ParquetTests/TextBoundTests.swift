import Support
import Testing

@testable import Parquet

@Suite struct TextBoundTests {
  @Test(arguments: [
    // (start, repeated, times), lower bound, upper bound
    ("", "a", 64, "a", 64, "a", 64, ""),
    ("", "a", 65, "a", 64, "a", 63, "b"),
    // Two bytes a character: 64 bytes are 32 of them; `x` in front leaves one byte over.
    ("x", "é", 40, "é", 31, "é", 30, "ê"),
    // Behind U+D7FF come the surrogates, which are no characters: U+E000 is the next.
    ("", "\u{D7FF}", 30, "\u{D7FF}", 21, "\u{D7FF}", 20, "\u{E000}"),
    // The last character of all cannot be raised: the one before is.
    ("a", "\u{10FFFF}", 20, "\u{10FFFF}", 15, "", 0, "b"),
    // U+007F raised takes a byte more.
    ("", "\u{7F}", 70, "\u{7F}", 64, "\u{7F}", 63, "\u{80}"),
  ])
  func cutsOnCharacters(
    _ start: String, _ rest: String, times: Int, low: String, lowTimes: Int, high: String,
    highTimes: Int, end: String
  ) {
    let text = Array((start + String(repeating: rest, count: times)).utf8)
    let lower = start + String(repeating: low, count: lowTimes)
    let upper =
      high.isEmpty ? end : start + String(repeating: high, count: highTimes) + end
    #expect(TextBound(notAbove: text[...]).bytes == Array(lower.utf8))
    #expect(TextBound(notBelow: text[...]).bytes == Array(upper.utf8))
  }

  @Test func keepsWhatCannotBeRaised() {
    let text = Array(String(repeating: "\u{10FFFF}", count: 30).utf8)
    #expect(TextBound(notBelow: text[...]).bytes == text)
  }

  @Test(arguments: 1...20)
  func enclosesTheText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", "\u{7F}", "\u{7FF}", "\u{D7FF}", "\u{FFFF}", "\u{10FFFF}"]
    for _ in 0..<200 {
      let text = (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let (whole, utf8) = (Array(text.utf8), Array(text.utf8)[...])
      let (lower, upper) = (TextBound(notAbove: utf8), TextBound(notBelow: utf8))
      #expect(!whole.lexicographicallyPrecedes(lower.bytes))
      #expect(!upper.bytes.lexicographicallyPrecedes(whole))
      #expect(String(validating: lower.bytes, as: UTF8.self) != nil)
      #expect(String(validating: upper.bytes, as: UTF8.self) != nil)
      #expect(lower.bytes.count <= TextBound.longest)
    }
  }
}
