// Pages that were cut off.

extension MarkupScan {
  mutating func breakOff(
    within place: String, at start: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    guard !hasEnded, broken == nil else { return }
    var line = 1
    for byte in source[..<start] where byte == 0x0A { line += 1 }
    broken = (place, line)
  }

  /// Gives up on a tag that the page has no end of.
  mutating func breakOffTag(
    at open: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int {
    breakOff(within: "a tag", at: open, in: source)
    return source.count
  }

  mutating func checkBlocks(of source: UnsafeBufferPointer<UInt8>) {
    guard hasHTML || hasBody, !hasEnded, broken == nil else { return }
    let open = openBlocks.unclosed
    guard let first = open.first else { return }
    var line = 1
    for byte in source[..<first.place] where byte == 0x0A { line += 1 }
    unclosedBlocks = (open.map(\.tag.rawValue), line)
  }

  /// A page that says where it begins and not where it ends, and whose last words are those of an
  /// open sentence in an open paragraph, was cut in the middle of it.
  mutating func checkEnd(of source: UnsafeBufferPointer<UInt8>) {
    guard hasHTML || hasBody, !hasEnded, broken == nil, depth > 0 else { return }
    var last = source.count - 1
    while last >= 0, isSpace(source[last]) { last -= 1 }
    guard last >= 0, isLetter(source[last]) || isDigit(source[last]) || source[last] == 0x2C else {
      return
    }
    var open = last
    while open >= 0, source[open] != 0x3E, source[open] != 0x3C { open -= 1 }
    guard open >= 0, source[open] == 0x3E else { return }
    var start = open
    while start >= 0, source[start] != 0x3C { start -= 1 }
    guard stands("<p", at: start, of: source), start + 2 < source.count,
      isSpace(source[start + 2]) || source[start + 2] == 0x3E
    else { return }
    breakOff(within: "a paragraph", at: start, in: source)
  }
}
