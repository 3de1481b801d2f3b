import Tables
import Testing

private let schema = Schema(
  name: "visits",
  fields: [
    Field("place", .string), Field("note", .string, isNullable: true),
    Field("rooms", .int32, isNullable: true), Field("people", .int64, isNullable: true),
    Field("cost", .decimal(precision: 5, scale: 2), isNullable: true),
    Field("day", .date, isNullable: true), Field("at", .timestamp, isNullable: true),
    Field("share", .double, isNullable: true), Field("open", .boolean, isNullable: true),
  ])

/// A row of the schema that has only its required cell, with one cell changed.
private func row(_ index: Int, _ cell: Cell?) -> [Cell?] {
  var row: [Cell?] = [.string("Hall")] + [Cell?](repeating: nil, count: 8)
  row[index] = cell
  return row
}

@Suite struct TableBuilderTests {
  @Test func holdsWhatItIsGiven() throws {
    var builder = TableBuilder(schema: schema)
    try builder.append([
      .string("Hall"), .utf8(Array("ünder".utf8)[...]), .integer(-3), .integer(1 << 40),
      .decimal(unscaled: 99_999), .date(days: 19_000), .timestamp(micros: -1), .double(0.5),
      .boolean(true),
    ])
    try builder.append(row(1, .null))
    #expect(builder.rowCount == 2)
    let table = builder.take()
    #expect(builder.rowCount == 0)
    #expect(table.rowCount == 2)
    #expect(table.columns[2].values == .int32([-3, 0]))
    #expect(table.columns[3].values == .int64([1 << 40, 0]))
    #expect(table.columns[4].values == .int64([99_999, 0]))
    #expect(table.columns[5].values == .int32([19_000, 0]))
    #expect(table.columns[6].values == .int64([-1, 0]))
    #expect(table.columns[7].values == .double([0.5, 0]))
    #expect(table.columns[8].values == .boolean([true, false]))
    #expect(table.columns[0].validity.nullCount == 0)
    #expect((0..<2).map { table.columns[1].validity[$0] } == [true, false])
    guard case .string(let notes) = table.columns[1].values else {
      Issue.record("text is held as strings")
      return
    }
    #expect((0..<2).map(notes.string) == ["ünder", ""])
  }

  @Test(
    arguments: [
      (0, nil, TableError.nullInRequiredColumn(column: "place", row: 1)),
      (0, .integer(1), .wrongType(column: "place", row: 1, expected: .string, found: "integer")),
      (1, .utf8([0xC3, 0x28]), .notUTF8(column: "note", row: 1)),
      // A surrogate is no character.
      (1, .utf8([0xED, 0xA0, 0x80]), .notUTF8(column: "note", row: 1)),
      (2, .integer(1 << 31), .integerOutOfRange(column: "rooms", row: 1, value: 1 << 31)),
      (3, .double(1), .wrongType(column: "people", row: 1, expected: .int64, found: "double")),
      (
        4, .decimal(unscaled: 100_000),
        .tooManyDigits(column: "cost", row: 1, unscaled: 100_000, precision: 5)
      ),
      (
        4, .decimal(unscaled: .min),
        .tooManyDigits(column: "cost", row: 1, unscaled: .min, precision: 5)
      ),
      (5, .date(days: 2_932_897), .dateOutOfRange(column: "day", row: 1, days: 2_932_897)),
      (
        6, .timestamp(micros: 253_402_300_800_000_000),
        .timestampOutOfRange(column: "at", row: 1, micros: 253_402_300_800_000_000)
      ),
    ] as [(Int, Cell?, TableError)])
  func refuses(_ index: Int, _ cell: Cell?, because reason: TableError) throws {
    var builder = TableBuilder(schema: schema)
    try builder.append(row(1, .string("first")))
    #expect(throws: reason) { try builder.append(row(index, cell)) }
    #expect(builder.rowCount == 1, "a refused row leaves nothing behind")
  }

  @Test(arguments: [
    (5, Cell.date(days: -719_162)), (5, .date(days: 2_932_896)),
    (6, .timestamp(micros: -62_135_596_800_000_000)),
    (6, .timestamp(micros: 253_402_300_799_999_999)), (2, .integer(-(1 << 31))),
    (4, .decimal(unscaled: -99_999)),
  ])
  func takesTheLastThatFits(_ index: Int, _ cell: Cell) throws {
    var builder = TableBuilder(schema: schema)
    try builder.append(row(index, cell))
    #expect(builder.rowCount == 1)
  }

  @Test func countsRowsFromTheBeginning() throws {
    var builder = TableBuilder(schema: schema)
    try builder.append(row(1, nil))
    _ = builder.take()
    try builder.append(row(1, nil))
    #expect(throws: TableError.cellCount(row: 2, expected: 9, found: 1)) {
      try builder.append([nil])
    }
  }

  @Test func joinsTables() throws {
    var builder = TableBuilder(schema: schema)
    for number in 0..<5 {
      try builder.append(row(1, number == 3 ? nil : .string("n\(number)")))
    }
    let table = builder.take()
    builder.append(contentsOf: table, rows: 4..<5)
    builder.append(contentsOf: table, rows: 2..<4)
    let joined = builder.take()
    guard case .string(let notes) = joined.columns[1].values else {
      Issue.record("text is held as strings")
      return
    }
    #expect((0..<3).map(notes.string) == ["n4", "n2", ""])
    #expect((0..<3).map { joined.columns[1].validity[$0] } == [true, true, false])
  }

  @Test func saysWhere() {
    let error = TableError.nullInRequiredColumn(column: "place", row: 7)
    #expect(error.code == "null-in-required-column")
    #expect(error.message == "column \"place\", row 7: null where the schema asks for a value")
  }
}
