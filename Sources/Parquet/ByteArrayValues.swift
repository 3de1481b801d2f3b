import Tables

/// The values of a BYTE_ARRAY column chunk of text.
struct ByteArrayValues: ChunkValues {
  /// The bytes of the whole column.
  let bytes: [UInt8]

  /// Where in `bytes` each value stands.
  let spans: [Range<Int>]

  init(bytes: [UInt8], spans: [Range<Int>]) {
    self.bytes = bytes
    self.spans = spans
  }

  /// The values of the rows that are not null.
  init(_ values: StringValues, _ rows: Rows) {
    bytes = values.bytes
    spans = values.offsets.withUnsafeBufferPointer { offsets in
      rows.places { offsets[$0]..<offsets[$0 + 1] }
    }
  }

  var count: Int { spans.count }

  func plainSize(_ range: Range<Int>) -> Int {
    4 * range.count + bytesWithoutLengths(range)
  }

  private func bytesWithoutLengths(_ range: Range<Int>) -> Int {
    spans.withUnsafeBufferPointer { spans in
      var size = 0
      for index in range { size += spans[index].count }
      return size
    }
  }

  static func encodings(_ encodings: ParquetOptions.Encodings) -> [Encoding] {
    encodings == .modern ? [.deltaLengthByteArray, .deltaByteArray] : [.plain]
  }

  func append(_ range: Range<Int>, _ encoding: Encoding, to page: inout [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      let value = { (index: Int) in
        UnsafeRawBufferPointer(rebasing: bytes[spans[range.lowerBound + index]])
      }
      switch encoding {
      case .deltaLengthByteArray: page.appendDeltaLengthByteArrays(count: range.count, value)
      case .deltaByteArray: page.appendDeltaByteArrays(count: range.count, value)
      default: appendPlain(range, to: &page)
      }
    }
  }

  /// Four bytes of length, the low one first, before each.
  private func appendPlain(_ range: Range<Int>, to page: inout [UInt8]) {
    let size = plainSize(range)
    bytes.withUnsafeBytes { bytes in
      page.append(addingCapacity: size) { output in
        output.withUnsafeMutableBufferPointer { output, count in
          guard var place = output.baseAddress.map(UnsafeMutableRawPointer.init) else { return }
          for span in spans[range] {
            let length = UInt32(truncatingIfNeeded: span.count).littleEndian
            place.storeBytes(of: length, as: UInt32.self)
            place += 4
            if let start = bytes.baseAddress {
              place.copyMemory(from: start + span.lowerBound, byteCount: span.count)
            }
            place += span.count
          }
          count = size
        }
      }
    }
  }

  func bounds(_ range: Range<Int>) -> Bounds<TextBound>? {
    guard !range.isEmpty else { return nil }
    let (lower, upper) = bytes.withUnsafeBytes { bytes in
      var extremes = TextExtremes(bytes, first: spans[range.lowerBound])
      for span in spans[range.dropFirst()] { extremes.add(span) }
      return (extremes.least, extremes.greatest)
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
    let indices: [UInt32]? = bytes.withUnsafeBytes { bytes in
      var last = 0
      return Parquet.indices(of: spans[...]) { span in
        let text = UnsafeRawBufferPointer(rebasing: bytes[span])
        if let entry = entries.isEmpty ? nil : entries[last], entry.count == span.count,
          areEqual(UnsafeRawBufferPointer(rebasing: bytes[entry]), text)
        {
          return last
        }
        let found = index.place(hash: byteHash(text)) { entry in
          entries[entry].count == span.count
            && areEqual(UnsafeRawBufferPointer(rebasing: bytes[entries[entry]]), text)
        }
        guard let place = found else { return nil }
        if place == entries.count { entries.append(span) }
        last = place
        return place
      }
    }
    return indices.map { (ByteArrayValues(bytes: bytes, spans: entries), $0) }
  }

  func nanCount(_ range: Range<Int>) -> Int64? { nil }

  func byteArraySize(_ range: Range<Int>) -> Int64? { Int64(bytesWithoutLengths(range)) }

  func forEachHash(_ body: (UInt64) -> Void) {
    bytes.withUnsafeBytes { bytes in
      for span in spans { body(xxHash64(UnsafeRawBufferPointer(rebasing: bytes[span]))) }
    }
  }
}

/// The first and the last of some texts in the order of their bytes.
private struct TextExtremes {
  private let bytes: UnsafeRawBufferPointer
  private(set) var least: Range<Int>
  private(set) var greatest: Range<Int>
  private var leastKey: UInt64
  private var greatestKey: UInt64

  init(_ bytes: UnsafeRawBufferPointer, first: Range<Int>) {
    self.bytes = bytes
    (least, greatest) = (first, first)
    leastKey = bytes.orderKey(first)
    greatestKey = leastKey
  }

  mutating func add(_ span: Range<Int>) {
    let key = bytes.orderKey(span)
    if key <= leastKey, key < leastKey || comes(span, before: least) {
      (least, leastKey) = (span, key)
    }
    if key >= greatestKey, key > greatestKey || comes(greatest, before: span) {
      (greatest, greatestKey) = (span, key)
    }
  }

  private func comes(_ span: Range<Int>, before other: Range<Int>) -> Bool {
    precedes(
      UnsafeRawBufferPointer(rebasing: bytes[span]), UnsafeRawBufferPointer(rebasing: bytes[other]))
  }
}

extension UnsafeRawBufferPointer {
  /// The first eight bytes of a text as a number that is in the order of the texts; zeros behind a
  /// shorter one.
  fileprivate func orderKey(_ span: Range<Int>) -> UInt64 {
    if span.lowerBound + 8 <= count {
      let word = UInt64(bigEndian: loadUnaligned(fromByteOffset: span.lowerBound, as: UInt64.self))
      if span.count >= 8 { return word }
      return span.isEmpty ? 0 : word & (UInt64.max << UInt64(64 - 8 * span.count))
    }
    var key: UInt64 = 0
    for index in 0..<Swift.min(8, span.count) {
      key |= UInt64(self[span.lowerBound + index]) << UInt64(56 - 8 * index)
    }
    return key
  }
}
