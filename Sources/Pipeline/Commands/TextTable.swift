import Model

/// Cells in columns that are aligned with spaces, for people at a terminal.
///
///     column  codec  values
///     id      ZSTD     5000
///     unit    ZSTD     5000
///
/// What could move a cursor, or turn the direction of writing, stands as `\u{1B}`.
struct TextTable {
  /// Cells of more characters are cut, with `…` in place of the last.
  private static let widest = 40

  private let header: [String]

  /// The numbers of the columns whose cells end under each other.
  private let rightAligned: Set<Int>
  private var rows: [[String]] = []

  init(_ header: [String], rightAligned: Set<Int> = []) {
    self.header = header.map(Self.cell)
    self.rightAligned = rightAligned
  }

  /// Appends a row of as many cells as the header has.
  mutating func append(_ row: [String]) {
    rows.append(row.map(Self.cell))
  }

  /// The lines, each with its end; none ends in spaces.
  var text: String {
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += rightAligned.contains(column) ? padding + cell : cell + padding
        line += "  "
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// A text that fits in a cell. No more of it is looked at than may be shown.
  private static func cell(_ text: String) -> String {
    let start = text.prefix(widest + 1)
    // A character may have any number of marks; more than a few are of no use to anybody.
    let shown = printable(String(start.map { Character(String($0.unicodeScalars.prefix(8))) }))
    if start.count <= widest, shown.count <= widest { return shown }
    return shown.prefix(widest - 1) + "…"
  }
}
