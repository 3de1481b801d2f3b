/// What the tables say of a word. A word may play many parts: "second" is an ordinal and a unit of
/// time, "may" a month and an auxiliary verb.
package struct Lexeme: Sendable {
  package struct Roles: OptionSet, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    package static let cardinal = Roles(rawValue: 1 << 0)
    package static let scale = Roles(rawValue: 1 << 1)
    package static let ordinal = Roles(rawValue: 1 << 2)
    package static let fraction = Roles(rawValue: 1 << 3)
    package static let month = Roles(rawValue: 1 << 4)
    /// A month's name that is also another word: May, March, Jan, Dec …
    package static let doubtfulMonth = Roles(rawValue: 1 << 5)
    package static let weekday = Roles(rawValue: 1 << 6)
    package static let unit = Roles(rawValue: 1 << 7)
    package static let currencyName = Roles(rawValue: 1 << 8)
    package static let currencyCode = Roles(rawValue: 1 << 9)
    package static let nationality = Roles(rawValue: 1 << 10)
    /// Ends a noun phrase: prepositions, auxiliaries, pronouns, conjunctions, determiners.
    package static let function = Roles(rawValue: 1 << 11)
    package static let preposition = Roles(rawValue: 1 << 12)
    package static let determiner = Roles(rawValue: 1 << 13)
    package static let label = Roles(rawValue: 1 << 14)
    package static let street = Roles(rawValue: 1 << 15)
    package static let plural = Roles(rawValue: 1 << 16)
    package static let notPlural = Roles(rawValue: 1 << 17)
    package static let person = Roles(rawValue: 1 << 18)
    package static let rise = Roles(rawValue: 1 << 19)
    package static let fall = Roles(rawValue: 1 << 20)
    package static let statute = Roles(rawValue: 1 << 21)
    package static let datePreposition = Roles(rawValue: 1 << 22)
    package static let countable = Roles(rawValue: 1 << 23)
    package static let verb = Roles(rawValue: 1 << 24)
    package static let season = Roles(rawValue: 1 << 25)
    /// Words by which a sentence speaks of weights, of temperatures, of games.
    package static let weight = Roles(rawValue: 1 << 26)
    package static let temperature = Roles(rawValue: 1 << 27)
    package static let game = Roles(rawValue: 1 << 28)
    /// Verbs that "up" and "down" complete without telling of a rise or a fall: "make up".
    package static let phrasal = Roles(rawValue: 1 << 29)
    /// May state an amount without a number: "many", "most".
    package static let quantifier = Roles(rawValue: 1 << 30)
    /// May begin a number or a date.
    package static let seed = Roles(rawValue: 1 << 31)
    /// May begin an age or an amount that goes on with a seed: "*aged* eight", "*a* third", "*u* 5".
    package static let opener = Roles(rawValue: 1 << 32)

    /// Without one of these a sentence states no amount.
    package static let seeds: Roles = [.seed, .quantifier]
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
