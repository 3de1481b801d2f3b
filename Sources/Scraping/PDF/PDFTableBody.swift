/// The rows of a table below its headers.
struct PDFTableBody {
  /// The row behind the last.
  private(set) var end: Int

  private let rows: [PDFRow]

  /// Where numbers stand so far.
  private var columns: [Range<Int>]
  private var bottom: Int
  private var right: Int
  private var pitch = Int.max / 64

  /// Where the headers of columns are.
  private let headers: [Range<Int>]

  /// The rows from the first with data on, which has to be one, below a row of headers.
  init(_ rows: [PDFRow], from first: Int, below header: PDFRow?) {
    self.rows = rows
    headers = (header?.cells ?? []).map(\.columns).filter { range in
      range.lowerBound > rows[first].cells.first?.left ?? 0
    }
    end = first + 1
    columns = PDFRanges.joined(rows[first].cells.dropFirst().filter(\.isValue).map(\.columns))
    bottom = rows[first].bottom
    right = rows[first].cells.last?.right ?? 0
    var at = first + 1
    while at < rows.count, columns.count <= PDFTableBuilder.mostColumns {
      let row = rows[at]
      if row.isRunning {
        at += 1
        continue
      }
      let gap = row.top - bottom
      guard gap <= max(row.height * 11 / 5, pitch < 1_000 ? pitch * 3 / 2 - row.height : 0) else {
        break
      }
      if isOfTable(row) {
        if at == end, rows[at - 1].isData { pitch = min(pitch, row.top - rows[at - 1].top) }
        columns = PDFRanges.joined(columns + values(of: row).map { $0.columns })
        end = at + 1
        right = max(right, row.cells.last?.right ?? 0)
      } else if !mayStandAmong(row, below: rows[at - 1]) {
        break
      } else if goesOn(row, behind: at) {
        end = at + 1
      }
      bottom = max(bottom, row.bottom)
      at += 1
    }
  }

  private func values(of row: PDFRow) -> [PDFCell] {
    let first = row.cells.prefix(1).filter {
      $0.isValue && PDFRanges.best(columns, for: $0.columns) != nil
    }
    return first + row.cells.dropFirst().filter(\.isValue)
  }

  /// Whether a row has numbers where the rows above have them, or words in the columns of their numbers.
  private func isOfTable(_ row: PDFRow) -> Bool {
    let values = values(of: row)
    if values.contains(where: {
      PDFRanges.best(columns, for: $0.columns) != nil
        || PDFRanges.best(headers, for: $0.columns) != nil
    }) {
      return true
    }
    guard row.cells.count > 1, values.isEmpty, !row.cells.contains(where: { $0.text.count > 40 }),
      !row.isBold || rows[end - 1].isBold, !isHeader(row)
    else { return false }
    return row.cells.dropFirst().allSatisfy { PDFRanges.best(columns, for: $0.columns) != nil }
  }

  /// Whether a row without numbers heads others: years one after the other, or nothing above the labels.
  private func isHeader(_ row: PDFRow) -> Bool {
    if let first = row.cells.first, PDFRanges.best(columns, for: first.columns) != nil {
      return true
    }
    return row.cells.dropFirst().allSatisfy { $0.kind == .period }
  }

  /// Whether a line may stand between two rows: a label, or a part of one.
  private func mayStandAmong(_ row: PDFRow, below above: PDFRow) -> Bool {
    if row.goesOn(above) { return true }
    guard row.cells.count == 1, let cell = row.cells.first else { return false }
    return cell.text.count <= 100 && cell.right <= right + 3 * cell.height
      && !(cell.text.last == 0x2E && cell.text.count > 30) && cell.kind != .number
  }

  /// Whether a line below the last row goes on with its label.
  private func goesOn(_ row: PDFRow, behind at: Int) -> Bool {
    guard at == end else { return false }
    let isBeside = row.cells.contains { $0.right > columns.first?.lowerBound ?? 0 }
    if isBeside, row.goesOn(rows[at - 1]) { return true }
    guard row.cells.count == 1, let cell = row.cells.first, let label = rows[at - 1].cells.first,
      abs(cell.left - label.left) <= 3 || PDFRanges.shared(cell.columns, label.columns) > 0,
      cell.right <= columns.first?.lowerBound ?? 0
    else { return false }
    let distance = cell.top - label.top
    if cell.text.first.map(isLower) ?? false { return distance <= 2 * cell.height }
    let below = at + 1 < rows.count ? rows[at + 1].top - cell.top : .max / 64
    return distance <= cell.height * 27 / 20 && distance * 20 <= min(below, pitch) * 19
  }
}
