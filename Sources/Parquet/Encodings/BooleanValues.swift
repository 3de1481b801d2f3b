/// The values of a BOOLEAN column chunk.
struct BooleanValues: ChunkValues {
  let elements: ArraySlice<Bool>

  var count: Int { elements.count }

  func plainSize(_ range: Range<Int>) -> Int { (range.count + 7) / 8 }

  static func encodings(_ encodings: ParquetOptions.Encodings) -> [Encoding] {
    encodings == .modern ? [.rle] : [.plain]
  }

  func append(_ range: Range<Int>, _ encoding: Encoding, to bytes: inout [UInt8]) {
    if encoding == .plain { return appendPlain(range, to: &bytes) }
    elements.withUnsafeBufferPointer {
      bytes.appendRunLengthBooleans(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// A bit a value, the low bit first.
  private func appendPlain(_ range: Range<Int>, to bytes: inout [UInt8]) {
    for start in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
      var byte: UInt8 = 0
      for index in start..<min(start + 8, range.upperBound)
      where elements[elements.startIndex + index] {
        byte |= 1 << UInt8(index - start)
      }
      bytes.append(byte)
    }
  }

  /// False comes before true.
  func bounds(_ range: Range<Int>) -> Bounds<UInt8>? {
    guard !range.isEmpty else { return nil }
    let first = elements.startIndex
    let values = elements[(first + range.lowerBound)..<(first + range.upperBound)]
    return Bounds(lower: values.contains(false) ? 0 : 1, upper: values.contains(true) ? 1 : 0)
  }

  func plainBytes(of bound: UInt8) -> [UInt8] { [bound] }

  /// A bit a value is as small as an index.
  func dictionary() -> (entries: BooleanValues, indices: [UInt32])? { nil }

  func nanCount(_ range: Range<Int>) -> Int64? { nil }

  func byteArraySize(_ range: Range<Int>) -> Int64? { nil }

  /// The format has no bloom filter for BOOLEAN.
  func forEachHash(_ body: (UInt64) -> Void) {}
}
