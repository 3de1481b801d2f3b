import Language
import Model

extension MentionRule {
  /// `3rd September 2020`, `Monday, March 16`, `31/10/2024`, `20 to 24 February 2023`,
  /// `June and July 2017`, `2023–24`. Not "May" the verb, nor a bare number of four digits: that is
  /// for `year`.
  static let date = MentionRule(name: "date") { sentence, at in
    DateReader(sentence: sentence).candidates(at: at, withYears: false)
  }

  /// A year alone and ranges of years: `in 2017`, `the 2019 inspection`, `2021 to 2025`, `2013-14`.
  /// Not "2000 children", nor the year of an Act.
  static let year = MentionRule(name: "year") { sentence, at in
    DateReader(sentence: sentence).candidates(at: at, withYears: true)
  }
}

/// Reads dates, day before month where digits alone leave it open.
///
/// Source: ISO 8601-1 for the numeric forms; the order of British dates as in the GOV.UK style guide.
private struct DateReader {
  /// A date and the token behind it.
  struct Found {
    var date: PartialDate
    var end: Int
  }

  let sentence: Sentence

  func candidates(at start: Int, withYears: Bool) -> [CandidateMention] {
    if let range = dayRange(at: start) { return [range] }
    if let days = daysOfMonth(at: start) { return days }
    let found = withYears ? year(at: start) : date(at: start)
    guard let found else { return [] }
    if let range = range(from: found, at: start) { return [range] }
    if let pair = pair(from: found, at: start) { return pair }
    guard withYears ? yearStands(at: start, end: found.end) : monthStands(at: start, found) else {
      return []
    }
    return [candidate(found, at: start)]
  }

  private func candidate(_ found: Found, at start: Int) -> CandidateMention {
    CandidateMention(.date, start..<found.end, value: .date(found.date))
  }

  private func rangeCandidate(_ low: PartialDate, _ high: PartialDate, _ tokens: Range<Int>)
    -> CandidateMention
  {
    CandidateMention(.dateRange, tokens, value: .date(low), valueHigh: .date(high))
  }

  // MARK: Single dates

  private func date(at start: Int) -> Found? {
    var at = start
    if sentence.has(start, [.weekday]) {
      at = start + 1
      if sentence.sign(at) == .point { at += 1 }
      if sentence.sign(at) == .comma { at += 1 }
      if sentence.isText(at, "the") { at += 1 }
    }
    if let found = dayMonth(at: at) ?? monthFirst(at: at) {
      // A weekday belongs to a day, not to a month.
      return at > start && found.date.day == nil ? nil : found
    }
    return at == start ? numeric(at: start) : nil
  }

  /// `3rd [of] September [2020]`, `twenty five January nineteen eighty six`.
  private func dayMonth(at start: Int) -> Found? {
    guard !sentence.isGlued(start) || sentence.sign(start - 1) != nil,
      let day = day(at: start)
    else { return nil }
    var at = day.end
    if sentence.isText(at, "of") { at += 1 }
    guard sentence.has(at, [.month]), !isDoubtful(at, day: true) else { return nil }
    return withYear(day: day.value, month: sentence.lexeme(at).calendar, at: behindMonth(at))
  }

  private func withYear(day: Int?, month: Int, at: Int) -> Found? {
    if let (year, end) = trailingYear(at: at, month: month)
      ?? day.flatMap({ _ in shortYear(at: at) })
    {
      if let date = PartialDate(year: year, month: month, day: day) {
        return Found(date: date, end: end)
      }
      // "29 February 2023" is no day of any year.
      if PartialDate(year: year) != nil { return nil }
    }
    return PartialDate(month: month, day: day).map { Found(date: $0, end: at) }
  }

  /// `17 June 14, 1,251 children`: two digits between a day with its month and a mark are a year.
  private func shortYear(at: Int) -> (Int, Int)? {
    guard sentence.isDigits(at), sentence[at].isSpaced, sentence.length(at) == 2,
      sentence.has(at - 1, [.month]), let short = sentence.numeralOfDigits(at)
    else { return nil }
    switch sentence.sign(at + 1) {
    case .comma where !sentence.isGlued(at + 2): break
    case .close: break
    default: return nil
    }
    return (short + (short < 50 ? 2000 : 1900), at + 1)
  }

  /// `September`, `September 3rd[, 2020]`, `September 2020`, `Nov/2`.
  private func monthFirst(at start: Int) -> Found? {
    guard sentence.has(start, [.month]), !sentence[start].isPossessive else { return nil }
    let month = sentence.lexeme(start).calendar
    let next = behindMonth(start)
    var at = next
    if sentence.sign(at) == .slash || sentence.isHyphen(at), sentence.isGlued(at + 1) {
      at += 1
    } else if sentence.sign(at) == .comma {
      at += 1
    }
    if sentence.isText(at, "the") { at += 1 }
    if let day = day(at: at), isDay(day, at: at) {
      return withYear(day: day.value, month: month, at: day.end)
    }
    return withYear(day: nil, month: month, at: next)
  }

  /// Whether the number behind a month is its day; not the 30 of "in May 30 children", nor the 4 of
  /// "March 4%".
  private func isDay(_ day: (value: Int, end: Int), at: Int) -> Bool {
    if sentence.sign(at - 1) == .comma, !sentence.has(day.end - 1, [.ordinal]), !hasSuffix(day.end)
    {
      return false
    }
    let next = day.end
    if sentence.sign(next) == .percent || sentence.isText(next, "per") { return false }
    return !sentence.looksPlural(next)
  }

  private func hasSuffix(_ end: Int) -> Bool {
    sentence.isWord(end - 1, of: .ordinalEnding)
  }

  /// Past the stop of an abbreviated month.
  private func behindMonth(_ month: Int) -> Int {
    let isShort = sentence.length(month) <= 4 && sentence.sign(month + 1) == .point
    return isShort && sentence.isGlued(month + 1) && sentence.exists(month + 2)
      ? month + 2 : month + 1
  }

  /// A day of the month: `3`, `03rd`, `twenty-first`, `fifteen`.
  private func day(at start: Int) -> (value: Int, end: Int)? {
    if sentence.isDigits(start), sentence.length(start) <= 2,
      let value = sentence.numeralOfDigits(start), (1...31).contains(value)
    {
      // "31 st March": a suffix set apart, as raised ones come out of a PDF.
      let hasSuffix =
        self.hasSuffix(start + 2)
        && (sentence.isGlued(start + 1) || sentence.has(start + 2, [.month]))
      if !hasSuffix, sentence.isGlued(start + 1), sentence.isWord(start + 1) { return nil }
      return (value, hasSuffix ? start + 2 : start + 1)
    }
    if let (value, end) = sentence.ordinalWords(at: start), (1...31).contains(value) {
      return (value, end)
    }
    guard sentence.has(start, [.cardinal]), let numeral = sentence.numeral(at: start),
      numeral.style == .words, let value = numeral.integer, (1...31).contains(value)
    else { return nil }
    return (value, numeral.end)
  }

  /// The year behind a day or a month: `2020`, `, 2020`, `of 2020`, `in 2020`, `of 87`, `’17`,
  /// `nineteen eighty six`.
  private func trailingYear(at start: Int, month: Int) -> (Int, Int)? {
    var at = start
    if sentence.sign(at) == .comma {
      at += 1
    } else if sentence.sign(at) == .slash || sentence.isHyphen(at), sentence.isGlued(at),
      sentence.isGlued(at + 1)
    {
      guard sentence.isDigits(at + 1), sentence.length(at + 1) == 4 else { return nil }
      at += 1
    } else if sentence.isWord(at, of: .monthPreposition) {
      at += 1
      if sentence.isText(start, "of"), sentence.isDigits(at), sentence.length(at) == 2,
        let short = sentence.numeralOfDigits(at)
      {
        return (short + (short < 50 ? 2000 : 1900), at + 1)
      }
    } else if sentence.sign(at) == .apostrophe, sentence.isDigits(at + 1), sentence.isGlued(at + 1),
      sentence.length(at + 1) == 2, let short = sentence.numeralOfDigits(at + 1)
    {
      return (short + (short < 50 ? 2000 : 1900), at + 2)
    }
    guard let found = sentence.yearNumber(at: at) else { return nil }
    // "in March, 2,000 people": a year is nothing but four digits, and counts nothing.
    if sentence.sign(start) == .comma, sentence.looksPlural(found.1) { return nil }
    return found
  }

  /// `31/10/2024`, `31.10.2024`, `2024-10-31`, `05-Aug-2016`, `2019/aug/01`, `12-2015`.
  private func numeric(at start: Int) -> Found? {
    guard sentence.isDigits(start), !sentence.isGlued(start) || sentence.sign(start - 1) == .open
    else { return nil }
    if let found = pointed(at: start) { return found }
    guard let first = sentence.numeralOfDigits(start), isSeparator(start + 1) else { return nil }
    let isThree =
      isSeparator(start + 3) && sentence.sign(start + 3) == sentence.sign(start + 1)
    if isThree, let last = sentence.numeralOfDigits(start + 4), !isSeparator(start + 5) {
      return triple(first, start + 2, last, at: start)
    }
    guard !isThree, let second = sentence.numeralOfDigits(start + 2) else { return nil }
    return yearAndMonth(first, second, at: start)
  }

  /// A separator glued to what stands on either side.
  private func isSeparator(_ at: Int) -> Bool {
    (sentence.sign(at) == .slash || sentence.sign(at) == .hyphen) && sentence.isGlued(at)
      && sentence.isGlued(at + 1)
  }

  private func triple(_ first: Int, _ middle: Int, _ last: Int, at start: Int) -> Found? {
    let lengths = (sentence.length(start), sentence.length(start + 4))
    let month: Int
    if sentence.has(middle, [.month]) {
      month = sentence.lexeme(middle).calendar
    } else if let number = sentence.numeralOfDigits(middle), sentence.length(middle) <= 2 {
      month = number
    } else {
      return nil
    }
    let date: PartialDate? =
      switch lengths {
      case (4, 1...2): PartialDate(year: first, month: month, day: last)
      case (1...2, 4):
        PartialDate(year: last, month: month, day: first)
          // Month first, where day first gives no date: 01/22/2016.
          ?? PartialDate(year: last, month: first, day: month)
      case (1...2, 2): PartialDate(year: 2000 + last, month: month, day: first)
      default: nil
      }
    guard let date, (1000...2199).contains(date.year ?? 0) else { return nil }
    return Found(date: date, end: start + 5)
  }

  /// `12-2015` and `2015-12`, the latter unless it is the financial year 2011-12.
  private func yearAndMonth(_ first: Int, _ second: Int, at start: Int) -> Found? {
    let lengths = (sentence.length(start), sentence.length(start + 2))
    let date: PartialDate? =
      switch lengths {
      case (4, 2) where (1900...2099).contains(first) && second != (first + 1) % 100:
        PartialDate(year: first, month: second)
      case (1...2, 4) where (1900...2099).contains(second):
        PartialDate(year: second, month: first)
      default: nil
      }
    return date.map { Found(date: $0, end: start + 3) }
  }

  /// `31.10.2024`, whose first two numbers are one token.
  private func pointed(at start: Int) -> Found? {
    guard sentence.sign(start + 1) == .point, sentence.isGlued(start + 1),
      sentence.isGlued(start + 2), sentence.length(start + 2) == 4,
      let year = sentence.numeralOfDigits(start + 2)
    else { return nil }
    let parts = sentence.bytes[sentence[start].start..<sentence[start].end].split(separator: 0x2E)
    guard parts.count == 2, parts.allSatisfy({ $0.count <= 2 }),
      let day = Int(String(decoding: parts[0], as: UTF8.self)),
      let month = Int(String(decoding: parts[1], as: UTF8.self)),
      let date = PartialDate(year: year, month: month, day: day)
    else { return nil }
    return Found(date: date, end: start + 3)
  }

  // MARK: What a month or a year needs around it

  /// Whether a word that is a month and something else is no month here. Beside a day it is one,
  /// unless it is a small "may" or "march" that goes on as a verb.
  private func isDoubtful(_ at: Int, day: Bool) -> Bool {
    guard sentence.has(at, [.doubtfulMonth]), sentence[at].letterCase == .small else {
      return false
    }
    guard day, sentence.isWord(at, of: .monthFullDoubtful) else { return false }
    return sentence.isWord(at + 1) && !sentence.has(at + 1, [.function])
      || sentence.isWord(at + 1, of: .mayFollower)
  }

  /// A month without day or year stands only behind a preposition of time, or as one can hardly
  /// mistake it.
  private func monthStands(at start: Int, _ found: Found) -> Bool {
    guard found.date.year == nil, found.date.day == nil else { return true }
    guard sentence.has(start - 1, [.datePreposition]), !sentence.isHyphenated(start) else {
      return false
    }
    let isSmall = sentence[start].letterCase == .small
    let isMay = sentence.isText(start, "may")
    // "in may", "In March"; not "staff on may", "for may". A name needs more than "for" or "of".
    if sentence.has(start, [.doubtfulMonth]) {
      let isIn = sentence.isWord(start - 1, of: .monthLeadSure)
      if isSmall && isMay { return isIn && sentence.endsPhrase(start + 1) }
      return isIn
        || !isSmall && isMay
          && sentence.isWord(start - 1, of: .monthLead)
    }
    return true
  }

  private func yearStands(at start: Int, end: Int) -> Bool {
    let before = start - 1
    let isTime =
      sentence.has(before, [.datePreposition]) && !sentence.isWord(before, of: .atOrOn)
    // "2014 figures" are those of the year.
    let isOfYear = sentence.isWord(end, of: .yearNoun)
    let countsSomething =
      sentence.looksPlural(end) && !isOfYear && !sentence.isPossessiveName(before)
    if sentence.isWord(before, of: .yearNot) {
      return false
    }
    if sentence.isWord(before, of: .yearLead) {
      return true
    }
    if countsSomething { return sentence.has(before, [.determiner]) && sentence.exists(before) }
    if isTime { return true }
    guard let year = sentence.numeralOfDigits(start) else { return false }
    return (1990...2039).contains(year)
  }

  /// A year in digits or words; where the words may be a number as well, behind a preposition only.
  private func year(at start: Int) -> Found? {
    guard let (year, end) = sentence.yearNumber(at: start), let date = PartialDate(year: year)
    else {
      return nil
    }
    if sentence.isDigits(start) {
      if sentence.isGlued(start), !yearMayFollow(start - 1) { return nil }
      if sentence.isGlued(end), sentence.isWord(end) { return nil }
      if sentence.sign(end) == .percent || sentence.has(end, [.scale, .currencyName]) {
        return nil
      }
      if let amount = sentence.amount(at: start), amount.hasUnit { return nil }
    } else if !sentence.isWord(start - 1, of: .seasonLead)
      || sentence.looksPlural(end)
    {
      return nil
    }
    return Found(date: date, end: end)
  }

  /// The year at the end of a range, which may touch its dash: `2015–2016`.
  private func endYear(at start: Int) -> Found? {
    guard let (year, end) = sentence.yearNumber(at: start), !sentence.isHyphen(end),
      !sentence.isGlued(end) || !sentence.isWord(end), sentence.sign(end) != .percent,
      let date = PartialDate(year: year)
    else { return nil }
    return Found(date: date, end: end)
  }

  /// `(2017`, `“2017`, `mid-2017`, `pre-2018`, `March/2017`.
  private func yearMayFollow(_ before: Int) -> Bool {
    switch sentence.sign(before) {
    case .open, .quote, .apostrophe, .emDash: true
    case .hyphen, .enDash, .slash:
      !sentence.isGlued(before)
        || sentence.isWord(before - 1, of: .seasonPrefix)
    default: false
    }
  }

  // MARK: Ranges

  private enum Connector {
    case dash, to, and
  }

  private func connector(at: Int) -> Connector? {
    if sentence.isHyphen(at) || sentence.sign(at) == .emDash {
      return sentence.isGlued(at) == sentence.isGlued(at + 1) ? .dash : nil
    }
    if sentence.isWord(at, of: .dateTo) { return .to }
    return sentence.isWord(at, of: .coordinator) ? .and : nil
  }

  private func isBetween(_ start: Int) -> Bool { sentence.isText(start - 1, "between") }

  /// `20 to 24 February 2023`, `between 3 and 12 of Sept`.
  private func dayRange(at start: Int) -> CandidateMention? {
    guard !sentence.isGlued(start) || sentence.sign(start - 1) == .open,
      let first = day(at: start), let connector = connector(at: first.end),
      connector != .and || isBetween(start)
    else { return nil }
    var at = first.end + 1
    if sentence.has(at, [.weekday]) { at += 1 }
    guard let last = dayMonth(at: at), let day = last.date.day, first.value < day,
      let low = PartialDate(year: last.date.year, month: last.date.month, day: first.value)
    else { return nil }
    return rangeCandidate(low, last.date, start..<last.end)
  }

  /// `14 and 15 March 2022`, `5, 6 and 7 June`: days of one month, in their order.
  private func daysOfMonth(at start: Int) -> [CandidateMention]? {
    guard sentence.isDigits(start), !sentence.isGlued(start) else { return nil }
    var days: [(value: Int, tokens: Range<Int>)] = []
    var at = start
    while days.count < 12, sentence.isDigits(at), let day = day(at: at),
      days.last.map({ $0.value < day.value }) ?? true
    {
      days.append((day.value, at..<day.end))
      at = day.end + 1
      if sentence.sign(day.end) == .comma { continue }
      guard sentence.isWord(day.end, of: .coordinator), sentence.isDigits(at),
        let last = dayMonth(at: at), let month = last.date.month, let end = last.date.day,
        day.value < end
      else { return nil }
      let dates = days.compactMap { PartialDate(year: last.date.year, month: month, day: $0.value) }
      guard dates.count == days.count else { return nil }
      return zip(days, dates).map {
        candidate(Found(date: $1, end: $0.tokens.upperBound), at: $0.tokens.lowerBound)
      }
        + [candidate(last, at: at)]
    }
    return nil
  }

  private func range(from first: Found, at start: Int) -> CandidateMention? {
    if let range = financialYear(from: first, at: start) { return range }
    guard let connector = connector(at: first.end) else { return nil }
    var at = first.end + 1
    if sentence.isText(at, "the") { at += 1 }
    if let range = sameMonth(from: first, at: at, start: start, connector) { return range }
    guard let last = date(at: at) ?? endYear(at: at) else { return nil }
    guard connector != .and || isBetween(start) || areNeighbours(first, last, connector: first.end)
    else { return nil }
    return joined(first, last, start: start)
  }

  /// `2023-24`, `2023/24`, `2023–2024`; `2023- 24` where a line was broken at the hyphen.
  private func financialYear(from first: Found, at start: Int) -> CandidateMention? {
    guard let year = first.date.year, first.date.month == nil,
      sentence.isHyphen(first.end) || sentence.sign(first.end) == .slash,
      sentence.isGlued(first.end),
      let end = sentence.numeralOfDigits(first.end + 1), sentence.length(first.end + 1) == 2,
      sentence.isGlued(first.end + 1) || end == (year + 1) % 100,
      end == (year + 1) % 100 || end > year % 100, !sentence.isHyphen(first.end + 2),
      let high = PartialDate(year: year - year % 100 + end + (end < year % 100 ? 100 : 0))
    else { return nil }
    return rangeCandidate(first.date, high, start..<first.end + 2)
  }

  /// `November 18-19`, `april the ninth till the seventeenth`.
  private func sameMonth(from first: Found, at: Int, start: Int, _ connector: Connector)
    -> CandidateMention?
  {
    guard let month = first.date.month, let day = first.date.day, first.date.year == nil,
      connector != .and || isBetween(start), sentence.has(start, [.month, .weekday]),
      let last = self.day(at: at), last.value > day, !sentence.has(last.end, [.month]),
      !sentence.isText(last.end, "of"), !sentence.isHyphen(last.end)
    else { return nil }
    let end = withYear(day: last.value, month: month, at: last.end)
    guard let end, let low = PartialDate(year: end.date.year, month: month, day: day) else {
      return nil
    }
    return rangeCandidate(low, end.date, start..<end.end)
  }

  /// `June and July 2017`: two months that follow each other.
  private func areNeighbours(_ first: Found, _ last: Found, connector: Int) -> Bool {
    guard let a = first.date.month, let b = last.date.month, first.date.day == nil,
      last.date.day == nil, sentence.isText(connector, "and"), first.date.year == nil,
      last.date.year != nil
    else { return false }
    return b == a + 1
  }

  /// Two dates as one range; nil where they are not alike or do not follow each other.
  private func joined(_ first: Found, _ last: Found, start: Int) -> CandidateMention? {
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
  private func pair(from first: Found, at start: Int) -> [CandidateMention]? {
    guard first.date.year == nil, sentence.isWord(first.end, of: .coordinator),
      let last = date(at: first.end + 1), let year = last.date.year, let month = first.date.month,
      (first.date.day == nil) == (last.date.day == nil),
      let dated = PartialDate(year: year, month: month, day: first.date.day)
    else { return nil }
    return [
      candidate(Found(date: dated, end: first.end), at: start), candidate(last, at: first.end + 1),
    ]
  }
}
