import Language
import Model

/// The time that the headers of a cell put together: "at 31 March" of the caption and "2024" of the
/// column are 31 March 2024; "Q1 2024/25" is April to June 2024.
///
/// A year is taken for a financial year, 1 April to 31 March, where it is written as two: that is how
/// local authorities in England account, and quarters are counted from April.
///
/// Source: Local Government Act 1992 and the Accounts and Audit Regulations 2015, "financial year".
struct HeaderDates {
  /// Nil where no header has one date.
  private(set) var date: Interval?

  private var written: WrittenDate?
  private var quarter: Int?

  /// A day and month without a year, behind "at".
  private var day: (month: Int, day: Int)?

  /// Adds the next header; of several with a date the first holds.
  mutating func add(_ text: String, dates: [WrittenDate]) {
    let words = Self.words(of: text)
    if day == nil { day = Self.day(in: words) }
    guard written == nil, dates.count == 1 else { return }
    written = dates[0]
    quarter = Self.quarter(in: words)
  }

  /// Puts together what the headers say.
  mutating func settle() {
    guard let written else { return }
    date = written.interval
    guard written.first.month == nil, let year = written.first.year else { return }
    let isFinancial = written.last?.year == year + 1 && written.last?.month == nil
    if isFinancial, let quarter {
      let from = PartialDate(year: quarter == 4 ? year + 1 : year, month: quarter % 4 * 3 + 1)
      let to = PartialDate(year: quarter == 4 ? year + 1 : year, month: quarter % 4 * 3 + 3)
      if let from, let to { date = Interval(from, to: to) }
    } else if let day, written.last == nil || isFinancial {
      let isLater = isFinancial && day.month <= 3
      // From April to August a school year and a financial year differ.
      guard !isFinancial || isLater || day.month >= 9 else { return }
      let whole = PartialDate(year: isLater ? year + 1 : year, month: day.month, day: day.day)
      date = whole.map { Interval($0) } ?? date
    }
  }

  /// `q3` of "Q3 2023/24".
  private static func quarter(in words: [Substring]) -> Int? {
    let named = words.compactMap { word in
      word.utf8.count == 2 && word.utf8.first == UInt8(ascii: "q") ? Int(word.dropFirst()) : nil
    }
    return named.count == 1 && (1...4).contains(named[0]) ? named[0] : nil
  }

  /// `at 31 March`, with no year behind it.
  private static func day(in words: [Substring]) -> (month: Int, day: Int)? {
    for at in words.indices.dropLast(2) where words[at] == "at" {
      guard let day = Int(words[at + 1]), (1...31).contains(day),
        let month = WrittenDates.month(named: String(words[at + 2]))
      else { continue }
      let next = at + 3 < words.count ? Int(words[at + 3].prefix(4)) : nil
      if next.map({ $0 < 1_900 || $0 > 2_100 }) ?? true { return (month, day) }
    }
    return nil
  }

  private static func words(of text: String) -> [Substring] {
    let signs: Set<Character> = [" ", ",", "(", ")", ":", ";", "."]
    return text.lowercased().split { signs.contains($0) }
  }
}
