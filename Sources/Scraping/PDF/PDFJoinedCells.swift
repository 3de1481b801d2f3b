/// Parts labels from the numbers behind them where the converter took them for one text, which it does where
/// they stand closer than a line is high.
///
/// The last number ends where one ends in a row near it, whose label begins where this one does. The numbers
/// before it belong to the columns before: no blank cell is so narrow.
///
/// Source: poppler, HtmlOutputDev.cc, `HtmlPage::coalesce`.
struct PDFJoinedCells {
  /// A label and the numbers that were written behind it, on its line.
  private struct Run {
    let label: PDFCell
    var numbers: [PDFCell]
  }

  private var runs: [Run] = []

  /// The runs and the places of numbers in them, by their right edges.
  private var ends: [Int: [(run: Int, place: Int)]] = [:]

  /// So many numbers with one right edge are looked at.
  private static let reach = 60

  /// The cells of a page, those parted that were joined.
  static func parted(_ cells: [PDFCell]) -> [PDFCell] {
    let joined = PDFJoinedCells(cells)
    return joined.runs.isEmpty ? cells : cells.flatMap(joined.parts)
  }

  private init(_ cells: [PDFCell]) {
    var isOpen = false
    for (place, cell) in cells.enumerated().dropFirst() {
      guard cell.isValue else {
        isOpen = false
        continue
      }
      if !isOpen, cells[place - 1].kind == .words {
        runs.append(Run(label: cells[place - 1], numbers: []))
      }
      guard let label = runs.last?.label, isOpen || cells[place - 1].kind == .words,
        abs(label.middle - cell.middle) <= cell.height
      else {
        isOpen = false
        continue
      }
      isOpen = true
      let run = runs.count - 1
      ends[cell.right / 4, default: []].append((run, runs[run].numbers.count))
      runs[run].numbers.append(cell)
    }
  }

  private func parts(of cell: PDFCell) -> [PDFCell] {
    guard cell.kind == .words, cell.text.count <= 160, cell.text.last.map(isDigit) ?? false else {
      return [cell]
    }
    let tokens = cell.text.split(separator: 0x20)
    let trailing = tokens.reversed().prefix { token in
      let kind = PDFCell.kind(of: Array(token))
      return kind == .number || kind == .mark
    }
    guard !trailing.isEmpty, trailing.count < tokens.count, let match = match(cell) else {
      return [cell]
    }
    let count = min(trailing.count, match.place + 1)
    let numbers = runs[match.run].numbers[...match.place].suffix(count)
    var label = cell
    label.text = Array(tokens.dropLast(count).joined(separator: [0x20]))
    guard label.text.contains(where: isLetter), label.text.count <= 60 else { return [cell] }
    var parts: [PDFCell] = []
    for (token, number) in zip(tokens.suffix(count), numbers) {
      var part = cell
      part.text = Array(token)
      part.kind = PDFCell.kind(of: part.text)
      part.right = number.right
      part.left =
        number.right - TypeWidths.width(of: part.text, size: max(1, cell.height * 11 / 10))
      parts.append(part)
    }
    label.right = (parts.first?.left ?? cell.right) - cell.height / 2
    return label.right > label.left ? [label] + parts : [cell]
  }

  private func match(_ cell: PDFCell) -> (run: Int, place: Int)? {
    for edge in [cell.right / 4, cell.right / 4 - 1, cell.right / 4 + 1] {
      for end in (ends[edge] ?? []).suffix(Self.reach) {
        let run = runs[end.run]
        let number = run.numbers[end.place]
        if abs(number.right - cell.right) <= 2, abs(run.label.left - cell.left) <= cell.height,
          abs(number.middle - cell.middle) <= 10 * cell.height
        {
          return end
        }
      }
    }
    return nil
  }

  // MARK: Headers

  /// A row of headers, those apart that were joined: they stand above several columns, and are wider than their
  /// words are in the type of the numbers.
  static func headers(_ row: PDFRow, over columns: [Range<Int>], numbers: [PDFCell]) -> PDFRow {
    var row = row
    row.cells = row.cells.flatMap { cell in
      let below = columns.filter { PDFRanges.shared($0, cell.columns) > 0 }
      return below.count > 1 && below.count <= 12 && cell.text.count <= 160
        ? headers(cell, over: below, numbers: numbers) : [cell]
    }
    return row
  }

  private static func headers(
    _ cell: PDFCell, over columns: [Range<Int>], numbers: [PDFCell]
  ) -> [PDFCell] {
    let tokens = cell.text.split(separator: 0x20).map { Array($0) }
    let sample = numbers.filter { abs($0.height - cell.height) <= 1 }.prefix(40)
    func width(_ text: [UInt8]) -> Int { TypeWidths.width(of: text, size: 100) }
    let (wide, plain) = sample.reduce((0, 0)) {
      ($0.0 + $1.right - $1.left, $0.1 + width($1.text))
    }
    guard tokens.count >= columns.count, plain > 0 else { return [cell] }
    // Bold type is wider by a tenth.
    let isBolder = cell.isBold && !sample.allSatisfy(\.isBold)
    func scaled(_ width: Int) -> Int { width * wide * (isBolder ? 11 : 10) / (plain * 10) }
    let space = scaled(width([0x20]))
    let widths = tokens.map { scaled(width($0)) }
    let spare = cell.right - cell.left - widths.reduce(0, +)
    let (gaps, joints) = (tokens.count - 1, columns.count - 1)
    guard spare * 2 >= space * (2 * gaps + joints) else { return [cell] }
    var left = cell.left
    var parts: [PDFCell] = []
    var last = -1
    for (token, width) in zip(tokens, widths) {
      let place = left..<left + max(1, width)
      guard
        let column = PDFRanges.best(columns, for: place) ?? PDFRanges.nearest(columns, to: place),
        column == last || column == last + 1
      else { return [cell] }
      if column == last, let end = parts.indices.last {
        parts[end].text += [0x20] + token
        parts[end].right = place.upperBound
      } else {
        var part = cell
        (part.text, part.left, part.right) = (token, place.lowerBound, place.upperBound)
        part.kind = PDFCell.kind(of: token)
        parts.append(part)
      }
      last = column
      left += width + spare / gaps
    }
    return parts.count == columns.count ? parts : [cell]
  }
}
