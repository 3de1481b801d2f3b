/// The headers that hold for the row at which a walk over a table's cells is.
struct RowHeaders {
  /// Joined, as the cells of the row have it.
  private(set) var text = ""

  /// The same without the header that was added last.
  private(set) var textBeforeLast = ""
  private var open: [(text: String, last: Int)] = []
  private var section = ""

  /// The section and the open headers, joined when they were others the last time.
  private var joined = ""
  private var isJoined = true

  /// So many headers of one row hold for it, those that began above it among them.
  private static let most = 16

  /// Leaves out what ended above `row`.
  mutating func begin(row: Int) {
    let count = open.count
    open.removeAll { $0.last < row }
    if open.count < count || !isJoined {
      joined = open.reduce(section) { TableGrid.join($0, $1.text) }
      isJoined = true
    }
    (text, textBeforeLast) = (joined, joined)
  }

  /// What holds for the rows below, until the next of its kind.
  mutating func beginSection(_ header: String) {
    section = TableGrid.cut(header, to: TableGrid.longestHeader)
    (text, textBeforeLast) = (section, section)
    isJoined = false
  }

  /// Adds a header that holds down to the row `last`.
  mutating func add(_ header: String, through last: Int) {
    addToRow(header)
    if open.count < Self.most {
      open.append((header, last))
      isJoined = false
    }
  }

  /// Adds a header that holds for this row alone.
  mutating func addToRow(_ header: String) {
    textBeforeLast = text
    text = TableGrid.join(text, header)
  }

  /// A header in the midst of the row, behind the numbers of another.
  mutating func replace(by header: String) {
    textBeforeLast = section
    text = TableGrid.join(section, header)
  }
}

/// The headers above each column of a table. Columns with the same ones share a text, so that a header that
/// spans many of them is joined once.
struct ColumnHeaders {
  private var texts = [""]

  /// A place among the texts for each column.
  private var places: [Int]

  /// So many texts a table may have: more than tables of these cells that people make.
  private let most: Int

  init(columns: Int, cells: Int) {
    places = Array(repeating: 0, count: columns)
    most = 4_096 + 16 * cells
  }

  subscript(column: Int) -> String { places.indices.contains(column) ? texts[places[column]] : "" }

  /// Adds a header below those that the columns have.
  mutating func add(_ header: String, to columns: Range<Int>) {
    var last: (old: Int, new: Int)?
    for column in columns.clamped(to: places.indices) {
      let old = places[column]
      if let last, last.old == old {
        places[column] = last.new
        continue
      }
      guard texts.count < most else { return }
      texts.append(TableGrid.join(texts[old], header))
      places[column] = texts.count - 1
      last = (old, texts.count - 1)
    }
  }
}
