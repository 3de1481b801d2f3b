/// The values of a column chunk in the form of one physical type, nulls left out.
protocol ChunkValues {
  /// A value that bounds are made of, in the column's order.
  associatedtype Bound: Comparable

  var count: Int { get }

  /// The bytes that the values take in PLAIN encoding.
  func plainSize(_ range: Range<Int>) -> Int

  /// Appends the values in an encoding that the type has.
  func append(_ range: Range<Int>, _ encoding: Encoding, to bytes: inout [UInt8])

  /// The encodings of the values themselves, without a dictionary, that may be the shortest.
  static func encodings(_ encodings: ParquetOptions.Encodings) -> [Encoding]

  /// The least and the greatest of the values; nil where none has an order.
  func bounds(_ range: Range<Int>) -> Bounds<Bound>?

  /// The same, where the distinct values and the place of each value among them are known.
  func bounds(_ range: Range<Int>, of distinct: (entries: Self, indices: [UInt32])) -> Bounds<
    Bound
  >?

  /// The bound in PLAIN encoding, without the length where it is a byte array.
  func plainBytes(of bound: Bound) -> [UInt8]

  /// The values once each, in the order in which they first stand, and for each value its place
  /// among them; nil where most values are new ones, so that nothing would be saved.
  func dictionary() -> (entries: Self, indices: [UInt32])?

  /// How many of the values are NaN; nil for a type that has none.
  func nanCount(_ range: Range<Int>) -> Int64?

  /// The bytes of the values without their lengths; nil but for byte arrays.
  func byteArraySize(_ range: Range<Int>) -> Int64?

  /// The bloom filter's hashes of each value.
  func forEachHash(_ body: (UInt64) -> Void)
}

extension ChunkValues {
  func bounds(
    _ range: Range<Int>, of distinct: (entries: Self, indices: [UInt32])
  ) -> Bounds<Bound>? {
    bounds(range)
  }
}

/// The place in a dictionary of each value, given by its number, as `place` finds it; nil as soon as
/// that finds none.
@inline(__always)
func indices(count valueCount: Int, place: (Int) -> Int?) -> [UInt32]? {
  var isWhole = true
  let indices = [UInt32](unsafeUninitializedCapacity: valueCount) { output, count in
    for value in 0..<valueCount {
      guard let place = place(value) else {
        isWhole = false
        return
      }
      output.initializeElement(at: count, to: UInt32(truncatingIfNeeded: place))
      count += 1
    }
  }
  return isWhole ? indices : nil
}

/// The least and the greatest of some values, or values beyond them.
struct Bounds<Bound: Comparable> {
  var lower: Bound
  var upper: Bound

  /// Whether `lower` is itself one of the values.
  var isLowerExact = true
  var isUpperExact = true

  /// The bounds of both lots of values together.
  func union(_ other: Bounds) -> Bounds {
    var union = self
    if other.lower < lower || other.lower == lower && other.isLowerExact {
      (union.lower, union.isLowerExact) = (other.lower, other.isLowerExact)
    }
    if other.upper > upper || other.upper == upper && other.isUpperExact {
      (union.upper, union.isUpperExact) = (other.upper, other.isUpperExact)
    }
    return union
  }
}
