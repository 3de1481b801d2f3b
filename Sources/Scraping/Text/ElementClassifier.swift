/// What an element is by its tag, its role and its attributes, and what its names say that it is.
struct ElementClasses {
  var own: BoilerplateClass = []

  /// By its classes and its id.
  var named: BoilerplateClass = []

  /// Whether a style makes a block of it, or strikes its text out.
  var isShownAsBlock = false
  var isStruck = false

  /// Whether an attribute may have the number that a script counts up to in it.
  var mayCountUp = false

  var all: BoilerplateClass { own.union(named) }
}

/// Finds the classes of an element in its tag, its role, its names and its attributes.
enum ElementClassifier {
  /// - Parameter names: The names of the page that were classified so far.
  static func classes(
    of index: Int, in tree: MarkupTree, _ names: inout NameClassCache
  ) -> ElementClasses {
    let node = tree.nodes[index]
    var classes = ElementClasses(own: tag(node.tag))
    guard node.count > 0 else { return classes }
    for attribute in tree.attributes[Int(node.first)..<Int(node.first + node.count)] {
      // Most attributes are names, whose bytes the cache reads.
      var value: ArraySlice<UInt8> {
        tree.bytes[Int(attribute.first)..<Int(attribute.first + attribute.count)]
      }
      switch attribute.name {
      case .id where node.tag.rank != nil || attribute.count >= 7 && isSlug(value): continue
      case .class, .id, .dataTestID:
        if node.tag != .body, node.tag != .html {
          classes.named.formUnion(names.classes(of: attribute, in: tree))
        }
      case .role: classes.own.formUnion(role(value))
      case .hidden: classes.own.insert(.hidden)
      case .dataCount, .dataNumber: classes.mayCountUp = true
      case .ariaHidden where node.tag.isBlock && value.elementsEqual("true".utf8):
        classes.own.insert(.hidden)
      case .style: read(style: value, into: &classes)
      case .itemprop:
        if value.elementsEqual("articleBody".utf8) { classes.own.insert(.body) }
        if value.elementsEqual("comment".utf8) { classes.own.insert(.comments) }
      default: break
      }
    }
    // A heading is called a header where it heads a part of the text.
    if node.tag.rank != nil || node.tag == .th { classes.named.remove(.header) }
    return classes
  }

  /// Whether an id is made of the words of a heading, as links within a page ask for, and so says
  /// what the text is about: `more-on-care-and-its-related-costs`.
  private static func isSlug(_ id: ArraySlice<UInt8>) -> Bool {
    var words = 1
    for byte in id where byte == 0x2D || byte == 0x5F { words += 1 }
    return words >= 8
  }

  private static func tag(_ tag: Tag) -> BoilerplateClass {
    switch tag {
    case .nav, .menu: .navigation
    case .footer: .footer
    case .aside: .sidebar
    case .dialog: .notice
    case .form, .fieldset: .notice
    case .header, .hgroup: .header
    case .article: .article
    case .main: .main
    default: []
    }
  }

  /// Source: WAI-ARIA 1.2, "Landmark roles".
  private static func role(_ value: ArraySlice<UInt8>) -> BoilerplateClass {
    switch String(decoding: value.prefix(20), as: UTF8.self) {
    case "navigation", "menu", "menubar", "menuitem", "toolbar", "tablist", "search": .navigation
    case "banner": .header
    case "contentinfo": .footer
    case "complementary": .sidebar
    case "dialog", "alertdialog", "tooltip": .notice
    case "alert", "status": .notice.asTopics
    case "main": .main
    case "article": .article
    case "tabpanel": .disclosure
    default: []
    }
  }

  /// Reads whether a style attribute takes the element off the page, `display: none`, makes a block of it,
  /// `display: block`, or strikes its text out, `text-decoration: line-through`.
  private static func read(style: ArraySlice<UInt8>, into classes: inout ElementClasses) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 400) { compact in
      var count = 0
      for byte in style.prefix(400) where !isSpace(byte) {
        compact[count] = byte
        count += 1
      }
      let text = UnsafeBufferPointer(rebasing: compact[..<count])
      if occurs("visibility:hidden", in: text) { classes.own.insert(.hidden) }
      if occurs("line-through", in: text) { classes.isStruck = true }
      guard occurs("display:", in: text) else { return }
      if occurs("display:none", in: text) { classes.own.insert(.hidden) }
      let blocks: [StaticString] = [
        "display:block", "display:flex", "display:grid", "display:list-item",
      ]
      classes.isShownAsBlock = blocks.contains { occurs($0, in: text) }
    }
  }
}
