/// Tells regions that hold text of their own, whose names say what it is about, from those that hold what their
/// names say: the register of childminders in `id="registration"` from a form, advice on social care in
/// `class="social-care"` from buttons to share.
struct RegionTopics {
  private let tree: MarkupTree
  private let page: PageRuns

  /// How many runs of prose, and of numbers, stand before each run.
  private var prose: [Int32] = [0]
  private var numbers: [Int32] = [0]

  init(tree: MarkupTree, page: PageRuns) {
    self.tree = tree
    self.page = page
    prose.reserveCapacity(page.runs.count + 1)
    numbers.reserveCapacity(page.runs.count + 1)
    page.text.withUnsafeBufferPointer { text in
      var sums: (prose: Int32, numbers: Int32) = (0, 0)
      for run in page.runs {
        if run.prose > 0 { sums.prose += 1 }
        if run.count >= 4, text[run.range].contains(where: isDigit) { sums.numbers += 1 }
        prose.append(sums.prose)
        numbers.append(sums.numbers)
      }
    }
  }

  /// What a region is, by what its names say and what it holds.
  func classes(of region: Region) -> BoilerplateClass {
    let hints = region.found.all.topics
    let named = region.found.named.intersection(.boilerplate)
    let isAside = tree.nodes[region.node].tag == .aside && region.isInMain
    guard !hints.isEmpty || !named.isEmpty || isAside else { return region.found.all }
    let range = page.runs(of: region.node, in: tree)
    let runs = page.runs[range]
    guard region.linked * 6 <= region.count, !region.hasControls, !runs.isEmpty else {
      return region.found.all.union(hints)
    }
    let heading = runs.prefix(4).first { $0.kind == .heading }
    if let heading, RelatedLinks.heads(page.text[heading.range]) {
      return region.found.all.union(hints)
    }
    let holdsText = prose[range.upperBound] > prose[range.lowerBound]
    let holdsNumber = numbers[range.upperBound] > numbers[range.lowerBound]
    if let heading, holdsText, isSlug(region.node, of: heading) { return region.found.own }
    guard holdsText || region.isInMain && holdsNumber else {
      return region.found.all.union(hints)
    }
    if isAside, heading != nil, holdsNumber {
      return region.found.all.subtracting(.sidebar)
    }
    return region.found.all
  }

  /// Whether the id or a class of an element is made of the words of its heading, as docutils, pandoc and
  /// Quarto make them: `follow-up` of "Follow-up".
  private func isSlug(_ node: Int, of heading: TextRun) -> Bool {
    let words = Self.words(page.text[heading.range])
    guard !words.isEmpty else { return false }
    for name in [AttributeName.id, .class] {
      guard let value = tree.value(name, of: node), value.count <= 200 else { continue }
      for token in value.split(whereSeparator: isSpace) {
        var parts = Self.words(token)
        if let first = parts.first, parts.count > 1, Self.prefixes.contains(first) {
          parts.removeFirst()
        }
        if !parts.isEmpty, parts.count * 2 >= min(words.count, 4), words.starts(with: parts) {
          return true
        }
      }
    }
    return false
  }

  private static let prefixes: Set<[UInt8]> = Set(
    ["sec", "section", "heading", "h", "id", "block", "panel", "part"].map { Array($0.utf8) })

  /// The words of a text or a name in lower case.
  private static func words(_ text: ArraySlice<UInt8>) -> [[UInt8]] {
    text.split(whereSeparator: { !isLetter($0) && !isDigit($0) && $0 < 0x80 }).map { $0.map(lower) }
  }
}
