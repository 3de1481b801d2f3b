import Tables

/// Puts chunks, indexes and footer behind each other, and keeps account of where they stand.
///
/// Source: Apache Parquet, README.md, "File format"; PageIndex.md.
struct FileWriter {
  private let sink: ByteSink
  private var position: Int64 = 0
  private var rowGroups: [RowGroup] = []

  /// The chunks of the row group at hand, without their bytes.
  private var chunks: [EncodedChunk] = []
  private var groupOffset: Int64 = 0

  /// The page indexes of every chunk, in the order of the file.
  private var indexes: [(columnIndex: ColumnIndex?, offsetIndex: OffsetIndex)] = []

  private static let magic = Array("PAR1".utf8)

  init(sink: @escaping ByteSink) {
    self.sink = sink
  }

  mutating func beginRowGroup() {
    chunks = []
    groupOffset = max(position, Int64(Self.magic.count))
  }

  mutating func append(_ chunk: EncodedChunk) throws {
    try beginFile()
    var placed = chunk
    placed.place(at: position)
    try write(placed.takeBytes())
    chunks.append(placed)
  }

  mutating func endRowGroup(rowCount: Int) throws {
    for index in chunks.indices {
      if let filter = chunks[index].bloomFilter {
        let section = try writeSection(filter.bytes)
        chunks[index].placeBloomFilter(section)
      }
    }
    rowGroups.append(
      RowGroup(
        columns: chunks.map { ColumnChunk(metaData: $0.metaData) }, rowCount: Int64(rowCount),
        fileOffset: groupOffset, sortingColumns: nil,
        ordinal: Int16(exactly: rowGroups.count)))
    indexes += chunks.map { ($0.columnIndex, $0.offsetIndex) }
    chunks = []
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
