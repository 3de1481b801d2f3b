import Language
import Model

/// Reads the grades of a page that stand in lines, lists, timelines and tables, block after block.
///
/// A line of grades says itself what they are of, or the line before it does, or the list's introduction;
/// the caption and the headings above say of what services and whose. A page of schools, homes or adult
/// social care gives none.
struct GradeBlocks {
  let extractor: GradeExtractor
  let text: AnalysedText
  private(set) var setting: GradeSetting

  /// Whether the page is about a school or the like.
  let isElsewhere: Bool

  /// Behind the table, and behind the items of the list, that have been read.
  private var readEnd = 0

  /// The line or paragraph before, which is asked only where grades stand behind it as labels.
  private var line: Block?

  /// Which runs of lines are labels of the inspection of a school or the like, by their first block.
  private var siblings: (blocks: Range<Int>, areOfOthers: Bool)?

  /// The grades behind a line that leads up to those of the last inspection: they are earlier where the
  /// page gives others.
  private(set) var ofLastInspection: Set<Range<Int>> = []

  init(of text: AnalysedText, title: String?, _ extractor: GradeExtractor) {
    (self.text, self.extractor) = (text, extractor)
    setting = GradeSetting(of: text, title: title, extractor)
    isElsewhere = title.map { extractor.isOfOthers($0, text) } ?? false
  }

  private var blocks: [Block] { text.text.blocks }

  /// Whether a block has a word of a grade.
  func holdsGrade(_ number: Int) -> Bool {
    text.words[text.places(in: blocks[number].range)].contains {
      extractor.gradeWords.contains($0.id)
    }
  }

  /// The grades of a block that is read as a line, as an item or as a cell; nil for one that is prose.
  mutating func read(_ number: Int) -> [GradeMention]? {
    let block = blocks[number]
    if number > 0, number >= readEnd, block.kind != .listItem, blocks[number - 1].kind == .listItem
    {
      setting.endList()
    }
    if block.kind == .cell, let slot = block.slot {
      if slot.isCard { return isElsewhere ? [] : leading(extractor.card(number, slot, in: text)) }
      return number < readEnd ? [] : table(from: number)
    }
    guard number >= readEnd else { return [] }
    guard holdsGrade(number) else {
      pass(number)
      return nil
    }
    let isLead = text.bytes[block.range].last == UInt8(ascii: ":")
    if isLead, let found = items(below: number) { return found }
    if let found = lineGrades(of: number) ?? items(below: number) {
      if block.kind == .heading { setting.pass(number) }
      return found
    }
    pass(number)
    return nil
  }

  private mutating func pass(_ number: Int) {
    line = blocks[number]
    setting.pass(number)
  }

  // MARK: Lines

  /// Lines of several grades, "Kent (good), Essex (good)", are no longer, in bytes.
  private static let longestLine = 2_000

  private mutating func lineGrades(of number: Int) -> [GradeMention]? {
    let range = blocks[number].range
    guard range.count <= Self.longestLine else { return nil }
    let read = extractor.gradeText(text.words(in: range), bytes: text.bytes, isDated: true)
    for line in lines(of: read, in: number) {
      if let entries = entries(of: line, in: number) { return mentions(of: entries, line, number) }
    }
    return nil
  }

  private func entries(of line: GradeLine, in number: Int) -> [GradeLine.Entry]? {
    let isBracketed = isBracketed(line)
    guard let entries = line.entries(key: nil, bracketsEarlier: isBracketed) else { return nil }
    guard entries.contains(where: { $0.label.areas.isEmpty && $0.label.names == nil }) else {
      return entries
    }
    let keyed = line.entries(key: key(before: number), bracketsEarlier: isBracketed)
    return keyed.flatMap { $0.contains(where: \.label.isEmpty) ? nil : $0 }
  }

  /// Whether the lines above say that a grade in brackets is the earlier one.
  private func isBracketed(_ line: GradeLine) -> Bool {
    let words = line.read.text.words
    return line.read.grades.dropFirst().contains {
      words[$0.words.lowerBound].before.contains(.open)
    }
      && setting.headers.contains { extractor.holds(extractor.rules.line.bracketed, $0, in: text) }
  }

  /// The block as a line of grades, and what stands behind a colon, a dash or a stop, where that is one of several.
  private func lines(of read: GradeText, in number: Int) -> [GradeLine] {
    let words = read.text.words
    var lines: [GradeLine] = []
    let rules = extractor.rules.line
    if !read.holdsOfLines(rules.sentence), isShort(number) || read.grades.count > 1,
      let line = GradeLine(read)
    {
      lines.append(line)
    }
    guard read.grades.count > 1 else { return lines }
    let first = read.grades[0].words.lowerBound
    let marks = words.indices.prefix(first + 1).dropFirst().filter {
      !words[$0].before.isDisjoint(with: [.colon, .dash, .stop])
    }
    return lines
      + marks.suffix(4).compactMap { GradeLine(read, from: $0) }.filter { line in
        line.parts.contains { if case .names = $0.part { true } else { false } }
      }
  }

  private func isShort(_ number: Int) -> Bool {
    blocks[number].range.count <= GradeExtractor.longestLabel
  }

  /// The label in the line before a grade: `Care leavers` before `Good`.
  private func key(before number: Int) -> GradeLine.Label? {
    guard number > 0, !holdsGrade(number - 1), blocks[number - 1].slot == nil, isShort(number - 1)
    else { return nil }
    let (before, own) = (blocks[number - 1].kind, blocks[number].kind)
    guard before == own || before == .heading && own == .paragraph else { return nil }
    return label(of: number - 1)?.label
  }

  /// A block as a line without grades.
  private func label(of number: Int) -> GradeLine? {
    GradeLine(
      extractor.gradeText(
        text.words(in: blocks[number].range), bytes: text.bytes, isDated: true))
  }

  private mutating func mentions(
    of entries: [GradeLine.Entry], _ line: GradeLine, _ number: Int
  ) -> [GradeMention]? {
    guard !isOfOthers(lines: number), !setting.isOfOpinions else { return [] }
    let isOfParts = entries.allSatisfy { $0.label.areas.contains { !$0.isWhole } }
    var remit = setting.remit()
    if remit == .others, isOfParts { remit = setting.headedRemit() }
    let own = GradeSetting.remit(of: line.read, isShort: true)
    if own != .unsaid { remit = own }
    let isOfChildren =
      namesOwnArea(line.read)
      || key(before: number) != nil && label(of: number - 1).map { namesOwnArea($0.read) } == true
    if remit == .others, !isOfChildren || setting.lead.map({ setting.remit(of: $0) }) == .others {
      return []
    }
    if isElsewhere, remit != .children { return [] }
    var result: [GradeMention] = []
    for entry in entries {
      let label = entry.label
      if label.areas.isEmpty, remit != .children { continue }
      if let names = label.names, isOther(names) || remit != .children && !isOfChildren { continue }
      result += mentions(of: entry, line.read.text.words, number)
    }
    return result
  }

  private mutating func mentions(
    of entry: GradeLine.Entry, _ words: [FoldedWord], _ number: Int
  ) -> [GradeMention] {
    let row = GradeRow(
      names: entry.label.names, headings: setting.headers.map { blocks[$0].range },
      isNews: setting.headers.first.map { self.isNews($0) } ?? false || self.isNews(number))
    let found = extractor.areas(of: entry.label).map {
      GradeMention(
        range: extractor.range(of: entry.grade.words, in: words), sentence: blocks[number].range,
        block: number, area: $0, grade: entry.grade.grade.id, isCurrent: !entry.isEarlier,
        date: entry.label.date, isLabelled: true, row: row)
    }
    return leading(found)
  }

  private func isNews(_ number: Int) -> Bool {
    extractor.gradeText(text.words(in: blocks[number].range), bytes: text.bytes)
      .holdsOfLines(extractor.rules.line.news)
  }

  /// Whether words name an area of services for children alone, as care leavers are, and not leadership.
  private func namesOwnArea(_ read: GradeText) -> Bool {
    read.areas.contains { hit in
      !hit.area.isWhole
        && hit.words.contains {
          read.text.match(
            of: extractor.rules.line.ownWord, in: extractor.rules.lines, at: $0) != nil
        }
    }
  }

  /// Whether a name is a school's, a home's or the like.
  private func isOther(_ names: Range<Int>) -> Bool {
    let read = extractor.gradeText(text.words(in: names), bytes: text.bytes)
    return read.holds(extractor.rules.otherRemit) || read.holds(extractor.rules.otherService)
  }

  /// Whether a line stands among the labels of the inspection of a school, a home or a care service.
  private mutating func isOfOthers(lines number: Int) -> Bool {
    if let siblings, siblings.blocks.contains(number) { return siblings.areOfOthers }
    func isLine(_ block: Int) -> Bool {
      blocks.indices.contains(block) && blocks[block].kind == blocks[number].kind
        && blocks[block].range.count <= 150
    }
    var (first, end) = (number, number + 1)
    while isLine(first - 1), number - first < 20 { first -= 1 }
    while isLine(end), end - number < 20 { end += 1 }
    let areOfOthers = (first..<end).contains { extractor.isSibling(blocks[$0].range, in: text) }
    siblings = (first..<end, areOfOthers)
    return areOfOthers
  }

  // MARK: Lists

  /// The items below a line that gives their grade: "These councils are rated inadequate:", or a heading
  /// `Good`.
  private mutating func items(below number: Int) -> [GradeMention]? {
    guard isShort(number) else { return nil }
    let range = blocks[number].range
    let read = extractor.gradeText(text.words(in: range), bytes: text.bytes, isDated: true)
    let rules = extractor.rules
    guard let grade = read.grades.first, read.grades.count == 1,
      read.text.match(of: rules.line.leadGrade, in: rules.lines, at: grade.words.lowerBound) != nil
    else { return nil }
    let isBare = GradeLine(read)?.parts.count == 1
    guard isBare || text.bytes[range].last == UInt8(ascii: ":") else { return nil }
    var labels: [GradeLine.Label] = []
    var next = number + 1
    while blocks.indices.contains(next), next - number <= 200, !holdsGrade(next),
      blocks[next].kind == .listItem || blocks[next].kind == .paragraph && isShort(next)
    {
      let label = label(of: next)?.label
      if label == nil, blocks[next].kind == .paragraph { break }
      if let label { labels.append(label) }
      next += 1
    }
    guard !labels.isEmpty else { return nil }
    pass(number)
    readEnd = next
    let remit = setting.remit()
    guard remit != .others else { return [] }
    let isEarlier = read.holdsOfLines(rules.line.before)
    var result: [GradeMention] = []
    for var label in labels where label.names == nil || remit == .children {
      guard !(label.areas.isEmpty && label.names == nil), label.names.map(isOther) != true else {
        continue
      }
      label.date = label.date ?? inspectionDate(in: read)
      let entry = GradeLine.Entry(grade: grade, label: label, isEarlier: isEarlier)
      result += mentions(of: entry, read.text.words, number)
    }
    return result
  }

  // MARK: Dates

  /// Takes the date that a line of prose begins with: "2017: Doncaster is rated good".
  ///
  /// - Parameter found: The grades that the prose states. One that is only named is of the whole.
  mutating func timeline(_ found: [GradeMention], _ number: Int) -> [GradeMention] {
    let range = blocks[number].range
    guard isShort(number) else { return found }
    let read = extractor.gradeText(text.words(in: range), bytes: text.bytes, isDated: true)
    let words = read.text.words
    guard let date = read.dates.first, date.words.lowerBound == 0, words.count > date.words.count,
      !words[date.words.upperBound].before.isDisjoint(with: [.colon, .dash])
        || date.first.month != nil && words[date.words.upperBound].isCapitalised
          && words[date.words.upperBound].before.isEmpty
    else { return found }
    var result = found
    if found.isEmpty, let grade = read.grades.first, read.grades.count == 1,
      read.text.match(
        of: extractor.rules.line.timed, in: extractor.rules.lines, at: grade.words.lowerBound)
        != nil,
      setting.remit() == .children
    {
      let parts = read.areas.filter { $0.words.upperBound <= grade.words.lowerBound }.map(\.area)
      let label = GradeLine.Label(areas: parts)
      result = mentions(
        of: GradeLine.Entry(grade: grade, label: label, isEarlier: false), words, number)
    }
    for place in result.indices where result[place].date == nil {
      result[place].date = date.first
    }
    for place in result.indices { result[place].isLabelled = true }
    return result
  }

  /// When the inspection was of which a line speaks.
  private func inspectionDate(in read: GradeText) -> PartialDate? {
    guard read.dates.count == 1, let date = read.dates.first, date.last == nil else { return nil }
    let rules = extractor.rules
    return read.text.match(of: rules.line.inspectedOn, in: rules.lines, at: date.words.lowerBound)
      .map { _ in date.first }
  }

  /// The same grades with what the lines above say of when they were given.
  private mutating func leading(_ found: [GradeMention]) -> [GradeMention] {
    guard !found.isEmpty else { return [] }
    var result = found
    let above = setting.headings.reversed().map { blocks[$0] }
    for header in (line.map { [$0] } ?? []) + above {
      guard let lead = extractor.earlierLead(of: header, in: text) else { continue }
      result = result.map(lead.dating)
      if lead.isLast { ofLastInspection.formUnion(result.map(\.range)) }
      break
    }
    guard result.contains(where: { $0.date == nil }) else { return result }
    for header in setting.headers.prefix(2) where isShort(header) && !holdsGrade(header) {
      let read = extractor.gradeText(
        text.words(in: blocks[header].range), bytes: text.bytes, isDated: true)
      let isPublication = read.holdsOfLines(extractor.rules.line.news)
      let only =
        blocks[header].kind == .heading && read.dates.count == 1 && !isPublication
          && GradeLine(read) != nil ? read.dates[0].first : nil
      guard let date = only ?? inspectionDate(in: read) else { continue }
      for place in result.indices where result[place].date == nil { result[place].date = date }
      break
    }
    return result
  }

  // MARK: Tables

  private mutating func table(from number: Int) -> [GradeMention] {
    let table = blocks[number].slot?.table
    var end = number
    while blocks.indices.contains(end), let slot = blocks[end].slot, slot.table == table {
      end += 1
    }
    readEnd = end
    guard (number..<end).contains(where: holdsGrade), !setting.isOfOpinions else { return [] }
    let grades = GradeTable(number..<end, in: text, extractor)
    func given(_ remit: GradeSetting.Remit) -> GradeSetting.Remit {
      isElsewhere && remit == .unsaid ? .others : remit
    }
    let found = grades.mentions(
      remit: given(setting.remit()), ofParts: given(setting.headedRemit()),
      row: GradeRow(
        headings: setting.headers.map { blocks[$0].range },
        isNews: setting.headers.first.map { isNews($0) } ?? false))
    return leading(found)
  }
}
