/// JSON as it is written, one value at a time: `{"path":"a.html","figures":[]}`.
///
/// Members stand in the order in which they are given, so a line's bytes depend on nothing else.
///
/// Source: RFC 8259, section 7: quotes, reverse solidi and control characters are escaped.
package struct JSONText: Sendable {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  /// `{`, the members that `body` writes, `}`.
  package mutating func object(_ body: (inout JSONText) throws -> Void) rethrows {
    open(UInt8(ascii: "{"))
    try body(&self)
    close(UInt8(ascii: "}"))
  }

  /// `[`, what `body` writes for each item, `]`.
  package mutating func array<Items: Sequence>(
    _ items: Items, _ body: (inout JSONText, Items.Element) throws -> Void
  ) rethrows {
    open(UInt8(ascii: "["))
    for item in items { try body(&self, item) }
    close(UInt8(ascii: "]"))
  }

  /// The name of the member whose value is written next.
  package mutating func name(_ name: String) {
    comma()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A member with a string, or null.
  package mutating func member(_ name: String, _ value: String?) {
    self.name(name)
    string(value)
  }

  package mutating func member(_ name: String, _ value: Int?) {
    self.name(name)
    raw(value.map(String.init) ?? "null")
  }

  package mutating func member(_ name: String, _ value: Bool) {
    self.name(name)
    raw(value ? "true" : "false")
  }

  /// A string, or null.
  package mutating func string(_ value: String?) {
    guard let value else { return raw("null") }
    comma()
    quote(value)
    needsComma = true
  }

  /// A number, `true`, `false` or `null` as it is.
  package mutating func raw(_ text: String) {
    comma()
    bytes += Array(text.utf8)
    needsComma = true
  }

  /// A line feed: the end of a line of NDJSON.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func open(_ bracket: UInt8) {
    comma()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0..<0x20, 0x7F:
        bytes += Array("\\u00".utf8)
        bytes += [byte >> 4, byte & 15].map { $0 < 10 ? $0 + 0x30 : $0 + 0x57 }
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
