import Model

/// The texts of a page as its tree has them, for a comparison with the tree of another parser.
package enum TreeOutline {
  /// A line for each text and each `br`, in document order: the elements around it from the outermost in, each
  /// with a number of its own, a tab, and the text, a space for every sign of white space.
  ///
  ///     html:1/body:4/p:5	Some text
  ///
  /// - Throws: what keeps the page from being read.
  package static func lines(of document: Document) throws(ScrapingError) -> [String] {
    let markup = Transcoder.utf8(document.bytes, declared: document.declaredCharset)
    guard markup.count < 1 << 29 else { return [] }
    let tree = try MarkupScan(markup).tree()
    var lines: [String] = []
    var open: [(name: String, end: Int)] = []
    for (index, node) in tree.nodes.enumerated().dropFirst() {
      while let last = open.last, last.end <= index { open.removeLast() }
      let path = open.map(\.name).joined(separator: "/")
      let name = "\(node.tag.rawValue):\(index)"
      switch node.tag {
      case .text:
        let text = tree.text(of: index).map { isSpace($0) ? 0x20 : $0 }
        lines.append(path + "\t" + String(decoding: text, as: UTF8.self))
      case .br: lines.append("\(path)/\(name)\t")
      default: open.append((name, Int(node.end)))
      }
    }
    return lines
  }
}
