/// Fragments made into lines, and lines into blocks.
struct PDFLayout {
  private(set) var blocks: [PDFBlock] = []

  /// The size of most of the type.
  private(set) var bodySize = 0

  private(set) var tables: [PDFTable] = []

  init(_ pages: PDFPages) {
    let all = Self.lines(pages)
    var lines = Self.withoutRunningHeads(all, pages)
    bodySize = Self.commonSize(lines)
    // Without places there are no columns.
    if !pages.isPlain, !pages.fragments.contains(where: \.isWidthEstimated) {
      var isRunning = Array(repeating: true, count: pages.fragments.count)
      for line in lines { for index in line.fragments { isRunning[index] = false } }
      let finder = PDFTableFinder(pages.fragments, isRunning: isRunning)
      tables = finder.tables
      if !tables.isEmpty || !finder.axes.isEmpty {
        lines = Self.lines(pages, beside: tables, without: finder.axes)
          .filter { $0.table != nil || !isRunning[$0.fragments.lowerBound] }
      }
    }
    blocks =
      pages.isPlain
      ? Self.plainBlocks(lines)
      : Self.blocks(lines, bodySize, leading: Self.leading(lines, bodySize))
  }

  // MARK: Lines

  /// The lines of what is not within the tables, and in the place of each table one that stands for it.
  private static func lines(
    _ pages: PDFPages, beside tables: [PDFTable] = [], without others: Set<Int> = []
  ) -> [PDFLine] {
    var owners: [Int: Int] = [:]
    for (number, table) in tables.enumerated() {
      for index in table.fragments { owners[index] = number }
    }
    var isWritten = Array(repeating: false, count: tables.count)
    var lines: [PDFLine] = []
    var open: (line: PDFLine, fold: TextFold)?
    var hasMarker = false
    func close() {
      if case (var line, let fold)? = open {
        line.text = fold.bytes
        line = stripped(line)
        if line.text.isEmpty {
          // A bullet that is a line of its own belongs to the next.
          hasMarker = hasMarker || line.hasMarker
        } else {
          line.hasMarker = line.hasMarker || hasMarker
          hasMarker = false
          lines.append(line)
        }
      }
      open = nil
    }
    let columns = PDFColumns(pages.fragments)
    for (index, fragment) in pages.fragments.enumerated() where !others.contains(index) {
      if let table = owners[index] {
        close()
        if !isWritten[table] {
          isWritten[table] = true
          var place = PDFLine(
            page: fragment.page, top: fragment.top, bottom: fragment.bottom, left: fragment.left,
            right: fragment.right, size: 0, isBold: false, text: [], line: fragment.line)
          place.table = table
          lines.append(place)
        }
        continue
      }
      let isBlank = isBlank(fragment.text)
      if var (line, fold) = open, !columns.beginsCell[index], continues(line, fragment) {
        if isFootnoteMark(fragment, in: line, behind: fold.bytes.last) { continue }
        // So that the text grows where it is, and is not copied for every fragment.
        open = nil
        line.fragments = line.fragments.lowerBound..<index + 1
        if fragment.left - line.right > leastSpace(before: fragment, in: line, behind: fold.bytes) {
          fold.space()
        }
        let isMarked = fold.bytes.count <= 4
        fold.append(Self.withoutLigatures(fragment.text)[...])
        line.right = max(line.right, fragment.right)
        line.endsInSoftHyphen = fragment.endsInSoftHyphen || (isBlank && line.endsInSoftHyphen)
        if !isBlank {
          if fragment.height > line.height {
            (line.top, line.bottom) = (
              min(line.top, fragment.top), max(line.bottom, fragment.bottom)
            )
          }
          // A bullet may be of any size.
          line.size =
            fragment.isWidthEstimated && isMarked
            ? fragment.size : max(line.size, fragment.size)
          line.isBold = line.isBold && (fragment.isBold || fragment.text.count < 3)
        }
        open = (line, fold)
      } else {
        guard !isBlank else { continue }
        close()
        var fold = TextFold()
        _ = fold.begin()
        fold.append(Self.withoutLigatures(fragment.text)[...])
        open = (
          PDFLine(
            page: fragment.page, top: fragment.top, bottom: fragment.bottom, left: fragment.left,
            right: fragment.right, size: fragment.size, isBold: fragment.isBold,
            beginsBold: fragment.beginsBold, endsInSoftHyphen: fragment.endsInSoftHyphen, text: [],
            line: fragment.line, fragments: index..<index + 1), fold
        )
      }
      if fragment.endsLine { close() }
    }
    close()
    return lines
  }

  /// The text with each ligature as its letters: `ﬁ` is `fi`.
  ///
  /// Source: the Unicode Standard, "Alphabetic Presentation Forms", U+FB00 through U+FB06.
  static func withoutLigatures(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0xEF) else { return text }
    let letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
    var result: [UInt8] = []
    var place = 0
    while place < text.count {
      if place + 2 < text.count, text[place] == 0xEF, text[place + 1] == 0xAC,
        (0x80...0x86).contains(text[place + 2])
      {
        result += letters[Int(text[place + 2] - 0x80)].utf8
        place += 3
      } else {
        result.append(text[place])
        place += 1
      }
    }
    return result
  }

  private static func isBlank(_ text: [UInt8]) -> Bool {
    var fold = TextFold()
    fold.append(text[...])
    return fold.bytes.isEmpty
  }

  /// Whether a fragment goes on where a line is: as high, and close behind it.
  private static func continues(_ line: PDFLine, _ fragment: PDFFragment) -> Bool {
    guard line.page == fragment.page else { return false }
    let shared = min(line.bottom, fragment.bottom) - max(line.top, fragment.top)
    guard shared * 2 >= min(line.height, max(1, fragment.height)) else { return false }
    // Type of one size stands on one line; the words of a cell beside it may straddle that line.
    if abs(fragment.height - line.height) <= 2, abs(fragment.top - line.top) * 3 > line.height {
      return false
    }
    let gap = fragment.left - line.right
    // Where the converter does not give the width of a line it is an estimate, often too large.
    return gap >= -max(line.height, (line.right - line.left) / 4) && gap * 2 <= line.height * 3
  }

  /// The least gap that parts words. Where widths are estimates, an error puts no space in front of a
  /// mark that closes something, nor behind an apostrophe or a mark that opens something.
  private static func leastSpace(
    before fragment: PDFFragment, in line: PDFLine, behind text: [UInt8]
  ) -> Int {
    let usual = max(2, line.height / 6)
    guard fragment.isWidthEstimated else { return usual }
    if closingMarks.contains(where: { fragment.text.starts(with: $0) }) { return .max }
    return openMarks.contains { text.suffix($0.count) == $0[...] } ? line.height : usual
  }

  private static let closingMarks = [".", ",", ";", ":", "!", "?", "%", ")", "]", "’", "”"]
    .map { Array($0.utf8) }
  private static let openMarks = ["(", "[", "£", "‘", "“", "’"].map { Array($0.utf8) }

  /// A small number that stands higher than the words before it, or right behind a word and not lower.
  private static func isFootnoteMark(
    _ fragment: PDFFragment, in line: PDFLine, behind last: UInt8?
  ) -> Bool {
    let digits = fragment.text.filter { !isSpace($0) }
    guard !digits.isEmpty, digits.count <= 3, digits.allSatisfy({ isDigit($0) || $0 == 0x2C }),
      fragment.height * 5 <= line.height * 4
    else { return false }
    if fragment.bottom <= line.bottom - line.height / 8 { return true }
    return fragment.left <= line.right + 1 && fragment.bottom < line.bottom
      && last.map { isLower($0) || $0 == 0x2E || $0 == 0x2C } ?? false
  }

  /// The line without the bullet or the number of its paragraph.
  private static func stripped(_ line: PDFLine) -> PDFLine {
    var line = line
    for bullet in bullets where line.text.starts(with: bullet) {
      line.text.removeFirst(bullet.count)
      line.hasMarker = true
    }
    if isSymbol(line.text) {
      line.text.removeFirst(3)
      line.hasMarker = true
    }
    let number = line.text.prefix(while: isDigit)
    let rest = line.text.dropFirst(number.count)
    // `1. The`, `1.The`, and `1.` that stands in a column of its own.
    if (1...3).contains(number.count), rest.first == 0x2E,
      rest.dropFirst().first.map({ $0 == 0x20 || isUpper($0) }) ?? true
    {
      line.text.removeFirst(number.count + 1)
      line.hasMarker = true
    }
    if line.hasMarker { line.text = Array(line.text.drop(while: isSpace)) }
    return line
  }

  private static let bullets: [[UInt8]] = ["•", "◼", "■", "▪", "●", "○", "◦", "‣"]
    .map { Array($0.utf8) }

  /// Whether the text begins with a character of a symbol font, which has no other meaning: U+F020
  /// through U+F0FF.
  ///
  /// Source: OpenType, "cmap", "Windows platform, encoding ID 0 (symbol)".
  private static func isSymbol(_ text: [UInt8]) -> Bool {
    guard text.count >= 3, text[0] == 0xEF, (0x80...0x83).contains(text[1]) else { return false }
    return text[1] > 0x80 || text[2] >= 0xA0
  }

  // MARK: Running heads

  /// Lines at the upper and the lower edge that stand on three pages or more, or on both of two,
  /// whatever their numbers, and page numbers there.
  private static func withoutRunningHeads(_ lines: [PDFLine], _ pages: PDFPages) -> [PDFLine] {
    var counts: [[UInt8]: Int] = [:]
    var lastPage: [[UInt8]: Int] = [:]
    var order: [Int: (first: Int, last: Int)] = [:]
    for (index, line) in lines.enumerated() {
      order[line.page] = (order[line.page]?.first ?? index, index)
    }
    func isAtEdge(_ index: Int) -> Bool {
      let line = lines[index]
      if pages.isPlain {
        guard let range = order[line.page] else { return false }
        return index <= range.first + 2 || index >= range.last - 3
      }
      let height = pages.heights[line.page]
      return line.bottom * 10 <= height || line.top * 10 >= height * 9
    }
    func key(_ line: PDFLine) -> [UInt8] { line.text.map { isDigit($0) ? 0x23 : $0 } }
    for index in lines.indices where isAtEdge(index) {
      let key = key(lines[index])
      guard lastPage[key] != lines[index].page else { continue }
      lastPage[key] = lines[index].page
      counts[key, default: 0] += 1
    }
    return lines.indices.filter { index in
      guard isAtEdge(index) else { return true }
      return (counts[key(lines[index])] ?? 0) < max(2, min(3, pages.heights.count))
        && !isPageNumber(lines[index].text)
    }.map { lines[$0] }
  }

  /// `7`, `Page 7 of 12`, `- 7 -`, `7 / 12`.
  private static func isPageNumber(_ text: [UInt8]) -> Bool {
    guard text.contains(where: isDigit) else { return false }
    let marks = ["-", "–", "/", "|", "of", "page", "p", "p."].map { Array($0.utf8) }
    return text.split(separator: 0x20).allSatisfy { word in
      word.allSatisfy(isDigit) || marks.contains(word.map(lower))
    }
  }

  private static func commonSize(_ lines: [PDFLine]) -> Int {
    var counts: [Int: Int] = [:]
    for line in lines { counts[line.size, default: 0] += line.text.count }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }

  // MARK: Blocks

  /// How far below a line of the text the next one of its paragraph stands: the usual distance between
  /// a line that ends within a sentence and one below it that begins in lower case. 0 where there is none.
  private static func leading(_ lines: [PDFLine], _ bodySize: Int) -> Int {
    var counts: [Int: Int] = [:]
    for (index, line) in lines.enumerated() where abs(line.size - bodySize) <= 1 {
      for next in lines[(index + 1)...].prefix(3) {
        guard next.page == line.page, abs(next.size - line.size) <= 1, next.left < line.right,
          next.right > line.left
        else { continue }
        let leading = next.top - line.top
        if leading > 0, leading <= 3 * max(line.height, line.size),
          !PDFText.endsSentence(line.text), next.text.first.map(isLower) ?? false
        {
          counts[leading, default: 0] += 1
        }
        break
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }

  /// Every line goes to the open block of its column that it follows, else begins one.
  private static func blocks(_ lines: [PDFLine], _ bodySize: Int, leading: Int) -> [PDFBlock] {
    var blocks: [PDFBlock] = []
    for line in lines {
      let recent = max(0, blocks.count - 4)..<blocks.count
      if !line.hasMarker, line.table == nil,
        let index = recent.last(where: { follows(blocks[$0], line, leading) }),
        !isApart(line, from: blocks[index], bodySize)
      {
        blocks[index].add(line)
      } else {
        blocks.append(PDFBlock(line))
      }
    }
    return blocks
  }

  /// Whether a line is not part of the block above it although it stands close: a list with dashes, or,
  /// where all lines have the size of a heading's type, a label in bold.
  private static func isApart(_ line: PDFLine, from block: PDFBlock, _ bodySize: Int) -> Bool {
    if let dash = ["- ", "– "].map({ Array($0.utf8) }).first(where: line.text.starts) {
      return block.lines.first?.text.starts(with: dash) ?? false
        || PDFText.endsSentence(block.lines.last?.text ?? [])
    }
    return line.beginsBold && !line.isBold && !block.isBold && line.size * 10 >= bodySize * 12
  }

  private static func follows(_ block: PDFBlock, _ line: PDFLine, _ usual: Int) -> Bool {
    guard let last = block.lines.last, block.page == line.page, last.table == nil else {
      return false
    }
    let leading = line.top - last.top
    let height = max(line.height, last.height, line.size)
    guard leading > 0, leading * 20 <= height * 27 || leading <= usual + 1 else { return false }
    let goesOn = !PDFText.endsSentence(last.text) && line.text.first.map(isLower) ?? false
    guard abs(line.size - last.size) <= 1,
      line.isBold == last.isBold || line.text.count < 4 || goesOn
    else { return false }
    // The same column: their widths overlap.
    return line.left < block.right && line.right > block.left
      && line.left - block.left <= line.height * 3 && block.left - line.left <= line.height * 3
  }

  /// Without places, a line goes on if no blank one stands before it, and if the converter wrote it on one
  /// line of the document with the one before, or that one ends within a sentence and is full.
  private static func plainBlocks(_ lines: [PDFLine]) -> [PDFBlock] {
    let widths = lines.map(\.text.count).sorted()
    let full = widths.isEmpty ? 0 : widths[widths.count * 9 / 10] * 6 / 10
    var blocks: [PDFBlock] = []
    func goesOn(_ line: PDFLine, behind last: PDFLine) -> Bool {
      last.page == line.page && !line.hasMarker && last.isBold == line.isBold
        && line.top - last.top <= line.height
        && ((last.line == line.line && !line.beginsBold)
          || (!PDFText.endsSentence(last.text) || last.text.count >= full * 3 / 2)
            && (last.text.count >= full || !PDFText.beginsUpper(line.text)))
    }
    for line in lines {
      if let last = blocks.last?.lines.last, goesOn(line, behind: last) {
        blocks[blocks.count - 1].add(line)
      } else {
        blocks.append(PDFBlock(line))
      }
    }
    return blocks
  }
}
