/// A table of numbers that was found on a page of a PDF, and what heads each of its cells.
struct PDFTable: Sendable {
  /// A cell with its text.
  struct Entry: Sendable {
    let row: Int
    let column: Int
    let isHeader: Bool
    var rowHeader = ""
    var columnHeader = ""
    var text: [UInt8]
    let line: Int
  }

  /// From top to bottom and from left to right.
  var entries: [Entry] = []
  var caption = ""

  /// What heads the column of the rows' headers.
  var corner = ""

  /// Those that the cells are made of, in the order of the document.
  var fragments: [Int] = []

  /// Whether it is the rest of the table before, of the page before.
  var continues = false

  let page: Int
  var top = 0
  var bottom = 0

  /// Where the columns are that do not name the rows, and what heads them.
  var columns: [Range<Int>] = []
  var headers: [String] = []

  /// How many rows it has; of one that continues another, with those of the other.
  var rows = 0

  /// The label that heads the last rows.
  var section: PDFRowLabels.Section?

  /// Adds a line at the head of the next page to the label of the last row, which it goes on with.
  mutating func goOn(with row: PDFRow) {
    guard row.cells.count == 1, let cell = row.cells.first, let last = entries.last?.row,
      let label = entries.lastIndex(where: { $0.row == last && $0.column == 0 && $0.isHeader }),
      cell.text.first.map(isLower) ?? false, !PDFText.endsSentence(entries[label].text)
    else { return }
    entries[label].text += [0x20] + cell.text
    for index in entries.indices[label...] where !entries[index].isHeader {
      entries[index].rowHeader = String(decoding: entries[label].text, as: UTF8.self)
    }
    fragments += cell.allFragments
  }
}
