import Parquet
import Support
import Tables
import Testing

private let everyType = Schema(
  name: "all", description: "A row of everything.",
  fields: [
    Field("flag", .boolean, isNullable: true), Field("small", .int32, description: "A small one."),
    Field("large", .int64, isNullable: true), Field("share", .double, isNullable: true),
    Field("price", .decimal(precision: 9, scale: 2), isNullable: true),
    Field("total", .decimal(precision: 18, scale: 4)), Field("day", .date, isNullable: true),
    Field("at", .timestamp), Field("note", .string, isNullable: true),
    Field("grade", .string, isNullable: true, isVocabulary: true),
    Field("never", .string, isNullable: true),
  ])

private func options() -> ParquetOptions {
  var options = ParquetOptions(createdBy: .init(name: "gleaner", version: "1.2.3", build: "abc"))
  options.compression = .uncompressed
  return options
}

/// The file of the batches.
private func file(
  _ batches: [Table], of schema: Schema, _ options: ParquetOptions = options()
) throws -> [UInt8] {
  let output = Output()
  var writer = ParquetWriter(schema: schema, options: options, sink: output.write)
  for batch in batches { try writer.append(batch) }
  try writer.finish()
  return output.bytes
}

/// Rows of every type, with nulls, and each cell's PLAIN bytes by column.
private func randomRows(
  _ count: Int, _ random: inout SeededGenerator
) throws -> (table: Table, cells: [[[UInt8]?]]) {
  var builder = TableBuilder(schema: everyType)
  var cells = [[[UInt8]?]](repeating: [], count: everyType.fields.count)
  for _ in 0..<count {
    let small = Int32.random(in: -50...50, using: &random)
    let large = Int64(bitPattern: random.next())
    let price = Int64.random(in: -999_999_999...999_999_999, using: &random)
    let share = [0.0, -0.0, 1.5, .nan].randomElement(using: &random) ?? 0
    let note = (0..<Int.random(in: 0..<9, using: &random)).map { _ in
      ["é", "🚀", "x", "\0", "\n"].randomElement(using: &random) ?? ""
    }.joined()
    let grade = ["good", "poor", ""].randomElement(using: &random) ?? ""
    let row: [(Cell, [UInt8])] = [
      (.boolean(small > 0), [small > 0 ? 1 : 0]), (.integer(Int(small)), plain(small)),
      (.integer(Int(large)), plain(large)), (.double(share), plain(share.bitPattern)),
      (.decimal(unscaled: price), plain(Int32(price))),
      (.decimal(unscaled: price * 1_000), plain(price * 1_000)),
      (.date(days: Int(small)), plain(small)), (.timestamp(micros: Int(price)), plain(price)),
      (.string(note), Array(note.utf8)), (.string(grade), Array(grade.utf8)),
      (.string(""), []),
    ]
    var cellsOfRow: [Cell?] = []
    for (column, field) in everyType.fields.enumerated() {
      let isNull =
        field.name == "never"
        || field.isNullable && Int.random(in: 0..<4, using: &random) == 0
      cellsOfRow.append(isNull ? nil : row[column].0)
      cells[column].append(isNull ? nil : row[column].1)
    }
    try builder.append(cellsOfRow)
  }
  return (builder.take(), cells)
}

@Suite struct ParquetWriterTests {
  /// Whatever is written is read back by the specification's words, whatever the sizes of groups
  /// and pages.
  @Test(arguments: 1...12)
  func comesBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (table, cells) = try randomRows(Int.random(in: 1...600, using: &random), &random)
    var options = options()
    options.rowGroupRows = Int.random(in: 1...700, using: &random)
    if Bool.random(using: &random) {
      options.rowGroupBytes = Int.random(in: 1...20_000, using: &random)
    }
    options.pageRows = Int.random(in: 1...200, using: &random)
    options.pageBytes = Int.random(in: 1...2_000, using: &random)
    options.dictionaryBytes = Bool.random(using: &random) ? 0 : 1 << 20
    let reader = try FileReader(file([table], of: everyType, options))
    for (column, expected) in cells.enumerated() {
      #expect(try reader.cells(column) == expected)
    }
  }

  /// A row group ends with the row that reaches the bound, however the rows come in.
  @Test(arguments: [1, 7, 250])
  func boundsTheBytesOfARowGroup(batch: Int) throws {
    var builder = TableBuilder(schema: Schema(name: "texts", fields: [Field("text", .string)]))
    var batches: [Table] = []
    for number in 1...250 {
      // With eight bytes each: 108 bytes, so that the fifth reaches 500.
      try builder.append([.string(String(repeating: "a", count: 100))])
      if number % batch == 0 { batches.append(builder.take()) }
    }
    batches.append(builder.take())
    var options = options()
    options.rowGroupBytes = 500
    let bytes = try file(batches, of: batches[0].schema, options)
    let reader = try ParquetReader(bytes)
    #expect(
      (0..<reader.rowGroupCount).map { reader.rowCount(rowGroup: $0) }
        == [Int](repeating: 5, count: 50))
  }

  /// The statistics and the page index say what is in the pages, and not more.
  @Test(arguments: 1...12)
  func saysWhatIsTrue(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (table, cells) = try randomRows(300, &random)
    var options = options()
    options.pageRows = Int.random(in: 5...100, using: &random)
    let reader = try FileReader(file([table], of: everyType, options))
    for (column, expected) in cells.enumerated() {
      let statistics = reader.metaData(0, column)?[12]
      #expect(statistics?[3]?.integer == expected.count { $0 == nil })
      if let order = reader.order(ofColumn: column) {
        #expect(statistics?[6]?.bytes == expected.compactMap { $0 }.min(by: order))
        #expect(statistics?[5]?.bytes == expected.compactMap { $0 }.max(by: order))
      }
      let (columnIndex, offsetIndex) = try reader.indexes(0, column)
      let pages = try reader.pages(0, column).filter { !$0.isDictionary }
      let places = offsetIndex[1]?.elements ?? []
      #expect(places.map { $0[1]?.integer } == pages.map(\.offset))
      let starts = places.compactMap { $0[3]?.integer } + [expected.count]
      for (page, (start, end)) in zip(starts, starts.dropFirst()).enumerated() {
        let present = expected[start..<end].compactMap { $0 }
        // Where a page is all NaN there is no column index.
        guard let columnIndex else { continue }
        #expect(columnIndex[1]?.elements[page].bool == present.isEmpty)
        #expect(columnIndex[5]?.elements[page].integer == end - start - present.count)
        guard let order = reader.order(ofColumn: column) else { continue }
        #expect(columnIndex[2]?.elements[page].bytes == present.min(by: order) ?? [])
        #expect(columnIndex[3]?.elements[page].bytes == present.max(by: order) ?? [])
      }
    }
  }

  @Test func givesTheSameBytesHoweverItIsFed() throws {
    var random = SeededGenerator(seed: 7)
    let (table, _) = try randomRows(1_000, &random)
    var options = options()
    options.compression = .gzip()
    options.rowGroupRows = 300
    let whole = try file([table], of: everyType, options)
    for size in [1, 7, 299, 300, 301, 999] {
      var builder = TableBuilder(schema: everyType)
      let batches = stride(from: 0, to: 1_000, by: size).map { start in
        builder.append(contentsOf: table, rows: start..<min(start + size, 1_000))
        return builder.take()
      }
      #expect(try file(batches, of: everyType, options) == whole)
    }
    #expect(whole != (try file([table], of: everyType)))
  }

  @Test func describesTheSchema() throws {
    let reader = try FileReader(file([], of: everyType))
    let types = reader.fields.map { $0[1]?.integer }
    #expect(types == [0, 1, 2, 5, 1, 2, 1, 2, 6, 6, 6])
    #expect(reader.fields.map { $0[3]?.integer } == [1, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1])
    #expect(reader.fields.map { $0[4]?.text } == everyType.fields.map(\.name))
    #expect(reader.fields.map { $0[6]?.integer } == [nil, nil, nil, nil, 5, 5, 6, 10, 0, 0, 0])
    #expect(reader.fields[5][8]?.integer == 18 && reader.fields[5][7]?.integer == 4)
    #expect(
      reader.fields[5][10]
        == .structure([5: .structure([1: .integer(4), 2: .integer(18)])]))
    #expect(
      reader.fields[7][10]
        == .structure([8: .structure([1: .bool(true), 2: .structure([2: .structure([:])])])]))
    #expect(reader.fields[8][10] == .structure([1: .structure([:])]))
    #expect(reader.footer[1]?.integer == 1)
    #expect(reader.footer[7]?.elements.count == everyType.fields.count)
  }

  @Test func writesAFileWithoutRows() throws {
    let reader = try FileReader(file([], of: everyType))
    #expect(reader.footer[3]?.integer == 0)
    #expect(reader.rowGroups.isEmpty)
  }

  @Test func namesItsMakerAndMeaning() throws {
    var options = options()
    options.metadata = [.init("licence", "none")]
    let reader = try FileReader(file([], of: everyType, options))
    #expect(reader.footer[6]?.text == "gleaner version 1.2.3 (build abc)")
    let pairs = reader.footer[5]?.elements.map { [$0[1]?.text, $0[2]?.text] }
    #expect(
      pairs == [
        ["table.description", "A row of everything."],
        ["column.small.description", "A small one."], ["licence", "none"],
      ])
  }

  @Test func boundsDoublesByTheRules() throws {
    let schema = Schema(name: "x", fields: [Field("x", .double)])
    let cases: [([Double], Double?, Double?, Int)] = [
      ([1, -2, .nan], -2, 1, 1), ([0.0, 0.0], -0.0, 0.0, 0), ([-0.0, -0.0], -0.0, 0.0, 0),
      ([.nan, .nan], nil, nil, 2), ([-.infinity, .infinity], -.infinity, .infinity, 0),
    ]
    for (values, lower, upper, nans) in cases {
      let table = try Table(schema: schema, columns: [Column(.double(values))])
      let reader = try FileReader(file([table], of: schema))
      let statistics = reader.metaData(0, 0)?[12]
      #expect(statistics?[6]?.bytes == lower.map { plain($0.bitPattern) })
      #expect(statistics?[5]?.bytes == upper.map { plain($0.bitPattern) })
      #expect(statistics?[9]?.integer == nans)
      // The format has no column index for a page of NaN alone.
      #expect((try reader.indexes(0, 0).column == nil) == (lower == nil))
    }
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4], 1), ([4, 3, 2, 1], 2), ([1, 4, 2, 3], 0), ([5, 5, 5, 5], 1),
    ] as [([Int64], Int)])
  func knowsTheOrderOfPages(_ values: [Int64], order: Int) throws {
    let schema = Schema(name: "n", fields: [Field("n", .int64)])
    var options = options()
    options.pageRows = 1
    let table = try Table(schema: schema, columns: [Column(.int64(values))])
    let reader = try FileReader(file([table], of: schema, options))
    #expect(try reader.indexes(0, 0).column?[4]?.integer == order)
  }

  @Test func flagsBoundsThatAreCut() throws {
    let schema = Schema(name: "s", fields: [Field("s", .string)])
    var builder = TableBuilder(schema: schema)
    try builder.append([.string(String(repeating: "é", count: 100))])
    try builder.append([.string("zz")])
    let reader = try FileReader(file([builder.take()], of: schema))
    let statistics = reader.metaData(0, 0)?[12]
    #expect(statistics?[6]?.text == "zz" && statistics?[8]?.bool == true)
    #expect(statistics?[5]?.text == String(repeating: "é", count: 31) + "ê")
    #expect(statistics?[7]?.bool == false)
  }

  /// A dictionary serves the whole chunk or none of it.
  @Test func choosesADictionaryForWholeChunks() throws {
    let schema = Schema(name: "s", fields: [Field("same", .string), Field("other", .int64)])
    var builder = TableBuilder(schema: schema)
    for number in 0..<500 { try builder.append([.string("again"), .integer(number)]) }
    var options = options()
    options.pageRows = 100
    let reader = try FileReader(file([builder.take()], of: schema, options))
    #expect(try reader.pages(0, 0).map { $0.header[5]?[2]?.integer } == [nil, 8, 8, 8, 8, 8])
    #expect(try reader.pages(0, 1).map { $0.header[5]?[2]?.integer } == [0, 0, 0, 0, 0])
    #expect(reader.metaData(0, 0)?[12]?[4]?.integer == 1)
  }

  @Test func givesALongValueAPageOfItsOwn() throws {
    let schema = Schema(name: "s", fields: [Field("s", .string, isNullable: true)])
    var builder = TableBuilder(schema: schema)
    try builder.append([.string("a")])
    try builder.append([.string(String(repeating: "x", count: 1 << 20))])
    try builder.append([nil])
    try builder.append([.string("b")])
    let reader = try FileReader(file([builder.take()], of: schema))
    #expect(try reader.pages(0, 0).map { $0.header[5]?[1]?.integer } == [1, 2, 1])
    #expect(try reader.cells(0).map { $0?.count } == [1, 1 << 20, nil, 1])
  }

  @Test func passesOnWhatTheSinkThrows() {
    var writer = ParquetWriter(schema: everyType, options: options()) { _ in throw Full() }
    #expect(throws: Full.self) { try writer.finish() }
  }

  private struct Full: Error {}
}

extension FileReader {
  /// How PLAIN values of a column are ordered; nil for doubles, whose zeros and NaN have rules of
  /// their own.
  fileprivate func order(ofColumn column: Int) -> (([UInt8], [UInt8]) -> Bool)? {
    switch fields[column][1]?.integer {
    case 1:
      return {
        Int32(truncatingIfNeeded: littleEndian($0[...]))
          < Int32(truncatingIfNeeded: littleEndian($1[...]))
      }
    case 2:
      return { Int64(bitPattern: littleEndian($0[...])) < Int64(bitPattern: littleEndian($1[...])) }
    case 5: return nil
    default: return { $0.lexicographicallyPrecedes($1) }
    }
  }
}

/// Where a test's bytes go.
final class Output {
  private(set) var bytes: [UInt8] = []

  func write(_ more: UnsafeRawBufferPointer) {
    bytes += more
  }
}
