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
/// memory holds one row group and the page indexes. The schema's descriptions become the keys
/// `table.description` and `column.NAME.description` of the footer.
///
/// Source: https://github.com/apache/parquet-format, version 2.13.
public struct ParquetWriter: TableWriter {
  public let schema: Schema
  public let options: ParquetOptions

  /// Rows that do not fill a row group yet.
  private var pending: TableBuilder
  private var file: FileWriter
  private let compressor: Compressor
  private var isFinished = false

  public init(schema: Schema, options: ParquetOptions, sink: @escaping ByteSink) {
    self.schema = schema
    self.options = options
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
    file.beginRowGroup()
    for (field, column) in zip(schema.fields, table.columns) {
      let writer = ColumnChunkWriter(field: field, options: options, compressor: compressor)
      try file.append(writer.chunk(of: column, rows: rows))
    }
    try file.endRowGroup(rowCount: rows.count)
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
