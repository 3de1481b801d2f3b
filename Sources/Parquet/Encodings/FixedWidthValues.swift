import Tables

/// A value of 32, 64 or 128 bits that a column chunk holds, in memory as in the format.
protocol FixedWidthValue: Comparable, BitwiseCopyable {
  associatedtype Bits: Equatable

  /// The bits of the value; those of -0.0 and +0.0 differ.
  var bits: Bits { get }

  /// A hash of the bits, for tables in memory.
  var hash: UInt64 { get }

  /// Whether it is not a number, and so has no place in an order.
  var isNaN: Bool { get }

  /// The value as a lower bound, and as an upper.
  var asLowerBound: Self { get }
  var asUpperBound: Self { get }

  /// A value of other bits that is taken as the same: +0.0 for -0.0 and the other way round, the
  /// usual NaN for any NaN; nil where there is none.
  var twin: Self? { get }

  /// Whether the type has NaN at all.
  static var hasNaN: Bool { get }
}

extension FixedWidthValue where Self: FixedWidthInteger {
  var bits: Self { self }
  var isNaN: Bool { false }
  var asLowerBound: Self { self }
  var asUpperBound: Self { self }
  var twin: Self? { nil }
  static var hasNaN: Bool { false }
}

extension FixedWidthValue where Self: BinaryFloatingPoint {
  var twin: Self? { self == 0 ? -self : isNaN ? .nan : nil }
}

extension Int32: FixedWidthValue {
  var hash: UInt64 { mixed(UInt64(UInt32(bitPattern: self))) }
}

extension Int64: FixedWidthValue {
  var hash: UInt64 { mixed(UInt64(bitPattern: self)) }
}

extension Float: FixedWidthValue {
  var bits: UInt32 { bitPattern }
  var hash: UInt64 { mixed(UInt64(bitPattern)) }
  static var hasNaN: Bool { true }

  var asLowerBound: Float { self == 0 ? -0.0 : self }
  var asUpperBound: Float { self == 0 ? 0.0 : self }
}

extension Double: FixedWidthValue {
  var bits: UInt64 { bitPattern }
  var hash: UInt64 { mixed(bitPattern) }
  static var hasNaN: Bool { true }

  /// A zero is -0.0 as a lower bound and +0.0 as an upper, so that both lie within.
  ///
  /// Source: parquet.thrift, `ColumnOrder`, TYPE_ORDER.
  var asLowerBound: Double { self == 0 ? -0.0 : self }
  var asUpperBound: Double { self == 0 ? 0.0 : self }
}

/// An identifier of 16 bytes, in the order of its bytes.
struct UUIDValue: FixedWidthValue {
  /// In memory the high byte is the first.
  private let bigEndian: UInt128

  init(_ value: UInt128) {
    bigEndian = value.bigEndian
  }

  var bits: UInt128 { bigEndian }
  var hash: UInt64 {
    mixed(
      UInt64(truncatingIfNeeded: bigEndian) ^ mixed(UInt64(truncatingIfNeeded: bigEndian >> 64)))
  }
  var isNaN: Bool { false }
  var asLowerBound: UUIDValue { self }
  var asUpperBound: UUIDValue { self }
  var twin: UUIDValue? { nil }
  static var hasNaN: Bool { false }

  static func < (left: UUIDValue, right: UUIDValue) -> Bool {
    UInt128(bigEndian: left.bigEndian) < UInt128(bigEndian: right.bigEndian)
  }
}

/// The values of an INT32, INT64, FLOAT, DOUBLE or FIXED_LEN_BYTE_ARRAY column chunk.
struct FixedWidthValues<Element: FixedWidthValue>: ChunkValues {
  /// Of a column without nulls a part of its own array.
  let elements: ArraySlice<Element>

  private static var width: Int { MemoryLayout<Element>.size }

  init(_ elements: ArraySlice<Element>) {
    self.elements = elements
  }

  var count: Int { elements.count }

  func plainSize(_ range: Range<Int>) -> Int { range.count * Self.width }

  static func encodings(_ encodings: ParquetOptions.Encodings) -> [Encoding] {
    let isInteger = Element.self == Int32.self || Element.self == Int64.self
    return encodings == .modern && isInteger ? [.plain, .deltaBinaryPacked] : [.plain]
  }

  func append(_ range: Range<Int>, _ encoding: Encoding, to bytes: inout [UInt8]) {
    elements.withUnsafeBufferPointer { elements in
      let part = UnsafeBufferPointer(rebasing: elements[range])
      switch (encoding, part) {
      case (.deltaBinaryPacked, let part as UnsafeBufferPointer<Int32>):
        bytes.appendDeltaBinaryPacked(part)
      case (.deltaBinaryPacked, let part as UnsafeBufferPointer<Int64>):
        bytes.appendDeltaBinaryPacked(part)
      // Memory has the format's form: every platform of ours is little-endian.
      default: bytes.append(contentsOf: UnsafeRawBufferPointer(part))
      }
    }
  }

  func bounds(_ range: Range<Int>) -> Bounds<Element>? {
    elements.withUnsafeBufferPointer { elements in
      guard let first = range.first(where: { !elements[$0].isNaN }) else { return nil }
      var (lower, upper) = (elements[first], elements[first])
      for index in first..<range.upperBound {
        let element = elements[index]
        if element < lower { lower = element }
        if element > upper { upper = element }
      }
      return Bounds(lower: lower.asLowerBound, upper: upper.asUpperBound)
    }
  }

  func plainBytes(of bound: Element) -> [UInt8] {
    withUnsafeBytes(of: bound) { Array($0) }
  }

  func dictionary() -> (entries: FixedWidthValues, indices: [UInt32])? {
    var index = DictionaryIndex(valueCount: count)
    var entries: [Element] = []
    var last = 0
    let indices = elements.withUnsafeBufferPointer { elements in
      Parquet.indices(count: elements.count) { value in
        let element = elements[value]
        if !entries.isEmpty, entries[last].bits == element.bits { return last }
        let found = index.place(hash: element.hash) { entries[$0].bits == element.bits }
        guard let place = found else { return nil }
        if place == entries.count { entries.append(element) }
        last = place
        return place
      }
    }
    return indices.map { (FixedWidthValues(entries[...]), $0) }
  }

  func nanCount(_ range: Range<Int>) -> Int64? {
    guard Element.hasNaN else { return nil }
    return elements.withUnsafeBufferPointer { elements in
      var count: Int64 = 0
      for index in range where elements[index].isNaN { count += 1 }
      return count
    }
  }

  func byteArraySize(_ range: Range<Int>) -> Int64? { nil }

  /// Of a value with a twin both: the format hashes bits, and who looks for 0.0 wants -0.0, too.
  func forEachHash(_ body: (UInt64) -> Void) {
    for element in elements {
      withUnsafeBytes(of: element) { body(xxHash64($0)) }
      guard let twin = element.twin else { continue }
      withUnsafeBytes(of: twin) { body(xxHash64($0)) }
    }
  }
}
