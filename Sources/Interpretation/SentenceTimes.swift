import Language
import Model

/// A time that a sentence names: `31 March 2017`, `the year to March 2024`, `last month`.
struct SentenceTime: Hashable, Sendable {
  /// By place among the words of the sentence.
  let words: Range<Int>
  let interval: Interval

  /// Whether it took the day of the page to tell it.
  let isRelative: Bool
}

/// Finds the times that a sentence names.
///
/// What has no year is a time only where the day of the page is known: a month or a day is then the last that there
/// was, `last quarter` the one before. A year is taken for a financial year, 1 April to 31 March, where it is written
/// as two.
struct SentenceTimes: Sendable {
  private let dates: WrittenDates
  private let rules: FigureRules

  /// The words without which a sentence names no times but dates with a year.
  private let hints: TokenSet
  private let between: Int32
  private let and: Int32

  init(knownTo lexicon: inout Lexicon, rules: FigureRules) {
    dates = WrittenDates(knownTo: &lexicon)
    self.rules = rules
    hints = lexicon.ids(of: "asof.hint")
    between = lexicon.intern("between")
    and = lexicon.intern("and")
  }

  /// The times, in the order of the words; none of them shares a word with another.
  ///
  /// - Parameter text: As `FigureRules.text` gives it.
  func times(in text: FigureText, publishedOn day: CalendarDate?) -> [SentenceTime] {
    let words = text.words
    let written = joined(
      dates.dates(in: words).map {
        SentenceTime(words: $0.words, interval: $0.interval, isRelative: false)
      }, in: words)
    guard words.contains(where: { hints.contains($0.id) }) else { return written }
    let text = text.with(dates: written.map(\.words))
    var found: [SentenceTime] = []
    var rest = written[...]
    var at = 0
    while at < words.count {
      while let first = rest.first, first.words.lowerBound < at { rest.removeFirst() }
      let next = rest.first
      let time =
        span(at: at, in: text, next: next, day) ?? portion(at: at, in: text, next: next)
        ?? relative(at: at, in: text, day)
        ?? (next?.words.lowerBound == at
          ? next : written.isEmpty ? undated(at: at, in: text, day) : nil)
      if let time { found.append(time) }
      at = time?.words.upperBound ?? at + 1
    }
    return found
  }

  // MARK: Spans

  /// Makes one time of two: "between 2017 and 2020". "Between 2017 and last spring" is none that can be told.
  private func joined(_ dates: [SentenceTime], in words: [FoldedWord]) -> [SentenceTime] {
    var result: [SentenceTime] = []
    var at = 0
    while at < dates.count {
      let date = dates[at]
      at += 1
      let before = max(0, date.words.lowerBound - 4)..<date.words.lowerBound
      guard date.interval.to == nil,
        let opener = before.last(where: { words[$0].id == between }),
        words[(opener + 1)...date.words.lowerBound].allSatisfy({ $0.before.isEmpty })
      else {
        result.append(date)
        continue
      }
      guard at < dates.count, dates[at].interval.to == nil,
        dates[at].words.lowerBound == date.words.upperBound + 1,
        words[date.words.upperBound].id == and
      else { continue }
      result.append(
        SentenceTime(
          words: date.words.lowerBound..<dates[at].words.upperBound,
          interval: Interval(date.interval.from, to: dates[at].interval.from), isRelative: false))
      at += 1
    }
    return result
  }

  /// `year to 31 March 2024`.
  private func span(at: Int, in text: FigureText, next: SentenceTime?, _ day: CalendarDate?)
    -> SentenceTime?
  {
    guard let match = rules.match(.span, at: at, in: text),
      let months = rules.outcome(of: match).flatMap({ Self.months[$0] })
    else { return nil }
    let end = match.tokens.upperBound
    let last =
      next?.words.lowerBound == end ? next : day.flatMap { undated(at: end, in: text, $0) }
    guard let last, let interval = Self.interval(of: months, upTo: last.interval) else {
      return nil
    }
    return SentenceTime(
      words: at..<last.words.upperBound, interval: interval, isRelative: last.isRelative)
  }

  private static let months = [
    "twelve": 12, "nine": 9, "six": 6, "three": 3, "two-years": 24, "three-years": 36,
    "five-years": 60,
  ]

  /// The months up to a month or a day, inclusive; nil up to a year.
  static func interval(of months: Int, upTo last: Interval) -> Interval? {
    guard last.to == nil, let year = last.from.year, let month = last.from.month else { return nil }
    let first = year * 12 + month - months
    guard let day = last.from.day else {
      return PartialDate(year: first / 12, month: first % 12 + 1)
        .map { Interval($0, to: last.from) }
    }
    let isLastDay = day == CalendarDate.days(in: month, of: year)
    let from =
      isLastDay
      ? PartialDate(year: first / 12, month: first % 12 + 1, day: 1)
      : CalendarDate(
        year: (first - 1) / 12, month: (first - 1) % 12 + 1,
        day: min(day, CalendarDate.days(in: (first - 1) % 12 + 1, of: (first - 1) / 12))
      ).flatMap { CalendarDate(daysSince1970: $0.daysSince1970 + 1) }.map { PartialDate($0) }
    return from.map { Interval($0, to: last.from) }
  }

  /// `first quarter of 2024/25`, `Q2 2023/24`.
  private func portion(at: Int, in text: FigureText, next: SentenceTime?) -> SentenceTime? {
    guard let next, let year = next.interval.from.year, next.interval.from.month == nil else {
      return nil
    }
    let isFinancial = next.interval.isFinancialYear
    guard isFinancial || next.interval.to == nil else { return nil }
    let part: (first: Int, months: Int)?
    if next.words.lowerBound == at + 1,
      let quarter = rules.outcome(of: .quarter, at: at, in: text).flatMap({ Self.quarters[$0] })
    {
      // "Q2 2023" may count from January or from April.
      guard isFinancial else { return nil }
      part = (quarter * 3, 3)
    } else if let match = rules.match(.portion, at: at, in: text),
      match.tokens.upperBound == next.words.lowerBound
    {
      part = rules.outcome(of: match).flatMap { Self.parts[$0] }
    } else {
      return nil
    }
    guard let part else { return nil }
    let first = year * 12 + part.first + (isFinancial ? 3 : 0)
    let last = first + part.months - 1
    guard let from = PartialDate(year: first / 12, month: first % 12 + 1),
      let to = PartialDate(year: last / 12, month: last % 12 + 1)
    else { return nil }
    return SentenceTime(
      words: at..<next.words.upperBound, interval: Interval(from, to: to), isRelative: false)
  }

  private static let quarters = ["first": 0, "second": 1, "third": 2, "fourth": 3]
  private static let parts = [
    "first-quarter": (first: 0, months: 3), "second-quarter": (3, 3), "third-quarter": (6, 3),
    "fourth-quarter": (9, 3), "first-half": (0, 6), "first-nine": (0, 9), "second-half": (6, 6),
  ]

  // MARK: What the day of the page tells

  /// `last month`, `Monday`.
  private func relative(at: Int, in text: FigureText, _ day: CalendarDate?) -> SentenceTime? {
    guard let day else { return nil }
    if rules.holds(.weekday, at: at, in: text) {
      let name = String(decoding: text.bytes[text.words[at].range], as: UTF8.self).lowercased()
      guard let weekday = Self.weekdays[name],
        let date = CalendarDate(
          daysSince1970: day.daysSince1970 - (day.weekday - Int(weekday) + 7) % 7)
      else { return nil }
      return SentenceTime(
        words: at..<at + 1, interval: Interval(PartialDate(date)), isRelative: true)
    }
    guard let match = rules.match(.when, at: at, in: text), let when = rules.outcome(of: match)
    else { return nil }
    let months = day.year * 12 + day.month - 1
    let financial = day.month >= 4 ? day.year : day.year - 1
    func month(_ number: Int) -> PartialDate? {
      PartialDate(year: number / 12, month: number % 12 + 1)
    }
    let (from, to): (PartialDate?, PartialDate?) =
      switch when {
      case "last-year", "year-ago": (PartialDate(year: day.year - 1), nil)
      case "two-years-ago": (PartialDate(year: day.year - 2), nil)
      case "three-years-ago": (PartialDate(year: day.year - 3), nil)
      case "five-years-ago": (PartialDate(year: day.year - 5), nil)
      case "this-year": (PartialDate(year: day.year), nil)
      case "last-month": (month(months - 1), nil)
      case "this-month": (month(months), nil)
      case "last-quarter": (month(months / 3 * 3 - 3), month(months / 3 * 3 - 1))
      case "last-financial-year":
        (PartialDate(year: financial - 1), PartialDate(year: financial))
      case "this-financial-year":
        (PartialDate(year: financial), PartialDate(year: financial + 1))
      default: (nil, nil)
      }
    return from.map {
      SentenceTime(words: match.tokens, interval: Interval($0, to: to), isRelative: true)
    }
  }

  private static let weekdays = Dictionary(
    uniqueKeysWithValues: WordClasses.english["weekday"].numbers.map { ($0.text, $0.number) })

  /// `March`, `31 March`, as they were last before the page was published; `May last year`.
  private func undated(at: Int, in text: FigureText, _ day: CalendarDate?) -> SentenceTime? {
    guard let day, let (date, end) = dates.undated(at: at, in: text.words) else { return nil }
    let match = rules.match(.when, at: end, in: text)
    let years: [Int] =
      switch match.flatMap({ rules.outcome(of: $0) }) {
      case "last-year": [day.year - 1]
      case "this-year": [day.year]
      default: [day.year, day.year - 1]
      }
    let last = years.lazy
      .compactMap { PartialDate(year: $0, month: date.month, day: date.day) }
      .first { $0.first.map { $0 <= day } ?? false }
    let isYearSaid = years.count == 1
    return last.map {
      SentenceTime(
        words: at..<(isYearSaid ? match?.tokens.upperBound ?? end : end), interval: Interval($0),
        isRelative: true)
    }
  }
}
