/// Elements of a page that are made alike: the cards of a listing, the rows of a board, the posts of
/// a thread.
struct ItemSeries {
  /// The elements in document order; none stands within another.
  var items: [Int] = []

  /// The bytes of text in them that do not count as prose: titles, prices, places.
  var labels = 0

  /// How much the series speaks for being what its page lists. Of a series and its items' own parts,
  /// which hold as much, the one with more items is meant.
  var weight: Int { labels / items.count * (items.count - 3) }

  /// The bytes of labels in an item, on average.
  var size: Int { labels / items.count }
}

/// Finds the elements that a page repeats: they have the same tag and class, and so have their
/// parents.
struct ItemSeriesFinder {
  let tree: MarkupTree
  let page: PageRuns

  /// An item has at least so many bytes of labels; less is an entry of a menu.
  private static let leastLabels = 15

  /// The labels of all runs before each run.
  private var labels: [Int] = [0]

  init(tree: MarkupTree, page: PageRuns) {
    self.tree = tree
    self.page = page
    labels.reserveCapacity(page.runs.count + 1)
    var sum = 0
    for run in page.runs {
      if !page.isOut(run) { sum += run.count - run.prose }
      labels.append(sum)
    }
  }

  /// The series of four items or more that begin behind the node `first`.
  func series(after first: Int) -> [ItemSeries] {
    var series: [ItemSeries] = []
    var byKey: [UInt64: Int] = [:]
    for index in first..<tree.nodes.count {
      let tag = tree.nodes[index].tag
      guard tag.isBlock, tag != .body, tag != .html, tag != .root else { continue }
      let range = page.runs(of: index, in: tree)
      guard !range.isEmpty else { continue }
      let count = labels[range.upperBound] - labels[range.lowerBound]
      guard count >= Self.leastLabels else { continue }
      let key = key(index)
      if let place = byKey[key] {
        if let last = series[place].items.last, tree.contains(last, index) { continue }
        series[place].items.append(index)
        series[place].labels += count
      } else {
        byKey[key] = series.count
        series.append(ItemSeries(items: [index], labels: count))
      }
    }
    return series.filter { $0.items.count >= 4 }
  }

  /// What elements made alike have in common.
  private func key(_ node: Int) -> UInt64 {
    kind(node) &* 31 &+ kind(Int(tree.nodes[node].parent))
  }

  /// A hash of the tag and the first name of the class; its digits number the items.
  private func kind(_ node: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in tree.nodes[node].tag.rawValue.utf8 { Self.add(byte, to: &hash) }
    // Rows and entries are alike whatever class they have, which may differ for even and odd ones.
    let tag = tree.nodes[node].tag
    guard tag != .tr, tag != .li, let names = tree.value(.class, of: node) else { return hash }
    Self.add(0x2E, to: &hash)
    for byte in names.drop(while: isSpace).prefix(60) {
      if isSpace(byte) { break }
      if !isDigit(byte) { Self.add(byte, to: &hash) }
    }
    return hash
  }

  /// Source: the FNV-1a hash.
  private static func add(_ byte: UInt8, to hash: inout UInt64) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
