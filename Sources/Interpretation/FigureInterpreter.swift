import Language
import Model

/// Makes figures of mentions: base units, exact decimals, whole dates.
package struct FigureInterpreter: Sendable {
  package init() {}

  /// What the words of a mention state, before its sentence is looked at.
  ///
  /// Pence and cents become hundredths of their currency. A day of a month without a year, `Monday,
  /// March 16`, gets the year of the page's publication where the weekday agrees with it or where the
  /// sentence says "today"; else it stays without one.
  package func draft(of mention: Mention, in page: PageText, published: CalendarDate? = nil)
    throws(InterpretationError) -> FigureDraft
  {
    let (factor, unit) = Self.base(of: mention.unit)
    let value = try quantity(mention.value, times: factor, mention, page, published)
    var valueHigh: Quantity?
    if let high = mention.valueHigh {
      valueHigh = try quantity(high, times: factor, mention, page, published)
    }
    return FigureDraft(
      mention, value: value, valueHigh: valueHigh, unit: unit,
      concept: mention.conceptText ?? mention.concept.map { page[$0] })
  }

  /// What a unit is in base units: a penny is a hundredth of a pound.
  private static func base(of unit: Unit?) -> (Rational?, Unit?) {
    switch unit?.name {
    case "penny": (Rational(1, over: 100), "GBP")
    case "cent": (Rational(1, over: 100), "USD")
    default: (nil, unit)
    }
  }

  private func quantity(
    _ quantity: Quantity, times factor: Rational?, _ mention: Mention, _ page: PageText,
    _ published: CalendarDate?
  ) throws(InterpretationError) -> Quantity {
    switch quantity {
    case .suppressed: return quantity
    case .number(let number):
      guard let factor else { return quantity }
      guard let product = number.multiplied(by: factor) else {
        throw .valueOutOfRange(page[mention.range])
      }
      return .number(product)
    case .date(let date):
      guard date.year == nil, mention.kind == .date,
        let dated = Self.dated(date, mention, page, published)
      else { return quantity }
      return .date(dated)
    }
  }

  /// The date with the page's year; nil where nothing vouches for it.
  private static func dated(
    _ date: PartialDate, _ mention: Mention, _ page: PageText, _ published: CalendarDate?
  ) -> PartialDate? {
    guard let published, let month = date.month, let day = date.day else { return nil }
    let weekday = weekday(in: page.bytes[mention.range])
    // A report tells of what has been, or of what comes within months.
    for year in [published.year, published.year - 1, published.year + 1] {
      guard let candidate = CalendarDate(year: year, month: month, day: day) else { continue }
      let distance = candidate.daysSince1970 - published.daysSince1970
      guard abs(distance) <= 183 else { continue }
      if let weekday {
        if candidate.weekday == weekday { return PartialDate(candidate) }
      } else if abs(distance) <= 1, contains(page.bytes[mention.sentence], "today") {
        return PartialDate(candidate)
      }
    }
    return nil
  }

  /// The weekday that the words of a mention name, 0 for Monday.
  private static func weekday(in bytes: ArraySlice<UInt8>) -> Int? {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].firstIndex { name in
      bytes.prefix(3).elementsEqual(Array(name.utf8)) { $0 | 0x20 == $1 }
    }
  }

  /// Whether a word stands in a text in any case, with no letter before it.
  private static func contains(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
    let letters = Array(word.utf8)
    var at = bytes.startIndex
    while at + letters.count <= bytes.endIndex {
      if at == bytes.startIndex || (bytes[at - 1] | 0x20) &- 0x61 >= 26,
        bytes[at..<at + letters.count].elementsEqual(letters, by: { $0 | 0x20 == $1 })
      {
        return true
      }
      at += 1
    }
    return false
  }
}
