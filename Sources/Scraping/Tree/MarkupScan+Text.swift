// Texts, and the body that they begin.

extension MarkupScan {
  /// Takes over a text, which goes on where only left-out parts stand before it.
  mutating func text(
    from start: Int, to end: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    guard start < end else { return }
    var first = start
    while first < end, isSpace(source[first]) { first += 1 }
    let isBlank = first == end
    if !isBlank, start >= titleEnd { beginBody() }
    if isWhole { return appendEscaped(UnsafeBufferPointer(rebasing: source[start..<end])) }
    beginText(isBlank: isBlank, at: first, in: source)
    // White space is folded later on anyway.
    if first > start { bytes.append(0x20) }
    if !isBlank {
      CharacterReference.append(UnsafeBufferPointer(rebasing: source[first..<end]), to: &bytes)
    }
  }

  /// Takes over a text as a block of its own.
  mutating func block(of text: Range<Int>, in source: UnsafeBufferPointer<UInt8>) {
    found.removeAll()
    start(TagNesting.Name(tag: .div), at: text.lowerBound, isClosed: false, in: source)
    self.text(from: text.lowerBound, to: text.upperBound, in: source)
    close(.div)
  }

  /// Takes over a space for what is left out and stands between words.
  mutating func part(at place: Int, in source: UnsafeBufferPointer<UInt8>) {
    if isWhole { return whole.append(0x20) }
    beginText(isBlank: true, at: place, in: source)
    bytes.append(0x20)
  }

  /// Begins the body in front of the first thing that belongs to it: pages may leave its tag out, and
  /// `TagNesting` knows those of HTML 4 alone.
  ///
  /// Source: WHATWG HTML, "The 'in head' insertion mode" and "The 'after head' insertion mode".
  mutating func beginBody() {
    guard !isBodyOpen else { return }
    isBodyOpen = true
    if isWhole { return append("<body>") }
    endText()
    nesting.start(.body)
  }

  /// Goes on with the text that is open, or begins one.
  private mutating func beginText(
    isBlank: Bool, at place: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    if openText == nil {
      openText = (bytes.count, line(at: place, in: source), isBlank)
    } else if !isBlank, openText?.isBlank == true {
      let line = line(at: place, in: source)
      openText?.line = line
      openText?.isBlank = false
    }
  }

  mutating func endText() {
    guard let text = openText else { return }
    openText = nil
    nesting.text(
      first: Int32(text.first), count: Int32(bytes.count - text.first), line: text.line,
      isBlank: text.isBlank)
  }

  /// Appends text to the markup, every `<` of it as a reference: a parser would take some of them for tags.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var plain = 0
    while let open = text.firstIndex(of: UInt8(ascii: "<"), from: plain) {
      whole.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<open]))
      append("&lt;")
      plain = open + 1
    }
    whole.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain...]))
  }

  /// Takes over the content of a script as it is.
  mutating func data(
    from start: Int, to end: Int, in source: UnsafeBufferPointer<UInt8>
  ) {
    guard start < end else { return }
    let content = UnsafeBufferPointer(rebasing: source[start..<end])
    if isWhole { return whole.append(contentsOf: content) }
    nesting.text(
      first: Int32(bytes.count), count: Int32(content.count), line: line(at: start, in: source),
      isBlank: false)
    bytes.append(contentsOf: content)
  }
}
