/// What is known of a word. A word may play many parts: "second" is an ordinal and a unit of
/// time, "may" a month and an auxiliary verb.
///
/// Public and inlinable, as tokens and sentences are: the grammar asks of nearly every token, and where each
/// set of roles was an allocated list that took 40% of reading a text.
public struct Lexeme: Sendable {
  public struct Roles: OptionSet, Sendable {
    public let rawValue: UInt64

    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

    @inlinable public static var cardinal: Roles { Roles(rawValue: 1 << 0) }
    @inlinable public static var scale: Roles { Roles(rawValue: 1 << 1) }
    @inlinable public static var ordinal: Roles { Roles(rawValue: 1 << 2) }
    @inlinable public static var fraction: Roles { Roles(rawValue: 1 << 3) }
    @inlinable public static var month: Roles { Roles(rawValue: 1 << 4) }
    /// A month's name that is also another word: May, March, Jan, Dec …
    @inlinable public static var doubtfulMonth: Roles { Roles(rawValue: 1 << 5) }
    @inlinable public static var weekday: Roles { Roles(rawValue: 1 << 6) }
    @inlinable public static var unit: Roles { Roles(rawValue: 1 << 7) }
    @inlinable public static var currencyName: Roles { Roles(rawValue: 1 << 8) }
    @inlinable public static var currencyCode: Roles { Roles(rawValue: 1 << 9) }
    @inlinable public static var nationality: Roles { Roles(rawValue: 1 << 10) }
    /// Ends a noun phrase: prepositions, auxiliaries, pronouns, conjunctions, determiners.
    @inlinable public static var function: Roles { Roles(rawValue: 1 << 11) }
    @inlinable public static var preposition: Roles { Roles(rawValue: 1 << 12) }
    @inlinable public static var determiner: Roles { Roles(rawValue: 1 << 13) }
    @inlinable public static var label: Roles { Roles(rawValue: 1 << 14) }
    @inlinable public static var street: Roles { Roles(rawValue: 1 << 15) }
    @inlinable public static var plural: Roles { Roles(rawValue: 1 << 16) }
    @inlinable public static var notPlural: Roles { Roles(rawValue: 1 << 17) }
    @inlinable public static var person: Roles { Roles(rawValue: 1 << 18) }
    @inlinable public static var rise: Roles { Roles(rawValue: 1 << 19) }
    @inlinable public static var fall: Roles { Roles(rawValue: 1 << 20) }
    @inlinable public static var statute: Roles { Roles(rawValue: 1 << 21) }
    @inlinable public static var datePreposition: Roles { Roles(rawValue: 1 << 22) }
    @inlinable public static var countable: Roles { Roles(rawValue: 1 << 23) }
    @inlinable public static var verb: Roles { Roles(rawValue: 1 << 24) }
    @inlinable public static var season: Roles { Roles(rawValue: 1 << 25) }
    /// Words by which a sentence speaks of weights, of temperatures, of games.
    @inlinable public static var weight: Roles { Roles(rawValue: 1 << 26) }
    @inlinable public static var temperature: Roles { Roles(rawValue: 1 << 27) }
    @inlinable public static var game: Roles { Roles(rawValue: 1 << 28) }
    /// Verbs that "up" and "down" complete without telling of a rise or a fall: "make up".
    @inlinable public static var phrasal: Roles { Roles(rawValue: 1 << 29) }
    /// May state an amount without a number: "many", "most".
    @inlinable public static var quantifier: Roles { Roles(rawValue: 1 << 30) }
    /// May begin a number or a date.
    @inlinable public static var seed: Roles { Roles(rawValue: 1 << 31) }
    /// May begin an age or an amount that goes on with a seed: "*aged* eight", "*a* third", "*u* 5".
    @inlinable public static var opener: Roles { Roles(rawValue: 1 << 32) }

    /// Without one of these a sentence states no amount.
    @inlinable public static var seeds: Roles { [.seed, .quantifier] }
  }

  package var roles: Roles = []

  /// Of a cardinal, 0 through 19 and the tens through 90.
  package var cardinal: Int64 = 0
  package var ordinal: Int64 = 0

  /// Of a fraction's noun: 3 for "third" and "thirds".
  package var denominator: Int64 = 0

  /// Of a scale: 1000000 for "million".
  package var scale: Int64 = 0

  /// Of a month 1 through 12; of a weekday 0 for Monday through 6.
  package var calendar = 0

  /// Its place in `Units.all`.
  package var unit = 0

  /// Its place in `Currencies.all`.
  package var currency = 0
}
