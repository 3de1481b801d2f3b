/// How a number of a cell is shown.
enum NumberStyle: Hashable {
  case general

  /// Of a boolean, which Excel shows as `TRUE` and `FALSE` in any style, and LibreOffice as 1 and 0 without one.
  case boolean
  case date
  case timestamp

  /// A whole number, or one with a fraction of up to four digits, or a finer one: the fraction's
  /// digits decide, since `#,##0.####` would show 12 as `12.`.
  case amount(Fraction)
  case money(String, Fraction)
  case percent

  enum Fraction {
    case none, short, long
  }

  /// Excel's code for it, after `NumberFormat` of ECMA-376: `£#,##0`. Amounts of money without pence
  /// show none; of the rest all digits are shown, up to ten behind the point.
  ///
  /// Source: ECMA-376 part 1, 18.8.31 "numFmts".
  var code: String {
    switch self {
    case .general: "General"
    case .boolean: "\"TRUE\";\"TRUE\";\"FALSE\""
    case .date: "yyyy\\-mm\\-dd"
    case .timestamp: "yyyy\\-mm\\-dd hh:mm:ss"
    case .amount(.none): "#,##0"
    case .amount(.short): "#,##0.0###"
    case .amount(.long): "#,##0.0#########"
    case .money(let currency, let fraction): Self.sign(of: currency) + Self.moneyDigits(fraction)
    case .percent: "0.0#########\"%\""
    }
  }

  /// The style for a number with so many digits behind the point, none of them a zero at the end.
  ///
  /// The unit is an ISO 4217 code, `percent`, or whatever else is counted or measured.
  init(unit: String?, fractionDigits: Int) {
    let fraction: Fraction = fractionDigits == 0 ? .none : fractionDigits <= 4 ? .short : .long
    if unit == "percent" {
      self = .percent
    } else if let unit, unit.utf8.count == 3, unit.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
      self = .money(unit, fraction)
    } else {
      self = .amount(fraction)
    }
  }

  private static func sign(of currency: String) -> String {
    switch currency {
    case "GBP": "£"
    case "EUR": "[$€]"
    case "USD": "\"$\""
    default: "\"\(currency) \""
    }
  }

  private static func moneyDigits(_ fraction: Fraction) -> String {
    switch fraction {
    case .none: "#,##0"
    case .short: "#,##0.00##"
    case .long: "#,##0.00########"
    }
  }
}
