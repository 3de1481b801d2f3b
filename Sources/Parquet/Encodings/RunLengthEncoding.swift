import Tables

extension [UInt8] {
  /// Appends the values in the hybrid of runs and bit-packed groups that levels and dictionary
  /// indices are stored in: where enough values are equal a run, others in groups of eight.
  ///
  /// The values fit in `bitWidth` bits, 1 through 32; the last group is filled up with zeros.
  ///
  /// Source: Apache Parquet, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid".
  mutating func appendRunLengthEncoded(_ values: UnsafeBufferPointer<UInt32>, bitWidth: Int) {
    let alone = shortestRun(bitWidth: bitWidth, behindGroups: false)
    let behindGroups = shortestRun(bitWidth: bitWidth, behindGroups: true)
    var (place, literalStart) = (0, 0)
    while place < values.count {
      let run = runLength(in: values, at: place)
      if run >= (literalStart == place ? alone : behindGroups) {
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

  /// Appends a level for each row, 1 where it holds a value and 0 where it is null, in the same
  /// hybrid.
  mutating func appendLevels(of validity: Validity, rows: Range<Int>) {
    let nullCount = validity.nullCount(in: rows)
    if nullCount == 0 || nullCount == rows.count {
      return appendRun(of: nullCount == 0 ? 1 : 0, length: rows.count, bitWidth: 1)
    }
    // Packed at one bit a level, the levels are the validity's own bits.
    let groups = validity.bytes(of: rows)
    let whole = rows.count / 8
    let shortest = shortestRun(bitWidth: 1, behindGroups: true) / 8
    var (group, literalStart) = (0, 0)
    while group < whole {
      let byte = groups[group]
      var end = group + 1
      if byte == 0 || byte == 0xFF {
        while end < whole, groups[end] == byte { end += 1 }
      }
      if end - group >= shortest {
        appendGroups(groups[literalStart..<group])
        appendRun(of: byte == 0 ? 0 : 1, length: (end - group) * 8, bitWidth: 1)
        literalStart = end
      }
      group = end
    }
    appendGroups(groups[literalStart...])
  }

  /// Appends groups of eight bits that are packed already.
  private mutating func appendGroups(_ groups: ArraySlice<UInt8>) {
    guard !groups.isEmpty else { return }
    appendVarInt(UInt64(groups.count) << 1 | 1)
    append(contentsOf: groups)
  }

  private mutating func appendBitPacked(
    _ values: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, bitWidth: Int
  ) {
    guard !range.isEmpty else { return }
    let groups = (range.count + 7) / 8
    appendVarInt(UInt64(groups) << 1 | 1)
    appendPacked(
      UnsafeBufferPointer(rebasing: values[range]), bitWidth: bitWidth, size: groups * bitWidth)
  }

  /// Appends the low bits of each value behind those of the one before, filled up with zeros to
  /// `size` bytes.
  private mutating func appendPacked(
    _ values: UnsafeBufferPointer<UInt32>, bitWidth: Int, size: Int
  ) {
    append(addingCapacity: size + 4) { output in
      output.withUnsafeMutableBufferPointer { output, count in
        guard let start = output.baseAddress.map(UnsafeMutableRawPointer.init) else { return }
        var (buffer, filled, place) = (UInt64(0), 0, 0)
        for value in values {
          buffer |= UInt64(value) << UInt64(truncatingIfNeeded: filled)
          filled += bitWidth
          if filled >= 32 {
            let word = UInt32(truncatingIfNeeded: buffer).littleEndian
            start.storeBytes(of: word, toByteOffset: place, as: UInt32.self)
            place += 4
            buffer >>= 32
            filled -= 32
          }
        }
        while place < size {
          start.storeBytes(
            of: UInt8(truncatingIfNeeded: buffer), toByteOffset: place, as: UInt8.self)
          place += 1
          buffer >>= 8
        }
        count = size
      }
    }
  }
}

/// How many equal values, in whole groups of eight, take less room as a run than packed: a run has a
/// header and a value, and where it stands between groups, these need another header.
private func shortestRun(bitWidth: Int, behindGroups: Bool) -> Int {
  let size = 1 + (bitWidth + 7) / 8 + (behindGroups ? 1 : 0)
  return (size / bitWidth + 1) * 8
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
