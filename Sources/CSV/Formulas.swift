/// Whether a spreadsheet may take the text for a formula: `=1+2`, `@SUM(A1)`, `－5`.
///
/// It begins with `=`, `+`, `-`, `@`, a tab or a line end; with one of the four signs in full
/// width, which some versions of Excel take for their plain kin; or with a NUL, which is dropped on
/// the way in.
///
/// Sources: OWASP, "CSV Injection"; OWASP ASVS 5.0, 1.2.10.
@inline(__always)
func startsFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  switch text.first {
  case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D, 0x00: true
  case 0xEF: startsWithFullWidthSign(text)
  default: false
  }
}

@inline(never)
private func startsWithFullWidthSign(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  fullWidthSigns.contains { text.starts(with: $0) }
}

/// `＝`, `＋`, `－`, `＠`: U+FF1D, U+FF0B, U+FF0D, U+FF20.
private let fullWidthSigns: [[UInt8]] = [
  [0xEF, 0xBC, 0x9D], [0xEF, 0xBC, 0x8B], [0xEF, 0xBC, 0x8D], [0xEF, 0xBC, 0xA0],
]

/// Where to cut the UTF-8 text so that it has, with an ellipsis behind it, no more than `limit`
/// UTF-16 code units; nil where the whole has no more.
func cut(_ text: UnsafeBufferPointer<UInt8>, to limit: Int) -> Int? {
  // A character takes at least as many bytes as UTF-16 code units.
  guard text.count > limit else { return nil }
  var (units, end) = (0, text.startIndex)
  for index in text.indices {
    let byte = text[index]
    guard byte & 0xC0 != 0x80 else { continue }
    if units < limit { end = index }
    units += byte >= 0xF0 ? 2 : 1
    if units > limit { return end }
  }
  return nil
}
