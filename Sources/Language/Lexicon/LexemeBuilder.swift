/// Gathers what the word classes say of each word.
struct LexemeBuilder {
  private(set) var lexemes: [Lexeme] = [Lexeme()]
  private(set) var entries: [(String, UInt16)] = []
  private var places: [String: Int] = [:]

  /// The classes that are a part which a word plays.
  private static let parts: [(String, Lexeme.Roles)] = [
    ("scale.counted", [.seed]), ("number.seed", [.seed]), ("number.opener", [.opener]),
    ("currency.prefix", [.seed]), ("multiple.verb", [.seed]), ("multiple.fold", [.seed]),
    ("month.doubtful", [.doubtfulMonth]), ("season", [.season]),
    ("date.preposition", [.datePreposition]), ("currency.nation", [.nationality]),
    ("function", [.function]), ("preposition", [.preposition]), ("determiner", [.determiner]),
    ("verb", [.verb]), ("rise", [.rise]), ("fall", [.fall]), ("phrasal", [.phrasal]),
    ("noun.plural", [.plural]), ("noun.notplural", [.notPlural]), ("noun.person", [.person]),
    ("noun.countable", [.countable]), ("noun.label", [.label]), ("noun.street", [.street]),
    ("noun.statute", [.statute]), ("noun.weight", [.weight]),
    ("noun.temperature", [.temperature]), ("noun.game", [.game]), ("quantifier", [.quantifier]),
  ]

  /// The classes of words and phrases that are looked for by their numbers: of `QualifierPhrases` and `WordValues`.
  private static let looked = [
    "qualifier", "qualifier.date", "age.plural", "currency.dollar", "header.scale.money",
    "multiple.adverb",
    "per.adverb",
    "per.noun", "quantifier.determiner", "unit.length.short", "unit.per", "unit.symbol",
    "unit.symbol.glued", "unit.temperature.letter",
  ]

  init(_ words: WordClasses) {
    for (name, roles) in Self.parts {
      for word in words[name].texts { add(word, roles) }
    }
    addNumbers(words)
    addDates(words)
    for (place, spelling) in Units.spellings.enumerated() {
      add(spelling.text, [.unit]) { $0.unit = place }
    }
    for (place, spelling) in Currencies.spellings.enumerated() {
      add(spelling.text, [spelling.isCode ? .currencyCode : .currencyName]) { $0.currency = place }
    }
    for name in Self.looked {
      for text in words[name].texts {
        for word in text.split(separator: " ") { add(word.lowercased(), []) }
      }
    }
  }

  private mutating func addNumbers(_ words: WordClasses) {
    for (word, value) in words["cardinal"].numbers {
      add(word, [.cardinal, .seed]) { $0.cardinal = value }
    }
    for (word, value) in words["ordinal"].numbers {
      add(word, [.ordinal, .seed]) { $0.ordinal = value }
    }
    for (word, value) in words["fraction"].numbers {
      add(word, [.fraction, .seed]) { $0.denominator = value }
    }
    for (word, value) in words["scale"].numbers { add(word, [.scale]) { $0.scale = value } }
  }

  private mutating func addDates(_ words: WordClasses) {
    for (word, value) in words["month"].numbers {
      add(word, [.month, .seed]) { $0.calendar = Int(value) }
    }
    for (word, value) in words["weekday"].numbers {
      add(word, [.weekday]) { $0.calendar = Int(value) }
    }
  }

  private mutating func add(
    _ word: String, _ roles: Lexeme.Roles, _ set: (inout Lexeme) -> Void = { _ in }
  ) {
    let place = place(of: word)
    lexemes[place].roles.formUnion(roles)
    set(&lexemes[place])
  }

  /// The place of a word among the lexemes, which it joins if it is new.
  private mutating func place(of word: String) -> Int {
    if let known = places[word] { return known }
    let place = lexemes.count
    places[word] = place
    lexemes.append(Lexeme())
    entries.append((word, UInt16(place)))
    return place
  }

  /// The classes that rules ask of one word, as a bit for each lexeme.
  mutating func bits(of words: WordClasses) -> WordClassBits {
    let members = WordClassName.allCases.map { name in
      (name, words[name.text].texts.map { place(of: $0) })
    }
    var bits = WordClassBits(count: lexemes.count)
    for (name, places) in members {
      for place in places { bits.insert(place, into: name) }
    }
    return bits
  }
}

/// For each lexeme a bit for each of the classes that rules ask of one word.
struct WordClassBits: Sendable {
  private var bits: [UInt64]
  private static let width = (WordClassName.allCases.count + 63) / 64

  init(count: Int) { bits = Array(repeating: 0, count: count * Self.width) }

  mutating func insert(_ place: Int, into name: WordClassName) {
    bits[place * Self.width + Int(name.rawValue >> 6)] |= 1 << UInt64(name.rawValue & 63)
  }

  @inline(__always)
  func contains(_ lexeme: UInt16, in name: WordClassName) -> Bool {
    let place = Int(lexeme) * Self.width + Int(name.rawValue >> 6)
    return place < bits.count && bits[place] &>> UInt64(name.rawValue & 63) & 1 == 1
  }
}
