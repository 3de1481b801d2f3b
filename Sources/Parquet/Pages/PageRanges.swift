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
  let levels: Levels
  let options: ParquetOptions

  /// Whether the values stand in the pages themselves, or indices of four bytes at most.
  let hasIndices: Bool
  private var row: Int
  private var value = 0
  private let end: Int

  init(
    values: Values, levels: Levels, rows: Range<Int>, options: ParquetOptions, hasIndices: Bool
  ) {
    self.values = values
    self.levels = levels
    self.options = options
    self.hasIndices = hasIndices
    row = rows.lowerBound
    end = rows.upperBound
  }

  mutating func next() -> Page? {
    guard row < end else { return nil }
    var rows = row..<(row + Swift.min(options.pageRows, end - row))
    var taken = value..<(value + levels.valueCount(of: rows))
    if size(taken) > options.pageBytes { (rows, taken) = fitting(rows) }
    row = rows.upperBound
    value = taken.upperBound
    return Page(rows: rows, values: taken)
  }

  /// As many of the first rows as keep within the bytes of a page.
  private func fitting(_ rows: Range<Int>) -> (Range<Int>, Range<Int>) {
    var (end, last, bytes) = (rows.lowerBound, value, 0)
    while end < rows.upperBound {
      let next = last + levels.valueCount(of: end..<(end + 1))
      bytes += size(last..<next)
      if next > last, bytes > options.pageBytes, end > rows.lowerBound { break }
      (last, end) = (next, end + 1)
    }
    return (rows.lowerBound..<end, value..<last)
  }

  private func size(_ range: Range<Int>) -> Int {
    hasIndices ? 4 * range.count : values.plainSize(range)
  }
}
