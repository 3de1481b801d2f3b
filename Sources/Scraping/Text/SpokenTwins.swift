/// Numbers that a page writes twice, once to be seen and once to be read aloud; the spoken one has the words:
///
///     <div aria-hidden="true">91</div><p class="sr-only">There are 91 foster homes.</p>
///
/// Source: WAI-ARIA 1.2, `aria-hidden`.
struct SpokenTwins {
  private var spoken: Set<Int> = []
  private var silent: Set<Int> = []

  /// How many neighbours of an element are looked at on either side.
  private static let reach = 6

  init(_ tree: MarkupTree) {
    guard tree.attributes.contains(where: { $0.name == .ariaHidden }) else { return }
    var node = 1
    while node < tree.nodes.count {
      guard tree.nodes[node].count > 0, tree.nodes[node].tag != .text, Self.isSeen(node, in: tree)
      else {
        node += 1
        continue
      }
      if let digits = Self.digits(of: node, in: tree) {
        for neighbour in Self.neighbours(of: node, in: tree)
        where Self.isVisuallyHidden(neighbour, in: tree)
          && Self.words(tree.content(of: neighbour, atMost: 400)).contains(digits)
        {
          spoken.insert(neighbour)
          silent.insert(node)
        }
      }
      node = Int(tree.nodes[node].end)
    }
  }

  /// Whether an element is the spoken one of two.
  func isSpoken(_ node: Int) -> Bool { !spoken.isEmpty && spoken.contains(node) }

  /// Whether an element has a spoken twin.
  func isSilent(_ node: Int) -> Bool { !silent.isEmpty && silent.contains(node) }

  private static func isSeen(_ node: Int, in tree: MarkupTree) -> Bool {
    tree.value(.ariaHidden, of: node)?.elementsEqual("true".utf8) ?? false
  }

  /// The first number of an element of few words.
  private static func digits(of node: Int, in tree: MarkupTree) -> ArraySlice<UInt8>? {
    let text = tree.content(of: node, atMost: 100)
    return text.count < 100 ? words(text).first { $0.contains(where: isDigit) } : nil
  }

  private static func words(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split { !isDigit($0) && !isLetter($0) && $0 != 0x2C && $0 != 0x2E }.map { word in
      var word = word
      while let last = word.last, last == 0x2C || last == 0x2E { word.removeLast() }
      return word
    }
  }

  /// The elements nearest to one in their parent.
  private static func neighbours(of node: Int, in tree: MarkupTree) -> [Int] {
    let parent = Int(tree.nodes[node].parent)
    var result: [Int] = []
    var next = Int(tree.nodes[node].end)
    for _ in 0..<reach where next < Int(tree.nodes[parent].end) {
      if tree.nodes[next].tag != .text { result.append(next) }
      next = Int(tree.nodes[next].end)
    }
    var before = node - 1
    for _ in 0..<reach where before > parent {
      while before > parent, Int(tree.nodes[before].parent) != parent {
        before = Int(tree.nodes[before].parent)
      }
      if before > parent, tree.nodes[before].tag != .text { result.append(before) }
      before -= 1
    }
    return result
  }

  private static func isVisuallyHidden(_ node: Int, in tree: MarkupTree) -> Bool {
    guard let names = tree.value(.class, of: node), names.count <= 400 else { return false }
    return names.withUnsafeBufferPointer {
      BoilerplateClass.classes(inNames: $0).contains(.hidden)
    }
  }
}
