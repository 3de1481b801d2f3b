/// A number of 32 or 64 bits that a column chunk holds.
protocol FixedWidthValue: Comparable, BitwiseCopyable {
  /// The bits of the value, in the low ones of 64.
  var bits: UInt64 { get }

  /// Whether it is not a number, and so has no place in an order.
  var isNaN: Bool { get }

  /// The value as a lower bound, and as an upper.
  var asLowerBound: Self { get }
  var asUpperBound: Self { get }

  /// Whether the type has NaN at all.
  static var hasNaN: Bool { get }
}

extension FixedWidthValue where Self: FixedWidthInteger {
  var isNaN: Bool { false }
  var asLowerBound: Self { self }
  var asUpperBound: Self { self }
  static var hasNaN: Bool { false }
}

extension Int32: FixedWidthValue {
  var bits: UInt64 { UInt64(UInt32(bitPattern: self)) }
}

extension Int64: FixedWidthValue {
  var bits: UInt64 { UInt64(bitPattern: self) }
}

extension Float: FixedWidthValue {
  var bits: UInt64 { UInt64(bitPattern) }
  static var hasNaN: Bool { true }

  var asLowerBound: Float { self == 0 ? -0.0 : self }
  var asUpperBound: Float { self == 0 ? 0.0 : self }
}

extension Double: FixedWidthValue {
  var bits: UInt64 { bitPattern }
  static var hasNaN: Bool { true }

  /// A zero is -0.0 as a lower bound and +0.0 as an upper, so that both lie within.
  ///
  /// Source: parquet.thrift, `ColumnOrder`, TYPE_ORDER.
  var asLowerBound: Double { self == 0 ? -0.0 : self }
  var asUpperBound: Double { self == 0 ? 0.0 : self }
}

/// The values of an INT32, INT64 or DOUBLE column chunk.
struct FixedWidthValues<Element: FixedWidthValue>: ChunkValues {
  /// Of a column without nulls a part of its own array.
  let elements: ArraySlice<Element>

  private static var width: Int { MemoryLayout<Element>.size }

  init(_ elements: ArraySlice<Element>) {
    self.elements = elements
  }

  var count: Int { elements.count }

  func plainSize(_ range: Range<Int>) -> Int { range.count * Self.width }

  /// Memory has the format's form: every platform of ours is little-endian.
  func appendPlain(_ range: Range<Int>, to bytes: inout [UInt8]) {
    elements.withUnsafeBytes { memory in
      bytes.append(
        contentsOf: memory[(range.lowerBound * Self.width)..<(range.upperBound * Self.width)])
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
    var indices: [UInt32] = []
    indices.reserveCapacity(count)
    for element in elements {
      let found = index.place(hash: mixed(element.bits)) { entries[$0].bits == element.bits }
      guard let place = found else { return nil }
      if place == entries.count { entries.append(element) }
      indices.append(UInt32(place))
    }
    return (FixedWidthValues(entries[...]), indices)
  }

  func nanCount(_ range: Range<Int>) -> Int64? {
    guard Element.hasNaN else { return nil }
    let start = elements.startIndex
    return elements[(start + range.lowerBound)..<(start + range.upperBound)]
      .reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
  }

  func byteArraySize(_ range: Range<Int>) -> Int64? { nil }

  func forEachHash(_ body: (UInt64) -> Void) {
    for element in elements {
      withUnsafeBytes(of: element) { body(xxHash64($0)) }
    }
  }
}
