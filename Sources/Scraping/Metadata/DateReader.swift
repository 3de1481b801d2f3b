import Model

/// Reads days out of what pages write for a date.
struct DateReader {
  /// Whether `04/03/2024` is the third of April: the custom of the United States.
  let isMonthFirst: Bool

  /// The first day that stands in the text: `2024-12-03T09:00Z`, `20241203`, `3rd December 2024`,
  /// `Dec. 3, 2024`, `Tue, 03 Dec 2024 17:04 GMT`, `03.12.2024`, `2024年12月3日`. Years run from 1990
  /// through 2099; a month without a day gives nothing.
  func date(in text: some Collection<UInt8>) -> CalendarDate? {
    all(in: text, atMost: 1).first?.date
  }

  /// The days that stand in the text, and the byte at which each begins.
  func all(
    in text: some Collection<UInt8>, atMost most: Int = 8
  ) -> [(date: CalendarDate, offset: Int)] {
    let tokens = Self.tokens(Array(text.prefix(600)))
    var found: [(date: CalendarDate, offset: Int)] = []
    var index = 0
    while index < tokens.count, found.count < most {
      if let (date, count) = date(at: index, of: tokens) {
        found.append((date, tokens[index].offset))
        index += count
      } else {
        index += 1
      }
    }
    return found
  }

  private struct Token {
    /// A number with so many digits, a month's name, or another word.
    var number: Int?
    var digits = 0
    var month: Int?
    var offset: Int
    /// The bytes between this token and the next: `-`, `/`, `.`, `, `.
    var gap: [UInt8] = []
  }

  private static func tokens(_ text: [UInt8]) -> [Token] {
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
        tokens.append(Token(number: value, digits: place - start, offset: start))
      } else if isDateSign(at: place, of: text) {
        if !tokens.isEmpty { tokens[tokens.count - 1].gap.append(0x2D) }
        place += 3
      } else if isLetter(text[place]) || text[place] >= 0x80 {
        while place < text.count, isLetter(text[place]) || text[place] >= 0x80 { place += 1 }
        let word = String(decoding: text[start..<place], as: UTF8.self).lowercased()
        if isOrdinalEnding(word), let last = tokens.last, last.number != nil, last.gap.isEmpty {
          continue
        }
        tokens.append(Token(month: months[word], offset: start))
      } else {
        if !tokens.isEmpty { tokens[tokens.count - 1].gap.append(text[place]) }
        place += 1
      }
    }
    return tokens
  }

  /// The signs behind year, month and day in Chinese and Japanese: `年`, `月`, `日`.
  private static func isDateSign(at place: Int, of text: [UInt8]) -> Bool {
    let sign = text[place...].prefix(3)
    return sign.elementsEqual([0xE5, 0xB9, 0xB4]) || sign.elementsEqual([0xE6, 0x9C, 0x88])
      || sign.elementsEqual([0xE6, 0x97, 0xA5])
  }

  private static func isOrdinalEnding(_ word: String) -> Bool {
    ["st", "nd", "rd", "th", "er", "º", "ª"].contains(word)
  }

  private func date(at index: Int, of tokens: [Token]) -> (CalendarDate, Int)? {
    let first = tokens[index]
    if first.digits == 8, let number = first.number,
      let date = day(number / 10_000, number / 100 % 100, number % 100)
    {
      return (date, 1)
    }
    // 20241203T0900, 20240301090000
    if first.digits == 14, let number = first.number,
      let date = day(
        number / 10_000_000_000, number / 100_000_000 % 100, number / 1_000_000 % 100)
    {
      return (date, 1)
    }
    guard index + 2 < tokens.count else { return nil }
    var (second, third) = (tokens[index + 1], tokens[index + 2])
    var count = 3
    guard first.gap.count <= 3, second.gap.count <= 3 else { return nil }
    // "3 de mayo de 2024", "3rd of May 2024"
    if second.number == nil, second.month == nil, third.month != nil, index + 3 < tokens.count {
      (second, third) = (third, tokens[index + 3])
      count = 4
      if third.number == nil, third.month == nil, index + 4 < tokens.count {
        third = tokens[index + 4]
        count = 5
      }
    }
    if let day = first.number, first.digits <= 2, let month = second.month,
      let year = year(third), let date = self.day(year, month, day)
    {
      return (date, count)
    }
    if let month = first.month, let day = second.number, second.digits <= 2,
      let year = year(third), third.digits == 4, let date = self.day(year, month, day)
    {
      return (date, 3)
    }
    guard let a = first.number, let b = second.number, let c = third.number else { return nil }
    if first.digits == 4, second.digits <= 2, third.digits <= 2, isSeparator(first.gap),
      isSeparator(second.gap)
    {
      return day(a, b, c).map { ($0, 3) }
    }
    if third.digits == 4 || third.digits == 2 && first.gap == [0x2E], first.digits <= 2,
      second.digits <= 2, isSeparator(first.gap), first.gap == second.gap
    {
      let year = third.digits == 2 ? 2000 + c : c
      let isPointed = first.gap == [0x2E]
      if isMonthFirst, !isPointed, let date = day(year, a, b) { return (date, 3) }
      if let date = day(year, b, a) { return (date, 3) }
      if !isPointed { return day(year, a, b).map { ($0, 3) } }
    }
    return nil
  }

  private func year(_ token: Token) -> Int? {
    guard let number = token.number, token.digits == 4 else { return nil }
    return number
  }

  /// `-`, `/`, `.`, or the signs of year and month in Chinese and Japanese.
  private func isSeparator(_ gap: [UInt8]) -> Bool {
    gap == [0x2D] || gap == [0x2F] || gap == [0x2E] || gap == [0x2E, 0x20]
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    guard (1990...2099).contains(year) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The names of the months and their usual abbreviations in the languages of western Europe.
  private static let months: [String: Int] = {
    let rows: [(Int, String)] = [
      (1, "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro leden"),
      (2, "february feb februar février févr fév febrero febbraio februari fevereiro"),
      (3, "march mar märz mär mrz mars marzo maart mrt março"),
      (4, "april apr avril avr abril abr aprile"),
      (5, "may mai mayo maggio mag mei maio maj"),
      (6, "june jun juni juin junio giugno giu junho"),
      (7, "july jul juli juillet juil julio luglio lug julho"),
      (8, "august aug août agosto ago augustus augusti"),
      (9, "september sep sept septembre septiembre settembre set setembro"),
      (10, "october oct oktober okt octobre octubre ottobre ott outubro out"),
      (11, "november nov novembre noviembre novembro"),
      (12, "december dec dezember dez décembre déc diciembre dic dicembre dezembro"),
    ]
    var months: [String: Int] = [:]
    for (month, names) in rows {
      for name in names.split(separator: " ") { months[String(name)] = month }
    }
    return months
  }()
}
