import Tables

/// The cells of a table as they are read row by row.
///
/// A column's values are an enum with an array inside; taking the array out for every cell counts
/// its owners twice a cell, which takes longer than most cells. So the arrays' addresses are
/// taken once for a range of rows.
struct TableCells {
  private(set) var columns: [ColumnCells] = []

  /// What the lists of the columns hold.
  private(set) var elements: [ColumnCells] = []

  /// The cells of the table; they are good until the end of `body`.
  static func withCells<Result>(of table: Table, _ body: (TableCells) -> Result) -> Result {
    var cells = TableCells()
    return cells.addColumns(of: table, from: 0, then: body)
  }

  /// Adds the columns from that one on, and calls `body` within the calls that lend their addresses: some
  /// hundred bytes of stack a column.
  private mutating func addColumns<Result>(
    of table: Table, from number: Int, then body: (TableCells) -> Result
  ) -> Result {
    guard number < table.columns.count else { return body(self) }
    let column = table.columns[number]
    let type = table.schema.fields[number].type
    guard case .list(let lists) = column.values else {
      return column.withCells(type) { cells in
        columns.append(cells)
        return addColumns(of: table, from: number + 1, then: body)
      }
    }
    return lists.elements.withCells(type.element) { cells in
      elements.append(cells)
      return withAddress(of: lists.offsets) { offsets in
        column.validity.withWords { words in
          columns.append(
            ColumnCells(values: .list(offsets, element: elements.count - 1), validity: words))
          return addColumns(of: table, from: number + 1, then: body)
        }
      }
    }
  }
}

/// The cells of a column.
struct ColumnCells {
  let values: CellValues

  /// The words of `Validity`; nil where no cell is null.
  fileprivate let validity: UnsafePointer<UInt64>?

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
}

/// The strings of a column.
struct StringCells {
  fileprivate let bytes: UnsafePointer<UInt8>
  fileprivate let byteCount: Int
  fileprivate let offsets: UnsafePointer<Int>

  @inline(__always)
  subscript(row: Int) -> Text {
    let start = offsets[row]
    return Text(
      start: bytes + start, count: offsets[row + 1] - start, readable: byteCount - start)
  }
}

extension Column {
  /// The cells of a column of the type, which is not a list; they are good until the end of `body`.
  fileprivate func withCells<Result>(
    _ type: ColumnType, _ body: (ColumnCells) -> Result
  ) -> Result {
    values.withCells(type) { values in
      validity.withWords { body(ColumnCells(values: values, validity: $0)) }
    }
  }
}

extension Column.Values {
  fileprivate func withCells<Result>(
    _ type: ColumnType, _ body: (CellValues) -> Result
  ) -> Result {
    switch (self, type) {
    case (.boolean(let values), _): withAddress(of: values) { body(.boolean($0)) }
    case (.int32(let values), .date): withAddress(of: values) { body(.date($0)) }
    case (.int32(let values), _): withAddress(of: values) { body(.int32($0)) }
    case (.int64(let values), .timestamp): withAddress(of: values) { body(.timestamp($0)) }
    case (.int64(let values), .decimal(_, let scale)):
      withAddress(of: values) { body(.decimal($0, DecimalScale(scale))) }
    case (.int64(let values), _): withAddress(of: values) { body(.int64($0)) }
    case (.float(let values), _): withAddress(of: values) { body(.float($0)) }
    case (.double(let values), _): withAddress(of: values) { body(.double($0)) }
    case (.string(let values), _):
      withAddress(of: values.bytes) { bytes in
        withAddress(of: values.offsets) { offsets in
          body(
            .string(StringCells(bytes: bytes, byteCount: values.bytes.count, offsets: offsets)))
        }
      }
    case (.uuid(let values), _): withAddress(of: values) { body(.uuid($0)) }
    case (.list, _): preconditionFailure("a list holds no lists")
    }
  }
}

extension Validity {
  /// The bits, good until the end of `body`; nil where no row is null.
  fileprivate func withWords<Result>(_ body: (UnsafePointer<UInt64>?) -> Result) -> Result {
    nullCount > 0 ? withAddress(of: words) { body($0) } : body(nil)
  }
}

/// Where the elements of the array are, until the end of `body`.
private func withAddress<Element, Result>(
  of array: [Element], _ body: (UnsafePointer<Element>) -> Result
) -> Result {
  array.withUnsafeBufferPointer { elements in
    // An array without elements may be without an address, too; nothing is read there.
    body(
      elements.baseAddress
        ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)
        .unsafelyUnwrapped)
  }
}
