import Tables

/// The values of a BYTE_ARRAY column chunk of text.
struct ByteArrayValues: ChunkValues {
  /// The whole column.
  private let strings: StringValues

  /// The row of the first value, where no rows are left out.
  private let first: Int

  /// The row of each value, counted from `first`; nil where no rows are left out.
  private let rows: [UInt32]?
  let count: Int

  /// The values of the rows that are not null.
  init(_ strings: StringValues, _ rows: Rows) {
    self.strings = strings
    first = rows.range.lowerBound
    count = rows.valueCount
    let first = first
    self.rows = rows.hasNulls ? rows.places { UInt32(truncatingIfNeeded: $0 - first) } : nil
  }

  /// Some of the other values, given by their rows counted from the same first one.
  private init(_ other: ByteArrayValues, rows: [UInt32]) {
    strings = other.strings
    first = other.first
    self.rows = rows
    count = rows.count
  }

  func plainSize(_ range: Range<Int>) -> Int {
    4 * range.count + bytesWithoutLengths(range)
  }

  func byteArraySize(_ range: Range<Int>) -> Int64? { Int64(bytesWithoutLengths(range)) }

  private func bytesWithoutLengths(_ range: Range<Int>) -> Int {
    withTexts { texts in
      var size = 0
      for index in range { size += texts[index].count }
      return size
    }
  }

  static func encodings(_ encodings: ParquetOptions.Encodings) -> [Encoding] {
    encodings == .modern ? [.deltaLengthByteArray, .deltaByteArray] : [.plain]
  }

  func append(_ range: Range<Int>, _ encoding: Encoding, to page: inout [UInt8]) {
    withTexts { texts in
      let text = { (index: Int) in texts[range.lowerBound + index] }
      switch encoding {
      case .deltaLengthByteArray: page.appendDeltaLengthByteArrays(count: range.count, text)
      case .deltaByteArray: page.appendDeltaByteArrays(count: range.count, text)
      default: page.appendPlain(texts, range, size: plainSize(range))
      }
    }
  }

  func bounds(_ range: Range<Int>) -> Bounds<TextBound>? {
    guard let first = range.first else { return nil }
    return withTexts { texts in
      var extremes = TextExtremes(first: texts[first])
      for index in range.dropFirst() { extremes.add(texts[index]) }
      return extremes.bounds
    }
  }

  /// Looks at each distinct value once where there are fewer of them than values.
  func bounds(
    _ range: Range<Int>, of distinct: (entries: ByteArrayValues, indices: [UInt32])
  ) -> Bounds<TextBound>? {
    let count = distinct.entries.count
    guard count < range.count else { return bounds(range) }
    var isThere = [Bool](repeating: false, count: count)
    for place in distinct.indices[range] { isThere[Int(place)] = true }
    guard let first = isThere.firstIndex(of: true) else { return nil }
    return distinct.entries.withTexts { texts in
      var extremes = TextExtremes(first: texts[first])
      for place in first..<count where isThere[place] { extremes.add(texts[place]) }
      return extremes.bounds
    }
  }

  func plainBytes(of bound: TextBound) -> [UInt8] { bound.bytes }

  func dictionary() -> (entries: ByteArrayValues, indices: [UInt32])? {
    var index = DictionaryIndex(valueCount: count)
    var entries: [UInt32] = []
    let indices = withTexts { texts in
      var last: (text: UnsafeRawBufferPointer, place: Int)?
      return Parquet.indices(count: count) { value in
        let text = texts[value]
        if let last, areEqual(last.text, text) { return last.place }
        let found = index.place(hash: byteHash(text)) { entry in
          areEqual(texts[row: Int(entries[entry])], text)
        }
        guard let place = found else { return nil }
        if place == entries.count { entries.append(texts.row(of: value)) }
        last = (text, place)
        return place
      }
    }
    return indices.map { (ByteArrayValues(self, rows: entries), $0) }
  }

  func nanCount(_ range: Range<Int>) -> Int64? { nil }

  func forEachHash(_ body: (UInt64) -> Void) {
    withTexts { texts in
      for index in 0..<count { body(xxHash64(texts[index])) }
    }
  }

  private func withTexts<Result>(_ body: (Texts) -> Result) -> Result {
    strings.bytes.withUnsafeBytes { bytes in
      strings.offsets.withUnsafeBufferPointer { offsets in
        let offsets = UnsafeBufferPointer(rebasing: offsets[first...])
        guard let rows else { return body(Texts(bytes: bytes, offsets: offsets, rows: nil)) }
        return rows.withUnsafeBufferPointer {
          body(Texts(bytes: bytes, offsets: offsets, rows: $0))
        }
      }
    }
  }
}

/// The values' bytes, as long as their column stays where it is.
private struct Texts {
  let bytes: UnsafeRawBufferPointer

  /// Where the string of each row begins, from the first row on.
  let offsets: UnsafeBufferPointer<Int>

  /// The row of each value, where that is not its own number.
  let rows: UnsafeBufferPointer<UInt32>?

  @inline(__always)
  subscript(value: Int) -> UnsafeRawBufferPointer { self[row: Int(row(of: value))] }

  @inline(__always)
  subscript(row row: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[offsets[row]..<offsets[row + 1]])
  }

  @inline(__always)
  func row(of value: Int) -> UInt32 {
    if let rows { rows[value] } else { UInt32(truncatingIfNeeded: value) }
  }
}

extension [UInt8] {
  /// Appends the texts, four bytes of length, the low one first, before each; `size` bytes in all.
  ///
  /// Source: Apache Parquet, Encodings.md, "Plain".
  fileprivate mutating func appendPlain(_ texts: Texts, _ range: Range<Int>, size: Int) {
    append(addingCapacity: size) { output in
      output.withUnsafeMutableBufferPointer { output, count in
        guard var place = output.baseAddress.map(UnsafeMutableRawPointer.init) else { return }
        for index in range {
          let text = texts[index]
          let length = UInt32(truncatingIfNeeded: text.count).littleEndian
          place.storeBytes(of: length, as: UInt32.self)
          place += 4
          if let start = text.baseAddress {
            place.copyMemory(from: start, byteCount: text.count)
          }
          place += text.count
        }
        count = size
      }
    }
  }
}

/// The first and the last of some texts in the order of their bytes.
private struct TextExtremes {
  private var least: UnsafeRawBufferPointer
  private var greatest: UnsafeRawBufferPointer
  private var leastKey: UInt64
  private var greatestKey: UInt64

  init(first: UnsafeRawBufferPointer) {
    (least, greatest) = (first, first)
    leastKey = first.orderKey
    greatestKey = leastKey
  }

  @inline(__always)
  mutating func add(_ text: UnsafeRawBufferPointer) {
    let key = text.orderKey
    if key <= leastKey, key < leastKey || precedes(text, least) {
      (least, leastKey) = (text, key)
    }
    if key >= greatestKey, key > greatestKey || precedes(greatest, text) {
      (greatest, greatestKey) = (text, key)
    }
  }

  var bounds: Bounds<TextBound> {
    let lower = TextBound(notAbove: Array(least)[...])
    let upper = TextBound(notBelow: Array(greatest)[...])
    return Bounds(
      lower: lower, upper: upper, isLowerExact: lower.bytes.elementsEqual(least),
      isUpperExact: upper.bytes.elementsEqual(greatest))
  }
}

extension UnsafeRawBufferPointer {
  /// The first eight bytes of a text as a number that is in the order of the texts; zeros behind a
  /// shorter one.
  @inline(__always)
  fileprivate var orderKey: UInt64 {
    guard let start = baseAddress, count > 0 else { return 0 }
    if count >= 8 { return UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)) }
    if count >= 4 {
      let first = UInt32(bigEndian: start.loadUnaligned(as: UInt32.self))
      let last = UInt32(
        bigEndian: start.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      // The last four bytes reach into the first four by as many as are missing to eight.
      return UInt64(first) << 32 | UInt64(last) << UInt64(64 - 8 * count) & 0xFFFF_FFFF
    }
    let (first, second) = (UInt64(self[0]), count > 1 ? UInt64(self[1]) : 0)
    return first << 56 | second << 48 | (count > 2 ? UInt64(self[2]) << 40 : 0)
  }
}
