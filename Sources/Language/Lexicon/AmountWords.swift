import Model

/// The words that tell by what a thing was multiplied.
package enum MultipleWords {
  package static let verbs: [(StaticString, Rational)] = [
    ("doubled", Rational(2)), ("trebled", Rational(3)), ("tripled", Rational(3)),
    ("quadrupled", Rational(4)), ("halved", Rational(1, over: 2) ?? Rational(0)),
  ]

  package static let folds: [(StaticString, Rational)] = [
    ("twofold", Rational(2)), ("threefold", Rational(3)), ("fourfold", Rational(4)),
    ("fivefold", Rational(5)), ("sixfold", Rational(6)), ("sevenfold", Rational(7)),
    ("eightfold", Rational(8)), ("ninefold", Rational(9)), ("tenfold", Rational(10)),
  ]

  static func add(to builder: inout LexemeBuilder) {
    for (word, _) in verbs + folds { builder.add("\(word)", [.seed]) }
  }
}

/// The words that state an amount without a number.
///
/// Source: Huddleston and Pullum, The Cambridge Grammar of the English Language, chapter 5, sections 7
/// (quantificational determiners) and 3.3 (number-transparent nouns: "a number of", "the majority of").
enum QuantifierWords {
  static let seeds = ["all most majority minority number numbers many some several few none no"]

  static func add(to builder: inout LexemeBuilder) { builder.add(seeds, [.quantifier]) }
}
