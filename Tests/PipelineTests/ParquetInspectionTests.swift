import Parquet
import Support
import Tables
import Testing

@testable import Pipeline

@Suite struct ParquetInspectionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let schema = Schema(
    name: "prices", description: "A row is a price.",
    fields: [
      Field("item", .string, description: "What is sold."),
      Field("price", .decimal(precision: 9, scale: 2), isNullable: true),
      Field("since", .date), Field("seen", .timestamp), Field("count", .int32, isNullable: true),
    ])

  /// Writes a file of so many rows.
  private func write(_ count: Int, item: (Int) -> String = { "item \($0)" }) throws {
    var builder = TableBuilder(schema: Self.schema)
    for row in 0..<count {
      try builder.append([
        .string(item(row)), row == 1 ? nil : .decimal(unscaled: Int64(row * 125 - 5)),
        .date(days: 20_000 + row), .timestamp(micros: -1 + row), row > 1 ? .integer(row) : nil,
      ])
    }
    var options = ParquetOptions(createdBy: .init(name: "gleaner", version: "1.2.3", build: "abc"))
    (options.compression, options.rowGroupRows) = (.uncompressed, 4)
    options.metadata = [.init("licence", "none")]
    options.bloomFilterColumns = ["item"]
    var bytes: [UInt8] = []
    try withUnsafeMutablePointer(to: &bytes) { bytes in
      var writer = ParquetWriter(schema: Self.schema, options: options) { bytes.pointee += $0 }
      try writer.append(builder.take())
      try writer.finish()
    }
    try folder.write(bytes, to: "prices.parquet")
  }

  private func inspect(_ name: String = "prices.parquet") throws -> String {
    try ParquetInspection(atBytes: Array("\(folder.path)/\(name)".utf8)).text()
  }

  @Test func describesTheFile() throws {
    try write(6)
    let text = try inspect()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("\(folder.path)/prices.parquet: 6 rows in 2 row groups, "))
    #expect(lines[1] == "written by gleaner version 1.2.3 (build abc)")
    #expect(
      lines[3...8] == [
        "column  type           nulls    meaning", "item    string         none     What is sold.",
        "price   decimal(9, 2)  allowed", "since   date           none",
        "seen    timestamp      none",
        "count   int32          allowed",
      ])
    #expect(lines.contains("table.description  A row is a price."))
    #expect(lines.contains("licence            none"))
    #expect(!text.contains("column.item.description"))
    #expect(lines.contains("row group 1: 2 rows"))
    let chunk = try #require(lines.first { $0.hasPrefix("price   UNCOMPRESSED") })
      .split(separator: " ")
    #expect(chunk.contains("-0.05") && chunk.contains("3.70"))
    #expect(text.contains("column index, offset index, bloom filter\n"))
  }

  @Test func showsTheFirstRows() throws {
    try write(12)
    let rows = try inspect().split(separator: "the first 10 of 12 rows\n")[1]
      .split(separator: "\n")
    #expect(rows.count == 11)
    #expect(
      rows[0...3] == [
        "item    price  since       seen                         count",
        "item 0  -0.05  2024-10-04  1969-12-31T23:59:59.999999Z   null",
        "item 1   null  2024-10-05  1970-01-01T00:00:00Z          null",
        "item 2   2.45  2024-10-06  1970-01-01T00:00:00.000001Z      2",
      ])
  }

  @Test func describesAFileWithoutRows() throws {
    try write(0)
    #expect(try inspect().hasSuffix("\nno rows\n"))
  }

  /// Nothing in a file moves the terminal's cursor or turns its writing round.
  @Test func disarmsCells() throws {
    try write(3) {
      ["\u{1B}[2J", "a\u{202E}b\r\n\tc", String(repeating: "long ", count: 100)][$0]
    }
    let text = try inspect()
    #expect(text.contains(#"\u{1B}[2J  "#))
    #expect(text.contains(#"a\u{202E}b\u{D}\u{A}\u{9}c"#))
    #expect(text.contains("\n" + String(repeating: "long ", count: 7) + "long…"))
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0.value == 0x202E })
  }

  @Test func saysWhyAFileCannotBeRead() throws {
    try write(3)
    let whole = try folder.bytes(of: "prices.parquet")
    try folder.write(Array(whole.dropLast()), to: "cut.parquet")
    try folder.write("", to: "empty.parquet")
    var damaged = whole
    damaged[40] ^= 1
    try folder.write(damaged, to: "damaged.parquet")
    try folder.pipe("pipe")
    for (name, status, code) in [
      ("cut.parquet", .dataError, "not-parquet"), ("empty.parquet", .dataError, "not-parquet"),
      ("damaged.parquet", .dataError, "bad-page"), ("none", .noInput, "file-unreadable"),
      ("pipe", .noInput, "file-unreadable"), ("", .noInput, "file-unreadable"),
    ] as [(String, RunStatus, String)] {
      let error = #expect(throws: InspectionError.self) { try inspect(name) }
      #expect(error.flatMap { RunStatus($0) } == status)
      #expect(error?.code == code)
      let line = error.map { errorLine($0) } ?? ""
      #expect(line.hasPrefix("gleaner: \(folder.path)/\(name): ") && line.hasSuffix("[\(code)]"))
    }
  }
}
