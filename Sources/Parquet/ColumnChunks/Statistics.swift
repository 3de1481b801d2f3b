/// What is known of the values of a column chunk.
///
/// The bounds are PLAIN values, without the length where they are byte arrays.
///
/// Source: parquet.thrift, `Statistics`. The deprecated `min` and `max` are not written.
struct Statistics: ThriftStruct {
  var nullCount: Int64?
  var distinctCount: Int64?
  var maxValue: [UInt8]?
  var minValue: [UInt8]?
  var isMaxExact: Bool?
  var isMinExact: Bool?
  var nanCount: Int64?

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(3, nullCount)
    writer.field(4, distinctCount)
    writer.field(5, binary: maxValue)
    writer.field(6, binary: minValue)
    writer.field(7, isMaxExact)
    writer.field(8, isMinExact)
    writer.field(9, nanCount)
  }
}

/// How much room the values take in memory. A column of numbers without nulls has nothing to say.
///
/// Source: parquet.thrift, `SizeStatistics`.
struct SizeStatistics: ThriftStruct {
  /// The bytes of all strings, without their lengths.
  var unencodedByteArrayDataBytes: Int64?

  /// How often each repetition level stands; nil but for lists.
  var repetitionLevelHistogram: [Int64]?

  /// How often each definition level stands; nil where there is one level only.
  var definitionLevelHistogram: [Int64]?

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, unencodedByteArrayDataBytes)
    writer.field(2, list: repetitionLevelHistogram)
    writer.field(3, list: definitionLevelHistogram)
  }
}

extension Statistics: ThriftReadable {
  /// The deprecated `min` and `max` are passed over: nobody knows in which order they are.
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    self.init()
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 3: nullCount = try reader.int64()
      case 4: distinctCount = try reader.int64()
      case 5: maxValue = try reader.binary()
      case 6: minValue = try reader.binary()
      case 7: isMaxExact = try reader.bool()
      case 8: isMinExact = try reader.bool()
      case 9: nanCount = try reader.int64()
      default: try reader.skip()
      }
    }
  }
}
