/// The bytes of a page made ready for the parser: one pass that takes out what costs much or says
/// nothing, and finds out whether the page was cut off.
///
/// Comments, declarations, processing instructions, style sheets, scripts (but for those that hold
/// data) and drawings go; line feeds in them stay, inside the next tag, so that lines are counted as
/// in the document. A tag keeps its first 1,000 attributes, elements that nobody may leave
/// open nest no deeper than 2,000: the parser's cost grows with the square of both.
struct MarkupScan {
  static let mostAttributes = 1_000
  static let deepest = 2_000

  /// What the parser is given.
  private(set) var bytes: [UInt8] = []

  /// How many start tags there are of elements that HTML knows.
  private(set) var knownTags = 0

  /// Where the page breaks off, and the line on which that begins; nil for a whole page.
  private(set) var broken: (within: String, line: Int)?

  private var plain = 0
  private var pendingLines = 0
  private var depth = 0
  private var dropped = 0
  private var isInHeading = false
  private var unclosed: Set<Tag> = []
  private var hasBegun = false
  private var hasEnded = false

  private let keepsNoscript: Bool

  init(_ source: [UInt8], keepsNoscript: Bool = false) {
    self.keepsNoscript = keepsNoscript
    bytes.reserveCapacity(source.count + 64)
    source.withUnsafeBufferPointer { scan($0) }
  }

  private mutating func scan(_ source: UnsafeBufferPointer<UInt8>) {
    var place = 0
    while let open = firstIndex(of: UInt8(ascii: "<"), from: place, in: source) {
      let next = open + 1 < source.count ? source[open + 1] : 0
      if isLetter(next) || (next == 0x2F && open + 2 < source.count && isLetter(source[open + 2])) {
        place = tag(at: open, in: source)
      } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || next == 0x2F {
        flush(until: open, of: source)
        place = declaration(at: open, in: source)
        skip(to: place, from: open, in: source)
      } else {
        // A lone `<` is text; the parser would take some of them for tags.
        flush(until: open, of: source)
        bytes += Array("&lt;".utf8)
        place = open + 1
        plain = place
      }
    }
    flush(until: source.count, of: source)
    checkEnd(of: source)
  }

  private func firstIndex(
    of byte: UInt8, from start: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var place = start
    while place < source.count {
      if source[place] == byte { return place }
      place += 1
    }
    return nil
  }

  private mutating func flush(until end: Int, of source: UnsafeBufferPointer<UInt8>) {
    if plain < end { bytes.append(contentsOf: source[plain..<end]) }
    plain = end
  }

  /// Leaves out what lies before `end`, but for its line feeds.
  private mutating func skip(
    to end: Int, from start: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    for place in start..<end where source[place] == 0x0A { pendingLines += 1 }
    plain = end
  }

  private mutating func breakOff(
    within place: String, at start: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    guard !hasEnded, broken == nil else { return }
    var line = 1
    for byte in source[..<start] where byte == 0x0A { line += 1 }
    broken = (place, line)
  }

  /// The end of a comment, a declaration or a processing instruction.
  ///
  /// Source: WHATWG HTML, "Comment start state" through "Comment end bang state": `<!-->` is whole,
  /// `--!>` closes too.
  private mutating func declaration(at open: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
    guard stands("<!--", at: open, of: source) else {
      if let close = firstIndex(of: UInt8(ascii: ">"), from: open, in: source) { return close + 1 }
      breakOff(within: "a declaration", at: open, in: source)
      return source.count
    }
    var place = open + 4
    if stands(">", at: place, of: source) { return place + 1 }
    if stands("->", at: place, of: source) { return place + 2 }
    while let dash = firstIndex(of: UInt8(ascii: "-"), from: place, in: source) {
      if stands("-->", at: dash, of: source) { return dash + 3 }
      if stands("--!>", at: dash, of: source) { return dash + 4 }
      place = dash + 1
    }
    if !endsWithoutText(from: open + 4, in: source) {
      breakOff(within: "a comment", at: open, in: source)
    }
    return source.count
  }

  /// Whether the rest of the page, which an open comment swallows, reaches the page's end and holds
  /// no words and no digit but in scripts: nothing that a reader would miss.
  private func endsWithoutText(from start: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = start
    var letters = 0
    var isInScript = false
    while place < source.count {
      let byte = source[place]
      if byte == 0x3C {
        if stands("</html", at: place, of: source) { return letters <= 20 }
        if stands("<script", at: place, of: source) { isInScript = true }
        if stands("</script", at: place, of: source) { isInScript = false }
        if !isInScript {
          while place < source.count, source[place] != 0x3E { place += 1 }
        }
      } else if !isInScript, isDigit(byte) {
        return false
      } else if !isInScript, isLetter(byte) {
        letters += 1
      }
      place += 1
    }
    return false
  }

  /// Takes over a tag, or leaves it out, and gives the place behind it.
  private mutating func tag(at open: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
    let isEnd = source[open + 1] == 0x2F
    let nameStart = open + (isEnd ? 2 : 1)
    var nameEnd = nameStart
    while nameEnd < source.count, !isSpace(source[nameEnd]), source[nameEnd] != 0x2F,
      source[nameEnd] != 0x3E
    {
      nameEnd += 1
    }
    let tag = lowered(nameStart, nameEnd, in: source)
    let (end, cut) = attributes(from: nameEnd, in: source)
    guard let end else {
      breakOff(within: "a tag", at: open, in: source)
      flush(until: open, of: source)
      plain = source.count
      return source.count
    }
    if isEnd { return endTag(tag, at: open, until: end, in: source) }
    if tag != .other { knownTags += 1 }
    if let rawEnd = raw(tag, open: open, tagEnd: end, in: source) { return rawEnd }
    if tag == .html || tag == .body { hasBegun = true }
    if tag.rank != nil { isInHeading = true }
    if tag.mustBeClosed, source[end - 2] != 0x2F {
      if depth >= Self.deepest {
        dropped += 1
        flush(until: open, of: source)
        skip(to: end, from: open, in: source)
        return end
      }
      depth += 1
    }
    emitLines(behind: nameEnd, of: source)
    if let cut {
      flush(until: cut, of: source)
      bytes.append(0x3E)
      skip(to: end, from: cut, in: source)
    }
    return end
  }

  private mutating func endTag(
    _ tag: Tag, at open: Int, until end: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if tag == .body || tag == .html {
      hasEnded = true
      // What follows belongs to the page all the same; the parser would begin another one.
      flush(until: open, of: source)
      skip(to: end, from: open, in: source)
      return end
    }
    if tag.rank != nil { isInHeading = false }
    if tag == .button {
      flush(until: open, of: source)
      skip(to: end, from: open, in: source)
      return end
    }
    if tag.mustBeClosed {
      if dropped > 0 {
        dropped -= 1
        flush(until: open, of: source)
        skip(to: end, from: open, in: source)
        return end
      }
      if depth > 0 { depth -= 1 }
    }
    return end
  }

  private mutating func emitLines(behind name: Int, of source: UnsafeBufferPointer<UInt8>) {
    guard pendingLines > 0 else { return }
    flush(until: name, of: source)
    bytes.append(contentsOf: repeatElement(0x0A, count: pendingLines))
    pendingLines = 0
  }

  private func lowered(
    _ start: Int, _ end: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Tag {
    let count = end - start
    guard count <= 10 else { return .other }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10) { name in
      for index in 0..<count { name[index] = lower(source[start + index]) }
      return TagTable.tag(UnsafeBufferPointer(rebasing: name[..<count]))
    }
  }

  /// The place behind the `>` of a tag, nil where the document ends before it, and where the
  /// attribute begins that is one too many.
  ///
  /// Source: WHATWG HTML, "Before attribute name state" and those that follow.
  private func attributes(
    from start: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> (end: Int?, cut: Int?) {
    var place = start
    var count = 0
    var cut: Int?
    while place < source.count {
      let byte = source[place]
      if byte == 0x3E { return (place + 1, cut) }
      if isSpace(byte) || byte == 0x2F {
        place += 1
        continue
      }
      count += 1
      if count == Self.mostAttributes + 1 { cut = place }
      place += 1
      while place < source.count, source[place] != 0x3D, source[place] != 0x3E,
        source[place] != 0x2F, !isSpace(source[place])
      {
        place += 1
      }
      var equals = place
      while equals < source.count, isSpace(source[equals]) { equals += 1 }
      guard equals < source.count, source[equals] == 0x3D else { continue }
      place = equals + 1
      while place < source.count, isSpace(source[place]) { place += 1 }
      guard place < source.count else { break }
      let quote = source[place]
      if quote == 0x22 || quote == 0x27 {
        guard let close = firstIndex(of: quote, from: place + 1, in: source) else {
          return (nil, cut)
        }
        place = close + 1
      } else {
        while place < source.count, !isSpace(source[place]), source[place] != 0x3E { place += 1 }
      }
    }
    return (nil, cut)
  }

  /// Elements whose content is no text of the page: leaves them out, and gives the place behind the
  /// end tag; nil for all others. Data (`application/ld+json`) is taken over.
  private mutating func raw(
    _ tag: Tag, open: Int, tagEnd: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let name: StaticString
    switch tag {
    case .script: name = "</script"
    case .style: name = "</style"
    case .svg: name = "</svg"
    case .button: name = "</button"
    case .select: name = "</select"
    case .textarea: name = "</textarea"
    case .iframe: name = "</iframe"
    case .noscript where !keepsNoscript: name = "</noscript"
    case .video: name = "</video"
    case .audio: name = "</audio"
    case .canvas: name = "</canvas"
    default: return nil
    }
    if tag == .button, isInHeading {
      // The question of an accordion: its words are the heading's.
      flush(until: open, of: source)
      skip(to: tagEnd, from: open, in: source)
      return tagEnd
    }
    if tag == .svg, source[tagEnd - 2] == 0x2F {
      flush(until: open, of: source)
      skip(to: tagEnd, from: open, in: source)
      return tagEnd
    }
    guard !unclosed.contains(tag) else {
      flush(until: open, of: source)
      skip(to: tagEnd, from: open, in: source)
      return tagEnd
    }
    var place = tagEnd
    while let candidate = firstIndex(of: UInt8(ascii: "<"), from: place, in: source) {
      place = candidate + 1
      guard stands(name, at: candidate, of: source) else { continue }
      let behind = candidate + name.utf8CodeUnitCount
      guard behind == source.count || !isLetter(source[behind]) else { continue }
      guard let close = firstIndex(of: UInt8(ascii: ">"), from: behind, in: source) else { break }
      if tag == .script, holdsData(open, tagEnd, in: source) {
        emitLines(behind: open + 7, of: source)
      } else {
        flush(until: open, of: source)
        skip(to: close + 1, from: open, in: source)
      }
      return close + 1
    }
    // No end tag is left in the page: looking for one again would cost its length every time.
    unclosed.insert(tag)
    flush(until: open, of: source)
    guard tag == .script || tag == .style else {
      skip(to: tagEnd, from: open, in: source)
      return tagEnd
    }
    breakOff(within: "a \(tag.rawValue) element", at: open, in: source)
    plain = source.count
    return source.count
  }

  private func holdsData(_ open: Int, _ end: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
    for place in open..<end where source[place] == UInt8(ascii: "+") {
      if stands("+json", at: place, of: source) { return true }
    }
    return false
  }

  /// A page that says where it begins and not where it ends, and whose last words are those of an
  /// open sentence in an open paragraph, was cut in the middle of it.
  private mutating func checkEnd(of source: UnsafeBufferPointer<UInt8>) {
    guard hasBegun, !hasEnded, broken == nil, depth > 0 else { return }
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

/// Tags by the bytes of their name, without a string for each.
enum TagTable {
  private static let size = 1_024

  /// An open hash table: a name's first bytes packed into a number, and its tag.
  private static let slots: [(key: UInt64, extra: UInt64, tag: Tag)] = {
    var slots = [(key: UInt64, extra: UInt64, tag: Tag)](repeating: (0, 0, .other), count: size)
    for tag in Tag.allCases where tag != .text && tag != .root && tag != .other {
      let (key, extra) = Array(tag.rawValue.utf8).withUnsafeBufferPointer { packed($0) }
      var place = slot(key, extra)
      while slots[place].key != 0 { place = (place + 1) & (size - 1) }
      slots[place] = (key, extra, tag)
    }
    return slots
  }()

  private static func packed(_ name: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    var (key, extra): (UInt64, UInt64) = (0, 0)
    for (index, byte) in name.enumerated() {
      if index < 8 { key = key << 8 | UInt64(byte) } else { extra = extra << 8 | UInt64(byte) }
    }
    return (key, extra)
  }

  private static func slot(_ key: UInt64, _ extra: UInt64) -> Int {
    Int(truncatingIfNeeded: (key ^ extra &* 31) &* 0x9E37_79B9_7F4A_7C15 >> 48) & (size - 1)
  }

  static func tag(_ name: UnsafeBufferPointer<UInt8>) -> Tag {
    guard name.count <= 10, !name.isEmpty else { return .other }
    let (key, extra) = packed(name)
    var place = slot(key, extra)
    while slots[place].key != 0 {
      if slots[place].key == key, slots[place].extra == extra { return slots[place].tag }
      place = (place + 1) & (size - 1)
    }
    return .other
  }
}
