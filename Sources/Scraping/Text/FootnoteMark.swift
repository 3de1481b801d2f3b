/// Marks that lead to a note: `[1]`, `12`, `*`, `[note 3]`. They are not part of the words before
/// them: "80%[1]" reads "80%".
enum FootnoteMark {
  /// Whether the element, a `sup` or an `a`, is such a mark.
  ///
  /// Source: DPUB-ARIA 1.1, `doc-noteref`; HTML's advice in "Footnotes" is a link within the page.
  static func isMark(_ index: Int, in tree: MarkupTree) -> Bool {
    let node = tree.nodes[index]
    guard Int(node.end) - index <= 12 else { return false }
    if tree.value(.role, of: index)?.elementsEqual("doc-noteref".utf8) == true { return true }
    guard isShort(index, in: tree) else { return false }
    let content = tree.content(of: index, atMost: 40)
    guard looksLikeMark(content) else { return false }
    if node.tag == .a {
      // A bare number may be a page of the list; brackets or a note's name make it a mark.
      return isWithinPage(index, in: tree) && (content.contains(0x5B) || namesNote(index, in: tree))
    }
    for inner in tree.descendants(of: index) where tree.nodes[inner].tag == .a {
      if isWithinPage(inner, in: tree) || content.contains(0x5B) { return true }
    }
    return namesNote(index, in: tree) || content.first == 0x5B
  }

  /// Whether the element has no more text than a mark may have, or a sign that links a heading. Most
  /// links have, and are not looked at any closer.
  static func isShort(_ index: Int, in tree: MarkupTree) -> Bool {
    var (inner, all) = (0, 0)
    for node in tree.descendants(of: index) where tree.nodes[node].tag == .text {
      let text = tree.nodes[node]
      for place in Int(text.first)..<Int(text.first + text.count) {
        guard all < 40 else { return true }
        all += 1
        if !isAround(tree.bytes[place]) { inner += 1 }
        if inner > 8 { return false }
      }
    }
    return true
  }

  /// White space, brackets and commas do not count.
  private static func isAround(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == 0x5B || byte == 0x5D || byte == 0x28 || byte == 0x29 || byte == 0x2C
  }

  private static func isWithinPage(_ link: Int, in tree: MarkupTree) -> Bool {
    tree.value(.href, of: link)?.contains(0x23) == true
  }

  private static func namesNote(_ index: Int, in tree: MarkupTree) -> Bool {
    for name in [AttributeName.class, .id, .href, .rel] {
      guard let value = tree.value(name, of: index) else { continue }
      let text = String(decoding: value.prefix(100), as: UTF8.self).lowercased()
      for word in ["footnote", "noteref", "reference", "endnote", "#fn", "#ftn", "#_ftn", "#note"]
      where text.holds(word) { return true }
    }
    return false
  }

  /// At most three digits, or letters beside them, or signs such as `*` and `†`, in brackets or not.
  private static func looksLikeMark(_ content: [UInt8]) -> Bool {
    let inner = content.count { !isAround($0) }
    guard (1...8).contains(inner) else { return false }
    let digits = content.count(where: isDigit)
    let letters = content.count(where: isLetter)
    if digits == 0, letters == 0 { return true }
    if letters == 0 { return digits <= 3 }
    return content.contains(0x5B) || (letters == 1 && digits <= 3 && inner <= 4)
  }
}
