/// Where an element ends whose content is not markup of the page, or is left out as a whole.
enum RawElement {
  /// Where the next end tag of a name, `</style`, begins.
  static func endTag(
    _ tag: StaticString, from start: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var place = start
    while let open = source.firstIndex(of: UInt8(ascii: "<"), from: place) {
      if isTag(tag, at: open, of: source) { return open }
      place = open + 1
    }
    return nil
  }

  /// Where the end tag of a heading begins, if no other heading begins before it.
  static func endOfHeading(from start: Int, in source: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = start
    while let open = source.firstIndex(of: UInt8(ascii: "<"), from: place) {
      let isEnd = stands("</h", at: open, of: source)
      let digit = open + (isEnd ? 3 : 2)
      if isEnd || stands("<h", at: open, of: source), digit < source.count,
        (0x31...0x36).contains(source[digit])
      {
        return isEnd ? open : nil
      }
      place = open + 1
    }
    return nil
  }

  private static func isTag(
    _ tag: StaticString, at place: Int, of source: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let behind = place + tag.utf8CodeUnitCount
    return stands(tag, at: place, of: source)
      && (behind == source.count || !isLetter(source[behind]) && source[behind] != 0x2D)
  }

  /// Where the end tag of a script begins that holds `<!--`: behind that a script within the script has an
  /// end tag of its own. Nil where the page ends before.
  ///
  /// Source: WHATWG HTML, "Script data double escaped state".
  static func endOfEscapedScript(
    from start: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var (place, isEscaped, isNested) = (start, false, false)
    while let sign = nextSign(from: place, in: source) {
      place = sign + 1
      if source[sign] == UInt8(ascii: "-") {
        if stands("-->", at: sign, of: source) { (isEscaped, isNested) = (false, false) }
      } else if isTag("</script", at: sign, of: source) {
        if !isNested { return sign }
        isNested = false
      } else if stands("<!--", at: sign, of: source) {
        isEscaped = true
      } else if isEscaped, isTag("<script", at: sign, of: source) {
        isNested = true
      }
    }
    return nil
  }

  /// Whether a comment begins and a script within it.
  static func isEscaped(
    _ script: Range<Int>, in source: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let source = UnsafeBufferPointer(rebasing: source[..<script.upperBound])
    var place = script.lowerBound
    var hasComment = false
    while let open = source.firstIndex(of: UInt8(ascii: "<"), from: place) {
      if stands("<!--", at: open, of: source) { hasComment = true }
      if hasComment, isTag("<script", at: open, of: source) { return true }
      place = open + 1
    }
    return false
  }

  /// The next `<` or `-->`.
  private static func nextSign(from start: Int, in source: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = start
    while place < source.count {
      let byte = source[place]
      if byte == UInt8(ascii: "<") { return place }
      if byte == UInt8(ascii: "-"), stands("-->", at: place, of: source) { return place }
      place += 1
    }
    return nil
  }

  /// The place behind a drawing, which may hold others; an element of the page's text ends it, too, but
  /// in a part that may hold such elements.
  ///
  /// Source: WHATWG HTML, "The rules for parsing tokens in foreign content".
  static func endOfDrawing(from start: Int, in source: UnsafeBufferPointer<UInt8>) -> Int? {
    var (place, depth, held) = (start, 1, 0)
    while let open = source.firstIndex(of: UInt8(ascii: "<"), from: place) {
      place = open + 1
      if stands("<!--", at: open, of: source) {
        place = endOfComment(from: open, in: source)
      } else if isTag("<svg", at: open, of: source) {
        guard let close = source.firstIndex(of: UInt8(ascii: ">"), from: open) else { return nil }
        if source[close - 1] != 0x2F { depth += 1 }
        place = close + 1
      } else if isTag("</svg", at: open, of: source) {
        depth -= 1
        if depth == 0 {
          return source.firstIndex(of: UInt8(ascii: ">"), from: open).map { $0 + 1 }
        }
      } else if holders.contains(where: { isTag($0.open, at: open, of: source) }) {
        held += 1
      } else if holders.contains(where: { isTag($0.close, at: open, of: source) }) {
        held = max(0, held - 1)
      } else if held == 0, leaders.contains(where: { isTag($0, at: open, of: source) }) {
        return open
      }
    }
    return nil
  }

  private static let holders: [(open: StaticString, close: StaticString)] = [
    ("<foreignobject", "</foreignobject"), ("<desc", "</desc"), ("<title", "</title"),
  ]

  /// Those elements that end a drawing that pages forget to close; the standard has more.
  private static let leaders: [StaticString] = [
    "<div", "<p", "<ul", "<ol", "<li", "<table", "<h1", "<h2", "<h3", "<h4", "<h5", "<h6", "<body",
    "<span", "<img",
  ]

  /// The place behind the end of a template, which may hold others.
  static func endOfTemplate(from start: Int, in source: UnsafeBufferPointer<UInt8>) -> Int? {
    var (place, depth) = (start, 1)
    while let open = source.firstIndex(of: UInt8(ascii: "<"), from: place) {
      place = open + 1
      if stands("<!--", at: open, of: source) {
        place = endOfComment(from: open, in: source)
      } else if isTag("<template", at: open, of: source) {
        depth += 1
      } else if isTag("</template", at: open, of: source) {
        depth -= 1
        if depth == 0 {
          return source.firstIndex(of: UInt8(ascii: ">"), from: open).map { $0 + 1 }
        }
      }
    }
    return nil
  }

  private static func endOfComment(
    from open: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var place = open + 4
    while let dash = source.firstIndex(of: UInt8(ascii: "-"), from: place) {
      if stands("-->", at: dash, of: source) { return dash + 3 }
      place = dash + 1
    }
    return open + 4
  }
}
