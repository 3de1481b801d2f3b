/// The footer.
///
/// Source: parquet.thrift, `FileMetaData`.
struct FileMetaData: ThriftStruct {
  let schema: [SchemaElement]
  let rowCount: Int64
  let rowGroups: [RowGroup]
  let keyValues: [KeyValue]
  let createdBy: String

  /// The columns of the schema that hold values.
  private var leafCount: Int { schema.count { $0.childCount == nil } }

  func write(to writer: inout ThriftCompactWriter) {
    // The format asks every writer to put 1.
    writer.field(1, Int32(1))
    writer.field(2, list: schema)
    writer.field(3, rowCount)
    writer.field(4, list: rowGroups)
    writer.field(5, list: keyValues.isEmpty ? nil : keyValues)
    writer.field(6, createdBy)
    writer.field(7, list: [ColumnOrder](repeating: .typeDefined, count: leafCount))
  }
}

struct KeyValue: ThriftStruct {
  let key: String
  let value: String

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, key)
    writer.field(2, value)
  }
}

/// The order that bounds are in.
enum ColumnOrder: ThriftStruct {
  case typeDefined

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, EmptyStruct())
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
    writer.field(2, columns.reduce(0) { $0 + $1.metaData.totalUncompressedSize })
    writer.field(3, rowCount)
    writer.field(4, list: sortingColumns)
    writer.field(5, fileOffset)
    writer.field(6, columns.reduce(0) { $0 + $1.metaData.totalCompressedSize })
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
  let metaData: ColumnMetaData
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
  let type: PhysicalType
  let encodings: [Encoding]
  let path: [String]
  let codec: CompressionCodec

  /// Nulls included.
  let valueCount: Int64

  /// The pages with their headers.
  let totalUncompressedSize: Int64
  let totalCompressedSize: Int64
  var dataPageOffset: Int64
  var dictionaryPageOffset: Int64?
  let statistics: Statistics
  let encodingStats: [PageEncodingStats]
  var bloomFilter: ColumnChunk.Section?
  let sizeStatistics: SizeStatistics

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
