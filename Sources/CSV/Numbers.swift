extension [UInt8] {
  /// Appends the number in decimal digits: `-42`.
  mutating func appendInteger(_ value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    appendDigits(value.magnitude)
  }

  /// Appends the number without zeros at the end of its fraction: 1250 at scale 2 is `12.5`, -7 at
  /// scale 3 is `-0.007`.
  mutating func appendDecimal(_ unscaled: Int64, scale: Int) {
    var (rest, digits) = (unscaled.magnitude, scale)
    while digits > 0, rest % 10 == 0 { (rest, digits) = (rest / 10, digits - 1) }
    if unscaled < 0 { append(UInt8(ascii: "-")) }
    guard digits > 0 else { return appendDigits(rest) }
    let start = count
    appendDigits(rest, width: digits + 1)
    insert(UInt8(ascii: "."), at: start + (count - start) - digits)
  }

  /// Appends the day as ISO 8601 has it, with a year of four digits: `2024-12-03`. The years are 1
  /// through 9999.
  mutating func appendDate(daysSince1970 days: Int) {
    let date = civilDate(daysSince1970: days)
    appendDigits(UInt64(date.year), width: 4)
    append(UInt8(ascii: "-"))
    appendDigits(UInt64(date.month), width: 2)
    append(UInt8(ascii: "-"))
    appendDigits(UInt64(date.day), width: 2)
  }

  /// Appends the instant as ISO 8601 has it: `2024-12-03T09:30:00Z`, or `…:00.000001Z`.
  mutating func appendTimestamp(micros: Int) {
    let dayLength = 86_400_000_000
    let ofDay = ((micros % dayLength) + dayLength) % dayLength
    appendDate(daysSince1970: (micros - ofDay) / dayLength)
    append(UInt8(ascii: "T"))
    let seconds = ofDay / 1_000_000
    appendDigits(UInt64(seconds / 3_600), width: 2)
    append(UInt8(ascii: ":"))
    appendDigits(UInt64(seconds / 60 % 60), width: 2)
    append(UInt8(ascii: ":"))
    appendDigits(UInt64(seconds % 60), width: 2)
    if ofDay % 1_000_000 > 0 {
      append(UInt8(ascii: "."))
      appendDigits(UInt64(ofDay % 1_000_000), width: 6)
    }
    append(UInt8(ascii: "Z"))
  }

  /// Appends the digits of the number, with zeros in front up to `width`.
  private mutating func appendDigits(_ value: UInt64, width: Int = 1) {
    var digits = 1
    var power = value / 10
    while power > 0 { (power, digits) = (power / 10, digits + 1) }
    let length = Swift.max(digits, width)
    let end = count + length
    append(contentsOf: repeatElement(UInt8(ascii: "0"), count: length))
    var (rest, place) = (value, end - 1)
    while rest > 0 {
      self[place] += UInt8(rest % 10)
      (rest, place) = (rest / 10, place - 1)
    }
  }
}

/// The day of the Gregorian calendar so many days after 1 January 1970.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
private func civilDate(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}
