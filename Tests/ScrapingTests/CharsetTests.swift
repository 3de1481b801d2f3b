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

  /// The labels of the standard, set by set, with a character as the set writes it, by Python's codecs.
  ///
  /// Source: https://encoding.spec.whatwg.org/#names-and-labels.
  private static let sets: [(labels: String, bytes: [UInt8], character: String)] = [
    ("866 cp866 csibm866 ibm866", [0xA6], "ж"),
    (
      "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
      [0xB3], "ł"
    ),
    (
      "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
      [0xB1], "ħ"
    ),
    (
      "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
      [0xBF], "ŋ"
    ),
    (
      "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
      [0xD6], "ж"
    ),
    (
      "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
      [0xD9], "ع"
    ),
    (
      "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek",
      [0xEB], "λ"
    ),
    (
      "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual",
      [0xF9], "ש"
    ),
    ("csiso88598i iso-8859-8-i logical", [0xF9], "ש"),
    ("csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6", [0xFE], "þ"),
    ("iso-8859-13 iso8859-13 iso885913", [0xFE], "ž"),
    ("iso-8859-14 iso8859-14 iso885914", [0xF0], "ŵ"),
    ("csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9", [0xA4], "€"),
    ("iso-8859-16", [0xBA], "ș"),
    ("cskoi8r koi koi8 koi8-r koi8_r", [0xD6], "ж"),
    ("koi8-ru koi8-u", [0xA7], "ї"),
    ("csmacintosh mac macintosh x-mac-roman", [0xA3], "£"),
    ("dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874", [0xA1], "ก"),
    ("cp1250 windows-1250 x-cp1250", [0xB3], "ł"),
    ("cp1251 windows-1251 x-cp1251", [0xE6], "ж"),
    (
      "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252",
      [0x92], "’"
    ),
    ("cp1253 windows-1253 x-cp1253", [0xEB], "λ"),
    (
      "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254",
      [0xF0], "ğ"
    ),
    ("cp1255 windows-1255 x-cp1255", [0xF9], "ש"),
    ("cp1256 windows-1256 x-cp1256", [0xDA], "ع"),
    ("cp1257 windows-1257 x-cp1257", [0xFE], "ž"),
    ("cp1258 windows-1258 x-cp1258", [0xF0], "đ"),
    ("x-mac-cyrillic x-mac-ukrainian", [0xE6], "ж"),
    (
      "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk",
      [0xB6, 0xF9], "儿"
    ),
    ("gb18030", [0xB6, 0xF9], "儿"),
    ("big5 big5-hkscs cn-big5 csbig5 x-x-big5", [0xA8, 0xE0], "兒"),
    ("cseucpkdfmtjapanese euc-jp x-euc-jp", [0xBB, 0xD2], "子"),
    ("csiso2022jp iso-2022-jp", [0x1B, 0x24, 0x42, 0x3B, 0x52, 0x1B, 0x28, 0x42], "子"),
    ("csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis", [0x8E, 0x71], "子"),
    (
      "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
      [0x8C, 0x63], "똠"
    ),
  ]

  @Test(arguments: sets)
  func readsEverySetOfTheStandard(labels: String, bytes: [UInt8], character: String) {
    for label in labels.split(separator: " ") {
      #expect(Charset(label: label.utf8) != nil, "\(label)")
      let text = Transcoder.utf8(Array("x12.".utf8) + bytes, declared: label.uppercased())
      #expect(String(decoding: text, as: UTF8.self) == "x12." + character, "\(label)")
    }
  }

  @Test(arguments: [
    ("unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8", Charset.utf8),
    ("unicodefffe utf-16be", .utf16BigEndian),
    ("csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le", .utf16LittleEndian),
    ("csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement", .replacement),
    ("x-user-defined", .windows1252),
  ])
  func knowsTheOtherLabelsOfTheStandard(labels: String, charset: Charset) {
    for label in labels.split(separator: " ") {
      #expect(Charset(label: label.utf8) == charset, "\(label)")
    }
  }

  @Test func readsNothingOfASetThatHidesMarkup() {
    let bytes = Self.page("<meta charset=iso-2022-kr>", Array("\u{1B}$)C\u{E}12\u{F}".utf8))
    #expect(throws: ScrapingError.notHTML(found: "text without markup")) {
      try PageParser().page(bytes)
    }
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
