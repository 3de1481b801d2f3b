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

  mutating func reserve(count: Int, bytes more: Int) {
    offsets.reserveCapacity(offsets.count + count)
    bytes.reserveCapacity(bytes.count + min(more, limit))
  }

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
      let start = offsets[offsets.count - 2]
      bytes.append(contentsOf: bytes[start..<(start + prefix)])
    }
    bytes.append(contentsOf: suffix)
    offsets.append(bytes.count)
  }

  @inline(__always)
  private func makeRoom(for more: Int) throws(PageFault) {
    guard more <= limit - bytes.count else {
      throw .overLimit("the size of a column chunk", bytes.count + more, limit: limit)
    }
  }
}
