import Model

/// Where in a page's tree something is said of the page as a whole, in document order.
///
/// Nothing is read yet but names: a page has hundreds of such places, and few are asked for.
struct PageFacts {
  /// A `meta` element that says something of the page.
  struct Meta {
    let node: Int
    let row: MetaNames.Row
  }

  /// An element with an attribute of microdata or RDFa for one of the properties that are read.
  struct Item {
    enum Property { case headline, published, created, modified, author }
    let node: Int
    let property: Property
    let origin: Page.Origin
  }

  let tree: MarkupTree

  /// By rank, those of one name in document order.
  private(set) var metas: [Meta] = []

  /// The texts of scripts that hold data, and contents of `meta` elements that frameworks write them into.
  private(set) var scripts: [Range<Int>] = []
  private(set) var titleNode: Int?
  private(set) var canonicalNode: Int?
  private(set) var baseNode: Int?
  private(set) var htmlNode: Int?

  /// `h1`, and `h2` or `h3`.
  private(set) var headings: [Int] = []
  private(set) var subheadings: [Int] = []
  private(set) var items: [Item] = []
  private(set) var times: [Int] = []

  /// `a rel=author`.
  private(set) var authorLinks: [Int] = []

  /// Places of one kind that are kept: a page that has more is not a single report.
  private static let most = 256

  init(_ tree: MarkupTree) {
    self.tree = tree
    tree.nodes.withUnsafeBufferPointer { nodes in
      tree.attributes.withUnsafeBufferPointer { attributes in
        for index in nodes.indices where nodes[index].tag != .text {
          take(index, nodes[index], attributes)
        }
      }
    }
    metas.sort { ($0.row.rank, $0.node) < ($1.row.rank, $1.node) }
  }

  private mutating func take(
    _ index: Int, _ node: MarkupTree.Node,
    _ attributes: UnsafeBufferPointer<MarkupTree.Attribute>
  ) {
    switch node.tag {
    case .html where htmlNode == nil: htmlNode = index
    case .meta: meta(index)
    case .link where canonicalNode == nil:
      if hasWord("canonical", .rel, index) { canonicalNode = index }
    case .base where baseNode == nil && tree.value(.href, of: index) != nil: baseNode = index
    case .script where scripts.count < Self.most: scripts.append(tree.textRange(of: index))
    // A title within `svg` is none of the page.
    case .title where titleNode == nil && tree.nodes[Int(node.parent)].tag != .svg:
      titleNode = index
    case .h1 where headings.count < Self.most: headings.append(index)
    case .h2 where subheadings.count < Self.most, .h3 where subheadings.count < Self.most:
      subheadings.append(index)
    case .time where times.count < Self.most: times.append(index)
    default: break
    }
    guard items.count + authorLinks.count < Self.most else { return }
    for attribute in attributes[Int(node.first)..<Int(node.first + node.count)] {
      switch attribute.name {
      case .itemprop: item(index, value(attribute), .microdata)
      case .property where node.tag != .meta: item(index, value(attribute), .rdfa)
      case .rel where node.tag == .a && attribute.count >= 6:
        if hasWord("author", .rel, index) { authorLinks.append(index) }
      default: break
      }
    }
  }

  private func value(_ attribute: MarkupTree.Attribute) -> ArraySlice<UInt8> {
    tree.bytes[Int(attribute.first)..<Int(attribute.first + attribute.count)]
  }

  private mutating func meta(_ index: Int) {
    guard metas.count < 2 * Self.most, let content = tree.value(.content, of: index),
      !content.isEmpty
    else { return }
    if tree.value(.name, of: index)?.elementsEqual("script:ld+json".utf8) == true {
      scripts.append(content.indices)
    }
    for attribute in [AttributeName.property, .name, .httpEquiv] {
      if let name = tree.value(attribute, of: index), let row = MetaNames.row(name) {
        metas.append(Meta(node: index, row: row))
      }
    }
  }

  /// `itemprop="datePublished"`, `property="schema:datePublished dc:date"`.
  private mutating func item(_ index: Int, _ names: ArraySlice<UInt8>, _ origin: Page.Origin) {
    for name in names.split(maxSplits: 8, whereSeparator: isSpace) {
      let name =
        name.lastIndex(where: { $0 == 0x3A || $0 == 0x2F }).map { name[($0 + 1)...] } ?? name
      let property: Item.Property? =
        switch String(decoding: name.prefix(20), as: UTF8.self) {
        case "headline": .headline
        case "datePublished": .published
        case "dateCreated": .created
        case "dateModified": .modified
        case "author", "creator": .author
        default: nil
        }
      if let property { items.append(Item(node: index, property: property, origin: origin)) }
    }
  }

  private func hasWord(_ word: StaticString, _ attribute: AttributeName, _ index: Int) -> Bool {
    guard let value = tree.value(attribute, of: index) else { return false }
    return value.split(maxSplits: 16, whereSeparator: isSpace).contains { part in
      part.count == word.utf8CodeUnitCount
        && part.withUnsafeBufferPointer { stands(word, at: 0, of: $0) }
    }
  }

  // MARK: Reading

  /// The contents of the `meta` elements for a field, in the order in which they hold.
  func metas(_ field: Field) -> some Sequence<(claim: Claim<String>, rank: Int)> {
    metas.lazy.filter { $0.row.field == field }.compactMap { meta in
      content(meta.node).map { (Claim($0, meta.row.origin), meta.row.rank) }
    }
  }

  /// The content of the first `meta` of that origin for a field.
  func meta(_ field: Field, _ origin: Page.Origin) -> Claim<String>? {
    metas(field).first { $0.claim.origin == origin }?.claim
  }

  /// The `content` of a `meta` element, folded; nil where it is blank.
  func content(_ node: Int) -> String? {
    tree.value(.content, of: node).flatMap { folded($0.prefix(2_000)) }
  }

  /// The text of an element, folded, a space where a reader sees its parts apart: around breaks and blocks, between
  /// two inline elements that stand side by side, `<b>News</b><b>A home opens</b>`, and where a new sentence begins at
  /// one with a class, `<span class="kicker">News</span>A home opens`.
  func text(_ node: Int) -> String? {
    var text: [UInt8] = []
    var open: [(end: Int32, isBlock: Bool, isStyled: Bool)] = []
    var (isParted, hasClosed, hasOpened, isStyled) = (false, false, false, false)
    for index in tree.descendants(of: node) {
      while let last = open.last, last.end <= index {
        open.removeLast()
        hasClosed = true
        isParted = isParted || last.isBlock
        isStyled = isStyled || last.isStyled
      }
      let tag = tree.nodes[index].tag
      guard tag == .text else {
        let hasClass = tag == .span && tree.value(.class, of: index) != nil
        open.append((tree.nodes[index].end, tag.isBlock, hasClass))
        hasOpened = hasClosed
        isStyled = isStyled || hasClass
        isParted = isParted || tag == .br || tag.isBlock
        continue
      }
      let part = tree.text(of: index)
      guard !part.isEmpty else { continue }
      if isParted
        || (hasOpened || isStyled && Self.beginsAnew(text, part)) && Self.areWords(text, part)
      {
        text.append(0x20)
      }
      text += part.prefix(Self.longestText - text.count)
      guard text.count < Self.longestText else { break }
      (isParted, hasClosed, hasOpened, isStyled) = (false, false, false, false)
    }
    return folded(text)
  }

  /// Bytes of an element's text that are read.
  private static let longestText = 1_000

  /// Whether a capital follows a small letter.
  private static func beginsAnew(_ one: [UInt8], _ other: ArraySlice<UInt8>) -> Bool {
    one.last.map(isLower) == true && other.first.map(isUpper) == true
  }

  /// Whether one text ends in a word and the other begins with one, neither a single letter.
  private static func areWords(_ one: [UInt8], _ other: ArraySlice<UInt8>) -> Bool {
    func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0x80 }
    return one.suffix(2).allSatisfy(isWord) && other.prefix(2).allSatisfy(isWord)
      && one.count > 1 && other.count > 1
  }

  /// What an element with a property says: its content, its datetime, or its text.
  func value(_ node: Int) -> String? {
    for attribute in [AttributeName.content, .datetime] {
      if let value = tree.value(attribute, of: node), let text = folded(value.prefix(2_000)) {
        return text
      }
    }
    return text(node)
  }

  /// The first `datetime` of a `time` element, or its text.
  func time(_ node: Int) -> String? {
    tree.value(.datetime, of: node).flatMap { folded($0.prefix(100)) } ?? text(node)
  }
}

extension MarkupTree {
  /// Where in `bytes` the text of an element stands that holds one text alone, as `script` does.
  fileprivate func textRange(of node: Int) -> Range<Int> {
    let text = node + 1
    guard text < Int(nodes[node].end), nodes[text].tag == .text else { return 0..<0 }
    return Int(nodes[text].first)..<Int(nodes[text].first + nodes[text].count)
  }
}

/// What a page says, and in which of its parts.
struct Claim<Value> {
  let value: Value
  let origin: Page.Origin

  init(_ value: Value, _ origin: Page.Origin) {
    self.value = value
    self.origin = origin
  }
}

extension Claim: Sendable where Value: Sendable {}
