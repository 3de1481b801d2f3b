/// The integers that levels and dictionary indices are read as.
protocol RunLengthValue: FixedWidthInteger, UnsignedInteger, BitwiseCopyable {}

extension UInt8: RunLengthValue {}
extension UInt32: RunLengthValue {}

extension ByteCursor {
  /// Reads as many values of the hybrid of runs and bit-packed groups as there is room for, none of
  /// them above `greatest`.
  ///
  /// The bit width is 0 through 32. Writers are known that leave out the last zeros of a last
  /// group, so that need not be whole as long as its values are.
  ///
  /// Source: Apache Parquet, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid".
  mutating func readRunLengths<Value: RunLengthValue>(
    into values: UnsafeMutableBufferPointer<Value>, bitWidth: Int, greatest: Value,
    above: (Int) -> PageFault
  ) throws(PageFault) {
    guard bitWidth <= 32 else { throw .badWidth(bitWidth) }
    var next = 0
    while next < values.count {
      let header = try varInt()
      let (isPacked, length) = (header & 1 == 1, Int(clamping: header >> 1))
      guard length > 0 else { throw .badLength(0) }
      // What a run has beyond the values wanted fills up the last group, or is of no use.
      let wanted = values.count - next
      let end = next + (length < wanted ? min(isPacked ? length * 8 : length, wanted) : wanted)
      let run = UnsafeMutableBufferPointer(rebasing: values[next..<end])
      let most =
        isPacked
        ? try readPacked(into: run, bitWidth: bitWidth, groups: length)
        : try readRun(into: run, bitWidth: bitWidth)
      guard most <= UInt32(greatest) else { throw above(Int(most)) }
      next = end
    }
  }

  /// Reads one value and repeats it.
  private mutating func readRun<Value: RunLengthValue>(
    into values: UnsafeMutableBufferPointer<Value>, bitWidth: Int
  ) throws(PageFault) -> UInt32 {
    var value: UInt32 = 0
    for (index, byte) in try take((bitWidth + 7) / 8).enumerated() {
      value |= UInt32(byte) << UInt32(index * 8)
    }
    values.update(repeating: Value(truncatingIfNeeded: value))
    return value
  }

  /// Reads packed values of so many groups of eight; gives back the greatest.
  private mutating func readPacked<Value: RunLengthValue>(
    into values: UnsafeMutableBufferPointer<Value>, bitWidth: Int, groups: Int
  ) throws(PageFault) -> UInt32 {
    guard bitWidth > 0 else {
      values.update(repeating: 0)
      return 0
    }
    let needed = (values.count * bitWidth + 7) / 8
    let whole = groups > left ? left : min(groups * bitWidth, left)
    guard needed <= whole else { throw .endsEarly }
    let packed = try take(whole)
    let mask = (UInt64(1) << UInt64(bitWidth)) - 1
    // A value of 32 bits at most begins and ends within eight bytes.
    let fast = max(0, min(values.count, (packed.count - 8) * 8 / bitWidth))
    var most: UInt64 = 0
    for index in 0..<fast {
      let bit = index &* bitWidth
      let word = packed.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self)
      let value = (UInt64(littleEndian: word) &>> UInt64(bit & 7)) & mask
      most = max(most, value)
      values[index] = Value(truncatingIfNeeded: value)
    }
    for index in fast..<values.count {
      let bit = index * bitWidth
      var word: UInt64 = 0
      for (place, byte) in packed[(bit >> 3)...].prefix(5).enumerated() {
        word |= UInt64(byte) << UInt64(place * 8)
      }
      let value = (word >> UInt64(bit & 7)) & mask
      most = max(most, value)
      values[index] = Value(truncatingIfNeeded: value)
    }
    return UInt32(truncatingIfNeeded: most)
  }
}
