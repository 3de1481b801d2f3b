// Which parts of a page are not its main text.

extension MainText {
  /// Leaves out every region but those that hold most of the page's prose: a page whose article
  /// stands in `class="sidebar-left"` keeps it.
  mutating func settleRegions() {
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
}
