extension [UInt8] {
  /// Damages a page at one place, as a bad download, a bad program or a bad person would: a byte
  /// replaced, a piece lost, doubled or moved, markup and numbers put in that mean harm.
  package mutating func mutate(using random: inout SeededGenerator) {
    guard !isEmpty else { return }
    let place = Int.random(in: 0..<count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: self[place] = UInt8.random(in: 0...255, using: &random)
    case 1:
      removeSubrange(place..<Swift.min(count, place + Int.random(in: 1...40, using: &random)))
    case 2:
      insert(contentsOf: Array((pieces.randomElement(using: &random) ?? "").utf8), at: place)
    case 3:
      let end = Swift.min(count, place + Int.random(in: 1...200, using: &random))
      insert(contentsOf: Array(self[place..<end]), at: Int.random(in: 0...count, using: &random))
    case 4: removeLast(Int.random(in: 0...Swift.min(count, 80), using: &random))
    case 5:
      guard let digit = self[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else {
        return
      }
      let number = numbers.randomElement(using: &random) ?? ""
      replaceSubrange(digit...digit, with: Array(number.utf8))
    default: swapAt(place, Int.random(in: 0..<count, using: &random))
    }
  }
}

private let pieces = [
  "<", ">", "\"", "<!--", "]]>", "<table>", "</td>", "<td colspan=99999 rowspan=99999>", "&#",
  "&#x110000;", "\0", "<script>", "<script type=\"application/ld+json\">", "{", "[", "\\u", "<b",
  "é",
  "\u{FFFD}", "\u{2028}", "</main>", "<time datetime=\"9999-99-99\">", "<meta charset=utf-16>",
  " million billion trillion ", " per cent", "£", " half of a third ", " between ", " and ",
  " 31 February ",
]

private let numbers = [
  "0", "999999999999999999", "9223372036854775807", "18446744073709551616", "-1", "1,0,0", "1.2.3",
  "7777777777.77777777777", "0.00000000000000000001", "1e400", "1/0", "½", "٣",
]
