import Model
import Support
import Testing

@testable import Scraping

@Suite struct CharsetTests {
  private static let sentence = "The children’s budget grew by £10m – a third more."
  private static let windows: [UInt8] = {
    var bytes: [UInt8] = []
    for scalar in sentence.unicodeScalars {
      switch scalar {
      case "’": bytes.append(0x92)
      case "–": bytes.append(0x96)
      case "£": bytes.append(0xA3)
      default: bytes.append(UInt8(scalar.value))
      }
    }
    return bytes
  }()

  private static func page(_ head: String, _ sentence: [UInt8]) -> [UInt8] {
    Array("<html><head>\(head)<title>x</title></head><body><p>".utf8) + sentence
      + Array("</p></body></html>".utf8)
  }

  private static func wide(_ bytes: [UInt8], isLittle: Bool) -> [UInt8] {
    String(decoding: bytes, as: UTF8.self).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isLittle ? [low, high] : [high, low]
    }
  }

  private static let utf8 = Array(sentence.utf8)
  private static let matrix: [(name: String, bytes: [UInt8], declared: String?)] = [
    ("UTF-8, nothing declared", page("", utf8), nil),
    ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + page("", utf8), nil),
    ("UTF-8 that claims latin1", page("<meta charset=iso-8859-1>", utf8), nil),
    ("windows-1252, nothing declared", page("", windows), nil),
    ("windows-1252 as iso-8859-1", page("<meta charset='ISO-8859-1'>", windows), nil),
    ("windows-1252 that claims UTF-8", page("<meta charset=utf-8>", windows), nil),
    (
      "windows-1252 by http-equiv",
      page("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>", windows), nil
    ),
    ("windows-1252 by its carrier", page("", windows), "windows-1252"),
    ("UTF-16 little-endian, mark", [0xFF, 0xFE] + wide(page("", utf8), isLittle: true), nil),
    ("UTF-16 little-endian, none", wide(page("", utf8), isLittle: true), nil),
    ("UTF-16 big-endian, mark", [0xFE, 0xFF] + wide(page("", utf8), isLittle: false), nil),
    ("UTF-16 big-endian, none", wide(page("", utf8), isLittle: false), nil),
    ("UTF-16 that claims UTF-8", wide(page("<meta charset=utf-8>", utf8), isLittle: true), nil),
    (
      "a sign of windows-1252 in UTF-8",
      page(
        "<meta charset=utf-8>",
        Array("The children’s budget grew by ".utf8) + [0xA3] + Array("10m – a third more.".utf8)),
      nil
    ),
    (
      "references to C1 controls",
      page("", Array("The children&#146;s budget grew by &#163;10m &#150; a third more.".utf8)),
      nil
    ),
  ]

  @Test(arguments: matrix)
  func readsTheSameSentence(name: String, bytes: [UInt8], declared: String?) throws {
    #expect(try PageParser().page(bytes, declared: declared).whole == Self.sentence)
  }

  @Test(arguments: [
    ("windows-1251", [0xC4, 0xE5, 0xF2, 0xE8], "Дети"),
    ("koi8-r", [0xE4, 0xC5, 0xD4, 0xC9], "Дети"),
    ("iso-8859-2", [0xB3, 0xF3, 0x64, 0xBC], "łódź"),
    ("shift_jis", [0x8E, 0x71, 0x8B, 0x9F], "子供"),
    ("euc-jp", [0xBB, 0xD2, 0xB6, 0xA1], "子供"),
    ("gb2312", [0xB6, 0xF9, 0xCD, 0xAF], "儿童"),
    ("big5", [0xA8, 0xE0, 0xB5, 0xA3], "兒童"),
    ("ks_c_5601-1987", [0xBE, 0xC6, 0xC0, 0xCC], "아이"),
    ("windows-1253", [0xD0, 0xE1, 0xE9, 0xE4, 0xE9], "Παιδι"),
  ])
  func readsLegacyCharsets(label: String, word: [UInt8], expected: String) throws {
    let bytes = Self.page("<meta charset=\"\(label)\">", word + Array(" 12, 34.".utf8))
    #expect(try PageParser().page(bytes).whole == expected + " 12, 34.")
  }

  @Test(arguments: [
    (" UTF-8 ", Charset.utf8), ("latin1", .windows1252), ("US-ASCII", .windows1252),
    ("ucs-2", .utf16LittleEndian),
    ("sjis", .legacy("CP932")), ("iso-8859-9", .legacy("CP1254")),
  ])
  func knowsLabels(label: String, charset: Charset) {
    #expect(Charset(label: label.utf8) == charset)
  }

  @Test(arguments: ["", "utf-9", "klingon", "utf-8;q=1"])
  func refusesOtherLabels(label: String) {
    #expect(Charset(label: label.utf8) == nil)
  }

  @Test(arguments: [
    ([0xFF], "a\u{FFFD}b"), ([0xC3], "a\u{FFFD}b"), ([0xE2, 0x82], "a\u{FFFD}b"),
    ([0xF0, 0x9F, 0x98], "a\u{FFFD}b"),
    ([0xED, 0xA0, 0x80], "a\u{FFFD}\u{FFFD}\u{FFFD}b"), ([0x00], "ab"), ([0xC2, 0xA0], "a\u{A0}b"),
  ])
  func mendsUTF8(bytes: [UInt8], expected: String) {
    // Enough good sequences that the text is UTF-8 beyond doubt.
    let good = Array("é–’£éé".utf8)
    let text = Transcoder.utf8(good + [0x61] + bytes + [0x62], declared: nil)
    #expect(String(decoding: text.dropFirst(good.count), as: UTF8.self) == expected)
  }

  @Test(arguments: 1...20)
  func givesValidUTF8(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let label =
        ["utf-8", "utf-16", "gbk", "big5", "shift_jis", "iso-2022-jp", "koi8-r", nil]
        .randomElement(using: &random) ?? nil
      let text = Transcoder.utf8(bytes, declared: label)
      #expect(String(validating: text, as: UTF8.self) != nil)
      #expect(!text.contains(0))
    }
  }
}
