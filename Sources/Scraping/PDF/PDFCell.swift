/// What stands together on one line of a page, apart from what is beside it: the text of a cell, or a
/// whole line of prose.
struct PDFCell: Sendable {
  /// What the text may be in a table.
  enum Kind: Sendable {
    /// `1,204`, `£12.5m`, `61%`, `(12)`, `-3`.
    case number
    /// A year, `2023-24`, or a band, `5 to 9`, `16+`: a header above numbers, and a label beside them.
    case period
    /// What stands for a number: `-`, `..`, `c`, `[x]`, `n/a`.
    case mark
    case words
  }

  let page: Int
  var top: Int
  var bottom: Int
  var left: Int
  var right: Int
  var isBold: Bool

  /// Folded.
  var text: [UInt8]
  var kind = Kind.words

  /// The line of the document.
  let line: Int

  /// Of the pages, those that make up the cell; cells that were parted share theirs.
  var fragments: Range<Int>

  /// Those of a sign that stood apart.
  var others: [Range<Int>] = []

  var allFragments: [Int] { ([fragments] + others).flatMap { Array($0) } }

  var height: Int { max(1, bottom - top) }

  /// Twice the height of its middle on the page.
  var middle: Int { top + bottom }

  /// Whether it stands in the columns of one above it.
  func isBelow(_ other: PDFCell) -> Bool { PDFRanges.shared(columns, other.columns) > 0 }

  var isValue: Bool { kind == .number || kind == .mark }
  var columns: Range<Int> { left..<max(left + 1, right) }
}

extension PDFCell {
  /// The cells of all pages, in the order of the document.
  static func cells(of fragments: [PDFFragment]) -> [PDFCell] {
    var cells: [PDFCell] = []
    var open: (cell: PDFCell, fold: TextFold)?
    func close() {
      guard case (var cell, let fold)? = open else { return }
      open = nil
      cell.text = fold.bytes
      guard !cell.text.isEmpty else { return }
      cell.kind = kind(of: cell.text)
      cells += parted(cell)
    }
    for (index, fragment) in fragments.enumerated() {
      let text = PDFLayout.withoutLigatures(fragment.text)
      if var (cell, fold) = open, cell.goesOn(at: fragment) {
        open = nil
        cell.fragments = cell.fragments.lowerBound..<index + 1
        if !cell.isFootnoteMark(fragment) {
          if fragment.left - cell.right > max(2, cell.height / 6) { fold.space() }
          fold.append(text[...])
          cell.right = max(cell.right, fragment.right)
          cell.isBold = cell.isBold && (fragment.isBold || fragment.text.count < 3)
        }
        open = (cell, fold)
      } else {
        close()
        guard !text.allSatisfy(isSpace) else { continue }
        var fold = TextFold()
        _ = fold.begin()
        fold.append(text[...])
        open = (
          PDFCell(
            page: fragment.page, top: fragment.top, bottom: fragment.bottom, left: fragment.left,
            right: fragment.right, isBold: fragment.isBold, text: [], line: fragment.line,
            fragments: index..<index + 1), fold
        )
      }
    }
    close()
    return cells
  }

  /// Whether a fragment stands on the same line, closer than cells do.
  private func goesOn(at fragment: PDFFragment) -> Bool {
    guard fragment.page == page else { return false }
    let least = min(height, max(1, fragment.height))
    let shared = min(bottom, fragment.bottom) - max(top, fragment.top)
    let gap = fragment.left - right
    return shared * 2 >= least && gap >= -height && gap * 10 < least * 7
  }

  /// A small raised number or sign behind the text: `97` and a raised `1`.
  private func isFootnoteMark(_ fragment: PDFFragment) -> Bool {
    let text = fragment.text.filter { !isSpace($0) }
    guard (1...3).contains(text.count), fragment.bottom < bottom else { return false }
    // The boxes of some types are as high as those of larger ones.
    return fragment.height * 5 <= height * 4
      || fragment.height < height && (bottom - fragment.bottom) * 5 >= height
  }

  // MARK: Kinds

  /// The kind of text that is folded.
  static func kind(of text: [UInt8]) -> Kind {
    if isMark(text) { return .mark }
    guard text.count <= 24, text.contains(where: isDigit) else { return .words }
    if isPeriod(text) { return .period }
    return isNumber(text) ? .number : .words
  }

  /// Source: Government Analysis Function, "Using symbols and shorthand": `[c]` confidential, `[x]` not
  /// available, `[z]` not applicable; older tables have the letters and dots without brackets.
  private static func isMark(_ text: [UInt8]) -> Bool {
    if text.count == 1 { return isLetter(text[0]) && !isUpper(text[0]) || signs.contains(text[0]) }
    return marks.contains(text.map(lower))
      || text.count == 3 && text[0] == 0x5B && text[2] == 0x5D && isLetter(text[1])
  }

  private static let signs = Set("-*:.~".utf8)
  private static let marks: Set<[UInt8]> = Set(
    ["–", "—", "−", "..", "...", "…", "n/a", "na", "nil", "--"].map { Array($0.utf8) })

  /// A year from 1900 through 2099, or two numbers that a line, a stroke or "to" joins, or `16+`.
  private static func isPeriod(_ text: [UInt8]) -> Bool {
    let (numbers, joint) = numbersAndJoint(of: text)
    switch joint {
    case "":
      return numbers.count == 1 && numbers[0].count == 4 && text.count == 4
        && (text.starts(with: "19".utf8) || text.starts(with: "20".utf8))
    case "+": return numbers.count == 1 && text.last == 0x2B && numbers[0].count <= 2
    case "-", "–", "/", "to":
      return numbers.count == 2 && isDigit(text[0]) && numbers.allSatisfy { $0.count <= 4 }
    default: return false
    }
  }

  private static func numbersAndJoint(of text: [UInt8]) -> ([ArraySlice<UInt8>], String) {
    let numbers = text.split(whereSeparator: { !isDigit($0) })
    let joint = text.filter { !isDigit($0) && !isSpace($0) }
    return (numbers, String(decoding: joint, as: UTF8.self))
  }

  /// Digits with what may stand among, before and behind them in a cell. Words of three letters or
  /// more make no number, nor does a full stop at the end, which numbers a paragraph.
  private static func isNumber(_ text: [UInt8]) -> Bool {
    // A share in brackets behind it: `310 (75%)`.
    if text.last == 0x29, let open = text.lastIndex(of: 0x28), open >= 2, text[open - 1] == 0x20 {
      return isNumber(Array(text[..<(open - 1)]))
    }
    guard let first = text.firstIndex(where: isDigit), let last = text.lastIndex(where: isDigit)
    else { return false }
    let before = String(decoding: text[..<first], as: UTF8.self)
    guard before.unicodeScalars.count <= 3, before.unicodeScalars.allSatisfy(opensNumber) else {
      return false
    }
    let inner = text[first...last]
    guard inner.allSatisfy({ isDigit($0) || $0 == 0x2C || $0 == 0x2E || $0 == 0x20 }) else {
      return false
    }
    // Spaces part thousands; a telephone number has other groups.
    let groups = inner.split(separator: 0x20)
    guard groups.dropFirst().allSatisfy({ $0.prefix(while: isDigit).count == 3 }),
      groups.count == 1 || groups[0].count <= 3, inner.filter(isDigit).count <= 15
    else { return false }
    // `£000` and `000` say what numbers are written in.
    guard groups.count > 1 || !groups[0].starts(with: [0x30, 0x30, 0x30]) else { return false }
    let behind = text[(last + 1)...]
    return behind.first != 0x2E && behind.count <= 8 && behind.filter(isLetter).count <= 2
      && !behind.contains(0x2C)
  }

  private static func opensNumber(_ scalar: Unicode.Scalar) -> Bool {
    ["£", "$", "€", "(", "-", "–", "−", "+", "<", ">", "~", " "].contains(scalar)
  }

  // MARK: Parting

  /// Several numbers that the converter took for one text, as it does where cells are closer than a
  /// line is high; the gaps between them are wider than the spaces between words.
  ///
  /// Source: poppler, HtmlOutputDev.cc, `HtmlPage::coalesce`.
  private static func parted(_ cell: PDFCell) -> [PDFCell] {
    let tokens = cell.text.split(separator: 0x20).map { Array($0) }
    guard tokens.count >= 2, tokens.count <= 40, cell.kind != .number,
      tokens.allSatisfy({ kind(of: $0) != .words })
    else { return [cell] }
    // Type is as large as five sixths of its line.
    let size = max(1, cell.height * 11 / 10)
    let widths = tokens.map { TypeWidths.width(of: $0, size: size) }
    let space = TypeWidths.width(of: [0x20], size: size)
    let gap = (cell.right - cell.left - widths.reduce(0, +)) / (tokens.count - 1)
    guard gap * 5 >= space * 9 else { return [cell] }
    var left = cell.left
    return zip(tokens, widths).map { token, width in
      var part = cell
      (part.text, part.kind) = (token, kind(of: token))
      (part.left, part.right) = (left, left + width)
      left += width + gap
      return part
    }
  }
}
