/// The currencies: ISO 4217 codes, signs, names, and hundredth parts.
///
/// Source: ISO 4217, list one; the francs, marks and pesetas before the euro from list three.
package enum Currencies {
  /// What a word names: a currency, or a hundredth of one.
  package struct Name: Sendable {
    let code: String
    let isHundredth: Bool
  }

  /// Every spelling, in the order of `all`.
  static let spellings: [(text: String, name: Name, isCode: Bool)] =
    ["currency", "currency.hundredth", "currency.code"].flatMap { name in
      WordClasses.english[name].pairs.map {
        (
          $0.text, Name(code: $0.value, isHundredth: name == "currency.hundredth"),
          name == "currency.code"
        )
      }
    }

  package static let all: [Name] = spellings.map(\.name)

  /// A nation before the name of a currency, the currency that the name alone means and the one that both
  /// mean: `canadian`, `USD`, `CAD`.
  static let nations = WordValues<(named: String, meant: String)>("currency.nation") {
    let codes = $0.split(separator: "/").map(String.init)
    return codes.count == 2 ? (codes[0], codes[1]) : nil
  }

  /// The units of amounts in hundredths, with their currencies: `penny`, `GBP`.
  package static let hundredths: [(unit: String, code: String)] =
    WordClasses.english["currency.hundredth.unit"].pairs.map { ($0.text, $0.value) }

  /// What is a currency before its number and not behind it: `Rs 500`; not the three Rs.
  static let prefixes = WordValues<String>("currency.prefix")

  /// The currencies other than the dollar of which a hundredth is a cent.
  static let ofCents = Set(WordClasses.english["currency.of.cents"].texts)

  /// What stands before a dollar sign: `HK$`, `US$`.
  static let dollars = WordValues<String>("currency.dollar")
}
