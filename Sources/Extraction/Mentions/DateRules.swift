import Language
import Model

extension MentionRule {
  /// `3rd September 2020`, `Monday, March 16`, `31/10/2024`, `20 to 24 February 2023`,
  /// `June and July 2017`, `2023–24`. Not "May" the verb, nor a bare number of four digits: that is
  /// for `year`.
  static let date = MentionRule(name: "date") { sentence, at in
    sentence.dates(at: at, withYears: false)
  }

  /// A year alone and ranges of years: `in 2017`, `the 2019 inspection`, `2021 to 2025`, `2013-14`.
  /// Not "2000 children", nor the year of an Act.
  static let year = MentionRule(name: "year") { sentence, at in
    sentence.dates(at: at, withYears: true)
  }
}

/// A date and the token behind it.
struct FoundDate {
  var date: PartialDate
  var end: Int
}

/// Reads dates, day before month where digits alone leave it open.
///
/// Source: ISO 8601-1 for the numeric forms; the order of British dates as in the GOV.UK style guide.
extension Sentence {
  fileprivate func dates(at start: Int, withYears: Bool) -> [CandidateMention] {
    if !withYears {
      if let range = dayRange(at: start) { return [range] }
      if let days = daysOfMonth(at: start) { return days }
    }
    guard let found = withYears ? year(at: start) : date(at: start) else { return [] }
    if let range = dateRange(from: found, at: start) { return [range] }
    if let pair = pair(from: found, at: start) { return pair }
    guard withYears ? yearStands(at: start, end: found.end) : monthStands(at: start, found) else {
      return []
    }
    return [candidate(found, at: start)]
  }

  func candidate(_ found: FoundDate, at start: Int) -> CandidateMention {
    CandidateMention(.date, start..<found.end, value: .date(found.date))
  }

  // MARK: Single dates

  func date(at start: Int) -> FoundDate? {
    var at = start
    if has(start, [.weekday]) {
      at = start + 1
      if sign(at) == .point { at += 1 }
      if sign(at) == .comma { at += 1 }
      if isText(at, "the") { at += 1 }
    }
    if let found = dayMonth(at: at) ?? monthFirst(at: at) {
      // A weekday belongs to a day, not to a month.
      return at > start && found.date.day == nil ? nil : found
    }
    return at == start ? numeric(at: start) : nil
  }

  /// `3rd [of] September [2020]`, `twenty five January nineteen eighty six`.
  func dayMonth(at start: Int) -> FoundDate? {
    guard !isGlued(start) || sign(start - 1) != nil,
      let day = day(at: start)
    else { return nil }
    var at = day.end
    if isText(at, "of") { at += 1 }
    guard has(at, [.month]), !isDoubtful(at, day: true) else { return nil }
    return withYear(day: day.value, month: lexeme(at).calendar, at: behindMonth(at))
  }

  func withYear(day: Int?, month: Int, at: Int) -> FoundDate? {
    if let (year, end) = trailingYear(at: at, month: month)
      ?? day.flatMap({ _ in shortYear(at: at) })
    {
      if let date = PartialDate(year: year, month: month, day: day) {
        return FoundDate(date: date, end: end)
      }
      // "29 February 2023" is no day of any year.
      if PartialDate(year: year) != nil { return nil }
    }
    return PartialDate(month: month, day: day).map { FoundDate(date: $0, end: at) }
  }

  /// `17 June 14, 1,251 children`: two digits between a day with its month and a mark are a year.
  private func shortYear(at: Int) -> (Int, Int)? {
    guard let year = year(ofTwoDigits: at), self[at].isSpaced, has(at - 1, [.month]),
      sign(at + 1) == .close || sign(at + 1) == .comma && !isGlued(at + 2)
    else { return nil }
    return (year, at + 1)
  }

  /// 2014 for `14`, 1987 for `87`.
  private func year(ofTwoDigits at: Int) -> Int? {
    guard isDigits(at), length(at) == 2, let short = numeralOfDigits(at) else { return nil }
    return short + (short < 50 ? 2000 : 1900)
  }

  /// `September`, `September 3rd[, 2020]`, `September 2020`, `Nov/2`.
  private func monthFirst(at start: Int) -> FoundDate? {
    guard has(start, [.month]), !self[start].isPossessive else { return nil }
    let month = lexeme(start).calendar
    let next = behindMonth(start)
    var at = next
    if sign(at) == .slash || isHyphen(at), isGlued(at + 1) {
      at += 1
    } else if sign(at) == .comma {
      at += 1
    }
    if isText(at, "the") { at += 1 }
    if let day = day(at: at), isDay(day, at: at), !countsOthers(day.end, month: start) {
      return withYear(day: day.value, month: month, at: day.end)
    }
    return withYear(day: nil, month: month, at: next)
  }

  /// Whether the number behind a month is its day; not the 30 of "in May 30 children", nor the 4 of
  /// "March 4%".
  private func isDay(_ day: (value: Int, end: Int), at: Int) -> Bool {
    let next = day.end
    if sign(at - 1) == .comma, !has(next - 1, [.ordinal]), !isWord(next - 1, of: .ordinalEnding) {
      return false
    }
    return sign(next) != .percent && !isText(next, "per") && !looksPlural(next)
  }

  /// Whether the number behind a month counts: "in March nine care leavers were".
  private func countsOthers(_ next: Int, month: Int) -> Bool {
    isText(month - 1, "in") && !has(next - 1, [.ordinal]) && nounHead(at: next) != nil
  }

  /// Past the stop of an abbreviated month.
  private func behindMonth(_ month: Int) -> Int {
    let isShort = length(month) <= 4 && sign(month + 1) == .point
    return isShort && isGlued(month + 1) && exists(month + 2)
      ? month + 2 : month + 1
  }

  /// A day of the month: `3`, `03rd`, `twenty-first`, `fifteen`.
  func day(at start: Int) -> (value: Int, end: Int)? {
    if isDigits(start), length(start) <= 2,
      let value = numeralOfDigits(start), (1...31).contains(value)
    {
      // "31 st March": a suffix set apart, as raised ones come out of a PDF.
      let hasSuffix =
        isWord(start + 1, of: .ordinalEnding)
        && (isGlued(start + 1) || has(start + 2, [.month]))
      if !hasSuffix, isGlued(start + 1), isWord(start + 1) { return nil }
      return (value, hasSuffix ? start + 2 : start + 1)
    }
    if let (value, end) = ordinalWords(at: start), (1...31).contains(value) {
      return (value, end)
    }
    guard has(start, [.cardinal]), let numeral = numeral(at: start),
      numeral.style == .words, let value = numeral.integer, (1...31).contains(value)
    else { return nil }
    return (value, numeral.end)
  }

  /// The year behind a day or a month: `2020`, `, 2020`, `of 2020`, `in 2020`, `of 87`, `’17`,
  /// `nineteen eighty six`.
  private func trailingYear(at start: Int, month: Int) -> (Int, Int)? {
    var at = start
    if sign(at) == .comma {
      at += 1
    } else if sign(at) == .slash || isHyphen(at), isGlued(at),
      isGlued(at + 1)
    {
      guard isDigits(at + 1), length(at + 1) == 4 else { return nil }
      at += 1
    } else if isWord(at, of: .monthPreposition) {
      at += 1
      if isText(start, "of"), let year = year(ofTwoDigits: at) { return (year, at + 1) }
    } else if sign(at) == .apostrophe, isGlued(at + 1), let year = year(ofTwoDigits: at + 1) {
      return (year, at + 2)
    }
    guard let found = yearNumber(at: at) else { return nil }
    // "in March, 2,000 people": a year is nothing but four digits, and counts nothing.
    if sign(start) == .comma, looksPlural(found.1) { return nil }
    return found
  }

  /// `31/10/2024`, `31.10.2024`, `2024-10-31`, `05-Aug-2016`, `2019/aug/01`, `12-2015`.
  private func numeric(at start: Int) -> FoundDate? {
    guard isDigits(start), !isGlued(start) || sign(start - 1) == .open
    else { return nil }
    if let found = pointed(at: start) { return found }
    guard let first = numeralOfDigits(start), isSeparator(start + 1) else { return nil }
    let isThree =
      isSeparator(start + 3) && sign(start + 3) == sign(start + 1)
    if isThree, let last = numeralOfDigits(start + 4), !isSeparator(start + 5) {
      return triple(first, start + 2, last, at: start)
    }
    guard !isThree, let second = numeralOfDigits(start + 2) else { return nil }
    return yearAndMonth(first, second, at: start)
  }

  /// A separator glued to what stands on either side.
  private func isSeparator(_ at: Int) -> Bool {
    (sign(at) == .slash || sign(at) == .hyphen) && isGlued(at)
      && isGlued(at + 1)
  }

  private func triple(_ first: Int, _ middle: Int, _ last: Int, at start: Int) -> FoundDate? {
    let lengths = (length(start), length(start + 4))
    let month: Int
    if has(middle, [.month]) {
      month = lexeme(middle).calendar
    } else if let number = numeralOfDigits(middle), length(middle) <= 2 {
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
    return FoundDate(date: date, end: start + 5)
  }

  /// `12-2015` and `2015-12`, the latter unless it is the financial year 2011-12.
  private func yearAndMonth(_ first: Int, _ second: Int, at start: Int) -> FoundDate? {
    let lengths = (length(start), length(start + 2))
    let date: PartialDate? =
      switch lengths {
      case (4, 2) where (1900...2099).contains(first) && second != (first + 1) % 100:
        PartialDate(year: first, month: second)
      case (1...2, 4) where (1900...2099).contains(second):
        PartialDate(year: second, month: first)
      default: nil
      }
    return date.map { FoundDate(date: $0, end: start + 3) }
  }

  /// `31.10.2024`, whose first two numbers are one token.
  private func pointed(at start: Int) -> FoundDate? {
    guard sign(start + 1) == .point, isGlued(start + 1),
      isGlued(start + 2), length(start + 2) == 4,
      let year = numeralOfDigits(start + 2)
    else { return nil }
    let parts = bytes[self[start].start..<self[start].end].split(separator: 0x2E)
    guard parts.count == 2, parts.allSatisfy({ $0.count <= 2 }),
      let day = Int(String(decoding: parts[0], as: UTF8.self)),
      let month = Int(String(decoding: parts[1], as: UTF8.self)),
      let date = PartialDate(year: year, month: month, day: day)
    else { return nil }
    return FoundDate(date: date, end: start + 3)
  }

  // MARK: What a month or a year needs around it

  /// Whether a word that is a month and something else is no month here. Beside a day it is one,
  /// unless it is a small "may" or "march" that goes on as a verb.
  private func isDoubtful(_ at: Int, day: Bool) -> Bool {
    guard has(at, [.doubtfulMonth]), self[at].letterCase == .small else {
      return false
    }
    guard day, isWord(at, of: .monthFullDoubtful) else { return false }
    return isWord(at + 1) && !has(at + 1, [.function])
      || isWord(at + 1, of: .mayFollower)
  }

  /// A month without day or year stands only behind a preposition of time, or as one can hardly
  /// mistake it.
  private func monthStands(at start: Int, _ found: FoundDate) -> Bool {
    guard found.date.year == nil, found.date.day == nil else { return true }
    guard has(start - 1, [.datePreposition]), !isHyphenated(start) else {
      return false
    }
    let isSmall = self[start].letterCase == .small
    let isMay = isText(start, "may")
    // "in may", "In March"; not "staff on may", "for may". A name needs more than "for" or "of".
    if has(start, [.doubtfulMonth]) {
      let isIn = isWord(start - 1, of: .monthLeadSure)
      if isSmall && isMay { return isIn && endsPhrase(start + 1) }
      return isIn
        || !isSmall && isMay
          && isWord(start - 1, of: .monthLead)
    }
    return true
  }

  private func yearStands(at start: Int, end: Int) -> Bool {
    let before = start - 1
    let isTime =
      has(before, [.datePreposition]) && !isWord(before, of: .atOrOn)
    // "2014 figures" are those of the year.
    let isOfYear = isWord(end, of: .yearNoun)
    let countsSomething =
      looksPlural(end) && !isOfYear && !isPossessiveName(before)
    if isWord(before, of: .yearNot) { return false }
    if isWord(before, of: .yearLead) { return true }
    if countsSomething { return has(before, [.determiner]) && exists(before) }
    if isTime { return true }
    guard let year = numeralOfDigits(start) else { return false }
    return (1990...2039).contains(year)
  }

  /// A year in digits or words; where the words may be a number as well, behind a preposition only.
  private func year(at start: Int) -> FoundDate? {
    guard let (year, end) = yearNumber(at: start), let date = PartialDate(year: year)
    else {
      return nil
    }
    if isDigits(start) {
      if isGlued(start), !yearMayFollow(start - 1) { return nil }
      if isGlued(end), isWord(end) { return nil }
      if sign(end) == .percent || has(end, [.scale, .currencyName]) {
        return nil
      }
      if let amount = amount(at: start), amount.hasUnit { return nil }
    } else if !isWord(start - 1, of: .seasonLead)
      || looksPlural(end)
    {
      return nil
    }
    return FoundDate(date: date, end: end)
  }

  /// `(2017`, `“2017`, `mid-2017`, `pre-2018`, `March/2017`.
  private func yearMayFollow(_ before: Int) -> Bool {
    switch sign(before) {
    case .open, .quote, .apostrophe, .emDash: true
    case .hyphen, .enDash, .slash:
      !isGlued(before)
        || isWord(before - 1, of: .seasonPrefix)
    default: false
    }
  }
}
