/// Where the data pages of a column chunk stand.
///
/// Source: parquet.thrift, `OffsetIndex`.
struct OffsetIndex: ThriftStruct {
  var locations: [PageLocation] = []

  /// The bytes of each page's strings, without their lengths; nil for other types.
  var unencodedByteArrayDataBytes: [Int64]?

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, list: locations)
    writer.field(2, list: unencodedByteArrayDataBytes)
  }
}

/// Where a data page stands.
struct PageLocation: ThriftStruct {
  var offset: Int64

  /// With the page's header.
  let compressedSize: Int32

  /// Counted from the row group's first row.
  let firstRow: Int64

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, offset)
    writer.field(2, compressedSize)
    writer.field(3, firstRow)
  }
}

/// What is known of the values of each data page of a column chunk.
///
/// Source: parquet.thrift, `ColumnIndex`.
struct ColumnIndex: ThriftStruct {
  var nullPages: [Bool] = []

  /// Empty for a page of nulls alone.
  var minValues: [[UInt8]] = []
  var maxValues: [[UInt8]] = []
  var boundaryOrder = BoundaryOrder.unordered
  var nullCounts: [Int64] = []

  /// How often each level stands in each page, page after page; as in `SizeStatistics`.
  var repetitionLevelHistograms: [Int64]?
  var definitionLevelHistograms: [Int64]?
  var nanCounts: [Int64]?

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, list: nullPages)
    writer.field(2, list: minValues)
    writer.field(3, list: maxValues)
    writer.field(4, boundaryOrder)
    writer.field(5, list: nullCounts)
    writer.field(6, list: repetitionLevelHistograms)
    writer.field(7, list: definitionLevelHistograms)
    writer.field(8, list: nanCounts)
  }
}

extension OffsetIndex: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    self.init()
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: locations = try reader.list()
      default: try reader.skip()
      }
    }
  }
}

extension PageLocation: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    var (offset, size, firstRow): (Int64?, Int32?, Int64?) = (nil, nil, nil)
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: offset = try reader.int64()
      case 2: size = try reader.int32()
      case 3: firstRow = try reader.int64()
      default: try reader.skip()
      }
    }
    self.init(
      offset: try offset.orMissing("PageLocation.offset"),
      compressedSize: try size.orMissing("PageLocation.compressed_page_size"),
      firstRow: try firstRow.orMissing("PageLocation.first_row_index"))
  }
}
