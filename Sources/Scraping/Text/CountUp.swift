/// The number that a script counts up to, where the page as served shows its beginning, most often 0.
///
///     <span class="counter" data-target="91">0</span>
enum CountUp {
  private static let longestValue = 16
  private static let longestShown = 40

  /// What a browser shows in an element in the end; nil where that is what the page has.
  static func text(of node: Int, in tree: MarkupTree) -> [UInt8]? {
    let strong = tree.value(.dataCount, of: node)
    guard let value = strong ?? tree.value(.dataNumber, of: node) else { return nil }
    let number = value.drop(while: isSpace).prefix { !isSpace($0) }
    guard number.count <= longestValue, let first = number.first, isDigit(first),
      number.allSatisfy({ isDigit($0) || $0 == 0x2C || $0 == 0x2E }),
      tree.descendants(of: node).count <= 8
    else { return nil }
    var fold = TextFold()
    fold.append(tree.content(of: node, atMost: longestShown + 1)[...])
    let shown = fold.bytes
    guard shown.count <= longestShown else { return nil }
    if shown.isEmpty {
      return strong != nil && isCounter(node, in: tree) ? Array(number) : nil
    }
    guard let start = shown.firstIndex(where: isDigit),
      let last = shown.lastIndex(where: isDigit)
    else { return nil }
    let begun = shown[start...last].filter(isDigit)
    guard begun.count == shown[start...last].count || begun.allSatisfy({ $0 == 0x30 }),
      !shown.contains(where: isLetter)
    else { return nil }
    let digits = number.filter(isDigit)
    let isZero = begun.allSatisfy { $0 == 0x30 }
    guard isZero || strong != nil && digits.count > begun.count && digits.starts(with: begun),
      !digits.allSatisfy({ $0 == 0x30 })
    else { return nil }
    return Array(shown[..<start]) + Array(number) + Array(shown[(last + 1)...])
  }

  /// Whether an element that shows nothing is a counter by its name: other elements carry numbers for
  /// scripts that a reader never sees.
  private static func isCounter(_ node: Int, in tree: MarkupTree) -> Bool {
    guard !tree.nodes[node].tag.isBlock, let names = tree.value(.class, of: node) else {
      return false
    }
    return names.prefix(200).withUnsafeBufferPointer { names in
      names.indices.contains { stands("count", at: $0, of: names) }
    }
  }
}
