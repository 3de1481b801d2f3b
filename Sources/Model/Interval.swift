/// A range of days that a date as fine as the text gives it may mean.
package struct Interval: Hashable {
  package let first: CalendarDate
  package let last: CalendarDate

  /// The days of `2024-10-03`, `2024-10`, `2024` or `2024-04/2025-03`; nil for anything else.
  package init?(_ text: String) {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
      .map { Self.date($0) }
    guard (1...2).contains(ends.count), let first = ends[0]?.first, let last = ends.last??.last,
      first <= last
    else { return nil }
    self.first = first
    self.last = last
  }

  private static func date(_ text: Substring) -> PartialDate? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...3).contains(parts.count), parts.allSatisfy({ $0 != nil }) else { return nil }
    return PartialDate(
      year: parts[0], month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil
    )
  }
}
