/// Links that show a number and what it counts, in a row with others: `91` and `foster homes`.
enum FigureTile {
  private static let longest = 120
  private static let mostNodes = 24

  /// How many elements around a link are looked through for its neighbour.
  private static let highest = 2

  /// Whether a link is such a tile, and beside another.
  static func isTile(_ link: Int, in tree: MarkupTree, behind last: Int?) -> Bool {
    guard holdsFigure(link, in: tree) else { return false }
    if let last,
      tree.nodes[last].parent == tree.nodes[link].parent || isCousin(last, link, in: tree)
    {
      return true
    }
    var node = link
    for _ in 0...highest {
      let next = firstElement(from: Int(tree.nodes[node].end), in: tree)
      if let next, tree.nodes[next].parent == tree.nodes[node].parent {
        return (next..<min(next + 3, Int(tree.nodes[next].end))).contains {
          [.a, .div].contains(tree.nodes[$0].tag) && holdsFigure($0, in: tree)
        }
      }
      guard node > 0 else { return false }
      node = Int(tree.nodes[node].parent)
    }
    return false
  }

  /// Whether the elements around two links, one or two levels above, are neighbours.
  private static func isCousin(_ first: Int, _ second: Int, in tree: MarkupTree) -> Bool {
    var (first, second) = (Int(tree.nodes[first].parent), Int(tree.nodes[second].parent))
    for _ in 0..<highest {
      (first, second) = (Int(tree.nodes[first].parent), Int(tree.nodes[second].parent))
      if first == second { return first > 0 }
    }
    return false
  }

  private static func firstElement(from node: Int, in tree: MarkupTree) -> Int? {
    var node = node
    while node < tree.nodes.count, tree.nodes[node].tag == .text {
      guard tree.text(of: node).allSatisfy(isSpace) else { return nil }
      node += 1
    }
    return node < tree.nodes.count ? node : nil
  }

  /// Whether an element holds one that is a number, and words that say what it counts: two at least, since
  /// `12 comments` is no part of a text.
  private static func holdsFigure(_ node: Int, in tree: MarkupTree) -> Bool {
    let inner = tree.descendants(of: node)
    guard (2...mostNodes).contains(inner.count),
      hasDigit(node, in: tree)
    else { return false }
    let content = words(of: node, in: tree)
    guard content.count <= longest, content.contains(where: isDigit) else { return false }
    if holdsCount(node, in: tree) { return true }
    guard
      let number = inner.first(where: {
        tree.nodes[$0].tag != .text && hasDigit($0, in: tree)
          && CellText(string(words(of: $0, in: tree))).isValue
      })
    else { return false }
    let value = words(of: number, in: tree)
    guard value.count(where: isDigit) > 1 || value.contains(0x25),
      content.count(where: isDigit) == value.count(where: isDigit)
    else { return false }
    var label: [UInt8] = []
    for index in inner where tree.nodes[index].tag == .text && !tree.contains(number, index) {
      label += tree.text(of: index)
      label.append(0x20)
    }
    return label.split(whereSeparator: isSpace).count { $0.contains(where: isLetter) } >= 2
  }

  /// Whether an element holds a heading, and below it a count that is no sentence: `Looked after` and `463 children
  /// at the end of the year`. The summary of a story is one.
  private static func holdsCount(_ node: Int, in tree: MarkupTree) -> Bool {
    let inner = tree.descendants(of: node)
    guard let heading = inner.first(where: { (tree.nodes[$0].tag.rank ?? 0) > 1 }),
      !inner.contains(where: { tree.nodes[$0].tag == .time }),
      !words(of: heading, in: tree).contains(where: isDigit)
    else { return false }
    var fold = TextFold()
    for index in inner where tree.nodes[index].tag == .text && !tree.contains(heading, index) {
      fold.append(tree.text(of: index))
    }
    let count = fold.bytes
    return count.count <= 60 && count.first.map(isDigit) == true && count.last != 0x2E
      && StatedNumber.isStated(in: count[...])
  }

  private static func hasDigit(_ node: Int, in tree: MarkupTree) -> Bool {
    tree.descendants(of: node).contains {
      tree.nodes[$0].tag == .text && tree.text(of: $0).prefix(longest).contains(where: isDigit)
    }
  }

  private static func words(of node: Int, in tree: MarkupTree) -> [UInt8] {
    var fold = TextFold()
    fold.append(tree.content(of: node, atMost: longest + 1)[...])
    return fold.bytes
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
