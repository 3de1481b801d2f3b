/// One value on its way into a table. No value, `nil`, is a null; `.null` says the same.
public enum Cell: Hashable, Sendable {
  case boolean(Bool)

  /// For an int32 or an int64 column.
  case integer(Int)
  case float(Float)
  case double(Double)
  case string(String)

  /// Text as its bytes, such as a range of a page's text.
  case utf8(ArraySlice<UInt8>)

  /// The days since 1 January 1970.
  case date(days: Int)

  /// The microseconds since 1970 in UTC.
  case timestamp(micros: Int)

  /// `value × 10^scale`, with the scale of the column.
  case decimal(unscaled: Int64)

  /// The identifier's bytes as a number, the high byte first.
  case uuid(UInt128)

  /// The elements of a list.
  case list([Cell?])
}

extension Optional where Wrapped == Cell {
  /// The cell without a value.
  public static var null: Cell? { nil }
}

extension Cell {
  /// What the cell holds, as a message names it.
  var kind: String {
    switch self {
    case .boolean: "boolean"
    case .integer: "integer"
    case .float: "float"
    case .double: "double"
    case .string, .utf8: "string"
    case .date: "date"
    case .timestamp: "timestamp"
    case .decimal: "decimal"
    case .uuid: "uuid"
    case .list: "list"
    }
  }
}
