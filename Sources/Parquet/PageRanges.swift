import Tables

/// How the rows of a column chunk are cut into pages: each has at most the rows and the bytes that
/// the options say, and one row at least.
struct PageRanges<Values: ChunkValues>: Sequence, IteratorProtocol {
  struct Page {
    /// Rows of the column.
    let rows: Range<Int>

    /// Values of the chunk.
    let values: Range<Int>
  }

  let values: Values
  let validity: Validity
  let options: ParquetOptions

  /// Whether the values stand in the pages themselves, or indices of four bytes at most.
  let isPlain: Bool
  private var row: Int
  private var value = 0
  private let end: Int

  init(
    values: Values, validity: Validity, rows: Range<Int>, options: ParquetOptions, isPlain: Bool
  ) {
    self.values = values
    self.validity = validity
    self.options = options
    self.isPlain = isPlain
    row = rows.lowerBound
    end = rows.upperBound
  }

  mutating func next() -> Page? {
    guard row < end else { return nil }
    var rows = row..<Swift.min(row + options.pageRows, end)
    var taken = value..<(value + rows.count - validity.nullCount(in: rows))
    if isPlain, values.plainSize(taken) > options.pageBytes { (rows, taken) = fitting(rows) }
    row = rows.upperBound
    value = taken.upperBound
    return Page(rows: rows, values: taken)
  }

  /// As many of the first rows as keep within the bytes of a page.
  private func fitting(_ rows: Range<Int>) -> (Range<Int>, Range<Int>) {
    var (end, last, size) = (rows.lowerBound, value, 0)
    while end < rows.upperBound {
      if validity[end] {
        size += values.plainSize(last..<(last + 1))
        if size > options.pageBytes, end > rows.lowerBound { break }
        last += 1
      }
      end += 1
    }
    return (rows.lowerBound..<end, value..<last)
  }
}
