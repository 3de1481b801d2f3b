import Model

/// The main text of a page: which runs are in, and why the others are not.
struct MainText {
  /// Why a run is in or out.
  enum Verdict: String, Sendable {
    case kept, outside, region, headline, beforeHeadline, links, emptyHeading, repeated, markup
    case relatedLinks, picture, creditLine, label, chrome
  }

  let tree: MarkupTree
  var page: PageRuns
  var verdicts: [Verdict] = []
  private(set) var root: Int?
  private(set) var kind = PageKind.article
  private var elsewhere: [Range<Int>] = []
  private var otherText: [Range<Int>] = []
  private var byOthers: [Range<Int>] = []

  /// The tables of the main element, as far as they were asked for.
  var tables: DataTables?

  /// The pictures in document order, where the page has captions.
  var pictures: [Int] = []

  /// There, too: how many runs that are not captions stand before each run, and at the end in all.
  var textsBefore: [Int] = []

  /// The element that holds the main text is found; no run has been judged yet.
  init(tree: MarkupTree, claims: PageClaims = []) {
    self.tree = tree
    page = RunReader.runs(of: tree)
    settleRegions()
    elsewhere = outside(leastProse: 0)
    otherText = outside(leastProse: 1)
    byOthers = outside(leastProse: 0, [.comments, .related])
    let reading = PageReading(
      tree: tree, page: page, root: ContentRoot(tree: tree, page: page).node(), claims: claims)
    (page, root, kind) = (reading.page, reading.root, reading.kind)
  }

  /// The whole of the tree is the main text, whatever its parts are called.
  init(wholeOf tree: MarkupTree) {
    self.tree = tree
    page = RunReader.runs(of: tree)
    for index in page.regions.indices { page.regions[index].isOut = false }
    page.settle()
    root = 0
  }

  /// Whether a node stands in a part of the page that is not the main one. The head of an
  /// article, its author and date among them, belongs to it.
  func isElsewhere(_ node: Int) -> Bool { Self.contains(elsewhere, node) }

  /// Whether a node stands in such a part that has prose of its own, more than a line of counters.
  func isInOtherText(_ node: Int) -> Bool { Self.contains(otherText, node) }

  /// Whether a node stands among comments or other stories.
  func isByOthers(_ node: Int) -> Bool { Self.contains(byOthers, node) }

  static func contains(_ ranges: [Range<Int>], _ node: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= node { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(node)
  }

  /// The nodes of the outermost regions that are out, in document order.
  private func outside(leastProse: Int, _ kinds: BoilerplateClass = .boilerplate) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for region in page.regions where region.isOut && region.prose >= leastProse {
      if let last = ranges.last, last.contains(region.node) { continue }
      let classes = region.classes.intersection(kinds).subtracting([.byline, .hidden])
      if !classes.isEmpty { ranges.append(region.node..<Int(tree.nodes[region.node].end)) }
    }
    return ranges
  }

  /// Settles which runs of the main element are in.
  mutating func judge(headlines: [String]) {
    let titles = headlines.map { letters($0) }
    verdicts = Array(repeating: .outside, count: page.runs.count)
    guard let root else { return }
    let range = page.runs(of: root, in: tree)
    if page.runs[range].contains(where: { $0.kind == .caption }) {
      pictures = tree.nodes.indices.filter { tree.nodes[$0].tag == .img }
      textsBefore = page.runs.reduce(into: [0]) { counts, run in
        counts.append(counts[counts.count - 1] + (run.kind == .caption ? 0 : 1))
      }
    }
    var isBelowProse = false
    for index in range {
      let run = page.runs[index]
      verdicts[index] = verdict(run, titles, isBelowProse)
      if verdicts[index] == .kept, run.prose > 0 { isBelowProse = true }
    }
    keepStandfirst(before: range, titles)
    keepStatements(around: range)
    keepLinkedCells(in: range)
    keepLinkedNumbers(in: range)
    keepLinkedItems(in: range)
    keepLinkedLines(in: range)
    dropBeforeHeadline(in: range)
    dropRepeated(in: range)
    dropRelatedLinks(in: range)
    dropLabels(in: range)
    dropEmptyHeadings(in: range)
  }

  /// The sentences between the headline and the first of the main text belong to it: a standfirst
  /// stands beside its headline, as its neighbour, and opening paragraphs often stand in a box of
  /// their own, though the main element begins below them.
  private mutating func keepStandfirst(before range: Range<Int>, _ titles: [[UInt8]]) {
    let above = page.runs[..<range.lowerBound]
    guard
      let headline = above.lastIndex(where: {
        $0.kind == .heading && $0.level == 1 && titles.contains(letters(page.text[$0.range]))
      })
    else { return }
    let parent = tree.nodes[above[headline].node].parent
    for index in headline + 1..<range.lowerBound {
      let run = page.runs[index]
      guard run.kind == .paragraph, run.hasSentence, !page.isOut(run) else { continue }
      let isNeighbour = run.linked == 0 && tree.nodes[run.node].parent == parent
      if isNeighbour || isOpening(run) { verdicts[index] = .kept }
    }
  }

  /// Short sentences with a number that stand outside of the main element, in the article, the table or the main
  /// part of the page around it, belong to the text.
  private mutating func keepStatements(around range: Range<Int>) {
    guard kind == .article, var node = root else { return }
    var holder: Int?
    for _ in 0..<Self.highest where node > 0 {
      let tag = tree.nodes[node].tag
      if tag == .article || tag == .main || tag == .table { holder = node }
      node = Int(tree.nodes[node].parent)
    }
    guard let holder else { return }
    var headings: [Int] = []
    for index in page.runs(of: holder, in: tree) {
      let run = page.runs[index]
      guard !range.contains(index), !page.isOut(run), !isInHeader(run) else {
        headings = []
        continue
      }
      if run.kind == .heading {
        headings = [index]
      } else if run.linked == 0, run.kind != .caption, verdicts[index] == .outside,
        StatedNumber.isSentence(page.text[run.range]),
        !CreditLine.holds(page.text[run.range], opens: index < range.lowerBound)
      {
        for index in headings + [index] { verdicts[index] = .kept }
        headings = []
      }
    }
  }

  /// Whether a paragraph above the main element opens the text: whole sentences, outside of the head.
  private func isOpening(_ run: TextRun) -> Bool {
    run.prose >= 110 && run.linked * 3 < run.count && !isInHeader(run)
      && endsSentence(page.text[run.range])
  }

  /// What stands above the headline is the head of the page, as long as most text is below it.
  private mutating func dropBeforeHeadline(in range: Range<Int>) {
    guard let headline = range.first(where: { verdicts[$0] == .headline }) else { return }
    var (above, below) = (0, 0)
    for index in range where verdicts[index] == .kept {
      if index < headline {
        above += page.runs[index].prose
      } else {
        below += page.runs[index].prose
      }
    }
    guard above * 5 < below else { return }
    for index in range.lowerBound..<headline where verdicts[index] == .kept {
      verdicts[index] = .beforeHeadline
    }
  }

  /// So many elements are looked through for the one around a run; a text that stands deeper in its
  /// list, table or figure is none of it.
  static let highest = 64

  /// No text of some length stands twice.
  private mutating func dropRepeated(in range: Range<Int>) {
    var seen: Set<RepeatedText> = []
    for index in range
    where verdicts[index] == .kept && page.runs[index].prose >= 80
      && [.paragraph, .caption].contains(page.runs[index].kind)
    {
      let text = RepeatedText(bytes: page.text[page.runs[index].range])
      if page.runs[index].part != .item, !seen.insert(text).inserted { verdicts[index] = .repeated }
    }
  }

  /// Labels that stand in boxes of their own above the first prose and below the last (a day, a
  /// name, a button) belong to the page, not to the text, where most of it stands in one element.
  private mutating func dropLabels(in range: Range<Int>) {
    let prose = range.filter { verdicts[$0] == .kept && page.runs[$0].prose > 0 }
    guard let first = prose.first, let last = prose.last else { return }
    var total = 0
    var holders: [Int: Int] = [:]
    for index in prose {
      let run = page.runs[index]
      total += run.prose
      holders[run.node, default: 0] += 0
      holders[Int(tree.nodes[run.node].parent), default: 0] += run.prose
    }
    guard total >= 400, holders.values.contains(where: { $0 * 2 >= total }) else { return }
    for index in range where verdicts[index] == .kept && (index < first || index > last) {
      let run = page.runs[index]
      if run.kind == .paragraph, holders[run.node] == nil,
        holders[Int(tree.nodes[run.node].parent)] == nil
      {
        verdicts[index] = .label
      }
    }
  }

  /// Whether the last sign of the text, closing quotes left aside, ends a sentence.
  private func endsSentence(_ text: ArraySlice<UInt8>) -> Bool {
    let end = text.suffix(6)
    guard let last = end.last(where: { $0 < 0x80 && $0 != 0x22 && $0 != 0x29 && $0 != 0x27 }) else {
      return false
    }
    return last == 0x2E || last == 0x21 || last == 0x3F
  }

  func isInHeader(_ run: TextRun) -> Bool {
    run.region.map { page.regions[$0].isWithinHeader } ?? false
  }

  /// A heading with nothing below it heads something that was left out.
  private mutating func dropEmptyHeadings(in range: Range<Int>) {
    var level = 0
    var hasText = false
    for index in range.reversed() where verdicts[index] == .kept {
      let run = page.runs[index]
      guard run.kind == .heading else {
        hasText = true
        level = 7
        continue
      }
      if run.part != .item, !hasText || run.level >= level, !endsEntry(index) {
        verdicts[index] = .emptyHeading
      } else {
        level = run.level
        hasText = hasText || run.part == .item
      }
    }
  }

  /// Whether a heading ends an entry of a list that has text above it: the title of a report below its day.
  private func endsEntry(_ index: Int) -> Bool {
    guard index > 0, verdicts[index - 1] == .kept, page.runs[index - 1].kind == .listItem,
      let entry = entry(around: page.runs[index].node)
    else { return false }
    return tree.contains(entry, page.runs[index - 1].node)
  }

  /// The entry of a list in which a node stands, no more than a few elements up.
  private func entry(around node: Int) -> Int? {
    var node = node
    var level = 0
    while level < 4, node > 0, tree.nodes[node].tag != .li {
      node = Int(tree.nodes[node].parent)
      level += 1
    }
    return tree.nodes[node].tag == .li ? node : nil
  }

  /// Whether nothing is kept.
  var isEmpty: Bool { !verdicts.contains(.kept) }

  /// The kept runs as blocks. Cells of tables that hold data have their slot, and so has the number of
  /// a card; cells of tables for layout are paragraphs.
  func text() -> PageText {
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    blocks.reserveCapacity(verdicts.count { $0 == .kept })
    var tables = tables ?? DataTables(tree: tree, page: page)
    let hasTables = page.runs.contains { $0.kind == .cell }
    let cards = StatCards(tree: tree, page: page, verdicts: verdicts)
    for (index, run) in page.runs.enumerated() where verdicts[index] == .kept {
      if !bytes.isEmpty { bytes.append(0x0A) }
      let start = bytes.count
      bytes.append(contentsOf: page.text[run.range])
      let isInTable = run.kind == .cell || hasTables && run.kind == .listItem
      let slot =
        (isInTable ? tables.slot(ofRun: index) : nil)
        ?? (run.kind == .cell ? nil : cards.label(ofRun: index).map { TableSlot(card: $0) })
      let kind = run.kind == .cell && slot == nil ? .paragraph : run.kind
      blocks.append(
        Block(kind, range: start..<bytes.count, line: run.line, level: run.level, slot: slot))
    }
    return PageText(bytes: bytes, blocks: blocks)
  }
}

/// A text that is hashed as a whole: a slice would have its bytes hashed one by one.
private struct RepeatedText: Hashable {
  let bytes: ArraySlice<UInt8>

  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}
