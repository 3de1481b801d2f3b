/// A table of numbers that was found on a page of a PDF, and what heads each of its cells.
struct PDFTable: Sendable {
  /// A cell with its text.
  struct Entry: Sendable {
    let row: Int
    let column: Int
    let isHeader: Bool
    var rowHeader = ""
    var columnHeader = ""
    let text: [UInt8]
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
}
