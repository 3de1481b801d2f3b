import Model

/// Documents made into pages.
package struct PageParser: Sendable {
  private let sites: [SiteProfile]

  /// - Parameter sites: What the user knows of single sites. Of two that fit a page's host, the first
  ///   holds.
  package init(sites: [SiteProfile] = []) {
    self.sites = sites
  }

  /// The main text of the document, and what the page says of itself.
  package func page(from document: Document) throws(ScrapingError) -> Page {
    let markup = try markup(of: document)
    if let format = PDFFragmentReader.format(of: markup) {
      return try report(markup, format, path: document.path)
    }
    let (main, metadata) = try scraped(markup)
    var page = Page(
      path: document.path, url: metadata.url, site: metadata.site, title: metadata.title,
      published: metadata.published, language: metadata.language,
      text: metadata.fullerText(than: main.text()))
    if let host = metadata.host, let site = sites.first(where: { $0.isOf(host) }) {
      try apply(site, to: &page, markup)
    }
    guard !page.text.bytes.isEmpty else { throw .noText }
    return page
  }

  /// Takes from the page what the profile of its site finds there; what no rule is for, or no
  /// title or day is found for, stays as it is.
  private func apply(
    _ site: SiteProfile, to page: inout Page, _ markup: [UInt8]
  ) throws(ScrapingError) {
    let findings = MarkupParser.findings(of: site, in: MarkupScan.markup(of: markup))
    page.title = findings.title.flatMap { folded($0.utf8) } ?? page.title
    let reader = DateReader(isMonthFirst: page.language == "en-US")
    page.published = findings.published.flatMap { reader.date(in: $0.utf8) } ?? page.published
    guard let content = findings.content else { return }
    var main = MainText(wholeOf: try MarkupParser.tree(of: MarkupScan(content)))
    main.judge(headlines: [page.title].compactMap { $0 })
    page.text = main.text()
    if page.text.bytes.isEmpty { throw .profileFindsNothing(host: site.host) }
  }

  /// Whether the expression is XPath 1.0.
  package static func isXPath(_ expression: String) -> Bool { MarkupParser.isXPath(expression) }

  /// The document in UTF-8, if it is one with markup.
  private func markup(of document: Document) throws(ScrapingError) -> [UInt8] {
    guard document.bytes.contains(where: { !isSpace($0) && $0 != 0 }) else { throw .emptyDocument }
    if let kind = FileKind.name(of: document.bytes) { throw .notHTML(found: kind) }
    let markup = Transcoder.utf8(document.bytes, declared: document.declaredCharset)
    guard markup.count < Int(Int32.max) else {
      throw .parserStopped(line: 1, reason: "the document is larger than 2 GB")
    }
    return markup
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
      tree = try MarkupParser.tree(ofXML: MarkupScan.markup(of: markup))
    } else {
      let scan = MarkupScan(markup)
      if let broken = scan.broken { throw .brokenOff(within: broken.within, line: broken.line) }
      tree = try MarkupParser.tree(of: scan)
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
    let tree = try MarkupParser.tree(of: scan)
    var metadata = Metadata(tree)
    var main = MainText(tree: tree)
    metadata.complete(with: main)
    main.judge(headlines: metadata.headlines)
    return (main, metadata)
  }
}

extension SiteProfile {
  /// Whether the profile is for pages of that host: `example.org` is for `www.example.org`, too.
  fileprivate func isOf(_ other: String) -> Bool {
    let (mine, other) = (host.lowercased(), other.lowercased())
    return other == mine || other.hasSuffix("." + mine)
  }
}
