extension TextBuffer {
  /// Writes `true` or `false`.
  @inline(__always)
  mutating func put(boolean value: Bool) {
    put(value ? "true" : "false")
  }

  /// Writes the number in decimal digits: `-42`.
  @inline(__always)
  mutating func put(integer value: Int64) {
    putSign(value < 0)
    put(digitsOf: value.magnitude)
  }

  /// Writes the number without zeros at the end of its fraction: 1250 at scale 2 is `12.5`, -7 at
  /// scale 3 is `-0.007`.
  @inline(__always)
  mutating func put(decimal unscaled: Int64, scale: DecimalScale) {
    putSign(unscaled < 0)
    let (whole, fraction) = unscaled.magnitude.quotientAndRemainder(dividingBy: scale.power)
    put(digitsOf: whole)
    guard fraction > 0 else { return }
    put(UInt8(ascii: "."))
    put(fraction: fraction, of: scale)
  }

  /// Writes the day as ISO 8601 has it, with a year of four digits: `2024-12-03`. The years are 1
  /// through 9999.
  @inline(__always)
  mutating func put(daysSince1970 days: Int) {
    let date = civilDate(daysSince1970: days)
    let digits = eightDigits(date.year * 10_000 + date.month * 100 + date.day)
    put(asciiZeros | digits, count: 4)
    put(UInt8(ascii: "-"))
    put(asciiZeros | digits >> 32, count: 2)
    put(UInt8(ascii: "-"))
    put(asciiZeros | digits >> 48, count: 2)
  }

  /// Writes the instant as ISO 8601 has it: `2024-12-03T09:30:00Z`, or `…:00.000001Z`.
  @inline(__always)
  mutating func put(microsSince1970 micros: Int) {
    let dayLength = 86_400_000_000
    var (days, ofDay) = micros.quotientAndRemainder(dividingBy: dayLength)
    if ofDay < 0 { (days, ofDay) = (days - 1, ofDay + dayLength) }
    put(daysSince1970: days)
    put(UInt8(ascii: "T"))
    let (seconds, fraction) = UInt64(ofDay).quotientAndRemainder(dividingBy: 1_000_000)
    let (minutes, second) = UInt32(seconds).quotientAndRemainder(dividingBy: 60)
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    let digits = eightDigits(hour * 10_000 + minute * 100 + second)
    put(asciiZeros | digits >> 16, count: 2)
    put(UInt8(ascii: ":"))
    put(asciiZeros | digits >> 32, count: 2)
    put(UInt8(ascii: ":"))
    put(asciiZeros | digits >> 48, count: 2)
    if fraction > 0 {
      put(UInt8(ascii: "."))
      put(asciiZeros | eightDigits(UInt32(fraction)) >> 16, count: 6)
    }
    put(UInt8(ascii: "Z"))
  }

  /// Writes the identifier in its canonical form: `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`.
  ///
  /// Source: RFC 9562, 4.
  mutating func put(uuid: UInt128) {
    let (high, low) = (UInt64(truncatingIfNeeded: uuid >> 64), UInt64(truncatingIfNeeded: uuid))
    put(hexadecimal(UInt32(truncatingIfNeeded: high >> 32)), count: 8)
    put(UInt8(ascii: "-"))
    let middle = hexadecimal(UInt32(truncatingIfNeeded: high))
    put(middle, count: 4)
    put(UInt8(ascii: "-"))
    put(middle >> 32, count: 4)
    put(UInt8(ascii: "-"))
    let third = hexadecimal(UInt32(truncatingIfNeeded: low >> 32))
    put(third, count: 4)
    put(UInt8(ascii: "-"))
    put(third >> 32, count: 4)
    put(hexadecimal(UInt32(truncatingIfNeeded: low)), count: 8)
  }

  /// Writes a minus, or nothing.
  @inline(__always)
  fileprivate mutating func putSign(_ isNegative: Bool) {
    put(UInt64(UInt8(ascii: "-")), count: isNegative ? 1 : 0)
  }

  /// Writes the number in decimal digits.
  @inline(__always)
  fileprivate mutating func put(digitsOf value: UInt64) {
    if value < 100_000_000 {
      let digits = eightDigits(UInt32(truncatingIfNeeded: value))
      // The last digit stays, also where it is a zero.
      let zeros = (digits | 1 << 56).trailingZeroBitCount & ~7
      put((asciiZeros | digits) >> UInt64(zeros), count: 8 - zeros / 8)
    } else {
      putLong(digitsOf: value)
    }
  }

  @inline(never)
  private mutating func putLong(digitsOf value: UInt64) {
    let (high, low) = value.quotientAndRemainder(dividingBy: 100_000_000)
    put(digitsOf: high)
    put(asciiZeros | eightDigits(UInt32(low)), count: 8)
  }

  /// Writes so many digits of the fraction, but for the zeros at their end. A zero is not a digit.
  @inline(__always)
  fileprivate mutating func put(fraction: UInt64, of scale: DecimalScale) {
    if scale.digits <= 8 {
      putLast(UInt32(truncatingIfNeeded: fraction) &* scale.alignment)
    } else {
      putLong(fraction: fraction, of: scale.digits)
    }
  }

  @inline(never)
  private mutating func putLong(fraction: UInt64, of digits: Int) {
    let power = powersOfTen[digits - 8]
    let (first, rest) = fraction.quotientAndRemainder(dividingBy: power)
    if rest == 0 { return putLast(UInt32(first)) }
    put(asciiZeros | eightDigits(UInt32(first)), count: 8)
    put(fraction: rest, of: DecimalScale(digits - 8))
  }

  /// Writes eight digits, but for the zeros at their end.
  @inline(__always)
  private mutating func putLast(_ value: UInt32) {
    let digits = eightDigits(value)
    put(asciiZeros | digits, count: 8 - digits.leadingZeroBitCount / 8)
  }
}

extension TextBuffer {
  /// Writes the shortest text that gives the same number again, as Swift's `description` has it:
  /// `0.1`, `100000.0`, `1e-07`, `inf`, `nan`.
  @inline(__always)
  mutating func put(double value: Double) {
    // No two decimals of at most 15 digits are one double (`DBL_DIG`), so that the decimal that
    // gives the value, once without zeros at its end, is the shortest. Quotient and product are
    // of numbers that a double holds exactly, and the quotient is rounded as a reader rounds.
    let magnitude = value.magnitude
    if magnitude >= 1e-3, magnitude < 1e7 {
      let scaled = Int64(magnitude * 1e8 + 0.5)
      if Double(scaled) / 1e8 == magnitude {
        return putShort(UInt64(scaled), .eight, isNegative: value < 0)
      }
    }
    put(descriptionOf: value)
  }

  /// Writes the shortest text that gives the same number again, as Swift's `description` has it.
  @inline(__always)
  mutating func put(float value: Float) {
    // As for doubles, with `FLT_DIG`, 6.
    let magnitude = value.magnitude
    if magnitude >= 1e-3, magnitude < 1e4 {
      let scale: DecimalScale = magnitude < 10 ? .five : .two
      let power = Float(scale.power)
      let scaled = Int64(magnitude * power + 0.5)
      if scaled < 1_000_000, Float(scaled) / power == magnitude {
        return putShort(UInt64(scaled), scale, isNegative: value < 0)
      }
    }
    put(descriptionOf: value)
  }

  @inline(__always)
  private mutating func putShort(_ scaled: UInt64, _ scale: DecimalScale, isNegative: Bool) {
    putSign(isNegative)
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: scale.power)
    put(digitsOf: whole)
    put(UInt8(ascii: "."))
    if fraction > 0 {
      put(fraction: fraction, of: scale)
    } else {
      put(UInt8(ascii: "0"))
    }
  }
}

/// How many digits a decimal has behind its point.
struct DecimalScale {
  let digits: Int

  /// Ten to the digits.
  let power: UInt64

  /// What makes a fraction of the digits, up to eight, one of eight.
  let alignment: UInt32

  /// The digits are 0 through 18.
  init(_ digits: Int) {
    self.init(
      digits: digits, power: powersOfTen[digits],
      alignment: UInt32(powersOfTen[max(8 - digits, 0)]))
  }

  private init(digits: Int, power: UInt64, alignment: UInt32) {
    (self.digits, self.power, self.alignment) = (digits, power, alignment)
  }

  static var two: DecimalScale { DecimalScale(digits: 2, power: 100, alignment: 1_000_000) }
  static var five: DecimalScale { DecimalScale(digits: 5, power: 100_000, alignment: 1_000) }
  static var eight: DecimalScale { DecimalScale(digits: 8, power: 100_000_000, alignment: 1) }
}

/// The eight digits of a number below 100,000,000, a byte each, the first one lowest.
///
/// The number is cut in two, both halves in two, and so again, all parts of a step at once. A
/// product and a shift stand for the division: 10,486 / 2^20 is a hundredth for all of four
/// digits, 103 / 2^10 a tenth for all of two.
@inline(__always)
private func eightDigits(_ value: UInt32) -> UInt64 {
  let (high, low) = value.quotientAndRemainder(dividingBy: 10_000)
  let fours = UInt64(high) | UInt64(low) << 32
  let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
  let twos = hundreds | (fours &- 100 &* hundreds) << 16
  let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
  return tens | (twos &- 10 &* tens) << 8
}

/// `00000000`.
private let asciiZeros: UInt64 = 0x3030_3030_3030_3030

/// The eight hexadecimal digits of a number in ASCII, the first one lowest.
@inline(__always)
private func hexadecimal(_ value: UInt32) -> UInt64 {
  var spread = UInt64(value.byteSwapped)
  spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
  spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
  let digits = (spread >> 4 | spread << 8) & 0x0F0F_0F0F_0F0F_0F0F
  // 6 carries the digits from ten on into the next bit; from `9` to `a` it is 39 more.
  let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
  return asciiZeros &+ digits &+ letters &* 39
}

/// The day of the Gregorian calendar so many days after 1 January 1970, in the years 1 through 9999.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
@inline(__always)
private func civilDate(daysSince1970 days: Int) -> (year: UInt32, month: UInt32, day: UInt32) {
  // From 1 March of the year 0 on, which is before all.
  let shifted = UInt32(truncatingIfNeeded: days + 719_468)
  let (era, dayOfEra) = shifted.quotientAndRemainder(dividingBy: 146_097)
  let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/// 10^0 through 10^18.
private let powersOfTen: [UInt64] = (0...18).map { exponent in
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}
