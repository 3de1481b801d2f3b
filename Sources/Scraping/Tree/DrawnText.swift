/// What a drawing says in words beside its lines: `<text x="20">231 foster homes</text>`. The numbers of an axis and
/// labels without a number are left out.
///
/// Source: SVG 2, "The text element".
enum DrawnText {
  private static let longest = 160
  private static let most = 100

  /// Where the texts stand that hold a number and words.
  static func statements(
    from start: Int, to end: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    let drawing = UnsafeBufferPointer(rebasing: source[..<end])
    var result: [Range<Int>] = []
    var place = start
    while result.count < most, let open = drawing.firstIndex(of: UInt8(ascii: "<"), from: place) {
      place = open + 1
      guard stands("<text", at: open, of: drawing), open + 5 < end, !isLetter(drawing[open + 5]),
        let first = drawing.firstIndex(of: UInt8(ascii: ">"), from: open)
      else { continue }
      guard let close = drawing.firstIndex(of: UInt8(ascii: "<"), from: first) else { break }
      if stands("</text", at: close, of: drawing), isStatement(drawing[first + 1..<close]) {
        result.append(first + 1..<close)
      }
      place = close
    }
    return result
  }

  private static func isStatement(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard text.count <= longest, text.contains(where: isDigit) else { return false }
    return text.split { !isLetter($0) }.contains { $0.count >= 4 }
  }
}
