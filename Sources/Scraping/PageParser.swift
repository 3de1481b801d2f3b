import Model

/// Documents made into pages.
package struct PageParser: Sendable {
  package init() {}

  /// Why each part of the document's text is in its main text or not, one part a line.
  package func explanation(of document: Document) throws(ScrapingError) -> String {
    let markup = Transcoder.utf8(document.bytes, declared: document.declaredCharset)
    let tree = try MarkupParser.tree(ofHTML: MarkupScan(markup).bytes)
    return Explanation(text: MainText(tree: tree, titles: [])).description
  }

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
