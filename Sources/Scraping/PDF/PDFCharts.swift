/// Numbers along the axes of charts: `0`, `100`, `200` at one distance from each other, with nothing beside
/// them that they could count.
struct PDFAxes {
  private(set) var fragments: Set<Int> = []

  /// So many marks an axis has at least, 0 among them; one that begins elsewhere has two more.
  private static let least = 3

  init(_ rows: [PDFRow]) {
    // Marks stand at one right edge or at one left edge, or within the width of a letter of it.
    var columns: [Int: [(cell: PDFCell, isAlone: Bool)]] = [:]
    var lefts = columns
    for row in rows where !row.isRunning {
      let numbers = row.cells.filter { $0.kind == .number }
      if numbers.count == row.cells.count, numbers.count >= Self.least,
        Self.isAxis(numbers, places: numbers.map { $0.left + $0.right })
      {
        add(numbers)
        continue
      }
      for end in [row.cells.first, row.cells.last] {
        guard let end, end.kind == .number else { continue }
        if row.cells.contains(where: { $0.kind == .words }) { continue }
        columns[end.right / 4, default: []].append((end, row.cells.count == 1))
        lefts[end.left / 4, default: []].append((end, row.cells.count == 1))
        if row.cells.count == 1 { break }
      }
    }
    addColumns(columns)
    addColumns(lefts)
  }

  private mutating func addColumns(_ columns: [Int: [(cell: PDFCell, isAlone: Bool)]]) {
    for edge in columns.keys.sorted() {
      let column = ((columns[edge] ?? []) + (columns[edge + 1] ?? [])).sorted {
        $0.cell.middle < $1.cell.middle
      }
      let cells = column.map(\.cell)
      guard column.count(where: \.isAlone) * 2 >= cells.count,
        Self.isAxis(cells, places: cells.map(\.middle))
      else { continue }
      add(cells)
    }
  }

  private mutating func add(_ cells: [PDFCell]) {
    for cell in cells { fragments.formUnion(cell.fragments) }
  }

  /// Whether numbers rise or fall by the same step at the same distance.
  private static func isAxis(_ cells: [PDFCell], places: [Int]) -> Bool {
    let values = cells.compactMap { value(of: $0.text) }
    guard values.count == cells.count, values.count >= least else { return false }
    guard values.count >= least + 2 || values.contains(0) else { return false }
    let step = values[1] - values[0]
    let distance = places[1] - places[0]
    guard step != 0, abs(distance) > 4 else { return false }
    for place in 1..<values.count {
      guard values[place] - values[place - 1] == step,
        abs(places[place] - places[place - 1] - distance) <= max(6, abs(distance) / 12)
      else { return false }
    }
    return true
  }

  /// The number in thousandths.
  private static func value(of text: [UInt8]) -> Int? {
    var (value, decimals) = (0, -1)
    var isNegative = false
    for byte in text {
      if isDigit(byte) {
        guard value < 1 << 40, decimals < 3 else { return nil }
        value = value * 10 + Int(byte - 0x30)
        if decimals >= 0 { decimals += 1 }
      } else if byte == 0x2E, decimals < 0 {
        decimals = 0
      } else if byte == 0x2D {
        isNegative = true
      }
    }
    for _ in max(0, decimals)..<3 { value *= 10 }
    return isNegative ? -value : value
  }
}

/// Numbers that stand above what names them, each above its own: the values of a chart's bars above their
/// years, numbers in large type above what they count.
struct PDFCharts {
  private(set) var tables: [PDFTable] = []

  /// So many bars or numbers a row of them has at most.
  private static let most = 40

  init(_ rows: [PDFRow]) {
    var free = 0
    for at in rows.indices where !rows[at].isRunning && at >= free {
      if let cards = Self.cards(rows, at) {
        add(cards.names, rows[at].cells, rows, top: at, from: free)
        free = cards.end
        continue
      }
      let names = rows[at].cells.filter { $0.kind == .period }
      guard names.count > 1, names.count <= Self.most, names.count == rows[at].cells.count,
        let found = Self.values(above: at, rows, from: free)
      else { continue }
      add(names.map { [$0] }, found.values, rows, top: found.top, from: free)
      free = at + 1
    }
  }

  /// The one number above each of the names, and the uppermost row with one; nil where a name has several,
  /// or a number stands above none.
  private static func values(
    above at: Int, _ rows: [PDFRow], from free: Int
  ) -> (values: [PDFCell?], top: Int)? {
    let names = rows[at].cells
    var values: [PDFCell?] = Array(repeating: nil, count: names.count)
    var top = at
    let middles = names.map { $0.left + $0.right }
    let distance = zip(middles, middles.dropFirst()).map { $1 - $0 }.min() ?? 0
    for row in (max(free, at - 40)..<at).reversed() {
      guard !rows[row].cells.contains(where: { $0.kind == .words }) else { break }
      for cell in rows[row].cells where cell.kind == .number {
        let middle = cell.left + cell.right
        guard
          let name = middles.indices.min(by: {
            abs(middles[$0] - middle) < abs(middles[$1] - middle)
          }),
          abs(middles[name] - middle) * 4 <= distance, values[name] == nil
        else { return nil }
        values[name] = cell
        top = row
      }
    }
    return values.count(where: { $0 != nil }) > 1 ? (values, top) : nil
  }

  /// What stands below each of the numbers of a row that are in larger type, and the row behind it.
  private static func cards(_ rows: [PDFRow], _ at: Int) -> (names: [[PDFCell]], end: Int)? {
    let values = rows[at].cells
    guard values.count > 1, values.count <= most, values.allSatisfy({ $0.kind == .number }) else {
      return nil
    }
    var names: [[PDFCell]] = Array(repeating: [], count: values.count)
    var end = at + 1
    while end < rows.count, end <= at + 4, !rows[end].isRunning {
      let row = rows[end]
      let gap = row.top - rows[end - 1].bottom
      guard gap <= (end == at + 1 ? rows[at].height : row.height / 2),
        row.height * 13 <= rows[at].height * 10, row.cells.allSatisfy({ $0.kind == .words })
      else { break }
      for cell in row.cells {
        let place = values.indices.first {
          abs(values[$0].left + values[$0].right - cell.left - cell.right) <= cell.height
            || abs(values[$0].left - cell.left) <= 3
        }
        guard let place, end == at + 1 || !names[place].isEmpty else { return nil }
        names[place].append(cell)
      }
      end += 1
    }
    return names.contains(where: \.isEmpty) ? nil : (names, end)
  }

  private mutating func add(
    _ names: [[PDFCell]], _ values: [PDFCell?], _ rows: [PDFRow], top: Int, from free: Int
  ) {
    var table = PDFTable(page: rows[top].cells[0].page)
    table.top = rows[top].top
    table.bottom = names.joined().reduce(table.top) { max($0, $1.bottom) }
    let texts = names.map { Array($0.map(\.text).joined(separator: [0x20])) }
    table.rows = 2
    for above in (max(free, top - 3)..<max(free, top)).reversed() {
      let cells = rows[above].cells
      guard cells.count == 1, cells[0].kind == .words else { continue }
      if !PDFText.endsSentence(cells[0].text), cells[0].text.count <= 250 {
        table.caption = String(decoding: cells[0].text, as: UTF8.self)
      }
      break
    }
    for (column, name) in names.enumerated() {
      table.entries.append(
        PDFTable.Entry(
          row: 0, column: column + 1, isHeader: true, text: texts[column],
          line: name.first?.line ?? 0))
    }
    for (column, (name, value)) in zip(texts, values).enumerated() {
      guard let value else { continue }
      table.entries.append(
        PDFTable.Entry(
          row: 1, column: column + 1, isHeader: false,
          columnHeader: String(decoding: name, as: UTF8.self), text: value.text,
          line: value.line))
    }
    let cells = names.joined() + values.compactMap { $0 }
    table.fragments = Set(cells.flatMap(\.allFragments)).sorted()
    tables.append(table)
  }
}
