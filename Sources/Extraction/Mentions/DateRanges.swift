import Language
import Model

private enum DateConnector {
  case dash, to, and
}

/// Dates that the words around join: ranges, and days and months of a list.
extension Sentence {
  private func connector(at: Int) -> DateConnector? {
    if isHyphen(at) || sign(at) == .emDash {
      return isGlued(at) == isGlued(at + 1) ? .dash : nil
    }
    if isWord(at, of: .dateTo) { return .to }
    return isWord(at, of: .coordinator) ? .and : nil
  }

  private func isBetween(_ start: Int) -> Bool { isText(start - 1, "between") }

  /// `20 to 24 February 2023`, `between 3 and 12 of Sept`.
  func dayRange(at start: Int) -> CandidateMention? {
    guard !isGlued(start) || sign(start - 1) == .open,
      let first = day(at: start), let connector = connector(at: first.end),
      connector != .and || isBetween(start)
    else { return nil }
    var at = first.end + 1
    if has(at, [.weekday]) { at += 1 }
    guard let last = dayMonth(at: at), let day = last.date.day, first.value < day,
      let low = PartialDate(year: last.date.year, month: last.date.month, day: first.value)
    else { return nil }
    return rangeCandidate(low, last.date, start..<last.end)
  }

  /// `14 and 15 March 2022`, `5, 6 and 7 June`: days of one month, in their order.
  func daysOfMonth(at start: Int) -> [CandidateMention]? {
    guard isDigits(start), !isGlued(start) else { return nil }
    var days: [(value: Int, tokens: Range<Int>)] = []
    var at = start
    while days.count < 12, isDigits(at), let day = day(at: at),
      days.last.map({ $0.value < day.value }) ?? true
    {
      days.append((day.value, at..<day.end))
      at = day.end + 1
      if sign(day.end) == .comma { continue }
      guard isWord(day.end, of: .coordinator), isDigits(at),
        let last = dayMonth(at: at), let month = last.date.month, let end = last.date.day,
        day.value < end
      else { return nil }
      let dates = days.compactMap { PartialDate(year: last.date.year, month: month, day: $0.value) }
      guard dates.count == days.count else { return nil }
      return zip(days, dates).map {
        candidate(FoundDate(date: $1, end: $0.tokens.upperBound), at: $0.tokens.lowerBound)
      }
        + [candidate(last, at: at)]
    }
    return nil
  }

  func dateRange(from first: FoundDate, at start: Int) -> CandidateMention? {
    if let range = financialYear(from: first, at: start) { return range }
    guard let connector = connector(at: first.end) else { return nil }
    var at = first.end + 1
    if isText(at, "the") { at += 1 }
    if let range = sameMonth(from: first, at: at, start: start, connector) { return range }
    guard let last = date(at: at) ?? endYear(at: at) else { return nil }
    guard connector != .and || isBetween(start) || areNeighbours(first, last, connector: first.end)
    else { return nil }
    return joined(first, last, start: start)
  }

  /// `2023-24`, `2023/24`, `2023–2024`; `2023- 24` where a line was broken at the hyphen.
  private func financialYear(from first: FoundDate, at start: Int) -> CandidateMention? {
    guard let year = first.date.year, first.date.month == nil,
      isHyphen(first.end) || sign(first.end) == .slash,
      isGlued(first.end),
      let end = numeralOfDigits(first.end + 1), length(first.end + 1) == 2,
      isGlued(first.end + 1) || end == (year + 1) % 100,
      end == (year + 1) % 100 || end > year % 100, !isHyphen(first.end + 2),
      let high = PartialDate(year: year - year % 100 + end + (end < year % 100 ? 100 : 0))
    else { return nil }
    return rangeCandidate(first.date, high, start..<first.end + 2)
  }

  /// `November 18-19`, `april the ninth till the seventeenth`.
  private func sameMonth(from first: FoundDate, at: Int, start: Int, _ connector: DateConnector)
    -> CandidateMention?
  {
    guard let month = first.date.month, let day = first.date.day, first.date.year == nil,
      connector != .and || isBetween(start), has(start, [.month, .weekday]),
      let last = self.day(at: at), last.value > day, !has(last.end, [.month]),
      !isText(last.end, "of"), !isHyphen(last.end)
    else { return nil }
    let end = withYear(day: last.value, month: month, at: last.end)
    guard let end, let low = PartialDate(year: end.date.year, month: month, day: day) else {
      return nil
    }
    return rangeCandidate(low, end.date, start..<end.end)
  }

  /// `June and July 2017`: two months that follow each other.
  private func areNeighbours(_ first: FoundDate, _ last: FoundDate, connector: Int) -> Bool {
    guard let a = first.date.month, let b = last.date.month, first.date.day == nil,
      last.date.day == nil, isText(connector, "and"), first.date.year == nil,
      last.date.year != nil
    else { return false }
    return b == a + 1
  }

  /// Two dates as one range; nil where they are not alike or do not follow each other.
  private func joined(_ first: FoundDate, _ last: FoundDate, start: Int) -> CandidateMention? {
    var (low, high) = (first.date, last.date)
    if low.year == nil, let year = high.year, let month = low.month {
      let starts = (month, low.day ?? 0) <= (high.month ?? 12, high.day ?? 31) ? year : year - 1
      guard let dated = PartialDate(year: starts, month: month, day: low.day) else { return nil }
      low = dated
    }
    if low.month == nil, high.month != nil, let january = PartialDate(year: low.year, month: 1) {
      low = january
    }
    guard (low.month == nil) == (high.month == nil) else { return nil }
    if let a = low.first, let b = high.last, b < a { return nil }
    if low.month == nil, low == high { return nil }
    if high.year == nil, low.year != nil { return nil }
    return rangeCandidate(low, high, start..<last.end)
  }

  /// `in June and September 2017`, `on 3 and 17 March`: the first takes what the second says.
  func pair(from first: FoundDate, at start: Int) -> [CandidateMention]? {
    guard first.date.year == nil, isWord(first.end, of: .coordinator),
      let last = date(at: first.end + 1), let year = last.date.year, let month = first.date.month,
      (first.date.day == nil) == (last.date.day == nil),
      let dated = PartialDate(year: year, month: month, day: first.date.day)
    else { return nil }
    return [
      candidate(FoundDate(date: dated, end: first.end), at: start),
      candidate(last, at: first.end + 1),
    ]
  }

  /// The year at the end of a range, which may touch its dash: `2015–2016`.
  private func endYear(at start: Int) -> FoundDate? {
    guard let (year, end) = yearNumber(at: start), !isHyphen(end),
      !isGlued(end) || !isWord(end), sign(end) != .percent,
      let date = PartialDate(year: year)
    else { return nil }
    return FoundDate(date: date, end: end)
  }

  private func rangeCandidate(_ low: PartialDate, _ high: PartialDate, _ tokens: Range<Int>)
    -> CandidateMention
  {
    CandidateMention(.dateRange, tokens, value: .date(low), valueHigh: .date(high))
  }
}
