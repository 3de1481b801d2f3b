import Model

/// The text of a PDF that `pdftohtml` took apart: paragraphs joined over lines and pages, grades beside
/// their labels, running heads and footnote marks gone.
struct PDFText {
  private(set) var text = PageText(bytes: [], blocks: [])
  private(set) var title: String?
  private(set) var published: CalendarDate?

  private var bytes: [UInt8] = []
  private var blocks: [Block] = []
  private let bodySize: Int
  private let vocabulary: Set<[UInt8]>
  private let isPlain: Bool

  init(_ pages: PDFPages) {
    let layout = PDFLayout(pages)
    bodySize = layout.bodySize
    isPlain = pages.isPlain
    vocabulary = Self.vocabulary(layout.blocks)
    let titleBlock = pages.isPlain ? layout.blocks.indices.first : Self.titleBlock(layout)
    title = titleBlock.map { String(decoding: joined(layout.blocks[$0].lines), as: UTF8.self) }
    let rows = pages.isPlain ? [:] : Self.rows(layout.blocks)
    write(layout, rows, titleBlock: titleBlock)
    text = PageText(bytes: bytes, blocks: blocks)
    published = publicationDate()
  }

  /// The block of the largest type on the first page, if it is larger than the text.
  private static func titleBlock(_ layout: PDFLayout) -> Int? {
    // A bare number is no title.
    let first = layout.blocks.indices.filter { index in
      layout.blocks[index].page == 0
        && layout.blocks[index].lines.contains { $0.text.contains(where: isLetter) }
    }
    guard let largest = first.max(by: { layout.blocks[$0].size < layout.blocks[$1].size }) else {
      return nil
    }
    let size = layout.blocks[largest].size
    guard size * 10 >= layout.bodySize * 12 else { return nil }
    return first.first { layout.blocks[$0].size == size }
  }

  // MARK: Rows

  /// Blocks that stand beside each other, label and value: for each block of such a row, the blocks of
  /// the row from left to right.
  private static func rows(_ blocks: [PDFBlock]) -> [Int: [Int]] {
    var members: [[Int]] = []
    var row: [Int: Int] = [:]
    for index in blocks.indices {
      guard
        let other = (max(0, index - 4)..<index).first(where: { isBeside(blocks[index], blocks[$0]) }
        )
      else { continue }
      let number = row[other] ?? members.count
      if number == members.count { members.append([other]) }
      (row[other], row[index]) = (number, number)
      members[number].append(index)
    }
    let sorted = members.map { $0.sorted { (blocks[$0].left, $0) < (blocks[$1].left, $1) } }
    return row.mapValues { sorted[$0] }.filter { !isNumbered($0.value.map { blocks[$0] }) }
  }

  /// Whether a row is a paragraph or a note with its number in front.
  private static func isNumbered(_ row: [PDFBlock]) -> Bool {
    guard row.count == 2, row[0].count <= 3, row[0].lines[0].text.allSatisfy(isDigit),
      let end = row[1].lines.last?.text
    else { return false }
    return row[1].count > 60 || endsSentence(end)
  }

  private static func isBeside(_ one: PDFBlock, _ other: PDFBlock) -> Bool {
    guard one.page == other.page, one.table == nil, other.table == nil else { return false }
    let shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    guard shared >= 4 else { return false }
    return one.left >= other.right - 4 || other.left >= one.right - 4
  }

  // MARK: Writing

  private mutating func write(_ layout: PDFLayout, _ rows: [Int: [Int]], titleBlock: Int?) {
    let all = layout.blocks
    var written: Set<Int> = []
    var table = -1
    var row = 0
    var lastRowEnd = -2
    var headers: [String] = []
    var previous: Int?
    for index in all.indices where index != titleBlock && !written.contains(index) {
      if let number = all[index].table {
        let found = layout.tables[number]
        if !found.continues { table += 1 }
        (row, headers, lastRowEnd, previous) = (found.rows, [], -2, nil)
        write(found, number: table, page: all[index].page)
        continue
      }
      guard let members = rows[index]?.filter({ $0 != titleBlock }), members.count > 1 else {
        writeBlock(all[index], after: previous.map { all[$0] })
        if !isNote(all[index]) { previous = index }
        continue
      }
      if isContents, let value = members.last,
        all[value].lines.allSatisfy({ $0.text.allSatisfy(isDigit) })
      {
        written.formUnion(members)
        continue
      }
      if lastRowEnd < index - 1 || all[index].page != all[max(0, lastRowEnd)].page {
        (table, row, headers) = (table + 1, 0, [])
      }
      let texts = members.map { String(decoding: joined(all[$0].lines), as: UTF8.self) }
      let isHead = row == 0 && members.allSatisfy { all[$0].isBold }
      // A number names no row.
      let label =
        all[members[0]].lines.contains { $0.text.contains(where: isLetter) } ? texts[0] : ""
      for (column, member) in members.enumerated() {
        let slot = TableSlot(
          table: table, row: row, column: column, isHeader: isHead || column == 0,
          rowHeader: isHead || column == 0 ? "" : label,
          columnHeader: isHead || column >= headers.count ? "" : headers[column],
          corner: isHead || column == 0 ? "" : headers.first ?? "")
        append(
          Array(texts[column].utf8), .cell, line: all[member].lines[0].line, slot: slot,
          page: all[member].page)
        written.insert(member)
      }
      if isHead { headers = texts }
      row += 1
      lastRowEnd = max(lastRowEnd, members.max() ?? index)
      previous = nil
    }
  }

  private mutating func write(_ table: PDFTable, number: Int, page: Int) {
    for entry in table.entries {
      let slot = TableSlot(
        table: number, row: entry.row, column: entry.column, isHeader: entry.isHeader,
        rowHeader: entry.rowHeader, columnHeader: entry.columnHeader, caption: table.caption,
        corner: entry.isHeader ? "" : table.corner)
      append(entry.text, .cell, line: entry.line, slot: slot, page: page)
    }
  }

  /// Whether the last block is the heading of a table of contents, whose numbers are pages.
  private var isContents: Bool {
    guard let last = blocks.last, last.kind == .heading else { return false }
    return bytes[last.range].map(lower).suffix(8).elementsEqual("contents".utf8)
  }

  private func isNote(_ block: PDFBlock) -> Bool { block.size + 2 <= bodySize }

  private func isHeading(_ block: PDFBlock) -> Bool {
    guard block.count <= 250, !block.hasMarker || block.size * 100 >= bodySize * 112,
      block.lines.contains(where: { $0.text.contains(where: isLetter) })
    else { return false }
    guard let end = block.lines.last?.text.last, end != 0x2E, end != 0x3B else { return false }
    return block.size * 100 >= bodySize * 112 || block.isBold
  }

  private mutating func writeBlock(_ block: PDFBlock, after previous: PDFBlock?) {
    let text = joined(block.lines)
    if isHeading(block) {
      let level = block.size * 10 >= bodySize * 18 ? 1 : block.size * 10 >= bodySize * 13 ? 2 : 3
      append(text, .heading, line: block.lines[0].line, level: level, page: block.page)
      return
    }
    if let previous, goesOn(previous, block), let last = blocks.last, !isNote(block) {
      // The page ended within a paragraph.
      blocks.removeLast()
      if previous.lines.last?.endsInSoftHyphen ?? false {
        bytes += text
      } else {
        join(text, to: &bytes, from: last.range.lowerBound)
      }
      blocks.append(
        Block(
          last.kind, range: last.range.lowerBound..<bytes.count, line: last.line, level: last.level,
          page: last.page))
      return
    }
    append(
      text, block.hasMarker ? .listItem : .paragraph, line: block.lines[0].line,
      level: block.hasMarker ? 1 : 0, page: block.page)
  }

  /// Whether a block at the head of a page or a column ends the sentence that the one before left open.
  private func goesOn(_ previous: PDFBlock, _ block: PDFBlock) -> Bool {
    let isNextColumn =
      block.page == previous.page && block.left >= previous.right && block.bottom <= previous.top
    guard block.page == previous.page + 1 || isNextColumn, !block.hasMarker, !isHeading(previous),
      abs(block.size - previous.size) <= 1, let last = previous.lines.last?.text,
      let first = block.lines.first?.text, blocks.last?.slot == nil,
      let written = blocks.last, bytes[written.range].suffix(12).elementsEqual(last.suffix(12))
    else { return false }
    return !Self.endsSentence(last) || first.first.map(isLower) ?? false
  }

  /// - Parameter page: Counts from 0; a document without positions has no pages.
  private mutating func append(
    _ text: [UInt8], _ kind: Block.Kind, line: Int, level: Int = 0, slot: TableSlot? = nil,
    page: Int
  ) {
    guard !text.isEmpty else { return }
    if !bytes.isEmpty { bytes.append(0x0A) }
    let start = bytes.count
    bytes += text
    blocks.append(
      Block(
        kind, range: start..<bytes.count, line: line, level: level, slot: slot,
        page: isPlain ? 0 : page + 1))
  }

  // MARK: Joining

  private func joined(_ lines: [PDFLine]) -> [UInt8] {
    var text: [UInt8] = []
    var endsInSoftHyphen = false
    for line in lines {
      if endsInSoftHyphen { text += line.text } else { join(line.text, to: &text, from: 0) }
      endsInSoftHyphen = line.endsInSoftHyphen
    }
    return text
  }

  /// Appends a line to the text that begins at `start`. A hyphen at the end of the text goes if the
  /// word without it stands elsewhere in the document (`informa-` `tion`); otherwise it belongs to
  /// the word (`well-` `known`).
  private func join(_ line: [UInt8], to text: inout [UInt8], from start: Int) {
    guard text.count > start else {
      text += line
      return
    }
    let isHyphenated =
      text.count >= start + 2 && text[text.count - 1] == 0x2D && isLetter(text[text.count - 2])
      && line.first.map(isLower) ?? false
    guard isHyphenated else {
      text.append(0x20)
      text += line
      return
    }
    let head = text[start...].dropLast().reversed().prefix(while: isLetter).reversed().map(lower)
    let tail = line.prefix(while: isLetter).map(lower)
    if vocabulary.contains(head + tail) { text.removeLast() }
    text += line
  }

  /// The words of the document, where some line ends in a hyphen.
  private static func vocabulary(_ blocks: [PDFBlock]) -> Set<[UInt8]> {
    guard blocks.contains(where: { $0.lines.contains { $0.text.last == 0x2D } }) else { return [] }
    var words: Set<[UInt8]> = []
    for block in blocks {
      for line in block.lines {
        for word in line.text.split(whereSeparator: { !isLetter($0) }) where word.count >= 5 {
          words.insert(word.map(lower))
        }
      }
    }
    return words
  }

  static func endsSentence(_ text: [UInt8]) -> Bool {
    var end = text[...]
    // Quotation marks and brackets may close behind the full stop.
    while let last = end.last, last == 0x22 || last == 0x27 || last == 0x29 { end.removeLast() }
    if end.suffix(3).elementsEqual([0xE2, 0x80, 0x9D])
      || end.suffix(3).elementsEqual([0xE2, 0x80, 0x99])
    {
      end.removeLast(3)
    }
    guard let last = end.last else { return true }
    return [0x2E, 0x21, 0x3F, 0x3A, 0x3B].contains(last)
  }

  static func beginsUpper(_ text: [UInt8]) -> Bool {
    text.first.map { isUpper($0) || isDigit($0) } ?? true
  }

  // MARK: Date

  /// The day behind `Report published:` on the first pages.
  private func publicationDate() -> CalendarDate? {
    for block in blocks.prefix(60) where block.range.count <= 300 {
      let text = bytes[block.range].map(lower)
      let word = Array("published".utf8)
      guard let place = text.indices.first(where: { text[$0...].starts(with: word) }) else {
        continue
      }
      return DateReader(isMonthFirst: false).date(in: text[place...])
    }
    return nil
  }
}
