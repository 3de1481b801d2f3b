import Language
import Model

/// Finds authorities where texts name them.
///
/// Names, official names and aliases are known in one pass, with `&` as `and`, with and without
/// hyphens, and as `Croydon Council`, `the London Borough of Croydon`, `Bristol, City of`. Of two
/// names the longer counts: North Northamptonshire is not Northamptonshire. A bare name has to
/// stand as a name does: with capitals, not as part of another name (`South Croydon`, `Kent
/// Police`, `Jane Sutton`), and a name that is also a word (`Reading`) not at the head of a
/// sentence. What could mean two authorities means none.
package struct Gazetteer: Sendable {
  /// An authority where a text names it.
  package struct Mention: Sendable {
    /// By its place in the catalogue.
    package let authority: Int
    package let range: Range<Int>

    /// Whether the words themselves say that a council is meant: `Croydon Council`.
    package let isOfficial: Bool
  }

  private let authorities: [Authority]
  private let codes: AuthorityCodes
  private let index: PhraseIndex

  /// For each phrase the authorities that it may mean, and whether it needs council-like words.
  private let meanings: [Meaning]

  /// Names without spaces, as hosts have them: `croydon`, `londonboroughofcroydon`.
  private let hosts: [String: Int]
  private let words: Words

  struct Meaning: Sendable {
    var authorities: [Int]
    var isOfficial: Bool
    /// The first part of a name of several: Kingston, Newcastle, Stoke.
    var isShort: Bool
    /// A name that is also a common word or a forename.
    var isWary: Bool
    /// A name that is also a word of the language.
    var isWord: Bool
  }

  private struct Words: Sendable {
    let council: TokenSet
    let institutions: TokenSet
    let joiners: TokenSet
    let civic: TokenSet
    /// Authorities at large.
    let plurals: TokenSet
    let functionWords: TokenSet
    let locatives: TokenSet
    /// Verbs of what a council is and has.
    let verbs: TokenSet
    /// Those of what councils alone do.
    let deeds: TokenSet
    let sureDeeds: TokenSet
  }

  package init(catalogue: Catalogue, lexicon: inout Lexicon) {
    authorities = catalogue.authorities
    codes = AuthorityCodes(catalogue.authorities)
    var builder = Builder()
    for (number, authority) in catalogue.authorities.enumerated() {
      builder.add(authority, number: number, to: &lexicon)
    }
    words = Words(
      council: lexicon.ids(of: "place.council"),
      institutions: lexicon.ids(of: "place.institution"),
      joiners: lexicon.ids(of: "place.joiner"),
      civic: lexicon.ids(of: "place.civic"),
      plurals: lexicon.ids(of: "place.plural"),
      functionWords: lexicon.ids(of: "place.before"),
      locatives: lexicon.ids(of: "place.locative"),
      verbs: lexicon.ids(of: "place.verb"), deeds: lexicon.ids(of: "place.deed"),
      sureDeeds: lexicon.ids(of: "place.deed.sure"))
    index = builder.index
    meanings = builder.meanings
    hosts = builder.hosts
  }

  /// A name of one authority or more among some words.
  struct Name {
    fileprivate let candidates: [Int]
    let words: Range<Int>
    let isOfficial: Bool

    /// Whether the words alone may mean something else: "Hull has", at the head of a sentence.
    let isDoubtful: Bool
  }

  /// The names of authorities among the words of a sentence, a header or a whole text, in order.
  func names(among text: [FoldedWord]) -> [Name] {
    var found: [Name] = []
    var at = 0
    let matches = index.matches(in: text)
    var next = 0
    while next < matches.count {
      let start = matches[next].words.lowerBound
      var longest = matches[next]
      while next < matches.count, matches[next].words.lowerBound == start {
        if matches[next].words.count >= longest.words.count { longest = matches[next] }
        next += 1
      }
      guard start >= at else { continue }
      at = longest.words.upperBound
      let meaning = meanings[longest.phrase]
      let isSure = isName(longest.words, meaning, in: text)
      let isSubject = !isSure && isSubject(longest.words, in: text)
      let isPlace = !isSure && !isSubject && meaning.isShort && isPlace(longest.words, in: text)
      guard isSure || isSubject || isPlace else { continue }
      found.append(
        Name(
          candidates: meaning.authorities, words: longest.words,
          isOfficial: meaning.isOfficial || hasCouncilBehind(longest.words, in: text),
          isDoubtful: isPlace
            || !isSure
              && (meaning.isWord && !isCouncil(longest.words, in: text)
                || meaning.isShort && !governs(longest.words, in: text))
        ))
    }
    return found
  }

  /// The authorities that some words name, in order.
  ///
  /// A former authority that another goes on with is that one. A name of two authorities, one
  /// former, is the one that existed on `day`; without a day, the one that exists.
  package func mentions(among words: [FoldedWord], on day: CalendarDate? = nil) -> [Mention] {
    names(among: words).filter { !$0.isDoubtful }.compactMap { name in
      resolved(name.candidates, on: day).map {
        Mention(
          authority: $0,
          range: words[name.words.lowerBound].start..<words[name.words.upperBound - 1].end,
          isOfficial: name.isOfficial)
      }
    }
  }

  /// The codes of authorities that are named beyond doubt.
  func codes(of mentions: [Mention]) -> Set<String> {
    Set(mentions.map { authorities[$0.authority].code })
  }

  /// The authority that some words are a name of, whatever stands around them: Stoke, Stoke's.
  func authority(called words: ArraySlice<FoldedWord>, on day: CalendarDate?) -> Authority? {
    let match = index.matches(in: Array(words)).first { $0.words.count == words.count }
    return match.flatMap { resolved(meanings[$0.phrase].authorities, on: day) }.map {
      authorities[$0]
    }
  }

  /// The authority of today's catalogue by its short name.
  func authority(named name: String) -> Authority? { authorities.first { $0.name == name } }

  /// The authority that a code of the catalogue is of.
  func authority(coded code: String) -> Authority? { authorities.first { $0.code == code } }

  /// Whether a name may be that of an authority.
  func may(_ name: Name, mean code: String?) -> Bool {
    name.candidates.contains { authorities[$0].code == code }
  }

  /// Whether one of some names is sure to be an authority's.
  func isAuthority(among names: [Name]) -> Bool {
    names.contains { !$0.isDoubtful && resolved($0.candidates, on: nil) != nil }
  }

  /// The authority of some names, where they are those of one alone.
  func authority(among names: [Name], on day: CalendarDate?) -> Authority? {
    let found = Set(names.compactMap { resolved($0.candidates, on: day) })
    return found.count == 1 ? found.first.map { authorities[$0] } : nil
  }

  private func resolved(_ candidates: [Int], on day: CalendarDate?) -> Int? {
    let alive = candidates.filter { number in
      let authority = authorities[number]
      guard let day else { return authority.end == nil }
      if let start = authority.start, day < start { return false }
      if let end = authority.end, day > end { return false }
      return true
    }
    if alive.count == 1 { return codes.today[alive[0]] }
    let meant = Set(candidates.map { codes.today[$0] })
    return meant.count == 1 ? meant.first : nil
  }

  /// The code that an authority bore on a day, which is its code of today where none is told.
  package func code(of authority: Authority.Reference, on day: CalendarDate?) -> String {
    codes.code(authority.code, on: day)
  }

  private func hasCouncilBehind(_ range: Range<Int>, in text: [FoldedWord]) -> Bool {
    let next = range.upperBound
    return next < text.count && words.council.contains(text[next].id)
      && text[next].before.isDisjoint(with: .breaks)
  }

  /// Whether a capital name that could be another word stands as who does something: "Hull has 412 children".
  private func isSubject(_ range: Range<Int>, in text: [FoldedWord]) -> Bool {
    let next = range.upperBound
    guard next < text.count,
      text[range].allSatisfy({ $0.isCapitalised || words.joiners.contains($0.id) }),
      !isWithinName(range, in: text)
    else { return false }
    if text[range.upperBound - 1].has(.apostrophe) { return true }
    guard text[next].before.contains(.comma) else {
      return text[next].before.isEmpty && words.verbs.contains(text[next].id)
    }
    // "Bromley, next door, has 345"; "Richmond, Virginia, has" is another place, and stays doubtful.
    let verb = text[next...].prefix(7).dropFirst().first { $0.before.contains(.comma) }
    return verb.map { words.verbs.contains($0.id) } ?? false
  }

  /// Whether the first part of a name stands as a place, which may be another one: "in Southend".
  private func isPlace(_ range: Range<Int>, in text: [FoldedWord]) -> Bool {
    let (first, next) = (range.lowerBound, range.upperBound)
    guard first > 0, range.count > 1 || text[first].end - text[first].start > 2,
      text[first].isCapitalised, text[first].before.isEmpty,
      words.locatives.contains(text[first - 1].id), !text[next - 1].has(.apostrophe)
    else { return false }
    // "In Richmond Park".
    return next == text.count || !text[next].isCapitalised || !text[next].before.isEmpty
  }

  /// Whether the word behind a name leaves no doubt: "Slough overspent".
  private func isCouncil(_ range: Range<Int>, in text: [FoldedWord]) -> Bool {
    let next = range.upperBound
    return next < text.count && text[next].before.isEmpty && words.sureDeeds.contains(text[next].id)
  }

  /// Whether a name stands before a verb of what councils do, or has a number of something: "Brighton looks
  /// after 12".
  private func governs(_ range: Range<Int>, in text: [FoldedWord]) -> Bool {
    let next = range.upperBound
    guard next < text.count, text[next].before.isEmpty else { return false }
    return words.deeds.contains(text[next].id)
      || next + 1 < text.count && text[next + 1].number >= 0
  }

  /// Whether a name goes on with the word before it: *New* York, *Kate* York.
  private func isWithinName(_ range: Range<Int>, in text: [FoldedWord]) -> Bool {
    let first = range.lowerBound
    guard first > 0, text[first].before.isEmpty || text[first].before == .hyphen else {
      return false
    }
    let previous = text[first - 1]
    return previous.isCapitalised && previous.number < 0
      && !words.functionWords.contains(previous.id)
  }

  private func isName(_ range: Range<Int>, _ meaning: Meaning, in text: [FoldedWord]) -> Bool {
    for word in text[range] where !words.joiners.contains(word.id) && !meaning.isOfficial {
      guard word.isCapitalised else { return false }
    }
    guard text[range.lowerBound].isCapitalised || meaning.isOfficial else { return false }
    if meaning.isOfficial { return text[range].contains(where: \.isCapitalised) }
    if isWithinName(range, in: text) { return false }
    let hasCouncil = hasCouncilBehind(range, in: text)
    if meaning.isShort, !hasCouncil { return false }
    if hasCouncil, text[range.upperBound].isCapitalised || !meaning.isWary { return true }
    return standsAlone(range, meaning, in: text)
  }

  /// Whether a bare name is a name of its own and not part of one.
  private func standsAlone(_ range: Range<Int>, _ meaning: Meaning, in text: [FoldedWord]) -> Bool {
    let next = range.upperBound
    if next < text.count, text[next].before.isDisjoint(with: Separators.breaks.union(.comma)) {
      if text[next].isCapitalised, words.institutions.contains(text[next].id) { return false }
      if meaning.isWary, text[next].isCapitalised, !words.civic.contains(text[next].id) {
        return false
      }
    }
    let first = range.lowerBound
    guard first > 0, text[first].before.isDisjoint(with: [.stop, .colon, .dash, .open]) else {
      // At the head of a sentence every word has a capital; "Kent was" is a place, "Reading was" may be
      // what people do.
      return !meaning.isWary
        || !meaning.isWord && next < text.count && words.verbs.contains(text[next].id)
          && text[next].before.isEmpty
    }
    let previous = text[first - 1]
    guard previous.isCapitalised, text[first].before.isDisjoint(with: [.comma, .quote]) else {
      return true
    }
    return words.functionWords.contains(previous.id)
  }

  /// The authority that a page is about: that of its title, else of its address, else the one that
  /// its text names most, weighing `Croydon Council` three times `Croydon`, and the one that its
  /// opening introduces three times more. Of several that are alike, all, by their codes.
  ///
  /// News and reports name whom they are about before they name others. A page whose title speaks
  /// of boroughs or councils in the plural is about several, and so about none. A page that does not speak of
  /// children's services is about a council only where its title, its site or several places name one.
  ///
  /// - Parameters:
  ///   - mentions: Those of the text.
  ///   - isOfField: Whether the page speaks of children's services.
  func subject(
    of page: Page, _ text: AnalysedText, among mentions: [Mention], isOfField: () -> Bool
  ) -> [Authority] {
    var titled: [Mention] = []
    if let title = page.title {
      let bytes = Array(title.utf8)
      let titleWords = text.lexicon.words(in: title)
      titled = self.mentions(among: titleWords, on: page.published)
      let found = Set(titled.map(\.authority))
      if found.count > 1 {
        return foremost(mentions.filter { found.contains($0.authority) })
      }
      if let only = found.first {
        let hasCouncil = (titled + mentions).contains { $0.authority == only && $0.isOfficial }
        return hasCouncil || isOfField() ? [authorities[only]] : []
      }
      if titleWords.contains(where: { words.plurals.contains($0.id) && !isPossessive($0, bytes) }) {
        return []
      }
    }
    if let url = page.url, let number = authority(ofHost: url) { return [authorities[number]] }
    let site = self.mentions(among: text.lexicon.words(in: page.site ?? ""), on: page.published)
    if let only = site.first, site.count == 1, only.isOfficial {
      return [authorities[only.authority]]
    }
    let first = introduced(by: mentions, in: text.text)
    let found = foremost(mentions, first: first)
    guard let one = found.first, found.count == 1 else {
      return mentions.count > 2 || isOfField() ? found : []
    }
    let own = mentions.filter { authorities[$0.authority].code == one.code }
    let isOfficial = own.contains(where: \.isOfficial)
    let isIntroduced = first.map { authorities[$0].code == one.code } ?? false
    // "The City of Liverpool plans a dam", deep in a page about the weather, says nothing of the page.
    let isEarly =
      own.first.map { mention in
        page.text.blocks.prefix(Self.openingBlocks).contains {
          $0.range.contains(mention.range.lowerBound)
        }
      } ?? false
    if isOfficial, own.count > 1 || isEarly || isOfField() { return found }
    return (own.count > 1 || isIntroduced) && isOfField() ? found : []
  }

  /// The authority that the first paragraph of the opening to name any names alone.
  private func introduced(by mentions: [Mention], in text: PageText) -> Int? {
    guard let first = mentions.first,
      let block = text.blocks.prefix(Self.openingBlocks).first(where: {
        $0.range.contains(first.range.lowerBound)
      })
    else { return nil }
    let isAlone = mentions.prefix { block.range.contains($0.range.lowerBound) }.allSatisfy {
      $0.authority == first.authority
    }
    return isAlone ? first.authority : nil
  }

  /// The paragraphs in which a text says whom it is about.
  private static let openingBlocks = 6

  /// Whether a word has an apostrophe: it is longer than its letters.
  private func isPossessive(_ word: FoldedWord, _ bytes: [UInt8]) -> Bool {
    bytes[word.range].contains { $0 == UInt8(ascii: "'") || $0 >= 0x80 }
  }

  /// The authorities of most weight, by their codes: one, or several that are alike.
  private func foremost(_ mentions: [Mention], first: Int? = nil) -> [Authority] {
    var weights: [Int: Int] = [:]
    for mention in mentions { weights[mention.authority, default: 0] += mention.isOfficial ? 3 : 1 }
    if let first { weights[first, default: 0] += 3 }
    guard let most = weights.values.max() else { return [] }
    return weights.filter { $0.value == most }.map { authorities[$0.key] }
      .sorted { $0.code < $1.code }
  }

  /// The authority whose name is a part of the host: `https://news.croydon.gov.uk/…`.
  func authority(ofHost url: String) -> Int? {
    var rest = Substring(url)
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    let host = rest.prefix { !"/?#:".contains($0) }.lowercased()
    guard host.hasSuffix(".gov.uk") else { return nil }
    let found = Set(host.split(separator: ".").compactMap { hosts[String($0)] })
    return found.count == 1 ? found.first : nil
  }
}
