import Testing

@testable import CSV

@Suite struct NumbersTests {
  @Test(
    arguments: [
      (0, 4, "0"), (10_000, 4, "1"), (125_000, 4, "12.5"), (1, 4, "0.0001"), (-1, 4, "-0.0001"),
      (-100_000, 4, "-10"), (1_234, 0, "1234"), (7, 18, "0.000000000000000007"),
      (999_999_999_999_999_999, 18, "0.999999999999999999"), (100, 2, "1"), (105, 2, "1.05"),
      (.min, 0, "-9223372036854775808"),
    ] as [(Int64, Int, String)])
  func writesDecimals(_ unscaled: Int64, scale: Int, as text: String) {
    var bytes: [UInt8] = []
    bytes.appendDecimal(unscaled, scale: scale)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (-1, "1969-12-31"), (19_782, "2024-02-29"), (-719_162, "0001-01-01"),
    (2_932_896, "9999-12-31"), (-25_509, "1900-02-28"), (-25_508, "1900-03-01"),
  ])
  func writesDates(_ days: Int, as text: String) {
    var bytes: [UInt8] = []
    bytes.appendDate(daysSince1970: days)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"),
    (1_000_001, "1970-01-01T00:00:01.000001Z"), (86_399_000_000, "1970-01-01T23:59:59Z"),
    (-86_400_000_000, "1969-12-31T00:00:00Z"),
  ])
  func writesTimestamps(_ micros: Int, as text: String) {
    var bytes: [UInt8] = []
    bytes.appendTimestamp(micros: micros)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
