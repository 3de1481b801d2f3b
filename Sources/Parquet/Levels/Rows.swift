import Tables

/// Some rows of a column, and which of them hold a value.
struct Rows {
  let range: Range<Int>
  private let validity: Validity

  /// The row of the validity's first bit.
  private let first: Int

  /// How many of the rows hold a value.
  let valueCount: Int

  var hasNulls: Bool { valueCount < range.count }

  init(_ range: Range<Int>, _ validity: Validity, from first: Int = 0) {
    self.range = range
    self.validity = validity
    self.first = first
    valueCount =
      range.count - validity.nullCount(in: (range.lowerBound - first)..<(range.upperBound - first))
  }

  /// What `transform` makes of the cells of the rows that are not null.
  func values<Cell, Value>(of cells: [Cell], _ transform: (Cell) -> Value) -> [Value] {
    cells.withUnsafeBufferPointer { cells in places { transform(cells[$0]) } }
  }

  /// What `transform` makes of the rows that are not null.
  @inline(__always)
  func places<Value>(_ transform: (Int) -> Value) -> [Value] {
    let hasNulls = hasNulls
    return [Value](unsafeUninitializedCapacity: valueCount) { output, count in
      for row in range where !hasNulls || validity[row - first] {
        output.initializeElement(at: count, to: transform(row))
        count += 1
      }
    }
  }

  /// The values of the rows that are not null; without nulls a part of the column's own array.
  func values<Value>(of cells: [Value]) -> ArraySlice<Value> {
    hasNulls ? values(of: cells) { $0 }[...] : cells[range]
  }
}
