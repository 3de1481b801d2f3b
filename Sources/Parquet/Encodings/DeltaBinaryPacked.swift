/// The integers that differences can be taken of: INT32 and INT64.
protocol DeltaInteger: FixedWidthInteger, SignedInteger, BitwiseCopyable {}

extension Int32: DeltaInteger {}
extension Int64: DeltaInteger {}

/// The differences of a block, and those packed with one width: the sizes that every writer uses.
private let (blockSize, partSize) = (128, 32)

extension [UInt8] {
  /// Appends the values in DELTA_BINARY_PACKED: the first, and of the others the differences from
  /// the one before, less the least of their block, packed in as few bits as hold them. Differences
  /// wrap at the width of the type.
  ///
  /// Source: Apache Parquet, Encodings.md, "Delta Encoding".
  mutating func appendDeltaBinaryPacked<Value: DeltaInteger>(
    _ values: UnsafeBufferPointer<Value>
  ) {
    appendVarInt(UInt64(blockSize))
    appendVarInt(UInt64(blockSize / partSize))
    appendVarInt(UInt64(values.count))
    appendZigZag(Int64(values.first ?? 0))
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: blockSize) { rests in
      rests.initialize(repeating: 0)
      for start in stride(from: 1, to: values.count, by: blockSize) {
        let end = Swift.min(start + blockSize, values.count)
        appendDeltaBlock(
          UnsafeBufferPointer(rebasing: values[(start - 1)..<end]), rests)
      }
    }
  }

  /// Appends the differences between neighbours, at most a block of them. What stands in `rests`
  /// beforehand does not matter.
  private mutating func appendDeltaBlock<Value: DeltaInteger>(
    _ values: UnsafeBufferPointer<Value>, _ rests: UnsafeMutableBufferPointer<UInt64>
  ) {
    let count = values.count - 1
    var least = Value.max
    for index in 0..<count { least = Swift.min(least, values[index + 1] &- values[index]) }
    for index in 0..<count {
      let rest = values[index + 1] &- values[index] &- least
      rests[index] = UInt64(Value.Magnitude(truncatingIfNeeded: rest))
    }
    for index in count..<blockSize { rests[index] = 0 }
    appendZigZag(Int64(least))
    let widths = self.count
    for start in stride(from: 0, to: blockSize, by: partSize) {
      let all = rests[start..<(start + partSize)].reduce(0, |)
      append(UInt8(UInt64.bitWidth - all.leadingZeroBitCount))
    }
    // Parts behind the last value have a width of 0, and so no bytes.
    for part in 0..<(blockSize / partSize) {
      let start = part * partSize
      appendPart(
        UnsafeBufferPointer(rebasing: rests[start..<(start + partSize)]),
        bitWidth: Int(self[widths + part]))
    }
  }

  /// Appends 32 values of so many bits each, 0 through 64, the low bits first.
  private mutating func appendPart(_ values: UnsafeBufferPointer<UInt64>, bitWidth: Int) {
    guard bitWidth > 0 else { return }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: partSize) { words in
      var (word, filled, place) = (UInt64(0), 0, 0)
      for value in values {
        word |= value &<< UInt64(filled)
        filled += bitWidth
        guard filled >= 64 else { continue }
        words[place] = word.littleEndian
        place += 1
        filled -= 64
        // A shift by 64 gives 0, as it should where the value ended with the word.
        word = value >> UInt64(bitWidth - filled)
      }
      if filled > 0 { words[place] = word.littleEndian }
      append(contentsOf: UnsafeRawBufferPointer(words).prefix(bitWidth * partSize / 8))
    }
  }
}

extension ByteCursor {
  /// Reads as many values in DELTA_BINARY_PACKED as there is room for, which must be all. Blocks of
  /// any size that the format allows are taken.
  mutating func readDeltaBinaryPacked<Value: DeltaInteger>(
    into values: UnsafeMutableBufferPointer<Value>
  ) throws(PageFault) {
    let header = try deltaHeader(count: values.count)
    guard values.count > 0 else { return }
    var value = Value(truncatingIfNeeded: header.first)
    values[0] = value
    var next = 1
    while next < values.count {
      let least = Value(truncatingIfNeeded: try zigZag())
      let widths = try take(header.parts)
      for width in widths {
        // The widths of parts behind the last value may be anything.
        guard next < values.count else { break }
        let end = Swift.min(next + header.partSize, values.count)
        try readPart(
          UnsafeMutableBufferPointer(rebasing: values[next..<end]), from: &value, least: least,
          bitWidth: Int(width), size: header.partSize)
        next = end
      }
    }
  }

  /// How differences are laid out, and the first value.
  private struct DeltaHeader {
    /// The parts of a block, and the differences of a part.
    let parts: Int
    let partSize: Int
    let first: Int64
  }

  private mutating func deltaHeader(count: Int) throws(PageFault) -> DeltaHeader {
    let (size, parts, found, first) = (
      try self.count(), try self.count(), try self.count(), try zigZag()
    )
    guard size > 0, size <= 1 << 16, size % 128 == 0, parts > 0, size % parts == 0,
      size / parts % 32 == 0
    else { throw .badBlocks(size: size, parts: parts) }
    guard found == count else { throw .valueCount(expected: count, found: found) }
    return DeltaHeader(parts: parts, partSize: size / parts, first: first)
  }

  /// Reads a part of `size` differences, of which the first ones lead from `value` to `values`.
  private mutating func readPart<Value: DeltaInteger>(
    _ values: UnsafeMutableBufferPointer<Value>, from value: inout Value, least: Value,
    bitWidth: Int, size: Int
  ) throws(PageFault) {
    guard bitWidth <= Value.bitWidth else { throw .badWidth(bitWidth) }
    let packed = try take(size / 8 * bitWidth)
    var last = value
    if bitWidth == 0 {
      for index in values.indices {
        last &+= least
        values[index] = last
      }
    } else {
      var bits = BitReader(packed)
      for index in values.indices {
        last &+= least &+ Value(truncatingIfNeeded: bits.next(bitWidth))
        values[index] = last
      }
    }
    value = last
  }
}

/// Takes bits from bytes in words of 32, the low ones first.
private struct BitReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private var buffer: UInt64 = 0
  private var filled = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The next bits, 1 through 64; so many must be there, up to whole words.
  @inline(__always)
  mutating func next(_ count: Int) -> UInt64 {
    guard count > 32 else { return nextShort(count) }
    let low = nextShort(32)
    return low | nextShort(count - 32) << 32
  }

  @inline(__always)
  private mutating func nextShort(_ count: Int) -> UInt64 {
    if filled < count {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      buffer |= UInt64(UInt32(littleEndian: word)) &<< UInt64(filled)
      place += 4
      filled += 32
    }
    defer {
      buffer &>>= UInt64(count)
      filled -= count
    }
    return buffer & ((1 &<< UInt64(count)) - 1)
  }
}
