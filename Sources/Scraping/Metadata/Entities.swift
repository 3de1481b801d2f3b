/// Character references that a page wrote twice (`&amp;#8217;`), or in JSON, where none should be.
enum Entities {
  /// The text with its references decoded and its white space folded; nil where nothing is left.
  static func decoded(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.contains(0x26) else { return folded(bytes) }
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      guard bytes[place] == 0x26,
        let end = bytes[place...].prefix(12).firstIndex(of: 0x3B),
        let scalar = scalar(of: bytes[(place + 1)..<end])
      else {
        result.append(bytes[place])
        place += 1
        continue
      }
      appendUTF8(scalar, to: &result)
      place = end + 1
    }
    return folded(result)
  }

  private static func scalar(of name: ArraySlice<UInt8>) -> UInt32? {
    guard name.first == 0x23 else { return named[String(decoding: name, as: UTF8.self)] }
    let digits = String(decoding: name.dropFirst(), as: UTF8.self)
    let value =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value >= 0x20, Unicode.Scalar(value) != nil else { return nil }
    return value
  }

  /// Those that headlines and names have.
  ///
  /// Source: WHATWG HTML, "Named character references".
  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "ndash": 0x2013,
    "mdash": 0x2014, "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D,
    "hellip": 0x2026, "pound": 0xA3, "euro": 0x20AC, "eacute": 0xE9, "egrave": 0xE8, "uuml": 0xFC,
    "ouml": 0xF6, "auml": 0xE4, "szlig": 0xDF, "laquo": 0xAB, "raquo": 0xBB,
  ]
}
