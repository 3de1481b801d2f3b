// Links that are part of the text, and those that lead to other stories.

extension MainText {
  /// `Mon`, `31`.
  private static let longestDay = 3

  /// Cells of a table of data are in, also where they are links; the days of a calendar are not.
  mutating func keepLinkedCells(in range: Range<Int>) {
    var tables = DataTables(tree: tree, page: page)
    defer { self.tables = tables }
    for index in range where page.runs[index].kind == .cell {
      let isDay = page.runs[index].count <= Self.longestDay
      if verdicts[index] == .links, tables.slot(ofRun: index) != nil { verdicts[index] = .kept }
      if verdicts[index] == .kept, isDay, tables.isInCalendar(index) { verdicts[index] = .chrome }
    }
  }

  /// The number and the label of a card are in, also where one of them is a link.
  mutating func keepLinkedNumbers(in range: Range<Int>) {
    let linked = range.filter { verdicts[$0] == .links && page.runs[$0].count <= 80 }
    guard !linked.isEmpty else { return }
    let cards = StatCards(tree: tree, page: page, verdicts: verdicts)
    for index in linked where cards.isOfLinkedCard(index) { verdicts[index] = .kept }
  }

  /// A list of links is in where it is part of the text: beside items that are not links, or between
  /// paragraphs that stand in the element that it stands in. A table of contents is not.
  mutating func keepLinkedItems(in range: Range<Int>) {
    guard range.contains(where: { isLinkedItem($0) }) else { return }
    let next = nextKept(in: range)
    var previous: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      guard isLinkedItem(index), let list = outermostList(around: page.runs[index].node) else {
        if verdicts[index] == .kept { previous = index }
        index += 1
        continue
      }
      let items = page.runs(of: list, in: tree).clamped(to: range)
      let neighbours = (previous, next[items.upperBound - range.lowerBound])
      if !leadsWithinPage(list), isMostlyText(items) || isBetween(neighbours, list) {
        for item in items where verdicts[item] == .links { verdicts[item] = .kept }
      }
      previous = items.last { verdicts[$0] == .kept } ?? previous
      index = max(items.upperBound, index + 1)
    }
  }

  /// A short linked paragraph between others is in: a name, a step. What leads to other stories is
  /// their headline, and longer; what is to be pressed says so.
  mutating func keepLinkedLines(in range: Range<Int>) {
    guard range.contains(where: { isLinkedLine($0) }) else { return }
    let next = nextKept(in: range)
    var previous: Int?
    for index in range {
      if isLinkedLine(index),
        isBetween((previous, next[index - range.lowerBound]), page.runs[index].node)
      {
        verdicts[index] = .kept
      }
      if verdicts[index] == .kept { previous = index }
    }
  }

  private func isLinkedLine(_ index: Int) -> Bool {
    let run = page.runs[index]
    return verdicts[index] == .links && run.kind == .paragraph && run.count <= 50
      && tree.nodes[run.node].tag == .p && page.text[run.range].contains(where: isLower)
      && !RelatedLinks.calls(page.text[run.range])
  }

  private func isLinkedItem(_ index: Int) -> Bool {
    verdicts[index] == .links && page.runs[index].kind == .listItem
  }

  /// The first kept run from each place of the range on, and behind its end.
  private func nextKept(in range: Range<Int>) -> [Int?] {
    var next: [Int?] = Array(repeating: nil, count: range.count + 1)
    for index in range.reversed() {
      let place = index - range.lowerBound
      next[place] = verdicts[index] == .kept ? index : next[place + 1]
    }
    return next
  }

  private func isMostlyText(_ items: Range<Int>) -> Bool {
    items.count { verdicts[$0] == .kept && page.runs[$0].count >= 20 } * 2 >= items.count
  }

  private func leadsWithinPage(_ list: Int) -> Bool {
    tree.descendants(of: list).contains {
      tree.nodes[$0].tag == .a && tree.value(.href, of: $0)?.first == 0x23
    }
  }

  private func outermostList(around node: Int) -> Int? {
    var list: Int?
    var node = node
    for _ in 0..<Self.highest {
      switch tree.nodes[node].tag {
      case .ul, .ol: list = node
      case .li: break
      default: if list != nil { return list }
      }
      if node == 0 { return list }
      node = Int(tree.nodes[node].parent)
    }
    return list
  }

  /// Whether the nearest kept runs before and behind a list stand in the element that it stands in,
  /// and do not lead elsewhere.
  private func isBetween(_ neighbours: (Int?, Int?), _ list: Int) -> Bool {
    guard let before = neighbours.0, let behind = neighbours.1 else { return false }
    let parent = tree.nodes[list].parent
    func isBeside(_ run: TextRun) -> Bool {
      run.node == Int(parent) || tree.nodes[run.node].parent == parent
    }
    return isBeside(page.runs[before]) && isBeside(page.runs[behind])
      && !RelatedLinks.heads(page.text[page.runs[before].range])
  }

  /// A heading such as `Related articles` heads no part of the text, and what follows it up to
  /// the next heading of its rank belongs to it.
  mutating func dropRelatedLinks(in range: Range<Int>) {
    var level: Int?
    for index in range where verdicts[index] == .kept {
      let run = page.runs[index]
      if run.kind == .heading {
        if let open = level, run.level <= open { level = nil }
      }
      if level == nil, run.part != .item, run.count <= 60,
        RelatedLinks.heads(page.text[run.range])
      {
        if run.kind == .heading || run.bold == run.count {
          level = run.kind == .heading ? run.level : 6
        }
        verdicts[index] = .relatedLinks
        continue
      }
      if level != nil, run.part != .item { verdicts[index] = .relatedLinks }
    }
  }
}
