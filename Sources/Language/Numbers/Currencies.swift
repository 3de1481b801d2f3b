/// The currencies: ISO 4217 codes, signs, names, and hundredth parts.
///
/// Source: ISO 4217, list one; the francs, marks and pesetas before the euro from list three.
package enum Currencies {
  /// What a word names: a currency, or a hundredth of one.
  package struct Name: Sendable {
    let code: String
    let isHundredth: Bool
  }

  package static let names: [(String, String, hundredth: Bool)] = [
    ("pound pounds sterling quid", "GBP", false), ("pence penny", "GBP", true),
    ("dollar dollars bucks", "USD", false), ("cent cents", "USD", true),
    ("euro euros", "EUR", false), ("yen", "JPY", false), ("yuan renminbi", "CNY", false),
    ("rupee rupees", "INR", false), ("lira liras", "TRY", false), ("franc francs", "CHF", false),
    ("peso pesos", "MXN", false), ("rand", "ZAR", false), ("krona kronor", "SEK", false),
    ("krone kroner", "NOK", false), ("zloty zlotys", "PLN", false), ("naira", "NGN", false),
    ("rouble roubles ruble rubles", "RUB", false), ("shekel shekels", "ILS", false),
    ("markka", "FIM", false), ("peseta pesetas", "ESP", false),
    ("guilder guilders", "NLG", false), ("baht", "THB", false),
  ]

  /// A name whose currency the nation before it tells: "canadian dollars".
  package static let nations: [(String, String, String)] = [
    ("us", "USD", "USD"), ("american", "USD", "USD"), ("canadian", "USD", "CAD"),
    ("australian", "USD", "AUD"), ("singapore", "USD", "SGD"), ("turkish", "TRY", "TRY"),
    ("swiss", "CHF", "CHF"), ("french", "CHF", "FRF"), ("belgian", "CHF", "BEF"),
    ("finnish", "FIM", "FIM"), ("dutch", "NLG", "NLG"), ("danish", "NOK", "DKK"),
    ("norwegian", "NOK", "NOK"), ("swedish", "SEK", "SEK"), ("mexican", "MXN", "MXN"),
    ("british", "GBP", "GBP"), ("indian", "INR", "INR"), ("japanese", "JPY", "JPY"),
    ("chinese", "CNY", "CNY"), ("spanish", "ESP", "ESP"),
  ]

  /// Codes as they stand beside an amount, small letters too.
  package static let codes: [(String, String)] = [
    ("usd", "USD"), ("eur", "EUR"), ("gbp", "GBP"), ("jpy", "JPY"), ("cny", "CNY"),
    ("rmb", "CNY"), ("cad", "CAD"), ("aud", "AUD"), ("nzd", "NZD"), ("chf", "CHF"),
    ("hkd", "HKD"), ("sgd", "SGD"), ("inr", "INR"), ("sek", "SEK"), ("nok", "NOK"),
    ("dkk", "DKK"), ("zar", "ZAR"), ("pln", "PLN"), ("brl", "BRL"), ("mxn", "MXN"),
    ("krw", "KRW"), ("rub", "RUB"), ("aed", "AED"), ("ngn", "NGN"), ("pkr", "PKR"),
  ]

  /// What stands before a dollar sign: `HK$`, `US$`.
  package static let dollars: WordTable<String> = WordTable([
    ("us", "USD"), ("c", "CAD"), ("ca", "CAD"), ("can", "CAD"), ("cad", "CAD"), ("a", "AUD"),
    ("au", "AUD"), ("aud", "AUD"), ("nz", "NZD"), ("hk", "HKD"), ("s", "SGD"), ("sg", "SGD"),
    ("mex", "MXN"), ("mx", "MXN"), ("r", "BRL"), ("usd", "USD"),
  ])

  package static let all: [Name] =
    names.map { Name(code: $0.1, isHundredth: $0.hundredth) }
    + codes.map { Name(code: $0.1, isHundredth: false) }

  package static func add(to builder: inout LexemeBuilder) {
    for (place, entry) in names.enumerated() {
      for word in entry.0.split(separator: " ") {
        builder.add(String(word), [.currencyName]) { $0.currency = place }
      }
    }
    for (place, entry) in codes.enumerated() {
      builder.add(entry.0, [.currencyCode]) { $0.currency = names.count + place }
    }
    for nation in nations { builder.add(nation.0, [.nationality]) }
  }
}
