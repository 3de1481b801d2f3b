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

  /// The days that it may mean; nil without a year, and for a span that ends before it begins.
  package var days: ClosedRange<CalendarDate>? {
    guard let first = from.first, let last = (to ?? from).last, first <= last else { return nil }
    return first...last
  }

  /// ISO 8601.
  package var description: String { to.map { "\(from)/\($0)" } ?? "\(from)" }
}
