import CSV
import Testing

/// All rows of the text.
private func rows(_ text: String) throws(CSVError) -> [[String?]] {
  var reader = CSVReader(Array(text.utf8))
  var rows: [[String?]] = []
  while let row = try reader.nextRow() { rows.append(row) }
  return rows
}

@Suite struct CSVReaderTests {
  @Test(
    arguments: [
      ("", []),
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
      ("\u{FEFF}a\n", [["a"]]),
      ("\"a\"\n", [["a"]]),
      (",\n", [[nil, nil]]),
      ("\"\",x\n", [["", "x"]]),
      ("\"a\"\"b\",\"c,d\",\"e\r\nf\"\n", [["a\"b", "c,d", "e\r\nf"]]),
      (" a , b \n", [[" a ", " b "]]),
      ("\n", [[nil]]),
      ("a,", [["a", nil]]),
    ] as [(String, [[String?]])])
  func reads(_ text: String, as expected: [[String?]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test(arguments: [
    ("a\n\"b", CSVError.unclosedQuote(line: 2)),
    ("\"a\nb\nc", .unclosedQuote(line: 1)),
    ("\"a\"b\n", .textAfterQuote(line: 1)),
    ("\"a\nb\" \n", .textAfterQuote(line: 2)),
    ("a\"b\n", .quoteInBareField(line: 1)),
    ("a\rb\n", .bareCarriageReturn(line: 1)),
  ])
  func refuses(_ text: String, because reason: CSVError) {
    #expect(throws: reason) { try rows(text) }
  }

  @Test func refusesWhatIsNotUTF8() {
    var reader = CSVReader([0x61, 0xFF, 0x0A])
    #expect(throws: CSVError.notUTF8(line: 1)) { try reader.nextRow() }
  }
}
