import Model

/// A table of data laid out in slots, with the headers that hold for every cell.
///
/// Source: WHATWG HTML, "Forming a table" and "Forming relationships between data cells and header
/// cells". Where a table has no `th` at all, its first row and first column do their work if they
/// are labels; the standard has no rule for such tables. An empty cell in the corner does not make
/// data of the row of headers beside it, and a label that has a row to itself heads the rows below.
struct TableGrid {
  private struct Cell {
    @Narrow private(set) var node: Int
    @Narrow private(set) var row: Int
    @Narrow private(set) var column: Int
    @Narrow private(set) var width: Int
    @Narrow private(set) var height: Int
    let isHeader: Bool
    let scope: Scope
    let text: String
  }

  private enum Scope {
    case auto, row, column
  }

  /// Limits of the standard for `colspan` and `rowspan`.
  private static let widest = 1_000
  private static let highest = 65_534

  /// A header longer than this is cut: it stands again in every cell below it.
  private static let longestHeader = 300

  /// So many headers of one row hold for it, those that began above it among them.
  private static let mostRowHeaders = 16

  /// So many cells are looked up in one `headers` attribute.
  private static let mostNamedHeaders = 8

  /// A label that heads the rows below is no longer; a longer text is a note.
  private static let longestSection = 100

  private let tree: MarkupTree
  private let page: PageRuns
  private let table: Int
  private var cells: [Cell] = []
  private var rows = 0
  private var columns = 0
  private var caption = ""
  private var hasHead = false
  private var namesHeaders = false

  init(_ table: Int, of tree: MarkupTree, _ page: PageRuns) {
    self.tree = tree
    self.page = page
    self.table = table
    layOut()
  }

  /// Whether the table holds data; tables for layout hold prose, other tables, or one column.
  var isData: Bool {
    if let role = tree.string(.role, of: table), role == "presentation" || role == "none" {
      return false
    }
    if tree.descendants(of: table).contains(where: { tree.nodes[$0].tag == .table }) {
      return false
    }
    if !caption.isEmpty || hasHead || cells.contains(where: { $0.isHeader && !$0.text.isEmpty }) {
      return true
    }
    let filled = cells.filter { !$0.text.isEmpty }
    let columnsFilled = Set(filled.map(\.column)).count
    guard rows >= 2, columnsFilled >= 2, filled.count >= 4 else { return false }
    let length = filled.reduce(0) { $0 + $1.text.utf8.count }
    return length <= 80 * filled.count && !filled.contains { $0.text.utf8.count > 400 }
  }

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
    while index < end {
      let node = tree.nodes[index]
      switch node.tag {
      case .table:
        index = Int(node.end)
        continue
      case .caption: caption = text(of: index)
      case .thead: hasHead = true
      case .tr:
        begin()
        rowEnd = Int(node.end)
      case .td, .th:
        if index >= rowEnd {
          // Cells without a row make one of their own.
          begin()
          rowEnd = Int(tree.nodes[Int(node.parent)].end)
        }
        while column < free.count, free[column] > row { column += 1 }
        guard column < Self.widest else { break }
        let width = min(span(.colspan, of: index), Self.widest - column)
        let height = min(max(1, span(.rowspan, of: index)), Self.highest)
        add(index, node, row: row, column: column, width: width, height: height)
        if free.count < column + width {
          free += Array(repeating: 0, count: column + width - free.count)
        }
        for place in column..<column + width { free[place] = row + height }
        column += width
      default: break
      }
      index += 1
    }
    rows = row + 1
  }

  private mutating func add(
    _ index: Int, _ node: MarkupTree.Node, row: Int, column: Int, width: Int, height: Int
  ) {
    let scope: Scope =
      switch tree.string(.scope, of: index)?.lowercased() {
      case "row", "rowgroup": .row
      case "col", "colgroup": .column
      default: .auto
      }
    cells.append(
      Cell(
        node: index, row: row, column: column, width: width, height: height,
        isHeader: node.tag == .th, scope: scope, text: text(of: index)))
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

  // MARK: Headers

  /// The node and the slot of every cell, in document order.
  ///
  /// - Parameters:
  ///   - number: That of the table in its page.
  ///   - room: How many bytes the headers of all slots of the page may still have. Those of a table
  ///     that needs more are cut, the more the more cells they stand in.
  func slots(number: Int, room: inout Int) -> [(node: Int, slot: TableSlot)] {
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
      return (cell.node, slot)
    }
  }

  /// The headers of a cell.
  private struct Heading {
    let isHeader: Bool
    let row: String
    let column: String
    let corner: String
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
    let roles = roles()
    let named = namesHeaders ? cellsByID() : [:]
    var above = ColumnHeaders(columns: columns, cells: cells.count)
    var besides = RowHeaders()
    var headings: [Heading] = []
    headings.reserveCapacity(cells.count)
    var pending: [Cell] = []
    for (place, cell) in cells.enumerated() {
      let role = roles[place]
      if place == 0 || cells[place - 1].row != cell.row {
        for header in pending {
          above.add(header.text, to: header.column..<header.column + header.width)
        }
        pending = []
        besides.begin(row: cell.row)
      }
      if role == .section { besides.beginSection(cell.text) }
      let isHeading = role == .column || role == .section
      let own = namesHeaders ? namedHeaders(of: cell, among: named) : nil
      headings.append(
        Heading(
          isHeader: role != .data, row: isHeading ? "" : own?.row ?? besides.text,
          column: isHeading ? "" : own?.column ?? above[cell.column],
          corner: isHeading || cell.column == 0 ? "" : above[0]))
      switch role {
      case .column: pending.append(cell)
      case .row: besides.add(cell.text, through: cell.row + cell.height - 1)
      case .label: besides.addToRow(cell.text)
      case .section, .data: break
      }
    }
    return headings
  }

  /// What a cell is to the others.
  private enum Role {
    case data
    /// A header of the columns that it spans, and one of its rows.
    case column, row
    /// A first cell that is not a header by its tag, and names its row all the same.
    case label
    /// A label with a row to itself, which heads the rows below.
    case section
  }

  private func roles() -> [Role] {
    let hasHeaders = cells.contains { $0.isHeader }
    let dataRows = Set(
      cells.filter { !$0.isHeader && !($0.column == 0 && $0.text.isEmpty) }.map(\.row))
    let labelled = !hasHeaders && hasLabelRow
    var isBelowHead = false
    var unitColumns: Set<Int> = []
    var roles: [Role] = []
    roles.reserveCapacity(cells.count)
    for (place, cell) in cells.enumerated() {
      let isFirst = place == 0 || cells[place - 1].row != cell.row
      let isAlone = isFirst && (place + 1 == cells.count || cells[place + 1].row != cell.row)
      let isColumnHeader =
        cell.isHeader
        ? cell.scope == .column || cell.scope == .auto && !dataRows.contains(cell.row)
        : labelled && cell.row == 0
      let role: Role
      if isAlone, isBelowHead, isSection(cell) {
        role = .section
      } else if isColumnHeader {
        role = .column
        if namesUnits(cell) { unitColumns.insert(cell.column) }
      } else if unitColumns.contains(cell.column), !cell.isHeader {
        role = .label
      } else if cell.isHeader {
        role = .row
      } else if isFirst, isLabel(cell) || cell.column == 0 && namesPeriodOrBand(cell) {
        let isMarked = place + 1 < cells.count && cells[place + 1].isHeader
        role = hasHeaders && !isMarked ? .label : hasHeaders ? .data : .row
      } else {
        role = .data
      }
      isBelowHead = isBelowHead || !isAlone
      roles.append(role)
    }
    return roles
  }

  /// Whether a column holds the unit of each row's numbers: "Unit".
  private func namesUnits(_ cell: Cell) -> Bool {
    ["unit", "units", "unit of measure", "unit of measurement"].contains(cell.text.lowercased())
  }

  private func isSection(_ cell: Cell) -> Bool {
    cell.column == 0 && (cell.width > 1 || cell.isHeader) && columns > 1
      && cell.text.utf8.count <= Self.longestSection && isLabel(cell)
  }

  /// Whether a cell holds a year, `2023-24`, a quarter, `Q1 2024`, or a band of ages, `5 to 9`, `16+`.
  private func namesPeriodOrBand(_ cell: Cell) -> Bool {
    let bytes = Array(cell.text.utf8)
    guard (2...12).contains(bytes.count) else { return false }
    if bytes[0] | 0x20 == 0x71, (0x31...0x34).contains(bytes[1]) { return true }
    var groups: [Int] = []
    var isInDigits = false
    for byte in bytes {
      if isDigit(byte) {
        if isInDigits { groups[groups.count - 1] += 1 } else { groups.append(1) }
      }
      isInDigits = isDigit(byte)
    }
    let joins = String(decoding: bytes.filter { !isDigit($0) && !isSpace($0) }, as: UTF8.self)
    let isYear =
      groups.first == 4 && (bytes.starts(with: "19".utf8) || bytes.starts(with: "20".utf8))
    switch (groups.count, joins) {
    case (1, ""): return isYear && bytes.count == 4
    case (1, "+"): return groups[0] <= 2
    case (2, "-"), (2, "–"), (2, "to"): return isYear || groups.allSatisfy { $0 <= 2 }
    case (2, "/"): return isYear
    default: return false
    }
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

  /// The headers that hold for the row at which the walk over the cells is.
  private struct RowHeaders {
    /// Joined, as the cells of the row have it.
    private(set) var text = ""
    private var open: [(text: String, last: Int)] = []
    private var section = ""

    /// The section and the open headers, joined when they were others the last time.
    private var joined = ""
    private var isJoined = true

    /// Leaves out what ended above `row`.
    mutating func begin(row: Int) {
      let count = open.count
      open.removeAll { $0.last < row }
      if open.count < count || !isJoined {
        joined = open.reduce(section) { TableGrid.join($0, $1.text) }
        isJoined = true
      }
      text = joined
    }

    /// What holds for the rows below, until the next of its kind.
    mutating func beginSection(_ header: String) {
      section = TableGrid.cut(header, to: TableGrid.longestHeader)
      text = section
      isJoined = false
    }

    /// Adds a header that holds down to the row `last`.
    mutating func add(_ header: String, through last: Int) {
      text = TableGrid.join(text, header)
      if open.count < TableGrid.mostRowHeaders {
        open.append((header, last))
        isJoined = false
      }
    }

    /// Adds a header that holds for this row alone.
    mutating func addToRow(_ header: String) {
      text = TableGrid.join(text, header)
    }
  }

  /// The headers above each column. Columns with the same ones share a text, so that a header that
  /// spans many of them is joined once.
  private struct ColumnHeaders {
    private var texts = [""]

    /// A place among the texts for each column.
    private var places: [Int]

    /// So many texts a table may have: more than tables of these cells that people make.
    private let most: Int

    init(columns: Int, cells: Int) {
      places = Array(repeating: 0, count: columns)
      most = 4_096 + 16 * cells
    }

    subscript(column: Int) -> String { texts[places[column]] }

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

  private static func join(_ first: String, _ second: String) -> String {
    if first.isEmpty || first == second { return cut(second, to: longestHeader) }
    return second.isEmpty ? first : cut("\(first) \(second)", to: longestHeader)
  }

  private static func cut(_ text: String, to most: Int) -> String {
    guard text.utf8.count > most else { return text }
    return String(decoding: text.utf8.prefix(most).cutBehindCharacter(), as: UTF8.self)
  }

  /// Whether the first row names columns: labels, above at least one number.
  private var hasLabelRow: Bool {
    guard rows >= 2 else { return false }
    let first = cells.filter { $0.row == 0 && !$0.text.isEmpty }
    return first.count >= 2
      && first.allSatisfy { isLabel($0) && !$0.text.utf8.contains(where: isDigit) }
      && cells.contains { $0.row > 0 && $0.text.utf8.contains(where: isDigit) }
  }

  /// Whether a cell has words rather than a number.
  private func isLabel(_ cell: Cell) -> Bool {
    // A letter beyond ASCII has a first byte from 0xC3 on; `£` has not.
    let letters = cell.text.utf8.count { isLetter($0) || $0 >= 0xC3 }
    let digits = cell.text.utf8.filter(isDigit).count
    return letters >= 2 && letters > digits && cell.text.utf8.count <= 200
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
