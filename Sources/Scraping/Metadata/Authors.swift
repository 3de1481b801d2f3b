import Model

/// The names of those who wrote a page's text.
struct Authors {
  let facts: PageFacts
  let linked: LinkedData
  let main: MainText
  let headline: Int?

  /// In the order of the page, none twice. The name of an account, `nwilliams2`, holds only where the page has no
  /// other.
  func names() -> Claim<[String]>? {
    func names(where isWanted: (String) -> Bool) -> Claim<[String]>? {
      Precedence.first(Precedence.authors) { origin in
        let names = Self.cleaned(raw(origin)).filter(isWanted)
        return names.isEmpty ? nil : names
      }
    }
    return names { !Self.isLogin($0) } ?? names { _ in true }
  }

  private func raw(_ origin: Page.Origin) -> [String] {
    switch origin {
    case .jsonLD: linked.authors.flatMap(Self.split)
    case .meta, .dublinCore, .openGraph: meta(origin)
    case .microdata, .rdfa: items(origin).compactMap(name)
    case .link:
      facts.authorLinks.filter { !main.isInOtherText($0) && !main.isByOthers($0) }.compactMap(
        facts.text)
    case .text: byline().map(Self.split) ?? []
    default: []
    }
  }

  /// All `meta` elements of the first name that says one.
  private func meta(_ origin: Page.Origin) -> [String] {
    var names: [String] = []
    var first: Int?
    for (claim, rank) in facts.metas(.authors) where claim.origin == origin {
      if let first, first != rank { break }
      let found = Self.cleaned(Self.split(claim.value))
      if !found.isEmpty { first = rank }
      names += found
    }
    return names
  }

  /// The first element for an author, and those beside it: further down stand those of comments.
  private func items(_ origin: Page.Origin) -> [Int] {
    let nodes = facts.items.filter {
      $0.property == .author && $0.origin == origin && !main.isInOtherText($0.node)
        && !main.isByOthers($0.node)
    }.map(\.node)
    guard let first = nodes.first else { return [] }
    let parent = Int(facts.tree.nodes[first].parent)
    let around = Int(facts.tree.nodes[parent].parent)
    return nodes.filter { facts.tree.contains($0 - first < 64 ? around : parent, $0) }
  }

  /// The name within an element for an author: that of its part that is a name, or its text.
  private func name(in node: Int) -> String? {
    let tree = facts.tree
    for index in tree.descendants(of: node).prefix(40) where tree.nodes[index].tag != .text {
      let property = tree.value(.itemprop, of: index) ?? tree.value(.property, of: index)
      guard let property, property.suffix(4).elementsEqual("name".utf8) else { continue }
      return facts.value(index)
    }
    return facts.value(node)
  }

  /// The name behind `By` in a line of its own beside the headline.
  private func byline() -> String? {
    guard let headline else { return nil }
    let first = Int(main.page.before[headline])
    let last = min(first + 12, main.page.runs.count)
    for run in main.page.runs[min(first, last)..<last]
    where run.count <= 100 && !main.isByOthers(run.node) {
      let text = main.page.text[run.range]
      guard let word = Self.introductions.first(where: { Self.begins(text, with: $0) }) else {
        continue
      }
      let rest = text.dropFirst(word.utf8.count)
      let name = rest[..<Self.end(ofNames: rest)]
      if Self.isName(name) { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  /// Words in front of a name, in lower case.
  private static let introductions = [
    "by ", "by: ", "written by ", "words by ", "posted by ", "author: ", "story by ", "gan ",
    "words: ",
    "reporter: ", "report by ",
  ]

  /// Words in front of the name of someone who did not write the text.
  private static let others = ["updated by ", "edited by ", "reviewed by ", "fact checked "]

  /// Where the names end and a day, a sign or another word for place and time begins.
  private static func end(ofNames text: ArraySlice<UInt8>) -> Int {
    let signs = [
      "|", "·", "•", "⋅", "»", "–", "—", " - ", "／", " on ", " in ", " at ", " @", " (@", "Monday",
      "Tuesday",
      "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Mon,", "Tue,", "Wed,", "Thu,",
      "Fri,", "Sat,", "Sun,", "Updated", "Published",
    ]
    let day = DateReader(isMonthFirst: false).days(in: text, atMost: 1).first
    let limit = day.map { text.startIndex + $0.range.lowerBound } ?? text.endIndex
    let end = text[..<limit].indices.first { place in
      isDigit(text[place]) || signs.contains { text[place...].starts(with: $0.utf8) }
    }
    var place = end ?? limit
    while place > text.startIndex, text[place - 1] == 0x20 || text[place - 1] == 0x2C { place -= 1 }
    return place
  }

  private static func begins(_ text: some Sequence<UInt8>, with word: String) -> Bool {
    var rest = text.makeIterator()
    return word.utf8.allSatisfy { letter in rest.next().map { lower($0) == letter } ?? false }
  }

  /// Whether every word but the shortest begins with a capital, and there are few.
  private static func isName(_ text: ArraySlice<UInt8>) -> Bool {
    let words = text.split(separator: 0x20)
    return (1...8).contains(words.count)
      && words.allSatisfy { $0.count <= 3 || !isLower($0[$0.startIndex]) }
      && words.contains { !isLower($0[$0.startIndex]) && $0.count > 1 }
  }

  /// `Jane Doe and John Roe`, `Jane Doe, John Roe` as two names; `Doe, Jane` is one.
  private static func split(_ text: String) -> [String] {
    var parts = parted(text, by: [" and ", " & ", ";", " | "])
    if parts.count == 1 || parts.contains(where: { $0.utf8.contains(0x2C) }) {
      let finer = parts.flatMap { parted($0, by: [","]) }
      if finer.allSatisfy({ $0.utf8.contains(0x20) }) { parts = finer }
    }
    return parts
  }

  private static func parted(_ text: String, by separators: [String]) -> [String] {
    var parts = [Array(text.utf8)[...]]
    for separator in separators {
      parts = parts.flatMap { part -> [ArraySlice<UInt8>] in
        var rest = part
        var found: [ArraySlice<UInt8>] = []
        while let place = rest.indices.first(where: {
          rest[$0...].starts(with: separator.utf8)
        }) {
          found.append(rest[..<place])
          rest = rest[(place + separator.utf8.count)...]
        }
        return found + [rest]
      }
    }
    return parts.compactMap { folded($0) }
  }

  /// The names without `By`, those that are addresses left out, none twice.
  private static func cleaned(_ raw: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    return raw.compactMap { text -> String? in
      guard var name = Entities.decoded(text),
        !others.contains(where: { begins(name.utf8, with: $0) })
      else { return nil }
      if let word = introductions.first(where: { begins(name.utf8, with: $0) }) {
        name = String(decoding: name.utf8.dropFirst(word.utf8.count), as: UTF8.self)
      }
      guard let name = folded(name.utf8).flatMap(withoutRole), (2...100).contains(name.utf8.count),
        !name.utf8.contains(0x40), !name.contains("://"), name.utf8.contains(where: { $0 > 0x39 }),
        !accounts.contains(name.lowercased())
      else { return nil }
      return seen.insert(letters(name)).inserted ? name : nil
    }
  }

  /// What systems for content call whoever wrote a page, and names that are none.
  private static let accounts: Set<String> = [
    "null", "undefined", "none", "unknown", "n/a", "admin", "administrator", "site admin",
    "web admin",
    "admin user", "webmaster", "web master", "web editor", "web team", "webteam", "editor",
    "editors",
    "content editor", "author", "wordpress", "wpadmin", "wp-admin", "wpengine", "root", "user",
    "superuser",
    "super user", "guest", "system", "default", "test", "website", "drupal", "umbraco",
  ]

  /// Whether a name is one to log in with: one word in small letters.
  private static func isLogin(_ name: String) -> Bool {
    name.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
  }

  /// The name without what its bearer does: `Jane Doe, Health Editor`, `Jane Doe (Chief Reporter)`, `Jane Doe
  /// Local Democracy Reporter`; nil where nothing else is there.
  private static func withoutRole(_ name: String) -> String? {
    for mark in [", ", " (", " - ", " – "] {
      let parts = parted(name, by: [mark])
      guard parts.count == 2, let first = parts.first, let last = parts.last else { continue }
      if isRole(last.utf8.last == 0x29 ? String(last.dropLast()) : last) {
        return withoutRole(first)
      }
    }
    let small = name.lowercased()
    for role in roles where small.hasSuffix(" " + role) && small.utf8.count == name.utf8.count {
      let rest = String(decoding: name.utf8.dropLast(role.utf8.count + 1), as: UTF8.self)
      if rest.utf8.contains(0x20) { return withoutRole(rest) }
    }
    return isRole(name) ? nil : name
  }

  /// Whether a text ends in a word for what someone does at a paper: `Local Democracy Reporter`.
  private static func isRole(_ text: String) -> Bool {
    guard let last = text.lowercased().split(separator: " ").last else { return false }
    return occupations.contains(String(last))
      || last.hasSuffix("s") && occupations.contains(String(last.dropLast()))
  }

  private static let occupations: Set<String> = [
    "reporter", "editor", "correspondent", "journalist", "columnist", "writer", "newsdesk",
    "contributor",
    "producer", "photographer", "sub-editor", "gohebydd", "newyddiadurwr",
  ]

  /// Those that papers write behind a name without a sign between them.
  private static let roles = [
    "local democracy reporter", "local democracy reporting service", "staff reporter",
    "staff writer", "chief reporter",
    "senior reporter", "senior correspondent", "political editor", "political reporter",
    "education editor",
    "education correspondent", "education reporter", "health editor", "health correspondent",
    "health reporter",
    "social affairs correspondent", "social affairs editor", "home affairs editor",
    "home affairs correspondent",
    "community reporter", "news reporter", "news editor", "trainee reporter",
  ]
}
