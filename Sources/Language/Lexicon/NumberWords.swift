/// The words of numbers: cardinals, ordinals, fractions and scales.
enum NumberWords {
  static let cardinals: [(String, Int64)] = [
    ("zero", 0), ("nought", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5),
    ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11),
    ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16),
    ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30),
    ("forty", 40), ("fourty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80),
    ("ninety", 90),
  ]

  static let ordinals: [(String, Int64)] = [
    ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6),
    ("seventh", 7), ("eighth", 8), ("ninth", 9), ("nineth", 9), ("tenth", 10), ("eleventh", 11),
    ("twelfth", 12), ("thirteenth", 13), ("fourteenth", 14), ("fifteenth", 15), ("sixteenth", 16),
    ("seventeenth", 17), ("eighteenth", 18), ("nineteenth", 19), ("twentieth", 20),
    ("thirtieth", 30), ("fortieth", 40), ("fiftieth", 50), ("sixtieth", 60), ("seventieth", 70),
    ("eightieth", 80), ("ninetieth", 90), ("hundredth", 100),
  ]

  /// The nouns of fractions. "Second" is none: two seconds are time.
  static let fractions: [(String, Int64)] = [
    ("half", 2), ("halves", 2), ("third", 3), ("thirds", 3), ("quarter", 4), ("quarters", 4),
    ("fourth", 4), ("fourths", 4), ("fifth", 5), ("fifths", 5), ("sixth", 6), ("sixths", 6),
    ("seventh", 7), ("sevenths", 7), ("eighth", 8), ("eighths", 8), ("ninth", 9), ("ninths", 9),
    ("tenth", 10), ("tenths", 10), ("hundredth", 100), ("hundredths", 100),
  ]

  /// Words and abbreviations that multiply the number before them. The letters alone (m, b, t, k)
  /// are not here: what they mean hangs on what stands around them.
  static let scales: [(String, Int64)] = [
    ("hundred", 100), ("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000), ("bn", 1_000_000_000), ("bln", 1_000_000_000),
    ("mn", 1_000_000), ("mln", 1_000_000), ("mil", 1_000_000), ("tn", 1_000_000_000_000),
    ("tln", 1_000_000_000_000), ("trn", 1_000_000_000_000), ("dozen", 12), ("lakh", 100_000),
    ("crore", 10_000_000),
  ]

  static func add(to builder: inout LexemeBuilder) {
    for (word, value) in cardinals {
      builder.add(word, [.cardinal, .seed]) { $0.cardinal = value }
    }
    for (word, value) in ordinals { builder.add(word, [.ordinal, .seed]) { $0.ordinal = value } }
    for (word, value) in fractions {
      builder.add(word, [.fraction, .seed]) { $0.denominator = value }
    }
    for (word, value) in scales { builder.add(word, [.scale]) { $0.scale = value } }
    // What "hundred", "dozen" and their like multiply may be an article: "a dozen".
    builder.add(["hundred thousand million billion trillion dozen"], [.seed])
    // "Fives" is the one plural by which ages are bounded: "under-fives".
    builder.add(["twice fives"], [.seed])
    builder.add(["a an aged age ages under over below above minus negative u"], [.opener])
  }
}
