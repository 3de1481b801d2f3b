import Tables

/// Writes a table as a Parquet file, one row group after the other.
///
///     var options = ParquetOptions(
///       createdBy: .init(name: "gleaner", version: "0.1.0", build: "3f9c2a"))
///     options.metadata = [.init("licence", "OGL-UK-3.0")]
///     var writer = ParquetWriter(schema: schema, options: options, sink: file.write)
///     try writer.append(batch)
///     try writer.finish()
///
/// Batches of any size make row groups of `rowGroupRows`, so the same rows give the same file, and
/// memory holds one row group and the page indexes. With `workers` the columns of a row group are
/// encoded and their pages packed at once; the file is the same. The schema's descriptions become the keys
/// `table.description` and `column.NAME.description` of the footer.
///
/// Source: https://github.com/apache/parquet-format, version 2.13.
public struct ParquetWriter: TableWriter {
  public let schema: Schema
  public let options: ParquetOptions
  private let workers: Workers

  /// Rows that do not fill a row group yet.
  private var pending: TableBuilder
  private var file: FileWriter
  private let compressor: Compressor
  private var isFinished = false

  /// - Precondition: the columns that `options` name are columns of the schema.
  public init(
    schema: Schema, options: ParquetOptions, workers: Workers = .none, sink: @escaping ByteSink
  ) {
    let names = Set(schema.fields.map(\.name))
    precondition(
      options.bloomFilterColumns.isSubset(of: names)
        && options.sortingColumns.allSatisfy { names.contains($0.name) },
      "the options name a column that the schema does not have")
    self.schema = schema
    self.options = options
    self.workers = workers
    pending = TableBuilder(schema: schema)
    file = FileWriter(sink: sink)
    compressor = Compressor(options.compression)
  }

  public mutating func append(_ batch: Table) throws {
    precondition(batch.schema == schema, "the batch is of another schema")
    precondition(!isFinished, "the file is finished")
    var row = 0
    while row < batch.rowCount {
      let taken = min(options.rowGroupRows - pending.rowCount, batch.rowCount - row)
      let rows = row..<(row + taken)
      if taken == options.rowGroupRows {
        try writeRowGroup(of: batch, rows: rows)
      } else {
        pending.append(contentsOf: batch, rows: rows)
        if pending.rowCount == options.rowGroupRows { try writePending() }
      }
      row += taken
    }
  }

  public mutating func finish() throws {
    precondition(!isFinished, "the file is finished")
    if pending.rowCount > 0 { try writePending() }
    try file.finish(
      schema: schema, keyValues: keyValues, createdBy: options.createdBy.description)
    isFinished = true
  }

  private mutating func writePending() throws {
    let rows = pending.take()
    try writeRowGroup(of: rows, rows: 0..<rows.rowCount)
  }

  private mutating func writeRowGroup(of table: Table, rows: Range<Int>) throws {
    let chunks = encodedChunks(of: table, rows: rows)
    var pages = try packedPages(of: chunks)[...]
    file.beginRowGroup()
    for chunk in chunks {
      let own = pages.prefix(chunk.pages.count)
      pages = pages.dropFirst(own.count)
      try file.append(chunk, Array(own), codec: compressor.codec)
    }
    try file.endRowGroup(rowCount: rows.count, sortingColumns: sortingColumns)
  }

  /// The columns' chunks, encoded at once.
  private func encodedChunks(of table: Table, rows: Range<Int>) -> [EncodedChunk] {
    workers.map(schema.fields.count) { [schema, options, compressor] index in
      ColumnEncoder(field: schema.fields[index], options: options, compressor: compressor)
        .chunk(of: table.columns[index], rows: rows)
    }
  }

  /// All the chunks' pages, packed at once.
  private func packedPages(of chunks: [EncodedChunk]) throws -> [PackedPage] {
    let pages = chunks.flatMap { chunk in chunk.pages.map { ($0, chunk.field.name) } }
    return try workers.map(pages.count) { [compressor] index in
      Result { () throws(ParquetError) in
        try pages[index].0.packed(compressor, column: pages[index].1)
      }
    }.map { try $0.get() }
  }

  private var sortingColumns: [SortingColumn] {
    options.sortingColumns.compactMap { sorting in
      schema.fields.firstIndex { $0.name == sorting.name }.map { index in
        SortingColumn(
          columnIndex: Int32(index), isDescending: sorting.isDescending,
          nullsFirst: sorting.nullsFirst)
      }
    }
  }

  private var keyValues: [KeyValue] {
    let descriptions = schema.fields.filter { !$0.description.isEmpty }.map {
      KeyValue(key: "column.\($0.name).description", value: $0.description)
    }
    let ofTable =
      schema.description.isEmpty
      ? [] : [KeyValue(key: "table.description", value: schema.description)]
    return ofTable + descriptions
      + options.metadata.map { KeyValue(key: $0.key, value: $0.value) }
  }
}
