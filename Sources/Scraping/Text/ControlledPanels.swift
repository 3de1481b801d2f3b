/// The panels that a button or a link of the page opens, by their ids.
///
/// Source: WAI-ARIA 1.2, `aria-controls`; Bootstrap, "Collapse" and "Tabs", `data-bs-target`.
struct ControlledPanels {
  private var ids: Set<ArraySlice<UInt8>> = []

  /// So many panels a page may have; what more it names is not looked for.
  private static let most = 4_096

  init(_ tree: MarkupTree) {
    for attribute in tree.attributes {
      let isTarget = attribute.name == .dataCount || attribute.name == .dataBSTarget
      guard isTarget || attribute.name == .ariaControls || attribute.name == .href else { continue }
      var value = tree.bytes[Int(attribute.first)..<Int(attribute.first + attribute.count)]
      guard (1...200).contains(value.count) else { continue }
      if attribute.name == .ariaControls {
        for id in value.split(whereSeparator: isSpace) { add(id) }
      } else if value.popFirst() == 0x23, !value.isEmpty {
        add(value)
      }
    }
  }

  private mutating func add(_ id: ArraySlice<UInt8>) {
    if ids.count < Self.most { ids.insert(id) }
  }

  /// Whether an element is one of them.
  func holds(_ node: Int, of tree: MarkupTree) -> Bool {
    tree.value(.id, of: node).map { ids.contains($0) } ?? false
  }
}
