/// A day of the Gregorian calendar: `2024-12-03`.
///
/// The years run from 1 to 9999, so that four digits always write one; the calendar is carried
/// back before its introduction, as ISO 8601 has it.
package struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// The day, or nil where the calendar has none such: 31 February gives nil.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(in: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day so many days after 1 January 1970; nil outside of the years 1 through 9999.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  package init?(daysSince1970 days: Int) {
    guard (-719_162...2_932_896).contains(days) else { return nil }
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day that `YYYY-MM-DD` names, with whatever stands behind it (a time of day) left aside
  /// unless it goes on with a digit; nil for anything else.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes.count == 10 || !(0x30...0x39).contains(bytes[10])
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// The days since 1 January 1970, negative before it: a Parquet `DATE`.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  package var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day of the week, 0 for Monday through 6 for Sunday.
  package var weekday: Int { (((daysSince1970 + 3) % 7) + 7) % 7 }

  package var description: String {
    "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The same day so many months later, or the last of that month; nil beyond the year 9999.
  package func adding(months: Int) -> CalendarDate? {
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, total >= 12, total < 120_000 else { return nil }
    let (year, month) = (total / 12, total % 12 + 1)
    return CalendarDate(
      year: year, month: month, day: min(day, Self.days(in: month, of: year)))
  }

  /// How many days a month has: 29 for February of 2024. The month is 1 through 12.
  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

/// A date as fine as a text gives it: `2024-10-03`, `2024-10`, `2024`, `XXXX-03-16` without a year.
///
/// Only these shapes exist: a day has a month, and there is a year or a month. The text form is
/// ISO 8601's with `XXXX` for an unknown year.
package struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  package let year: Int?
  package let month: Int?
  package let day: Int?

  /// The date, or nil where no calendar has it (31 February; a day without a month).
  package init?(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    guard year != nil || month != nil, day == nil || month != nil else { return nil }
    if let year, !(1...9999).contains(year) { return nil }
    if let month, !(1...12).contains(month) { return nil }
    // 29 February stands where no year says otherwise.
    if let month, let day, !(1...CalendarDate.days(in: month, of: year ?? 2000)).contains(day) {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  package init(_ date: CalendarDate) {
    year = date.year
    month = date.month
    day = date.day
  }

  /// The first day that it may mean; nil without a year.
  package var first: CalendarDate? {
    guard let year else { return nil }
    return CalendarDate(year: year, month: month ?? 1, day: day ?? 1)
  }

  /// The last day that it may mean; nil without a year.
  package var last: CalendarDate? {
    guard let year else { return nil }
    let month = month ?? 12
    return CalendarDate(
      year: year, month: month, day: day ?? CalendarDate.days(in: month, of: year))
  }

  package var description: String {
    var text = year.map { padded($0, to: 4) } ?? "XXXX"
    if let month { text += "-\(padded(month, to: 2))" }
    if let day { text += "-\(padded(day, to: 2))" }
    return text
  }
}

/// `value` in decimal digits, with zeros in front up to `width`.
func padded(_ value: Int, to width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
