import Model

/// What a page says of itself.
struct Metadata {
  private(set) var title: String?
  private(set) var published: CalendarDate?
  private(set) var modified: CalendarDate?
  private(set) var authors: [String] = []
  private(set) var site: String?

  /// The page's address, http or https with a host.
  private(set) var url: String?
  private(set) var language: String?
  private(set) var origins = Page.Origins()

  /// Texts that repeat the headline, as they stand in the page.
  private(set) var headlines: [String] = []

  /// What the page says that it is.
  private(set) var claims: PageClaims

  /// What the page calls its address, which may be a path alone, `/2024/05/report`: it has a day all the
  /// same.
  private var address: String?

  private let facts: PageFacts
  private let linked: LinkedData

  /// What the page's head says; `complete` adds what its text does.
  ///
  /// - Parameter saved: The address that the program that saved the page wrote into it.
  init(_ tree: MarkupTree, saved: String? = nil) {
    facts = PageFacts(tree)
    let link = facts.canonicalNode.flatMap { tree.value(.href, of: $0) }.flatMap { folded($0) }
    let shared = facts.meta(.url, .openGraph)?.value
    linked = LinkedData(facts.scripts, of: tree.bytes, address: link ?? shared)
    claims = linked.claims.union(.claims(ofMicrodata: tree))
    if let type = facts.meta(.type, .openGraph) {
      claims.formUnion(.claims(ofOpenGraph: type.value))
    }
    take(url: [.link: link, .openGraph: shared, .comment: saved])
    takeLanguage()
    takeSite()
  }

  /// The host of the page's address.
  var host: String? { address.flatMap(WebAddress.host) }

  /// The first address that a reader may be led to, that of the site's first page only where the page tells no
  /// other; where there is none, the first with a host, and then the first gives the page's site and day.
  private mutating func take(url known: [Page.Origin: String?]) {
    func told(_ origin: Page.Origin) -> String? {
      let text = known[origin] ?? (origin == .jsonLD ? linked.url : facts.meta(.url, origin)?.value)
      return text.flatMap { folded($0.utf8) }.map(WebAddress.original)
    }
    let bases =
      [facts.baseNode.flatMap { facts.tree.string(.href, of: $0) }.map(WebAddress.original)]
      + [.comment, .openGraph, .jsonLD].map { told($0) }
    let base = bases.compactMap { $0 }.first(where: WebAddress.isPublic)
    func address(_ origin: Page.Origin) -> String? {
      guard let text = told(origin) else { return nil }
      return WebAddress.normalised(base.flatMap { WebAddress.resolved(text, from: $0) } ?? text)
    }
    func first(where isWanted: (String) -> Bool) -> Claim<String>? {
      Precedence.first(Precedence.url) { origin in
        address(origin).flatMap { isWanted($0) ? $0 : nil }
      }
    }
    let claim =
      first { WebAddress.isPublic($0) && !WebAddress.isRoot(Array($0.utf8)[...]) }
      ?? first(where: WebAddress.isPublic)
    url = claim?.value
    origins.url = claim?.origin
    self.address =
      url ?? first { WebAddress.host(of: $0) != nil }?.value ?? first { _ in true }?.value
  }

  private mutating func takeLanguage() {
    let claim = Precedence.first(Precedence.language) { origin in
      let text: String? =
        switch origin {
        case .htmlLang:
          facts.htmlNode.flatMap {
            facts.tree.string(.lang, of: $0) ?? facts.tree.string(.xmlLang, of: $0)
          }
        case .jsonLD: linked.language
        default: facts.meta(.language, origin)?.value
        }
      return text.flatMap(LanguageTag.tag)
    }
    language = claim?.value
    origins.language = claim?.origin
  }

  private mutating func takeSite() {
    let claim = Precedence.first(Precedence.site) { origin in
      let text: String? =
        switch origin {
        case .jsonLD: linked.site
        case .url: host
        default: facts.meta(.site, origin)?.value
        }
      return text.flatMap(Entities.decoded)
    }
    site = claim?.value
    origins.site = claim?.origin
  }

  /// Adds what follows from the main text's place in the page.
  mutating func complete(with main: MainText) {
    let headline = Headline(facts: facts, linked: linked, site: site, host: host, main: main)
    let found = headline.found()
    title = found?.text
    origins.title = found?.origin
    // A heading is the headline also with a kicker before it.
    let heading = found?.node.flatMap { facts.text($0) }
    headlines = [title, heading].compactMap { $0 } + headline.claims.map(\.value)
    let place = found?.node ?? facts.headings.first
    let dates = PageDates(
      facts: facts, linked: linked, url: address,
      isAmerican: isAmerican && !countsInPounds(main), main: main,
      headline: place)
    published = dates.published?.value
    origins.published = dates.published?.origin
    modified = dates.modified?.value
    origins.modified = dates.modified?.origin
    let names = Authors(facts: facts, linked: linked, main: main, headline: place).names()
    authors = names?.value ?? []
    origins.authors = names?.origin
  }

  /// Whether the page says that it is written for the United States. Systems are left at that language
  /// everywhere; a host of a country that writes the day first holds before it.
  var isAmerican: Bool {
    if let host, WebAddress.writesDayFirst(host: host) { return false }
    return language == "en-US"
      || language == "en"
        && facts.metas(.language).contains { LanguageTag.tag($0.claim.value) == "en-US" }
  }

  /// Whether the page has amounts in pounds and none in dollars: that of a British site whose system was left at the
  /// language of the United States.
  private func countsInPounds(_ main: MainText) -> Bool {
    let text = main.page.text
    return text.withUnsafeBufferPointer { text in
      text.firstIndex(of: UInt8(ascii: "$"), from: 0) == nil && occurs("£", in: text)
    }
  }

  /// The article of the page's JSON-LD where it is far longer than what the page shows, as on pages
  /// that a script fills; else the text itself.
  func fullerText(than text: PageText) -> PageText {
    let least = max(400, 3 * text.bytes.count)
    guard let body = linked.body(atLeast: least), body.utf8.count >= least,
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
}
