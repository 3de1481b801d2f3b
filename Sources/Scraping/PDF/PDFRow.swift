/// Cells of one line of a page, from left to right.
struct PDFRow: Sendable {
  var cells: [PDFCell]

  /// Whether it is of the running head or foot of the page.
  var isRunning = false

  var top: Int { cells.reduce(Int.max / 4) { min($0, $1.top) } }
  var bottom: Int { cells.reduce(0) { max($0, $1.bottom) } }
  var middle: Int { cells.first?.middle ?? 0 }
  var height: Int { cells.reduce(1) { max($0, $1.height) } }
  var isBold: Bool { cells.allSatisfy(\.isBold) }

  /// Whether a number, or what stands for one, stands beside something.
  var isData: Bool {
    !isRunning && cells.count <= Self.mostCells && cells.dropFirst().contains(where: \.isValue)
  }

  /// A row of a table has no more cells.
  private static let mostCells = 128

  /// Whether all of the row goes on with words right above it, in cells of several lines.
  func goesOn(_ above: PDFRow) -> Bool {
    guard cells.count < above.cells.count || above.cells.count == 1,
      top - above.bottom <= height * 2 / 5
    else { return false }
    return cells.allSatisfy { cell in
      let over = above.cells.filter { PDFRanges.shared($0.columns, cell.columns) > 0 }
      guard cell.kind == .words, over.count == 1, let first = over.first else { return false }
      return first.kind == .words && abs(first.left - cell.left) <= 2
        && abs(first.height - cell.height) <= 2
    }
  }

  /// Joins a currency's sign and a percent sign that stand apart from their numbers: `£` at the left edge of
  /// the column.
  private mutating func joinSigns() {
    guard cells.count > 1, cells.contains(where: { $0.text.count <= 3 && $0.kind == .words }) else {
      return
    }
    var result: [PDFCell] = []
    for cell in cells {
      guard var last = result.last, let first = cell.text.first else {
        result.append(cell)
        continue
      }
      if Self.currencies.contains(last.text), cell.kind == .number, isDigit(first) || first == 0x28
      {
        last.text += cell.text
        last.left = cell.left
      } else if cell.text == [0x25], last.kind == .number, last.text.last.map(isDigit) ?? false {
        last.text += cell.text
      } else {
        result.append(cell)
        continue
      }
      last.others.append(cell.fragments)
      last.right = cell.right
      last.kind = .number
      result[result.count - 1] = last
    }
    cells = result
  }

  private static let currencies = Set(["£", "$", "€"].map { Array($0.utf8) })

  /// The part of the row within a range.
  func part(_ isIn: (PDFCell) -> Bool) -> PDFRow? {
    let part = cells.filter(isIn)
    return part.isEmpty ? nil : PDFRow(cells: part, isRunning: isRunning)
  }

  /// The rows that cells stand in, from the top of a page to its bottom.
  static func rows(of cells: [PDFCell], isRunning: (PDFCell) -> Bool) -> [PDFRow] {
    var rows: [PDFRow] = []
    for cell in cells.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
      let isOnLine =
        rows.last?.cells.first.map {
          (cell.middle - $0.middle) * 5 <= 4 * min(cell.height, $0.height)
        } ?? false
      if isOnLine {
        rows[rows.count - 1].cells.append(cell)
      } else {
        rows.append(PDFRow(cells: [cell]))
      }
    }
    for index in rows.indices {
      rows[index].cells.sort { ($0.left, $0.right) < ($1.left, $1.right) }
      rows[index].isRunning = rows[index].cells.allSatisfy(isRunning)
      rows[index].joinSigns()
    }
    return rows
  }
}

/// Ranges on an axis of a page.
enum PDFRanges {
  /// The ranges joined where they overlap, in order.
  static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound < last.upperBound {
        result[result.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// How much two ranges share; where they share nothing, how far they are apart, below zero.
  static func shared(_ one: Range<Int>, _ other: Range<Int>) -> Int {
    min(one.upperBound, other.upperBound) - max(one.lowerBound, other.lowerBound)
  }

  /// The place of the range that shares most with another, nil where none shares anything.
  static func best(_ ranges: [Range<Int>], for range: Range<Int>) -> Int? {
    var best: (place: Int, shared: Int)?
    for (place, other) in ranges.enumerated() {
      let shared = shared(other, range)
      if shared > 0, shared > best?.shared ?? 0 { best = (place, shared) }
    }
    return best?.place
  }

  /// The place of the nearest range.
  static func nearest(_ ranges: [Range<Int>], to range: Range<Int>) -> Int? {
    ranges.indices.max { shared(ranges[$0], range) < shared(ranges[$1], range) }
  }
}
