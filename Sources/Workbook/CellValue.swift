import Model
import Tables

/// What stands in a cell of a sheet.
enum CellValue: Hashable {
  case empty
  case number(Double, NumberStyle)
  case boolean(Bool)
  case text(String)

  /// A cell of a column of the type; nil is an empty one.
  ///
  /// - A decimal or an integer of more than 15 significant digits, which Excel would round, is text; a
  ///   float is rounded. NaN and the infinities, which Excel does not know, are text: `nan`, `inf`.
  /// - A day or an instant before 1 March 1900 is text, `1899-12-31`: Excel counts a 29 February 1900
  ///   that did not exist, and nothing before that year.
  /// - The elements of a list are one text, with `; ` between them and nothing for a null.
  ///
  /// - Parameter hasUnit: Whether numbers are shown as the unit asks, or as whatever else is counted
  ///   where it is nil; without it they are shown as they are.
  ///
  /// Sources: Microsoft, "Excel specifications and limits", "Number precision"; Microsoft, "Excel
  /// incorrectly assumes that the year 1900 is a leap year".
  init(_ cell: Cell?, _ type: ColumnType, hasUnit: Bool = false, unit: String? = nil) {
    /// The style of a number with so many digits behind the point.
    func style(_ fractionDigits: Int) -> NumberStyle {
      hasUnit ? NumberStyle(unit: unit, fractionDigits: fractionDigits) : .general
    }
    switch cell {
    case nil: self = .empty
    case .boolean(let value): self = .boolean(value)
    case .integer(let value):
      let number = ShortDecimal(unscaled: Int64(value), scale: 0)
      self = number.isExact ? .number(number.value, style(0)) : .text(number.text)
    case .decimal(let unscaled):
      let number = ShortDecimal(unscaled: unscaled, scale: type.scale)
      self =
        number.isExact ? .number(number.value, style(number.scale)) : .text(number.text)
    case .float(let value):
      // The shortest text, so that 0.1 is not 0.10000000149011612.
      self.init(.double(Double(String(value)) ?? Double(value)), type, hasUnit: hasUnit, unit: unit)
    case .double(let value):
      let digits =
        value == value.rounded() ? 0 : (value * 10_000).rounded() / 10_000 == value ? 4 : 5
      self = value.isFinite ? .number(value, style(digits)) : .text(String(value))
    case .date(let days):
      let serial = days.addingReportingOverflow(Self.epoch).partialValue
      self =
        Self.serials.contains(serial) ? .number(Double(serial), .date) : .text(dateText(days))
    case .timestamp(let micros):
      let serial = Double(micros) / Double(microsOfDay) + Double(Self.epoch)
      let isKnown =
        serial >= Double(Self.serials.lowerBound) && serial < Double(Self.serials.upperBound)
      self = isKnown ? .number(serial, .timestamp) : .text(timestampText(micros))
    case .string, .utf8, .uuid, .list: self = .text(Self.text(cell, type))
    }
  }

  /// The cell as text, with which a list is written.
  private static func text(_ cell: Cell?, _ type: ColumnType) -> String {
    switch cell {
    case nil: ""
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .integer(let value): String(value)
    case .decimal(let unscaled): ShortDecimal(unscaled: unscaled, scale: type.scale).text
    case .float(let value): String(value)
    case .double(let value): String(value)
    case .string(let text): text
    case .utf8(let bytes): String(decoding: bytes, as: UTF8.self)
    case .date(let days): dateText(days)
    case .timestamp(let micros): timestampText(micros)
    case .uuid(let value): uuidText(value)
    case .list(let cells): cells.map { text($0, type.element) }.joined(separator: "; ")
    }
  }

  /// The serial number of 1 January 1970.
  private static let epoch = 25_569

  /// Those of 1 March 1900 through 31 December 9999.
  private static let serials = 61..<2_958_466
}

/// A decimal number without zeros at the end of its fraction.
private struct ShortDecimal {
  private(set) var unscaled: Int64
  private(set) var scale: Int

  init(unscaled: Int64, scale: Int) {
    (self.unscaled, self.scale) = (unscaled, scale)
    while self.scale > 0, self.unscaled % 10 == 0 {
      self.unscaled /= 10
      self.scale -= 1
    }
  }

  /// Whether 15 significant digits hold it.
  var isExact: Bool {
    var digits = unscaled.magnitude
    while digits >= 1_000_000_000_000_000, digits % 10 == 0 { digits /= 10 }
    return digits < 1_000_000_000_000_000
  }

  /// The nearest number: the quotient of two that are exact.
  var value: Double {
    Double(unscaled) / (0..<scale).reduce(1.0) { power, _ in power * 10 }
  }

  /// `-12.5`.
  var text: String {
    var digits = String(unscaled.magnitude)
    digits = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    if scale > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale)) }
    return (unscaled < 0 ? "-" : "") + digits
  }
}

extension ColumnType {
  /// The digits behind a decimal's point; 0 for anything else.
  fileprivate var scale: Int {
    if case .decimal(_, let scale) = self { scale } else { 0 }
  }
}

private let microsOfDay = 86_400_000_000

/// `1899-12-31`; of a day beyond the years 1 through 9999 its number, counted from 1970.
private func dateText(_ days: Int) -> String {
  CalendarDate(daysSince1970: days)?.description ?? String(days)
}

/// `1899-12-31T09:30:00Z`, with six more digits where there are microseconds.
private func timestampText(_ micros: Int) -> String {
  var (day, rest) = micros.quotientAndRemainder(dividingBy: microsOfDay)
  if rest < 0 { (day, rest) = (day - 1, rest + microsOfDay) }
  let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1_000_000)
  let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { digits($0, 2) }
  return dateText(day) + "T" + time.joined(separator: ":")
    + (fraction == 0 ? "" : ".\(digits(fraction, 6))") + "Z"
}

/// `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`.
private func uuidText(_ value: UInt128) -> String {
  let hexadecimal = String(value, radix: 16)
  var rest = Substring(String(repeating: "0", count: 32 - hexadecimal.count) + hexadecimal)
  return [8, 4, 4, 4, 12].map { length in
    defer { rest = rest.dropFirst(length) }
    return String(rest.prefix(length))
  }.joined(separator: "-")
}

/// The number with zeros in front.
private func digits(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
