import Language
import Model

/// Finds the days on which an inspection took place: `6 to 10 February 2023`, `30 January – 3 February`,
/// `Monday 3 to Friday 7 July 2023`, `30 September to 11 October and 13 to 16 January 2025`.
///
/// A day takes the month and the year that the next one has; several visits are one inspection, from the
/// first day to the last.
struct InspectionDays: Sendable {
  /// The days, with the place behind the last of their words.
  struct Found {
    let first: CalendarDate
    let last: CalendarDate
    let end: Int
  }

  private let months: [Int32: Int]
  private let fillers: TokenSet
  private let joiners: TokenSet

  /// Words before the first day behind a label, at most: `the visit to Medway on 3 May 2022`.
  static let words = 24

  /// Days from the first to the last of one inspection, at most.
  private static let longest = 200

  init(knownTo lexicon: inout Lexicon) {
    var months: [Int32: Int] = [:]
    for (name, month) in WordClasses.english["month"].numbers {
      months[lexicon.intern(name)] = Int(month)
    }
    self.months = months
    fillers = lexicon.ids(of: "inspection.day.filler")
    joiners = lexicon.ids(of: "inspection.day.joiner")
  }

  /// A day while it is read.
  private struct Day {
    let day: Int
    var month: Int?
    var year: Int?

    func date(in year: Int?) -> CalendarDate? {
      guard let year = self.year ?? year, let month else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    }
  }

  /// The first days among the words of some places.
  ///
  /// - Parameters:
  ///   - soft: Places at which blocks end. Days run over them only where they are not at their end.
  ///   - skipping: Words before the first day that say something else, at most.
  ///   - published: By what day the inspection was over, which tells the year of days without one.
  func days(
    in text: AnalysedText, _ places: Range<Int>, soft: [Int] = [], skipping: Int = words,
    before published: CalendarDate? = nil
  ) -> Found? {
    let words = text.words
    var days: [Day] = []
    var (at, end, skipped) = (places.lowerBound, places.lowerBound, 0)
    var isJoined = false
    reading: while at < places.upperBound {
      let word = words[at]
      if let last = days.last {
        if !word.before.isDisjoint(with: [.stop, .open]), !soft.contains(at) { break }
        if soft.contains(at), last.year != nil, !isJoined, !isJoin(word) { break }
      }
      if let (month, next) = month(at: at, in: text, before: places.upperBound),
        let last = days.last,
        last.month == nil
      {
        days[days.count - 1].month = month
        (at, end, isJoined) = (next, next, false)
      } else if let (year, next) = year(at: at, in: text, before: places.upperBound),
        let last = days.last, last.year == nil, last.month != nil
      {
        days[days.count - 1].year = year
        (at, end, isJoined) = (next, next, false)
      } else if let (day, next) = day(at: at, in: text, before: places.upperBound) {
        days.append(Day(day: day))
        (at, isJoined) = (next, false)
      } else if joiners.contains(word.id) || fillers.contains(word.id) {
        isJoined = isJoined || joiners.contains(word.id)
        at += 1
      } else if days.allSatisfy({ $0.month == nil }), skipped < skipping {
        // What was read were numbers of something else: "over 5 days from".
        days = []
        skipped += 1
        at += 1
      } else {
        break reading
      }
    }
    return span(of: days, before: published).map { Found(first: $0, last: $1, end: end) }
  }

  /// The only day among the words of some places, all of which it takes, or which begins or ends there.
  func dayAlone(in text: AnalysedText, _ places: Range<Int>) -> CalendarDate? {
    for start in [places.lowerBound, places.upperBound - 3, places.upperBound - 4]
    where start >= places.lowerBound {
      guard let (day, next) = day(at: start, in: text, before: places.upperBound),
        let (month, second) = month(at: next, in: text, before: places.upperBound),
        let (year, third) = year(at: second, in: text, before: places.upperBound),
        start == places.lowerBound || third == places.upperBound,
        third == places.upperBound || !isJoin(text.words[third])
      else { continue }
      return CalendarDate(year: year, month: month, day: day)
    }
    return nil
  }

  private func isJoin(_ word: FoldedWord) -> Bool {
    joiners.contains(word.id) || !word.before.isDisjoint(with: [.dash, .hyphen, .comma])
  }

  /// The first and the last of days, each with the month and the year that it lacks.
  private func span(
    of days: [Day], before published: CalendarDate?
  ) -> (CalendarDate, CalendarDate)? {
    var days = days
    while let last = days.last, last.month == nil { days.removeLast() }
    guard !days.isEmpty else { return nil }
    for index in days.indices.reversed().dropFirst() where days[index].month == nil {
      days[index].month = days[index + 1].month
    }
    if days.allSatisfy({ $0.year == nil }) {
      guard let published, let last = days.last else { return nil }
      for year in [published.year - 1, published.year] {
        if let date = last.date(in: year), date <= published { days[days.count - 1].year = year }
      }
    }
    for index in days.indices.reversed().dropFirst() where days[index].year == nil {
      guard let year = days[index + 1].year else { continue }
      let isBefore = (days[index].month ?? 0) > (days[index + 1].month ?? 0)
      days[index].year = isBefore ? year - 1 : year
    }
    for index in days.indices.dropFirst() where days[index].year == nil {
      guard let year = days[index - 1].year else { continue }
      let isAfter = (days[index].month ?? 0) < (days[index - 1].month ?? 0)
      days[index].year = isAfter ? year + 1 : year
    }
    let dates = days.compactMap { $0.date(in: nil) }
    guard dates.count == days.count, let first = dates.first, let last = dates.last, first <= last,
      last.daysSince1970 - first.daysSince1970 <= Self.longest
    else { return nil }
    return (first, last)
  }

  // MARK: Words, which a PDF may part

  private func day(at place: Int, in text: AnalysedText, before end: Int) -> (Int, next: Int)? {
    guard place < end else { return nil }
    let word = text.words[place]
    guard (1...31).contains(word.number) else { return nil }
    // "2 2 May": one number that was parted.
    if place + 1 < end, word.end - word.start == 1 {
      let next = text.words[place + 1]
      if next.end - next.start == 1, (0...9).contains(next.number), next.before.isEmpty,
        (1...31).contains(word.number * 10 + next.number)
      {
        return (Int(word.number * 10 + next.number), place + 2)
      }
    }
    return (Int(word.number), place + 1)
  }

  private func month(at place: Int, in text: AnalysedText, before end: Int) -> (Int, next: Int)? {
    guard place < end else { return nil }
    if let month = months[text.words[place].id] { return (month, place + 1) }
    guard let joined = joined(at: place, in: text, before: end),
      let month = WrittenDates.month(named: joined.lowercased())
    else { return nil }
    return (month, place + 2)
  }

  private func year(at place: Int, in text: AnalysedText, before end: Int) -> (Int, next: Int)? {
    guard place < end else { return nil }
    let word = text.words[place]
    if word.end - word.start == 4, (1990...2099).contains(word.number) {
      return (Int(word.number), place + 1)
    }
    guard let joined = joined(at: place, in: text, before: end), joined.utf8.count == 4,
      let year = Int(joined), (1990...2099).contains(year)
    else { return nil }
    return (year, place + 2)
  }

  /// Two words without a mark between them as one: `Febru ary`, `20 23`.
  private func joined(at place: Int, in text: AnalysedText, before end: Int) -> String? {
    guard place + 1 < end, text.words[place + 1].before.isEmpty else { return nil }
    let (first, second) = (text.words[place], text.words[place + 1])
    guard first.end - first.start + second.end - second.start <= 9 else { return nil }
    return text.text[first.range] + text.text[second.range]
  }
}
