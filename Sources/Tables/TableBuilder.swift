/// A table in the making, row by row.
///
///     let schema = Schema(
///       name: "figures",
///       fields: [
///         Field("id", .string), Field("unit", .string, isNullable: true),
///         Field("value", .decimal(precision: 18, scale: 4)), Field("published", .date),
///       ])
///     var figures = TableBuilder(schema: schema)
///     try figures.append([.string("f_1"), .null, .decimal(unscaled: 123_400), .date(days: 19_000)])
///     try figures.append([
///       .string("f_2"), unit.map(Cell.string), .decimal(unscaled: 5_000), .date(days: 19_001),
///     ])
///     try writer.append(figures.take())
public struct TableBuilder: Sendable {
  public let schema: Schema

  /// The rows since the beginning, or since the last `take`.
  public private(set) var rowCount = 0

  /// The rows of batches already taken, so that an error's row counts from the beginning.
  private var rowsTaken = 0
  private var columns: [ColumnBuilder]

  public init(schema: Schema) {
    self.schema = schema
    columns = schema.fields.map { ColumnBuilder($0.type) }
  }

  /// Appends a row, a cell for each field. Where a cell does not fit, the error names its column
  /// and row, counted from 0 since the builder began, and nothing is appended.
  public mutating func append(_ row: [Cell?]) throws(TableError) {
    let number = rowsTaken + rowCount
    guard row.count == columns.count else {
      throw .cellCount(row: number, expected: columns.count, found: row.count)
    }
    for (field, cell) in zip(schema.fields, row) { try field.check(cell, row: number) }
    for index in columns.indices { columns[index].append(row[index]) }
    rowCount += 1
  }

  /// Appends some rows of a table.
  ///
  /// - Precondition: the table is of the same schema and has the rows.
  public mutating func append(contentsOf table: Table, rows: Range<Int>) {
    precondition(table.schema == schema, "the table is of another schema")
    for index in columns.indices {
      columns[index].append(contentsOf: table.columns[index], rows: rows)
    }
    rowCount += rows.count
  }

  /// The rows so far as a table; the builder is empty afterwards.
  public mutating func take() -> Table {
    let table = Table(checked: columns.map(\.column), of: schema, rowCount: rowCount)
    columns = schema.fields.map { ColumnBuilder($0.type) }
    rowsTaken += rowCount
    rowCount = 0
    return table
  }
}

extension Field {
  /// Throws unless the cell fits.
  fileprivate func check(_ cell: Cell?, row: Int) throws(TableError) {
    guard let cell else {
      if !isNullable { throw .nullInRequiredColumn(column: name, row: row) }
      return
    }
    try check(cell, type, row: row)
  }

  private func check(_ cell: Cell, _ type: ColumnType, row: Int) throws(TableError) {
    switch (cell, type) {
    case (.boolean, .boolean), (.integer, .int64), (.float, .float), (.double, .double),
      (.string, .string), (.uuid, .uuid):
      break
    case (.integer(let value), .int32):
      if Int32(exactly: value) == nil {
        throw .integerOutOfRange(column: name, row: row, value: value)
      }
    case (.utf8(let bytes), .string):
      if !isUTF8(bytes) { throw .notUTF8(column: name, row: row) }
    case (.date(let days), .date): try check(days: days, row: row)
    case (.timestamp(let micros), .timestamp): try check(micros: micros, row: row)
    case (.decimal(let unscaled), .decimal(let precision, _)):
      try check(unscaled: unscaled, precision: precision, row: row)
    case (.list(let cells), .list(let element, let isNullable)):
      for cell in cells {
        if let cell {
          try check(cell, element, row: row)
        } else if !isNullable {
          throw .nullElement(column: name, row: row)
        }
      }
    default: throw .wrongType(column: name, row: row, expected: type, found: cell.kind)
    }
  }
}
