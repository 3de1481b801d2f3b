/// How wide text is set, where a converter does not say: in Helvetica, which most sans-serif type is
/// within a tenth of.
///
/// Source: Adobe Core 14 AFM files, Helvetica.afm; in thousandths of the size of the type.
enum TypeWidths {
  /// Of U+0020 through U+007E.
  private static let ascii: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  /// The width of UTF-8 `text` in type of that size.
  static func width(of text: [UInt8], size: Int) -> Int {
    var thousandths = 0
    for (place, byte) in text.enumerated() {
      switch byte {
      case 0x20...0x7E: thousandths += ascii[Int(byte) - 0x20]
      // U+00A0, which is what these converters write for a space, and the quotation marks.
      case 0xC2 where place + 1 < text.count && text[place + 1] == 0xA0: thousandths += 278
      case 0xE2: thousandths += 333
      case 0xC2...0xF4: thousandths += 556
      default: break
      }
    }
    return thousandths * size / 1_000
  }
}
