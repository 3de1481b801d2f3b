extension [UInt8] {
  /// Appends the values in the hybrid of runs and bit-packed groups that levels and dictionary
  /// indices are stored in: eight equal values or more as one run, others in groups of eight.
  ///
  /// The values fit in `bitWidth` bits, 1 through 32; the last group is filled up with zeros.
  ///
  /// Source: Apache Parquet, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid".
  mutating func appendRunLengthEncoded(_ values: UnsafeBufferPointer<UInt32>, bitWidth: Int) {
    var (place, literalStart) = (0, 0)
    while place < values.count {
      let run = runLength(in: values, at: place)
      if run >= 8 {
        appendBitPacked(values, literalStart..<place, bitWidth: bitWidth)
        appendRun(of: values[place], length: run, bitWidth: bitWidth)
        place += run
        literalStart = place
      } else {
        // Runs are looked for where a group begins, so that every group but the last is whole.
        place = Swift.min(place + 8, values.count)
      }
    }
    appendBitPacked(values, literalStart..<values.count, bitWidth: bitWidth)
  }

  /// Appends `length` times the same value.
  mutating func appendRun(of value: UInt32, length: Int, bitWidth: Int) {
    appendVarInt(UInt64(length) << 1)
    var rest = value
    for _ in 0..<((bitWidth + 7) / 8) {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  private mutating func appendBitPacked(
    _ values: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, bitWidth: Int
  ) {
    guard !range.isEmpty else { return }
    let groups = (range.count + 7) / 8
    appendVarInt(UInt64(groups) << 1 | 1)
    let end = count + groups * bitWidth
    var (buffer, filled) = (UInt64(0), 0)
    for value in values[range] {
      buffer |= UInt64(value) << UInt64(filled)
      filled += bitWidth
      while filled >= 8 {
        append(UInt8(truncatingIfNeeded: buffer))
        buffer >>= 8
        filled -= 8
      }
    }
    if filled > 0 { append(UInt8(truncatingIfNeeded: buffer)) }
    append(contentsOf: repeatElement(0, count: end - count))
  }
}

/// How many values from `start` on are equal.
private func runLength(in values: UnsafeBufferPointer<UInt32>, at start: Int) -> Int {
  let value = values[start]
  var end = start + 1
  while end < values.count, values[end] == value { end += 1 }
  return end - start
}

/// The bits that hold each number below `count`; at least 1, which every reader takes.
func bitWidth(forCount count: Int) -> Int {
  count <= 2 ? 1 : Int.bitWidth - (count - 1).leadingZeroBitCount
}
