/// Why bytes are not what a `ByteEncoder` wrote.
package enum DecodingError: Error, Equatable {
  /// They end too early.
  case truncated
  /// They go on behind the last value.
  case trailing
  /// They are of another program, or of another version of this one.
  case foreign
  /// A value is not one that its place can have: a range beyond the text, a case that no enum has.
  case invalid
}

/// Reads what a `ByteEncoder` wrote. Whatever the bytes are, it ends, takes no more memory than a small
/// multiple of theirs, and gives no value that the encoder could not have been given.
struct ByteDecoder {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Throws where something is left.
  func finish() throws(DecodingError) {
    guard place == bytes.count else { throw .trailing }
  }

  mutating func byte() throws(DecodingError) -> UInt8 {
    guard place < bytes.count else { throw .truncated }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func number() throws(DecodingError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      let byte = try byte()
      let digits = UInt64(byte & 0x7F)
      guard shift < 63 || digits <= 1 else { throw .invalid }
      value |= digits << UInt64(shift)
      if byte < 0x80 { return value }
    }
    throw .invalid
  }

  mutating func signed() throws(DecodingError) -> Int64 {
    let value = try number()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// A number of zero or more.
  mutating func integer() throws(DecodingError) -> Int {
    guard let value = Int(exactly: try number()) else { throw .invalid }
    return value
  }

  mutating func flag() throws(DecodingError) -> Bool {
    let byte = try byte()
    guard byte <= 1 else { throw .invalid }
    return byte == 1
  }

  mutating func content() throws(DecodingError) -> [UInt8] {
    let count = try integer()
    guard count <= bytes.count - place else { throw .truncated }
    defer { place += count }
    return Array(bytes[place..<(place + count)])
  }

  mutating func text() throws(DecodingError) -> String {
    let count = try integer()
    guard count <= bytes.count - place else { throw .truncated }
    guard let text = String(validating: bytes[place..<(place + count)], as: UTF8.self) else {
      throw .invalid
    }
    place += count
    return text
  }

  mutating func choice<Choice: CaseIterable>(
    of: Choice.Type
  ) throws(DecodingError) -> Choice {
    let number = try integer()
    let all = Array(Choice.allCases)
    guard number < all.count else { throw .invalid }
    return all[number]
  }

  /// A range that lies within the first `limit` places.
  mutating func range(within limit: Int) throws(DecodingError) -> Range<Int> {
    let (start, count) = (try integer(), try integer())
    guard start <= limit, count <= limit - start else { throw .invalid }
    return start..<(start + count)
  }

  mutating func optional<Value>(
    _ body: (inout ByteDecoder) throws(DecodingError) -> Value
  ) throws(DecodingError) -> Value? {
    try flag() ? try body(&self) : nil
  }

  mutating func list<Value>(
    _ body: (inout ByteDecoder) throws(DecodingError) -> Value
  ) throws(DecodingError) -> [Value] {
    let count = try integer()
    // Each value takes at least a byte.
    guard count <= bytes.count - place else { throw .truncated }
    var values: [Value] = []
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }

  mutating func optionalText() throws(DecodingError) -> String? {
    try optional { decoder throws(DecodingError) in try decoder.text() }
  }

  mutating func texts() throws(DecodingError) -> [String] {
    try list { decoder throws(DecodingError) in try decoder.text() }
  }
}
