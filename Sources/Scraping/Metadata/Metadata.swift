import Model

/// What a page says of itself.
struct Metadata {
  private(set) var title: String?
  private(set) var published: CalendarDate?
  private(set) var site: String?
  private(set) var url: String?
  private(set) var language: String?

  /// Texts that repeat the headline, as they stand in the page.
  private(set) var headlines: [String] = []

  private let facts: PageFacts
  private let linked: LinkedData

  /// The article of the page's JSON-LD where it is far longer than what the page shows, as on pages
  /// that a script fills; else the text itself.
  func fullerText(than text: PageText) -> PageText {
    guard let body = linked.body, body.utf8.count >= 400, body.utf8.count >= 3 * text.bytes.count,
      !body.utf8.contains(0x3C)
    else { return text }
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    for paragraph in body.utf8.split(separator: 0x0A) {
      guard let words = folded(paragraph) else { continue }
      if !bytes.isEmpty { bytes.append(0x0A) }
      let start = bytes.count
      bytes += Array(words.utf8)
      blocks.append(Block(.paragraph, range: start..<bytes.count))
    }
    return PageText(bytes: bytes, blocks: blocks)
  }

  init(_ tree: MarkupTree) {
    facts = PageFacts(tree)
    linked = LinkedData(facts.scripts)
    url = (facts.canonical ?? facts.meta("og:url") ?? linked.url).flatMap { folded($0.utf8) }
    if let address = url, Self.host(of: address) == nil {
      url = facts.meta("og:url") ?? linked.url ?? address
    }
    language =
      facts.language ?? facts.meta("og:locale", "content-language", "dc.language")
      ?? linked.language
    language = language.flatMap(Self.tag)
    let name =
      facts.meta("og:site_name", "application-name", "apple-mobile-web-app-title") ?? linked.site
      ?? facts.meta("dc.publisher", "twitter:site")
    site = (name.flatMap { folded($0.utf8) }) ?? url.flatMap(Self.host)
  }

  /// The host of the page's address.
  var host: String? { url.flatMap(Self.host) }

  /// Adds what the main text's place in the page tells.
  mutating func complete(with main: MainText) {
    let headline = Headline(facts: facts, linked: linked, site: site, isElsewhere: main.isElsewhere)
    title = headline.text()
    headlines = [title, linked.headline, facts.meta("og:title")].compactMap { $0 }
    let isAmerican = language?.lowercased() == "en-us"
    published =
      PublicationDate(
        facts: facts, linked: linked, url: url, reader: DateReader(isMonthFirst: isAmerican),
        main: main
      ).date()
  }

  /// `en_GB` as a BCP 47 tag: `en-GB`; nil for what is none.
  private static func tag(_ text: String) -> String? {
    let parts = text.split(whereSeparator: { "-_ ".contains($0) }).prefix(3)
    guard let first = parts.first, (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy(isLetter)
    else { return nil }
    var tag = first.lowercased()
    for part in parts.dropFirst() where part.utf8.allSatisfy({ isLetter($0) || isDigit($0) }) {
      switch part.utf8.count {
      case 2: tag += "-" + part.uppercased()
      case 3, 4: tag += "-" + part.prefix(1).uppercased() + part.dropFirst().lowercased()
      default: return tag
      }
    }
    return tag
  }

  /// The host of an address, without `www.`; nil for anything but http and https.
  static func host(of url: String) -> String? {
    let bytes = Array(url.utf8)
    var place = 0
    for scheme in ["https://", "http://", "//"] where bytes.starts(with: scheme.utf8) {
      place = scheme.utf8.count
      break
    }
    guard place > 0 else { return nil }
    let end =
      bytes[place...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 || $0 == 0x3A }
      ?? bytes.count
    var host = bytes[place..<end]
    if host.starts(with: "www.".utf8) { host = host.dropFirst(4) }
    return host.isEmpty ? nil : String(decoding: host, as: UTF8.self).lowercased()
  }
}
