/// Makes a table of the rows that it stands in.
struct PDFTableBuilder {
  /// A column of a table that has more than these is none.
  static let mostColumns = 40

  private let head: [PDFRow]
  private let body: [PDFRow]

  /// Where the columns of numbers are, and those of words that stand beside them.
  let columns: [Range<Int>]

  /// Whether each of the columns has words alone.
  private let isOfWords: [Bool]

  /// Where the first column of numbers begins; the labels of the rows begin before it.
  private let edge: Int

  /// Where the first label that begins farthest to the right does.
  private let deepest: Int

  /// Where the labels of the rows are.
  private let labels: Range<Int>?
  let headers: PDFColumnHeaders

  init?(head: [PDFRow], body: [PDFRow]) {
    self.head = head
    self.body = body
    var numbers = Self.columnsOfNumbers(body, head.last)
    guard let first = numbers.first, numbers.count <= Self.mostColumns else { return nil }
    let edge = Self.edge(body, before: first.lowerBound)
    self.edge = edge
    let firsts = body.compactMap(\.cells.first).filter {
      $0.left < edge && PDFRanges.best(numbers, for: $0.columns) == nil
    }
    let deepest = firsts.reduce(Int.min / 8) { max($0, $1.left) }
    self.deepest = deepest
    let names = body.flatMap(\.cells).filter { $0.left < edge && $0.right <= edge + 2 }
    labels = PDFRanges.joined(names.map(\.columns)).first.map { first in
      first.lowerBound..<max(first.upperBound, 1 + names.reduce(0) { max($0, $1.left) })
    }
    numbers = Self.joinedUnderHeaders(numbers, head, body, labels)
    var words: [Range<Int>] = []
    for row in body where row.cells.count > 1 {
      for cell in row.cells where cell.left > deepest && cell.right > edge && !cell.isValue {
        if PDFRanges.best(numbers, for: cell.columns) == nil { words.append(cell.columns) }
      }
    }
    let all = numbers.map { ($0, false) } + PDFRanges.joined(words).map { ($0, true) }
    let sorted = all.sorted { $0.0.lowerBound < $1.0.lowerBound }
    guard sorted.count <= Self.mostColumns else { return nil }
    let columns = sorted.map(\.0)
    self.columns = columns
    isOfWords = sorted.map(\.1)
    let sample = body.flatMap(\.cells).filter { $0.kind == .number }
    let places = (labels.map { [$0] } ?? []) + columns
    let last = head.last.map { PDFJoinedCells.headers($0, over: places, numbers: sample) }
    headers = PDFColumnHeaders(
      head.dropLast() + (last.map { [$0] } ?? []), columns: columns, labels: labels)
  }

  var page: Int { body[0].cells[0].page }

  // MARK: Columns

  /// Where numbers stand that are not the first of their rows. The first of a row is its label, unless it
  /// stands below other numbers, or all the first are numbers below a year.
  private static func columnsOfNumbers(_ body: [PDFRow], _ head: PDFRow?) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for row in body {
      ranges += row.cells.dropFirst().filter(\.isValue).map(\.columns)
    }
    var columns = PDFRanges.joined(ranges)
    let firsts = body.compactMap(\.cells.first)
    let isUnlabelled =
      firsts.allSatisfy(\.isValue) && head?.cells.first?.kind == .period
      && firsts.contains { head?.cells.first.map($0.isBelow) ?? false }
    let values = firsts.filter {
      $0.isValue && (isUnlabelled || PDFRanges.best(columns, for: $0.columns) != nil)
    }
    columns = PDFRanges.joined(columns + values.map(\.columns))
    return columns
  }

  /// Where what does not name the rows begins. Years behind the labels that neither come again nor follow each
  /// other name nothing: the years in which homes opened.
  private static func edge(_ body: [PDFRow], before edge: Int) -> Int {
    let years = body.flatMap { $0.cells.dropFirst() }.filter {
      $0.kind == .period && $0.right <= edge
    }
    guard let first = years.first, years.count > 1,
      years.allSatisfy({ PDFRanges.shared($0.columns, first.columns) > 0 && $0.text.count == 4 })
    else { return edge }
    let values = years.compactMap { Int(String(decoding: $0.text, as: UTF8.self)) }
    guard values.count == years.count, Set(values).count == values.count,
      let least = values.min(), let most = values.max(), most - least >= values.count
    else { return edge }
    return years.reduce(edge) { min($0, $1.left) }
  }

  /// Joins columns that no row has both of, where they stand below one header or one has signs for
  /// numbers alone: `-` in the middle of a column whose numbers stand at its right edge.
  private static func joinedUnderHeaders(
    _ numbers: [Range<Int>], _ head: [PDFRow], _ body: [PDFRow], _ labels: Range<Int>?
  ) -> [Range<Int>] {
    guard numbers.count > 1 else { return numbers }
    var columns = numbers.map { (range: $0, rows: Set<Int>(), hasNumber: false) }
    for (index, row) in body.enumerated() {
      for cell in row.cells where cell.isValue {
        guard let column = PDFRanges.best(numbers, for: cell.columns) else { continue }
        columns[column].rows.insert(index)
        columns[column].hasNumber = columns[column].hasNumber || cell.kind == .number
      }
    }
    let headers = head.last.map { PDFColumnHeaders.parted($0, numbers, labels).cells } ?? []
    let ranges = headers.map(\.columns)
    func mayJoin(_ one: Int, _ other: Int) -> Bool {
      guard columns.indices.contains(one), columns.indices.contains(other),
        columns[one].rows.isDisjoint(with: columns[other].rows)
      else { return false }
      let first = PDFRanges.best(ranges, for: columns[one].range)
      let second = PDFRanges.best(ranges, for: columns[other].range)
      if first != nil, first == second { return true }
      return !(columns[one].hasNumber && columns[other].hasNumber)
        && (first == nil || second == nil)
    }
    func gap(_ place: Int) -> Int {
      columns[place].range.lowerBound - columns[place - 1].range.upperBound
    }
    var place = 1
    while place < columns.count {
      let isNearerToNext =
        mayJoin(place, place + 1) && gap(place + 1) < gap(place) && columns[place - 1].hasNumber
      guard mayJoin(place - 1, place), !isNearerToNext else {
        place += 1
        continue
      }
      let (one, other) = (columns[place - 1], columns[place])
      columns[place - 1] = (
        one.range.lowerBound..<other.range.upperBound, one.rows.union(other.rows),
        one.hasNumber || other.hasNumber
      )
      columns.remove(at: place)
    }
    return columns.map(\.range)
  }

  private func isLabel(_ cell: PDFCell) -> Bool {
    guard cell.left < edge else { return false }
    return PDFRanges.best(columns, for: cell.columns) == nil
      || !cell.isValue && cell.left <= deepest
  }

  /// The column of a cell that is not a label.
  private func column(of cell: PDFCell) -> Int {
    PDFRanges.best(columns, for: cell.columns)
      ?? PDFRanges.nearest(columns, to: cell.columns) ?? 0
  }

  // MARK: Side by side

  /// Where a second table begins that stands beside the first: a column of words between numbers that is
  /// headed as the first column is, or names the same rows.
  var secondTable: Int? {
    for column in columns.indices.dropFirst() where isOfWords[column] {
      guard isOfWords[..<column].contains(false), isOfWords[(column + 1)...].contains(false) else {
        continue
      }
      let text = headers.texts[column]
      let others = zip(headers.texts, isOfWords).filter { !$1 }.map(\.0)
      let isHeadedAlike =
        text.isEmpty
        ? headers.corner.isEmpty && others.contains { !$0.isEmpty }
        : text.hasSuffix(headers.corner) && !headers.corner.isEmpty
      if isHeadedAlike || namesTheSame(column) { return columns[column].lowerBound }
    }
    return nil
  }

  private func namesTheSame(_ column: Int) -> Bool {
    var (same, all) = (0, 0)
    for row in body {
      guard let label = row.cells.first, isLabel(label) else { continue }
      let cell = row.cells.dropFirst().first { self.column(of: $0) == column && !$0.isValue }
      guard let cell else { continue }
      all += 1
      if cell.text == label.text { same += 1 }
    }
    return all > 1 && same * 5 >= all * 3
  }

  // MARK: The table

  /// Whether the rows are those of a table: a header stands above its numbers, or the numbers stand in
  /// two columns or more, and there are more numbers than words beside the labels.
  var isTable: Bool {
    let cells = body.flatMap { $0.cells.filter { !isLabel($0) } }
    let numbers = cells.filter { $0.kind == .number }.count
    let rows = body.count(where: \.isData)
    let words = cells.count { $0.kind == .words }
    guard numbers > 0, numbers * 2 >= words else { return false }
    let isHeaded = zip(headers.texts, isOfWords).contains { !$0.isEmpty && !$1 }
    let columns = isOfWords.count { !$0 }
    if isHeaded { return rows > 1 || head.last?.cells.count ?? 0 > 1 }
    return columns > 1 && rows > 1 && labels != nil
  }

  /// Whether the numbers are those of pages: they stand in one column, and none is below the one before.
  func isContents(title: [UInt8]) -> Bool {
    guard columns.count == 1 else { return false }
    let says = [
      headers.corner.lowercased(), headers.texts[0].lowercased(),
      String(decoding: title.map(lower), as: UTF8.self),
    ]
    guard says.contains(where: { $0.hasSuffix("contents") || $0.hasPrefix("page") }) else {
      return false
    }
    let pages = body.flatMap(\.cells).filter { $0.kind == .number }.map(\.text)
    return pages.allSatisfy { $0.allSatisfy(isDigit) }
  }

  /// The table; of one that continues another, with the headers of that.
  func table(caption: String, continuing other: PDFTable?) -> PDFTable {
    var table = PDFTable(page: page)
    table.top = (head.first ?? body[0]).top
    table.bottom = body[body.count - 1].bottom
    table.columns = columns
    table.headers = headers.texts
    table.corner = headers.corner
    table.caption = caption
    var places = Array(columns.indices)
    if let other {
      table.continues = true
      (table.corner, table.caption, table.rows) = (other.corner, other.caption, other.rows)
      places = columns.map { range in
        PDFRanges.best(other.columns, for: range) ?? PDFRanges.nearest(other.columns, to: range)
          ?? 0
      }
      (table.columns, table.headers) = (other.columns, other.headers)
    }
    if other == nil {
      for row in headers.rows {
        for header in row {
          table.entries.append(
            PDFTable.Entry(
              row: table.rows, column: max(0, header.columns.lowerBound + 1), isHeader: true,
              text: header.text, line: header.line))
        }
        table.rows += 1
      }
    }
    write(places, to: &table, section: other?.section)
    table.fragments = Array(
      Set((head + body).flatMap { $0.cells.flatMap(\.allFragments) })
    ).sorted()
    return table
  }

  /// Whether a row holds no more than the rest of words above it.
  private func isRest(_ row: PDFRow, of above: PDFRow) -> Bool {
    row.cells.contains { !isLabel($0) } && row.goesOn(above)
  }

  private func write(_ places: [Int], to table: inout PDFTable, section: PDFRowLabels.Section?) {
    let goesOn = body.indices.map { $0 > 0 && isRest(body[$0], of: body[$0 - 1]) }
    let data = zip(body, goesOn).map { row, isRest in
      !isRest && row.cells.contains { !isLabel($0) }
    }
    let labels = PDFRowLabels(body, data: data, isLabel: isLabel, section: section)
    var texts = labels.texts.makeIterator()
    var sections = labels.sections.makeIterator()
    var nextSection = sections.next()
    for (index, row) in body.enumerated() {
      if let section = nextSection, section.row == index {
        table.entries.append(
          PDFTable.Entry(
            row: table.rows, column: 0, isHeader: true, text: section.text,
            line: section.line))
        table.rows += 1
        nextSection = sections.next()
        continue
      }
      if goesOn[index] {
        for cell in row.cells where !isLabel(cell) {
          let place = places[column(of: cell)] + 1
          let above = table.entries.suffix(2 * Self.mostColumns).lastIndex {
            $0.column == place && !$0.isHeader
          }
          if let above {
            table.entries[above].text += [0x20] + cell.text
          } else {
            table.entries.append(
              PDFTable.Entry(
                row: table.rows, column: place, isHeader: true, text: cell.text, line: cell.line))
          }
        }
      }
      guard data[index], let label = texts.next() else { continue }
      if !label.own.isEmpty {
        table.entries.append(
          PDFTable.Entry(
            row: table.rows, column: 0, isHeader: true, text: label.own,
            line: row.cells[0].line))
      }
      for cell in row.cells where !isLabel(cell) {
        let place = places[column(of: cell)]
        table.entries.append(
          PDFTable.Entry(
            row: table.rows, column: place + 1, isHeader: false, rowHeader: label.header,
            columnHeader: place < table.headers.count ? table.headers[place] : "",
            text: cell.text, line: cell.line))
      }
      table.rows += 1
    }
    for other in labels.others {
      table.entries.append(
        PDFTable.Entry(
          row: table.rows, column: 0, isHeader: true, text: other.text, line: other.line))
      table.rows += 1
    }
    table.section = labels.section
  }
}
