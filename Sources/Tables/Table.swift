/// Rows of a schema, held by columns: one batch of a table of any length.
///
/// Every cell fits its field, so that a writer need not look again.
public struct Table: Hashable, Sendable {
  public let schema: Schema

  /// As many columns as fields, in their order and all of `rowCount` rows.
  public let columns: [Column]
  public let rowCount: Int

  /// The table of these columns; the error names the first cell that does not fit its field.
  public init(schema: Schema, columns: [Column]) throws(TableError) {
    guard columns.count == schema.fields.count else {
      throw .columnCount(expected: schema.fields.count, found: columns.count)
    }
    let rowCount = columns[0].count
    for (field, column) in zip(schema.fields, columns) {
      guard column.count == rowCount else {
        throw .rowCount(column: field.name, expected: rowCount, found: column.count)
      }
      try field.check(column)
    }
    self.init(checked: columns, of: schema, rowCount: rowCount)
  }

  /// The table of columns whose cells are known to fit.
  init(checked columns: [Column], of schema: Schema, rowCount: Int) {
    self.schema = schema
    self.columns = columns
    self.rowCount = rowCount
  }
}

extension Field {
  /// Throws unless every cell of the column fits.
  fileprivate func check(_ column: Column) throws(TableError) {
    guard column.values.hold(type) else {
      throw .wrongType(column: name, row: 0, expected: type, found: column.values.kind)
    }
    if !isNullable, column.validity.nullCount > 0,
      let row = (0..<column.count).first(where: { !column.validity[$0] })
    {
      throw .nullInRequiredColumn(column: name, row: row)
    }
    if case .list(let lists) = column.values, case .list(let element, let isNullable) = type {
      if !isNullable, lists.elements.validity.nullCount > 0,
        let place = (0..<lists.elements.count).first(where: { !lists.elements.validity[$0] })
      {
        throw .nullElement(column: name, row: lists.row(of: place))
      }
      try check(lists.elements.values, element) { lists.row(of: $0) }
    } else {
      try check(column.values, type) { $0 }
    }
  }

  /// Throws unless every value is one of the type's; `row` gives the row of a value.
  private func check(
    _ values: Column.Values, _ type: ColumnType, row: (Int) -> Int
  ) throws(TableError) {
    switch (values, type) {
    case (.int32(let days), .date):
      if let place = days.firstIndex(where: { !ColumnType.dateRange.contains(Int($0)) }) {
        try check(days: Int(days[place]), row: row(place))
      }
    case (.int64(let micros), .timestamp):
      if let place = micros.firstIndex(where: { !ColumnType.timestampRange.contains(Int($0)) }) {
        try check(micros: Int(micros[place]), row: row(place))
      }
    case (.int64(let numbers), .decimal(let precision, _)):
      let limit = powersOfTen[precision]
      if let place = numbers.firstIndex(where: { $0.magnitude >= limit }) {
        try check(unscaled: numbers[place], precision: precision, row: row(place))
      }
    default: break
    }
  }

  func check(days: Int, row: Int) throws(TableError) {
    guard ColumnType.dateRange.contains(days) else {
      throw .dateOutOfRange(column: name, row: row, days: days)
    }
  }

  func check(micros: Int, row: Int) throws(TableError) {
    guard ColumnType.timestampRange.contains(micros) else {
      throw .timestampOutOfRange(column: name, row: row, micros: micros)
    }
  }

  func check(unscaled: Int64, precision: Int, row: Int) throws(TableError) {
    guard unscaled.magnitude < powersOfTen[precision] else {
      throw .tooManyDigits(column: name, row: row, unscaled: unscaled, precision: precision)
    }
  }
}

/// 10^0 through 10^18.
private let powersOfTen: [UInt64] = (0...18).map { exponent in
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}
