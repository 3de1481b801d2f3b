/// Reads bytes one behind the other, and never one that is not there.
struct ByteCursor {
  private let bytes: UnsafeRawBufferPointer
  private(set) var place: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    place = 0
  }

  /// How many bytes are left.
  var left: Int { bytes.count - place }

  mutating func byte() throws(PageFault) -> UInt8 {
    guard place < bytes.count else { throw .endsEarly }
    let byte = bytes[place]
    place += 1
    return byte
  }

  /// The next `count` bytes.
  mutating func take(_ count: Int) throws(PageFault) -> UnsafeRawBufferPointer {
    guard count >= 0 else { throw .badLength(count) }
    guard count <= left else { throw .endsEarly }
    defer { place += count }
    return UnsafeRawBufferPointer(rebasing: bytes[place..<(place + count)])
  }

  /// All bytes that are left.
  mutating func takeRest() -> UnsafeRawBufferPointer {
    defer { place = bytes.count }
    return UnsafeRawBufferPointer(rebasing: bytes[place...])
  }

  /// Four bytes, the low one first.
  mutating func uint32() throws(PageFault) -> UInt32 {
    guard left >= 4 else { throw .endsEarly }
    defer { place += 4 }
    return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  /// An unsigned LEB128 integer, as `appendVarInt` writes it.
  mutating func varInt() throws(PageFault) -> UInt64 {
    var (value, shift) = (UInt64(0), UInt64(0))
    while true {
      let next = UInt64(try byte())
      // The tenth byte has room for the topmost bit alone.
      guard shift < 63 || next < 2 else { throw .longNumber }
      value |= (next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
  }

  /// A signed integer, as `appendZigZag` writes it.
  mutating func zigZag() throws(PageFault) -> Int64 {
    let value = try varInt()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// A varint that counts something; what does not fit in 32 bits is none.
  mutating func count() throws(PageFault) -> Int {
    let value = try varInt()
    guard value <= UInt64(Int32.max) else { throw .badLength(Int(clamping: value)) }
    return Int(value)
  }
}

extension [UInt8] {
  /// Calls `body` with the bytes, to be read.
  func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws(PageFault) -> Result
  ) throws(PageFault) -> Result {
    try withUnsafeBufferPointer { (bytes) throws(PageFault) in
      try body(UnsafeRawBufferPointer(bytes))
    }
  }
}
