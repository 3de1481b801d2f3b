import Language
import Model

/// A table with grades among its cells: which column names the councils, which the areas that are judged,
/// which the days.
///
/// A grade's row and column say whose it is, of which area and when it was given: `Bury` and `2021` of a
/// table by council and year, `Care leavers` and `Bury` of one by area and council.
struct GradeTable {
  /// A cell with what is found among its words.
  private struct Cell {
    let block: Int
    let slot: TableSlot
    let read: GradeText

    /// The cell as a line, where it is one.
    let line: GradeLine?
    var isGrade: Bool { !read.grades.isEmpty }
  }

  /// What a column's header says of the grades below it.
  private struct Column {
    var header: GradeText?
    var remit = GradeSetting.Remit.unsaid
    var isOwnView = false
    var isCouncil = false
    var isKind = false
    var isEarlier = false
    var isLast = false

    /// Whether the second grade of a cell, in brackets, is the earlier one: "Grade (previous)".
    var isBracketed = false

    /// The header's cell, which may name a council.
    var block: Int?
    var date: PartialDate?
    var areas: [JudgementArea] = []
  }

  private let text: AnalysedText
  private let extractor: GradeExtractor
  private var rows: [[Cell]] = []
  private var columns: [Int: Column] = [:]

  /// What heads the column of the rows' headers, and the caption.
  private var caption: GradeSetting.Remit = .unsaid
  private var corner: GradeText?

  /// The rows that only head columns.
  private var headRows = 0

  init(_ blocks: Range<Int>, in text: AnalysedText, _ extractor: GradeExtractor) {
    (self.text, self.extractor) = (text, extractor)
    var row = -1
    for number in blocks {
      guard let slot = text.text.blocks[number].slot else { continue }
      let range = text.text.blocks[number].range
      guard range.count <= GradeExtractor.longestLabel else { continue }
      let read = extractor.gradeText(text.words(in: range), bytes: text.bytes, isDated: true)
      let cell = Cell(block: number, slot: slot, read: read, line: GradeLine(read))
      if slot.row != row || rows.isEmpty { rows.append([]) }
      row = slot.row
      rows[rows.count - 1].append(cell)
    }
    if let slot = rows.first?.first?.slot {
      caption = GradeSetting.remit(
        of: extractor.gradeText(ofHeader: slot.caption, text.lexicon), isShort: true)
    }
    headRows = rows.prefix { isHead($0) }.count
    for cell in rows.dropFirst(headRows).joined() where columns[cell.slot.column] == nil {
      columns[cell.slot.column] = column(of: cell)
    }
    corner = rows.dropFirst(headRows).joined().map(\.slot.column).min().flatMap {
      columns[$0]?.header
    }
  }

  /// Whether a row is of headers alone: by its tags, or where none of its cells is a grade and some row
  /// below has one.
  private func isHead(_ row: [Cell]) -> Bool {
    if row.contains(where: \.isGrade) { return false }
    if row.allSatisfy({ $0.slot.isHeader && $0.slot.rowHeader.isEmpty }), row.count > 1 {
      return true
    }
    guard row.first?.block == rows.first?.first?.block, row.count > 1,
      !row.dropFirst().contains(where: { $0.slot.isHeader })
    else { return false }
    // A first row without tags: that of a table of nothing but areas is one of data.
    let below = Set(rows.dropFirst().joined().filter(\.isGrade).map(\.slot.column))
    return row.contains { below.contains($0.slot.column) }
  }

  private func column(of cell: Cell) -> Column {
    let number = cell.slot.column
    var column = Column()
    let above = rows.prefix(headRows).reversed().lazy.compactMap { row in
      row.last { $0.slot.column <= number }
    }.first
    column.block = above?.slot.column == number ? above?.block : nil
    let words =
      cell.slot.columnHeader.isEmpty
      ? column.block.map { text.text[text.text.blocks[$0].range] } ?? "" : cell.slot.columnHeader
    guard !words.isEmpty else { return column }
    let header = extractor.gradeText(ofHeader: words, text.lexicon)
    let rules = extractor.rules
    column.header = header
    column.remit = GradeSetting.remit(of: header, isShort: true)
    if column.remit == .unsaid, isOfOthers(header) { column.remit = .others }
    column.isOwnView = header.holdsOfLines(rules.line.ownView)
    column.isCouncil = header.areas.isEmpty || header.areas.allSatisfy(\.area.isWhole)
    column.isCouncil = column.isCouncil && header.holdsOfLines(rules.line.council)
    column.isKind = header.holdsOfLines(rules.line.kind)
    column.isEarlier = header.holdsOfLines(rules.line.earlierColumn)
    column.isBracketed = header.holdsOfLines(rules.line.bracketed)
    column.isLast = column.isEarlier && header.holdsOfLines(rules.line.last)
    column.date = header.dates.first?.first
    column.areas = extractor.areas(ofHeader: header)
    return column
  }

  /// Whether words are of what others judge, or of what is judged for itself.
  private func isOfOthers(_ words: GradeText) -> Bool {
    let rules = extractor.rules
    let isOwn = words.areas.contains { $0.isTitle }
    return !isOwn
      && (words.holds(rules.otherRemit) || words.holds(rules.otherService)
        || GradeSetting.remit(of: words, isShort: true) == .others)
  }

  // MARK: Grades

  /// The grades of the table.
  ///
  /// - Parameters:
  ///   - remit: Of what services the lines above say that they are.
  ///   - partsRemit: The same of grades of care leavers, of help and protection …, which say it themselves.
  ///   - row: What those lines say of whose they are.
  func mentions(
    remit: GradeSetting.Remit, ofParts partsRemit: GradeSetting.Remit, row: GradeRow
  ) -> [GradeMention] {
    if rows.joined().contains(where: { isSibling($0) }) { return [] }
    var remits = caption == .unsaid ? (remit, partsRemit) : (caption, caption)
    if let corner, isOfOthers(corner) { remits = (.others, .others) }
    var found: [Found] = []
    for cells in rows.dropFirst(headRows) {
      found += grades(of: cells, remits, row: row)
    }
    return settled(found)
  }

  private func isSibling(_ cell: Cell) -> Bool {
    extractor.isSibling(text.text.blocks[cell.block].range, in: text)
      || extractor.isSibling(cell.read)
  }

  /// A grade of the table with what it is compared by: the council, and the column's date.
  private struct Found {
    var mention: GradeMention
    let key: [Int32]
    let isLastColumn: Bool
  }

  private func grades(
    of cells: [Cell], _ remits: (whole: GradeSetting.Remit, parts: GradeSetting.Remit),
    row: GradeRow
  ) -> [Found] {
    let labels = cells.filter { !$0.isGrade }
    let subject = subject(of: cells)
    // Of a row's labels one may say that it is of schools; the council's own name does not.
    if labels.contains(where: { isOfOthers($0.read) }) { return [] }
    let rowAreas =
      labels.lazy.map { extractor.areas(ofHeader: $0.read) }.first { !$0.isEmpty } ?? []
    let rowDate = date(of: cells)
    let isOfChildren = labels.contains {
      GradeSetting.remit(of: $0.read, isShort: true) == .children
    }
    var result: [Found] = []
    for cell in cells where cell.isGrade {
      let column = columns[cell.slot.column] ?? Column()
      guard column.remit != .others, !column.isOwnView,
        let line = cell.line,
        let entries = line.entries(
          key: GradeLine.Label(areas: [], names: nil),
          bracketsEarlier: column.isBracketed || areBracketed(row))
      else { continue }
      for entry in entries {
        var label = entry.label
        var own = row
        own.names = label.names ?? subject?.names
        own.isCouncil = label.names == nil && subject?.isCouncil == true
        if label.areas.isEmpty { label.areas = column.areas.isEmpty ? rowAreas : column.areas }
        if own.names == nil, let names = names(ofColumn: column, label.areas, rowAreas) {
          own.names = names
        }
        if label.areas.allSatisfy(\.isWhole) {
          label.areas = rowAreas.contains { !$0.isWhole } ? rowAreas : label.areas
        }
        let isSaid = !label.areas.isEmpty && own.names == nil
        let isParts = label.areas.contains { !$0.isWhole }
        let remit = isParts ? remits.parts : remits.whole
        let isNamed = column.remit == .children || isOfChildren
        guard isSaid || isNamed || remits.whole == .children, remit != .others || isNamed else {
          continue
        }
        guard !label.areas.isEmpty || own.names != nil || rowDate != nil || column.date != nil
        else { continue }
        let date = label.date ?? column.date ?? (column.isEarlier ? nil : rowDate)
        for area in extractor.areas(of: label) {
          result.append(
            Found(
              mention: GradeMention(
                range: extractor.range(of: entry.grade.words, in: cell.read.text.words),
                sentence: text.text.blocks[cell.block].range, block: cell.block, area: area,
                grade: entry.grade.grade.id, isCurrent: !entry.isEarlier && !column.isEarlier,
                date: date, isLabelled: true, row: own),
              key: own.names.map { text.words(in: $0).map(\.id) } ?? [],
              isLastColumn: column.isLast))
        }
      }
    }
    return result
  }

  /// Whether the lines above say that grades in brackets are earlier ones.
  private func areBracketed(_ row: GradeRow) -> Bool {
    row.headings.contains { range in
      range.count <= GradeExtractor.longestLabel
        && extractor.gradeText(text.words(in: range), bytes: text.bytes)
          .holdsOfLines(extractor.rules.line.bracketed)
    }
  }

  /// What a row is of: the cell below a header for councils, else its first name.
  private func subject(of cells: [Cell]) -> (names: Range<Int>, isCouncil: Bool)? {
    let labels = cells.filter {
      !$0.isGrade && !$0.read.text.words.isEmpty && columns[$0.slot.column]?.isKind != true
    }
    if let cell = labels.first(where: {
      columns[$0.slot.column]?.isCouncil == true && !$0.read.areas.contains(where: \.isTitle)
    }) {
      return (text.text.blocks[cell.block].range, true)
    }
    guard
      let first = labels.first(where: { $0.read.dates.isEmpty && !$0.read.text.has(.figure, at: 0) }
      ),
      extractor.areas(ofHeader: first.read).allSatisfy(\.isWhole),
      !first.read.areas.contains(where: \.isTitle)
    else { return nil }
    guard let line = first.line else { return (text.text.blocks[first.block].range, false) }
    let isNamed = line.parts.contains { if case .names = $0.part { true } else { false } }
    return isNamed ? (text.text.blocks[first.block].range, false) : nil
  }

  /// What heads a column of a table by area: the name of a council.
  private func names(
    ofColumn column: Column, _ areas: [JudgementArea], _ rowAreas: [JudgementArea]
  ) -> Range<Int>? {
    guard let block = column.block, let header = column.header, column.areas.isEmpty,
      column.date == nil, !column.isEarlier, !rowAreas.isEmpty,
      let line = GradeLine(header),
      line.parts.contains(where: { if case .names = $0.part { true } else { false } })
    else { return nil }
    return text.text.blocks[block].range
  }

  /// The day of a row: that of a column of inspections, else the first that is written.
  private func date(of cells: [Cell]) -> PartialDate? {
    let dated = cells.filter { cell in
      guard !cell.isGrade, let date = cell.read.dates.first else { return false }
      let isNext = columns[cell.slot.column]?.isOwnView ?? false
      return !isNext && !(columns[cell.slot.column]?.isEarlier ?? false)
        && (date.words.count == cell.read.text.words.count || cell.line != nil)
    }
    let inspected = dated.first { cell in
      columns[cell.slot.column]?.header?.holdsOfLines(extractor.rules.line.inspected) ?? false
    }
    return (inspected ?? dated.first)?.read.dates.first?.first
  }

  /// Of each council's dated grades the latest are current.
  private func settled(_ found: [Found]) -> [GradeMention] {
    var latest: [[Int32]: CalendarDate] = [:]
    var current: Set<[Int32]> = []
    for one in found {
      if let day = one.mention.date?.last { latest[one.key] = max(latest[one.key] ?? day, day) }
      if one.mention.isCurrent { current.insert(one.key) }
    }
    return found.map { one in
      var mention = one.mention
      if one.isLastColumn, !current.contains(one.key) { mention.isCurrent = true }
      if let day = mention.date?.last, let last = latest[one.key], day < last {
        mention.isCurrent = false
      }
      return mention
    }
  }
}
