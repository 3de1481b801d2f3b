import Tables

/// Rows that writers get wrong, mixed into a table of figures.
enum EdgeCases {
  /// The rows of a page, as ParquetOptions has them.
  private static let pageRows = 20_000

  /// The table with odd rows at its beginning, nulls at the ends of its pages, and a third page that
  /// holds nulls alone. It has as many rows as before, or as many as there are odd ones.
  static func mixed(into table: Table) throws -> Table {
    var builder = TableBuilder(schema: table.schema)
    for number in 0..<odd { try builder.append(row(number)) }
    while builder.rowCount < table.rowCount {
      let row = builder.rowCount
      let place = row % pageRows
      if row / pageRows == 2 || place == 0 || place == pageRows - 1 || row == table.rowCount - 1 {
        try builder.append(sparse)
      } else {
        let end = min((row / pageRows + 1) * pageRows, table.rowCount) - 1
        builder.append(contentsOf: table, rows: row..<end)
      }
    }
    return builder.take()
  }

  private static let odd = 40

  /// A row as odd as its number says; each column goes round its own list.
  private static func row(_ number: Int) -> [Cell?] {
    let text = texts[number % texts.count]
    return [
      .string(ids[number % ids.count]), .string(text), days[number % days.count],
      .string("E-EDGE"), .string("edge_\(number)"),
      .decimal(unscaled: amounts[number % amounts.count]),
      number % 5 == 4 ? nil : .decimal(unscaled: amounts[(number + 3) % amounts.count]),
      number % 3 == 0 ? nil : .string(texts[(number + 1) % texts.count]),
      number % 4 == 0 ? .string("") : nil, .string("µ🚀"),
      .string(texts[(number + 7) % texts.count]),
      .integer(Int(integers[number % integers.count])),
      .integer(Int(integers[(number + 1) % integers.count])),
      .double(doubles[number % doubles.count]),
      .timestamp(micros: instants[number % instants.count]),
    ]
  }

  /// Null wherever that is allowed.
  private static let sparse: [Cell?] = [
    .string(""), .string(""), nil, .string(""), .string(""), .decimal(unscaled: 0), nil, nil, nil,
    nil,
    .string(""), .integer(0), .integer(0), .double(0), .timestamp(micros: 0),
  ]

  private static let ids = [
    String(repeating: "0", count: 64), String(repeating: "f", count: 64), "", "\u{10FFFF}", "short",
  ]

  private static let texts = [
    "", " ", "\"", "\"\"", "a \"quoted\" word", "one,two", "two\nlines", "two\r\nlines", "\r", "\t",
    "null", "NULL", "NA", "nan", "\\N", "\\", "true", "007", "1e5", "=SUM(A1)", "@here", "#", "'",
    "2024-02-30", "\u{FEFF}mark", "e\u{301}\u{323}", "日本語", "🚀👩‍👧", "\u{10FFFF}", "\u{FFFF}",
    "\u{7F}\u{80}",
    "nothing\0here", String(repeating: "\u{10FFFF}", count: 40),
    String(repeating: "é", count: 3_000),
    String(repeating: "long, \"long\"\n", count: 9_000),
  ]

  private static let days: [Cell?] = [
    .date(days: ColumnType.dateRange.lowerBound), .date(days: ColumnType.dateRange.upperBound),
    .date(days: 0), .date(days: -1), nil, .date(days: 11_016),
  ]

  private static let instants = [
    ColumnType.timestampRange.lowerBound, ColumnType.timestampRange.upperBound, 0, -1, 1,
    951_782_399_999_999,
  ]

  private static let amounts: [Int64] = [
    999_999_999_999_999_999, -999_999_999_999_999_999, 0, 1, -1, 10_000, -5, 9_999,
  ]

  private static let integers: [Int32] = [.min, .max, 0, -1, 1]

  private static let doubles: [Double] = [
    .nan, -0.0, 0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 0.1, 1e21, 123_456_789.125, 1e-7,
  ]
}
