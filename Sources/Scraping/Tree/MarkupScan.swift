/// The tags and texts of a page, found in one pass over its bytes, and whether the page was cut off.
///
/// Comments, declarations, processing instructions, style sheets, scripts (but for those that hold
/// data) and drawings go. What is left makes the tree of the page, or the same markup without what goes.
///
/// Elements that nobody may leave open nest no deeper than 2,000.
struct MarkupScan: ~Copyable {
  static let deepest = 2_000

  /// The markup without what is left out, where that is wanted.
  var whole: Growing<UInt8>

  /// The tree, else.
  var nesting: TagNesting

  /// The text that the scan is in, which goes on behind what is left out; its bytes are the last ones.
  var openText: (first: Int, line: Int32, isBlank: Bool)?

  /// The attributes that scraping reads, of an element's equal ones the first.
  var attributes: Growing<MarkupTree.Attribute>

  /// The texts and the values of the attributes, character references replaced.
  var bytes: Growing<UInt8>

  /// How many start tags there are of elements that HTML knows.
  private(set) var knownTags = 0

  /// Where the page breaks off, and the line on which that begins; nil for a whole page.
  var broken: (within: String, line: Int)?

  /// What the page opens and never closes, outermost first, and the line on which the first of it
  /// begins: so a page ends that was cut off between two blocks. Nil for a page that says where it ends,
  /// or does not say where it begins.
  var unclosedBlocks: (names: [String], line: Int)?

  var depth = 0
  var dropped = 0

  var openBlocks = OpenBlocks()
  var isInHeading = false

  /// The heading that is open, whether no other block is open in it, where its end tag stands if that is
  /// near, and whether it holds a paragraph.
  var heading: Tag?
  var isHeadingInnermost = false
  var headingEnd = 0
  var hasHeadingParagraph = false
  var isInHeaderCell = false
  var mayBeEscaped = true
  var isInParagraph = false
  var titleEnd = 0
  var unclosed: Set<Tag> = []
  var hasHTML = false
  var hasBody = false
  var isBodyOpen = false
  var hasEnded = false

  /// How many shadow roots are open, and buttons that are read as figures.
  var shadowRoots = 0
  var figureButtons = 0

  /// How many `noscript` are open that stand before the body.
  var transparent = 0

  /// The document that a frame holds in its own tag, the longest of the page, and where that tag stands.
  var framed: (tag: Range<Int>, content: Range<Int>)?

  /// The attributes of the tag at hand that scraping reads, with the places of their values.
  var found = Growing<(name: AttributeName, start: Int, end: Int)>(capacity: 32)

  /// The line at the place up to which lines are counted, and the next line feed behind it.
  var line = 1
  private var nextLineFeed = -1

  /// How many line feeds the whole markup has before the place up to which they are counted.
  var lineFeedsSoFar = 0
  var countedLineFeeds = 0

  /// What buttons that are left out say of the panels that they open.
  var controls: [(name: AttributeName, start: Int, end: Int)] = []

  let keepsNoscript: Bool

  /// Whether the markup is wanted, and no tree.
  let isWhole: Bool

  /// - Parameter source: Fewer than 2^29 bytes: the markup may have four times as many.
  init(_ source: [UInt8], keepsNoscript: Bool = false) {
    self.init(source, keepsNoscript: keepsNoscript, isWhole: false)
  }

  private init(_ source: [UInt8], keepsNoscript: Bool, isWhole: Bool) {
    self.keepsNoscript = keepsNoscript
    self.isWhole = isWhole
    whole = Growing(capacity: isWhole ? source.count : 0)
    nesting = TagNesting(capacity: isWhole ? 0 : source.count / 64)
    attributes = Growing(capacity: isWhole ? 0 : source.count / 128)
    bytes = Growing(capacity: isWhole ? 0 : source.count / 4)
    source.withUnsafeBufferPointer { scan($0) }
  }

  /// The markup of a page without what the scan leaves out, for a parser that reads texts and
  /// attributes itself.
  static func markup(of source: [UInt8]) -> [UInt8] {
    MarkupScan(source, keepsNoscript: false, isWhole: true).whole.array
  }

  /// The tree of the page.
  consuming func tree() throws(ScrapingError) -> MarkupTree {
    try nesting.tree(attributes: attributes.array, bytes: bytes.array)
  }

  private mutating func scan(_ source: UnsafeBufferPointer<UInt8>) {
    var place = 0
    var plain = 0
    while let open = source.firstIndex(of: UInt8(ascii: "<"), from: place) {
      let next = open + 1 < source.count ? source[open + 1] : 0
      if isLetter(next) || (next == 0x2F && open + 2 < source.count && isLetter(source[open + 2])) {
        text(from: plain, to: open, in: source)
        place = tag(at: open, in: source)
        plain = place
      } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || next == 0x2F {
        text(from: plain, to: open, in: source)
        place = declaration(at: open, in: source)
        plain = place
      } else {
        // A lone `<` is text.
        place = open + 1
      }
    }
    text(from: plain, to: source.count, in: source)
    if !isWhole {
      endText()
      for control in controls { append(control, in: source) }
    }
    checkEnd(of: source)
    checkBlocks(of: source)
  }

  /// The line that `place` is on; places are asked for in rising order.
  mutating func line(at place: Int, in source: UnsafeBufferPointer<UInt8>) -> Int32 {
    if nextLineFeed < 0 { nextLineFeed = source.firstIndex(of: 0x0A, from: 0) ?? .max }
    while nextLineFeed < place {
      line += 1
      nextLineFeed = source.firstIndex(of: 0x0A, from: nextLineFeed + 1) ?? .max
    }
    return Int32(line)
  }

  /// Takes over a tag, or leaves it out, and gives the place behind it.
  mutating func tag(at open: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
    let isEnd = source[open + 1] == 0x2F
    let nameStart = open + (isEnd ? 2 : 1)
    let nameEnd = endOfName(from: nameStart, in: source)
    let name = nameStart..<nameEnd
    let tag = TagTable.tag(name, of: source)
    if isEnd {
      // Nothing in an end tag is looked at: a stray quotation mark in one hides no text.
      guard let close = source.firstIndex(of: UInt8(ascii: ">"), from: nameEnd) else {
        return breakOffTag(at: open, in: source)
      }
      if standsForStart(endOf: tag) {
        found.removeAll()
        beginBody()
        append(tag, name, until: name.upperBound, isClosed: false, in: source)
      }
      if !isLeftOut(endOf: tag) { append(endOf: name, of: tag, in: source) }
      return close + 1
    }
    let (end, cut, isClosed) = attributes(from: nameEnd, in: source)
    guard let end else { return breakOffTag(at: open, in: source) }
    if tag != .other { knownTags += 1 }
    if tag == .iframe { noteFrame(open..<end) }
    if tag == .button, !isInHeading, !isInHeaderCell, depth < Self.deepest,
      HiddenText.isFigure(behind: end, in: source)
    {
      found.removeAll()
      beginBody()
      figureButtons += 1
      depth += 1
      appendDiv(name, in: source)
      return end
    }
    if tag == .template, has(.shadowRootMode), depth < Self.deepest {
      openShadowRoot(from: name, to: end, in: source)
      return end
    }
    if let rawEnd = raw(tag, name, tagEnd: end, in: source) {
      if tag.isReplaced { part(at: rawEnd, in: source) }
      return rawEnd
    }
    // A second one says nothing.
    if tag == .html && hasHTML || tag == .body && (isWhole ? hasBody : isBodyOpen) {
      if tag == .body { hasBody = true }
      return end
    }
    if tag == .html { hasHTML = true }
    if tag == .body { (hasBody, isBodyOpen) = (true, true) }
    // A `noscript` that is read stands for what is in it.
    if tag == .noscript, !isBodyOpen {
      transparent += 1
      return end
    }
    if !tag.standsBeforeBody, name.lowerBound >= titleEnd { beginBody() }
    if tag == .form, openBlocks.has(.form) { return end }
    noteCell(tag, in: source)
    if tag == .p, name.lowerBound < headingEnd, !isWhole {
      openHeadingParagraph(name, in: source)
      return end
    }
    if tag.rank != nil, !isClosed { beginHeading(tag, end, in: source) }
    if isInParagraph, tag.isNewBlock { close(.p) }
    if tag.isBlock {
      isInParagraph = tag == .p && !isClosed
      if tag.rank == nil { isHeadingInnermost = false }
    }
    if tag.isListItem, !isClosed {
      close(openBlocks.closeItem(before: tag))
      openBlocks.add(tag, at: open)
    }
    if tag == .td || tag == .th || tag == .tr { close(openBlocks.closeCell()) }
    if tag.mustBeClosed, !isClosed {
      if tag.isBlock { openBlocks.add(tag, at: open) }
      if depth >= Self.deepest {
        dropped += 1
        return end
      }
      depth += 1
    }
    append(tag, name, until: cut ?? end - 1, isClosed: isClosed, in: source)
    if tag == .title {
      // One that is left open, or is longer than any, would take the page with it.
      let near = UnsafeBufferPointer(rebasing: source[..<min(source.count, end + 1_000)])
      titleEnd = RawElement.endTag("</title", from: end, in: near) ?? end
    }
    return end
  }

  /// The end of a tag's name; what stands behind it in front of white space is an attribute.
  /// Names are no longer than 100 bytes.
  private func endOfName(from start: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
    let limit = min(source.count, start + 100)
    var place = start
    while place < limit {
      let byte = source[place]
      guard
        isLetter(byte) || isDigit(byte) || byte == 0x2D || byte == 0x2E || byte == 0x3A
          || byte == 0x5F
      else { break }
      place += 1
    }
    return place
  }

  /// Finds the attributes of a tag that scraping reads, and gives the place behind its `>`, nil where
  /// the document ends before it; where the attribute begins that is one too many; and
  /// whether the tag closes itself.
  ///
  /// Source: WHATWG HTML, "Before attribute name state" and those that follow.
  mutating func attributes(
    from start: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> (end: Int?, cut: Int?, isClosed: Bool) {
    found.removeAll()
    var place = start
    var count = 0
    var cut: Int?
    var slash = -1
    while place < source.count {
      let byte = source[place]
      if byte == 0x3E { return (place + 1, cut, slash == place - 1) }
      if isSpace(byte) || byte == 0x2F {
        if byte == 0x2F { slash = place }
        place += 1
        continue
      }
      count += 1
      if count == Self.mostAttributes + 1 { cut = place }
      let nameStart = place
      place = endOfAttributeName(from: place, in: source)
      let name = nameStart..<place
      var equals = place
      while equals < source.count, isSpace(source[equals]) { equals += 1 }
      guard equals < source.count, source[equals] == 0x3D else {
        note(name, value: place..<place, in: source)
        continue
      }
      place = equals + 1
      while place < source.count, isSpace(source[place]) { place += 1 }
      guard place < source.count else { break }
      let quote = source[place]
      if quote == 0x22 || quote == 0x27 {
        guard let close = source.firstIndex(of: quote, from: place + 1) else { break }
        note(name, value: place + 1..<close, in: source)
        place = close + 1
      } else {
        let first = place
        while place < source.count, !isSpace(source[place]), source[place] != 0x3E { place += 1 }
        note(name, value: first..<place, in: source)
      }
    }
    return (nil, cut, false)
  }

  /// How many attributes of a tag a parser is given: its cost grows with the square of their number.
  private static let mostAttributes = 1_000

  private func endOfAttributeName(
    from start: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var place = start + 1
    while place < source.count {
      let byte = source[place]
      // Every byte that ends a name lies below the letters.
      if byte <= 0x3E, byte == 0x3D || byte == 0x3E || byte == 0x2F || isSpace(byte) { break }
      place += 1
    }
    return place
  }

  /// Keeps an attribute if scraping reads it, and the tag has no other of that name.
  @inline(__always) private mutating func note(
    _ name: Range<Int>, value: Range<Int>, in source: UnsafeBufferPointer<UInt8>
  ) {
    guard let known = AttributeName(name, of: source) else { return }
    for index in 0..<found.count where found[index].name == known { return }
    found.append((known, value.lowerBound, value.upperBound))
  }
}
