// Elements, comments and declarations that are left out.

extension MarkupScan {
  /// The end of a comment, a declaration or a processing instruction.
  ///
  /// Source: WHATWG HTML, "Comment start state" through "Comment end bang state": `<!-->` is whole,
  /// `--!>` closes too.
  mutating func declaration(at open: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
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

  /// Elements whose content is not text of the page: leaves them out, and gives the place behind the
  /// end tag; nil for all others. Data (`application/ld+json`) is taken over.
  mutating func raw(
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

  private func holdsData(_ open: Int, _ end: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
    for place in open..<end where source[place] == UInt8(ascii: "+") {
      if stands("+json", at: place, of: source) { return true }
    }
    return false
  }
}
