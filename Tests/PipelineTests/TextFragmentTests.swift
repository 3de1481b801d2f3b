import Model
import Testing

@testable import Pipeline

@Suite struct TextFragmentTests {
  private func link(_ sentence: String, in text: String) throws -> String {
    let bytes = Array(text.utf8)
    let wanted = Array(sentence.utf8)
    let start = try #require(
      bytes.indices.first { bytes[$0...].starts(with: wanted) })
    return TextFragment(bytes).link(to: start..<start + wanted.count, of: "https://a.org/b")
  }

  @Test func holdsAShortSentenceWhole() throws {
    let sentence = "Pay rose by £5-6m, we think."
    #expect(
      try link(sentence, in: sentence)
        == "https://a.org/b#:~:text=Pay%20rose%20by%20%C2%A35%2D6m%2C%20we%20think.")
  }

  @Test func holdsTheEndsOfALongOne() throws {
    let sentence = "one two three four five six seven eight nine ten eleven twelve thirteen"
    #expect(
      try link(sentence, in: sentence)
        == "https://a.org/b#:~:text=one%20two%20three%20four%20five%20six,"
        + "eight%20nine%20ten%20eleven%20twelve%20thirteen")
  }

  @Test func goesOnUntilTheStartIsTheSentencesOwn() throws {
    let sentence = "a b c d e f g h i j k l m n o p"
    #expect(
      try link(sentence, in: "a b c d e f x\n" + sentence)
        == "https://a.org/b#:~:text=a%20b%20c%20d%20e%20f%20g,k%20l%20m%20n%20o%20p")
  }

  /// A text, with the sentence whose words stand in it more than once, or may.
  static let notUnique = [
    ("It has 12 homes. It has 12 homes.", "It has 12 homes."),
    ("It has 12 homes. “It has 12 homes.”", "It has 12 homes."),
    ("Croydon\n412\nBromley\n340", "412"),
    (
      String(repeating: "a ", count: 2_000) + "\n" + String(repeating: "a ", count: 2_000) + "b",
      String(repeating: "a ", count: 2_000) + "b"
    ),
  ]

  @Test(arguments: notUnique)
  func whatIsNotUniqueHasThePagesAddressAlone(text: String, sentence: String) throws {
    #expect(try link(sentence, in: text) == "https://a.org/b")
  }

  @Test(arguments: [
    "It has 112 homes. It has 12 homes.", "It has 12 homes. It has 12 homes",
  ])
  func whatOnlyLooksAlikeIsUnique(text: String) throws {
    #expect(
      try link("It has 12 homes.", in: text) == "https://a.org/b#:~:text=It%20has%2012%20homes.")
  }

  /// A page that says one thing over and over costs no more than its length.
  @Test func givesUpOnAPageOfOneSentence() {
    let sentence = Array("It has 12 homes. ".utf8)
    let text = Array(repeatElement(sentence, count: 20_000).joined())
    let fragment = TextFragment(text)
    for number in 0..<20_000 {
      let start = number * sentence.count
      #expect(fragment.link(to: start..<start + sentence.count - 1, of: "a") == "a")
    }
  }

  @Test func keepsTheFragmentThatAnAddressHas() {
    let text = TextFragment(Array("It has homes".utf8))
    #expect(
      text.link(to: 0..<12, of: "https://a.org/#top")
        == "https://a.org/#top:~:text=It%20has%20homes")
  }

  @Test func aPathIsAnAddress() {
    #expect(TextFragment.encoded(path: "in/a report-é.pdf") == "in/a%20report%2D%C3%A9.pdf")
  }
}

@Suite struct CodePointsTests {
  @Test func countsCodePointsNotBytes() {
    let text = Array(String(repeating: "£a’😀", count: 200).utf8)
    let points = CodePoints(text)
    for offset in stride(from: 0, through: text.count, by: 10) {
      #expect(points.count(before: offset) == offset / 10 * 4)
    }
    #expect(CodePoints([]).count(before: 5) == 0)
  }
}

@Suite struct InstantTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_795_226_400, "2026-11-21T02:00:00Z"),
    (-1, "1969-12-31T23:59:59Z"), (951_868_799, "2000-02-29T23:59:59Z"),
  ])
  func writes(_ seconds: Int, as text: String) {
    #expect(Instant(secondsSince1970: seconds).iso == text)
  }

  @Test func comesBackFromAReleasesName() throws {
    let instant = Instant(secondsSince1970: 1_795_226_400)
    #expect(Instant(releaseName: "\(instant.compact)-3f9c2a") == instant)
    #expect(Instant(releaseName: ".staging") == nil)
    #expect(Instant(releaseName: "2026-11-21T990000Z-3f9c2a") == nil)
  }
}
