import Model

/// The page that a feed is: its items one behind the other, each with its title as a heading.
///
/// What a single item says of itself is what the page does; several have a day and an address each, and the page
/// then has the feed's title and address alone.
struct FeedPage {
  private let feed: FeedReader

  /// - Parameter markup: A feed, in UTF-8.
  init(_ markup: [UInt8]) throws(ScrapingError) {
    feed = FeedReader(markup)
    if let broken = feed.broken { throw .brokenOff(within: broken.within, line: broken.line) }
  }

  func page(path: String) throws(ScrapingError) -> Page {
    let text = try text()
    guard !text.bytes.isEmpty else { throw .noText }
    var page = Page(path: path, text: text)
    let single = feed.items.count == 1 ? feed.items[0] : nil
    let source = single ?? feed.channel
    page.title = source.text(.title) ?? feed.channel.text(.title)
    page.url = source.url
    page.site = page.url.flatMap(WebAddress.host) ?? feed.channel.url.flatMap(WebAddress.host)
    page.language = feed.channel.text(.language).flatMap(LanguageTag.tag)
    page.published = single?.date(.published)
    page.modified = single?.date(.modified)
    if let day = page.published, let changed = page.modified, changed < day { page.modified = nil }
    page.authors = single?.text(.author).map { [$0] } ?? []
    page.origins.title = page.title.map { _ in .title }
    page.origins.url = page.url.map { _ in .link }
    page.origins.site = page.site.map { _ in .url }
    page.origins.language = page.language.map { _ in .meta }
    page.origins.published = page.published.map { _ in .meta }
    page.origins.modified = page.modified.map { _ in .meta }
    page.origins.authors = page.authors.isEmpty ? nil : .meta
    return page
  }

  /// The texts of all items; a single item's title is the page's.
  private func text() throws(ScrapingError) -> PageText {
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    for item in feed.items {
      if feed.items.count > 1, let title = item.text(.title) {
        if !bytes.isEmpty { bytes.append(0x0A) }
        let start = bytes.count
        bytes += Array(title.utf8)
        blocks.append(Block(.heading, range: start..<bytes.count, line: item.line, level: 2))
      }
      guard let body = try item.body(), !body.bytes.isEmpty else { continue }
      if !bytes.isEmpty { bytes.append(0x0A) }
      let start = bytes.count
      bytes += body.bytes
      blocks += body.blocks.map {
        Block(
          $0.kind, range: (start + $0.range.lowerBound)..<(start + $0.range.upperBound),
          line: $0.line, level: $0.level, slot: $0.slot)
      }
    }
    return PageText(bytes: bytes, blocks: blocks)
  }
}
