/// What names the rows of a table: labels that may go on over several lines, labels of groups that stand
/// in a column of their own or in a row of their own above.
struct PDFRowLabels {
  /// A label that heads the rows below it.
  struct Section: Sendable {
    let text: String
    let isBold: Bool
    let left: Int

    /// Where the label of its first row begins.
    var first: Int?
  }

  /// Of each row with data, all that names it, and what of that stands in the row itself.
  private(set) var texts: [(header: String, own: [UInt8])] = []

  /// A header longer than this is cut: it stands again in every cell beside it.
  private static let longest = 300

  /// More columns of labels than these are one.
  private static let mostColumns = 8

  /// The labels of sections by the rows that they stand in, and labels that name no row.
  private(set) var sections: [(row: Int, text: [UInt8], line: Int)] = []
  private(set) var others: [(text: [UInt8], line: Int)] = []
  private(set) var section: Section?

  /// A label: its lines, the rows that they stand in, and what it spans.
  private struct Label {
    var text: [UInt8]
    var rows: Range<Int>
    var top: Int
    var bottom: Int
    var first: PDFCell
    var isSection = false

    mutating func add(_ other: Label) {
      text += [0x20] + other.text
      rows = rows.lowerBound..<other.rows.upperBound
      bottom = max(bottom, other.bottom)
    }
  }

  /// - Parameters:
  ///   - body: The rows below the headers.
  ///   - data: Which of them have data.
  ///   - isLabel: Whether a cell stands among those that name the rows.
  ///   - section: The section that a table is in which continues another.
  init(
    _ body: [PDFRow], data: [Bool], isLabel: (PDFCell) -> Bool, section: Section?
  ) {
    self.section = section
    let columns = Self.columns(body, data, isLabel)
    guard !columns.isEmpty else {
      texts = data.filter { $0 }.map { _ in ("", []) }
      return
    }
    var lines: [[Label]] = Array(repeating: [], count: columns.count)
    for (row, cells) in body.enumerated() {
      for cell in cells.cells where isLabel(cell) {
        let column =
          PDFRanges.best(columns, for: cell.columns)
          ?? PDFRanges.nearest(columns, to: cell.columns) ?? 0
        lines[column].append(
          Label(
            text: cell.text, rows: row..<row + 1, top: cell.top, bottom: cell.bottom, first: cell))
      }
    }
    let pitch = Self.pitch(body, data)
    var labels = lines.map { Self.joined($0, data, pitch) }
    var groups: [Label] = []
    if labels.count > 1 {
      groups = labels.removeFirst()
    }
    write(body, data, labels, groups)
  }

  /// The columns of labels. A label in a row without data may stand across them.
  private static func columns(
    _ body: [PDFRow], _ data: [Bool], _ isLabel: (PDFCell) -> Bool
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var others: [Range<Int>] = []
    for (row, cells) in body.enumerated() {
      for cell in cells.cells where isLabel(cell) {
        if data[row] { ranges.append(cell.columns) } else { others.append(cell.columns) }
      }
    }
    let columns = PDFRanges.joined(ranges)
    guard columns.count <= mostColumns else { return columns.suffix(1) }
    let beside = others.filter { PDFRanges.best(columns, for: $0) == nil }
    let all = PDFRanges.joined(columns + beside)
    return all.count <= mostColumns ? all : columns
  }

  /// The text of a header, cut where it is long.
  private static func text(_ bytes: [UInt8]) -> String {
    var text = bytes.prefix(longest)
    if text.count < bytes.count {
      while let last = text.last, last & 0xC0 == 0x80 { text.removeLast() }
      if let last = text.last, last >= 0xC0 { text.removeLast() }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The least distance of two rows of data that no line stands between.
  private static func pitch(_ body: [PDFRow], _ data: [Bool]) -> Int {
    var least = Int.max / 64
    for row in body.indices.dropFirst() where data[row] && data[row - 1] {
      least = min(least, (body[row].middle - body[row - 1].middle) / 2)
    }
    return least
  }

  /// Joins the lines of a label. A line without data goes on with the label above where it begins in lower
  /// case or stands nearer to it, and begins the one below where it stands nearer to that; else it heads rows.
  private static func joined(_ lines: [Label], _ data: [Bool], _ pitch: Int) -> [Label] {
    var result: [Label] = []
    var isOpen = false
    func hasData(_ label: Label) -> Bool { label.rows.contains { data[$0] } }
    func distance(_ one: Label, _ other: Label) -> Int { other.first.top - one.first.top }
    for (place, line) in lines.enumerated() {
      var isSection = false
      var joinsUp = isOpen && !result.isEmpty
      isOpen = false
      let above = place > 0 ? lines[place - 1] : nil
      if !hasData(line) {
        let height = line.first.height
        let most = min(height * 27 / 20, pitch * 19 / 20)
        let below = place + 1 < lines.count ? lines[place + 1] : nil
        let up = above.map { distance($0, line) } ?? .max / 64
        let down = below.map { distance(line, $0) } ?? .max / 64
        let isLower = line.text.first.map(isLower) ?? false
        if above != nil, isLower && up <= 2 * height || up <= most && up * 20 <= down * 19 {
          joinsUp = true
          // More lines may follow, as far as no data does.
        } else if down <= most && down * 20 <= up * 19
          || (below?.text.first.map(Scraping.isLower) ?? false) && down <= 2 * height
        {
          isOpen = true
        } else if joinsUp {
          isOpen = false
        } else if up <= most, down <= most, let last = result.last, !hasData(last) {
          joinsUp = true
        } else {
          isSection = true
        }
      } else if let above, !hasData(above), !isSection, let last = result.last, !last.isSection,
        !hasData(last), distance(above, line) <= min(line.first.height * 27 / 20, pitch * 19 / 20)
      {
        joinsUp = true
      }
      if joinsUp, result.last.map({ !(hasData($0) && hasData(line)) }) ?? false {
        result[result.count - 1].add(line)
        result[result.count - 1].isSection = false
      } else {
        var label = line
        label.isSection = isSection
        result.append(label)
      }
    }
    return result
  }

  // MARK: Rows

  private mutating func write(
    _ body: [PDFRow], _ data: [Bool], _ columns: [[Label]], _ groups: [Label]
  ) {
    let grouped = Self.groups(groups, body, data)
    var heads: [Int: Label] = [:]
    for label in columns.first ?? [] where label.isSection {
      for row in label.rows { heads[row] = label }
    }
    var lastGroup = -1
    var used = Array(repeating: Set<Int>(), count: columns.count)
    var next = Array(repeating: 0, count: columns.count)
    for row in body.indices {
      if !data[row], let label = heads[row] {
        section = Section(
          text: Self.text(label.text), isBold: label.first.isBold,
          left: label.first.left)
        if row == label.rows.lowerBound { sections.append((row, label.text, label.first.line)) }
        continue
      }
      guard data[row] else { continue }
      var words: [String] = []
      var texts: [[UInt8]] = []
      var own: Label?
      for (column, labels) in columns.enumerated() {
        while next[column] + 1 < labels.count,
          labels[next[column] + 1].rows.lowerBound <= row
            || Self.spans(labels[next[column] + 1], body[row])
              && !Self.spans(labels[next[column]], body[row])
        {
          next[column] += 1
        }
        guard next[column] < labels.count else { continue }
        let label = labels[next[column]]
        guard !label.isSection, label.rows.contains(row) || Self.spans(label, body[row]) else {
          continue
        }
        own = own ?? label
        used[column].insert(next[column])
        words.append(Self.text(label.text))
        texts.append(label.text)
      }
      if let group = grouped[row] {
        words.insert(Self.text(groups[group].text), at: 0)
        if group != lastGroup { texts.insert(groups[group].text, at: 0) }
        lastGroup = group
      }
      endSection(at: own?.first)
      if let section { words.insert(section.text, at: 0) }
      self.texts.append((words.joined(separator: " "), Array(texts.joined(separator: [0x20]))))
    }
    let groupsUsed = Set(grouped.values)
    for (place, label) in groups.enumerated() where !groupsUsed.contains(place) {
      others.append((label.text, label.first.line))
    }
    for (column, labels) in columns.enumerated() {
      for (place, label) in labels.enumerated()
      where !used[column].contains(place) && !(column == 0 && label.isSection) {
        others.append((label.text, label.first.line))
      }
    }
  }

  /// Whether the middle of a row stands beside a label.
  private static func spans(_ label: Label, _ row: PDFRow) -> Bool {
    row.middle > 2 * label.top && row.middle < 2 * label.bottom
  }

  /// A section ends where a label is bold like its own, or no deeper than it where the first was.
  private mutating func endSection(at label: PDFCell?) {
    guard let open = section, let label else { return }
    if open.first == nil {
      section?.first = label.left
      if open.isBold, label.isBold { return }
    }
    let first = open.first ?? label.left
    let isDeeper = first > open.left + 3
    if isDeeper && label.left <= open.left + 3 || open.isBold && label.isBold && open.first != nil {
      section = nil
    }
  }

  /// The group that each row is in, by its place among the labels, where a column of labels stands left of those
  /// of the rows.
  private static func groups(_ labels: [Label], _ body: [PDFRow], _ data: [Bool]) -> [Int: Int] {
    guard let first = labels.first, let top = data.firstIndex(of: true) else { return [:] }
    var result: [Int: Int] = [:]
    var place = 0
    if first.rows.contains(top) {
      // Each stands beside the first row of its group.
      for row in body.indices where row >= top {
        while place + 1 < labels.count, labels[place + 1].rows.lowerBound <= row { place += 1 }
        if data[row] { result[row] = place }
      }
      return result
    }
    // Each stands in the middle of its group.
    var start = 2 * body[top].top
    var row = top
    for (place, label) in labels.enumerated() {
      let middle = label.top + label.bottom
      let end = place + 1 < labels.count ? max(middle, 2 * middle - start) : Int.max / 4
      while row < body.count, body[row].middle < end {
        if data[row] { result[row] = place }
        row += 1
      }
      start = row < body.count ? 2 * body[row].top : end
    }
    return result
  }
}
