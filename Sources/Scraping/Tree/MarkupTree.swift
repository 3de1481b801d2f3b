/// A document's elements and texts in document order, in three flat arrays.
///
/// Every subtree is a run of neighbours, so walks are loops and never recurse. Node 0 is the root,
/// above whatever stands at the top of the document.
struct MarkupTree: Sendable {
  struct Node: Sendable {
    var tag: Tag

    /// The element that it stands in; the root's is the root.
    var parent: Int32

    /// The first node behind the subtree.
    var end: Int32

    /// A text's bytes, or an element's attributes: where they begin, and how many there are.
    var first: Int32
    var count: Int32

    /// The line of the document, from 1.
    var line: Int32
  }

  struct Attribute: Sendable {
    let name: AttributeName
    let first: Int32
    let count: Int32
  }

  var nodes: [Node] = []
  var attributes: [Attribute] = []

  /// The texts and the values of the attributes, in UTF-8.
  var bytes: [UInt8] = []

  /// The bytes of a text node, as they stood in the document.
  func text(of node: Int) -> ArraySlice<UInt8> {
    let node = nodes[node]
    return bytes[Int(node.first)..<Int(node.first + node.count)]
  }

  /// The value of an attribute; nil where the element has none of that name.
  func value(_ name: AttributeName, of node: Int) -> ArraySlice<UInt8>? {
    let node = nodes[node]
    guard node.tag != .text else { return nil }
    for index in Int(node.first)..<Int(node.first + node.count)
    where attributes[index].name == name {
      let attribute = attributes[index]
      return bytes[Int(attribute.first)..<Int(attribute.first + attribute.count)]
    }
    return nil
  }

  func string(_ name: AttributeName, of node: Int) -> String? {
    value(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of text below a node, one text behind the other, as many texts as begin before
  /// `most` bytes.
  func content(of node: Int, atMost most: Int = .max) -> [UInt8] {
    var result: [UInt8] = []
    for index in node..<Int(nodes[node].end) where nodes[index].tag == .text {
      result += text(of: index).prefix(most - result.count)
      if result.count >= most { break }
    }
    return result
  }

  /// The nodes below `node`, itself left out.
  func descendants(of node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }

  /// Whether `node` stands within `ancestor`, or is it.
  func contains(_ ancestor: Int, _ node: Int) -> Bool {
    ancestor <= node && node < Int(nodes[ancestor].end)
  }
}
