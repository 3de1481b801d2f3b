import Support
import Testing

@testable import CSV

/// What is put into a buffer that has room for a number and no more.
private func text(_ put: (inout TextBuffer) -> Void) -> String {
  var buffer = TextBuffer(capacity: TextBuffer.widestNumber)
  put(&buffer)
  return buffer.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
}

@Suite struct NumbersTests {
  @Test(
    arguments: [
      (0, 4, "0"), (10_000, 4, "1"), (125_000, 4, "12.5"), (1, 4, "0.0001"), (-1, 4, "-0.0001"),
      (-100_000, 4, "-10"), (1_234, 0, "1234"), (7, 18, "0.000000000000000007"),
      (999_999_999_999_999_999, 18, "0.999999999999999999"), (100, 2, "1"), (105, 2, "1.05"),
      (.min, 0, "-9223372036854775808"), (100_000_001_000_000_000, 17, "1.00000001"),
      (100_000_001, 9, "0.100000001"), (100_000_000, 9, "0.1"), (-1_020_000_000, 8, "-10.2"),
    ] as [(Int64, Int, String)])
  func writesDecimals(_ unscaled: Int64, scale: Int, as expected: String) {
    #expect(text { $0.put(decimal: unscaled, scale: DecimalScale(scale)) } == expected)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (-1, "1969-12-31"), (19_782, "2024-02-29"), (-719_162, "0001-01-01"),
    (2_932_896, "9999-12-31"), (-25_509, "1900-02-28"), (-25_508, "1900-03-01"),
  ])
  func writesDates(_ days: Int, as expected: String) {
    #expect(text { $0.put(daysSince1970: days) } == expected)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"),
    (1_000_001, "1970-01-01T00:00:01.000001Z"), (86_399_000_000, "1970-01-01T23:59:59Z"),
    (-86_400_000_000, "1969-12-31T00:00:00Z"),
    (-62_135_596_800_000_000, "0001-01-01T00:00:00Z"),
    (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
  ])
  func writesTimestamps(_ micros: Int, as expected: String) {
    #expect(text { $0.put(microsSince1970: micros) } == expected)
  }

  @Test(
    arguments: [
      (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (-1, "-1.0"), (0.1, "0.1"), (0.001, "0.001"),
      (0.0001, "0.0001"), (0.00001, "1e-05"), (1e-7, "1e-07"), (100_000, "100000.0"),
      (9_999_999.99999999, "9999999.99999999"), (1e7, "10000000.0"), (1e16, "1e+16"),
      (0.1 + 0.2, "0.30000000000000004"), (1.0 / 3, "0.3333333333333333"),
      (.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (.infinity, "inf"),
      (-.infinity, "-inf"), (.nan, "nan"),
    ] as [(Double, String)])
  func writesDoubles(_ value: Double, as expected: String) {
    #expect(text { $0.put(double: value) } == expected)
  }

  @Test(
    arguments: [
      (0, "0.0"), (-0.0, "-0.0"), (0.1, "0.1"), (9.99999, "9.99999"), (9_999.99, "9999.99"),
      (0.001, "0.001"), (0.0001, "0.0001"), (1e-5, "1e-05"), (16_777_216, "16777216.0"),
      (3.4028235e38, "3.4028235e+38"), (.leastNonzeroMagnitude, "1e-45"), (.infinity, "inf"),
      (.nan, "nan"),
    ] as [(Float, String)])
  func writesFloats(_ value: Float, as expected: String) {
    #expect(text { $0.put(float: value) } == expected)
  }

  @Test(
    arguments: [
      (0, "00000000-0000-0000-0000-000000000000"),
      (.max, "ffffffff-ffff-ffff-ffff-ffffffffffff"),
      (
        0xF81D_4FAE_7DEC_11D0_A765_00A0_C91E_6BF6, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
      ),
      (
        0x0123_4567_89AB_CDEF_0123_4567_89AB_CDEF, "01234567-89ab-cdef-0123-456789abcdef"
      ),
    ] as [(UInt128, String)])
  func writesIdentifiers(_ value: UInt128, as expected: String) {
    #expect(text { $0.put(uuid: value) } == expected)
  }

  @Test(arguments: 1...20)
  func writesAnyIntegerAsSwiftDoes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value =
        Int64.random(in: .min ... .max, using: &random)
        >> Int64.random(
          in: 0...63, using: &random)
      #expect(text { $0.put(integer: value) } == value.description)
    }
    var power: Int64 = 1
    for _ in 0..<18 {
      power *= 10
      for value in [power - 1, power, power + 1, -power] {
        #expect(text { $0.put(integer: value) } == value.description)
      }
    }
  }

  @Test(arguments: 1...20)
  func writesAnyDecimal(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      var unscaled = Int64.random(
        in: -999_999_999_999_999_999...999_999_999_999_999_999, using: &random)
      unscaled /= powers.randomElement(using: &random) ?? 1
      unscaled *=
        powers.filter { unscaled.magnitude <= 999_999_999_999_999_999 / $0.magnitude }
        .randomElement(using: &random) ?? 1
      let scale = Int.random(in: 0...18, using: &random)
      #expect(
        text { $0.put(decimal: unscaled, scale: DecimalScale(scale)) }
          == naiveDecimal(unscaled, scale: scale))
    }
  }

  /// Short decimals, any bits, whole numbers, and the neighbours of short decimals.
  @Test(arguments: 1...20)
  func writesAnyFractionAsSwiftDoes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let digits = Double(
        Int64.random(in: 0..<1 << 53, using: &random)
          >> Int64.random(
            in: 0...52, using: &random))
      let short = digits / Double(powers.randomElement(using: &random) ?? 1)
      for double in [
        short, -short, short.nextUp, short.nextDown, digits,
        Double(bitPattern: random.next()),
      ] {
        #expect(text { $0.put(double: double) } == double.description)
      }
      let float = Float(short)
      for float in [
        float, -float, float.nextUp, float.nextDown, Float(digits),
        Float(bitPattern: UInt32(truncatingIfNeeded: random.next())),
      ] {
        #expect(text { $0.put(float: float) } == float.description)
      }
    }
  }

  /// The day after a written day is the next one of the calendar.
  @Test(arguments: [-719_162, -25_600, -1_000, 10_900, 19_700, 2_932_000])
  func writesDayAfterDay(first: Int) {
    var last = text { $0.put(daysSince1970: first) }.split(separator: "-").compactMap { Int($0) }
    for days in (first + 1)..<(first + 890) {
      let next = text { $0.put(daysSince1970: days) }.split(separator: "-").compactMap { Int($0) }
      let isLeap = last[0] % 4 == 0 && (last[0] % 100 != 0 || last[0] % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      if last[2] < lengths[last[1] - 1] {
        #expect(next == [last[0], last[1], last[2] + 1])
      } else {
        #expect(next == (last[1] < 12 ? [last[0], last[1] + 1, 1] : [last[0] + 1, 1, 1]))
      }
      last = next
    }
  }
}

/// 1 through 10^18.
private let powers: [Int64] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

/// The decimal by way of its digits in a string.
private func naiveDecimal(_ unscaled: Int64, scale: Int) -> String {
  let digits = unscaled.magnitude.description
  let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
  let sign = unscaled < 0 ? "-" : ""
  let fraction = String(padded.suffix(scale)).trimmingZeros
  return sign + padded.dropLast(scale) + (fraction.isEmpty ? "" : "." + fraction)
}

extension String {
  /// Without the zeros at its end.
  fileprivate var trimmingZeros: Substring {
    var rest = self[...]
    while rest.last == "0" { rest.removeLast() }
    return rest
  }
}
