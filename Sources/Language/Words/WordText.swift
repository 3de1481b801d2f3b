import Model

/// Some words of a sentence as rules read them, with the phrases that were found among them.
package struct WordText: RuleText {
  package typealias Feature = WordFeature
  package typealias Measure = NoRuleNames
  package typealias Span = WordSpan

  /// The words of the whole sentence.
  package let words: [FoldedWord]

  /// Those of them that rules read: for a rule the text begins and ends here.
  package let places: Range<Int>

  private let phrases: [WordPhrase]
  private let bytes: [UInt8]

  /// The words of a sentence of `bytes`, with phrases by the places of their words.
  package init(_ words: [FoldedWord], phrases: [WordPhrase], bytes: [UInt8]) {
    self.words = words
    places = words.indices
    self.phrases = phrases
    self.bytes = bytes
  }

  /// What stands between a word and the one before it: ` → `.
  package func marks(before place: Int) -> ArraySlice<UInt8> {
    guard place > 0, words[place - 1].end <= words[place].start else { return [] }
    return bytes[words[place - 1].end..<words[place].start]
  }

  private init(_ text: WordText, places: Range<Int>) {
    words = text.words
    self.places = places.clamped(to: words.indices)
    phrases = text.phrases
    bytes = text.bytes
  }

  /// The same words, of which rules read only some: a clause.
  package subscript(places: Range<Int>) -> WordText { WordText(self, places: places) }

  package var count: Int { places.count }

  package func word(_ at: Int) -> Int32 {
    at >= 0 && at < count ? words[places.lowerBound + at].id : -1
  }

  package func isGlued(_ at: Int) -> Bool { false }

  package func measure(_ measure: NoRuleNames, at: Int) -> Int? { nil }

  /// The marks before a word can be asked of the one behind the last, too.
  package func has(_ feature: WordFeature, at: Int) -> Bool {
    let place = places.lowerBound + at
    switch feature {
    case .figure: return at >= 0 && at < count && bytes[words[place].start] &- 0x30 < 10
    case .quoteAfter: return at >= 0 && at < count && isClosed(place)
    case .inArea: return isInside(place, of: .area, .whole)
    case .inDate: return isInside(place, of: .date, .date)
    case .acronym: return at >= 0 && at < count && isAcronym(place)
    default: return words.indices.contains(place) && words[place].has(feature)
    }
  }

  package func end(of span: WordSpan, at: Int) -> Int? {
    let place = places.lowerBound + at
    return phrases.first {
      $0.span == span && $0.words.lowerBound == place && $0.words.upperBound <= places.upperBound
    }.map { $0.words.upperBound - places.lowerBound }
  }

  package func start(of span: WordSpan, endingAt end: Int) -> Int? {
    let place = places.lowerBound + end
    return phrases.first {
      $0.span == span && $0.words.upperBound == place && $0.words.lowerBound >= places.lowerBound
    }.map { $0.words.lowerBound - places.lowerBound }
  }

  private func isInside(_ place: Int, of one: WordSpan, _ other: WordSpan) -> Bool {
    phrases.contains { ($0.span == one || $0.span == other) && $0.words.contains(place) }
  }

  /// Whether a quotation mark stands right behind a word.
  private func isClosed(_ place: Int) -> Bool {
    if place + 1 < words.count { return words[place + 1].before.contains(.quote) }
    let end = words[place].end
    guard end < bytes.count else { return false }
    return bytes[end] == UInt8(ascii: "'") || bytes[end] == UInt8(ascii: "\"")
      || bytes[end] == 0xE2
  }

  /// Three capitals or more, `BSCB`, in a sentence that does not give its grades in capitals.
  private func isAcronym(_ place: Int) -> Bool {
    isUpper(place)
      && !phrases.contains { $0.span == .grade && isUpper($0.words.lowerBound) }
  }

  private func isUpper(_ place: Int) -> Bool {
    let letters = bytes[words[place].range]
    return letters.count >= 3 && letters.allSatisfy { $0 &- 0x41 < 26 }
  }
}

/// A phrase among the words of a sentence, as rules know it.
package struct WordPhrase: Sendable {
  package let span: WordSpan
  package let words: Range<Int>

  package init(_ span: WordSpan, _ words: Range<Int>) {
    self.span = span
    self.words = words
  }
}

/// Runs of words that code finds, for rules that read words.
package enum WordSpan: UInt8, RuleName {
  /// A grade: good, requires improvement; of those the ones that are verbs themselves.
  case grade, verbGrade

  /// An area that is judged: care leavers; the whole of what is judged: the council.
  case area, whole

  /// Either of them by its full title: services for care leavers.
  case title

  /// A date with its year.
  case date
}

extension WordText {
  /// The first of some rules that holds at a word of the sentence, its tokens and parts by their places
  /// in the sentence.
  ///
  /// Rules know nothing of sentences; here their matcher is compiled for one.
  package func first(of rules: RuleSet<WordText>, at place: Int) -> WordMatch? {
    rules.first(at: place - places.lowerBound, in: self).map {
      WordMatch($0, of: rules, in: self)
    }
  }

  /// The same of one rule by its number.
  package func match(of rule: Int, in rules: RuleSet<WordText>, at place: Int) -> WordMatch? {
    rules.match(ofRule: rule, at: place - places.lowerBound, in: self).map {
      WordMatch($0, of: rules, in: self)
    }
  }
}

/// What a rule takes of a sentence, by the places of the words in the sentence.
package struct WordMatch: Sendable {
  package let words: Range<Int>

  /// What stands behind the rule's `->`.
  package let outcome: String?
  private let match: RuleMatch
  private let parts: [String]
  private let shift: Int

  fileprivate init(_ match: RuleMatch, of rules: RuleSet<WordText>, in text: WordText) {
    shift = text.places.lowerBound
    words = match.tokens.lowerBound + shift..<match.tokens.upperBound + shift
    outcome = match.outcome.map { rules.outcomes[$0] }
    parts = rules.parts
    self.match = match
  }

  /// The words of a part by its name; nil where the text has no such part.
  package func part(_ name: String) -> Range<Int>? {
    parts.firstIndex(of: name).flatMap { match.part($0) }.map {
      $0.lowerBound + shift..<$0.upperBound + shift
    }
  }
}

extension Lexicon {
  /// What the words and classes of some rules over words stand for; they join the lexicon. The classes are
  /// those of the `.lex` files, without their phrases of several words.
  package mutating func wordRules(of files: [RuleFile]) -> RuleWords {
    let numbers = Dictionary(
      files.flatMap(\.words).map { ($0, intern($0)) }, uniquingKeysWith: { first, _ in first })
    let known = Set(WordClasses.english.names)
    var classes: [String: [Int32]] = [:]
    for name in files.flatMap(\.classNames) where known.contains(name) && classes[name] == nil {
      let texts = WordClasses.english[name].texts.filter { !$0.contains(" ") }
      classes[name] = texts.map { intern($0) }
    }
    return RuleWords(number: { numbers[$0] }, classes: classes)
  }
}
