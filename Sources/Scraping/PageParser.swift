import Model

/// Documents made into pages.
package struct PageParser: Sendable {
  package init() {}

  /// The main text of the document, and what the page says of itself.
  package func page(from document: Document) throws(ScrapingError) -> Page {
    let (main, metadata) = try scraped(document)
    let text = main.text()
    guard !text.bytes.isEmpty else { throw .noText }
    return Page(
      path: document.path, url: metadata.url, site: metadata.site, title: metadata.title,
      published: metadata.published, language: metadata.language, text: text)
  }

  /// Why each part of the document's text is in its main text or not, one part a line.
  package func explanation(of document: Document) throws(ScrapingError) -> String {
    Explanation(text: try scraped(document).0).description
  }

  private func scraped(_ document: Document) throws(ScrapingError) -> (MainText, Metadata) {
    let markup = Transcoder.utf8(document.bytes, declared: document.declaredCharset)
    let result = try scraped(markup, keepsNoscript: false)
    guard result.0.isEmpty else { return result }
    // Some forums write their text for readers without scripts alone.
    return try scraped(markup, keepsNoscript: true)
  }

  private func scraped(
    _ markup: [UInt8], keepsNoscript: Bool
  ) throws(ScrapingError) -> (MainText, Metadata) {
    let scan = MarkupScan(markup, keepsNoscript: keepsNoscript)
    let tree = try MarkupParser.tree(ofHTML: scan.bytes)
    var metadata = Metadata(tree)
    var main = MainText(tree: tree)
    metadata.complete(with: main)
    main.judge(headlines: metadata.headlines)
    return (main, metadata)
  }
}
