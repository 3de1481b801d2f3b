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
/// Batches of any size make row groups of `rowGroupRows`, or of `rowGroupBytes` where these come first, so the same rows give the same file, and
/// memory holds one row group and the page indexes. With `workers` columns are encoded and pages
/// packed at once, and while two row groups are packed the next two are encoded: memory holds five
/// row groups, and the file is the same. The schema's descriptions become the keys
/// `table.description` and `column.NAME.description` of the footer.
///
/// Source: https://github.com/apache/parquet-format, version 2.13.
public struct ParquetWriter: TableWriter {
  public let schema: Schema
  public let options: ParquetOptions
  private let workers: Workers

  /// Rows that do not fill a row group yet.
  private var pending: TableBuilder

  /// Their bytes, and those of `held`, where the options bound them.
  private var waitingBytes = 0

  /// The only such rows, in the batch that they came in: they are copied when others follow.
  private var held: RowGroupRows?

  /// Row groups that are to be encoded, and encoded ones that are to be packed.
  private var waiting: [RowGroupRows] = []
  private var encoded: [EncodedRowGroup] = []

  /// The large dictionary of a column is packed by one thread, so two threads are busy with two row
  /// groups, and not with one.
  private static let groupsAtOnce = 2
  private var file: FileWriter
  private let compressor: Compressor
  private var isFinished = false

  /// Why the file is not whole: what follows would stand behind a gap.
  private var failure: (any Error)?

  /// With `workers` the sink is still called on the thread that calls the writer.
  ///
  /// - Precondition: the columns that `options` name are columns of the schema, the rows are in the
  ///   order of columns without lists, and numbers are within the bounds that `ParquetOptions` gives.
  public init(
    schema: Schema, options: ParquetOptions, workers: Workers = .none, sink: @escaping ByteSink
  ) {
    let names = Set(schema.fields.map(\.name))
    precondition(
      options.bloomFilterColumns.isSubset(of: names)
        && options.sortingColumns.allSatisfy { names.contains($0.name) },
      "the options name a column that the schema does not have")
    precondition(
      schema.fields.allSatisfy { field in
        field.type.element == field.type
          || !options.sortingColumns.contains { $0.name == field.name }
      }, "lists have no order that rows could be in")
    options.checkBounds()
    self.schema = schema
    self.options = options
    self.workers = workers
    pending = TableBuilder(schema: schema)
    file = FileWriter(sink: sink)
    compressor = Compressor(options.compression)
  }

  /// Writes more rows, as soon as they make whole row groups. A `ParquetError`, or what the sink
  /// throws, comes out, then and at every call behind it.
  public mutating func append(_ batch: Table) throws {
    precondition(batch.schema == schema, "the batch is of another schema")
    precondition(!isFinished, "the file is finished")
    try unlessFailed { writer in try writer.appendRows(of: batch) }
  }

  /// Writes the rows that are left, and the footer.
  public mutating func finish() throws {
    precondition(!isFinished, "the file is finished")
    try unlessFailed { writer in try writer.writeRest() }
    isFinished = true
  }

  private mutating func unlessFailed(_ write: (inout ParquetWriter) throws -> Void) throws {
    if let failure { throw failure }
    do {
      try write(&self)
    } catch {
      failure = error
      throw error
    }
  }

  private mutating func appendRows(of batch: Table) throws {
    var row = 0
    while row < batch.rowCount {
      let waiting = pending.rowCount + (held?.rows.count ?? 0)
      let most = min(options.rowGroupRows - waiting, batch.rowCount - row)
      let taken = rowsThatFit(most, of: batch, from: row)
      let rows = RowGroupRows(table: batch, rows: row..<(row + taken))
      let isFull =
        waiting + taken == options.rowGroupRows || waitingBytes >= options.rowGroupBytes
      if isFull { waitingBytes = 0 }
      if waiting == 0 {
        if isFull { try write(rows) } else { held = rows }
      } else {
        copyHeld()
        pending.append(contentsOf: batch, rows: rows.rows)
        if isFull { try writePending() }
      }
      row += taken
    }
  }

  /// How many rows of the batch the row group takes, at most `most` and at least one, and counts their
  /// bytes.
  private mutating func rowsThatFit(_ most: Int, of batch: Table, from row: Int) -> Int {
    guard options.rowGroupBytes < .max else { return most }
    func bytes(_ count: Int) -> Int {
      batch.columns.reduce(0) { $0 + $1.values.bytes(of: row..<(row + count)) }
    }
    let room = options.rowGroupBytes - waitingBytes
    // The fewest rows that reach the bound, if so many do.
    var (few, many) = (1, most)
    while few < many {
      let middle = (few + many) / 2
      if bytes(middle) >= room { many = middle } else { few = middle + 1 }
    }
    waitingBytes += bytes(few)
    return few
  }

  private mutating func copyHeld() {
    guard let rows = held else { return }
    pending.append(contentsOf: rows.table, rows: rows.rows)
    held = nil
  }

  private mutating func writeRest() throws {
    if let held { try write(held) }
    if pending.rowCount > 0 { try writePending() }
    while !waiting.isEmpty || !encoded.isEmpty { try encodeWaiting() }
    try file.finish(
      schema: schema, keyValues: keyValues, createdBy: options.createdBy.description)
  }

  private mutating func writePending() throws {
    let rows = pending.take()
    try write(RowGroupRows(table: rows, rows: 0..<rows.rowCount))
  }

  /// Writes a row group, at once or with those that follow.
  private mutating func write(_ group: RowGroupRows) throws {
    if workers.areNone { return try writeByColumns(group) }
    waiting.append(group)
    if waiting.count == Self.groupsAtOnce { try encodeWaiting() }
  }

  /// Writes each column before the next one is encoded, while it is still in the processor's cache.
  private mutating func writeByColumns(_ group: RowGroupRows) throws {
    file.beginRowGroup()
    for column in schema.fields.indices {
      let chunk = work.chunk(column: column, of: group)
      let pages = try chunk.pages.map { try $0.packed(compressor, column: chunk.field.name) }
      try file.append(chunk, pages, codec: compressor.codec)
    }
    try file.endRowGroup(rowCount: group.rows.count, sortingColumns: sortingColumns)
  }

  /// Encodes the row groups that wait while the encoded ones are packed, and writes these.
  private mutating func encodeWaiting() throws {
    let (next, packed) = try work.encode(waiting, packing: encoded)
    var rest = packed[...]
    for group in encoded {
      let count = group.chunks.reduce(0) { $0 + $1.pages.count }
      try write(group, Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    (waiting, encoded) = ([], next)
  }

  private mutating func write(_ group: EncodedRowGroup, _ pages: [PackedPage]) throws {
    var rest = pages[...]
    file.beginRowGroup()
    for chunk in group.chunks {
      let own = rest.prefix(chunk.pages.count)
      rest = rest.dropFirst(own.count)
      try file.append(chunk, Array(own), codec: compressor.codec)
    }
    try file.endRowGroup(rowCount: group.rowCount, sortingColumns: sortingColumns)
  }

  private var work: RowGroupWork {
    RowGroupWork(schema: schema, options: options, compressor: compressor, workers: workers)
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

extension Column.Values {
  /// How many bytes the values of some rows take, nulls included.
  fileprivate func bytes(of rows: Range<Int>) -> Int {
    switch self {
    case .boolean: rows.count
    case .int32, .float: 4 * rows.count
    case .int64, .double: 8 * rows.count
    case .uuid: 16 * rows.count
    case .string(let texts):
      8 * rows.count + texts.offsets[rows.upperBound] - texts.offsets[rows.lowerBound]
    case .list(let lists):
      8 * rows.count
        + lists.elements.values.bytes(
          of: lists.offsets[rows.lowerBound]..<lists.offsets[rows.upperBound])
    }
  }
}
