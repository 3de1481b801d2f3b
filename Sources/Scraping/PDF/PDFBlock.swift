/// A line of a page of a PDF, or the part of it in one column.
struct PDFLine: Sendable {
  var page: Int
  var top: Int
  var bottom: Int
  var left: Int
  var right: Int
  var size: Int
  var isBold: Bool
  var beginsBold = false

  /// Whether it ends within a word, in U+00AD, which is not part of the folded text.
  var endsInSoftHyphen = false

  /// Folded.
  var text: [UInt8]
  var line: Int

  /// The bullet or number that stood in front of the text and is not part of it.
  var hasMarker = false

  /// The fragments that it is made of.
  var fragments = 0..<0

  /// The table that stands in its place.
  var table: Int?

  var height: Int { max(1, bottom - top) }
}

/// Lines of one column that belong together: a paragraph, a heading, a cell.
struct PDFBlock: Sendable {
  private(set) var lines: [PDFLine]
  let page: Int
  private(set) var top: Int
  private(set) var bottom: Int
  private(set) var left: Int
  private(set) var right: Int

  /// The size of its largest type.
  private(set) var size: Int

  /// Whether all of it is bold.
  private(set) var isBold: Bool

  /// The bytes of its text.
  private(set) var count: Int

  init(_ line: PDFLine) {
    lines = [line]
    page = line.page
    (top, bottom, left, right) = (line.top, line.bottom, line.left, line.right)
    (size, isBold, count) = (line.size, line.isBold, line.text.count)
  }

  mutating func add(_ line: PDFLine) {
    lines.append(line)
    size = max(size, line.size)
    isBold = isBold && line.isBold
    count += line.text.count
    top = min(top, line.top)
    bottom = max(bottom, line.bottom)
    left = min(left, line.left)
    right = max(right, line.right)
  }

  var hasMarker: Bool { lines.first?.hasMarker ?? false }
  var table: Int? { lines.first?.table }
}
