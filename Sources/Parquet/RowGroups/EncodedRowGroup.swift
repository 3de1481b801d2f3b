import Tables

/// A row group whose columns are encoded, and whose pages are still to be packed.
struct EncodedRowGroup: Sendable {
  let chunks: [EncodedChunk]
  let rowCount: Int
}

/// Rows of a table that make a row group.
struct RowGroupRows: Sendable {
  let table: Table
  let rows: Range<Int>
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
    case encode(column: Int, of: RowGroupRows)
  }

  private enum Outcome: Sendable {
    case packed(Result<PackedPage, ParquetError>)
    case encoded(EncodedChunk)
  }

  /// Encodes row groups, and at the same time packs those before them.
  ///
  /// - Returns: the new row groups, and the pages of the earlier ones, chunk after chunk.
  func encode(
    _ groups: [RowGroupRows], packing earlier: [EncodedRowGroup]
  ) throws(ParquetError) -> ([EncodedRowGroup], packed: [PackedPage]) {
    let pages = earlier.flatMap(\.chunks).flatMap { chunk in
      chunk.pages.map { Task.pack(page: $0, column: chunk.field.name) }
    }
    let columns = groups.flatMap { group in
      schema.fields.indices.map { Task.encode(column: $0, of: group) }
    }
    var packed: [PackedPage] = []
    var chunks: [EncodedChunk] = []
    for outcome in perform(pages + columns) {
      switch outcome {
      case .packed(let page): packed.append(try page.get())
      case .encoded(let chunk): chunks.append(chunk)
      }
    }
    let width = schema.fields.count
    let encoded = groups.enumerated().map { place, group in
      EncodedRowGroup(
        chunks: Array(chunks[(place * width)..<((place + 1) * width)]), rowCount: group.rows.count)
    }
    return (encoded, packed)
  }

  /// The encoded chunk of one column.
  func chunk(column: Int, of group: RowGroupRows) -> EncodedChunk {
    ColumnEncoder(field: schema.fields[column], options: options, compressor: compressor)
      .chunk(of: group.table.columns[column], rows: group.rows)
  }

  /// The outcomes in the order of the tasks, of which the long ones are begun first.
  private func perform(_ tasks: [Task]) -> [Outcome] {
    let sizes = tasks.map(size)
    let order = tasks.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
    let outcomes = workers.map(order.count) { outcome(of: tasks[order[$0]]) }
    return zip(order, outcomes).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func outcome(of task: Task) -> Outcome {
    switch task {
    case .pack(let page, let column):
      return .packed(
        Result { () throws(ParquetError) in try page.packed(compressor, column: column) })
    case .encode(let column, let group): return .encoded(chunk(column: column, of: group))
    }
  }

  /// About how many bytes the task has to work through.
  private func size(of task: Task) -> Int {
    switch task {
    case .pack(let page, _): return page.body.count
    case .encode(let column, let group):
      guard case .string(let values) = group.table.columns[column].values else {
        return group.rows.count * 8
      }
      return values.offsets[group.rows.upperBound] - values.offsets[group.rows.lowerBound]
    }
  }
}
