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
  mutating func add(_ header: FigureText, dates: [WrittenDate], _ rules: FigureRules) {
    if day == nil { day = rules.day(in: header) }
    guard written == nil, dates.count == 1 else { return }
    written = dates[0]
    quarter = rules.quarter(in: header)
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
}

/// What a header says that its numbers are of what stands beside it, and no values of it: rates and ranks
/// of it, changes, targets.
enum DerivedHeader: String {
  case measure, change, goal, forecast, name
}

extension FigureRules {
  /// The words of a header, by place, that say that its numbers are derived.
  func derived(in header: FigureText) -> [(place: Int, kind: DerivedHeader)] {
    (0..<header.count).compactMap { place in
      outcome(of: .derived, at: place, in: header).flatMap(DerivedHeader.init).map { (place, $0) }
    }
  }

  /// `3` of "Q3 2023/24"; nil where a header has several.
  fileprivate func quarter(in header: FigureText) -> Int? {
    let found = (0..<header.count).compactMap { outcome(of: .quarter, at: $0, in: header) }
    guard found.count == 1 else { return nil }
    return Self.ordinals[found[0]].map(Int.init)
  }

  /// 1 for `first`.
  private static let ordinals = Dictionary(
    uniqueKeysWithValues: WordClasses.english["ordinal"].numbers.map { ($0.text, $0.number) })

  /// `at 31 March`, with no year behind it.
  fileprivate func day(in header: FigureText) -> (month: Int, day: Int)? {
    guard let match = first(.day, in: header), let day = day(of: match)?.first,
      let number = header.measure(.value, at: day), day + 1 < header.count
    else { return nil }
    let name = String(decoding: header.bytes[header.words[day + 1].range], as: UTF8.self)
    return WrittenDates.month(named: name.lowercased()).map { ($0, number) }
  }
}
