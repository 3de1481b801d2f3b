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
  ///
  /// - Parameter report: Called for each fault of a document that is read all the same.
  package func page(
    from document: Document, report: (ScrapingError) -> Void = { _ in }
  ) throws(ScrapingError) -> Page {
    let markup = try markup(of: document)
    if let format = PDFFragmentReader.format(of: markup) {
      return try page(ofPDF: markup, format, path: document.path)
    }
    if FeedReader.isFeed(markup) { return try FeedPage(markup).page(path: document.path) }
    let (main, metadata, fault) = try scraped(markup)
    if let fault { report(fault) }
    var page = Page(
      path: document.path, url: metadata.url, site: metadata.site, title: metadata.title,
      published: metadata.published, modified: metadata.modified, authors: metadata.authors,
      language: metadata.language, origins: metadata.origins,
      text: metadata.fullerText(than: main.text()))
    if let host = metadata.host, let site = sites(of: host).first {
      try apply(
        findings(of: site, in: markup, isAmerican: metadata.isAmerican), of: site, to: &page)
    }
    if page.text.bytes.isEmpty { try readEmbedded(in: markup, to: &page) }
    guard !page.text.bytes.isEmpty else { throw .noText }
    return page
  }

  /// Takes the text of a page that shows none from the data of its scripts.
  private func readEmbedded(in markup: [UInt8], to page: inout Page) throws(ScrapingError) {
    guard let article = EmbeddedArticle(markup) else { return }
    var main = MainText(wholeOf: try MarkupScan(article.markup).tree())
    main.judge(headlines: [page.title, article.title].compactMap { $0 })
    page.text = main.text()
    if page.title == nil, let title = article.title, let folded = folded(title.utf8) {
      page.title = folded
      page.origins.title = .jsonLD
    }
  }

  /// The profiles that fit the host, in their order.
  private func sites(of host: String) -> [SiteProfile] { sites.filter { $0.isOf(host) } }

  private func findings(
    of site: SiteProfile, in markup: [UInt8], isAmerican: Bool
  ) -> ProfileFindings {
    var findings = MarkupParser.findings(of: site, in: MarkupScan.markup(of: markup))
    findings.readDate(DateReader(isMonthFirst: isAmerican))
    return findings
  }

  /// Takes from the page what the profile of its site finds there; what no rule is for, or no
  /// title or day is found for, stays as it is.
  private func apply(
    _ findings: ProfileFindings, of site: SiteProfile, to page: inout Page
  ) throws(ScrapingError) {
    for rule in findings.rules {
      if let reason = rule.failure {
        throw .profileFails(host: site.host, rule: rule.expression, reason: reason)
      }
    }
    if let title = findings[.title]?.text {
      page.title = title
      page.origins.title = .profile
    }
    if let day = findings[.published]?.date {
      page.published = day
      page.origins.published = .profile
      if let modified = page.modified, modified < day {
        page.modified = nil
        page.origins.modified = nil
      }
    }
    guard let content = findings.content else { return }
    var main = MainText(wholeOf: try MarkupScan(content).tree())
    main.judge(headlines: [page.title].compactMap { $0 })
    page.text = main.text()
    if page.text.bytes.isEmpty { throw .profileFindsNothing(host: site.host) }
  }

  /// Which profile fits the document, what its rules find, and what comes of it.
  ///
  /// - Throws: what keeps the document from being looked at: it is empty, cut off, no page.
  package func examination(of document: Document) throws(ScrapingError) -> ProfileExamination {
    let markup = try markup(of: document)
    var host: String?
    var isAmerican = false
    if !isConverted(markup) {
      let metadata = try scraped(markup).1
      (host, isAmerican) = (metadata.host, metadata.isAmerican)
    }
    let profiles = host.map { sites(of: $0) } ?? []
    let found = profiles.first.map { findings(of: $0, in: markup, isAmerican: isAmerican) }
    let outcome = Result { () throws(ScrapingError) in try page(from: document) }
    return ProfileExamination(
      host: host, profiles: profiles, findings: found ?? ProfileFindings(), outcome: outcome)
  }

  /// Whether the expression is XPath 1.0.
  package static func isXPath(_ expression: String) -> Bool { MarkupParser.isXPath(expression) }

  /// The document in UTF-8, if it is one with markup.
  private func markup(of document: Document) throws(ScrapingError) -> [UInt8] {
    guard document.bytes.contains(where: { !isSpace($0) && $0 != 0 }) else { throw .emptyDocument }
    if let kind = FileKind.name(of: document.bytes) { throw .notHTML(found: kind) }
    let markup = Transcoder.utf8(document.bytes, declared: document.declaredCharset)
    // What is written down of a page takes up to four times its bytes, and places have 32 bits.
    guard markup.count < 1 << 29 else {
      throw .parserStopped(line: 1, reason: "the document is larger than 512 MB")
    }
    return markup
  }

  /// Whether the markup is that of a PDF or a feed, which have no parts that are left out.
  private func isConverted(_ markup: [UInt8]) -> Bool {
    PDFFragmentReader.format(of: markup) != nil || FeedReader.isFeed(markup)
  }

  /// The page of a PDF that `pdftohtml` converted.
  private func page(
    ofPDF markup: [UInt8], _ format: PDFFragmentReader.Format, path: String
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
      tree = try scan.tree()
    }
    let pages = PDFFragmentReader.pages(format, tree, markup: markup)
    let pdf = PDFText(pages)
    guard !pdf.text.bytes.isEmpty else {
      throw pages.heights.isEmpty ? .noText : .noTextInPDF(pages: pages.heights.count)
    }
    var page = Page(path: path, title: pdf.title, published: pdf.published, text: pdf.text)
    page.origins.title = pdf.title == nil ? nil : .heading
    page.origins.published = pdf.published == nil ? nil : .text
    return page
  }

  /// Why each part of the document's text is in its main text or not, one part a line.
  package func explanation(of document: Document) throws(ScrapingError) -> String {
    let markup = try markup(of: document)
    guard !isConverted(markup) else {
      return Explanation.description(of: try page(from: document))
    }
    return Explanation(text: try scraped(markup).0).description
  }

  /// The main text, what the page says of itself, and what is wrong with a page that can be read all the
  /// same.
  private func scraped(
    _ markup: [UInt8]
  ) throws(ScrapingError) -> (MainText, Metadata, ScrapingError?) {
    let result = try scraped(markup, keepsNoscript: false)
    guard result.0.isEmpty else { return result }
    // Some forums write their text for readers without scripts alone.
    let withoutScripts = try scraped(markup, keepsNoscript: true)
    guard withoutScripts.0.isEmpty, let unframed = unframed(markup) else { return withoutScripts }
    return try scraped(unframed, keepsNoscript: false)
  }

  /// The markup with the longest document that a frame holds in its own tag in the place of that tag; nil
  /// without one.
  ///
  /// Source: WHATWG HTML, "The iframe element", `srcdoc`.
  private func unframed(_ markup: [UInt8]) -> [UInt8]? {
    guard let framed = MarkupScan(markup).framed else { return nil }
    var content = Growing<UInt8>(capacity: framed.content.count)
    markup[framed.content].withUnsafeBufferPointer {
      CharacterReference.append($0, isAttribute: true, to: &content)
    }
    return markup[..<framed.tag.lowerBound] + content.array + markup[framed.tag.upperBound...]
  }

  private func scraped(
    _ markup: [UInt8], keepsNoscript: Bool
  ) throws(ScrapingError) -> (MainText, Metadata, ScrapingError?) {
    let scan = MarkupScan(markup, keepsNoscript: keepsNoscript)
    if let broken = scan.broken { throw .brokenOff(within: broken.within, line: broken.line) }
    guard scan.knownTags > 0 else { throw .notHTML(found: "text without markup") }
    let fault = scan.unclosedBlocks.map {
      ScrapingError.maybeCutOff(blocks: $0.names, line: $0.line)
    }
    let tree = try scan.tree()
    var metadata = Metadata(tree, saved: SavedAddress.address(in: markup))
    var main = MainText(tree: tree, claims: metadata.claims)
    metadata.complete(with: main)
    main.judge(headlines: metadata.headlines)
    return (main, metadata, fault)
  }
}

extension SiteProfile {
  /// Whether the profile is for pages of that host: `example.org` and `www.example.org` are for
  /// `www.example.org`, `news.example.org` and `example.org`.
  fileprivate func isOf(_ other: String) -> Bool {
    var mine = host.lowercased()
    if mine.hasPrefix("www.") { mine.removeFirst(4) }
    let other = other.lowercased()
    return other == mine || other.hasSuffix("." + mine)
  }
}
