/// A tree as it grows, element by element and text by text, in document order.
///
/// Elements nest no deeper than 2,100; what stands deeper is held by the last that may.
struct GrowingTree: ~Copyable {
  private var nodes: Growing<MarkupTree.Node>

  /// The element that is open, and the levels above it that were not kept.
  private var open = 0
  private var depth = 0
  private var beyond = 0

  /// The first fault behind which something is lost.
  private var fault: (reason: String, line: Int32)?

  /// So many levels below those that are kept a page is given up.
  private static let mostBeyond = 1_000

  /// - Parameter capacity: How many nodes it has room for at first.
  init(capacity: Int) {
    nodes = Growing(capacity: capacity)
    nodes.append(MarkupTree.Node(tag: .root, parent: 0, end: 0, first: 0, count: 0, line: 1))
  }

  /// Whether the page is given up for its depth.
  var isTooDeep: Bool { beyond >= Self.mostBeyond }

  mutating func fail(_ reason: String, line: Int32) {
    if fault == nil { fault = (reason, line) }
  }

  /// Opens an element; its attributes are `count` from the place `first` on.
  mutating func start(_ tag: Tag, first: Int32, count: Int32, line: Int32) {
    guard depth < MarkupScan.deepest + 100 else {
      beyond += 1
      if isTooDeep { fail("its elements stand too deep in each other", line: line) }
      return
    }
    let node = nodes.count
    nodes.append(
      MarkupTree.Node(
        tag: tag, parent: Int32(open), end: 0, first: first, count: count, line: line))
    open = node
    depth += 1
  }

  /// Closes the element that was opened last.
  mutating func end() {
    if beyond > 0 {
      beyond -= 1
      return
    }
    guard open > 0 else { return }
    nodes[open].end = Int32(nodes.count)
    open = Int(nodes[open].parent)
    depth -= 1
  }

  /// Adds a text, which goes on where its bytes follow those of the text before.
  mutating func text(first: Int32, count: Int32, line: Int32) {
    let last = nodes.count - 1
    if nodes[last].tag == .text, nodes[last].parent == Int32(open),
      nodes[last].first + nodes[last].count == first
    {
      nodes[last].count += count
    } else {
      nodes.append(
        MarkupTree.Node(
          tag: .text, parent: Int32(open), end: Int32(last + 2), first: first, count: count,
          line: line))
    }
  }

  /// The tree, every element closed.
  consuming func tree(
    attributes: [MarkupTree.Attribute], bytes: [UInt8]
  ) throws(ScrapingError) -> MarkupTree {
    if let fault { throw .parserStopped(line: Int(fault.line), reason: fault.reason) }
    for index in 0..<nodes.count where nodes[index].end == 0 {
      nodes[index].end = Int32(nodes.count)
    }
    return MarkupTree(nodes: nodes.array, attributes: attributes, bytes: bytes)
  }
}
