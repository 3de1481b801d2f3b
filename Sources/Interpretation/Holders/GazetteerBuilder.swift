import Language
import Model

extension Gazetteer {
  /// Collects by which words authorities are named, in texts and as hosts.
  struct Builder {
    var index = PhraseIndex()
    var meanings: [Meaning] = []
    var hosts: [String: Int] = [:]

    /// Authority names that are also words of the language, or forenames.
    static let wary = Set(WordClasses.english["place.wary"].texts)

    /// Those of them that are words of the language.
    static let common = Set(WordClasses.english["place.word"].texts)

    mutating func add(_ authority: Authority, number: Int, to lexicon: inout Lexicon) {
      let name = Lexicon.folded(authority.name).map { String(decoding: $0, as: UTF8.self) }
      let aliases = authority.aliases.filter { !isClerical($0) }
      for form in [authority.name] + aliases {
        let folded = Lexicon.folded(form)
        insert(folded, number, isOfficial: isOfficial(form), isShort: false, &lexicon)
        insert(
          possessive(of: folded), number, isOfficial: isOfficial(form), isShort: false, &lexicon)
        for title in councilForms(of: folded) + councilForms(of: possessive(of: folded)) {
          insert(title, number, isOfficial: true, isShort: false, &lexicon)
        }
      }
      insert(
        Lexicon.folded(authority.officialName), number, isOfficial: true, isShort: false, &lexicon)
      if name.count > 1, let first = name.first, !Self.directions.contains(first) {
        let short = [Array(first.utf8)]
        for title in councilForms(of: short) + councilForms(of: possessive(of: short)) {
          insert(title, number, isOfficial: true, isShort: true, &lexicon)
        }
        insert([Array(first.utf8)], number, isOfficial: false, isShort: true, &lexicon)
      }
      addHosts(name, authority, number)
    }

    static let directions = Set(WordClasses.english["place.direction"].texts)

    /// Names of registers that no text writes: "Croydon London Boro", "Bedford UA".
    private func isClerical(_ alias: String) -> Bool {
      Self.clerical.contains { alias.hasSuffix(" \($0)") }
    }

    private static let clerical = WordClasses.english["place.clerical"].texts

    private func isOfficial(_ form: String) -> Bool {
      let words = Lexicon.folded(form).map { String(decoding: $0, as: UTF8.self) }
      return words.contains {
        Self.official.contains($0)
      }
    }

    /// Without apostrophes `Croydon’s` is `croydons`.
    private func possessive(of name: [[UInt8]]) -> [[UInt8]] {
      guard let last = name.last else { return name }
      return name.dropLast() + [last + [UInt8(ascii: "s")]]
    }

    private static let official = Set(WordClasses.english["place.official"].texts)
    private static let hostJoiners = Set(WordClasses.english["place.host.joiner"].texts)
    private static let hostTitles = Set(WordClasses.english["place.host.title"].texts)
    private static let behind = WordClasses.english["place.title.behind"].texts.map {
      Lexicon.folded($0)
    }

    private static let ahead = WordClasses.english["place.title.before"].texts.map {
      Lexicon.folded($0)
    }

    private func councilForms(of name: [[UInt8]]) -> [[[UInt8]]] {
      Self.behind.map { name + $0 } + Self.ahead.map { $0 + name }
    }

    private mutating func insert(
      _ words: [[UInt8]], _ number: Int, isOfficial: Bool, isShort: Bool,
      _ lexicon: inout Lexicon
    ) {
      guard !words.isEmpty else { return }
      if let known = index.phrase(of: words, in: lexicon) {
        // A full name comes before the first part of another.
        if meanings[known].isShort, !isShort {
          meanings[known].authorities = [number]
          meanings[known].isShort = false
          meanings[known].isOfficial = isOfficial
        } else if meanings[known].isShort == isShort, !meanings[known].authorities.contains(number)
        {
          meanings[known].authorities.append(number)
        }
        return
      }
      let single = words.count == 1 ? String(decoding: words[0], as: UTF8.self) : ""
      index.add(words: words, as: meanings.count, to: &lexicon)
      meanings.append(
        Meaning(
          authorities: [number], isOfficial: isOfficial, isShort: isShort,
          isWary: Self.wary.contains(single) || Self.wary.contains(String(single.dropLast())),
          isWord: Self.common.contains(single) || Self.common.contains(String(single.dropLast()))))
    }

    private mutating func addHosts(_ name: [String], _ authority: Authority, _ number: Int) {
      guard authority.end == nil else { return }
      var labels = [name.joined(), name.joined(separator: "-")]
      labels.append(name.filter { !Self.hostJoiners.contains($0) }.joined())
      let official = Lexicon.folded(authority.officialName).map {
        String(decoding: $0, as: UTF8.self)
      }
      labels.append(official.joined())
      labels.append(
        official.filter { !Self.hostTitles.contains($0) }.joined())
      for label in labels where hosts[label] == nil { hosts[label] = number }
    }
  }
}
