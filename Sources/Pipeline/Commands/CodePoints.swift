/// Turns byte offsets of a UTF-8 text into counts of code points, each in constant time.
struct CodePoints {
  private static let stride = 256
  private let bytes: [UInt8]
  private let counts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var counts: [Int] = []
    counts.reserveCapacity(bytes.count / Self.stride + 1)
    var count = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.stride == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    self.counts = counts
  }

  /// How many code points begin before `offset`.
  func count(before offset: Int) -> Int {
    guard offset > 0, !bytes.isEmpty else { return 0 }
    let block = min(offset / Self.stride, counts.count - 1)
    var count = counts[block]
    for byte in bytes[block * Self.stride..<min(offset, bytes.count)] where byte & 0xC0 != 0x80 {
      count += 1
    }
    return count
  }
}
