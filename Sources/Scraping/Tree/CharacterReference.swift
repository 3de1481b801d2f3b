/// Character references of HTML: `&amp;`, `&#8211;`, `&#x2013;`.
///
/// A named one needs its semicolon, but for names of Latin-1 in a text: `&pound5`; a number doesn't. A number that is not a character of XML (0, a
/// control, a surrogate) stands for nothing; what is not a reference stands for itself.
///
/// Source: WHATWG HTML, "Character reference state" and those that follow, "Named character references";
/// of its names, those that HTML 4 has too, and signs and letters that texts have.
enum CharacterReference {
  /// Appends `text` with its references replaced.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>, isAttribute: Bool = false, to bytes: inout Growing<UInt8>
  ) {
    var plain = 0
    var place = 0
    while let ampersand = text.firstIndex(of: UInt8(ascii: "&"), from: place) {
      guard let (scalar, end) = reference(at: ampersand, of: text, isAttribute) else {
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
    at start: Int, of text: UnsafeBufferPointer<UInt8>, _ isAttribute: Bool
  ) -> (scalar: UInt32?, end: Int)? {
    var place = start + 1
    guard place < text.count else { return nil }
    if text[place] == UInt8(ascii: "#") { return number(at: place + 1, of: text) }
    while place < text.count, isLetter(text[place]) || isDigit(text[place]) { place += 1 }
    if place < text.count, text[place] == UInt8(ascii: ";"),
      let scalar = names[UnsafeBufferPointer(rebasing: text[(start + 1)..<place])]
    {
      return (scalar, place + 1)
    }
    // The address `?a=1&copy=2` holds no sign.
    return isAttribute ? nil : openReference(at: start + 1, end: place, of: text)
  }

  /// The longest name that may stand without its semicolon, and begins at `start`.
  private static func openReference(
    at start: Int, end: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> (scalar: UInt32?, end: Int)? {
    var place = min(end, start + longestOpen)
    while place >= start + 2 {
      let name = UnsafeBufferPointer(rebasing: text[start..<place])
      if let scalar = names[name], scalar <= 0xFF,
        scalar >= 0xA0 || [0x22, 0x26, 0x3C, 0x3E].contains(scalar),
        !newNames.contains(where: { $0.name.utf8.elementsEqual(name) })
      {
        return (scalar, place)
      }
      place -= 1
    }
    return nil
  }

  private static let longestOpen = 6

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

  private static let names: NameTable<UInt32> = NameTable(MarkupParser.namedCharacters + newNames)

  /// Names that came with HTML 5.
  private static let newNames: [(name: String, value: UInt32)] = [
    ("NewLine", 0x0A), ("Tab", 0x09), ("excl", 0x21), ("num", 0x23), ("dollar", 0x24),
    ("percnt", 0x25), ("apos", 0x27), ("lpar", 0x28), ("rpar", 0x29), ("ast", 0x2A),
    ("plus", 0x2B), ("comma", 0x2C), ("period", 0x2E), ("sol", 0x2F), ("colon", 0x3A),
    ("semi", 0x3B), ("equals", 0x3D), ("quest", 0x3F), ("commat", 0x40), ("lsqb", 0x5B),
    ("lbrack", 0x5B), ("bsol", 0x5C), ("rsqb", 0x5D), ("rbrack", 0x5D), ("lowbar", 0x5F),
    ("lcub", 0x7B), ("verbar", 0x7C), ("vert", 0x7C), ("rcub", 0x7D), ("half", 0xBD),
    ("AMP", 0x26), ("LT", 0x3C), ("GT", 0x3E), ("QUOT", 0x22), ("COPY", 0xA9), ("REG", 0xAE),
    ("NonBreakingSpace", 0xA0), ("hairsp", 0x200A), ("numsp", 0x2007), ("puncsp", 0x2008),
    ("ZeroWidthSpace", 0x200B), ("hyphen", 0x2010), ("dash", 0x2010), ("horbar", 0x2015),
    ("bullet", 0x2022), ("mldr", 0x2026), ("TRADE", 0x2122), ("frac13", 0x2153),
    ("frac23", 0x2154), ("frac15", 0x2155), ("frac18", 0x215B), ("squ", 0x25A1),
    ("rtrif", 0x25B8), ("ltrif", 0x25C2), ("starf", 0x2605), ("star", 0x2606), ("phone", 0x260E),
    ("check", 0x2713), ("cross", 0x2717), ("Wcirc", 0x174), ("wcirc", 0x175), ("Ycirc", 0x176),
    ("ycirc", 0x177), ("cacute", 0x107), ("Ccaron", 0x10C), ("ccaron", 0x10D), ("ecaron", 0x11B),
    ("eogon", 0x119), ("aogon", 0x105), ("abreve", 0x103), ("lstrok", 0x142), ("Lstrok", 0x141),
    ("nacute", 0x144), ("ncaron", 0x148), ("rcaron", 0x159), ("sacute", 0x15B), ("zacute", 0x17A),
    ("zdot", 0x17C), ("Zcaron", 0x17D), ("zcaron", 0x17E), ("scedil", 0x15F), ("inodot", 0x131),
  ]
}
