import Model

/// The main text of a page: which runs are in, and why the others are not.
struct MainText {
  /// Why a run is in or out.
  enum Verdict: String, Sendable {
    case kept, outside, region, headline, beforeHeadline, links, emptyHeading, repeated, markup
    case relatedLinks, picture, creditLine, label, chrome
  }

  let tree: MarkupTree
  private(set) var page: PageRuns
  private(set) var verdicts: [Verdict] = []
  private(set) var root: Int?
  private(set) var kind = PageKind.article
  private var elsewhere: [Range<Int>] = []
  private var otherText: [Range<Int>] = []
  private var byOthers: [Range<Int>] = []

  /// The tables of the main element, as far as they were asked for.
  private var tables: DataTables?

  /// The pictures in document order, where the page has captions.
  private var pictures: [Int] = []

  /// There, too: how many runs that are not captions stand before each run, and at the end in all.
  private var textsBefore: [Int] = []

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

  /// Leaves out every region but those that hold most of the page's prose: a page whose article
  /// stands in `class="sidebar-left"` keeps it.
  private mutating func settleRegions() {
    for index in page.regions.indices.reversed() {
      let region = page.regions[index]
      if let parent = region.parent {
        page.regions[parent].prose += region.prose
        page.regions[parent].linked += region.linked
        page.regions[parent].count += region.count
        if region.hasControls { page.regions[parent].hasControls = true }
      }
    }
    let topics = RegionTopics(tree: tree, page: page)
    for index in page.regions.indices {
      page.regions[index].classes = topics.classes(of: page.regions[index])
    }
    let anchor = TextAnchor(tree: tree, page: page)
    var total = 0
    for run in page.runs { total += run.prose }
    for index in page.regions.indices where page.regions[index].classes.contains(.notice) {
      page.regions[index].isOut = anchor.isBeside(page.regions[index], ofProse: total)
    }
    var columns = 0
    let proseBefore = page.runs.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.prose) }
    for index in page.regions.indices where !page.regions[index].isOut {
      let region = page.regions[index]
      // Some pages open a `header` and put all of their text into it.
      page.regions[index].isHeader = region.classes.contains(.header) && region.prose * 4 <= total
      var classes = region.classes.intersection(.boilerplate)
      if tree.nodes[region.node].tag == .form, region.classes.isDisjoint(with: [.comments]) {
        // Whole pages stand in a form where the server keeps its state in one.
        page.regions[index].isOut = region.prose * 5 < total || region.prose < 200
        continue
      }
      if isQuoteSource(region.node) || isNavigationInName(region) { classes = [] }
      if anchor.isHeadline(in: region) { classes.remove(.sidebar) }
      if region.classes.contains(.body), classes.isDisjoint(with: [.comments, .related, .hidden]) {
        classes = []
      }
      guard !classes.isEmpty else { continue }
      page.regions[index].isOut =
        region.prose * 100 < total * limit(classes) || total == 0
        || classes == .sidebar && columns < 16 && isBesideArticle(region, proseBefore)
      if classes == .sidebar, region.prose * 100 >= total * limit(classes) { columns += 1 }
    }
    page.settle()
    readmit(hasMainText: anchor.hasText)
  }

  /// Whether an article stands before or behind a column, so that the column is none of it, though
  /// the article is short.
  ///
  /// - Parameter proseBefore: The prose of all runs before each run, and at the end of all.
  private func isBesideArticle(_ column: Region, _ proseBefore: [Int]) -> Bool {
    page.classified.contains { node, classes in
      guard !classes.isDisjoint(with: [.article, .body]), classes.isDisjoint(with: .boilerplate),
        !tree.contains(node, column.node), !tree.contains(column.node, node)
      else { return false }
      let runs = page.runs(of: node, in: tree)
      return (proseBefore[runs.upperBound] - proseBefore[runs.lowerBound]) * 2 >= column.prose
    }
  }

  /// The share of the page's prose, in per cent, from which on a region is not what its name says.
  private func limit(_ classes: BoilerplateClass) -> Int {
    if classes.contains(.comments) { return 85 }
    if !classes.isDisjoint(with: [.related, .footer, .hidden]) { return 50 }
    return 30
  }

  /// Where hardly any prose is left, takes back the regions that only a name made suspect; where
  /// none is left at all, then whatever is neither a menu nor a footer.
  ///
  /// - Parameter hasMainText: Whether the main part of the page has text; then nothing that asks for consent
  ///   comes back.
  private mutating func readmit(hasMainText: Bool) {
    var total = 0
    for run in page.runs where !hasMainText || !isInNotice(run) { total += run.prose }
    let notice: BoilerplateClass = hasMainText ? .notice : []
    for never: BoilerplateClass in [
      [.comments, .related, .footer, .hidden, .notice], [.navigation, .footer, .hidden], [.hidden],
    ] {
      let never = never.union(notice)
      var left = 0
      var hasText = false
      for run in page.runs where !page.isOut(run) {
        left += run.prose
        if run.kind != .heading, run.linked < run.count { hasText = true }
      }
      guard left * 5 < total || !hasText else { return }
      for index in page.regions.indices where page.regions[index].classes.isDisjoint(with: never) {
        page.regions[index].isOut = false
      }
      page.settle()
      if left > 0 { return }
    }
  }

  private func isInNotice(_ run: TextRun) -> Bool {
    guard page.isOut(run) else { return false }
    var region = run.region
    while let index = region {
      if page.regions[index].isOut, page.regions[index].classes.contains(.notice) { return true }
      region = page.regions[index].parent
    }
    return false
  }

  /// Whether a region is called after a menu (`toc-section`, `tabs`) and holds the text that the menu
  /// leads to: menus are made of links and labels.
  private func isNavigationInName(_ region: Region) -> Bool {
    guard region.classes.intersection(.boilerplate) == .navigation else { return false }
    let tag = tree.nodes[region.node].tag
    return tag != .nav && tag != .menu && region.prose >= 200
      && region.prose * 10 >= region.count * 8
  }

  /// Whether a footer names the source of a quotation or of a figure.
  private func isQuoteSource(_ node: Int) -> Bool {
    guard tree.nodes[node].tag == .footer else { return false }
    let parent = tree.nodes[Int(tree.nodes[node].parent)].tag
    return parent == .blockquote || parent == .figure
  }

  /// Whether a node stands in a part of the page that is not the main one. The head of an
  /// article, its author and date among them, belongs to it.
  func isElsewhere(_ node: Int) -> Bool { Self.contains(elsewhere, node) }

  /// Whether a node stands in such a part that has prose of its own, more than a line of counters.
  func isInOtherText(_ node: Int) -> Bool { Self.contains(otherText, node) }

  /// Whether a node stands among comments or other stories.
  func isByOthers(_ node: Int) -> Bool { Self.contains(byOthers, node) }

  private static func contains(_ ranges: [Range<Int>], _ node: Int) -> Bool {
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

  /// `Mon`, `31`.
  private static let longestDay = 3

  /// Cells of a table of data are in, also where they are links; the days of a calendar are not.
  private mutating func keepLinkedCells(in range: Range<Int>) {
    var tables = DataTables(tree: tree, page: page)
    defer { self.tables = tables }
    for index in range where page.runs[index].kind == .cell {
      let isDay = page.runs[index].count <= Self.longestDay
      if verdicts[index] == .links, tables.slot(ofRun: index) != nil { verdicts[index] = .kept }
      if verdicts[index] == .kept, isDay, tables.isInCalendar(index) { verdicts[index] = .chrome }
    }
  }

  /// The number and the label of a card are in, also where one of them is a link.
  private mutating func keepLinkedNumbers(in range: Range<Int>) {
    let linked = range.filter { verdicts[$0] == .links && page.runs[$0].count <= 80 }
    guard !linked.isEmpty else { return }
    let cards = StatCards(tree: tree, page: page, verdicts: verdicts)
    for index in linked where cards.isOfLinkedCard(index) { verdicts[index] = .kept }
  }

  /// A list of links is in where it is part of the text: beside items that are not links, or between
  /// paragraphs that stand in the element that it stands in. A table of contents is not.
  private mutating func keepLinkedItems(in range: Range<Int>) {
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
  private mutating func keepLinkedLines(in range: Range<Int>) {
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

  /// So many elements are looked through for the one around a run; a text that stands deeper in its
  /// list, table or figure is none of it.
  static let highest = 64

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

  /// A heading such as `Related articles` heads no part of the text, and what follows it up to
  /// the next heading of its rank belongs to it.
  private mutating func dropRelatedLinks(in range: Range<Int>) {
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

  private func verdict(_ run: TextRun, _ titles: [[UInt8]], _ isBelowProse: Bool)
    -> Verdict
  {
    if page.isOut(run) { return .region }
    if run.part == .chrome { return .chrome }
    // Below the first prose a header is that of a section, a table, a card.
    if isInHeader(run), run.prose == 0, !isBelowProse { return .region }
    if run.kind == .heading || run.count < 200 {
      if titles.contains(letters(page.text[run.range])) { return .headline }
    }
    if isMarkup(run) { return .markup }
    if isPlaceholder(run) { return .label }
    if run.kind == .caption, isBelowPicture(run) { return .picture }
    if run.linkShare > 0.8, run.kind != .heading, tree.nodes[run.node].tag != .pre { return .links }
    if run.linked > 0, run.linked * 3 < run.count, RelatedLinks.isTeaser(page.text[run.range]) {
      return .relatedLinks
    }
    if run.kind != .heading, run.kind != .cell,
      CreditLine.holds(page.text[run.range], opens: !isBelowProse)
    {
      return .creditLine
    }
    return .kept
  }

  /// Whether the text stands where a script has not written yet: `Loading figures…`.
  private func isPlaceholder(_ run: TextRun) -> Bool {
    let bytes = page.text[run.range]
    return bytes.count <= 40 && bytes.starts(with: "Loading".utf8)
      && !bytes.contains(where: isDigit)
      && (bytes.count == 7 || bytes.suffix(3).elementsEqual("…".utf8) || bytes.last == 0x2E)
  }

  /// Whether the text is a tag that the page wrote with `&lt;`, by mistake.
  private func isMarkup(_ run: TextRun) -> Bool {
    let bytes = page.text[run.range]
    return bytes.first == 0x3C && bytes.last == 0x3E && run.prose > 0 && bytes.contains(0x3D)
  }

  /// Whether a caption says what a photograph shows, and who took it. The caption of a table is not one,
  /// nor one that states an amount or a share: charts are pictures too.
  private func isBelowPicture(_ run: TextRun) -> Bool {
    var node = run.node
    for _ in 0..<Self.highest where node > 0 {
      if tree.nodes[node].tag == .figure || tree.nodes[node].tag == .table { break }
      node = Int(tree.nodes[node].parent)
    }
    if tree.nodes[node].tag == .table { return false }
    if tree.nodes[node].tag == .figure, !isPicture(figure: node) { return false }
    return !StatedNumber.isStated(in: page.text[run.range])
  }

  /// Whether a figure shows a picture, or nothing that is text: its picture is then put in by a script.
  private func isPicture(figure: Int) -> Bool {
    // By halves and by counts, since a figure may have any number of captions.
    var (low, high) = (0, pictures.count)
    while low < high {
      let middle = (low + high) / 2
      if pictures[middle] < figure { low = middle + 1 } else { high = middle }
    }
    if low < pictures.count, tree.contains(figure, pictures[low]) { return true }
    let runs = page.runs(of: figure, in: tree)
    return textsBefore[runs.lowerBound] == textsBefore[runs.upperBound]
  }

  /// Whether the last sign of the text, closing quotes left aside, ends a sentence.
  private func endsSentence(_ text: ArraySlice<UInt8>) -> Bool {
    let end = text.suffix(6)
    guard let last = end.last(where: { $0 < 0x80 && $0 != 0x22 && $0 != 0x29 && $0 != 0x27 }) else {
      return false
    }
    return last == 0x2E || last == 0x21 || last == 0x3F
  }

  private func isInHeader(_ run: TextRun) -> Bool {
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
