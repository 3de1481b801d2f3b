/// Byte arrays one behind the other, as they come out of pages; no more than `limit` bytes in all,
/// however small the pages are that ask for them.
struct ByteArrays {
  private(set) var bytes: [UInt8] = []

  /// Where each begins, and where the last one ends: one more than there are arrays.
  private(set) var offsets: [Int] = [0]
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  var count: Int { offsets.count - 1 }

  @inline(__always)
  mutating func append(_ value: UnsafeRawBufferPointer) throws(PageFault) {
    try makeRoom(for: value.count)
    bytes.append(contentsOf: value)
    offsets.append(bytes.count)
  }

  /// Appends the first bytes of the value before, which has so many, and others behind them.
  mutating func append(
    repeating prefix: Int, followedBy suffix: UnsafeRawBufferPointer
  ) throws(PageFault) {
    try makeRoom(for: prefix + suffix.count)
    if prefix > 0 {
      let (start, end) = (offsets[offsets.count - 2], bytes.count)
      // A slice of the array would keep it from growing in place.
      bytes.append(contentsOf: repeatElement(0, count: prefix))
      bytes.withUnsafeMutableBytes { bytes in
        UnsafeMutableRawBufferPointer(rebasing: bytes[end...])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<(start + prefix)]))
      }
    }
    bytes.append(contentsOf: suffix)
    offsets.append(bytes.count)
  }

  /// Appends `count` values in PLAIN encoding: four bytes of length, the low one first, before each.
  ///
  /// Source: Apache Parquet, Encodings.md, "Plain".
  mutating func appendPlain(_ page: inout ByteCursor, _ count: Int) throws(PageFault) {
    guard count <= page.left / 4 else { throw .endsEarly }
    let packed = page.takeRest()
    try makeRoom(for: packed.count - 4 * count)
    var (place, total) = (0, 0)
    let start = bytes.count
    try offsets.grow(by: count, filler: 0) { (offsets) throws(PageFault) in
      for index in 0..<count {
        guard place + 4 <= packed.count else { throw .endsEarly }
        let length = Int(
          UInt32(littleEndian: packed.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
        guard length <= packed.count - place - 4 else { throw .endsEarly }
        place += 4 + length
        total += length
        offsets[index] = start + total
      }
    }
    bytes.append(contentsOf: repeatElement(0, count: total))
    copy(from: packed, firstAt: 4, gap: 4, values: (self.count - count)..<self.count)
  }

  /// Copies values that stand one behind the other with a gap before each to where they belong.
  private mutating func copy(
    from packed: UnsafeRawBufferPointer, firstAt first: Int, gap: Int, values: Range<Int>
  ) {
    bytes.withUnsafeMutableBytes { bytes in
      var place = first
      for index in values {
        let (start, end) = (offsets[index], offsets[index + 1])
        UnsafeMutableRawBufferPointer(rebasing: bytes[start..<end])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: packed[place..<(place + end - start)]))
        place += end - start + gap
      }
    }
  }

  /// Appends entries of a dictionary, which has them.
  mutating func append(
    _ entries: UnsafeBufferPointer<UInt32>, of dictionary: ByteArrays
  ) throws(PageFault) {
    var end = bytes.count
    try dictionary.offsets.withUnsafeBufferPointer { (places) throws(PageFault) in
      try offsets.grow(by: entries.count, filler: 0) { (offsets) throws(PageFault) in
        for (index, entry) in entries.enumerated() {
          end += places[Int(entry) + 1] - places[Int(entry)]
          offsets[index] = end
        }
      }
    }
    try makeRoom(for: end - bytes.count)
    var place = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: end - place))
    bytes.withUnsafeMutableBytes { bytes in
      dictionary.bytes.withUnsafeBytes { packed in
        dictionary.offsets.withUnsafeBufferPointer { places in
          for entry in entries {
            let (from, to) = (places[Int(entry)], places[Int(entry) + 1])
            UnsafeMutableRawBufferPointer(rebasing: bytes[place..<(place + to - from)])
              .copyMemory(from: UnsafeRawBufferPointer(rebasing: packed[from..<to]))
            place += to - from
          }
        }
      }
    }
  }

  @inline(__always)
  private func makeRoom(for more: Int) throws(PageFault) {
    guard more <= limit - bytes.count else {
      throw .overLimit("the size of a column chunk", bytes.count + more, limit: limit)
    }
  }
}
