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

  @Test func givesTheSameBytesHoweverItIsFed() throws {
    let schema = Schema(name: "n", fields: [Field("n", .int64)])
    let whole = Output()
    let parts = Output()
    var writer = CSVWriter(
      schema: schema, profile: .program, compression: .gzip(), sink: whole.write)
    try writer.append(Table(schema: schema, columns: [Column(.int64(Array(0..<50_000)))]))
    try writer.finish()
    writer = CSVWriter(schema: schema, profile: .program, compression: .gzip(), sink: parts.write)
    for start in stride(from: Int64(0), to: 50_000, by: 1_000) {
      try writer.append(
        Table(schema: schema, columns: [Column(.int64(Array(start..<(start + 1_000))))]))
    }
    try writer.finish()
    #expect(whole.bytes == parts.bytes)
  }

  @Test func passesOnWhatTheSinkThrows() throws {
    let schema = Schema(name: "n", fields: [Field("n", .int64)])
    var writer = CSVWriter(schema: schema, profile: .program) { _ in throw Full() }
    #expect(throws: Full.self) { try writer.finish() }
  }

  private struct Full: Error {}
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
