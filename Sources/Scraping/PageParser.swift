import Model

/// Documents made into pages.
package struct PageParser: Sendable {
  package init() {}

  /// The main text of the document, and what the page says of itself.
  package func page(from document: Document) throws(ScrapingError) -> Page {
    let markup = try markup(of: document)
    if let format = PDFFragmentReader.format(of: markup) {
      return try report(markup, format, path: document.path)
    }
    let (main, metadata) = try scraped(markup)
    let text = metadata.fullerText(than: main.text())
    guard !text.bytes.isEmpty else { throw .noText }
    return Page(
      path: document.path, url: metadata.url, site: metadata.site, title: metadata.title,
      published: metadata.published, language: metadata.language, text: text)
  }

  /// The document in UTF-8, if it is one with markup.
  private func markup(of document: Document) throws(ScrapingError) -> [UInt8] {
    guard document.bytes.contains(where: { !isSpace($0) && $0 != 0 }) else { throw .emptyDocument }
    if let kind = FileKind.name(of: document.bytes) { throw .notHTML(found: kind) }
    return Transcoder.utf8(document.bytes, declared: document.declaredCharset)
  }

  /// A PDF that `pdftohtml` converted.
  private func report(
    _ markup: [UInt8], _ format: PDFFragmentReader.Format, path: String
  ) throws(ScrapingError) -> Page {
    let tree: MarkupTree
    if format == .xml {
      guard
        markup.suffix(200).split(separator: 0x3C).contains(where: {
          $0.starts(with: "/pdf2xml".utf8)
        })
      else { throw .brokenOff(within: "a pdf2xml element", line: 1) }
      tree = try MarkupParser.tree(ofXML: markup)
    } else {
      let scan = MarkupScan(markup)
      if let broken = scan.broken { throw .brokenOff(within: broken.within, line: broken.line) }
      tree = try MarkupParser.tree(ofHTML: scan.bytes)
    }
    let pdf = PDFText(PDFFragmentReader.pages(format, tree, markup: markup))
    guard !pdf.text.bytes.isEmpty else { throw .noText }
    return Page(path: path, title: pdf.title, published: pdf.published, text: pdf.text)
  }

  /// Why each part of the document's text is in its main text or not, one part a line.
  package func explanation(of document: Document) throws(ScrapingError) -> String {
    Explanation(text: try scraped(markup(of: document)).0).description
  }

  private func scraped(_ markup: [UInt8]) throws(ScrapingError) -> (MainText, Metadata) {
    let result = try scraped(markup, keepsNoscript: false)
    guard result.0.isEmpty else { return result }
    // Some forums write their text for readers without scripts alone.
    return try scraped(markup, keepsNoscript: true)
  }

  private func scraped(
    _ markup: [UInt8], keepsNoscript: Bool
  ) throws(ScrapingError) -> (MainText, Metadata) {
    let scan = MarkupScan(markup, keepsNoscript: keepsNoscript)
    if let broken = scan.broken { throw .brokenOff(within: broken.within, line: broken.line) }
    guard scan.knownTags > 0 else { throw .notHTML(found: "text without markup") }
    let tree = try MarkupParser.tree(ofHTML: scan.bytes)
    var metadata = Metadata(tree)
    var main = MainText(tree: tree)
    metadata.complete(with: main)
    main.judge(headlines: metadata.headlines)
    return (main, metadata)
  }
}
