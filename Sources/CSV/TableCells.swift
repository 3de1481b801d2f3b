import Tables

/// The cells of a table as they are read row by row.
///
/// A column's values are an enum with an array inside; to take the array out for every cell counts
/// its owners twice a cell, which takes longer than most cells. So the arrays' addresses are
/// taken once a range of rows. They hold as long as the table is held and nobody changes it, which
/// `withCells` sees to.
struct TableCells {
  let columns: [ColumnCells]

  /// What the lists of the columns hold.
  let elements: [ColumnCells]

  /// The cells of the table; they are good until the end of `body`.
  static func withCells<Result>(of table: Table, _ body: (TableCells) -> Result) -> Result {
    withExtendedLifetime(table) { body(TableCells(table)) }
  }

  private init(_ table: Table) {
    var elements: [ColumnCells] = []
    columns = zip(table.schema.fields, table.columns).map { field, column in
      if case .list(let lists) = column.values {
        elements.append(
          ColumnCells(
            CellValues(lists.elements.values, field.type.element), lists.elements.validity))
        return ColumnCells(
          .list(address(lists.offsets), element: elements.count - 1), column.validity)
      }
      return ColumnCells(CellValues(column.values, field.type), column.validity)
    }
    self.elements = elements
  }
}

/// The cells of a column.
struct ColumnCells {
  let values: CellValues
  private let validity: UnsafePointer<UInt64>?

  init(_ values: CellValues, _ validity: Validity) {
    self.values = values
    self.validity = validity.nullCount > 0 ? address(validity.words) : nil
  }

  @inline(__always)
  func isValid(_ row: Int) -> Bool {
    guard let validity else { return true }
    return validity[row >> 6] >> UInt64(truncatingIfNeeded: row & 63) & 1 == 1
  }
}

/// The values of a column by the way they are written.
enum CellValues {
  case boolean(UnsafePointer<Bool>)
  case int32(UnsafePointer<Int32>)
  case int64(UnsafePointer<Int64>)
  case float(UnsafePointer<Float>)
  case double(UnsafePointer<Double>)
  case string(StringCells)
  case date(UnsafePointer<Int32>)
  case timestamp(UnsafePointer<Int64>)
  case decimal(UnsafePointer<Int64>, DecimalScale)
  case uuid(UnsafePointer<UInt128>)

  /// Where the lists begin and end, and the number of the column of their elements.
  case list(UnsafePointer<Int>, element: Int)

  /// The values of a column of the type, which is no list.
  init(_ values: Column.Values, _ type: ColumnType) {
    self =
      switch (values, type) {
      case (.boolean(let values), _): .boolean(address(values))
      case (.int32(let values), .date): .date(address(values))
      case (.int32(let values), _): .int32(address(values))
      case (.int64(let values), .timestamp): .timestamp(address(values))
      case (.int64(let values), .decimal(_, let scale)):
        .decimal(address(values), DecimalScale(scale))
      case (.int64(let values), _): .int64(address(values))
      case (.float(let values), _): .float(address(values))
      case (.double(let values), _): .double(address(values))
      case (.string(let values), _): .string(StringCells(values))
      case (.uuid(let values), _): .uuid(address(values))
      case (.list, _): preconditionFailure("a list holds no lists")
      }
  }
}

/// The strings of a column.
struct StringCells {
  private let bytes: UnsafePointer<UInt8>
  private let byteCount: Int
  private let offsets: UnsafePointer<Int>

  init(_ values: StringValues) {
    bytes = address(values.bytes)
    byteCount = values.bytes.count
    offsets = address(values.offsets)
  }

  @inline(__always)
  subscript(row: Int) -> Text {
    let start = offsets[row]
    return Text(
      start: bytes + start, count: offsets[row + 1] - start, readable: byteCount - start)
  }
}

/// Where the elements of the array are, for as long as someone holds the array and nobody changes
/// it. An array of Swift holds its elements in one piece that does not move before.
private func address<Element>(_ array: [Element]) -> UnsafePointer<Element> {
  array.withUnsafeBufferPointer { elements in
    // An array without elements may be without an address, too; nothing is read there.
    elements.baseAddress
      ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)
      .unsafelyUnwrapped
  }
}
