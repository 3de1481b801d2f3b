import Model

/// The headline of a page, without the name of its site.
struct Headline {
  let facts: PageFacts
  let linked: LinkedData
  let main: MainText

  /// The letters of the names of site and host, none where there is no name.
  private let siteLetters: [UInt8]
  private let hostLetters: [UInt8]

  struct Found {
    var text: String
    var origin: Page.Origin

    /// The heading in the page; nil where only its head has the title.
    var node: Int?
  }

  private struct Heading {
    let node: Int
    let text: String
    let letters: [UInt8]
  }

  /// Bytes beyond which a heading is a paragraph.
  private static let longest = 400

  /// What the page declares to machines, in the order of `Precedence`; the site's name alone only where the
  /// page declares nothing else.
  let claims: [Claim<String>]

  init(facts: PageFacts, linked: LinkedData, site: String?, host: String?, main: MainText) {
    self.facts = facts
    self.linked = linked
    siteLetters = site.map { letters($0) } ?? []
    hostLetters = host.map { letters($0) } ?? []
    self.main = main
    let declared: [Claim<String>] = Precedence.title.compactMap { origin in
      let text: String? =
        switch origin {
        case .jsonLD: linked.headline
        case .openGraph, .meta, .dublinCore: facts.meta(.title, origin)?.value
        case .title: facts.titleNode.flatMap(facts.text)
        default: nil
        }
      return text.flatMap(Entities.decoded).map { Claim($0, origin) }
    }
    let names = [siteLetters, hostLetters]
    let specific = declared.filter { !names.contains(letters($0.value)) }
    claims = specific.isEmpty ? declared : specific
  }

  /// The headline; nil where the page has none.
  ///
  /// What a reader sees, the `h1`, holds before what the page declares to machines, as long as the two
  /// share their words; an `h1` that names the site holds for nothing.
  func found() -> Found? {
    let visible = headings(of: marked + facts.headings)
    let claimed = claims.map { letters($0.value) }
    for claim in claimed {
      if let match = visible.first(where: { shares($0.letters, claim) }) {
        return seen(match)
      }
    }
    if let match = subheading(besides: visible) { return seen(match) }
    if let headline = headline(behindKickerOf: visible) { return headline }
    if let only = visible.first, isOneHeading || claims.isEmpty {
      if let agreed = agreed(), !hasHalf(only.text, of: agreed.text) { return agreed }
      return seen(only)
    }
    if let claim = claims.first {
      let text = withoutSite(claim.value)
      if !isSite(text) { return Found(text: text, origin: claim.origin) }
    }
    return visible.first.map(seen)
      ?? claims.first.map { Found(text: withoutSite($0.value), origin: $0.origin) }
  }

  /// A claim with which a heading ends, behind the kind of the text: `Press release More homes for children`.
  private func headline(behindKickerOf visible: [Heading]) -> Found? {
    for claim in claims {
      let text = withoutSite(claim.value)
      let wanted = letters(text)
      guard wanted.count >= 12 else { continue }
      let match = visible.first {
        $0.letters.count > wanted.count && $0.letters.count <= wanted.count + 24
          && $0.letters.suffix(wanted.count).elementsEqual(wanted)
      }
      if let match { return Found(text: text, origin: .heading, node: match.node) }
    }
    return nil
  }

  /// A heading of a lower rank that is a claim, or one of its parts where no `h1` may be the headline:
  /// forums keep it for their name.
  private func subheading(besides visible: [Heading]) -> Heading? {
    guard !facts.subheadings.isEmpty else { return nil }
    var wanted = Set(claims.flatMap { [letters($0.value), letters(withoutSite($0.value))] })
    if visible.count != 1 || !isOneHeading {
      for claim in claims {
        let parts = Self.separators.reduce([claim.value]) { parts, separator in
          parts.flatMap { split($0, at: separator) }
        }
        wanted.formUnion(parts.map { letters($0) })
      }
    }
    return headings(of: Array(facts.subheadings.prefix(40))).first {
      $0.letters.count >= 8 && wanted.contains($0.letters)
    }
  }

  /// Whether the page has one `h1` with text, wherever it stands.
  private var isOneHeading: Bool {
    facts.headings.lazy.filter { facts.text($0) != nil }.prefix(2).count == 1
  }

  /// Elements that microdata or RDFa says are the headline.
  private var marked: [Int] {
    facts.items.filter { $0.property == .headline && facts.tree.nodes[$0.node].tag != .meta }
      .map(\.node)
  }

  private func seen(_ heading: Heading) -> Found {
    Found(text: heading.text, origin: .heading, node: heading.node)
  }

  /// The headings outside of menus, footers and other stories that do not name the site.
  private func headings(of nodes: [Int]) -> [Heading] {
    nodes.compactMap { node in
      guard !main.isElsewhere(node), let text = facts.text(node).map(Self.withoutMarks),
        text.utf8.count <= Self.longest
      else { return nil }
      let letters = letters(text)
      guard !isSite(text), !linksToRoot(node) else { return nil }
      return Heading(node: node, text: text, letters: letters)
    }
  }

  /// Whether a heading is a link to the site's first page: then it is the site's name.
  private func linksToRoot(_ node: Int) -> Bool {
    let tree = facts.tree
    let parent = Int(tree.nodes[node].parent)
    let link =
      tree.nodes[parent].tag == .a
      ? parent : tree.descendants(of: node).prefix(6).first { tree.nodes[$0].tag == .a }
    guard let link, let address = tree.value(.href, of: link) else { return false }
    return WebAddress.isRoot(address)
  }

  /// The text without the signs of a link to itself (`¶`, `#`, a symbol of an icon font) at its end.
  private static func withoutMarks(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last,
      ["¶", "#", "§", " "].contains(last) || (0xE000...0xF8FF).contains(last.value)
    {
      scalars.removeLast()
    }
    return String(scalars)
  }

  // MARK: Comparing

  /// Whether one holds the other, so that the difference is a site's name or a teaser.
  private func shares(_ seen: [UInt8], _ claimed: [UInt8]) -> Bool {
    guard seen.count >= 4, !claimed.isEmpty else { return seen == claimed }
    if seen == claimed { return true }
    return seen.count < claimed.count
      ? claimed.starts(with: seen) && seen.count * 3 >= claimed.count
        || seen.count * 2 >= claimed.count && contains(claimed[...], seen)
      : seen.starts(with: claimed) && claimed.count * 2 >= seen.count
  }

  /// What the page says twice, on its tab and to those who share it.
  private func agreed() -> Found? {
    guard let title = claims.first(where: { $0.origin == .title }),
      let shared = claims.first(where: { $0.origin == .openGraph || $0.origin == .meta })
    else { return nil }
    let (one, two) = (withoutSite(title.value), withoutSite(shared.value))
    guard letters(one) == letters(two), letters(one).count >= 4, !isSite(two) else { return nil }
    return Found(text: two, origin: shared.origin)
  }

  /// Whether half of the words of a heading stand in a claim, too.
  private func hasHalf(_ heading: String, of claim: String) -> Bool {
    let words = heading.utf8.split(whereSeparator: { $0 < 0x30 }).map { letters(Array($0)[...]) }
    let known = Set(claim.utf8.split(whereSeparator: { $0 < 0x30 }).map { letters(Array($0)[...]) })
    let all = words.filter { !$0.isEmpty }
    return all.filter(known.contains).count * 2 >= all.count
  }

  private func isSite(_ text: String) -> Bool {
    !siteLetters.isEmpty && letters(text) == siteLetters
  }

  /// `Headline | Site` and `Site - Headline` without the site; a colon never parts the two.
  func withoutSite(_ title: String) -> String {
    var best = title
    for separator in Self.separators {
      let parts = split(best, at: separator)
      guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
      if isSiteLike(last) || separator == " | " || separator == " » " {
        best = parts.dropLast().joined(separator: separator)
      } else if isSiteLike(first) {
        best = parts.dropFirst().joined(separator: separator)
      }
    }
    return best
  }

  private static let separators = [
    " | ", " – ", " — ", " - ", " · ", " • ", " » ", " « ", " :: ", " ~ ", " › ", " / ",
  ]

  private func split(_ text: String, at separator: String) -> [String] {
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    var parts: [String] = []
    var start = 0
    var place = 0
    while place + mark.count <= bytes.count {
      if bytes[place] == 0x20, bytes[place...].starts(with: mark) {
        parts.append(String(decoding: bytes[start..<place], as: UTF8.self))
        place += mark.count
        start = place
      } else {
        place += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  /// Whether a part of a title is the site's name, or its host (`Valley` for `valleypost.example`).
  private func isSiteLike(_ part: String) -> Bool {
    let name = letters(part)
    guard !name.isEmpty else { return true }
    let site = siteLetters
    if !site.isEmpty, contains(site[...], name) || contains(name[...], site) { return true }
    return name.count >= 3 && contains(hostLetters[...], name)
  }
}
