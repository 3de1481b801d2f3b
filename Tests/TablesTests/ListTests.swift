import Support
import Tables
import Testing

private let schema = Schema(
  name: "visits",
  fields: [
    Field("id", .uuid), Field("share", .float, isNullable: true),
    Field("grades", .list(of: .string), isNullable: true),
    Field("days", .list(of: .date, elementsAreNullable: true), isNullable: true),
  ])

private func row(_ index: Int, _ cell: Cell?) -> [Cell?] {
  var row: [Cell?] = [.uuid(1), nil, nil, nil]
  row[index] = cell
  return row
}

@Suite struct ListTests {
  @Test func holdsWhatItIsGiven() throws {
    var builder = TableBuilder(schema: schema)
    try builder.append([
      .uuid(.max), .float(0.5), .list([.string("good"), .utf8(Array("für".utf8)[...])]),
      .list([.date(days: 1), nil]),
    ])
    try builder.append([.uuid(0), nil, nil, .list([])])
    let table = builder.take()
    #expect(table.columns[0].values == .uuid([.max, 0]))
    #expect(table.columns[1].values == .float([0.5, 0]))
    #expect(table.columns[1].validity.nullCount == 1)
    #expect(strings(of: table, column: 2) == [["good", "für"], nil])
    guard case .list(let days) = table.columns[3].values else {
      Issue.record("a list is held as lists")
      return
    }
    #expect(days.offsets == [0, 2, 2])
    #expect(days.elements.values == .int32([1, 0]))
    #expect((0..<2).map { days.elements.validity[$0] } == [true, false])
  }

  @Test(
    arguments: [
      (
        0, .integer(1),
        TableError.wrongType(column: "id", row: 1, expected: .uuid, found: "integer")
      ),
      (1, .double(1), .wrongType(column: "share", row: 1, expected: .float, found: "double")),
      (2, .list([.string("a"), nil]), .nullElement(column: "grades", row: 1)),
      (
        2, .string("a"),
        .wrongType(column: "grades", row: 1, expected: .list(of: .string), found: "string")
      ),
      (
        2, .list([.date(days: 0)]),
        .wrongType(column: "grades", row: 1, expected: .string, found: "date")
      ),
      (
        2, .list([.list([])]),
        .wrongType(column: "grades", row: 1, expected: .string, found: "list")
      ),
      (2, .list([.utf8([0xFF])]), .notUTF8(column: "grades", row: 1)),
      (
        3, .list([nil, .date(days: 2_932_897)]),
        .dateOutOfRange(column: "days", row: 1, days: 2_932_897)
      ),
    ] as [(Int, Cell?, TableError)])
  func refuses(_ index: Int, _ cell: Cell?, because reason: TableError) throws {
    var builder = TableBuilder(schema: schema)
    try builder.append(row(2, .list([.string("first"), .string("second")])))
    #expect(throws: reason) { try builder.append(row(index, cell)) }
    #expect(builder.rowCount == 1, "a refused row leaves nothing behind")
    #expect(strings(of: builder.take(), column: 2) == [["first", "second"]])
  }

  /// A column that comes as a whole is refused with the row of the list, not with the place of
  /// the element.
  @Test func refusesColumnsThatDoNotFit() throws {
    let one = Schema(name: "t", fields: [Field("l", .list(of: .date))])
    var nulls = Validity()
    for isValid in [true, true, true, false] { nulls.append(isValid) }
    let cases: [(Column, TableError)] = [
      (Column(.int32([0, 1, 2, 3]), validity: nulls), .nullElement(column: "l", row: 2)),
      (
        Column(.int32([0, 3_000_000, 2, 3])), .dateOutOfRange(column: "l", row: 0, days: 3_000_000)
      ),
      (
        Column(.int64([0, 1, 2, 3])),
        .wrongType(column: "l", row: 0, expected: .list(of: .date), found: "list")
      ),
    ]
    for (elements, reason) in cases {
      let lists = try #require(ListValues(elements: elements, offsets: [0, 2, 2, 4]))
      #expect(throws: reason) { try Table(schema: one, columns: [Column(.list(lists))]) }
    }
  }

  @Test(arguments: [
    ([0, 1, 3], true), ([0, 0, 3], true), ([0], false), ([0, 2], false), ([1, 3], false),
    ([0, 2, 1, 3], false), ([], false),
  ])
  func takesWholeColumns(_ offsets: [Int], fits: Bool) {
    #expect((ListValues(elements: Column(.int32([1, 2, 3])), offsets: offsets) != nil) == fits)
  }

  /// Parts of a table, put together again, are the same lists.
  @Test(arguments: 1...20)
  func joinsTables(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var builder = TableBuilder(schema: schema)
    var expected: [[String]?] = []
    for _ in 0..<100 {
      let isNull = Int.random(in: 0..<4, using: &random) == 0
      let texts = (0..<Int.random(in: 0...3, using: &random)).map { "\($0)-\(random.next())" }
      expected.append(isNull ? nil : texts)
      try builder.append(row(2, isNull ? nil : .list(texts.map(Cell.string))))
    }
    let table = builder.take()
    #expect(strings(of: table, column: 2) == expected)
    var joined: [[String]?] = []
    for _ in 0..<10 {
      let start = Int.random(in: 0...100, using: &random)
      let rows = start..<Int.random(in: start...100, using: &random)
      builder.append(contentsOf: table, rows: rows)
      joined += expected[rows]
    }
    #expect(strings(of: builder.take(), column: 2) == joined)
    #expect(builder.take().rowCount == 0)
  }

  /// The lists of text of a column, nil where a row is null.
  private func strings(of table: Table, column: Int) -> [[String]?]? {
    guard case .list(let lists) = table.columns[column].values,
      case .string(let texts) = lists.elements.values
    else { return nil }
    return (0..<table.rowCount).map { row in
      table.columns[column].validity[row] ? lists[row].map(texts.string) : nil
    }
  }
}
