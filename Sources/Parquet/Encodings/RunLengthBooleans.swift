extension [UInt8] {
  /// Appends the values in RLE: four bytes of length, then the hybrid of runs and bit-packed groups
  /// of one bit a value.
  ///
  /// Source: Apache Parquet, Encodings.md, "RLE", for data pages of booleans.
  mutating func appendRunLengthBooleans(_ values: UnsafeBufferPointer<Bool>) {
    let start = count
    append(contentsOf: [0, 0, 0, 0])
    let numbers = values.map { $0 ? 1 : 0 as UInt32 }
    numbers.withUnsafeBufferPointer { appendRunLengthEncoded($0, bitWidth: 1) }
    let length = UInt32(truncatingIfNeeded: count - start - 4)
    for index in 0..<4 {
      self[start + index] = UInt8(truncatingIfNeeded: length >> UInt32(index * 8))
    }
  }
}

extension ByteCursor {
  /// Reads as many booleans in RLE as there is room for.
  mutating func readRunLengthBooleans(
    into values: UnsafeMutableBufferPointer<Bool>
  ) throws(PageFault) {
    var runs = ByteCursor(try take(Int(try uint32())))
    // The layout of Bool is a byte of 0 or 1.
    try values.withMemoryRebound(to: UInt8.self) { (bytes) throws(PageFault) in
      try runs.readRunLengths(into: bytes, bitWidth: 1, greatest: 1) { .badLevel($0, greatest: 1) }
    }
  }
}
