/// What the cells of a column are, and how they are held.
public indirect enum ColumnType: Hashable, Sendable, CustomStringConvertible {
  case boolean
  case int32
  case int64

  /// An IEEE 754 number of 32 bits.
  case float

  /// An IEEE 754 number of 64 bits.
  case double

  /// Text, held as UTF-8.
  case string

  /// A day, held as the days since 1 January 1970; the years 1 through 9999.
  case date

  /// An instant, held as the microseconds since 1970 in UTC; the years 1 through 9999.
  case timestamp

  /// An exact number, held as `value × 10^scale` in 64 bits: 12.50 is 1250 at scale 2. The
  /// precision is the number of digits in all, 1 through 18; the scale is 0 through the precision.
  ///
  /// Source: Apache Parquet, LogicalTypes.md, "DECIMAL".
  case decimal(precision: Int, scale: Int)

  /// A universally unique identifier, held as the number whose bytes, the high one first, are the
  /// identifier's.
  ///
  /// Source: RFC 9562.
  case uuid

  /// Any number of values of a type that is not a list itself; a value may be null where
  /// `elementsAreNullable`.
  case list(of: ColumnType, elementsAreNullable: Bool = false)

  /// The days since 1970 that a date may be: 0001-01-01 through 9999-12-31, as four digits write
  /// them.
  public static let dateRange = -719_162...2_932_896

  /// The microseconds since 1970 that a timestamp may be, of the same years.
  public static let timestampRange =
    (-719_162 * 86_400_000_000)...(2_932_897 * 86_400_000_000 - 1)

  /// The type of a list's elements; of anything but a list, the type itself.
  public var element: ColumnType {
    if case .list(let element, _) = self { element } else { self }
  }

  /// The type as a message names it: `decimal(18, 4)`.
  public var description: String {
    switch self {
    case .boolean: "boolean"
    case .int32: "int32"
    case .int64: "int64"
    case .float: "float"
    case .double: "double"
    case .string: "string"
    case .date: "date"
    case .timestamp: "timestamp"
    case .decimal(let precision, let scale): "decimal(\(precision), \(scale))"
    case .uuid: "uuid"
    case .list(let element, let nullable): "list<\(element)\(nullable ? "?" : "")>"
    }
  }
}
