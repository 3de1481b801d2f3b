/// A piece of text at its place on a page of a PDF, as `pdftohtml` found it: seldom a whole line, often
/// a few words. Lengths are in the units of the page, of which a line of text is about 20 high.
struct PDFFragment: Sendable {
  var page: Int
  var top: Int
  var left: Int
  var width: Int
  var height: Int

  /// The size of the type, 0 where it is not known.
  var size: Int
  var isBold: Bool

  /// The text as it stands, with the spaces at its ends.
  var text: [UInt8]

  /// The line of the document.
  var line: Int

  /// Whether it ends where its line of the page ends.
  var endsLine = false

  /// Whether its first words are bold, where not all need be.
  var beginsBold = false

  /// Whether the converter gave no width, so that `width` is what such text has as a rule; it then
  /// writes every space.
  var isWidthEstimated = false

  var endsInSoftHyphen: Bool {
    var end = text[...]
    while end.last == 0x20 { end.removeLast() }
    return end.suffix(2).elementsEqual([0xC2, 0xAD])
  }

  var right: Int { left + width }
  var bottom: Int { top + height }
}

/// The pages of a PDF as fragments.
struct PDFPages: Sendable {
  var fragments: [PDFFragment] = []

  /// The height of each page.
  var heights: [Int] = []

  /// Whether the fragments have no place of their own, and follow each other line by line.
  var isPlain = false
}
