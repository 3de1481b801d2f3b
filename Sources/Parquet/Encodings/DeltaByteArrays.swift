import Glibc

extension [UInt8] {
  /// Appends byte arrays in DELTA_LENGTH_BYTE_ARRAY: all lengths as differences, then all bytes.
  ///
  /// - Parameter value: The byte array of each number below `count`; its address need not outlive
  ///   the next call.
  ///
  /// Source: Apache Parquet, Encodings.md, "Delta-length byte array".
  @inline(__always)
  mutating func appendDeltaLengthByteArrays(
    count: Int, _ value: (Int) -> UnsafeRawBufferPointer
  ) {
    var total = 0
    appendDeltas(count: count) { index in
      let length = value(index).count
      total += length
      return Int32(truncatingIfNeeded: length)
    }
    reserveCapacity(self.count + total)
    for index in 0..<count { append(contentsOf: value(index)) }
  }

  /// Appends byte arrays in DELTA_BYTE_ARRAY: how many bytes each has in common with the beginning
  /// of the one before, as differences, then what follows these, in DELTA_LENGTH_BYTE_ARRAY.
  ///
  /// - Parameter value: The byte array of each number below `count`; its address must outlive the
  ///   call.
  ///
  /// Source: Apache Parquet, Encodings.md, "Delta Strings".
  @inline(__always)
  mutating func appendDeltaByteArrays(count: Int, _ value: (Int) -> UnsafeRawBufferPointer) {
    var last = UnsafeRawBufferPointer(start: nil, count: 0)
    let prefixes = [Int32](unsafeUninitializedCapacity: count) { prefixes, filled in
      for index in 0..<count {
        let next = value(index)
        prefixes[index] = Int32(truncatingIfNeeded: commonPrefix(last, next))
        last = next
      }
      filled = count
    }
    prefixes.withUnsafeBufferPointer { prefixes in
      appendDeltaBinaryPacked(prefixes)
      appendDeltaLengthByteArrays(count: count) { index in
        UnsafeRawBufferPointer(rebasing: value(index).dropFirst(Int(prefixes[index])))
      }
    }
  }

  /// Appends numbers in DELTA_BINARY_PACKED.
  @inline(__always)
  private mutating func appendDeltas(count: Int, _ number: (Int) -> Int32) {
    let numbers = [Int32](unsafeUninitializedCapacity: count) { numbers, filled in
      for index in 0..<count { numbers[index] = number(index) }
      filled = count
    }
    numbers.withUnsafeBufferPointer { appendDeltaBinaryPacked($0) }
  }
}

/// How many of their first bytes the two have in common.
private func commonPrefix(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let length = min(left.count, right.count)
  var place = 0
  while place + 8 <= length {
    let difference =
      UInt64(littleEndian: left.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      ^ UInt64(littleEndian: right.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    if difference != 0 { return place + difference.trailingZeroBitCount / 8 }
    place += 8
  }
  while place < length, left[place] == right[place] { place += 1 }
  return place
}

extension ByteCursor {
  /// Reads `count` byte arrays in DELTA_LENGTH_BYTE_ARRAY.
  mutating func readDeltaLengthByteArrays(
    count: Int, into values: inout ByteArrays
  ) throws(PageFault) {
    let lengths = try deltas(count: count)
    for length in lengths { try values.append(try take(Int(length))) }
  }

  /// Reads `count` byte arrays in DELTA_BYTE_ARRAY.
  mutating func readDeltaByteArrays(
    count: Int, into values: inout ByteArrays
  ) throws(PageFault) {
    let (prefixes, suffixes) = (try deltas(count: count), try deltas(count: count))
    var lastLength = 0
    for index in 0..<count {
      let prefix = Int(prefixes[index])
      guard (0...lastLength).contains(prefix) else { throw .badLength(prefix) }
      let suffix = try take(Int(suffixes[index]))
      try values.append(repeating: prefix, followedBy: suffix)
      lastLength = prefix + suffix.count
    }
  }

  private mutating func deltas(count: Int) throws(PageFault) -> [Int32] {
    var numbers = [Int32](repeating: 0, count: count)
    try numbers.withUnsafeMutableBufferPointer { (numbers) throws(PageFault) in
      try readDeltaBinaryPacked(into: numbers)
    }
    return numbers
  }
}
