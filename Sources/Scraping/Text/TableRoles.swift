/// What each cell of a table is to the others.
struct TableRoles {
  enum Role {
    case data
    /// A header of the columns that it spans, and one of its rows.
    case column, row
    /// A first cell that is not a header by its tag, and names its row all the same.
    case label
    /// A label behind the numbers of another, which names those that follow it.
    case nextLabel
    /// A label with a row to itself, which heads the rows below.
    case section
    /// A row above the headers that says what the table is of.
    case title
    /// The sign of a unit, which belongs to the number beside it.
    case unit
  }

  private let cells: [TableGrid.Cell]
  private let texts: [CellText.Traits]
  private let columns: Int

  /// The places of the cells that begin in each row.
  private var rows: [Range<Int>] = []

  /// How many rows head the columns, and how many of those above them are titles.
  private var headRows = 0
  private var titleRows = 0

  /// Whether a row is of headers that are marked as such.
  private var isBelowMarked = false

  private(set) var roles: [Role] = []

  /// Whether labels and numbers take turns in its rows.
  private(set) var hasPairs = false

  /// The places of the cells whose unit stands in a cell of its own, by the place of that.
  private(set) var unitCells: [Int: Int] = [:]

  /// A label that heads the rows below is no longer; a longer text is a note.
  private static let longestSection = 100

  /// A table has no more rows of headers that are not marked as such.
  private static let mostHeadRows = 3

  init(_ cells: [TableGrid.Cell], columns: Int) {
    self.cells = cells
    self.columns = columns
    texts = cells.map { CellText.Traits($0.text) }
    var start = 0
    for place in cells.indices
    where place + 1 == cells.count || cells[place + 1].row != cells[place].row {
      rows.append(start..<place + 1)
      start = place + 1
    }
    findHeadRows()
    assign()
  }

  /// What a table says that stands in a row of its own above the headers; empty without one.
  var title: String {
    rows.prefix(titleRows).flatMap { $0 }.map { cells[$0].text }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// Whether the first row names columns.
  var hasHeadRow: Bool { headRows > titleRows }

  /// Whether it has one row, of a label and a number in as many lines.
  var hasLines: Bool {
    rows.count == 1 && cells.count >= 2 && cells[0].lines > 1 && texts[0].isLabel
      && cells.dropFirst().indices.allSatisfy {
        texts[$0].isValue && cells[$0].lines == cells[0].lines
      }
  }

  // MARK: Rows of headers that are not marked

  private func filled(_ row: Int) -> [Int] { rows[row].filter { !texts[$0].isEmpty } }

  private mutating func findHeadRows() {
    guard rows.count >= 2 else { return }
    while titleRows < 2, titleRows + 2 < rows.count, isTitle(titleRows) { titleRows += 1 }
    var row = titleRows
    headRows = titleRows
    while row + 1 < rows.count, row < titleRows + Self.mostHeadRows {
      let filled = filled(row)
      guard !filled.isEmpty else { break }
      if filled.allSatisfy({ cells[$0].isHeader }) {
        isBelowMarked = true
        row += 1
        continue
      }
      guard !filled.contains(where: { cells[$0].isHeader && cells[$0].column > 0 }),
        row == titleRows ? isHead(row, filled) : isFurtherHead(row, filled)
      else { break }
      row += 1
      headRows = row
    }
    if headRows == titleRows, !isBelowMarked { titleRows = 0 }
    headRows = max(headRows, titleRows)
  }

  /// Whether a row has one cell that says what the table below is of.
  private func isTitle(_ row: Int) -> Bool {
    let filled = filled(row)
    guard filled.count == 1, let cell = filled.first, !cells[cell].isHeader, columns > 1,
      cells[cell].width >= columns || rows[row].count == 1, texts[cell].isLabel
    else { return false }
    let next = self.filled(row + 1)
    return next.count >= 2 || next.contains { cells[$0].width > 1 && !texts[$0].isLabel }
  }

  /// Whether the first row names columns: labels, periods, units, above numbers.
  private func isHead(_ row: Int, _ filled: [Int]) -> Bool {
    guard filled.count >= 2 || filled.contains(where: { cells[$0].width > 1 }),
      filled.allSatisfy({ texts[$0].isHeading })
    else { return false }
    let below = Range(uncheckedBounds: (rows[row].upperBound, cells.count))
    guard filled.contains(where: { texts[$0].hasDigit || texts[$0].isUnit }) else {
      return filled.count(where: { texts[$0].isLabel }) >= 2
        && below.contains { texts[$0].hasDigit }
    }
    return standsAboveValues(filled, below) && mayBeYears(filled, below)
  }

  /// Whether numbers stand below each cell that has digits or is a unit.
  private func standsAboveValues(_ filled: [Int], _ below: Range<Int>) -> Bool {
    var counts: [Int: (values: Int, all: Int)] = [:]
    for place in below where !texts[place].isEmpty && !cells[place].isHeader {
      counts[cells[place].column, default: (0, 0)].all += 1
      if texts[place].isValue, !texts[place].isBand {
        counts[cells[place].column, default: (0, 0)].values += 1
      }
    }
    return filled.contains { cells[$0].column > 0 }
      && filled.allSatisfy { place in
        guard texts[place].hasDigit || texts[place].isUnit, cells[place].column > 0 else {
          return true
        }
        let span = cells[place].column..<cells[place].column + min(cells[place].width, 64)
        return span.contains { column in
          counts[column].map { $0.values > 0 && $0.values * 2 >= $0.all } ?? false
        }
      }
  }

  /// Whether bare numbers of a row that look like years are years: they follow each other, and those
  /// below are not of their kind. A single one needs a corner that does not count anything.
  private func mayBeYears(_ filled: [Int], _ below: Range<Int>) -> Bool {
    let places = filled.filter { texts[$0].year != nil }
    let years = places.compactMap { texts[$0].year }
    guard let first = places.first else { return true }
    let isBold = filled.allSatisfy { cells[$0].isBold }
    if years.count == 1, filled.count == 2 {
      let corner = filled[0] == first ? "" : cells[filled[0]].text
      // Numbers of four digits have a comma in this table, and this one has none.
      let hasCommas = below.contains { texts[$0].isValue && cells[$0].text.utf8.contains(0x2C) }
      if !isBold, !hasCommas, corner.contains(" ") { return false }
    }
    let steps = zip(years, years.dropFirst()).map { $1 - $0 }
    guard steps.allSatisfy({ (-5...5).contains($0) }) else { return false }
    let columns = Set(places.map { cells[$0].column })
    let under = below.filter { columns.contains(cells[$0].column) && texts[$0].isValue }
    return under.count { texts[$0].year != nil } * 2 <= under.count
  }

  /// Whether a row below others of headers is one, too: under headers that span columns, or all of units,
  /// or all in bold.
  private func isFurtherHead(_ row: Int, _ filled: [Int]) -> Bool {
    guard filled.allSatisfy({ texts[$0].isHeading && !texts[$0].isValue || texts[$0].isUnit })
    else {
      return false
    }
    if filled.allSatisfy({ texts[$0].isUnit }) { return true }
    let isUnderSpan = rows[row - 1].contains {
      cells[$0].width > 1 && cells[$0].width < columns && !cells[$0].text.isEmpty
    }
    guard isUnderSpan || filled.allSatisfy({ cells[$0].isBold }) else { return false }
    let below = Range(uncheckedBounds: (rows[row].upperBound, cells.count))
    return filled.count >= 2 && below.contains { texts[$0].isValue }
      && standsAboveValues(filled, below)
  }

  // MARK: Roles

  private mutating func assign() {
    let hasHeaders = cells.contains { $0.isHeader }
    let dataRows = Set(
      cells.filter { !$0.isHeader && !($0.column == 0 && $0.text.isEmpty) }.map(\.row))
    hasPairs = takesTurns
    var isBelowHead = false
    var unitColumns: Set<Int> = []
    var groupColumns: Set<Int> = []
    var isRanked = false
    roles.reserveCapacity(cells.count)
    for (number, row) in rows.enumerated() {
      var isBehindValue = false
      var isBehindGroup = false
      for place in row {
        let cell = cells[place]
        let isFirst = place == row.lowerBound
        let isAlone = row.count == 1
        let isColumnHeader =
          number < headRows
          || cell.isHeader
            && (cell.scope == .column || cell.scope == .auto && !dataRows.contains(cell.row))
        var role = Role.data
        if number < titleRows {
          role = .title
        } else if isAlone, isBelowHead, isSection(place) {
          role = .section
        } else if isColumnHeader {
          role = .column
          if namesUnits(cell) { unitColumns.insert(cell.column) }
          if cell.column == 0, namesRanks(cell) { isRanked = true }
        } else if unitColumns.contains(cell.column), !cell.isHeader {
          role = .label
        } else if cell.isHeader {
          role = isBehindValue ? .nextLabel : .row
        } else if texts[place].isUnit, let number = numberBeside(place, row) {
          role = .unit
          unitCells[number] = place
        } else if hasPairs, isBehindValue, texts[place].isLabel, texts[place].isHeading {
          role = .nextLabel
        } else if isFirst || isBehindGroup || groupColumns.contains(cell.column)
          || isRanked && cell.column == 1, namesRow(place)
        {
          let isMarked = isFirst && place + 1 < row.upperBound && cells[place + 1].isHeader
          role = hasHeaders && !isMarked ? .label : hasHeaders ? .data : .row
        }
        if role == .data, texts[place].isValue { isBehindValue = true }
        isBehindGroup =
          (role == .label || role == .row) && (cell.height > 1 || isBehindGroup)
          && !isBehindValue
        if isBehindGroup, cell.height > 1 { groupColumns.insert(cell.column + cell.width) }
        roles.append(role)
      }
      isBelowHead = isBelowHead || row.count > 1
    }
  }

  /// Whether a cell that stands first names its row: words, a period, a band of ages.
  private func namesRow(_ place: Int) -> Bool {
    texts[place].isLabel
      || cells[place].column == 0 && (texts[place].isPeriod || texts[place].isBand)
  }

  /// Whether labels and numbers take turns in the rows of a table that has no headers of columns.
  private var takesTurns: Bool {
    guard headRows == titleRows, columns >= 4, !isBelowMarked else { return false }
    var (paired, all) = (0, 0)
    for row in rows {
      let filled = row.filter { !texts[$0].isEmpty }
      guard filled.count >= 2 else { continue }
      all += 1
      let isPaired =
        filled.count >= 4 && filled.count.isMultiple(of: 2)
        && filled.enumerated().allSatisfy { number, place in
          number.isMultiple(of: 2)
            ? texts[place].isLabel && texts[place].isHeading : texts[place].isValue
        }
      if isPaired { paired += 1 }
    }
    return paired > 0 && paired * 2 >= all
  }

  /// The number that a unit in a cell of its own belongs to: `£` stands before, `%` behind.
  private func numberBeside(_ place: Int, _ row: Range<Int>) -> Int? {
    let sides = texts[place].isCurrency ? [place + 1, place - 1] : [place - 1, place + 1]
    return sides.first {
      row.contains($0) && texts[$0].isValue && !cells[$0].isHeader && unitCells[$0] == nil
    }
  }

  /// Whether a column holds the unit of each row's numbers: "Unit".
  private func namesUnits(_ cell: TableGrid.Cell) -> Bool {
    ["unit", "units", "unit of measure", "unit of measurement"].contains(cell.text.lowercased())
  }

  /// Whether the first column holds the places of the rows, whose names stand in the next.
  private func namesRanks(_ cell: TableGrid.Cell) -> Bool {
    ["rank", "#", "no", "no.", "nr", "pos", "pos.", "position", "place"]
      .contains(cell.text.lowercased())
  }

  /// Whether the columns are the days of a week: the table is a calendar.
  var isCalendar: Bool {
    let days = rows.first.map {
      $0.count { Self.weekdays.contains(String(cells[$0].text.lowercased().prefix(2))) }
    }
    return columns == 7 && (days ?? 0) >= 5 && rows.count > 1
      && (rows.first.map { $0.allSatisfy { !texts[$0].hasDigit } } ?? false)
  }

  private static let weekdays: Set<String> = ["mo", "tu", "we", "th", "fr", "sa", "su"]

  private func isSection(_ place: Int) -> Bool {
    let cell = cells[place]
    return cell.column == 0 && (cell.width > 1 || cell.isHeader) && columns > 1
      && cell.text.utf8.count <= Self.longestSection && texts[place].isLabel
  }
}
