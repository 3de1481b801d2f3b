/// The cells of a page in the flows that stand beside each other: columns of text, tables, each of which was
/// written down from its head to its foot.
struct PDFFlows {
  private(set) var flows: [[PDFCell]] = []

  /// So many cells are looked at on either side of a place where the next flow may begin.
  private static let reach = 64

  init(_ cells: [PDFCell]) {
    var start = 0
    for index in cells.indices.dropFirst()
    where cells[index].bottom <= cells[index - 1].top && Self.isBreak(cells, at: index, from: start)
    {
      flows.append(Array(cells[start..<index]))
      start = index
    }
    if start < cells.count { flows.append(Array(cells[start...])) }
  }

  /// Whether what comes next stands all to the right of what was before at its height, and both have rows.
  /// A label of several lines, or a header, is not enough.
  private static func isBreak(_ cells: [PDFCell], at place: Int, from start: Int) -> Bool {
    let edge = cells[place].left
    var before: [PDFCell] = []
    for cell in cells[start..<place].suffix(reach).reversed() {
      guard cell.bottom > cells[place].top, cell.right <= edge else { break }
      before.append(cell)
    }
    let gutter = before.reduce(0) { max($0, $1.right) }
    let foot = before.reduce(0) { max($0, $1.bottom) }
    var behind: [PDFCell] = []
    for cell in cells[place...].prefix(reach) {
      guard cell.left >= gutter, cell.top < foot else { break }
      behind.append(cell)
    }
    let left = PDFRow.rows(of: before, isRunning: { _ in false })
    let right = PDFRow.rows(of: behind, isRunning: { _ in false })
    let numbers = max(left.count(where: \.isData), right.count(where: \.isData))
    guard left.count > 1, right.count > 1, numbers > 1,
      left.count > 3 || left.contains(where: \.isData)
    else { return false }
    let words = right.count { $0.cells[0].kind == .words }
    return words * 2 > right.count
  }
}
