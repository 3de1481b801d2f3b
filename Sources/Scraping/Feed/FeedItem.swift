import Model

/// An item of a feed, or what a feed says of itself: its fields as they stand there, each the first of its kind.
struct FeedItem {
  enum Field: Hashable {
    case title, link, published, modified, author, language
    /// The whole text, a summary of it.
    case content, summary
  }

  /// A field's text, and whether it may be HTML.
  struct Value {
    let bytes: [UInt8]
    let line: Int
  }

  private(set) var values: [Field: Value] = [:]

  mutating func add(_ value: Value, as field: Field) {
    guard values[field] == nil, value.bytes.contains(where: { !isSpace($0) }) else { return }
    values[field] = value
  }

  /// A field as a text without markup, folded; nil where the item does not have it.
  func text(_ field: Field) -> String? {
    guard let bytes = values[field]?.bytes else { return nil }
    guard field != .link, let tree = Self.tree(of: bytes) else { return folded(bytes) }
    return folded(tree.content(of: 0, atMost: 2_000))
  }

  func date(_ field: Field) -> CalendarDate? {
    values[field].flatMap { DateReader(isMonthFirst: false).date(in: $0.bytes) }
  }

  /// Its address, if a reader may be led to it.
  var url: String? {
    text(.link).map(WebAddress.original).map(WebAddress.normalised)
      .flatMap { WebAddress.isPublic($0) ? $0 : nil }
  }

  /// Its text, the whole one where it has that.
  func body() throws(ScrapingError) -> PageText? {
    guard let value = values[.content] ?? values[.summary] else { return nil }
    var main = MainText(wholeOf: try MarkupScan(value.bytes).tree())
    main.judge(headlines: [])
    let body = main.text()
    let blocks = body.blocks.map {
      Block(
        $0.kind, range: $0.range, line: $0.line + value.line - 1, level: $0.level, slot: $0.slot)
    }
    return PageText(bytes: body.bytes, blocks: blocks)
  }

  /// The line of its title, from 1.
  var line: Int { values[.title]?.line ?? values[.content]?.line ?? values[.summary]?.line ?? 0 }

  private static func tree(of bytes: [UInt8]) -> MarkupTree? {
    guard bytes.contains(0x3C) || bytes.contains(0x26) else { return nil }
    return try? MarkupScan(bytes).tree()
  }
}
