// Start tags and end tags as the tree or the markup takes them.

extension MarkupScan {
  /// Takes over an end tag that the page left out.
  mutating func close(_ tag: Tag) {
    if isWhole {
      append("</")
      tag.withName { whole.append(contentsOf: $0) }
      return append(">")
    }
    endText()
    nesting.end(TagNesting.Name(tag: tag))
  }

  mutating func append(_ word: StaticString) {
    whole.append(
      contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// Notes whether a header of a table begins or ends: the words of a button in one are those of the header.
  mutating func noteCell(_ tag: Tag, in source: UnsafeBufferPointer<UInt8>) {
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
  mutating func beginHeading(
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
    if hasHeadingParagraph { close(.div) }
    hasHeadingParagraph = false
    if let heading { close(heading) }
    (isInHeading, isHeadingInnermost, heading, headingEnd) = (false, false, nil, 0)
  }

  /// Takes over a paragraph within a heading as a `div`: as a paragraph it would end the heading.
  mutating func openHeadingParagraph(
    _ name: Range<Int>, in source: UnsafeBufferPointer<UInt8>
  ) {
    if hasHeadingParagraph { close(.div) }
    hasHeadingParagraph = true
    appendDiv(name, in: source)
  }

  /// Writes a `div` down for another element, with the attributes at hand.
  mutating func appendDiv(_ name: Range<Int>, in source: UnsafeBufferPointer<UInt8>) {
    if isWhole { return append("<div>") }
    start(TagNesting.Name(tag: .div), at: name.lowerBound, isClosed: false, in: source)
  }

  mutating func noteFrame(_ tag: Range<Int>) {
    for index in 0..<found.count where found[index].name == .srcdoc {
      let content = found[index].start..<found[index].end
      if content.count > framed?.content.count ?? 0 { framed = (tag, content) }
    }
  }

  func has(_ name: AttributeName) -> Bool {
    (0..<found.count).contains { found[$0].name == name }
  }

  /// Takes over the content of an element's shadow root, which a browser shows in its place, as that
  /// of a `div`.
  ///
  /// Source: WHATWG HTML, "in head", a start tag `template` with `shadowrootmode`.
  mutating func openShadowRoot(
    from name: Range<Int>, to end: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    found.removeAll()
    beginBody()
    shadowRoots += 1
    depth += 1
    appendDiv(name, in: source)
  }

  mutating func close(_ tags: [Tag]) {
    guard dropped == 0 else { return }
    for tag in tags {
      close(tag)
      if tag.mustBeClosed, depth > 0 { depth -= 1 }
    }
  }

  /// Closes `div` that are still open within a block that ends: its end tag would end none of them,
  /// nor itself.
  private mutating func closeInner(_ count: Int) {
    guard dropped == 0 else { return }
    for _ in 0..<count {
      close(.div)
      if depth > 0 { depth -= 1 }
    }
  }

  /// Writes down a start tag; in the whole markup, as it is up to `end`.
  mutating func append(
    _ tag: Tag, _ name: Range<Int>, until end: Int, isClosed: Bool,
    in source: UnsafeBufferPointer<UInt8>
  ) {
    guard isWhole else {
      return start(
        nestingName(name, of: tag, in: source), at: name.lowerBound, isClosed: isClosed, in: source)
    }
    whole.append(UInt8(ascii: "<"))
    whole.append(contentsOf: UnsafeBufferPointer(rebasing: source[name]))
    appendLineFeeds(before: name.lowerBound, in: source)
    whole.append(contentsOf: UnsafeBufferPointer(rebasing: source[name.upperBound..<end]))
    whole.append(UInt8(ascii: ">"))
  }

  /// Opens an element with the attributes at hand.
  mutating func start(
    _ name: TagNesting.Name, at place: Int, isClosed: Bool, in source: UnsafeBufferPointer<UInt8>
  ) {
    endText()
    let first = attributes.count
    for index in 0..<found.count { append(found[index], in: source) }
    nesting.start(
      name, first: Int32(first), count: Int32(attributes.count - first),
      line: line(at: place, in: source), isClosed: isClosed)
  }

  /// What tells an element apart; of those that HTML does not know there are 65,536.
  private func nestingName(
    _ name: Range<Int>, of tag: Tag, in source: UnsafeBufferPointer<UInt8>
  ) -> TagNesting.Name {
    guard tag == .other else { return TagNesting.Name(tag: tag) }
    // Source: the FNV-1a hash.
    var hash: UInt32 = 0x811C_9DC5
    for place in name { hash = (hash ^ UInt32(lower(source[place]))) &* 0x0100_0193 }
    return TagNesting.Name(tag: tag, hash: UInt16(truncatingIfNeeded: hash ^ hash >> 16))
  }

  /// Appends the line feeds of what was left out, so that the whole markup has its lines where the
  /// page has them.
  private mutating func appendLineFeeds(
    before place: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    for place in countedLineFeeds..<whole.count where whole[place] == 0x0A {
      lineFeedsSoFar += 1
    }
    countedLineFeeds = whole.count
    let missing = Int(line(at: place, in: source)) - 1 - lineFeedsSoFar
    for _ in 0..<max(0, missing) { whole.append(0x0A) }
  }

  mutating func append(
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

  mutating func append(
    endOf name: Range<Int>, of tag: Tag, in source: UnsafeBufferPointer<UInt8>
  ) {
    guard isWhole else {
      endText()
      return nesting.end(nestingName(name, of: tag, in: source))
    }
    append("</")
    whole.append(contentsOf: UnsafeBufferPointer(rebasing: source[name]))
    append(">")
  }

  /// Whether an end tag that nothing opened parts the text as a start tag does; in a heading a
  /// paragraph would end that.
  ///
  /// Source: WHATWG HTML, "The rules for parsing tokens in HTML content", "in body", an end tag `p` or
  /// `br`.
  mutating func standsForStart(endOf tag: Tag) -> Bool {
    let isInParagraph = isInParagraph
    if tag.isBlock { self.isInParagraph = false }
    return tag == .br || tag == .p && !isInParagraph && !isInHeading
  }

  /// Whether an end tag is left out.
  mutating func isLeftOut(endOf tag: Tag) -> Bool {
    if tag == .br { return true }
    if tag == .body || tag == .html {
      // What follows belongs to the page all the same.
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
      close(.div)
      hasHeadingParagraph = false
      return true
    }
    if tag == .button {
      if figureButtons > 0 {
        figureButtons -= 1
        depth = max(0, depth - 1)
        close(.div)
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
      close(.div)
      return true
    }
    guard tag.mustBeClosed || tag.isListItem else { return false }
    if tag == .form {
      openBlocks.closeForm()
    } else if tag.isBlock {
      let inner = openBlocks.close(tag)
      if let inner, !tag.endsDivisions { closeInner(inner) }
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
}
