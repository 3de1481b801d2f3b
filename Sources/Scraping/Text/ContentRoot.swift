/// Finds the element that holds the main text.
struct ContentRoot {
  let tree: MarkupTree
  let page: PageRuns

  /// The prose, and the bytes of links and labels, of all runs before each run.
  private var prose: [Int32]
  private var chaff: [Int32]

  init(tree: MarkupTree, page: PageRuns) {
    self.tree = tree
    self.page = page
    prose = Array(repeating: 0, count: page.runs.count + 1)
    chaff = prose
    // No more than ten bytes a run beyond those of its text.
    var sums: (prose: Int32, chaff: Int32) = (0, 0)
    for (index, run) in page.runs.enumerated() {
      if !page.isOut(run) {
        sums.prose += Int32(Self.weight(run))
        if run.prose == 0, run.linked > 0 { sums.chaff += Int32(run.linked + 10) }
      }
      prose[index + 1] = sums.prose
      chaff[index + 1] = sums.chaff
    }
  }

  /// How much a run speaks for the element around it. A teaser is a linked headline with a
  /// sentence behind it, so links count against their run.
  private static func weight(_ run: TextRun) -> Int { max(0, run.prose - 2 * run.linked) }

  func prose(of node: Int) -> Int {
    let range = page.runs(of: node, in: tree)
    return Int(prose[range.upperBound] - prose[range.lowerBound])
  }

  private func value(of node: Int) -> Int {
    let range = page.runs(of: node, in: tree)
    return prose(of: node) - Int(chaff[range.upperBound] - chaff[range.lowerBound])
  }

  /// The element; nil where the page has no text at all.
  func node() -> Int? {
    guard let densest = densest() else { return shortText() }
    let best = prose(of: densest)
    if best < Self.shortest, let part = part(around: densest) { return part }
    if let body = named(.body, atLeast: best * 6 / 10) { return body }
    if let article = named(.article, atLeast: best * 7 / 10),
      tree.contains(densest, article) || value(of: article) * 10 >= value(of: densest) * 9
    {
      return article
    }
    return container(of: narrowed(densest))
  }

  /// Less prose than that in one place is not enough to tell the main text from the rest of its part.
  private static var shortest: Int { 150 }

  /// The outermost main part or article around a node; where the page names none, the element around it and the
  /// headline.
  private func part(around node: Int) -> Int? {
    let part = page.classified.first { part, classes in
      !classes.isDisjoint(with: [.main, .article]) && tree.nodes[part].tag.isBlock
        && tree.contains(part, node)
    }
    if let part { return part.node }
    let headlines = page.runs.filter { $0.kind == .heading && $0.level == 1 }
    guard headlines.count == 1 else { return nil }
    var common = node
    while !tree.contains(common, headlines[0].node) { common = Int(tree.nodes[common].parent) }
    return container(of: common)
  }

  /// The nearest element around a paragraph, list or table that may hold more of the kind.
  private func container(of node: Int) -> Int {
    var node = node
    while true {
      switch tree.nodes[node].tag {
      case .div, .section, .article, .main, .body, .html, .root, .center, .form: return node
      default: node = Int(tree.nodes[node].parent)
      }
    }
  }

  /// The part of `node` that holds the paragraphs which stand together, if what it leaves out stands
  /// scattered: teasers, boxes.
  private func narrowed(_ node: Int) -> Int {
    var direct: [Int: Int] = [:]
    let range = page.runs(of: node, in: tree)
    for run in page.runs[range] where !page.isOut(run) && Self.weight(run) > 0 {
      let parent = Int(tree.nodes[run.node].parent)
      direct[parent, default: 0] += Self.weight(run)
    }
    // The parents in document order, so that equal weights always give the same one.
    let parents = direct.keys.sorted()
    guard let top = parents.max(by: { (direct[$0] ?? 0) < (direct[$1] ?? 0) }),
      let most = direct[top]
    else { return node }
    let together = parents.filter { (direct[$0] ?? 0) * 4 >= most || tree.contains(top, $0) }
    guard let first = together.first, let last = together.last else { return node }
    var common = first
    while !tree.contains(common, last) { common = Int(tree.nodes[common].parent) }
    return tree.contains(node, common) && prose(of: common) * 10 >= prose(of: node) * 4
      ? common : node
  }

  /// Where no run reads as prose, the main part or the body, whatever it holds.
  private func shortText() -> Int? {
    let parts = page.classified.filter { !$0.classes.isDisjoint(with: [.main, .body]) }.map(\.node)
    let body = tree.nodes.indices.filter { tree.nodes[$0].tag == .body }
    return (parts + body).first { node in
      tree.nodes[node].tag.isBlock
        && page.runs[page.runs(of: node, in: tree)].contains {
          !page.isOut($0) && $0.linked < $0.count
        }
    } ?? (page.runs.isEmpty ? nil : 0)
  }

  /// The block whose prose most outweighs its links and labels; the innermost of equals.
  private func densest() -> Int? {
    var best: (node: Int, value: Int)?
    for (index, node) in tree.nodes.enumerated() where node.tag.isBlock && node.tag != .root {
      let range = page.runs(of: index, in: tree)
      guard range.count > 0, prose[range.upperBound] > prose[range.lowerBound] else { continue }
      let value = value(of: index)
      if best.map({ value >= $0.value }) ?? true { best = (index, value) }
    }
    return best?.node
  }

  /// The ancestor of all candidates that have the same class as `largest`, where they together hold a
  /// good deal more than it does: an article in parts.
  private func split(_ largest: Int, among candidates: [Int]) -> Int? {
    guard let name = tree.value(.class, of: largest) else { return nil }
    let parts = candidates.filter { tree.value(.class, of: $0) == name }
    let sum = parts.reduce(0) { $0 + prose(of: $1) }
    guard sum * 10 > prose(of: largest) * 12, let first = parts.first, let last = parts.last else {
      return nil
    }
    var common = first
    while !tree.contains(common, last) { common = Int(tree.nodes[common].parent) }
    return prose(of: common) * 10 <= sum * 11 ? common : nil
  }

  /// The element of the wanted class with the most prose; the nearest common ancestor of several where
  /// the text lies in them.
  private func named(_ wanted: BoilerplateClass, atLeast least: Int) -> Int? {
    var candidates: [Int] = []
    for (node, classes) in page.classified
    where classes.contains(wanted) && tree.nodes[node].tag.isBlock && prose(of: node) > 0 {
      if let last = candidates.last, tree.contains(last, node) {
        // The inner one is closer to the text as long as it has nearly all of it.
        if prose(of: node) * 4 >= prose(of: last) * 3 { candidates[candidates.count - 1] = node }
        continue
      }
      candidates.append(node)
    }
    guard let largest = candidates.max(by: { prose(of: $0) < prose(of: $1) }) else { return nil }
    if let all = split(largest, among: candidates), prose(of: all) >= least { return all }
    if prose(of: largest) >= least { return largest }
    let sum = candidates.reduce(0) { $0 + prose(of: $1) }
    guard sum >= least, let first = candidates.first, let last = candidates.last else { return nil }
    var common = first
    while !tree.contains(common, last) { common = Int(tree.nodes[common].parent) }
    return prose(of: common) * 8 <= sum * 10 ? common : nil
  }
}
