import Model

/// Documents made into pages.
package struct PageParser: Sendable {
  package init() {}

  /// The main text of the document, and what the page says of itself.
  package func page(from document: Document) throws(ScrapingError) -> Page {
    let markup = Transcoder.utf8(document.bytes, declared: document.declaredCharset)
    let scan = MarkupScan(markup)
    let tree = try MarkupParser.tree(ofHTML: scan.bytes)
    let main = MainText(tree: tree, titles: [])
    let text = main.text()
    guard !text.bytes.isEmpty else { throw .noText }
    return Page(path: document.path, text: text)
  }
}
