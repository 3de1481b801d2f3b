import Model

/// A day as a text writes it, and which bytes of the text write it.
struct ReadDay: Hashable, Sendable {
  let date: CalendarDate

  /// What the text means by the other custom, where both are days: `03/04/2024` is 3 April or 4 March.
  var swapped: CalendarDate?
  let range: Range<Int>
}

/// Reads days out of what pages write for a date.
struct DateReader {
  /// Whether `04/03/2024` is the third of April: the custom of the United States.
  var isMonthFirst: Bool

  /// Bytes of a text that are searched; a longer one is not a date but an article.
  static let longest = 600

  /// The first day that stands in the text: `2024-12-03T09:00Z`, `20241203`, `3rd December 2024`,
  /// `Dec. 3, 2024`, `Tue, 03 Dec 2024 17:04 GMT`, `03.12.2024`, `2024年12月3日`, `1733216400`. Years run
  /// from 1990 through 2099; a month without a day gives nothing. An instant is the day that is
  /// written, whatever its time zone.
  func date(in text: some Collection<UInt8>) -> CalendarDate? { day(in: text)?.date }

  func day(in text: some Collection<UInt8>) -> ReadDay? {
    days(in: text, atMost: 1).first ?? instant(in: text)
  }

  /// The days that stand in the text, in its order.
  func days(in text: some Collection<UInt8>, atMost most: Int = 8) -> [ReadDay] {
    let bytes = Array(text.prefix(Self.longest))
    guard Self.mayHoldDay(bytes[...]) else { return [] }
    let tokens = bytes.withUnsafeBufferPointer(Self.tokens)
    var found: [ReadDay] = []
    var index = 0
    while index < tokens.count, found.count < most {
      if let (day, count) = day(at: index, of: tokens) {
        found.append(day)
        index += count
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether two digits stand side by side: every day has them, in its year.
  static func mayHoldDay(_ text: ArraySlice<UInt8>) -> Bool {
    var wasDigit = false
    for byte in text {
      let isOne = isDigit(byte)
      if isOne, wasDigit { return true }
      wasDigit = isOne
    }
    return false
  }

  private struct Token {
    /// A number with so many digits, a month's name, or another word.
    var number: Int?
    var digits = 0
    var month: Int?
    var range: Range<Int>

    /// The bytes between this token and the next, the first three: `-`, `/`, `.`, `, `.
    var gap: (UInt8, UInt8, UInt8) = (0, 0, 0)
    var gapCount = 0

    mutating func add(toGap byte: UInt8) {
      switch gapCount {
      case 0: gap.0 = byte
      case 1: gap.1 = byte
      case 2: gap.2 = byte
      default: break
      }
      gapCount += 1
    }

    /// `-`, `/`, `.`, or `. `; nil for anything else.
    var separator: UInt8? {
      if gapCount == 1, [0x2D, 0x2F, 0x2E].contains(gap.0) { return gap.0 }
      return gapCount == 2 && gap.0 == 0x2E && gap.1 == 0x20 ? 0x2E : nil
    }

    /// Whether the gap ends in the apostrophe of `'24`.
    var endsInApostrophe: Bool {
      gapCount == 1 && gap.0 == 0x27 || gapCount == 2 && gap.1 == 0x27
        || gapCount == 3 && gap.2 == 0x27
    }
  }

  private static func tokens(_ text: UnsafeBufferPointer<UInt8>) -> [Token] {
    var tokens: [Token] = []
    var place = 0
    while place < text.count {
      let start = place
      if isDigit(text[place]) {
        var value = 0
        while place < text.count, isDigit(text[place]) {
          if place - start < 15 { value = value * 10 + Int(text[place] - 0x30) }
          place += 1
        }
        tokens.append(Token(number: value, digits: place - start, range: start..<place))
      } else if let sign = sign(at: place, of: text) {
        if !tokens.isEmpty { tokens[tokens.count - 1].add(toGap: sign) }
        place += 3
      } else if isLetter(text[place]) || text[place] >= 0x80 {
        var word = WordHash()
        while place < text.count, isLetter(text[place]) || text[place] >= 0x80 {
          if sign(at: place, of: text) != nil { break }
          word.add(text[place])
          place += 1
        }
        if place - start <= 3, ordinalEndings.contains(word), let last = tokens.last,
          last.number != nil, last.gapCount == 0
        {
          continue
        }
        tokens.append(Token(month: months[word], range: start..<place))
      } else {
        if !tokens.isEmpty { tokens[tokens.count - 1].add(toGap: text[place]) }
        place += 1
      }
    }
    return tokens
  }

  /// The signs behind year, month and day in Chinese and Japanese (`年`, `月`, `日`) as hyphens, and
  /// the curled apostrophe and dashes as the straight ones.
  private static func sign(at place: Int, of text: UnsafeBufferPointer<UInt8>) -> UInt8? {
    guard text[place] >= 0xE2, place + 2 < text.count else { return nil }
    return switch (text[place], text[place + 1], text[place + 2]) {
    case (0xE5, 0xB9, 0xB4), (0xE6, 0x9C, 0x88), (0xE6, 0x97, 0xA5): 0x2D
    case (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x99): 0x27
    case (0xE2, 0x80, 0x90...0x95): 0x2D
    default: nil
    }
  }

  private func day(at index: Int, of tokens: [Token]) -> (ReadDay, Int)? {
    let first = tokens[index]
    guard first.number != nil || first.month != nil else { return nil }
    if let number = first.number, first.digits == 8 || first.digits == 14 {
      // 20241203T0900, 20240301090000
      let whole = first.digits == 8 ? number : number / 1_000_000
      guard let date = day(whole / 10_000, whole / 100 % 100, whole % 100) else { return nil }
      return (ReadDay(date: date, range: first.range), 1)
    }
    guard index + 2 < tokens.count, first.gapCount <= 3 else { return nil }
    return named(at: index, of: tokens) ?? numbered(at: index, of: tokens)
  }

  /// A day whose month is named: `3 December 2024`, `Dec 3, 2024`, `2024 Dec 3`, `3-Dec-24`.
  private func named(at index: Int, of tokens: [Token]) -> (ReadDay, Int)? {
    let first = tokens[index]
    var next = index + 1
    // "3 de mayo de 2024", "3rd of May 2024"
    if tokens[next].number == nil, tokens[next].month == nil { next += 1 }
    guard next + 1 < tokens.count, tokens[next].gapCount <= 3 else { return nil }
    let second = tokens[next]
    // "May 3, 2024June 4" is not "2024 June 4".
    if let month = second.month, first.digits <= 2 || first.digits == 4 && first.gapCount > 0 {
      var last = next + 1
      if tokens[last].number == nil, tokens[last].month == nil { last += 1 }
      guard last < tokens.count, let number = first.number else { return nil }
      let third = tokens[last]
      let date =
        first.digits == 4
        ? third.digits <= 2 ? third.number.flatMap { day(number, month, $0) } : nil
        : year(third, behind: tokens[last - 1]).flatMap { day($0, month, number) }
      return date.map {
        let range = first.range.lowerBound..<third.range.upperBound
        return (ReadDay(date: $0, range: range), last - index + 1)
      }
    }
    guard next == index + 1, let month = first.month, let number = second.number,
      second.digits <= 2, let year = year(tokens[next + 1], behind: second),
      let date = day(year, month, number)
    else { return nil }
    let range = first.range.lowerBound..<tokens[next + 1].range.upperBound
    return (ReadDay(date: date, range: range), 3)
  }

  /// Four digits, or two behind an apostrophe or a hyphen: `'24`.
  private func year(_ token: Token, behind last: Token) -> Int? {
    guard let number = token.number else { return nil }
    if token.digits == 4 { return number }
    guard token.digits == 2, last.endsInApostrophe || last.separator == 0x2D else { return nil }
    return Self.fullYear(number)
  }

  private static func fullYear(_ number: Int) -> Int { number < 70 ? 2000 + number : 1900 + number }

  /// A day in numbers alone: `2024-12-03`, `3/12/2024`, `03.12.24`.
  private func numbered(at index: Int, of tokens: [Token]) -> (ReadDay, Int)? {
    let (first, second, third) = (tokens[index], tokens[index + 1], tokens[index + 2])
    guard let a = first.number, let b = second.number, let c = third.number,
      let separator = first.separator, let other = second.separator, second.digits <= 2
    else { return nil }
    let range = first.range.lowerBound..<third.range.upperBound
    if first.digits == 4, third.digits <= 2 {
      return day(a, b, c).map { (ReadDay(date: $0, range: range), 3) }
    }
    guard separator == other, first.digits <= 2 else { return nil }
    let hasShortYear =
      third.digits == 2 && separator != 0x2D && first.digits + second.digits >= 3
    guard third.digits == 4 || hasShortYear else { return nil }
    let year = third.digits == 2 ? Self.fullYear(c) : c
    let (dayFirst, monthFirst) = (day(year, b, a), day(year, a, b))
    // With points the day stands first everywhere.
    if separator == 0x2E { return dayFirst.map { (ReadDay(date: $0, range: range), 3) } }
    let (date, swapped) = isMonthFirst ? (monthFirst, dayFirst) : (dayFirst, monthFirst)
    guard let date else { return swapped.map { (ReadDay(date: $0, range: range), 3) } }
    return (ReadDay(date: date, swapped: swapped == date ? nil : swapped, range: range), 3)
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    guard (1990...2099).contains(year) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The day, in UTC, of an instant as so many seconds or milliseconds since 1970, where the text is
  /// nothing else.
  private func instant(in text: some Collection<UInt8>) -> ReadDay? {
    guard text.count == 10 || text.count == 13 else { return nil }
    var value = 0
    for byte in text {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    let seconds = text.count == 13 ? value / 1_000 : value
    // From 2001 through 2033, where no number can be `2024120309`: a day and its hour.
    guard (978_307_200..<1_990_000_000).contains(seconds),
      let date = CalendarDate(daysSince1970: seconds / 86_400)
    else { return nil }
    return ReadDay(date: date, range: 0..<text.count)
  }

  private static let ordinalEndings: Set<WordHash> = [
    WordHash("st"), WordHash("nd"), WordHash("rd"), WordHash("th"), WordHash("er"), WordHash("º"),
    WordHash("ª"), WordHash("af"), WordHash("il"), WordHash("ydd"), WordHash("ed"), WordHash("fed"),
    WordHash("eg"), WordHash("ain"),
  ]

  /// The names of the months and their usual abbreviations in the languages of Europe.
  private static let months: [WordHash: Int] = {
    let rows: [(Int, String)] = [
      (
        1,
        "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro leden ledna"
      ),
      (1, "stycznia января янв ocak"),
      (
        2, "february feb februar februari février févr fév fevrier febrero febbraio fevereiro února"
      ),
      (2, "lutego февраля фев şubat"),
      (3, "march mar märz mär mrz mars marzo maart mrt março března marca марта мар mart"),
      (4, "april apr avril avr abril abr aprile dubna kwietnia апреля апр nisan"),
      (5, "may mai mayo maggio mag mei maio maj května maja мая mayıs"),
      (6, "june jun juni juin junio giugno giu junho června czerwca июня июн haziran"),
      (7, "july jul juli juillet juil julio luglio lug julho července lipca июля июл temmuz"),
      (8, "august aug août aout agosto ago augustus augusti srpna sierpnia августа авг ağustos"),
      (9, "september sep sept septembre septiembre settembre set setembro září września сентября"),
      (9, "сен eylül"),
      (10, "october oct oktober okt octobre octubre ottobre ott outubro out října października"),
      (10, "октября окт ekim"),
      (11, "november nov novembre noviembre novembro listopadu listopada ноября ноя kasım"),
      (12, "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro"),
      (12, "prosince grudnia декабря дек aralık"),
      // Welsh, with the mutations behind "o", "ym" and "a".
      (1, "ionawr ion"), (2, "chwefror chwef chwe"), (3, "mawrth fawrth maw"),
      (4, "ebrill ebr"), (5, "fai"), (6, "mehefin fehefin meh"),
      (7, "gorffennaf orffennaf ngorffennaf gorff"),
      (8, "awst"), (9, "medi fedi"), (10, "hydref hyd"),
      (11, "tachwedd dachwedd nhachwedd thachwedd tach"), (12, "rhagfyr ragfyr rhag"),
    ]
    var months: [WordHash: Int] = [:]
    for (month, names) in rows {
      for name in names.split(separator: " ") { months[WordHash(name)] = month }
    }
    return months
  }()
}

/// The hash of a word whose letters of ASCII and Latin-1 are in lower case.
private struct WordHash: Hashable {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325
  private var last: UInt8 = 0

  init() {}

  init(_ word: some StringProtocol) {
    for byte in word.utf8 { add(byte) }
  }

  mutating func add(_ byte: UInt8) {
    // U+00C0 … U+00DE; other capitals beyond ASCII are rare in dates.
    let small = last == 0xC3 && byte < 0x9F && byte >= 0x80 ? byte | 0x20 : lower(byte)
    value = (value ^ UInt64(small)) &* 0x0000_0100_0000_01B3
    last = byte
  }

  static func == (left: WordHash, right: WordHash) -> Bool { left.value == right.value }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
