/// The tags and texts of a page, found in one pass over its bytes, and whether the page was cut off.
///
/// Comments, declarations, processing instructions, style sheets, scripts (but for those that hold
/// data) and drawings go. What is left is written down twice: as tokens, which hold what scraping
/// reads, and as a skeleton, from which the parser finds out how the elements nest: the bare tags, with
/// one byte for each text. So the parser, whose cost is by the byte, sees a small part of the page.
///
/// Elements that nobody may leave open nest no deeper than 2,000: the parser's cost grows with the
/// square of the depth.
struct MarkupScan: ~Copyable {
  static let deepest = 2_000

  /// A start tag or a text.
  struct Token {
    /// Where the parser stands in the skeleton when it calls back for the token: before the `>` or
    /// `/>` of a tag, behind the byte that stands for a text.
    let place: Int32
    let tag: Tag

    /// A text's bytes, or a tag's attributes: where they begin, and how many there are.
    var first: Int32
    var count: Int32

    /// The line on which the tag, or the first word of the text, begins.
    var line: Int32
  }

  /// What the parser is given: ASCII, `<div><p>x</p> </div>`.
  private(set) var skeleton: Growing<UInt8>

  /// In document order, so that their places rise.
  private(set) var tokens: Growing<Token>

  /// The attributes that scraping reads, of an element's equal ones the first.
  private(set) var attributes: Growing<MarkupTree.Attribute>

  /// The texts and the values of the attributes, character references replaced.
  private(set) var bytes: Growing<UInt8>

  /// How many start tags there are of elements that HTML knows.
  private(set) var knownTags = 0

  /// Where the page breaks off, and the line on which that begins; nil for a whole page.
  private(set) var broken: (within: String, line: Int)?

  /// What the page opens and never closes, outermost first, and the line on which the first of it
  /// begins: so a page ends that was cut off between two blocks. Nil for a page that says where it ends,
  /// or does not say where it begins.
  private(set) var unclosedBlocks: (names: [String], line: Int)?

  private var depth = 0
  private var dropped = 0

  private var openBlocks = OpenBlocks()
  private var isInHeading = false

  /// The heading that is open, whether no other block is open in it, where its end tag stands if that is
  /// near, and whether it holds a paragraph.
  private var heading: Tag?
  private var isHeadingInnermost = false
  private var headingEnd = 0
  private var hasHeadingParagraph = false
  private var isInHeaderCell = false
  private var mayBeEscaped = true
  private var isInParagraph = false
  private var titleEnd = 0
  private var unclosed: Set<Tag> = []
  private var hasHTML = false
  private var hasBody = false
  private var isBodyOpen = false
  private var hasEnded = false

  /// How many shadow roots are open, and buttons that are read as figures.
  private var shadowRoots = 0
  private var figureButtons = 0

  /// How many `noscript` are open that stand before the body.
  private var transparent = 0

  /// The document that a frame holds in its own tag, the longest of the page, and where that tag stands.
  private(set) var framed: (tag: Range<Int>, content: Range<Int>)?

  /// The attributes of the tag at hand that scraping reads, with the places of their values.
  private var found = Growing<(name: AttributeName, start: Int, end: Int)>(capacity: 32)

  /// The line at the place up to which lines are counted, and the next line feed behind it.
  private var line = 1
  private var nextLineFeed = -1

  /// How many line feeds the whole markup has before the place up to which they are counted.
  private var lineFeedsSoFar = 0
  private var countedLineFeeds = 0

  /// What buttons that are left out say of the panels that they open.
  private var controls: [(name: AttributeName, start: Int, end: Int)] = []

  private let keepsNoscript: Bool

  /// Whether the skeleton is the markup itself, without what is left out.
  private let isWhole: Bool

  /// - Parameter source: Fewer than 2^29 bytes: a skeleton may have three, the whole markup four times as
  ///   many.
  init(_ source: [UInt8], keepsNoscript: Bool = false) {
    self.init(source, keepsNoscript: keepsNoscript, isWhole: false)
  }

  private init(_ source: [UInt8], keepsNoscript: Bool, isWhole: Bool) {
    self.keepsNoscript = keepsNoscript
    self.isWhole = isWhole
    skeleton = Growing(capacity: isWhole ? source.count : source.count / 8)
    tokens = Growing(capacity: isWhole ? 0 : source.count / 64)
    attributes = Growing(capacity: isWhole ? 0 : source.count / 128)
    bytes = Growing(capacity: isWhole ? 0 : source.count / 4)
    source.withUnsafeBufferPointer { scan($0) }
  }

  /// The markup of a page without what the scan leaves out, for a parser that reads texts and
  /// attributes itself.
  static func markup(of source: [UInt8]) -> [UInt8] {
    MarkupScan(source, keepsNoscript: false, isWhole: true).skeleton.array
  }

  /// What the tree has of the scan.
  struct Content {
    let attributes: [MarkupTree.Attribute]
    let bytes: [UInt8]
  }

  /// The end of the scan, which frees the tokens.
  consuming func content() -> Content {
    Content(attributes: attributes.array, bytes: bytes.array)
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
      for control in controls { append(control, in: source) }
    }
    checkEnd(of: source)
    checkBlocks(of: source)
  }

  /// Takes over a text, which goes on where only left-out parts stand before it.
  private mutating func text(
    from start: Int, to end: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    guard start < end else { return }
    var first = start
    while first < end, isSpace(source[first]) { first += 1 }
    let isBlank = first == end
    if !isBlank, start >= titleEnd { beginBody() }
    if isWhole { return appendEscaped(UnsafeBufferPointer(rebasing: source[start..<end])) }
    openText(isBlank: isBlank, at: first, in: source)
    // White space is folded later on anyway.
    if first > start { bytes.append(0x20) }
    if !isBlank {
      CharacterReference.append(UnsafeBufferPointer(rebasing: source[first..<end]), to: &bytes)
    }
    closeText()
  }

  /// Takes over a text as a block of its own.
  private mutating func block(of text: Range<Int>, in source: UnsafeBufferPointer<UInt8>) {
    append("<div")
    tokens.append(
      Token(
        place: Int32(skeleton.count), tag: .div, first: Int32(attributes.count), count: 0,
        line: line(at: text.lowerBound, in: source)))
    append(">")
    self.text(from: text.lowerBound, to: text.upperBound, in: source)
    append("</div>")
  }

  /// Takes over a space for what is left out and stands between words.
  private mutating func part(at place: Int, in source: UnsafeBufferPointer<UInt8>) {
    if isWhole { return skeleton.append(0x20) }
    openText(isBlank: true, at: place, in: source)
    bytes.append(0x20)
    closeText()
  }

  /// Begins the body in front of the first thing that belongs to it: pages may leave its tag out, and
  /// the parser knows too few elements to do so itself.
  ///
  /// Source: WHATWG HTML, "The 'in head' insertion mode" and "The 'after head' insertion mode".
  private mutating func beginBody() {
    guard !isBodyOpen else { return }
    isBodyOpen = true
    append("<body>")
  }

  /// Goes on with the text that the skeleton ends with, or begins one.
  private mutating func openText(
    isBlank: Bool, at place: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    let last = tokens.count - 1
    if last >= 0, tokens[last].tag == .text, tokens[last].place == Int32(skeleton.count) {
      if !isBlank, skeleton[skeleton.count - 1] == Self.blank {
        skeleton[skeleton.count - 1] = Self.words
        tokens[last].line = line(at: place, in: source)
      }
    } else {
      skeleton.append(isBlank ? Self.blank : Self.words)
      tokens.append(
        Token(
          place: Int32(skeleton.count), tag: .text, first: Int32(bytes.count), count: 0,
          line: line(at: place, in: source)))
    }
  }

  private mutating func closeText() {
    tokens[tokens.count - 1].count = Int32(bytes.count) - tokens[tokens.count - 1].first
  }

  /// The bytes that stand for texts. The parser makes a difference between them: words before the
  /// body begin it, white space doesn't.
  private static let blank = UInt8(ascii: " ")
  private static let words = UInt8(ascii: "x")

  /// Appends text to the skeleton, every `<` of it as a reference: the parser would take some of them
  /// for tags.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var plain = 0
    while let open = text.firstIndex(of: UInt8(ascii: "<"), from: plain) {
      skeleton.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<open]))
      append("&lt;")
      plain = open + 1
    }
    skeleton.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain...]))
  }

  private mutating func append(_ word: StaticString) {
    skeleton.append(
      contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// The line that `place` is on; places are asked for in rising order.
  private mutating func line(at place: Int, in source: UnsafeBufferPointer<UInt8>) -> Int32 {
    if nextLineFeed < 0 { nextLineFeed = source.firstIndex(of: 0x0A, from: 0) ?? .max }
    while nextLineFeed < place {
      line += 1
      nextLineFeed = source.firstIndex(of: 0x0A, from: nextLineFeed + 1) ?? .max
    }
    return Int32(line)
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
      if let close = source.firstIndex(of: UInt8(ascii: ">"), from: open) { return close + 1 }
      breakOff(within: "a declaration", at: open, in: source)
      return source.count
    }
    var place = open + 4
    if stands(">", at: place, of: source) { return place + 1 }
    if stands("->", at: place, of: source) { return place + 2 }
    while let dash = source.firstIndex(of: UInt8(ascii: "-"), from: place) {
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
    let nameEnd = endOfName(from: nameStart, in: source)
    let name = nameStart..<nameEnd
    let tag = TagTable.tag(UnsafeBufferPointer(rebasing: source[name]))
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
    // The parser would leave a second one out, but for its attributes.
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
    if isInParagraph, tag.isNewBlock { append("</p>") }
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

  /// Notes whether a header of a table begins or ends: the words of a button in one are those of the header.
  private mutating func noteCell(_ tag: Tag, in source: UnsafeBufferPointer<UInt8>) {
    switch tag {
    case .th: isInHeaderCell = true
    case .td, .tr, .table: isInHeaderCell = false
    default:
      for index in 0..<found.count where found[index].name == .role {
        let start = found[index].start
        isInHeaderCell =
          stands("columnheader", at: start, of: source)
          || stands("rowheader", at: start, of: source)
      }
    }
  }

  /// Begins a heading, which ends one that is still open: headings stand in each other only where a block
  /// stands between them.
  private mutating func beginHeading(
    _ tag: Tag, _ end: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    if isHeadingInnermost { endHeading() }
    (isInHeading, isHeadingInnermost, heading) = (true, true, tag)
    // Where its end tag is far, what follows is no longer its text.
    let near = UnsafeBufferPointer(rebasing: source[..<min(source.count, end + 1_000)])
    headingEnd = RawElement.endOfHeading(from: end, in: near) ?? 0
  }

  /// Ends the heading that is open, by whatever heading's end tag.
  private mutating func endHeading() {
    if hasHeadingParagraph { append("</div>") }
    hasHeadingParagraph = false
    if let heading {
      append("</")
      heading.withName { skeleton.append(contentsOf: $0) }
      append(">")
    }
    (isInHeading, isHeadingInnermost, heading, headingEnd) = (false, false, nil, 0)
  }

  /// Takes over a paragraph within a heading as a `div`: the parser would end the heading.
  private mutating func openHeadingParagraph(
    _ name: Range<Int>, in source: UnsafeBufferPointer<UInt8>
  ) {
    if hasHeadingParagraph { append("</div>") }
    hasHeadingParagraph = true
    appendDiv(name, in: source)
  }

  /// Writes a `div` down for another element, with the attributes at hand.
  private mutating func appendDiv(_ name: Range<Int>, in source: UnsafeBufferPointer<UInt8>) {
    append("<div")
    if !isWhole {
      let first = attributes.count
      for index in 0..<found.count { append(found[index], in: source) }
      tokens.append(
        Token(
          place: Int32(skeleton.count), tag: .div, first: Int32(first),
          count: Int32(attributes.count - first),
          line: line(at: name.lowerBound, in: source)))
    }
    skeleton.append(UInt8(ascii: ">"))
  }

  private mutating func noteFrame(_ tag: Range<Int>) {
    for index in 0..<found.count where found[index].name == .srcdoc {
      let content = found[index].start..<found[index].end
      if content.count > framed?.content.count ?? 0 { framed = (tag, content) }
    }
  }

  private func has(_ name: AttributeName) -> Bool {
    (0..<found.count).contains { found[$0].name == name }
  }

  /// Takes over the content of an element's shadow root, which a browser shows in its place, as that
  /// of a `div`.
  ///
  /// Source: WHATWG HTML, "in head", a start tag `template` with `shadowrootmode`.
  private mutating func openShadowRoot(
    from name: Range<Int>, to end: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    found.removeAll()
    beginBody()
    shadowRoots += 1
    depth += 1
    appendDiv(name, in: source)
  }

  private mutating func close(_ tags: [Tag]) {
    guard dropped == 0 else { return }
    for tag in tags {
      append("</")
      tag.withName { skeleton.append(contentsOf: $0) }
      append(">")
      if tag.mustBeClosed, depth > 0 { depth -= 1 }
    }
  }

  /// Closes `div` that are still open within a block that ends: the parser takes no end tag for that
  /// of an element around one.
  private mutating func closeInner(_ count: Int) {
    guard dropped == 0 else { return }
    for _ in 0..<count {
      append("</div>")
      if depth > 0 { depth -= 1 }
    }
  }

  /// Gives up on a tag that the page has no end of.
  private mutating func breakOffTag(
    at open: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int {
    breakOff(within: "a tag", at: open, in: source)
    return source.count
  }

  /// The end of a tag's name; what stands behind it in front of white space is an attribute to the
  /// parser. Its names are no longer than 100 bytes.
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

  /// Writes down a start tag; in the whole markup, as it is up to `end`.
  private mutating func append(
    _ tag: Tag, _ name: Range<Int>, until end: Int, isClosed: Bool,
    in source: UnsafeBufferPointer<UInt8>
  ) {
    skeleton.append(UInt8(ascii: "<"))
    append(name, of: tag, in: source)
    if isWhole {
      appendLineFeeds(before: name.lowerBound, in: source)
      skeleton.append(contentsOf: UnsafeBufferPointer(rebasing: source[name.upperBound..<end]))
    } else {
      let first = attributes.count
      for index in 0..<found.count { append(found[index], in: source) }
      tokens.append(
        Token(
          place: Int32(skeleton.count), tag: tag, first: Int32(first),
          count: Int32(attributes.count - first),
          line: line(at: name.lowerBound, in: source)))
      if isClosed { skeleton.append(UInt8(ascii: "/")) }
    }
    skeleton.append(UInt8(ascii: ">"))
  }

  /// Appends the name of an element. Those that HTML does not know get one of 65,536 names in the
  /// skeleton: the parser keeps every name that it meets, in a table that stops growing.
  private mutating func append(
    _ name: Range<Int>, of tag: Tag, in source: UnsafeBufferPointer<UInt8>
  ) {
    let bytes = UnsafeBufferPointer(rebasing: source[name])
    if isWhole || tag != .other { return skeleton.append(contentsOf: bytes) }
    // Source: the FNV-1a hash.
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(lower(byte))) &* 0x0100_0193 }
    hash ^= hash >> 16
    append("x-")
    for shift: UInt32 in [12, 8, 4, 0] {
      skeleton.append(UInt8(ascii: "a") + UInt8(truncatingIfNeeded: hash >> shift & 0xF))
    }
  }

  /// Appends the line feeds of what was left out, so that the whole markup has its lines where the
  /// page has them.
  private mutating func appendLineFeeds(
    before place: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    for place in countedLineFeeds..<skeleton.count where skeleton[place] == 0x0A {
      lineFeedsSoFar += 1
    }
    countedLineFeeds = skeleton.count
    let missing = Int(line(at: place, in: source)) - 1 - lineFeedsSoFar
    for _ in 0..<max(0, missing) { skeleton.append(0x0A) }
  }

  private mutating func append(
    _ attribute: (name: AttributeName, start: Int, end: Int),
    in source: UnsafeBufferPointer<UInt8>
  ) {
    let first = bytes.count
    CharacterReference.append(
      UnsafeBufferPointer(rebasing: source[attribute.start..<attribute.end]), isAttribute: true,
      to: &bytes)
    attributes.append(
      MarkupTree.Attribute(
        name: attribute.name, first: Int32(first), count: Int32(bytes.count - first)))
  }

  private mutating func append(
    endOf name: Range<Int>, of tag: Tag, in source: UnsafeBufferPointer<UInt8>
  ) {
    append("</")
    append(name, of: tag, in: source)
    skeleton.append(UInt8(ascii: ">"))
  }

  /// Whether an end tag that nothing opened parts the text as a start tag does. The parser would
  /// leave it out; in a heading a paragraph would end that.
  ///
  /// Source: WHATWG HTML, "The rules for parsing tokens in HTML content", "in body", an end tag `p` or
  /// `br`.
  private mutating func standsForStart(endOf tag: Tag) -> Bool {
    let isInParagraph = isInParagraph
    if tag.isBlock { self.isInParagraph = false }
    return tag == .br || tag == .p && !isInParagraph && !isInHeading
  }

  /// Whether the parser shall not see an end tag.
  private mutating func isLeftOut(endOf tag: Tag) -> Bool {
    if tag == .br { return true }
    if tag == .body || tag == .html {
      // What follows belongs to the page all the same; the parser would begin another one.
      hasEnded = true
      return true
    }
    if tag.rank != nil {
      guard heading != nil else {
        isInHeading = false
        return false
      }
      endHeading()
      return true
    }
    if tag == .p, hasHeadingParagraph {
      append("</div>")
      hasHeadingParagraph = false
      return true
    }
    if tag == .button {
      if figureButtons > 0 {
        figureButtons -= 1
        depth = max(0, depth - 1)
        append("</div>")
      }
      return true
    }
    if tag == .noscript, transparent > 0 {
      transparent -= 1
      return true
    }
    if tag == .th || tag == .tr || tag == .table { isInHeaderCell = false }
    if tag == .template, shadowRoots > 0 {
      shadowRoots -= 1
      depth = max(0, depth - 1)
      append("</div>")
      return true
    }
    guard tag.mustBeClosed || tag.isListItem else { return false }
    if tag == .form {
      openBlocks.closeForm()
    } else if tag.isBlock {
      let inner = openBlocks.close(tag)
      if let inner, tag.isClosedByParser == false { closeInner(inner) }
      if inner == nil, tag.isNewBlock { return true }
    }
    guard tag.mustBeClosed else { return false }
    if dropped > 0 {
      dropped -= 1
      return true
    }
    if depth > 0 { depth -= 1 }
    return false
  }

  /// Finds the attributes of a tag that scraping reads, and gives the place behind its `>`, nil where
  /// the document ends before it; where the attribute begins that is one too many for the parser; and
  /// whether the tag closes itself.
  ///
  /// Source: WHATWG HTML, "Before attribute name state" and those that follow.
  private mutating func attributes(
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
      let name = UnsafeBufferPointer(rebasing: source[nameStart..<place])
      var equals = place
      while equals < source.count, isSpace(source[equals]) { equals += 1 }
      guard equals < source.count, source[equals] == 0x3D else {
        note(name, value: place..<place)
        continue
      }
      place = equals + 1
      while place < source.count, isSpace(source[place]) { place += 1 }
      guard place < source.count else { break }
      let quote = source[place]
      if quote == 0x22 || quote == 0x27 {
        guard let close = source.firstIndex(of: quote, from: place + 1) else { break }
        note(name, value: place + 1..<close)
        place = close + 1
      } else {
        let first = place
        while place < source.count, !isSpace(source[place]), source[place] != 0x3E { place += 1 }
        note(name, value: first..<place)
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
    _ name: UnsafeBufferPointer<UInt8>, value: Range<Int>
  ) {
    guard let known = AttributeName(name) else { return }
    for index in 0..<found.count where found[index].name == known { return }
    found.append((known, value.lowerBound, value.upperBound))
  }

  /// Elements whose content is not text of the page: leaves them out, and gives the place behind the
  /// end tag; nil for all others. Data (`application/ld+json`) is taken over.
  private mutating func raw(
    _ tag: Tag, _ name: Range<Int>, tagEnd: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    switch tag {
    case .script, .style, .svg, .button, .select, .textarea, .iframe, .video, .audio, .canvas,
      .template, .noframes:
      break
    case .noscript where !keepsNoscript:
      if isBodyOpen, !unclosed.contains(.noscript), HiddenText.isText(behind: tagEnd, in: source) {
        return nil
      }
    default: return nil
    }
    // In a title no tag is one: `<title>Where a <script> stands</title>`.
    if name.lowerBound < titleEnd { return tagEnd }
    // The question of an accordion: its words are the heading's.
    if tag == .button, isInHeading || isInHeaderCell { return tagEnd }
    if tag == .button { noteControls() }
    // Only of scripts, and of elements that hold plain text, a browser leaves such a slash aside.
    if source[tagEnd - 2] == 0x2F, [.svg, .button, .select, .video, .audio, .canvas].contains(tag) {
      return tagEnd
    }
    guard !unclosed.contains(tag) else { return tag == .template ? nil : tagEnd }
    if tag == .svg, let end = RawElement.endOfDrawing(from: tagEnd, in: source) {
      for text in DrawnText.statements(from: tagEnd, to: end, in: source) where !isWhole {
        block(of: text, in: source)
      }
      return end
    }
    if tag == .template, let end = RawElement.endOfTemplate(from: tagEnd, in: source) { return end }
    if let last = lastTag(of: tag, from: tagEnd, in: source),
      let close = source.firstIndex(of: UInt8(ascii: ">"), from: last)
    {
      if tag == .script, holdsData(name.lowerBound, tagEnd, in: source) {
        append(tag, name, until: tagEnd - 1, isClosed: false, in: source)
        data(from: tagEnd, to: last, in: source)
        append(endOf: name, of: tag, in: source)
      }
      return close + 1
    }
    // No end tag is left in the page: looking for one again would cost its length every time.
    unclosed.insert(tag)
    if tag == .template { return nil }
    guard tag == .script || tag == .style else { return tagEnd }
    breakOff(within: "a \(tag.rawValue) element", at: name.lowerBound - 1, in: source)
    return source.count
  }

  /// Keeps in mind which panels a button that is left out opens.
  private mutating func noteControls() {
    for index in 0..<found.count
    where [.ariaControls, .dataCount, .dataBSTarget].contains(found[index].name) {
      controls.append(found[index])
    }
  }

  private mutating func endOfScript(
    from start: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard let end = RawElement.endTag("</script", from: start, in: source) else { return nil }
    guard mayBeEscaped, RawElement.isEscaped(start..<end, in: source) else { return end }
    if let end = RawElement.endOfEscapedScript(from: start, in: source) { return end }
    // A script in a script that has no end takes all of the page: the next one would again.
    mayBeEscaped = false
    return end
  }

  /// Where the end tag of an element begins whose content is left out.
  private mutating func lastTag(
    of tag: Tag, from start: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    switch tag {
    case .script: endOfScript(from: start, in: source)
    case .style: RawElement.endTag("</style", from: start, in: source)
    case .button: RawElement.endTag("</button", from: start, in: source)
    case .select: RawElement.endTag("</select", from: start, in: source)
    case .textarea: RawElement.endTag("</textarea", from: start, in: source)
    case .iframe: RawElement.endTag("</iframe", from: start, in: source)
    case .noscript: RawElement.endTag("</noscript", from: start, in: source)
    case .video: RawElement.endTag("</video", from: start, in: source)
    case .audio: RawElement.endTag("</audio", from: start, in: source)
    case .canvas: RawElement.endTag("</canvas", from: start, in: source)
    case .noframes: RawElement.endTag("</noframes", from: start, in: source)
    default: nil
    }
  }

  /// Takes over the content of a script as it is.
  private mutating func data(
    from start: Int, to end: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    guard start < end else { return }
    let content = UnsafeBufferPointer(rebasing: source[start..<end])
    if isWhole { return skeleton.append(contentsOf: content) }
    skeleton.append(Self.words)
    tokens.append(
      Token(
        place: Int32(skeleton.count), tag: .text, first: Int32(bytes.count),
        count: Int32(content.count), line: line(at: start, in: source)))
    bytes.append(contentsOf: content)
  }

  private func holdsData(_ open: Int, _ end: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
    for place in open..<end where source[place] == UInt8(ascii: "+") {
      if stands("+json", at: place, of: source) { return true }
    }
    return false
  }

  private mutating func checkBlocks(of source: UnsafeBufferPointer<UInt8>) {
    guard hasHTML || hasBody, !hasEnded, broken == nil else { return }
    let open = openBlocks.unclosed
    guard let first = open.first else { return }
    var line = 1
    for byte in source[..<first.place] where byte == 0x0A { line += 1 }
    unclosedBlocks = (open.map(\.tag.rawValue), line)
  }

  /// A page that says where it begins and not where it ends, and whose last words are those of an
  /// open sentence in an open paragraph, was cut in the middle of it.
  private mutating func checkEnd(of source: UnsafeBufferPointer<UInt8>) {
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
