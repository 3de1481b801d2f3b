import Tables

/// A row group whose columns are encoded, and whose pages are still to be packed.
struct EncodedRowGroup: Sendable {
  let chunks: [EncodedChunk]
  let rowCount: Int
}

/// Does the work on row groups that can be done at once.
struct RowGroupWork: Sendable {
  let schema: Schema
  let options: ParquetOptions
  let compressor: Compressor
  let workers: Workers

  /// One of the things to do.
  private enum Task {
    case pack(page: EncodedPage, column: String)
    case encode(column: Int)
  }

  private enum Outcome: Sendable {
    case packed(Result<PackedPage, ParquetError>)
    case encoded(EncodedChunk)
  }

  /// Encodes some rows of a table, and at the same time packs the row group before them.
  ///
  /// - Returns: the new row group, and the pages of the earlier one, chunk after chunk.
  func encode(
    _ table: Table, rows: Range<Int>, packing earlier: EncodedRowGroup?
  ) throws(ParquetError) -> (EncodedRowGroup, packed: [PackedPage]) {
    let pages = packing(earlier)
    let columns = table.columns.indices.map { Task.encode(column: $0) }
    let outcomes = perform(pages + columns, on: table, rows: rows)
    let chunks = outcomes.compactMap { outcome in
      if case .encoded(let chunk) = outcome { chunk } else { nil }
    }
    return (EncodedRowGroup(chunks: chunks, rowCount: rows.count), try packed(outcomes))
  }

  /// The pages of a row group, chunk after chunk.
  func pack(_ group: EncodedRowGroup) throws(ParquetError) -> [PackedPage] {
    try packed(perform(packing(group), on: nil, rows: 0..<0))
  }

  private func packing(_ group: EncodedRowGroup?) -> [Task] {
    (group?.chunks ?? []).flatMap { chunk in
      chunk.pages.map { Task.pack(page: $0, column: chunk.field.name) }
    }
  }

  private func packed(_ outcomes: [Outcome]) throws(ParquetError) -> [PackedPage] {
    var pages: [PackedPage] = []
    for case .packed(let page) in outcomes { pages.append(try page.get()) }
    return pages
  }

  /// The outcomes in the order of the tasks, of which the long ones are begun first.
  private func perform(_ tasks: [Task], on table: Table?, rows: Range<Int>) -> [Outcome] {
    let sizes = tasks.map { size(of: $0, table, rows) }
    let order = tasks.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
    let outcomes = workers.map(order.count) { place -> Outcome in
      switch tasks[order[place]] {
      case .pack(let page, let column):
        return .packed(
          Result { () throws(ParquetError) in try page.packed(compressor, column: column) })
      case .encode(let column):
        guard let table else { preconditionFailure("columns are encoded of a table") }
        let encoder = ColumnEncoder(
          field: schema.fields[column], options: options, compressor: compressor)
        return .encoded(encoder.chunk(of: table.columns[column], rows: rows))
      }
    }
    return zip(order, outcomes).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// About how many bytes the task has to work through.
  private func size(of task: Task, _ table: Table?, _ rows: Range<Int>) -> Int {
    switch task {
    case .pack(let page, _): page.body.count
    case .encode(let column):
      switch table?.columns[column].values {
      case .string(let values): values.offsets[rows.upperBound] - values.offsets[rows.lowerBound]
      default: rows.count * 8
      }
    }
  }
}
