/// What the tables say of a word. A word may play many parts: "second" is an ordinal and a unit of
/// time, "may" a month and an auxiliary verb.
struct Lexeme: Sendable {
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt64

    static let cardinal = Roles(rawValue: 1 << 0)
    static let scale = Roles(rawValue: 1 << 1)
    static let ordinal = Roles(rawValue: 1 << 2)
    static let fraction = Roles(rawValue: 1 << 3)
    static let month = Roles(rawValue: 1 << 4)
    /// A month's name that is also another word: May, March, Jan, Dec …
    static let doubtfulMonth = Roles(rawValue: 1 << 5)
    static let weekday = Roles(rawValue: 1 << 6)
    static let unit = Roles(rawValue: 1 << 7)
    static let currencyName = Roles(rawValue: 1 << 8)
    static let currencyCode = Roles(rawValue: 1 << 9)
    static let nationality = Roles(rawValue: 1 << 10)
    /// Ends a noun phrase: prepositions, auxiliaries, pronouns, conjunctions, determiners.
    static let function = Roles(rawValue: 1 << 11)
    static let preposition = Roles(rawValue: 1 << 12)
    static let determiner = Roles(rawValue: 1 << 13)
    static let label = Roles(rawValue: 1 << 14)
    static let street = Roles(rawValue: 1 << 15)
    static let plural = Roles(rawValue: 1 << 16)
    static let notPlural = Roles(rawValue: 1 << 17)
    static let person = Roles(rawValue: 1 << 18)
    static let rise = Roles(rawValue: 1 << 19)
    static let fall = Roles(rawValue: 1 << 20)
    static let statute = Roles(rawValue: 1 << 21)
    static let datePreposition = Roles(rawValue: 1 << 22)
    static let countable = Roles(rawValue: 1 << 23)
    static let verb = Roles(rawValue: 1 << 24)
    static let season = Roles(rawValue: 1 << 25)
    /// Words by which a sentence speaks of weights, of temperatures, of games.
    static let weight = Roles(rawValue: 1 << 26)
    static let temperature = Roles(rawValue: 1 << 27)
    static let game = Roles(rawValue: 1 << 28)
    /// Verbs that "up" and "down" complete without telling of a rise or a fall: "make up".
    static let phrasal = Roles(rawValue: 1 << 29)
    /// May state an amount without a number: "many", "most".
    static let quantifier = Roles(rawValue: 1 << 30)
    /// May begin a number or a date.
    static let seed = Roles(rawValue: 1 << 31)
    /// May begin an age or an amount that goes on with a seed: "*aged* eight", "*a* third", "*u* 5".
    static let opener = Roles(rawValue: 1 << 32)
  }

  var roles: Roles = []

  /// Of a cardinal, 0 through 19 and the tens through 90.
  var cardinal: Int64 = 0
  var ordinal: Int64 = 0

  /// Of a fraction's noun: 3 for "third" and "thirds".
  var denominator: Int64 = 0

  /// Of a scale: 1000000 for "million".
  var scale: Int64 = 0

  /// Of a month 1 through 12; of a weekday 0 for Monday through 6.
  var calendar = 0

  /// Its place in `Units.all`.
  var unit = 0

  /// Its place in `Currencies.all`.
  var currency = 0
}

/// All the tables of words in one, so that a token takes a single look-up.
struct Lexicon: Sendable {
  static let english = Lexicon()

  private let table: WordTable<UInt16>
  private let lexemes: [Lexeme]

  /// The lexeme of "don't" and its like.
  let contraction: UInt16

  subscript(_ index: UInt16) -> Lexeme {
    _read { yield lexemes[Int(index)] }
  }

  /// 0 where no table has the word.
  func index(_ word: Word) -> UInt16 { table[word] ?? 0 }

  private init() {
    var builder = Builder()
    NumberWords.add(to: &builder)
    MultipleWords.add(to: &builder)
    CalendarWords.add(to: &builder)
    Units.add(to: &builder)
    Currencies.add(to: &builder)
    FunctionWords.add(to: &builder)
    NounWords.add(to: &builder)
    QuantifierWords.add(to: &builder)
    contraction = builder.contraction()
    lexemes = builder.lexemes
    table = WordTable(builder.entries)
  }

  /// Gathers what the tables say of each word.
  struct Builder {
    fileprivate(set) var lexemes: [Lexeme] = [Lexeme()]
    fileprivate(set) var entries: [(String, UInt16)] = []
    private var places: [String: Int] = [:]

    mutating func add(
      _ word: String, _ roles: Lexeme.Roles, _ set: (inout Lexeme) -> Void = { _ in }
    ) {
      let place = places[word] ?? lexemes.count
      if place == lexemes.count {
        places[word] = place
        lexemes.append(Lexeme())
        entries.append((word, UInt16(place)))
      }
      lexemes[place].roles.formUnion(roles)
      set(&lexemes[place])
    }

    /// Words of one line, parted by spaces.
    mutating func add(_ words: [String], _ roles: Lexeme.Roles) {
      for line in words { for word in line.split(separator: " ") { add(String(word), roles) } }
    }

    fileprivate mutating func contraction() -> UInt16 {
      lexemes.append(Lexeme(roles: [.function]))
      return UInt16(lexemes.count - 1)
    }
  }
}
