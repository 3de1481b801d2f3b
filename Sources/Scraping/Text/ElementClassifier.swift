/// What an element is by its tag, its role and its attributes, and what its names say that it is.
struct ElementClasses {
  var own: BoilerplateClass = []

  /// By its classes and its id.
  var named: BoilerplateClass = []

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
      let value = tree.bytes[Int(attribute.first)..<Int(attribute.first + attribute.count)]
      switch attribute.name {
      case .id where node.tag.rank != nil || isSlug(value): continue
      case .class, .id, .dataTestID:
        if node.tag != .body, node.tag != .html {
          classes.named.formUnion(names.classes(of: attribute, in: tree))
        }
      case .role: classes.own.formUnion(role(value))
      case .hidden: classes.own.insert(.hidden)
      case .ariaHidden where node.tag.isBlock && value.elementsEqual("true".utf8):
        classes.own.insert(.hidden)
      case .style where hides(value): classes.own.insert(.hidden)
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

  /// Whether a style attribute makes a block of an inline element: `display: block`.
  static func isShownAsBlock(_ index: Int, in tree: MarkupTree) -> Bool {
    guard let style = tree.value(.style, of: index) else { return false }
    return holds(
      style, anyOf: ["display:block", "display:flex", "display:grid", "display:list-item"])
  }

  /// Whether a style attribute strikes the text out: `text-decoration: line-through`.
  static func isStruck(_ index: Int, in tree: MarkupTree) -> Bool {
    guard let style = tree.value(.style, of: index) else { return false }
    return holds(style, anyOf: ["line-through"])
  }

  /// Whether a style attribute takes the element off the page: `display: none`.
  private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
    holds(style, anyOf: ["display:none", "visibility:hidden"])
  }

  /// Whether one of the words occurs in a style attribute without its white space.
  private static func holds(_ style: ArraySlice<UInt8>, anyOf words: [StaticString]) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 400) { compact in
      var count = 0
      for byte in style.prefix(400) where !isSpace(byte) {
        compact[count] = byte
        count += 1
      }
      let text = UnsafeBufferPointer(rebasing: compact[..<count])
      return words.contains { occurs($0, in: text) }
    }
  }
}
