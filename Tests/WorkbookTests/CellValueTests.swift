import Support
import Tables
import Testing

@testable import Workbook

@Suite struct CellValueTests {
  private static let decimal = ColumnType.decimal(precision: 18, scale: 4)

  @Test(
    arguments: [
      (nil, .string, .empty),
      (.boolean(true), .boolean, .boolean(true)),
      (.integer(-5), .int32, .number(-5, .general)),
      (.integer(999_999_999_999_999), .int64, .number(999_999_999_999_999, .general)),
      (.integer(1_000_000_000_000_001), .int64, .text("1000000000000001")),
      (.integer(1_000_000_000_000_000), .int64, .number(1e15, .general)),
      (.integer(.min), .int64, .text("-9223372036854775808")),
      (.decimal(unscaled: 125_000), decimal, .number(12.5, .general)),
      (.decimal(unscaled: -1), decimal, .number(-0.0001, .general)),
      (.decimal(unscaled: 999_999_999_999_999_999), decimal, .text("99999999999999.9999")),
      (.decimal(unscaled: -1_234_567_890_123_456), decimal, .text("-123456789012.3456")),
      (.decimal(unscaled: 999_999_999_999_990_000), decimal, .number(99_999_999_999_999, .general)),
      (.float(0.1), .float, .number(0.1, .general)),
      (.double(.nan), .double, .text("nan")), (.double(-.infinity), .double, .text("-inf")),
      (.string("=1+1"), .string, .text("=1+1")),
      (.utf8([0x31, 0x2F, 0x33]), .string, .text("1/3")),
      // 2024-12-03, the first and the last day that Excel has right, and the one before.
      (.date(days: 20_060), .date, .number(45_629, .date)),
      (.date(days: -25_508), .date, .number(61, .date)),
      (.date(days: 2_932_896), .date, .number(2_958_465, .date)),
      (.date(days: -25_509), .date, .text("1900-02-28")),
      (.date(days: -719_162), .date, .text("0001-01-01")),
      (.date(days: .max), .date, .text("9223372036854775807")),
      (.timestamp(micros: 43_200_000_000), .timestamp, .number(25_569.5, .timestamp)),
      (
        .timestamp(micros: -2_203_891_200_000_001), .timestamp, .text("1900-02-28T23:59:59.999999Z")
      ),
      (
        .timestamp(micros: -62_135_596_800_000_000), .timestamp, .text("0001-01-01T00:00:00Z")
      ),
      (
        .timestamp(micros: -62_135_596_800_000_000 + 86_399_999_999), .timestamp,
        .text("0001-01-01T23:59:59.999999Z")
      ),
      (.timestamp(micros: -2_203_891_200_000_000), .timestamp, .number(61, .timestamp)),
      (
        .uuid(0xf81d_4fae_7dec_11d0_a765_00a0_c91e_6bf6), .uuid,
        .text("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
      ),
      (
        .list([.string("newt"), nil, .string("pike")]),
        .list(of: .string, elementsAreNullable: true), .text("newt; ; pike")
      ),
      (.list([.date(days: 0)]), .list(of: .date), .text("1970-01-01")),
      (.list([]), .list(of: .string), .text("")),
    ] as [(Cell?, ColumnType, CellValue)])
  func becomes(_ cell: Cell?, _ type: ColumnType, _ value: CellValue) {
    #expect(CellValue(cell, type) == value)
  }

  @Test(
    arguments: [
      ("GBP", 120_000, 12, "£#,##0"), ("GBP", 125_000, 12.5, "£#,##0.00##"),
      ("EUR", 120_000, 12, "[$€]#,##0"),
      ("USD", 120_000, 12, "\"$\"#,##0"), ("CHF", 120_000, 12, "\"CHF \"#,##0"),
      ("percent", 125_000, 12.5, "0.0#########\"%\""),
      ("percentage_point", 125_000, 12.5, "#,##0.0###"),
      ("children", 12_340_000, 1_234, "#,##0"), (nil, 12_345, 1.2345, "#,##0.0###"),
    ] as [(String?, Int64, Double, String)])
  func showsUnits(_ unit: String?, unscaled: Int64, number: Double, code: String) {
    let value = CellValue(.decimal(unscaled: unscaled), Self.decimal, hasUnit: true, unit: unit)
    guard case .number(let found, let style) = value else {
      Issue.record("\(value) is no number")
      return
    }
    #expect(found == number && style.code == code)
  }

  /// Every decimal of 15 digits is the number that its text is.
  @Test(arguments: 1...5)
  func isTheNearestNumber(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let scale = Int.random(in: 0...18, using: &random)
      let unscaled = Int64.random(in: -999_999_999_999_999...999_999_999_999_999, using: &random)
      let value = CellValue(.decimal(unscaled: unscaled), .decimal(precision: 18, scale: scale))
      guard case .number(let number, _) = value else {
        Issue.record("\(unscaled) at scale \(scale) is no number")
        continue
      }
      #expect(number == Double("\(unscaled)e-\(scale)"))
    }
  }
}
