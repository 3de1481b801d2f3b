/// The headline of a page, without the name of its site.
struct Headline {
  let facts: PageFacts
  let linked: LinkedData
  let site: String?

  /// Whether an `h1` stands where no headline does: in a menu, a footer, among other stories.
  let isElsewhere: (Int) -> Bool

  /// The headline; nil where the page has none.
  ///
  /// What a reader sees, the `h1`, holds before what the page tells machines, as long as the two
  /// share their words; an `h1` that names the site holds for nothing.
  func text() -> String? {
    let claims = [
      linked.headline.flatMap { folded($0.utf8) }, facts.meta("og:title", "twitter:title"),
      facts.titleElement,
    ]
    .compactMap { $0 }
    let visible = (facts.headlines + facts.headings).filter { !isElsewhere($0.node) }
      .map { Self.withoutMarks($0.text) }.filter { $0.utf8.count <= 400 && !isSite($0) }
    for claim in claims {
      let claimed = letters(claim)
      if let match = visible.first(where: { shares(letters($0), claimed) }) { return match }
    }
    if facts.headings.count == 1 || claims.isEmpty, let only = visible.first { return only }
    if let claim = claims.first.map(withoutSite), !isSite(claim) { return claim }
    return visible.first ?? claims.first.map(withoutSite)
  }

  /// The text without the signs of a link to itself (`¶`, `#`, a symbol of an icon font) at its end.
  private static func withoutMarks(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    while let last = scalars.last,
      ["¶", "#", "§", " "].contains(last) || last.properties.generalCategory == .privateUse
    {
      scalars.removeLast()
    }
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }

  /// Whether one holds the other, so that the difference is a site's name or a teaser.
  private func shares(_ seen: [UInt8], _ claimed: [UInt8]) -> Bool {
    guard seen.count >= 4, !claimed.isEmpty else { return seen == claimed }
    if seen == claimed { return true }
    return seen.count < claimed.count
      ? claimed.starts(with: seen) && seen.count * 3 >= claimed.count
        || contains(claimed, seen) && seen.count * 2 >= claimed.count
      : seen.starts(with: claimed) && claimed.count * 2 >= seen.count
  }

  private func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= text.count else { return false }
    for start in 0...(text.count - part.count) where text[start...].starts(with: part) {
      return true
    }
    return false
  }

  private func isSite(_ text: String) -> Bool {
    guard let site else { return false }
    return letters(text) == letters(site)
  }

  /// `Headline | Site` and `Site - Headline` without the site; a colon never parts the two.
  func withoutSite(_ title: String) -> String {
    let separators = [" | ", " – ", " — ", " - ", " · ", " • ", " » ", " « ", " :: ", " ~ ", " › "]
    var best = title
    for separator in separators {
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

  private func split(_ text: String, at separator: String) -> [String] {
    var parts: [String] = []
    var rest = Array(text.utf8)[...]
    var part: [UInt8] = []
    let mark = Array(separator.utf8)
    while let byte = rest.first {
      if rest.starts(with: mark) {
        parts.append(String(decoding: part, as: UTF8.self))
        part = []
        rest = rest.dropFirst(mark.count)
      } else {
        part.append(byte)
        rest = rest.dropFirst()
      }
    }
    return parts + [String(decoding: part, as: UTF8.self)]
  }

  /// Whether a part of a title is the site's name, or its host (`Valley` for `valleypost.example`).
  private func isSiteLike(_ part: String) -> Bool {
    let name = letters(part)
    guard !name.isEmpty else { return true }
    if let site {
      let whole = letters(site)
      if whole == name || contains(whole, name) || contains(name, whole) && !whole.isEmpty {
        return true
      }
    }
    if let host = Metadata.host(of: facts.canonical ?? facts.meta("og:url") ?? "") {
      let whole = letters(host)
      if name.count >= 3, contains(whole, name) { return true }
    }
    return false
  }
}
