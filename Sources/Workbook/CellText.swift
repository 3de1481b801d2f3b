/// Text as a cell of a workbook can hold it.
///
/// - Line ends become line feeds, as Excel has them within a cell.
/// - Characters that XML 1.0 forbids (NUL and the other control characters but tab and line feed,
///   U+FFFE, U+FFFF) become U+FFFD.
/// - `_x0041_`, which a reader would take for an escaped `A`, becomes `_x005F_x0041_`.
/// - Beyond 32,767 UTF-16 code units the text is cut, between two characters, and ends with `…`.
///
/// Sources: XML 1.0, 2.2 "Characters"; ECMA-376 part 1, 22.9.2.19 "ST_Xstring"; Microsoft, "Excel
/// specifications and limits", "Total number of characters that a cell can contain".
struct CellText {
  /// The most UTF-16 code units of a cell.
  static let limit = 32_767

  /// UTF-8 without a NUL, and one behind it, as C has it.
  private(set) var bytes: [UInt8] = []
  private(set) var isShortened = false

  /// Takes another text in place of the one before.
  mutating func set(_ text: String) {
    bytes.removeAll(keepingCapacity: true)
    isShortened = false
    var text = text
    text.withUTF8 { text in
      if Self.isPlain(text) {
        bytes.append(contentsOf: text)
      } else {
        appendEscaped(text)
      }
    }
    shorten()
    bytes.append(0)
  }

  /// Whether nothing is to be changed.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in text {
      if byte < 0x20 || byte == 0xEF { return false }
      if byte == UInt8(ascii: "x"), last == UInt8(ascii: "_") { return false }
      last = byte
    }
    return true
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case 0x0D:
        if index == text.count || text[index] != 0x0A { bytes.append(0x0A) }
      case 0x00..<0x20 where byte != 0x09 && byte != 0x0A: bytes += Self.replacement
      case 0xEF where index + 1 < text.count && text[index] == 0xBF && text[index + 1] >= 0xBE:
        bytes += Self.replacement
        index += 2
      case UInt8(ascii: "_") where Self.isEscape(text[(index - 1)...]): bytes += Self.underscore
      default: bytes.append(byte)
      }
    }
  }

  /// Whether the text begins with an underscore's `x`, four hexadecimal digits and `_`.
  private static func isEscape(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let start = text.prefix(7)
    return start.count == 7 && start[start.startIndex + 1] == UInt8(ascii: "x")
      && start.last == UInt8(ascii: "_")
      && start.dropFirst(2).dropLast().allSatisfy(\.isHexadecimalDigit)
  }

  /// Cuts what is too long. What is counted is the text as it is written, so that an escaped
  /// underscore counts for seven.
  private mutating func shorten() {
    // A character takes at least as many bytes as UTF-16 code units.
    guard bytes.count > Self.limit else { return }
    var (units, end) = (0, 0)
    for (index, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      if units < Self.limit { end = index }
      units += byte >= 0xF0 ? 2 : 1
      if units > Self.limit {
        bytes.removeSubrange(end...)
        bytes += Array("…".utf8)
        isShortened = true
        return
      }
    }
  }

  private static let replacement = Array("\u{FFFD}".utf8)
  private static let underscore = Array("_x005F_".utf8)
}

extension UInt8 {
  /// Whether it is one of `0`–`9`, `A`–`F`, `a`–`f` in ASCII.
  var isHexadecimalDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "a")...UInt8(ascii: "f"):
      true
    default: false
    }
  }
}
