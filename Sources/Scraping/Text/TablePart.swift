/// What an element is in a table of data: by its tag, or by its role where a page builds tables of other
/// elements.
///
/// Source: WHATWG HTML, "Tabular data"; WAI-ARIA 1.2, "table", "grid", "row", "cell", "columnheader".
enum TablePart {
  case table, caption, head, row
  case cell(isHeader: Bool)

  /// Whether a page says by roles that elements are cells or tables; most don't, and their elements are not asked.
  static func areRoles(in tree: MarkupTree) -> Bool {
    tree.attributes.contains { attribute in
      guard attribute.name == .role, (4...16).contains(attribute.count) else { return false }
      let value = tree.bytes[Int(attribute.first)..<Int(attribute.first + attribute.count)]
      return roles.contains { $0.utf8.elementsEqual(value.lazy.map(lower)) }
    }
  }

  private static let roles = [
    "table", "grid", "treegrid", "row", "cell", "gridcell", "columnheader", "rowheader",
  ]

  /// Nil for an element that is none of these.
  ///
  /// - Parameter hasRoles: Whether the page has such roles at all.
  init?(_ node: Int, of tree: MarkupTree, hasRoles: Bool) {
    guard hasRoles || Self.isOfTable(tree.nodes[node].tag) else { return nil }
    switch tree.nodes[node].tag {
    case .table: self = .table
    case .caption: self = .caption
    case .thead: self = .head
    case .tr: self = .row
    case .th: self = .cell(isHeader: true)
    case .td:
      self = .cell(
        isHeader: hasRoles && Self.role(of: node, in: tree).map(Self.isHeader) ?? false)
    case .div, .span, .other, .ul, .ol, .li, .section, .p, .a, .dl, .dt, .dd:
      switch Self.role(of: node, in: tree) {
      case "table", "grid", "treegrid": self = .table
      case "row": self = .row
      case "cell", "gridcell": self = .cell(isHeader: false)
      case "columnheader", "rowheader": self = .cell(isHeader: true)
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether an element is such a part by its tag.
  @inline(__always) static func isOfTable(_ tag: Tag) -> Bool {
    switch tag {
    case .table, .caption, .thead, .tr, .th, .td: true
    default: false
    }
  }

  var isCell: Bool {
    if case .cell = self { true } else { false }
  }

  var isTable: Bool {
    if case .table = self { true } else { false }
  }

  private static func isHeader(_ role: String) -> Bool {
    role == "columnheader" || role == "rowheader"
  }

  private static func role(of node: Int, in tree: MarkupTree) -> String? {
    guard tree.nodes[node].count > 0, let role = tree.value(.role, of: node), role.count <= 16
    else {
      return nil
    }
    return String(decoding: role.map(lower), as: UTF8.self)
  }
}
