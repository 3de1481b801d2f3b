/// What the cells of a page's tables hold beside their texts: headers that stand again in each cell for
/// narrow screens, and breaks that part lines of their own.
///
///     <td><b class="label">2024</b><span>91</span></td>
///     <td>Foster homes: 91<br>Adopters: 34</td>
struct CellMarkup {
  /// The elements that say the header of their column again.
  private(set) var repeatedHeaders: Set<Int> = []

  /// The cells in which each `br` ends a line that stands by itself.
  private(set) var linedCells: Set<Int> = []

  private let tree: MarkupTree

  /// A longer text is not a header.
  private static let longestHeader = 200

  /// So many nodes a header has at most.
  private static let mostNodes = 64

  /// A longer cell is not made of lines with numbers.
  private static let longestCell = 2_000

  /// A header is looked for in so many columns.
  private static let mostColumns = 200

  /// A table around the place where the walk is.
  private struct Open {
    let end: Int
    var headers: [[UInt8]] = []
    var row: [Int] = []
    var rowEnd = 0
  }

  /// - Parameter hasRoles: Whether the page has tables by roles.
  init(of tree: MarkupTree, hasRoles: Bool) {
    self.tree = tree
    guard hasRoles || tree.nodes.contains(where: { $0.tag == .table }) else { return }
    var open: [Open] = []
    for (index, node) in tree.nodes.enumerated()
    where hasRoles ? node.tag != .text : TablePart.isOfTable(node.tag) {
      while let table = open.last, table.end <= index {
        finish(table)
        open.removeLast()
      }
      guard let part = TablePart(index, of: tree, hasRoles: hasRoles) else { continue }
      if part.isTable {
        open.append(Open(end: Int(node.end)))
        continue
      }
      guard var table = open.popLast() else { continue }
      switch part {
      case .row:
        finish(table)
        (table.row, table.rowEnd) = ([], Int(node.end))
      case .cell:
        if index >= table.rowEnd, !table.row.isEmpty, table.rowEnd > 0 {
          finish(table)
          table.row = []
        }
        if table.row.count < Self.mostColumns { table.row.append(index) }
        if table.headers.isEmpty || isHeaderRow(table) {
          noteHeader(index, in: &table)
        } else {
          findRepeatedHeader(index, column: table.row.count - 1, table.headers)
        }
      default: break
      }
      open.append(table)
    }
    for table in open { finish(table) }
  }

  // MARK: Repeated headers

  private func isHeaderRow(_ table: Open) -> Bool {
    table.headers.count + 1 == table.row.count
  }

  private func noteHeader(_ cell: Int, in table: inout Open) {
    guard table.headers.count + 1 == table.row.count else { return }
    table.headers.append(words(of: cell))
  }

  /// The words of an element without a colon at their end.
  private func words(of node: Int) -> [UInt8] {
    guard tree.descendants(of: node).count <= Self.mostNodes else { return [] }
    var fold = TextFold()
    fold.append(tree.content(of: node, atMost: Self.longestHeader)[...])
    var words = fold.bytes
    while let last = words.last, last == 0x3A || isSpace(last) { words.removeLast() }
    return words
  }

  /// Looks whether a cell begins with an element that says the header of its column, before more.
  private mutating func findRepeatedHeader(_ cell: Int, column: Int, _ headers: [[UInt8]]) {
    let label = tree.value(.dataLabel, of: cell).flatMap { folded($0) }.map { Array($0.utf8) }
    let wanted = [label, headers.indices.contains(column) ? headers[column] : nil]
      .compactMap { $0 }.filter { !$0.isEmpty }
    guard !wanted.isEmpty else { return }
    var around = cell
    for _ in 0..<4 {
      guard let first = firstElement(of: around) else { return }
      let end = Int(tree.nodes[first].end)
      let isAll = !hasText(in: end..<Int(tree.nodes[cell].end))
      if isAll {
        around = first
        continue
      }
      if wanted.contains(words(of: first)) { repeatedHeaders.insert(first) }
      return
    }
  }

  /// The element that a node begins with, unless words stand before it.
  private func firstElement(of node: Int) -> Int? {
    for index in tree.descendants(of: node) {
      if tree.nodes[index].tag != .text { return index }
      if !tree.text(of: index).allSatisfy(isSpace) { return nil }
    }
    return nil
  }

  private func hasText(in nodes: Range<Int>) -> Bool {
    nodes.contains {
      tree.nodes[$0].tag == .text && !tree.text(of: $0).allSatisfy(isSpace)
    }
  }

  // MARK: Lines

  /// Finds the cells of a row whose lines stand by themselves: numbers beside as many labels, or labels with
  /// their numbers.
  private mutating func finish(_ table: Open) {
    let lines = table.row.map { (cell: $0, lines: textLines(of: $0)) }.filter { $0.lines.count > 1 }
    for (cell, lines) in lines where lines.allSatisfy(\.isLabelledValue) {
      linedCells.insert(cell)
    }
    let numbers = lines.filter { $0.lines.allSatisfy(\.isValue) }
    guard let count = numbers.first?.lines.count,
      lines.contains(where: { $0.lines.count == count && $0.lines.allSatisfy(\.isLabel) })
    else { return }
    for (cell, lines) in lines where lines.count == count { linedCells.insert(cell) }
  }

  /// The lines of a cell that `br` parts; empty for a cell without one, and for one that holds blocks.
  private func textLines(of cell: Int) -> [CellText] {
    let inner = tree.descendants(of: cell)
    guard inner.count <= 400, inner.contains(where: { tree.nodes[$0].tag == .br }),
      !inner.contains(where: { tree.nodes[$0].tag.isBlock })
    else { return [] }
    var lines: [CellText] = []
    var fold = TextFold()
    func end() {
      if !fold.bytes.isEmpty { lines.append(CellText(String(decoding: fold.bytes, as: UTF8.self))) }
      fold = TextFold()
    }
    for index in inner {
      switch tree.nodes[index].tag {
      case .br: end()
      case .text where fold.bytes.count < Self.longestCell: fold.append(tree.text(of: index))
      default: break
      }
    }
    end()
    return lines
  }
}
