/// The tree that the tags of a page make: which elements a tag closes that the page left open, and which it opens that
/// the page left out: `html`, `head`, `body`, and `p` where words stand outside of them.
///
/// A start tag closes elements that cannot hold its own. An end tag closes what is open in its element, unless that
/// is a part of the page that ranks higher: `</b>` ends no `div`.
///
/// The trees are those of libxml2 2.9, which reads by HTML 4: what comes of HTML 5 is `MarkupScan`'s.
struct TagNesting: ~Copyable {
  /// What tells elements apart: the tag, and where HTML does not know it a hash of the name.
  struct Name: Equatable, BitwiseCopyable {
    let tag: Tag
    var hash: UInt16 = 0
  }

  private var tree: GrowingTree

  /// The open elements, outermost first, and how many there are of each tag.
  private var open = Growing<Name>(capacity: 256)
  private var counts = Array(repeating: 0, count: Tag.allCases.count)
  private let closers = ClosingTags.byElement

  /// Whether a head or a body was opened, and whether a body was.
  private var hasHead = false
  private var hasBody = false

  /// How many tags were left out that may stand once or in one place.
  private var misplaced = 0
  private var hasBegun = false
  private var line: Int32 = 1

  /// - Parameter capacity: How many nodes the tree has room for at first.
  init(capacity: Int) { tree = GrowingTree(capacity: capacity) }

  private var innermost: Tag? { open.count > 0 ? open[open.count - 1].tag : nil }

  // MARK: Tags and texts

  /// Takes a start tag; its attributes are `count` from the place `first` on.
  mutating func start(_ name: Name, first: Int32, count: Int32, line: Int32, isClosed: Bool) {
    guard !tree.isTooDeep else { return }
    hasBegun = true
    let tag = name.tag
    closeElements(before: tag)
    openImplied(before: tag)
    if isMisplaced(tag) {
      misplaced += 1
      if isClosed { pop() }
      return
    }
    self.line = line
    push(name, first: first, count: count)
    if isClosed || tag.isVoid { pop() }
  }

  /// Takes a start tag that the page left out.
  mutating func start(_ tag: Tag) {
    start(Name(tag: tag), first: 0, count: 0, line: line, isClosed: false)
  }

  mutating func end(_ name: Name) {
    guard !tree.isTooDeep else { return }
    hasBegun = true
    if misplaced > 0, name.tag == .html || name.tag == .head || name.tag == .body {
      misplaced -= 1
      return
    }
    if open.count > 0, open[open.count - 1] == name { return pop() }
    guard counts[name.tag.number] > 0, let level = level(endedBy: name) else { return }
    while open.count > level { pop() }
  }

  /// Where the element stands that an end tag closes; nil where it closes none.
  private func level(endedBy name: Name) -> Int? {
    var level = open.count - 1
    while level >= 0, open[level] != name {
      if open[level].tag.endRank > name.tag.endRank { return nil }
      level -= 1
    }
    return level < 0 ? nil : level
  }

  /// Takes a text, `count` bytes from the place `first` on.
  mutating func text(first: Int32, count: Int32, line: Int32, isBlank: Bool) {
    guard !tree.isTooDeep, hasBegun || !isBlank else { return }
    hasBegun = true
    if !isBlank, open.count == 0 || innermost == .html || innermost == .head {
      closeElements(before: .p)
      openImplied(before: .p)
      push(Name(tag: .p), first: 0, count: 0)
    }
    self.line = line
    tree.text(first: first, count: count, line: line)
  }

  // MARK: What the page left out

  private mutating func closeElements(before tag: Tag) {
    while let innermost, closers[innermost.number].contains(tag) { pop() }
  }

  private mutating func openImplied(before tag: Tag) {
    if tag == .html { return }
    if open.count == 0 { push(Name(tag: .html), first: 0, count: 0) }
    switch tag {
    case .body, .head, .noframes, .frame, .frameset: return
    case _ where tag.isOfHead && open.count == 1:
      if !hasHead { push(Name(tag: .head), first: 0, count: 0) }
    default:
      if !hasBody, counts[Tag.head.number] == 0 { push(Name(tag: .body), first: 0, count: 0) }
    }
  }

  private func isMisplaced(_ tag: Tag) -> Bool {
    switch tag {
    case .html: open.count > 0
    case .head: open.count != 1
    case .body: counts[Tag.body.number] > 0
    default: false
    }
  }

  // MARK: Open elements

  private mutating func push(_ name: Name, first: Int32, count: Int32) {
    if name.tag == .head { hasHead = true }
    if name.tag == .body { (hasHead, hasBody) = (true, true) }
    open.append(name)
    counts[name.tag.number] += 1
    tree.start(name.tag, first: first, count: count, line: line)
  }

  private mutating func pop() {
    guard let name = open.popLast() else { return }
    counts[name.tag.number] -= 1
    tree.end()
  }

  consuming func tree(
    attributes: [MarkupTree.Attribute], bytes: [UInt8]
  ) throws(ScrapingError) -> MarkupTree {
    try tree.tree(attributes: attributes, bytes: bytes)
  }
}
