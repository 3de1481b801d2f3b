/// Texts that are left out as a rule, and read where they say something that no other part of the page
/// says.
enum HiddenText {
  /// Longer ones are not looked at.
  private static let longest = 600
  private static let longestFallback = 20_000

  /// Whether a button shows a number and what it counts: `<button><b>188</b> foster homes</button>`; or a
  /// number, and what it counts stands in the element behind it.
  static func isFigure(behind start: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
    let near = UnsafeBufferPointer(rebasing: source[..<min(source.count, start + longest)])
    guard let end = RawElement.endTag("</button", from: start, in: near) else { return false }
    guard let number = parts(of: start..<end, in: source, atMost: 1).first,
      number.utf8.contains(where: isDigit), CellText(number).isValue,
      number.utf8.count(where: isDigit) > 1 || number.hasSuffix("%")
    else { return false }
    let parts = parts(of: start..<end, in: source)
    let label =
      parts.count > 1
      ? parts.dropFirst().joined(separator: " ") : label(behind: end, in: source)
    let words = label.utf8.split(whereSeparator: isSpace).count { $0.contains(where: isLetter) }
    return words >= 2 && label.utf8.count <= 100 && !label.utf8.contains(where: isDigit)
  }

  /// The text of the element that begins behind a button's end, if it is not a button of its own.
  private static func label(
    behind end: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> String {
    guard var place = source.firstIndex(of: UInt8(ascii: ">"), from: end) else { return "" }
    place += 1
    while place < source.count, isSpace(source[place]) { place += 1 }
    let starts: [StaticString] = ["<p", "<span", "<div", "<h2", "<h3", "<h4", "<strong"]
    guard starts.contains(where: { stands($0, at: place, of: source) }) else { return "" }
    let rest = place..<min(source.count, place + longest)
    return parts(of: rest, in: source, atMost: 1).first ?? ""
  }

  /// Whether what a page shows without scripts is a text of its own, not a request to switch them on.
  static func isText(behind start: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
    let near = UnsafeBufferPointer(
      rebasing: source[..<min(source.count, start + longestFallback)])
    guard let end = RawElement.endTag("</noscript", from: start, in: near) else { return false }
    let content = UnsafeBufferPointer(rebasing: source[start..<end])
    for place in content.indices where mayBeRequest(content[place]) {
      if requests.contains(where: { stands($0, at: place, of: content) }) { return false }
    }
    let text = parts(of: start..<end, in: source).joined(separator: " ").utf8
    return text.count(where: isLetter) >= 20 && text.contains { $0 == 0x2E || isDigit($0) }
  }

  private static let requests: [StaticString] = [
    "javascript", "java script", "enable", "browser", "cookie", "<script", "<iframe", "<style",
    "<noscript",
  ]

  /// Whether one of them begins with a byte.
  private static func mayBeRequest(_ byte: UInt8) -> Bool {
    switch lower(byte) {
    case UInt8(ascii: "j"), UInt8(ascii: "e"), UInt8(ascii: "b"), UInt8(ascii: "c"),
      UInt8(ascii: "<"):
      true
    default: false
    }
  }

  /// The texts between tags, the first `most` of them, without the white space around them.
  private static func parts(
    of range: Range<Int>, in source: UnsafeBufferPointer<UInt8>, atMost most: Int = .max
  ) -> [String] {
    var parts: [String] = []
    var place = range.lowerBound
    while place < range.upperBound, parts.count < most {
      let open = min(
        source.firstIndex(of: UInt8(ascii: "<"), from: place) ?? .max, range.upperBound)
      if let text = folded(source[place..<open]) { parts.append(text) }
      guard open < range.upperBound,
        let close = source.firstIndex(of: UInt8(ascii: ">"), from: open)
      else { break }
      place = close + 1
    }
    return parts
  }
}
