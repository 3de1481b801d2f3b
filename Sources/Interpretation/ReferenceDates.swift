import Language
import Model

/// The date as of which a figure holds: "At 31 March 2017, 399 children …", "63 in July 2017". See
/// `reference_dates.rules`.
extension FigureSentence {
  /// The date; nil where no date is tied to the figure.
  func date(of spot: Int) -> Interval? {
    guard !dates.isEmpty else { return nil }
    let own = spots[spot].words
    if let date = dates.first(where: { $0.words.lowerBound >= own.upperBound }),
      match(.dated, of: spot) != nil
    {
      return date.interval
    }
    guard let date = dates.first, date.words.upperBound <= own.lowerBound,
      own.lowerBound < words.count, holds(.openingDate, at: 0),
      (date.words.upperBound...own.lowerBound).allSatisfy({
        words[$0].before.isDisjoint(with: [.stop, .dash])
      })
    else { return nil }
    return date.interval
  }

  /// The month or the year that "last month" or "this year" names on a page of that day, where it stands
  /// behind the figure or opens the sentence; nil where the sentence has a date, where the words are
  /// the time of another figure ("up on last year") or a span ("in the last year").
  func relativeDate(of spot: Int, publishedOn day: CalendarDate) -> Interval? {
    guard dates.isEmpty else { return nil }
    let own = spots[spot].words
    let next = spots.dropFirst(spot + 1).first { !$0.isAuxiliary }?.words.lowerBound
    let behind = Range(
      from: own.upperBound, upTo: min(next ?? .max, own.upperBound + 10, words.count))
    for index in behind {
      if isBreak(before: index) || holds(.event, at: index) { break }
      if let date = relativeDate(at: index, day) { return date }
    }
    guard !spots[..<spot].contains(where: { !$0.isAuxiliary }) else { return nil }
    return relativeDate(at: 0, day)
  }

  private func relativeDate(at index: Int, _ day: CalendarDate) -> Interval? {
    guard let when = rules.outcome(of: .when, at: index, in: text) else { return nil }
    let months = day.year * 12 + day.month - 1 - (when == "last-month" ? 1 : 0)
    let date: PartialDate? =
      switch when {
      case "last-year": PartialDate(year: day.year - 1)
      case "this-year": PartialDate(year: day.year)
      default: PartialDate(year: months / 12, month: months % 12 + 1)
      }
    return date.map { Interval($0) }
  }
}
