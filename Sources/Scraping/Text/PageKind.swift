/// The kind of a page, by what it claims to be and by how it is made.
enum PageKind: Sendable {
  /// One text, in one place.
  case article
  /// Posts by several people.
  case thread
  /// Items, each with a title and perhaps a summary.
  case listing
  /// Several texts side by side: a product, a service.
  case sections
}

/// Finds what the main text of a page is that is not an article.
struct PageReading {
  let tree: MarkupTree
  private(set) var page: PageRuns
  private(set) var root: Int?
  private(set) var kind = PageKind.article

  /// - Parameters:
  ///   - page: The runs, with the regions that are out for an article.
  ///   - root: The element that holds the main text if the page is an article.
  init(tree: MarkupTree, page: PageRuns, root: Int?, claims: PageClaims) {
    self.tree = tree
    self.page = page
    self.root = root
    guard !claims.contains(.article), !page.runs.isEmpty else { return }
    readmitTexts(claims)
    if readThread(claims) || claims.contains(.perhapsArticle) || readListing() { return }
    readSections()
  }

  /// The bytes of text in each region, regions within it included.
  private func sizes() -> [Int] {
    var sizes = Array(repeating: 0, count: page.regions.count)
    for run in page.runs {
      if let region = run.region { sizes[region] += run.count }
    }
    for index in page.regions.indices.reversed() {
      if let parent = page.regions[index].parent { sizes[parent] += sizes[index] }
    }
    return sizes
  }

  /// Takes back what is called a menu or buttons, and reads as text: the slides
  /// of a carousel, the panels of a row of tabs.
  private mutating func readmitTexts(_ claims: PageClaims) {
    let soft: BoilerplateClass = [.navigation, .share, .hidden]
    let sizes = sizes()
    var isChanged = false
    for (index, region) in page.regions.enumerated()
    where region.isOut && region.prose >= 150 && region.prose * 2 >= sizes[index]
      && region.classes.intersection(.boilerplate).isSubset(of: soft)
      && tree.nodes[region.node].tag != .nav && tree.nodes[region.node].tag != .menu
    {
      if region.classes.contains(.hidden), !claims.isEmpty, let root,
        !tree.contains(root, region.node)
      {
        continue
      }
      page.regions[index].isOut = false
      isChanged = true
    }
    guard isChanged else { return }
    page.settle()
    root = ContentRoot(tree: tree, page: page).node()
  }

  // MARK: Threads

  private mutating func readThread(_ claims: PageClaims) -> Bool {
    let headline = soleHeading()
    let chrome = PostParts.runs(in: page, of: tree)
    var isThread = claims.contains(.thread) || chrome != nil
    if let headline {
      // A part that is called a discussion and holds the headline is one.
      isThread =
        isThread
        || page.regions.contains {
          $0.found.all.topics.contains(.comments) && tree.contains($0.node, headline)
        }
    }
    var posts = page
    for (index, region) in page.regions.enumerated()
    where region.isOut && region.classes.contains(.comments) && region.prose > 0
      && region.classes.isDisjoint(with: [.navigation, .footer, .hidden, .related])
    {
      posts.regions[index].isOut = false
      if let headline, tree.contains(region.node, headline) { isThread = true }
    }
    guard isThread else { return false }
    posts.settle()
    page = posts
    kind = .thread
    for range in chrome ?? [] {
      for index in range {
        page.runs[index].part = .chrome
        page.runs[index].prose = 0
      }
    }
    root = ContentRoot(tree: tree, page: page).node()
    return true
  }

  // MARK: Listings

  private mutating func readListing() -> Bool {
    let headline = soleHeading()
    var listed = page
    relax(&listed, headline)
    var prose = 0
    for run in listed.runs where !listed.isOut(run) { prose += run.prose }
    let all = ItemSeriesFinder(tree: tree, page: listed).series(after: headline ?? 0)
    guard let best = all.max(by: { $0.weight < $1.weight }), best.labels >= prose,
      best.labels >= 200
    else { return false }
    page = listed
    kind = .listing
    for series in all
    where series.weight * 3 >= best.weight && series.size <= 2 * best.size {
      promote(series)
    }
    var node = best.items[0]
    let last = best.items[best.items.count - 1]
    while !tree.contains(node, last) { node = Int(tree.nodes[node].parent) }
    if let headline {
      while !tree.contains(node, headline) { node = Int(tree.nodes[node].parent) }
    }
    root = node
    return true
  }

  /// Takes back the regions that hold the headline or most of the items, whatever they are called.
  private func relax(_ page: inout PageRuns, _ headline: Int?) {
    let soft: BoilerplateClass = [.advert, .byline, .share]
    let sizes = sizes()
    let total = page.runs.reduce(0) { $0 + $1.count }
    for (index, region) in page.regions.enumerated() where region.isOut {
      let classes = region.classes.intersection(.boilerplate)
      guard classes.isDisjoint(with: [.navigation, .footer, .hidden]) else { continue }
      if let headline, tree.contains(region.node, headline) {
        page.regions[index].isOut = false
      } else if classes.isSubset(of: soft),
        tree.nodes[region.node].tag == .article || sizes[index] * 5 >= total
      {
        page.regions[index].isOut = false
      }
    }
    page.settle()
  }

  /// Lets the text of the items count as prose, links and all.
  private mutating func promote(_ series: ItemSeries) {
    for item in series.items {
      for index in page.runs(of: item, in: tree)
      where !page.isOut(page.runs[index]) {
        page.runs[index].prose = page.runs[index].count
        page.runs[index].linked = 0
        page.runs[index].part = .item
      }
    }
  }

  // MARK: Sections

  private mutating func readSections() {
    guard let root else { return }
    let content = ContentRoot(tree: tree, page: page)
    let total = content.prose(of: 0)
    // The more prose stands together, the less likely it is but one text of several.
    let prose = content.prose(of: root)
    guard prose < 1_000 ? prose * 4 < total * 3 : prose * 5 < total * 3 else { return }
    kind = .sections
    self.root = content.mainPart()
  }

  /// The only heading of the first rank outside the menus, the notices and the foot of the page.
  private func soleHeading() -> Int? {
    var isElsewhere: [Bool] = []
    isElsewhere.reserveCapacity(page.regions.count)
    for region in page.regions {
      let isSo =
        region.isOut
        && !region.classes.isDisjoint(with: [.navigation, .footer, .hidden, .notice])
      isElsewhere.append(isSo || region.parent.map { isElsewhere[$0] } ?? false)
    }
    var found: Int?
    for run in page.runs where run.kind == .heading && run.level == 1 {
      if let region = run.region, isElsewhere[region] { continue }
      if let found, found != run.node { return nil }
      found = run.node
    }
    return found
  }
}

extension ContentRoot {
  /// The main part of the page, whatever it holds: the outermost element that is called so and has
  /// most of the prose; else the whole body.
  func mainPart() -> Int {
    let total = prose(of: 0)
    for (node, classes) in page.classified where classes.contains(.main) {
      if tree.nodes[node].tag.isBlock, prose(of: node) * 2 >= total { return node }
    }
    return tree.nodes.firstIndex { $0.tag == .body } ?? 0
  }
}
