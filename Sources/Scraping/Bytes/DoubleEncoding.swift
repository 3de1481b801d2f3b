/// Text that was encoded twice: UTF-8 that a program took for windows-1252 and wrote as UTF-8 once more, so that `£`
/// became `Â£` and `’` became `â€™`.
///
/// Every sequence is mended by itself, and only one that no language writes: `LIBERTÉ»` and `MAÇÃ”` are words at the end
/// of a quotation and stay.
///
/// Source: WHATWG Encoding, index-windows-1252.txt; the Unicode Standard, table 3-7.
enum DoubleEncoding {
  /// How often a text may have been encoded beyond the second time.
  private static let mostRounds = 3

  /// - Parameter text: UTF-8 that is well formed.
  static func mended(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<mostRounds {
      guard let better = once(text) else { break }
      text = better
    }
    return text
  }

  /// The text with its sequences mended; nil where it has none.
  private static func once(_ text: [UInt8]) -> [UInt8]? {
    text.withUnsafeBufferPointer { bytes in
      var result: [UInt8] = []
      var (plain, place) = (0, 0)
      // All characters that such a sequence begins with are a byte C3 and another one.
      while let lead = bytes.firstIndex(of: 0xC3, from: place) {
        place = lead + 2
        guard let found = sequence(at: lead, of: bytes) else { continue }
        if plain == 0 { result.reserveCapacity(bytes.count) }
        result.append(contentsOf: bytes[plain..<lead])
        result += found.character
        (plain, place) = (found.end, found.end)
      }
      guard plain > 0 else { return nil }
      result.append(contentsOf: bytes[plain...])
      return result
    }
  }

  /// The character that a sequence stands for, and the place behind it; nil where none begins there.
  private static func sequence(
    at start: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> (character: [UInt8], end: Int)? {
    guard start + 3 < bytes.count else { return nil }
    let lead = bytes[start + 1] | 0x40
    if lead == 0xC2, isLeftOver(start, of: bytes) { return ([], start + 2) }
    let count: Int
    switch lead {
    case 0xC2, 0xC3, 0xC5: count = 2
    case 0xE2, 0xEF: count = 3
    case 0xF0: count = 4
    default: return nil
    }
    var encoded = [lead]
    var place = start + 2
    while encoded.count < count {
      guard let (byte, end) = continuation(at: place, of: bytes) else { return nil }
      encoded.append(byte)
      place = end
    }
    let isWhole = encoded.withUnsafeBufferPointer { utf8Sequence(at: 0, of: $0) } == (count, true)
    guard isWhole else { return nil }
    let next = place < bytes.count ? bytes[place] : 0
    guard isSure(encoded, isBehindCapital: isBehindCapital(start, of: bytes), next: next) else {
      return nil
    }
    return (encoded == [0xEF, 0xBB, 0xBF] ? [] : encoded, place)
  }

  /// Whether an `Â` is all that is left of a no-break space, `412Â children`: no word ends in it behind a small
  /// letter or a digit.
  private static func isLeftOver(_ place: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard place > 0, bytes[place + 2] == 0x20 || bytes[place + 2] == 0x3C else { return false }
    let last = bytes[place - 1]
    return isLower(last) || isDigit(last) || [0x25, 0x2C, 0x2E, 0x3A, 0x3B].contains(last)
  }

  /// Whether no text has the characters of the sequence side by side.
  private static func isSure(_ encoded: [UInt8], isBehindCapital: Bool, next: UInt8) -> Bool {
    let isWithinWord = isLower(next)
    // `É` of "Ã‰cole" is a letter and a sign that may close a quotation.
    let hasSign = encoded[1] < 0xA0
    switch encoded[0] {
    case 0xC2: return !hasSign && (!isBehindCapital || isWithinWord)
    case 0xC3: return hasSign ? isWithinWord : !isBehindCapital || isWithinWord
    // The letters that Welsh, Polish and Czech have: `ŵ`, `ŷ`, `ż`, `š`.
    case 0xC5:
      return [0xA1, 0xB4, 0xB5, 0xB6, 0xB7, 0xBC, 0xBE].contains(encoded[1])
        && (!isBehindCapital || isWithinWord)
    // `’`, `–`, `€`, `™`, arrows, mathematical and other signs.
    case 0xE2:
      return [0x80, 0x82, 0x84, 0x86, 0x88, 0x89].contains(encoded[1]) || encoded[1] > 0x92
    // A byte order mark, and ligatures.
    case 0xEF: return encoded == [0xEF, 0xBB, 0xBF] || encoded[1] == 0xAC && encoded[2] < 0x87
    // Emoji.
    default: return encoded[1] == 0x9F
    }
  }

  /// Whether a capital letter of ASCII or Latin-1 stands before the place.
  private static func isBehindCapital(_ place: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard place > 0 else { return false }
    let last = bytes[place - 1]
    if isUpper(last) { return true }
    return place > 1 && bytes[place - 2] == 0xC3 && (0x80...0x9E).contains(last)
  }

  /// The byte from 80 through BF that the character at a place is in windows-1252, and the place behind that.
  private static func continuation(
    at place: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> (UInt8, Int)? {
    guard place + 1 < bytes.count else { return nil }
    // U+0080 through U+00BF: the signs of Latin-1, and the controls that stand for themselves.
    if bytes[place] == 0xC2 { return (bytes[place + 1], place + 2) }
    let (count, isWhole) = utf8Sequence(at: place, of: bytes)
    guard isWhole, count == 2 || count == 3 else { return nil }
    var scalar = UInt32(bytes[place]) & (count == 2 ? 0x1F : 0x0F)
    for index in 1..<count { scalar = scalar << 6 | UInt32(bytes[place + index] & 0x3F) }
    return bytesOfSigns[scalar].map { ($0, place + count) }
  }

  /// The bytes from 80 through 9F by their characters.
  private static let bytesOfSigns: [UInt32: UInt8] = Dictionary(
    uniqueKeysWithValues: (0x80...0x9F).map { (windows1252($0), $0) })
}
