/// Everything in a page's tree that may say something of the page as a whole, in document order.
struct PageFacts {
  struct Element {
    let node: Int
    let text: String
  }

  /// `meta` elements: the name (or property, or itemprop) in lower case, and the content.
  private(set) var metas: [(name: String, content: String)] = []
  private(set) var scripts: [[UInt8]] = []
  private(set) var titleElement: String?
  private(set) var canonical: String?
  private(set) var language: String?
  private(set) var headings: [Element] = []

  /// Elements with `itemprop="headline"`.
  private(set) var headlines: [Element] = []

  /// Elements with `itemprop="datePublished"`, their content, datetime or text.
  private(set) var published: [Element] = []

  /// `time` elements, their datetime or text.
  private(set) var times: [Element] = []

  init(_ tree: MarkupTree) {
    for (index, node) in tree.nodes.enumerated() {
      switch node.tag {
      case .text: continue
      case .html where language == nil:
        language = tree.string(.lang, of: index) ?? tree.string(.xmlLang, of: index)
      case .meta: meta(index, tree)
      case .link: link(index, tree)
      case .script: scripts.append(tree.content(of: index))
      case .title where titleElement == nil:
        titleElement = folded(tree.content(of: index, atMost: 1_000))
      case .h1: append(&headings, index, folded(tree.content(of: index, atMost: 1_000)))
      case .time:
        append(
          &times, index,
          tree.string(.datetime, of: index) ?? folded(tree.content(of: index, atMost: 1_000)))
      default: break
      }
      if node.count > 0, let property = tree.value(.itemprop, of: index) {
        item(property, index, tree)
      } else if node.count > 0, node.tag != .meta, let property = tree.value(.property, of: index) {
        // RDFa: `schema:datePublished`.
        let name = property.lastIndex(of: 0x3A).map { property[($0 + 1)...] } ?? property
        item(
          name.elementsEqual("dateCreated".utf8) ? Array("datePublished".utf8)[...] : name, index,
          tree)
      }
    }
  }

  /// The content of the first `meta` of one of these names, in the order of the names.
  func meta(_ names: String...) -> String? {
    for name in names {
      if let found = metas.first(where: { $0.name == name }) { return found.content }
    }
    return nil
  }

  private func append(_ list: inout [Element], _ node: Int, _ text: String?) {
    if let text, !text.isEmpty { list.append(Element(node: node, text: text)) }
  }

  private mutating func meta(_ index: Int, _ tree: MarkupTree) {
    guard let content = tree.value(.content, of: index).flatMap({ folded($0) }) else { return }
    for attribute in [AttributeName.property, .name, .itemprop] {
      if let name = tree.string(attribute, of: index) {
        metas.append((name.lowercased(), content))
      }
    }
  }

  private mutating func link(_ index: Int, _ tree: MarkupTree) {
    guard canonical == nil, let rel = tree.string(.rel, of: index),
      rel.lowercased().split(separator: " ").contains("canonical")
    else { return }
    canonical = tree.string(.href, of: index)
  }

  private mutating func item(_ property: ArraySlice<UInt8>, _ index: Int, _ tree: MarkupTree) {
    if property.elementsEqual("headline".utf8), tree.nodes[index].tag != .meta {
      append(&headlines, index, folded(tree.content(of: index, atMost: 1_000)))
    } else if property.elementsEqual("datePublished".utf8) {
      append(
        &published, index,
        tree.string(.content, of: index) ?? tree.string(.datetime, of: index)
          ?? folded(tree.content(of: index, atMost: 1_000)))
    }
  }
}
