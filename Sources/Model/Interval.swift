/// A date, or a span of dates, as fine as a text gives it: `2017-03-31`, `2024-10-07/2024-10-18`.
package struct Interval: Hashable, Sendable, CustomStringConvertible {
  package let from: PartialDate

  /// The last date of a span, inclusive; nil for one date.
  package let to: PartialDate?

  package init(_ from: PartialDate, to: PartialDate? = nil) {
    self.from = from
    self.to = to
  }

  /// The days of an inspection: one day where it began and ended on the same.
  package init(_ first: CalendarDate, to last: CalendarDate?) {
    self.init(PartialDate(first), to: last == first ? nil : last.map { PartialDate($0) })
  }

  /// Whether it is two years that follow one another, which are a financial year: `2023/2024`.
  package var isFinancialYear: Bool {
    guard let year = from.year, from.month == nil, let to, to.month == nil else { return false }
    return to.year == year + 1
  }

  /// The days that it may mean; nil without a year, and for a span that ends before it begins. A financial
  /// year runs from 1 April to 31 March.
  package var days: ClosedRange<CalendarDate>? {
    if isFinancialYear, let year = from.year,
      let first = CalendarDate(year: year, month: 4, day: 1),
      let last = CalendarDate(year: year + 1, month: 3, day: 31)
    {
      return first...last
    }
    guard let first = from.first, let last = (to ?? from).last, first <= last else { return nil }
    return first...last
  }

  /// ISO 8601.
  package var description: String { to.map { "\(from)/\($0)" } ?? "\(from)" }
}
