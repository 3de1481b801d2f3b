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
    guard let hundredth = Currencies.hundredths.first(where: { $0.unit == unit?.name }) else {
      return (nil, unit)
    }
    return (Rational(1, over: 100), Unit(hundredth.code))
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
    let weekday = words(of: page[mention.range]).first.flatMap { weekdays[$0] }.map(Int.init)
    // A report tells of what has been, or of what comes within months.
    for year in [published.year, published.year - 1, published.year + 1] {
      guard let candidate = CalendarDate(year: year, month: month, day: day) else { continue }
      let distance = candidate.daysSince1970 - published.daysSince1970
      guard abs(distance) <= 183 else { continue }
      if let weekday {
        if candidate.weekday == weekday { return PartialDate(candidate) }
      } else if abs(distance) <= 1, isToday(page[mention.sentence]) {
        return PartialDate(candidate)
      }
    }
    return nil
  }

  /// 0 for `mon`, Monday.
  private static let weekdays = Dictionary(
    uniqueKeysWithValues: WordClasses.english["weekday"].numbers.map { ($0.text, $0.number) })
  private static let today = WordClasses.english["date.today"].texts

  private static func isToday(_ sentence: String) -> Bool {
    words(of: sentence).contains(where: today.contains)
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }
}
