import Tables

/// Puts chunks, indexes and footer behind each other, and keeps account of where they stand.
///
/// Source: Apache Parquet, README.md, "File format"; PageIndex.md.
struct FileWriter {
  private let sink: ByteSink
  private var position: Int64 = 0
  private var rowGroups: [RowGroup] = []

  /// The columns of the row group at hand.
  private var columns: [PlacedChunk] = []
  private var groupOffset: Int64 = 0

  /// The page indexes of every chunk, in the order of the file.
  private var indexes: [(columnIndex: ColumnIndex?, offsetIndex: OffsetIndex)] = []

  private struct PlacedChunk {
    var metaData: ColumnMetaData
    let bloomFilter: BloomFilter?
  }

  private static let magic = Array("PAR1".utf8)

  init(sink: @escaping ByteSink) {
    self.sink = sink
  }

  mutating func beginRowGroup() {
    columns = []
    groupOffset = max(position, Int64(Self.magic.count))
  }

  mutating func append(
    _ chunk: EncodedChunk, _ pages: [PackedPage], codec: CompressionCodec
  ) throws {
    try beginFile()
    columns.append(
      PlacedChunk(
        metaData: chunk.metaData(of: pages, at: position, codec: codec),
        bloomFilter: chunk.bloomFilter))
    indexes.append((chunk.columnIndex, chunk.offsetIndex(of: pages, at: position)))
    for page in pages {
      for part in page.parts { try write(part) }
    }
  }

  mutating func endRowGroup(rowCount: Int, sortingColumns: [SortingColumn]) throws {
    for index in columns.indices {
      if let filter = columns[index].bloomFilter {
        columns[index].metaData.bloomFilter = try writeSection(filter.bytes)
      }
    }
    rowGroups.append(
      RowGroup(
        columns: columns.map { ColumnChunk(metaData: $0.metaData) }, rowCount: Int64(rowCount),
        fileOffset: groupOffset, sortingColumns: sortingColumns.isEmpty ? nil : sortingColumns,
        ordinal: Int16(exactly: rowGroups.count)))
    columns = []
  }

  /// Writes the page indexes and the footer.
  mutating func finish(schema: Schema, keyValues: [KeyValue], createdBy: String) throws {
    try beginFile()
    try writePageIndexes(columnCount: schema.fields.count)
    let footer = ThriftCompactWriter.bytes(
      of: FileMetaData(
        schema: SchemaElement.nodes(of: schema),
        rowCount: rowGroups.reduce(0) { $0 + $1.rowCount }, rowGroups: rowGroups,
        keyValues: keyValues, createdBy: createdBy))
    var end = footer
    end.appendLittleEndian(UInt32(footer.count))
    try write(end + Self.magic)
  }

  /// All column indexes, then all offset indexes: a reader that skips pages fetches each lot at
  /// once.
  private mutating func writePageIndexes(columnCount: Int) throws {
    for (index, pages) in indexes.enumerated() {
      guard let columnIndex = pages.columnIndex else { continue }
      let section = try writeSection(ThriftCompactWriter.bytes(of: columnIndex))
      rowGroups[index / columnCount].columns[index % columnCount].columnIndex = section
    }
    for (index, pages) in indexes.enumerated() {
      let section = try writeSection(ThriftCompactWriter.bytes(of: pages.offsetIndex))
      rowGroups[index / columnCount].columns[index % columnCount].offsetIndex = section
    }
  }

  private mutating func writeSection(_ bytes: [UInt8]) throws -> ColumnChunk.Section {
    let section = ColumnChunk.Section(offset: position, length: Int32(bytes.count))
    try write(bytes)
    return section
  }

  private mutating func beginFile() throws {
    if position == 0 { try write(Self.magic) }
  }

  private mutating func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes(sink)
    position += Int64(bytes.count)
  }
}
