import Model

/// A date, or a span of dates, where a text has it: `31 March 2017`, `7 to 18 October 2024`.
package struct WrittenDate: Hashable, Sendable {
  /// By place among the words that were searched.
  package let words: Range<Int>

  /// The date, or the first of the span.
  package let first: PartialDate

  /// The last of the span, inclusive; nil for one date.
  package let last: PartialDate?

  package init(words: Range<Int>, first: PartialDate, last: PartialDate?) {
    self.words = words
    self.first = first
    self.last = last
  }

  package var interval: Interval { Interval(first, to: last) }
}

/// Finds dates with a year among words, day first: `31 March 2017`, `March 31, 2017`, `March 2017`,
/// `2017`, `2023-24`, `11/09/2015`, `7 to 18 October 2024`, `June and July 2017`.
///
/// Years run from 1900 to 2099. What has no year is no date here.
package struct WrittenDates: Sendable {
  private let months: [Int32: Int]
  private let monthNames: TokenSet
  private let joins: TokenSet

  /// Every name of a month, in small letters.
  private static let names = WordClasses.english["month"].numbers

  /// Reads words of a lexicon, which the months join.
  package init(knownTo lexicon: inout Lexicon) {
    var months: [Int32: Int] = [:]
    for (name, month) in Self.names { months[lexicon.intern(name)] = Int(month) }
    self.months = months
    monthNames = TokenSet(months.keys)
    joins = lexicon.ids(of: "date.joiner")
  }

  /// The first day among some words that has a month and no year, as it was last before `date`: 30
  /// September 2024 for "30 September to 11 October and 13 to 16 January 2025".
  package func day(in words: ArraySlice<FoldedWord>, before date: CalendarDate) -> CalendarDate? {
    guard let first = words.firstIndex(where: { (1...31).contains($0.number) }),
      let month = words[first...].prefix(4).compactMap({ months[$0.id] }).first
    else { return nil }
    return [date.year, date.year - 1].lazy
      .compactMap { CalendarDate(year: $0, month: month, day: Int(words[first].number)) }
      .first { $0 < date }
  }

  /// The number of a month by its name or abbreviation in small letters: 9 for `sept`.
  package static func month(named name: String) -> Int? {
    names.first { $0.text == name }.map { Int($0.number) }
  }

  /// A month or a day without a year at a word, with the place behind it: `31 March`.
  package func undated(at start: Int, in words: [FoldedWord]) -> (date: PartialDate, end: Int)? {
    guard words.indices.contains(start), let (date, end) = single(at: start, in: words),
      date.year == nil, words[end - 1].isCapitalised
    else { return nil }
    return (date, end)
  }

  package func dates(in words: [FoldedWord]) -> [WrittenDate] {
    var found: [WrittenDate] = []
    var at = 0
    while at < words.count {
      guard words[at].number > 0 || monthNames.contains(words[at].id),
        let date = date(at: at, in: words)
      else {
        at += 1
        continue
      }
      found.append(date)
      at = date.words.upperBound
    }
    return found
  }

  private func date(at start: Int, in words: [FoldedWord]) -> WrittenDate? {
    if let span = span(at: start, in: words) { return span }
    guard let (date, end) = single(at: start, in: words), date.year != nil else { return nil }
    return WrittenDate(words: start..<end, first: date, last: nil)
  }

  /// `7 to 18 October 2024`, `June and July 2017`, `2 June 2014 – 25 June 2014`, `2023-24`.
  private func span(at start: Int, in words: [FoldedWord]) -> WrittenDate? {
    if let season = season(at: start, in: words) { return season }
    let (head, join): (PartialDate?, Int)
    if let (date, end) = single(at: start, in: words) {
      (head, join) = (date, end)
    } else if (1...31).contains(words[start].number) {
      (head, join) = (nil, start + 1)
    } else {
      return nil
    }
    guard join < words.count else { return nil }
    var next = join
    if joins.contains(words[join].id) {
      next += 1
    } else if words[join].before.isDisjoint(with: [.dash, .hyphen]) {
      return nil
    }
    guard next < words.count, let (last, end) = single(at: next, in: words),
      let year = last.year, last.month != nil
    else { return nil }
    let first: PartialDate?
    if let head {
      guard head.month != nil, (head.day == nil) == (last.day == nil) else { return nil }
      first = PartialDate(year: head.year ?? year, month: head.month, day: head.day)
    } else {
      guard last.day != nil else { return nil }
      first = PartialDate(year: year, month: last.month, day: Int(words[start].number))
    }
    guard let first, let from = first.first, let to = last.last, from <= to else { return nil }
    return WrittenDate(words: start..<end, first: first, last: last)
  }

  /// `2023-24` and `2023/24`: two years that follow one another; `2019-22`: the first and the last of some,
  /// up to ten, where the second is no month.
  private func season(at start: Int, in words: [FoldedWord]) -> WrittenDate? {
    guard let year = year(words[start]), start + 1 < words.count else { return nil }
    let next = words[start + 1]
    guard !next.before.isDisjoint(with: [.hyphen, .symbol]), next.before.isDisjoint(with: .breaks)
    else { return nil }
    let second = Int(next.number)
    let isShort = next.end - next.start == 2
    let years = isShort ? (second - year % 100 + 100) % 100 : second - year
    guard years == 1 || (2...10).contains(years) && !(isShort && second <= 12),
      let first = PartialDate(year: year), let last = PartialDate(year: year + years)
    else { return nil }
    return WrittenDate(words: start..<start + 2, first: first, last: last)
  }

  /// A date at a word, with the place behind it; without a year where none is written.
  private func single(at start: Int, in words: [FoldedWord]) -> (PartialDate, end: Int)? {
    let word = words[start]
    if let month = months[word.id] {
      return monthFirst(month, at: start, in: words)
    }
    if let year = year(word) {
      return PartialDate(year: year).map { ($0, start + 1) }
    }
    guard (1...31).contains(word.number), start + 1 < words.count else { return nil }
    let day = Int(word.number)
    let next = start + 1
    if let month = months[words[next].id], words[next].before.isDisjoint(with: .breaks) {
      let year = self.year(at: next + 1, in: words)
      return PartialDate(year: year, month: month, day: day)
        .map { ($0, year == nil ? next + 1 : next + 2) }
    }
    return slashed(at: start, in: words)
  }

  private func monthFirst(_ month: Int, at start: Int, in words: [FoldedWord]) -> (
    PartialDate, end: Int
  )? {
    guard words[start].isCapitalised else { return nil }
    if let year = year(at: start + 1, in: words) {
      return PartialDate(year: year, month: month).map { ($0, start + 2) }
    }
    if start + 1 < words.count, (1...31).contains(words[start + 1].number),
      words[start + 1].before.isDisjoint(with: .breaks),
      let year = year(at: start + 2, in: words)
    {
      return PartialDate(year: year, month: month, day: Int(words[start + 1].number))
        .map { ($0, start + 3) }
    }
    return PartialDate(month: month).map { ($0, start + 1) }
  }

  /// `11/09/2015`: 11 September.
  private func slashed(at start: Int, in words: [FoldedWord]) -> (PartialDate, end: Int)? {
    guard start + 2 < words.count, words[start + 1].before == .symbol,
      words[start + 2].before == .symbol, let year = year(words[start + 2]),
      let date = PartialDate(
        year: year, month: Int(words[start + 1].number), day: Int(words[start].number))
    else { return nil }
    return (date, start + 3)
  }

  private func year(at index: Int, in words: [FoldedWord]) -> Int? {
    guard index < words.count, words[index].before.isDisjoint(with: .breaks) else { return nil }
    return year(words[index])
  }

  private func year(_ word: FoldedWord) -> Int? {
    guard word.end - word.start == 4, (1900...2099).contains(word.number) else { return nil }
    return Int(word.number)
  }
}
