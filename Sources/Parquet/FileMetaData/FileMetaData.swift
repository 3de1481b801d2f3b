/// The footer.
///
/// Source: parquet.thrift, `FileMetaData`.
struct FileMetaData: ThriftStruct {
  let schema: [SchemaElement]
  let rowCount: Int64
  let rowGroups: [RowGroup]
  let keyValues: [KeyValue]
  let createdBy: String?

  /// Of each column of the schema that holds values; nil where a file does not say.
  let columnOrders: [ColumnOrder]?

  /// The footer of a file of ours.
  init(
    schema: [SchemaElement], rowCount: Int64, rowGroups: [RowGroup], keyValues: [KeyValue],
    createdBy: String
  ) {
    self.schema = schema
    self.rowCount = rowCount
    self.rowGroups = rowGroups
    self.keyValues = keyValues
    self.createdBy = createdBy
    columnOrders = [ColumnOrder](
      repeating: .typeDefined, count: schema.count { $0.childCount == nil })
  }

  func write(to writer: inout ThriftCompactWriter) {
    // The format asks every writer to put 1.
    writer.field(1, Int32(1))
    writer.field(2, list: schema)
    writer.field(3, rowCount)
    writer.field(4, list: rowGroups)
    writer.field(5, list: keyValues.isEmpty ? nil : keyValues)
    writer.field(6, createdBy)
    writer.field(7, list: columnOrders)
  }
}

struct KeyValue: ThriftStruct {
  let key: String
  let value: String?

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, key)
    writer.field(2, value)
  }
}

/// The order that bounds are in.
enum ColumnOrder: Int16, ThriftStruct {
  case typeDefined = 1

  /// IEEE 754's total order, or one that is not known.
  case other = 2

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(rawValue, EmptyStruct())
  }
}

/// Source: parquet.thrift, `RowGroup`.
struct RowGroup: ThriftStruct {
  var columns: [ColumnChunk]
  let rowCount: Int64
  let fileOffset: Int64

  /// The order of the rows, the first column first; nil where none is known.
  let sortingColumns: [SortingColumn]?

  /// Nil behind the 32,767th group, which 16 bits do not number.
  let ordinal: Int16?

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, list: columns)
    writer.field(2, columns.reduce(0) { $0 + ($1.metaData?.totalUncompressedSize ?? 0) })
    writer.field(3, rowCount)
    writer.field(4, list: sortingColumns)
    writer.field(5, fileOffset)
    writer.field(6, columns.reduce(0) { $0 + ($1.metaData?.totalCompressedSize ?? 0) })
    writer.field(7, ordinal)
  }
}

/// A column by which the rows of a row group are in order.
///
/// Source: parquet.thrift, `SortingColumn`.
struct SortingColumn: ThriftStruct {
  /// Among the columns that hold values.
  let columnIndex: Int32
  let isDescending: Bool
  let nullsFirst: Bool

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, columnIndex)
    writer.field(2, isDescending)
    writer.field(3, nullsFirst)
  }
}

/// A column chunk's place in the footer.
///
/// Source: parquet.thrift, `ColumnChunk`.
struct ColumnChunk: ThriftStruct {
  let metaData: ColumnMetaData?
  var offsetIndex: Section?
  var columnIndex: Section?

  /// A part of the file.
  struct Section {
    let offset: Int64
    let length: Int32
  }

  func write(to writer: inout ThriftCompactWriter) {
    // Deprecated, and 0 where no metadata stands beside the chunk.
    writer.field(2, Int64(0))
    writer.field(3, metaData)
    writer.field(4, offsetIndex?.offset)
    writer.field(5, offsetIndex?.length)
    writer.field(6, columnIndex?.offset)
    writer.field(7, columnIndex?.length)
  }
}

/// Source: parquet.thrift, `ColumnMetaData`.
struct ColumnMetaData: ThriftStruct {
  /// Nil, as the codec, for one of a later version of the format.
  let type: PhysicalType?
  let encodings: [Encoding]
  let path: [String]
  let codec: CompressionCodec?

  /// Nulls included.
  let valueCount: Int64

  /// The pages with their headers.
  let totalUncompressedSize: Int64
  let totalCompressedSize: Int64
  var dataPageOffset: Int64
  var dictionaryPageOffset: Int64?
  let statistics: Statistics?
  let encodingStats: [PageEncodingStats]
  var bloomFilter: ColumnChunk.Section?
  let sizeStatistics: SizeStatistics?

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, type)
    writer.field(2, list: encodings)
    writer.field(3, list: path.map { Array($0.utf8) })
    writer.field(4, codec)
    writer.field(5, valueCount)
    writer.field(6, totalUncompressedSize)
    writer.field(7, totalCompressedSize)
    writer.field(9, dataPageOffset)
    writer.field(11, dictionaryPageOffset)
    writer.field(12, statistics)
    writer.field(13, list: encodingStats)
    writer.field(14, bloomFilter?.offset)
    writer.field(15, bloomFilter?.length)
    writer.field(16, sizeStatistics)
  }
}

/// How many pages of a kind have an encoding.
struct PageEncodingStats: ThriftStruct {
  let pageType: PageType
  let encoding: Encoding
  let count: Int32

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, pageType)
    writer.field(2, encoding)
    writer.field(3, count)
  }
}

// What follows reads any writer's footer: what the format asks for has to be there, what it leaves
// free may be missing, and what it may say in later versions is passed over.

extension FileMetaData: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    var (schema, rowCount, rowGroups): ([SchemaElement]?, Int64?, [RowGroup]?) = (nil, nil, nil)
    var (keyValues, createdBy, columnOrders): ([KeyValue], String?, [ColumnOrder]?) = ([], nil, nil)
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 2: schema = try reader.list()
      case 3: rowCount = try reader.int64()
      case 4: rowGroups = try reader.list()
      case 5: keyValues = try reader.list()
      case 6: createdBy = try reader.string()
      case 7: columnOrders = try reader.list()
      default: try reader.skip()
      }
    }
    self.schema = try schema.orMissing("FileMetaData.schema")
    self.rowCount = try rowCount.orMissing("FileMetaData.num_rows")
    self.rowGroups = try rowGroups.orMissing("FileMetaData.row_groups")
    (self.keyValues, self.createdBy, self.columnOrders) = (keyValues, createdBy, columnOrders)
  }
}

extension KeyValue: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    var (key, value): (String?, String?) = (nil, nil)
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: key = try reader.string()
      case 2: value = try reader.string()
      default: try reader.skip()
      }
    }
    self.init(key: try key.orMissing("KeyValue.key"), value: value)
  }
}

extension ColumnOrder: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    self = .other
    try reader.begin()
    while let id = try reader.field() {
      self = id == 1 ? .typeDefined : .other
      try reader.skip()
    }
  }
}

extension RowGroup: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    var (columns, rowCount): ([ColumnChunk]?, Int64?) = (nil, nil)
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: columns = try reader.list()
      case 3: rowCount = try reader.int64()
      default: try reader.skip()
      }
    }
    self.init(
      columns: try columns.orMissing("RowGroup.columns"),
      rowCount: try rowCount.orMissing("RowGroup.num_rows"), fileOffset: 0, sortingColumns: nil,
      ordinal: nil)
  }
}

extension ColumnChunk: ThriftReadable {
  /// Without metadata where these stand in another file, or are encrypted.
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    var metaData: ColumnMetaData?
    var isElsewhere = false
    var (offsetIndex, columnIndex) = (SectionParts(), SectionParts())
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1, 8:
        isElsewhere = true
        try reader.skip()
      case 3: metaData = try reader.structure()
      case 4: offsetIndex.offset = try reader.int64()
      case 5: offsetIndex.length = try reader.int32()
      case 6: columnIndex.offset = try reader.int64()
      case 7: columnIndex.length = try reader.int32()
      default: try reader.skip()
      }
    }
    self.init(
      metaData: isElsewhere ? nil : metaData, offsetIndex: offsetIndex.section,
      columnIndex: columnIndex.section)
  }

  /// What is known of a section while its fields come in.
  fileprivate struct SectionParts {
    var offset: Int64?
    var length: Int32?

    /// A length of 0 where a writer does not say one.
    var section: Section? { offset.map { Section(offset: $0, length: length ?? 0) } }
  }
}

extension ColumnMetaData: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    var (type, codec): (PhysicalType?, CompressionCodec?) = (nil, nil)
    var (encodings, path): ([Encoding], [String]) = ([], [])
    var (valueCount, unpackedSize, packedSize): (Int64?, Int64?, Int64?) = (nil, nil, nil)
    var (dataPage, dictionaryPage): (Int64?, Int64?) = (nil, nil)
    var statistics: Statistics?
    var bloomFilter = ColumnChunk.SectionParts()
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: type = try reader.choice()
      case 2:
        encodings = try reader.list { (reader) throws(PageFault) -> Encoding? in
          try reader.choice()
        }.compactMap(\.self)
      case 3: path = try reader.list { (reader) throws(PageFault) in try reader.string() }
      case 4: codec = try reader.choice()
      case 5: valueCount = try reader.int64()
      case 6: unpackedSize = try reader.int64()
      case 7: packedSize = try reader.int64()
      case 9: dataPage = try reader.int64()
      case 11: dictionaryPage = try reader.int64()
      case 12: statistics = try reader.structure()
      case 14: bloomFilter.offset = try reader.int64()
      case 15: bloomFilter.length = try reader.int32()
      default: try reader.skip()
      }
    }
    self.init(
      type: type, encodings: encodings, path: path, codec: codec,
      valueCount: try valueCount.orMissing("ColumnMetaData.num_values"),
      totalUncompressedSize: try unpackedSize.orMissing("ColumnMetaData.total_uncompressed_size"),
      totalCompressedSize: try packedSize.orMissing("ColumnMetaData.total_compressed_size"),
      dataPageOffset: try dataPage.orMissing("ColumnMetaData.data_page_offset"),
      dictionaryPageOffset: dictionaryPage, statistics: statistics, encodingStats: [],
      bloomFilter: bloomFilter.section, sizeStatistics: nil)
  }
}
