import CSV
import Support
import Tables
import Testing

/// The file of one column of text, without its header.
private func file(
  _ texts: [String?], _ profile: CSVProfile
) throws -> (rows: String, alterations: CSVWriter.Alterations) {
  let schema = Schema(name: "notes", fields: [Field("note", .string, isNullable: true)])
  var builder = TableBuilder(schema: schema)
  for text in texts { try builder.append([text.map(Cell.string)]) }
  let output = Output()
  var writer = CSVWriter(schema: schema, profile: profile, sink: output.write)
  try writer.append(builder.take())
  try writer.finish()
  let header = profile == .spreadsheet ? "\u{FEFF}note\r\n" : "note\n"
  let text = String(decoding: output.bytes, as: UTF8.self)
  #expect(text.utf8.starts(with: header.utf8))
  return (
    String(decoding: output.bytes.dropFirst(header.utf8.count), as: UTF8.self), writer.alterations
  )
}

@Suite struct CSVWriterTests {
  @Test(arguments: [
    (nil, ""),
    ("", "\"\""),
    ("plain", "plain"),
    ("two words", "two words"),
    ("a,b", "\"a,b\""),
    ("say \"so\"", "\"say \"\"so\"\"\""),
    ("\"", "\"\"\"\""),
    ("up\ndown", "\"up\ndown\""),
    ("up\r\ndown", "\"up\r\ndown\""),
    ("\r", "\"\r\""),
    (" lead", "\" lead\""),
    ("trail ", "\"trail \""),
    ("#1", "\"#1\""),
    ("NULL", "NULL"),
    ("NA", "NA"),
    ("\\N", "\\N"),
    ("=1+2", "=1+2"),
    ("a\0b", "a\0b"),
    ("line\u{2028}end", "line\u{2028}end"),
    ("🚀 שלום \u{202E}x", "🚀 שלום \u{202E}x"),
  ])
  func quotes(_ text: String?, as field: String) throws {
    #expect(try file([text], .program).rows == field + "\n")
  }

  @Test(arguments: [
    ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
    ("+44 20", "\"'+44 20\""),
    ("-5", "\"'-5\""),
    ("@SUM(A1)", "\"'@SUM(A1)\""),
    ("\tx", "\"'\tx\""),
    ("\rx", "\"'\rx\""),
    ("\nx", "\"'\nx\""),
    ("\0=1", "\"'\0=1\""),
    ("＝1", "\"'＝1\""),
    ("＋1", "\"'＋1\""),
    ("－1", "\"'－1\""),
    ("＠x", "\"'＠x\""),
  ])
  func disarms(_ text: String, as field: String) throws {
    let written = try file([text], .spreadsheet)
    #expect(written.rows == field + "\r\n")
    #expect(written.alterations.disarmed == 1)
    #expect(written.alterations.shortened == 0)
  }

  /// What no spreadsheet runs stays as it is.
  @Test(arguments: ["1=1", "a-b", "£5", "'quoted'", "％", "ﬀ", "(1)", "–5", " "])
  func leavesOthersAlone(_ text: String) throws {
    let written = try file([text], .spreadsheet)
    #expect(!written.rows.contains("'=") && written.alterations.disarmed == 0)
    var reader = CSVReader(Array(written.rows.utf8))
    #expect(try reader.nextRow() == [text])
  }

  @Test(arguments: [
    ("", "x", 32_767, 32_767, 0),
    ("", "x", 32_768, 32_767, 1),
    // Three bytes, one UTF-16 code unit: no more than fits.
    ("", "€", 32_767, 32_767, 0),
    // Two code units each, and none of them is cut in half.
    ("", "🚀", 16_383, 32_766, 0),
    ("", "🚀", 16_384, 32_767, 1),
    ("=", "x", 1 << 20, 32_767, 1),
    ("=", "x", 32_765, 32_767, 0),
    ("=", "x", 32_766, 32_767, 1),
  ])
  func cutsToACell(
    _ start: String, _ rest: String, times: Int, units: Int, shortened: Int
  ) throws {
    let text = start + String(repeating: rest, count: times)
    let written = try file([text], .spreadsheet)
    var reader = CSVReader(Array(written.rows.utf8))
    let cell = try #require(try reader.nextRow()?[0])
    #expect(cell.utf16.count == units)
    #expect(cell.hasSuffix("…") == (shortened == 1))
    #expect(written.alterations.shortened == shortened)
  }

  @Test func writesEachType() throws {
    let schema = Schema(
      name: "all",
      fields: [
        Field("b", .boolean), Field("i", .int32), Field("l", .int64), Field("d", .double),
        Field("day", .date), Field("at", .timestamp), Field("m", .decimal(precision: 18, scale: 4)),
        Field("s", .string, isNullable: true),
      ])
    var builder = TableBuilder(schema: schema)
    try builder.append([
      .boolean(true), .integer(-5), .integer(.min), .double(0.1), .date(days: 0),
      .timestamp(micros: 0), .decimal(unscaled: -1), .null,
    ])
    try builder.append([
      .boolean(false), .integer(0), .integer(.max), .double(-0.0), .date(days: -719_162),
      .timestamp(micros: -1), .decimal(unscaled: 999_999_999_999_999_999), .string("=x"),
    ])
    let output = Output()
    var writer = CSVWriter(schema: schema, profile: .spreadsheet, sink: output.write)
    try writer.append(builder.take())
    try writer.finish()
    #expect(
      String(decoding: output.bytes, as: UTF8.self) == """
        \u{FEFF}b,i,l,d,day,at,m,s\r
        true,-5,-9223372036854775808,0.1,1970-01-01,1970-01-01T00:00:00Z,-0.0001,\r
        false,0,9223372036854775807,-0.0,0001-01-01,1969-12-31T23:59:59.999999Z,\
        99999999999999.9999,"'=x"\r

        """)
  }

  @Test func writesTheOtherTypes() throws {
    let schema = Schema(
      name: "others", fields: [Field("f", .float), Field("u", .uuid, isNullable: true)])
    var builder = TableBuilder(schema: schema)
    try builder.append([.float(0.1), .uuid(0xF81D_4FAE_7DEC_11D0_A765_00A0_C91E_6BF6)])
    try builder.append([.float(-.infinity), .null])
    #expect(
      try file(of: builder.take(), .program) == """
        f,u
        0.1,f81d4fae-7dec-11d0-a765-00a0c91e6bf6
        -inf,

        """)
  }

  @Test(
    arguments: [
      (.int32, [], "[]"),
      (.int32, [.integer(-5)], "[-5]"),
      (.int64, [.integer(1), nil, .integer(.min)], "\"[1,null,-9223372036854775808]\""),
      (.boolean, [.boolean(true), .boolean(false)], "\"[true,false]\""),
      (.decimal(precision: 18, scale: 2), [.decimal(unscaled: 1_250)], "[12.5]"),
      (.double, [.double(1e-7), .double(5)], "\"[1e-07,5.0]\""),
      (
        .double, [.double(.nan), .double(.infinity), .double(-.infinity)],
        #""[""NaN"",""Infinity"",""-Infinity""]""#
      ),
      (.float, [.float(0.1), .float(-.infinity)], #""[0.1,""-Infinity""]""#),
      (.date, [.date(days: 0), nil], #""[""1970-01-01"",null]""#),
      (.timestamp, [.timestamp(micros: 0)], #""[""1970-01-01T00:00:00Z""]""#),
      (.uuid, [.uuid(1)], #""[""00000000-0000-0000-0000-000000000001""]""#),
      (.string, [.string(""), .string("a,b")], #""["""",""a,b""]""#),
      (
        .string, [.string("q\" b\\ \u{8}\t\n\u{C}\r\0\u{1F}é\u{7F}")],
        #""[""q\"" b\\ \b\t\n\f\r\u0000\u001fé"# + "\u{7F}" + #"""]""#
      ),
    ] as [(ColumnType, [Cell?], String)])
  func writesLists(_ element: ColumnType, _ cells: [Cell?], as field: String) throws {
    let schema = Schema(
      name: "lists",
      fields: [Field("l", .list(of: element, elementsAreNullable: true), isNullable: true)])
    var builder = TableBuilder(schema: schema)
    try builder.append([nil])
    try builder.append([.list(cells)])
    try builder.append([.list(cells)])
    #expect(try file(of: builder.take(), .program) == "l\n\n\(field)\n\(field)\n")
  }

  /// A list is a text like any other: what is longer than a spreadsheet's cell is cut.
  @Test func cutsListsToACell() throws {
    let schema = Schema(name: "lists", fields: [Field("l", .list(of: .int32))])
    var builder = TableBuilder(schema: schema)
    try builder.append([.list(Array(repeating: .integer(77), count: 20_000))])
    let output = Output()
    var writer = CSVWriter(schema: schema, profile: .spreadsheet, sink: output.write)
    try writer.append(builder.take())
    try writer.finish()
    var reader = CSVReader(output.bytes)
    _ = try reader.nextRow()
    let cell = try #require(try reader.nextRow()?[0])
    #expect(cell.utf16.count == 32_767 && cell.hasPrefix("[77,77,") && cell.hasSuffix("…"))
    #expect(writer.alterations.shortened == 1 && writer.alterations.disarmed == 0)
  }

  /// Text is looked at in blocks: the byte that needs quotes is found wherever it is.
  @Test(arguments: [",", "\"", "\n", "\r"])
  func findsTheByteThatNeedsQuotes(special: Character) throws {
    var texts: [String] = []
    for length in 1...50 {
      texts.append(String(repeating: "x", count: length))
      for place in 0..<length {
        var text = Array(repeating: Character("x"), count: length)
        text[place] = special
        texts.append(String(text))
      }
    }
    let expected = texts.map { text in
      text.contains(special)
        ? "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\"" : text
    }
    #expect(try file(texts, .program).rows == expected.map { $0 + "\n" }.joined())
  }

  /// Each column takes some stack while rows are written.
  @Test func writesAThousandColumns() throws {
    let schema = Schema(
      name: "wide", fields: (0..<1_000).map { Field("c\($0)", .string, isNullable: true) })
    var builder = TableBuilder(schema: schema)
    try builder.append((0..<1_000).map { $0 == 1 ? .null : .string("\($0)") })
    let output = Output()
    var writer = CSVWriter(schema: schema, profile: .program, sink: output.write)
    try writer.append(builder.take())
    try writer.finish()
    let row = String(decoding: output.bytes, as: UTF8.self).split(separator: "\n").last
    let expected = (0..<1_000).map { $0 == 1 ? "" : "\($0)" }.joined(separator: ",")
    #expect(row.map(String.init) == expected)
  }

  @Test func writesAHeaderWithoutRows() throws {
    #expect(try file([], .program).rows == "")
  }

  /// Whatever the text, a program reads it back; a spreadsheet reads it behind its apostrophe.
  @Test(arguments: 1...20)
  func comesBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let texts = (0..<200).map { _ in randomText(&random) }
    for profile in [CSVProfile.program, .spreadsheet] {
      var reader = CSVReader(Array(try file(texts, profile).rows.utf8))
      for text in texts {
        let field = try #require(try reader.nextRow())[0]
        if profile == .spreadsheet, let field, let text, field != text {
          #expect(field == "'" + text)
        } else {
          #expect(field == text)
        }
      }
      #expect(try reader.nextRow() == nil)
    }
  }

  /// The same bytes and the same count of altered cells, in batches of any size, on any threads.
  @Test(arguments: [
    (CSVProfile.program, CSVCompression.none), (.spreadsheet, .none), (.program, .gzip(level: 1)),
  ])
  func givesTheSameBytesHoweverItIsFed(
    _ profile: CSVProfile, _ compression: CSVCompression
  ) throws {
    let table = try Self.mixed.get()
    var expected: ([UInt8], CSVWriter.Alterations)?
    for (workers, size) in [
      (Workers.none, 34_000), (.none, 77), (.threads, 34_000), (.threads, 1_025),
      (.backwards, 20_000),
    ] {
      let output = Output()
      var writer = CSVWriter(
        schema: table.schema, profile: profile, compression: compression, workers: workers,
        sink: output.write)
      for start in stride(from: 0, to: table.rowCount, by: size) {
        var builder = TableBuilder(schema: table.schema)
        builder.append(contentsOf: table, rows: start..<min(start + size, table.rowCount))
        try writer.append(builder.take())
      }
      try writer.finish()
      let first = expected ?? (output.bytes, writer.alterations)
      #expect(output.bytes == first.0)
      #expect(writer.alterations == first.1)
      expected = first
    }
    let altered = try #require(expected).1
    #expect((altered.disarmed > 0) == (profile == .spreadsheet))
    #expect((altered.shortened > 0) == (profile == .spreadsheet))
  }

  private static let mixed = Result { try mixedTable(rows: 34_000) }

  /// Rows of every way that a cell is written, a long text and formulas among them.
  private static func mixedTable(rows: Int) throws -> Table {
    let schema = Schema(
      name: "mixed",
      fields: [
        Field("n", .int64), Field("note", .string, isNullable: true), Field("share", .double),
        Field("days", .list(of: .date), isNullable: true),
      ])
    var random = SeededGenerator(seed: 1)
    let long = String(repeating: "=long ", count: 6_000)
    var builder = TableBuilder(schema: schema)
    for number in 0..<rows {
      let note = number % 9_973 == 5 ? long : randomText(&random)
      let days = (0..<Int.random(in: 0...3, using: &random)).map { Cell.date(days: $0) }
      try builder.append([
        .integer(number), note.map(Cell.string), .double(Double(number) / 7),
        number % 5 == 0 ? nil : .list(days),
      ])
    }
    return builder.take()
  }

  @Test func passesOnWhatTheSinkThrows() throws {
    let schema = Schema(name: "n", fields: [Field("n", .int64)])
    var writer = CSVWriter(schema: schema, profile: .program) { _ in throw Full() }
    #expect(throws: Full.self) { try writer.finish() }
    let table = try Self.mixedTable(rows: 5_000)
    for workers in [Workers.none, .threads] {
      var writer = CSVWriter(schema: table.schema, profile: .program, workers: workers) { bytes in
        if bytes.count > 100 { throw Full() }
      }
      #expect(throws: Full.self) { try writer.append(table) }
      #expect(throws: Full.self) { try writer.append(table) }
      #expect(throws: Full.self) { try writer.finish() }
    }
  }

  private struct Full: Error {}
}

/// The file of a table.
private func file(of table: Table, _ profile: CSVProfile) throws -> String {
  let output = Output()
  var writer = CSVWriter(schema: table.schema, profile: profile, sink: output.write)
  try writer.append(table)
  try writer.finish()
  return String(decoding: output.bytes, as: UTF8.self)
}

/// Where a test's bytes go.
final class Output {
  private(set) var bytes: [UInt8] = []

  func write(_ more: UnsafeRawBufferPointer) {
    bytes += more
  }
}

/// Text of what trips writers, or null.
func randomText(_ random: inout SeededGenerator) -> String? {
  let pieces = [
    "a", ",", "\"", "\n", "\r\n", "\r", "\0", " ", "\t", "=", "-", "é", "🚀", "\u{2028}", "אב",
    "\u{202E}", "＝", "\u{FEFF}", "'",
  ]
  let count = Int.random(in: -1...6, using: &random)
  guard count >= 0 else { return nil }
  return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
}
