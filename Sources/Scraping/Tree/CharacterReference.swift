/// Character references of HTML: `&amp;`, `&#8211;`, `&#x2013;`.
///
/// A named one needs its semicolon, a number doesn't. A number that is not a character of XML (0, a
/// control, a surrogate) stands for nothing; what is not a reference stands for itself.
///
/// Source: WHATWG HTML, "Character reference state" and those that follow; of its names, those that
/// HTML 4 has too.
enum CharacterReference {
  /// Appends `text` with its references replaced.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout Growing<UInt8>) {
    var plain = 0
    var place = 0
    while let ampersand = text.firstIndex(of: UInt8(ascii: "&"), from: place) {
      guard let (scalar, end) = reference(at: ampersand, of: text) else {
        place = ampersand + 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<ampersand]))
      if let scalar { append(scalar, to: &bytes) }
      plain = end
      place = end
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain...]))
  }

  private static func append(_ scalar: UInt32, to bytes: inout Growing<UInt8>) {
    var encoded: [UInt8] = []
    appendUTF8(scalar, to: &encoded)
    for byte in encoded { bytes.append(byte) }
  }

  /// The character, nil where the reference stands for none, and the place behind the reference;
  /// nil where none begins at `start`.
  private static func reference(
    at start: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> (scalar: UInt32?, end: Int)? {
    var place = start + 1
    guard place < text.count else { return nil }
    if text[place] == UInt8(ascii: "#") { return number(at: place + 1, of: text) }
    while place < text.count, isLetter(text[place]) || isDigit(text[place]) { place += 1 }
    guard place < text.count, text[place] == UInt8(ascii: ";"),
      let scalar = names[UnsafeBufferPointer(rebasing: text[(start + 1)..<place])]
    else { return nil }
    return (scalar, place + 1)
  }

  private static func number(
    at start: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> (scalar: UInt32?, end: Int)? {
    var place = start
    var radix: UInt32 = 10
    if place < text.count, lower(text[place]) == UInt8(ascii: "x") {
      radix = 16
      place += 1
    }
    let first = place
    var value: UInt32 = 0
    while place < text.count, let digit = digit(text[place]), digit < radix {
      if value < 0x11_0000 { value = value * radix + digit }
      place += 1
    }
    guard place > first else { return nil }
    if place < text.count, text[place] == UInt8(ascii: ";") { place += 1 }
    return (isCharacter(value) ? value : nil, place)
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    if isDigit(byte) { return UInt32(byte - 0x30) }
    let letter = lower(byte) &- UInt8(ascii: "a")
    return letter < 6 ? UInt32(letter) + 10 : nil
  }

  /// Source: XML 1.0, production 2, "Char".
  private static func isCharacter(_ value: UInt32) -> Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }

  private static let names: NameTable<UInt32> = NameTable(MarkupParser.namedCharacters)
}
