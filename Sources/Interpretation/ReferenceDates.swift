import Language
import Model

/// Finds the date as of which a figure holds: "At 31 March 2017, 399 children …", "63 in July 2017".
struct ReferenceDates: Sendable {
  private let prepositions: TokenSet
  private let articles: TokenSet
  /// What is dated by the words behind it, so that the figure is not.
  private let events: TokenSet
  private let openers: TokenSet

  private let last: Int32
  private let this: Int32
  private let month: Int32
  private let year: Int32
  /// Words before "last year" that make it the time of another figure, or a span.
  private let others: TokenSet

  init(knownTo lexicon: inout Lexicon) {
    prepositions = lexicon.ids(of: "asof.preposition")
    articles = lexicon.ids(of: "asof.article")
    events = lexicon.ids(of: "asof.event")
    openers = lexicon.ids(of: "asof.opener")
    last = lexicon.intern("last")
    this = lexicon.intern("this")
    month = lexicon.intern("month")
    year = lexicon.intern("year")
    others = lexicon.ids(of: "asof.other")
  }

  /// The date; nil where no date is tied to the figure.
  func date(of spot: Int, in reading: FigureSentence) -> Interval? {
    guard !reading.dates.isEmpty else { return nil }
    let own = reading.spots[spot].words
    let next = reading.spots.dropFirst(spot + 1).first { !$0.isAuxiliary }?.words.lowerBound
    if let date = behind(own, until: next ?? reading.words.count, in: reading) { return date }
    return opening(before: own, in: reading)
  }

  /// The month or the year that "last month" or "this year" names on a page of that day, where it stands
  /// behind the figure or opens the sentence; nil where the sentence has a date, where the words are
  /// the time of another figure ("up on last year") or a span ("in the last year").
  func relativeDate(
    of spot: Int, in reading: FigureSentence, publishedOn day: CalendarDate
  ) -> Interval? {
    guard reading.dates.isEmpty else { return nil }
    let own = reading.spots[spot].words
    let next = reading.spots.dropFirst(spot + 1).first { !$0.isAuxiliary }?.words.lowerBound
    let behind = Range(
      from: own.upperBound, upTo: min(next ?? .max, own.upperBound + 10, reading.words.count))
    for index in behind {
      if reading.isBreak(before: index) || events.contains(reading.words[index].id) { break }
      if let date = relativeDate(at: index, in: reading, day) { return date }
    }
    guard !reading.spots[..<spot].contains(where: { !$0.isAuxiliary }) else { return nil }
    return relativeDate(at: 0, in: reading, day)
  }

  private func relativeDate(
    at index: Int, in reading: FigureSentence, _ day: CalendarDate
  ) -> Interval? {
    guard index + 1 < reading.words.count, reading.words[index + 1].before.isEmpty,
      reading.words[index].id == last || reading.words[index].id == this,
      index == 0 || !others.contains(reading.words[index - 1].id)
    else { return nil }
    let isLast = reading.words[index].id == last
    if reading.words[index + 1].id == year {
      return PartialDate(year: isLast ? day.year - 1 : day.year).map { Interval($0) }
    }
    guard reading.words[index + 1].id == month else { return nil }
    let months = day.year * 12 + day.month - (isLast ? 2 : 1)
    return PartialDate(year: months / 12, month: months % 12 + 1).map { Interval($0) }
  }

  /// `63 in July 2017`, `364 as at 19 June 2017`: within ten words, up to the next figure.
  private func behind(_ own: Range<Int>, until limit: Int, in reading: FigureSentence) -> Interval?
  {
    guard let date = reading.dates.first(where: { $0.words.lowerBound >= own.upperBound }),
      date.words.lowerBound < limit, date.words.lowerBound - own.upperBound <= 10
    else { return nil }
    let between = own.upperBound..<date.words.lowerBound
    guard isPrepositional(date, in: reading),
      between.allSatisfy({ !events.contains(reading.words[$0].id) }),
      !(between.lowerBound + 1...max(between.lowerBound + 1, between.upperBound)).contains(where: {
        $0 < reading.words.count && reading.isBreak(before: $0)
          && !reading.words[$0].before.contains(.open)
      })
    else { return nil }
    return date.interval
  }

  /// `As at 31 March 2017, …`, `In 2023-24 the council …`: at the head of the sentence.
  private func opening(before own: Range<Int>, in reading: FigureSentence) -> Interval? {
    guard let date = reading.dates.first, date.words.upperBound <= own.lowerBound,
      own.lowerBound < reading.words.count, date.words.lowerBound <= 5, date.words.lowerBound > 0,
      isPrepositional(date, in: reading),
      openers.contains(reading.words[0].id),
      reading.words[0..<date.words.lowerBound].allSatisfy({ !events.contains($0.id) }),
      !(date.words.upperBound...own.lowerBound).contains(where: {
        !reading.words[$0].before.isDisjoint(with: [.stop, .dash])
      })
    else { return nil }
    return date.interval
  }

  private func isPrepositional(_ date: WrittenDate, in reading: FigureSentence) -> Bool {
    var index = date.words.lowerBound - 1
    while index >= 0, articles.contains(reading.words[index].id) {
      if reading.words[index].before.contains(.stop) { return false }
      index -= 1
      if index < date.words.lowerBound - 6 { return false }
    }
    return index >= 0 && prepositions.contains(reading.words[index].id)
      || index + 1 < date.words.lowerBound
  }
}
