/// Why cells could not become a table. Rows count from 0.
public enum TableError: Error, Hashable, Sendable {
  /// A row has more or fewer cells than the schema has fields.
  case cellCount(row: Int, expected: Int, found: Int)
  /// A table has more or fewer columns than the schema has fields.
  case columnCount(expected: Int, found: Int)
  /// A column is longer or shorter than the first.
  case rowCount(column: String, expected: Int, found: Int)
  /// A cell is of another type than its column: text for a date.
  case wrongType(column: String, row: Int, expected: ColumnType, found: String)
  /// A column that may not be null has a null.
  case nullInRequiredColumn(column: String, row: Int)
  /// A list that may not hold a null does.
  case nullElement(column: String, row: Int)
  /// An integer needs more than the 32 bits of its column.
  case integerOutOfRange(column: String, row: Int, value: Int)
  /// A decimal has more digits than its column: 1000.00 for `decimal(5, 2)`.
  case tooManyDigits(column: String, row: Int, unscaled: Int64, precision: Int)
  /// A date outside of the years 1 through 9999.
  case dateOutOfRange(column: String, row: Int, days: Int)
  /// A timestamp outside of the years 1 through 9999.
  case timestampOutOfRange(column: String, row: Int, micros: Int)
  /// Text whose bytes are not UTF-8.
  case notUTF8(column: String, row: Int)

  /// The name of the fact: `null-in-required-column`.
  public var code: String {
    switch self {
    case .cellCount: "cell-count"
    case .columnCount: "column-count"
    case .rowCount: "row-count"
    case .wrongType: "wrong-type"
    case .nullInRequiredColumn: "null-in-required-column"
    case .nullElement: "null-element"
    case .integerOutOfRange: "integer-out-of-range"
    case .tooManyDigits: "too-many-digits"
    case .dateOutOfRange: "date-out-of-range"
    case .timestampOutOfRange: "timestamp-out-of-range"
    case .notUTF8: "not-utf8"
    }
  }

  /// What is wrong, in one line without a full stop.
  public var message: String {
    switch self {
    case .cellCount(let row, let expected, let found):
      "row \(row) has \(found) cells, the schema \(expected)"
    case .columnCount(let expected, let found):
      "the table has \(found) columns, the schema \(expected)"
    case .rowCount(let column, let expected, let found):
      "column \"\(column)\" has \(found) rows, the first column \(expected)"
    case .wrongType(let column, let row, let expected, let found):
      "column \"\(column)\", row \(row): \(found) where the schema says \(expected)"
    case .nullInRequiredColumn(let column, let row):
      "column \"\(column)\", row \(row): null where the schema asks for a value"
    case .nullElement(let column, let row):
      "column \"\(column)\", row \(row): a null in a list that may hold none"
    case .integerOutOfRange(let column, let row, let value):
      "column \"\(column)\", row \(row): \(value) does not fit in 32 bits"
    case .tooManyDigits(let column, let row, let unscaled, let precision):
      "column \"\(column)\", row \(row): the unscaled \(unscaled) has more than \(precision) digits"
    case .dateOutOfRange(let column, let row, let days):
      "column \"\(column)\", row \(row): day \(days) is outside of the years 1 through 9999"
    case .timestampOutOfRange(let column, let row, let micros):
      "column \"\(column)\", row \(row): microsecond \(micros) is outside of the years 1 through 9999"
    case .notUTF8(let column, let row):
      "column \"\(column)\", row \(row): the text is not UTF-8"
    }
  }
}
