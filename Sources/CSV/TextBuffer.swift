/// Text in the making: bytes in memory that is reserved first and then written without a look at
/// its end.
///
/// An array checks its room and its owners for every byte, which takes longer than writing the
/// byte. Here whoever writes says once, for a row or a text, how much room it may take:
///
///     buffer.reserve(TextBuffer.widestNumber)
///     buffer.put(integer: 42)
///
/// A `put` without as much room reserved is a fault, found where assertions are on. What is behind
/// the text is not part of it: a `put` may write there as much as was reserved.
struct TextBuffer: ~Copyable {
  /// The room that any `put` of a number, a date or an identifier is content with.
  static let widestNumber = 64

  private var start: UnsafeMutablePointer<UInt8>

  /// Where the text ends.
  private var end: UnsafeMutablePointer<UInt8>
  private var limit: UnsafeMutablePointer<UInt8>

  init(capacity: Int) {
    start = .allocate(capacity: capacity)
    end = start
    limit = start + capacity
  }

  deinit { start.deallocate() }

  var count: Int { end - start }

  /// Empties the text. Its room is kept, unless a row that was longer than any other made it large.
  mutating func removeAll(keepingCapacity kept: Int) {
    end = start
    if limit - start > kept { move(toCapacity: kept) }
  }

  /// The text; the pointer is good until the end of `body`.
  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    try body(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Makes sure of room for so many bytes behind the text.
  @inline(__always)
  mutating func reserve(_ room: Int) {
    if limit - end < room { grow(by: room) }
  }

  @inline(never)
  private mutating func grow(by room: Int) {
    move(toCapacity: max(2 * (limit - start), count + room))
  }

  private mutating func move(toCapacity capacity: Int) {
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    let length = count
    moved.update(from: start, count: length)
    start.deallocate()
    (start, end, limit) = (moved, moved + length, moved + capacity)
  }
}

extension TextBuffer {
  @inline(__always)
  mutating func put(_ byte: UInt8) {
    assert(limit - end >= 1)
    end.pointee = byte
    end += 1
  }

  /// Writes the first bytes of a word, the lowest first, and up to eight bytes of room.
  @inline(__always)
  mutating func put(_ word: UInt64, count: Int) {
    assert(limit - end >= 8 && count <= 8)
    UnsafeMutableRawPointer(end).storeBytes(of: word.littleEndian, as: UInt64.self)
    end += count
  }

  /// Writes a text that stands in the program.
  @inline(__always)
  mutating func put(_ text: StaticString) {
    put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always)
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    assert(limit - end >= bytes.count)
    end.update(from: first, count: bytes.count)
    end += bytes.count
  }

  /// Writes the text, one of the bytes twice wherever it stands.
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>, doubling doubled: UInt8) {
    for byte in bytes {
      put(byte)
      if byte == doubled { put(byte) }
    }
  }

  /// Writes the description of what has no quick way.
  @inline(never)
  mutating func put(descriptionOf value: some CustomStringConvertible) {
    var text = value.description
    text.withUTF8 { put($0) }
  }

  /// Takes the last byte away.
  @inline(__always)
  mutating func removeLast() {
    assert(end > start)
    end -= 1
  }

  /// Writes a text, and up to 16 bytes of the room behind it, and says which bytes that need quotes
  /// are in it. Where there is one, nothing is written.
  ///
  /// Sixteen bytes at a time are looked at and written; at the end also such as stand behind the
  /// text, if there are any.
  @inline(__always)
  mutating func putUnlessSpecial(_ text: Text) -> SpecialBytes {
    assert(limit - end >= text.count + 16)
    var special = SpecialBytes()
    var place = 0
    while text.count - place >= 16 {
      let block = UnsafeRawPointer(text.start + place).loadUnaligned(as: SIMD16<UInt8>.self)
      UnsafeMutableRawPointer(end + place).storeBytes(of: block, as: SIMD16<UInt8>.self)
      special.look(at: block)
      place += 16
    }
    if place < text.count {
      let block = text.lastBlock(from: place)
      UnsafeMutableRawPointer(end + place).storeBytes(of: block, as: SIMD16<UInt8>.self)
      special.look(at: block, only: text.count - place)
    }
    if !special.any { end += text.count }
    return special
  }

  /// The text as one to append to another; it is good until the end of `body`.
  func withText(_ body: (Text) -> Void) {
    body(Text(start: start, count: count, readable: count))
  }
}

/// A text in memory, and how many bytes from its start on can be read, at least its own.
struct Text {
  let start: UnsafePointer<UInt8>
  let count: Int
  let readable: Int

  @inline(__always)
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// The last bytes of the text, fewer than 16, and something behind them.
  @inline(__always)
  fileprivate func lastBlock(from place: Int) -> SIMD16<UInt8> {
    if readable - place >= 16 {
      return UnsafeRawPointer(start + place).loadUnaligned(as: SIMD16<UInt8>.self)
    }
    var block = SIMD16<UInt8>(repeating: 0)
    for index in 0..<(count - place) { block[index] = start[place + index] }
    return block
  }
}

/// Which of the bytes that need quotes were seen: a comma, a line end, and the quote by itself.
struct SpecialBytes {
  /// Not zero where one was.
  private var separators = SIMD2<UInt64>()
  private var quotes = SIMD2<UInt64>()

  /// Whether quotes have to stand around.
  @inline(__always)
  var any: Bool { Self.isSet(separators | quotes) }

  /// Whether a quote has to be doubled.
  @inline(__always)
  var hasQuote: Bool { Self.isSet(quotes) }

  @inline(__always)
  mutating func look(at block: SIMD16<UInt8>) {
    separators |= Self.separators(in: block)
    quotes |= Self.places(of: UInt8(ascii: "\""), in: block)
  }

  /// Looks at the first bytes of the block.
  @inline(__always)
  mutating func look(at block: SIMD16<UInt8>, only count: Int) {
    let numbers = unsafeBitCast(
      SIMD2<UInt64>(0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908), to: SIMD16<UInt8>.self)
    let mask = Self.bits(numbers .< SIMD16(repeating: UInt8(truncatingIfNeeded: count)))
    separators |= Self.separators(in: block) & mask
    quotes |= Self.places(of: UInt8(ascii: "\""), in: block) & mask
  }

  @inline(__always)
  private static func separators(in block: SIMD16<UInt8>) -> SIMD2<UInt64> {
    places(of: UInt8(ascii: ","), in: block) | places(of: UInt8(ascii: "\n"), in: block)
      | places(of: UInt8(ascii: "\r"), in: block)
  }

  /// Ones where the byte stands. The byte is made a block by hand: compared as it is, each of the
  /// sixteen would be compared by itself.
  @inline(__always)
  private static func places(of byte: UInt8, in block: SIMD16<UInt8>) -> SIMD2<UInt64> {
    bits(block .== SIMD16(repeating: byte))
  }

  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
    unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  }

  @inline(__always)
  private static func isSet(_ bits: SIMD2<UInt64>) -> Bool {
    bits[0] | bits[1] != 0
  }
}
