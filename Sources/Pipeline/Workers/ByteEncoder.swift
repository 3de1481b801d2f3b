/// Values as bytes, one behind the other: what `ByteDecoder` reads in the same order.
///
/// A number is an unsigned LEB128 integer (`300` is `AC 02`), below zero by zigzag; a text or a list
/// begins with its length; an optional with a byte that is 0 or 1.
struct ByteEncoder {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: UInt64) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A number of zero or more: a length, a place in the text.
  mutating func write(_ value: Int) {
    precondition(value >= 0, "a length is not below zero")
    write(UInt64(value))
  }

  mutating func write(signed value: Int64) {
    write(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  mutating func write(_ flag: Bool) {
    bytes.append(flag ? 1 : 0)
  }

  mutating func write(_ content: [UInt8]) {
    write(content.count)
    bytes += content
  }

  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(utf8.count)
      bytes += utf8
    }
  }

  /// A case of an enum by its place among all of them.
  mutating func write<Choice: CaseIterable & Equatable>(choice: Choice) {
    for (place, other) in Choice.allCases.enumerated() where other == choice { write(place) }
  }

  mutating func write(_ range: Range<Int>) {
    write(range.lowerBound)
    write(range.count)
  }

  mutating func write<Value>(
    _ value: Value?, _ body: (inout ByteEncoder, Value) -> Void
  ) {
    write(value != nil)
    if let value { body(&self, value) }
  }

  mutating func write<Value>(_ values: [Value], _ body: (inout ByteEncoder, Value) -> Void) {
    write(values.count)
    for value in values { body(&self, value) }
  }

  mutating func write(_ text: String?) { write(text) { $0.write($1) } }
  mutating func write(_ texts: [String]) { write(texts) { $0.write($1) } }
}
