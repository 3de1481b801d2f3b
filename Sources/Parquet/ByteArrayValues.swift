import Tables

/// The values of a BYTE_ARRAY column chunk of text.
struct ByteArrayValues: ChunkValues {
  /// The bytes of the whole column.
  let bytes: [UInt8]

  /// Where in `bytes` each value stands.
  let spans: [Range<Int>]

  var count: Int { spans.count }

  func plainSize(_ range: Range<Int>) -> Int {
    spans[range].reduce(0) { $0 + 4 + $1.count }
  }

  /// Four bytes of length, the low one first, before each.
  func appendPlain(_ range: Range<Int>, to page: inout [UInt8]) {
    page.reserveCapacity(page.count + plainSize(range))
    bytes.withUnsafeBufferPointer { bytes in
      for span in spans[range] {
        page.appendLittleEndian(UInt32(truncatingIfNeeded: span.count))
        page.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[span]))
      }
    }
  }

  func bounds(_ range: Range<Int>) -> Bounds<TextBound>? {
    guard let first = spans[range].first else { return nil }
    var (lower, upper) = (first, first)
    bytes.withUnsafeBytes { bytes in
      for span in spans[range].dropFirst() {
        let text = UnsafeRawBufferPointer(rebasing: bytes[span])
        if precedes(text, UnsafeRawBufferPointer(rebasing: bytes[lower])) { lower = span }
        if precedes(UnsafeRawBufferPointer(rebasing: bytes[upper]), text) { upper = span }
      }
    }
    let (least, greatest) = (TextBound(notAbove: bytes[lower]), TextBound(notBelow: bytes[upper]))
    return Bounds(
      lower: least, upper: greatest, isLowerExact: least.bytes.elementsEqual(bytes[lower]),
      isUpperExact: greatest.bytes.elementsEqual(bytes[upper]))
  }

  func plainBytes(of bound: TextBound) -> [UInt8] { bound.bytes }

  func dictionary() -> (entries: ByteArrayValues, indices: [UInt32])? {
    var index = DictionaryIndex(valueCount: count)
    var entries: [Range<Int>] = []
    var indices: [UInt32] = []
    indices.reserveCapacity(count)
    let isWorthIt = bytes.withUnsafeBytes { bytes in
      for span in spans {
        let text = UnsafeRawBufferPointer(rebasing: bytes[span])
        let found = index.place(hash: xxHash64(text)) { entry in
          entries[entry].count == span.count
            && areEqual(UnsafeRawBufferPointer(rebasing: bytes[entries[entry]]), text)
        }
        guard let place = found else { return false }
        if place == entries.count { entries.append(span) }
        indices.append(UInt32(place))
      }
      return true
    }
    return isWorthIt ? (ByteArrayValues(bytes: bytes, spans: entries), indices) : nil
  }

  func nanCount(_ range: Range<Int>) -> Int64? { nil }

  func byteArraySize(_ range: Range<Int>) -> Int64? {
    Int64(plainSize(range) - 4 * range.count)
  }

  func forEachHash(_ body: (UInt64) -> Void) {
    bytes.withUnsafeBytes { bytes in
      for span in spans { body(xxHash64(UnsafeRawBufferPointer(rebasing: bytes[span]))) }
    }
  }
}
