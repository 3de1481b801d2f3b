/// Where the text of a page is to be looked for before anything is read: its `main`, its articles, and the element
/// around its headline.
struct TextAnchor {
  private let tree: MarkupTree
  private let headline: Int?
  private var nodes: [Int] = []

  /// So many articles of a page are looked at.
  private static let most = 64

  init(tree: MarkupTree, page: PageRuns) {
    self.tree = tree
    let headings = page.runs.lazy.filter { $0.kind == .heading && $0.level == 1 }.prefix(2).map(
      \.node)
    headline = headings.count == 1 ? headings.first : nil
    let parts = page.classified.lazy.filter {
      !$0.classes.isDisjoint(with: [.main, .article, .body]) && tree.nodes[$0.node].tag.isBlock
    }.prefix(Self.most).map(\.node)
    let around = headline.map { Int(tree.nodes[$0].parent) }
    for node in Array(parts) + [around].compactMap({ $0 }) where tree.nodes[node].tag != .body {
      let runs = page.runs[page.runs(of: node, in: tree)]
      if runs.contains(where: { Self.isText($0, of: page) }) { nodes.append(node) }
    }
  }

  /// Whether one of the places has any text.
  var hasText: Bool { !nodes.isEmpty }

  /// Whether a notice stands beside the places that have text, and none of them in it. Within one of them it is
  /// short, and not most of the prose: an article may stand in a box that is called after its paywall.
  func isBeside(_ notice: Region, ofProse total: Int) -> Bool {
    guard hasText, !nodes.contains(where: { tree.contains(notice.node, $0) }) else { return false }
    return !nodes.contains { tree.contains($0, notice.node) }
      || notice.prose < 400 && notice.prose * 10 < total * 7
  }

  /// Whether the only headline of the page stands in a region.
  func isHeadline(in region: Region) -> Bool {
    headline.map { tree.contains(region.node, $0) } ?? false
  }

  /// Whether a run is text of the page and not of a notice or a menu.
  private static func isText(_ run: TextRun, of page: PageRuns) -> Bool {
    guard run.kind != .heading, run.linked * 2 < run.count else { return false }
    var region = run.region
    for _ in 0..<16 {
      guard let index = region else { return true }
      if !page.regions[index].classes.isDisjoint(with: [.notice, .navigation, .hidden]) {
        return false
      }
      region = page.regions[index].parent
    }
    return true
  }
}
