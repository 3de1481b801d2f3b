@testable import Parquet

/// A file of one column and one row group, each part of which can be said.
struct HandmadeFile {
  var nodes = [
    SchemaElement(name: "t", childCount: 1),
    SchemaElement(type: .int32, repetition: .required, name: "n"),
  ]
  var type = PhysicalType.int32
  var codec = CompressionCodec.uncompressed
  var pages: [UInt8] = []
  var valueCount: Int64 = 0
  var rowCount: Int64?
  var rowsOfFile: Int64?
  var offset: Int64 = 4
  var dictionaryOffset: Int64?
  var size: Int64?

  /// A file of required INT32 values in PLAIN encoding.
  init(_ values: [Int32]) {
    append(values.flatMap(plain), .data(count: Int32(values.count), encoding: .plain))
    valueCount = Int64(values.count)
  }

  /// A file of a column that the node describes, without pages so far.
  init(_ node: SchemaElement, below: [SchemaElement] = [], valueCount: Int64, rowCount: Int64) {
    nodes = [SchemaElement(name: "t", childCount: 1), node] + below
    type = (below.last ?? node).type ?? .int32
    (self.valueCount, self.rowCount) = (valueCount, rowCount)
  }

  /// Appends a page whose checksum is right.
  mutating func append(
    _ page: [UInt8], _ content: PageHeader.Content, uncompressedSize: Int? = nil,
    compressedSize: Int32? = nil
  ) {
    pages += ThriftCompactWriter.bytes(
      of: PageHeader(
        content: content, uncompressedSize: Int32(uncompressedSize ?? page.count),
        compressedSize: compressedSize ?? Int32(page.count), crc: checksum(page[...])))
    pages += page
  }

  var bytes: [UInt8] {
    let metaData = ColumnMetaData(
      type: type, encodings: [.plain], path: ["n"], codec: codec, valueCount: valueCount,
      totalUncompressedSize: Int64(pages.count), totalCompressedSize: size ?? Int64(pages.count),
      dataPageOffset: offset, dictionaryPageOffset: dictionaryOffset, statistics: nil,
      encodingStats: [], bloomFilter: nil, sizeStatistics: nil)
    let group = RowGroup(
      columns: [ColumnChunk(metaData: metaData)], rowCount: rowCount ?? valueCount, fileOffset: 4,
      sortingColumns: nil, ordinal: 0)
    return withFooter(
      ThriftCompactWriter.bytes(
        of: FileMetaData(
          schema: nodes, rowCount: rowsOfFile ?? rowCount ?? valueCount, rowGroups: [group],
          keyValues: [], createdBy: "hand")))
  }

  /// A file with such a footer.
  func withFooter(_ footer: [UInt8]) -> [UInt8] {
    Array("PAR1".utf8) + pages + footer + plain(Int32(footer.count)) + Array("PAR1".utf8)
  }
}

/// The number as its PLAIN bytes.
func plain(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}
