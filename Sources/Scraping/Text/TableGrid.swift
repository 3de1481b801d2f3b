import Model

/// A table of data laid out in slots, with the headers that hold for every cell.
///
/// Source: WHATWG HTML, "Forming a table" and "Forming relationships between data cells and header
/// cells". Where the headers are not marked as such, the first rows and the first column do their work if
/// they read so; the standard has no rule for such tables. An empty cell in the corner does not make
/// data of the row of headers beside it, and a label that has a row to itself heads the rows below.
struct TableGrid {
  struct Cell {
    @Narrow private(set) var node: Int
    @Narrow private(set) var row: Int
    @Narrow private(set) var column: Int
    @Narrow private(set) var width: Int
    @Narrow private(set) var height: Int

    /// How many runs it holds: the lines of its text.
    @Narrow private(set) var lines: Int
    let isHeader: Bool

    /// Whether all of it is in bold type.
    let isBold: Bool
    let scope: Scope
    let text: String
  }

  enum Scope {
    case auto, row, column
  }

  /// Limits of the standard for `colspan` and `rowspan`.
  private static let widest = 1_000
  private static let highest = 65_534

  /// A header longer than this is cut: it stands again in every cell below it.
  static let longestHeader = 300

  /// So many cells are looked up in one `headers` attribute.
  private static let mostNamedHeaders = 8

  private let tree: MarkupTree
  private let page: PageRuns
  private let table: Int
  private let hasRoles: Bool
  private var cells: [Cell] = []
  private var rows = 0
  private var columns = 0
  private var caption = ""
  private var hasHead = false
  private var holdsTables = false
  private var namesHeaders = false
  private var roles = TableRoles([], columns: 0)

  /// - Parameter hasRoles: Whether the page has tables by roles.
  init(_ table: Int, of tree: MarkupTree, _ page: PageRuns, hasRoles: Bool) {
    self.hasRoles = hasRoles
    self.tree = tree
    self.page = page
    self.table = table
    layOut()
    roles = TableRoles(cells, columns: columns)
    if caption.isEmpty { caption = roles.title }
    if caption.isEmpty { caption = captionOfFigure }
  }

  /// Whether the table holds data; tables for layout hold prose, other tables, or one column.
  var isData: Bool {
    if roles.isCalendar { return false }
    if let role = tree.string(.role, of: table), role == "presentation" || role == "none" {
      return false
    }
    if holdsTables { return false }
    if !caption.isEmpty || hasHead || cells.contains(where: { $0.isHeader && !$0.text.isEmpty }) {
      return true
    }
    let filled = cells.filter { !$0.text.isEmpty }
    let columnsFilled = Set(filled.map(\.column)).count
    if roles.hasLines { return true }
    guard rows >= 2 || roles.hasPairs, columnsFilled >= 2, filled.count >= 4 else { return false }
    let length = filled.reduce(0) { $0 + $1.text.utf8.count }
    return length <= 80 * filled.count && !filled.contains { $0.text.utf8.count > 400 }
  }

  /// Whether its columns are the days of a week.
  var isCalendar: Bool { roles.isCalendar }

  // MARK: Layout

  private mutating func layOut() {
    // The first row that no cell from above covers, by column, and which column is next.
    var free: [Int] = []
    var (row, column) = (-1, 0)
    func begin() {
      row += 1
      column = 0
    }
    var index = table + 1
    let end = Int(tree.nodes[table].end)
    var rowEnd = 0
    var headEnd = 0
    while index < end {
      let node = tree.nodes[index]
      switch node.tag == .text ? nil : TablePart(index, of: tree, hasRoles: hasRoles) {
      case .table: holdsTables = true
      case .caption: caption = text(of: index)
      case .head:
        hasHead = true
        headEnd = Int(node.end)
      case .row:
        begin()
        rowEnd = Int(node.end)
      case .cell(let isHeader):
        if index >= rowEnd {
          // Cells without a row make one of their own.
          begin()
          rowEnd = Int(tree.nodes[Int(node.parent)].end)
        }
        while column < free.count, free[column] > row { column += 1 }
        guard column < Self.widest else { break }
        let width = min(span(.colspan, of: index), Self.widest - column)
        let height = min(max(1, span(.rowspan, of: index)), Self.highest)
        add(
          index, isHeader: isHeader || index < headEnd, row: row, column: column, width: width,
          height: height)
        if free.count < column + width {
          free += Array(repeating: 0, count: column + width - free.count)
        }
        for place in column..<column + width { free[place] = row + height }
        column += width
      case nil: break
      }
      index += 1
    }
    rows = row + 1
  }

  private mutating func add(
    _ index: Int, isHeader: Bool, row: Int, column: Int, width: Int, height: Int
  ) {
    let scope: Scope =
      switch tree.string(.scope, of: index)?.lowercased() {
      case "row", "rowgroup": .row
      case "col", "colgroup": .column
      default: tree.string(.role, of: index) == "rowheader" ? .row : .auto
      }
    let runs = page.runs(of: index, in: tree)
    cells.append(
      Cell(
        node: index, row: row, column: column, width: width, height: height, lines: runs.count,
        isHeader: isHeader,
        isBold: !runs.isEmpty && page.runs[runs].allSatisfy { $0.bold == $0.count }, scope: scope,
        text: text(of: index)))
    columns = max(columns, column + width)
    namesHeaders = namesHeaders || tree.value(.headers, of: index) != nil
  }

  private func span(_ name: AttributeName, of index: Int) -> Int {
    guard let value = tree.value(name, of: index) else { return 1 }
    var number = 0
    for byte in value.drop(while: isSpace).prefix(6) {
      guard isDigit(byte) else { break }
      number = number * 10 + Int(byte - 0x30)
    }
    return max(1, number)
  }

  private func text(of node: Int) -> String {
    var bytes: [UInt8] = []
    for run in page.runs[page.runs(of: node, in: tree)] {
      guard bytes.count < 2_000 else { break }
      if !bytes.isEmpty { bytes.append(0x20) }
      bytes += page.text[run.range]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The caption of the figure that holds the table and little else.
  private var captionOfFigure: String {
    guard let figure = figureAround else { return "" }
    let others = tree.descendants(of: figure).count - tree.descendants(of: table).count
    guard others <= 40,
      let caption = tree.descendants(of: figure).first(where: {
        tree.nodes[$0].tag == .figcaption && !tree.contains(table, $0)
      })
    else { return "" }
    return text(of: caption)
  }

  /// The figure in which the table stands, no more than a few elements up.
  private var figureAround: Int? {
    var node = table
    var level = 0
    while level < 3, node > 0 {
      node = Int(tree.nodes[node].parent)
      if tree.nodes[node].tag == .figure { return node }
      level += 1
    }
    return nil
  }

  // MARK: Headers

  /// The slot of a cell, and what its lines are where they stand beside those of a label.
  struct Place {
    let node: Int
    let slot: TableSlot

    /// The header of the row without the label that has as many lines as the cell, and that label.
    let lines: (rowHeader: String, label: Int)?
  }

  /// The places of every cell, in document order.
  ///
  /// - Parameters:
  ///   - number: That of the table in its page.
  ///   - room: How many bytes the headers of all slots of the page may still have. Those of a table
  ///     that needs more are cut, the more the more cells they stand in.
  func places(number: Int, room: inout Int) -> [Place] {
    let headings = headings()
    var most = Self.longestHeader
    while most > 0, bytes(of: headings, atMost: most) > room { most /= 2 }
    room -= bytes(of: headings, atMost: most)
    func cut(_ text: String) -> String { Self.cut(text, to: most) }
    let caption = cut(caption)
    return zip(cells, headings).map { cell, heading in
      let slot = TableSlot(
        table: number, row: cell.row, column: cell.column, isHeader: heading.isHeader,
        rowHeader: cut(heading.row), columnHeader: cut(heading.column), caption: caption,
        corner: cut(heading.corner))
      return Place(
        node: cell.node, slot: slot, lines: heading.lines.map { (cut($0.rowHeader), $0.label) })
    }
  }

  /// The headers of a cell.
  private struct Heading {
    let isHeader: Bool
    let row: String
    let column: String
    let corner: String
    let lines: (rowHeader: String, label: Int)?
  }

  /// How many bytes the headers have, none of them more than `most`.
  private func bytes(of headings: [Heading], atMost most: Int) -> Int {
    headings.reduce(headings.count * min(caption.utf8.count, most)) { sum, heading in
      sum + min(heading.row.utf8.count, most) + min(heading.column.utf8.count, most)
        + min(heading.corner.utf8.count, most)
    }
  }

  /// What heads each of the cells.
  private func headings() -> [Heading] {
    let named = namesHeaders ? cellsByID() : [:]
    var above = ColumnHeaders(columns: columns, cells: cells.count)
    var besides = RowHeaders()
    var headings: [Heading] = []
    headings.reserveCapacity(cells.count)
    var pending: [Cell] = []
    var label: Cell?
    for (place, cell) in cells.enumerated() {
      let role = roles.roles[place]
      if place == 0 || cells[place - 1].row != cell.row {
        for header in pending {
          // "2024 %" would be a share of that many.
          let isUnit = !above[header.column].isEmpty && CellText(header.text).isUnit
          above.add(
            isUnit ? "(\(header.text))" : header.text,
            to: header.column..<header.column + header.width)
        }
        pending = []
        label = nil
        besides.begin(row: cell.row)
      }
      if role == .section { besides.beginSection(cell.text) }
      let isHeading = role == .column || role == .section || role == .title
      if role == .nextLabel { besides.replace(by: "") }
      let own = namesHeaders ? namedHeaders(of: cell, among: named) : nil
      // A table whose `headers` name the columns alone has the names of its rows beside them all the same.
      let ownRow = own?.row ?? ""
      var row = isHeading ? "" : ownRow.isEmpty ? besides.text : ownRow
      if let unit = roles.unitCells[place] { row = Self.join(row, "(\(cells[unit].text))") }
      var column = isHeading ? "" : own?.column ?? above[cell.column]
      if column.isEmpty, !isHeading {
        column = tree.string(.dataLabel, of: cell.node).flatMap { folded($0.utf8) } ?? ""
      }
      let hasLines = role == .data && cell.lines > 1 && label?.lines == cell.lines && own == nil
      headings.append(
        Heading(
          isHeader: role != .data, row: row, column: column,
          corner: isHeading || cell.column == 0 ? "" : above[0],
          lines: hasLines ? label.map { (besides.textBeforeLast, $0.node) } : nil))
      switch role {
      case .column: pending.append(cell)
      case .row: besides.add(cell.text, through: cell.row + cell.height - 1)
      case .label where cell.height > 1:
        besides.add(cell.text, through: cell.row + cell.height - 1)
      case .label: besides.addToRow(cell.text)
      case .nextLabel: besides.replace(by: cell.text)
      case .section, .data, .title, .unit: break
      }
      if role == .row || role == .label || role == .nextLabel { label = cell }
    }
    return headings
  }

  // MARK: The headers attribute

  /// The cells of the table that have an id, the first of those that share one.
  private func cellsByID() -> [String: Int] {
    var result: [String: Int] = [:]
    for (place, cell) in cells.enumerated() {
      guard let id = tree.string(.id, of: cell.node), result[id] == nil else { continue }
      result[id] = place
    }
    return result
  }

  /// What the `headers` of a cell name: those of its own rows, then the others; nil where it has none.
  private func namedHeaders(
    of cell: Cell, among named: [String: Int]
  ) -> (row: String, column: String)? {
    guard let value = tree.string(.headers, of: cell.node) else { return nil }
    var (row, column) = ("", "")
    var isNamed = false
    for id in value.split(whereSeparator: \.isWhitespace).prefix(Self.mostNamedHeaders) {
      guard let place = named[String(id)], cells[place].node != cell.node else { continue }
      isNamed = true
      let header = cells[place]
      if header.row < cell.row + cell.height, cell.row < header.row + header.height {
        row = Self.join(row, header.text)
      } else {
        column = Self.join(column, header.text)
      }
    }
    return isNamed ? (row, column) : nil
  }

  static func join(_ first: String, _ second: String) -> String {
    if first.isEmpty || first == second { return cut(second, to: longestHeader) }
    return second.isEmpty ? first : cut("\(first) \(second)", to: longestHeader)
  }

  static func cut(_ text: String, to most: Int) -> String {
    guard text.utf8.count > most else { return text }
    return String(decoding: text.utf8.prefix(most).cutBehindCharacter(), as: UTF8.self)
  }
}

extension Collection<UInt8> {
  /// The bytes without the beginning of a character at their end.
  fileprivate func cutBehindCharacter() -> [UInt8] {
    var rest = Array(self)
    while let last = rest.last, last & 0xC0 == 0x80 { rest.removeLast() }
    if let last = rest.last, last >= 0xC0 { rest.removeLast() }
    return rest
  }
}
