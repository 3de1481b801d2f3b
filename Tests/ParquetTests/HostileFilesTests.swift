import Tables
import Testing

@testable import Parquet

/// Files that are made to do harm, or that a bad program makes.
@Suite struct HostileFilesTests {
  @Test func readsTheSoundOne() throws {
    let table = try ParquetReader(HandmadeFile([1, -2, 3]).bytes).table(rowGroup: 0)
    #expect(table.columns[0].values == .int32([1, -2, 3]))
  }

  @Test func refusesAFileCutAnywhere() {
    let whole = HandmadeFile([1, 2, 3]).bytes
    for length in 0..<whole.count {
      #expect(throws: ParquetReadError.self) { try ParquetReader(Array(whole[..<length])) }
      #expect(throws: ParquetReadError.self) {
        try ParquetReader(Array(whole[length...].dropFirst()))
      }
    }
  }

  @Test(
    arguments: [
      (Array("<!DOCTYPE html><p>404</p>".utf8), ParquetReadError.notParquet),
      ([], .notParquet),
      (Array("PAR1\0\0\0\0PARE".utf8), .encrypted),
      (Array("PAR1\u{1}\0\0\0PAR1".utf8), .badFooter(.badLength(1))),
      (Array("PAR1\0\0\0\0PAR1".utf8), .badFooter(.endsEarly)),
    ] as [([UInt8], ParquetReadError)])
  func refuses(_ bytes: [UInt8], because error: ParquetReadError) {
    #expect(throws: error) { try ParquetReader(bytes) }
  }

  /// Structures within structures, known and unknown ones, and lists within lists.
  @Test(arguments: [
    [0x2C], [0x2C, 0x1C], [0x29, 0x1C], [0xFC], [0xF9, 0x19], [0xFB, 0x01, 0xCC],
  ])
  func refusesDeepMetadata(_ nest: [UInt8]) {
    let footer = [UInt8](repeatElement(nest, count: 100_000).joined())
    #expect(throws: ParquetReadError.self) {
      try ParquetReader(HandmadeFile([1]).withFooter(footer))
    }
    let unknown = [0xFC] + [UInt8](repeating: 0x1C, count: 100_000)
    #expect(throws: ParquetReadError.badFooter(.tooDeep)) {
      try ParquetReader(HandmadeFile([1]).withFooter(unknown))
    }
  }

  /// Two thousand million nodes of a schema, row groups, bytes of a name.
  @Test(
    arguments: [
      [0x29, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0x49, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x07],
      [0x68, 0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0x99, 0xF1, 0xFF, 0xFF, 0xFF, 0xFF, 0x07],
    ] as [[UInt8]])
  func refusesCountsBeyondTheBytes(_ footer: [UInt8]) {
    #expect(throws: ParquetReadError.badFooter(.endsEarly)) {
      try ParquetReader(HandmadeFile([1]).withFooter(footer))
    }
  }

  @Test func refusesSchemasThatAreNone() {
    let leaf = SchemaElement(type: .int32, repetition: .required, name: "n")
    let cases: [([SchemaElement], ParquetReadError)] = [
      ([], .noColumns), ([SchemaElement(name: "t")], .noColumns),
      (
        [SchemaElement(name: "t", childCount: .max), leaf],
        .badFooter(.badValue("num_children", Int(Int32.max)))
      ),
      (
        [
          SchemaElement(name: "t", childCount: 1), SchemaElement(name: "g", childCount: .max), leaf,
        ],
        .badFooter(.missing("a node of the schema"))
      ),
      (
        [SchemaElement(name: "t", childCount: 1), SchemaElement(name: "g", childCount: -1), leaf],
        .badFooter(.badValue("num_children", -1))
      ),
      ([SchemaElement(name: "t", childCount: 2), leaf, leaf], .sameName("n")),
      (
        [SchemaElement(name: "t", childCount: 1), SchemaElement(type: .int32, name: "")],
        .namelessColumn(0)
      ),
      (
        [SchemaElement(name: "t", childCount: 1), leaf, leaf],
        .badFooter(.valueCount(expected: 2, found: 3))
      ),
    ]
    for (nodes, error) in cases {
      var file = HandmadeFile([1])
      file.nodes = nodes
      #expect(throws: error) { try ParquetReader(file.bytes) }
    }
  }

  @Test func refusesChunks() {
    let cases: [((inout HandmadeFile) -> Void, PageFault)] = [
      (
        { $0.valueCount = .max },
        .overLimit("the number of a column chunk's values", .max, limit: 1 << 24)
      ),
      ({ $0.valueCount = -1 }, .badValue("ColumnMetaData.num_values", -1)),
      ({ $0.valueCount = 4 }, .valueCount(expected: 3, found: 4)),
      ({ $0.offset = -1 }, .badValue("an offset", -1)),
      ({ $0.offset = .max }, .badValue("an offset", .max)),
      ({ $0.offset = 0 }, .badValue("an offset", 0)),
      ({ $0.size = .max }, .badLength(.max)),
      ({ $0.size = -1 }, .badLength(-1)),
      ({ $0.type = .int64 }, .badValue("ColumnMetaData.type", 2)),
    ]
    for (harm, fault) in cases {
      var file = HandmadeFile([1, 2, 3])
      file.rowCount = 3
      harm(&file)
      #expect(throws: ParquetReadError.badChunk(column: "n", rowGroup: 0, fault)) {
        try ParquetReader(file.bytes).table(rowGroup: 0)
      }
    }
  }

  @Test func refusesRowCountsBeyondReason() {
    var file = HandmadeFile([1, 2, 3])
    (file.rowCount, file.valueCount) = (1 << 62, 1 << 62)
    #expect(throws: ParquetReadError.self) { try ParquetReader(file.bytes).table(rowGroup: 0) }
    (file.rowCount, file.rowsOfFile) = (-1, -1)
    #expect(throws: ParquetReadError.badFooter(.badValue("RowGroup.num_rows", -1))) {
      try ParquetReader(file.bytes)
    }
    (file.rowCount, file.rowsOfFile) = (3, 4)
    #expect(throws: ParquetReadError.badFooter(.valueCount(expected: 4, found: 3))) {
      try ParquetReader(file.bytes)
    }
  }

  @Test func refusesPages() {
    let data = PageHeader.Content.data(count: 3, encoding: .plain)
    let three = [Int32]([1, 2, 3]).flatMap { plain($0) }
    expect(.endsEarly) { $0.append(Array(three.dropLast()), data) }
    expect(.endsEarly) { $0.append(three, data, compressedSize: 13) }
    expect(.badValue("compressed_page_size", -1)) { $0.append(three, data, compressedSize: -1) }
    expect(.badValue("uncompressed_page_size", -1)) { $0.append(three, data, uncompressedSize: -1) }
    expect(.overLimit("the size of a page", 1 << 30, limit: 1 << 28)) {
      $0.append(three, data, uncompressedSize: 1 << 30)
    }
    expect(.badValue("num_values", -1)) { $0.append(three, .data(count: -1, encoding: .plain)) }
    expect(.valueCount(expected: 3, found: 4)) {
      $0.append(three, .data(count: 4, encoding: .plain))
    }
    expect(.overLimit("the number of a page's values", 1 << 30, limit: 1 << 24)) {
      $0.append(three, .data(count: 1 << 30, encoding: .plain))
    }
    expect(.unreadEncoding("BYTE_STREAM_SPLIT")) {
      $0.append(three, .data(count: 3, encoding: .byteStreamSplit))
    }
    expect(.noDictionary) { $0.append([1, 3, 0], .data(count: 3, encoding: .rleDictionary)) }
    expect(.badChecksum) {
      $0.append(three, data)
      $0.pages[$0.pages.count - 1] ^= 1
    }
    expect(.badLength(-1)) {
      $0.append(
        three,
        .dataV2(
          DataPageHeaderV2(
            valueCount: 3, nullCount: 0, rowCount: 3, encoding: .plain, definitionLevelsSize: -1,
            repetitionLevelsSize: 0, isCompressed: false)))
    }
    expect(.endsEarly, page: 1) { $0.append(three.dropLast(4), .data(count: 2, encoding: .plain)) }
    // An entry that is not there; a width beyond 32 bits; a dictionary without entries.
    for (indices, fault) in [
      ([2, 3, 0x3F], .noSuchEntry(3, entries: 2)), ([33, 3, 0x3F], .badWidth(33)),
      ([32, 6, 0xFF, 0xFF, 0xFF, 0xFF], .noSuchEntry(Int(UInt32.max), entries: 2)),
      ([1, 0], .badLength(0)), ([], .endsEarly),
    ] as [([UInt8], PageFault)] {
      expect(fault, page: 1) {
        $0.append(Array(three.dropLast(4)), .dictionary(count: 2))
        $0.append(indices, .data(count: 3, encoding: .rleDictionary))
      }
    }
    expect(.noSuchEntry(0, entries: 0), page: 1) {
      $0.append([], .dictionary(count: 0))
      $0.append([1, 6, 0], .data(count: 3, encoding: .plainDictionary))
    }
  }

  /// Expects that a file of three required INT32 values, whose pages are these, is refused.
  private func expect(
    _ fault: PageFault, page: Int = 0, _ pages: (inout HandmadeFile) -> Void,
    location: SourceLocation = #_sourceLocation
  ) {
    var file = HandmadeFile([])
    (file.pages, file.valueCount) = ([], 3)
    pages(&file)
    #expect(
      throws: ParquetReadError.badPage(column: "n", rowGroup: 0, page: page, fault),
      sourceLocation: location
    ) {
      try ParquetReader(file.bytes).table(rowGroup: 0)
    }
  }

  /// A page that unpacks to more, or less, than its header says.
  @Test(arguments: [CompressionCodec.gzip, .zstd], [100, (1 << 20) - 1, (1 << 20) + 1])
  func refusesBombs(codec: CompressionCodec, claimed: Int) {
    let bomb = codec == .gzip ? gzipped(zeros: 1 << 20) : zstdBomb
    #expect(bomb.count < 5_000)
    expect(.badPacking) {
      $0.codec = codec
      $0.append(bomb, .data(count: 3, encoding: .plain), uncompressedSize: claimed)
    }
  }

  /// A text of a megabyte, a hundred thousand times: 30 bytes that ask for 100 GB.
  @Test func refusesADictionaryThatBlowsUp() {
    let rows: Int64 = 100_000
    var file = HandmadeFile(
      SchemaElement(type: .byteArray, repetition: .required, name: "n", convertedType: .utf8),
      valueCount: rows, rowCount: rows)
    file.append(
      plain(Int32(1 << 20)) + [UInt8](repeating: 0x61, count: 1 << 20), .dictionary(count: 1))
    var indices: [UInt8] = [1]
    indices.appendVarInt(UInt64(rows) << 1)
    file.append(indices + [0], .data(count: Int32(rows), encoding: .rleDictionary))
    #expect(
      throws: ParquetReadError.badPage(
        column: "n", rowGroup: 0, page: 1,
        .overLimit("the size of a column chunk", Int(rows) << 20, limit: 1 << 30))
    ) {
      try ParquetReader(file.bytes).table(rowGroup: 0)
    }
  }

  /// A column that stands for little, and often.
  @Test func refusesTablesBeyondTheMemory() throws {
    var limits = ParquetLimits()
    limits.tableBytes = 30
    let reader = try ParquetReader(HandmadeFile([1, 2, 3, 4, 5, 6, 7, 8]).bytes, limits: limits)
    #expect(
      throws: ParquetReadError.badChunk(
        column: "n", rowGroup: 0, .overLimit("the size of a table", 32, limit: 30))
    ) {
      try reader.table(rowGroup: 0)
    }
    #expect(try reader.table(rowGroup: 0, firstRows: 7).rowCount == 7)
  }

  @Test(
    arguments: [
      // Three values, the second null; then a level of 2; then levels for two values only.
      ([3, 0b101], nil), ([2, 1, 2, 2, 2, 1], .badLevel(2, greatest: 1)), ([4, 1], .endsEarly),
    ] as [([UInt8], PageFault?)])
  func readsDefinitionLevels(_ levels: [UInt8], fault: PageFault?) throws {
    var file = HandmadeFile(
      SchemaElement(type: .int32, repetition: .optional, name: "n"), valueCount: 3, rowCount: 3)
    file.append(
      plain(Int32(levels.count)) + levels + plain(Int32(7)) + plain(Int32(8)),
      .data(count: 3, encoding: .plain))
    let reader = try ParquetReader(file.bytes)
    if let fault {
      #expect(throws: ParquetReadError.badPage(column: "n", rowGroup: 0, page: 0, fault)) {
        try reader.table(rowGroup: 0)
      }
    } else {
      let column = try reader.table(rowGroup: 0).columns[0]
      #expect((0..<3).map { text(of: column, $0) } == ["7", "null", "8"])
    }
  }

  /// Lists in two levels and in three, under any names, and a repeated field that is in no list.
  @Test(arguments: [
    [
      SchemaElement(name: "n", childCount: 1, convertedType: .list),
      SchemaElement(type: .int32, repetition: .repeated, name: "array"),
    ],
    [
      SchemaElement(repetition: .required, name: "n", childCount: 1, logicalType: .list),
      SchemaElement(repetition: .repeated, name: "bag", childCount: 1),
      SchemaElement(type: .int32, repetition: .required, name: "array_element"),
    ],
    [SchemaElement(type: .int32, repetition: .repeated, name: "n")],
  ])
  func readsOldLists(_ nodes: [SchemaElement]) throws {
    // [7, 8], [], [9]
    let table = try ParquetReader(list(nodes, repetitions: [3, 0b0010], definitions: [3, 0b1011]))
      .table(rowGroup: 0)
    #expect(table.schema.fields[0].type == .list(of: .int32))
    #expect((0..<3).map { text(of: table.columns[0], $0) } == [#"["7", "8"]"#, "[]", #"["9"]"#])
  }

  @Test func refusesListsThatBeginNowhere() {
    let node = [SchemaElement(type: .int32, repetition: .repeated, name: "n")]
    #expect(
      throws: ParquetReadError.badPage(column: "n", rowGroup: 0, page: 0, .noRowBegun)
    ) {
      try ParquetReader(list(node, repetitions: [3, 0b0011], definitions: [3, 0b1011]))
        .table(rowGroup: 0)
    }
    // A list that goes on though it is empty.
    #expect(throws: ParquetReadError.badChunk(column: "n", rowGroup: 0, .noRowBegun)) {
      try ParquetReader(list(node, repetitions: [3, 0b0010], definitions: [3, 0b1110]))
        .table(rowGroup: 0)
    }
  }

  /// Three lists of three values, and one place without any.
  private func list(
    _ nodes: [SchemaElement], repetitions: [UInt8], definitions: [UInt8]
  ) -> [UInt8] {
    var file = HandmadeFile(
      nodes[0], below: Array(nodes.dropFirst()), valueCount: 4, rowCount: 3)
    file.append(
      plain(Int32(2)) + repetitions + plain(Int32(2)) + definitions
        + [Int32]([7, 8, 9]).flatMap { plain($0) },
      .data(count: 4, encoding: .plain))
    return file.bytes
  }

  @Test func namesColumnAndRowOfValuesThatDoNotFit() {
    let date = SchemaElement(
      type: .int32, repetition: .required, name: "n", convertedType: .date)
    let price = SchemaElement(
      type: .int32, repetition: .required, name: "n", convertedType: .decimal, scale: 2,
      precision: 3)
    let text = SchemaElement(
      type: .byteArray, repetition: .required, name: "n", convertedType: .utf8)
    let millis = SchemaElement(
      type: .int64, repetition: .required, name: "n", convertedType: .timestampMillis)
    for (node, page, error) in [
      (
        date, plain(Int32(0)) + plain(Int32.max),
        .dateOutOfRange(column: "n", row: 1, days: Int(Int32.max))
      ),
      (
        price, plain(Int32(999)) + plain(Int32(-1_000)),
        .tooManyDigits(column: "n", row: 1, unscaled: -1_000, precision: 3)
      ),
      (text, plain(Int32(1)) + [0x61] + plain(Int32(1)) + [0xC3], .notUTF8(column: "n", row: 1)),
      (
        millis, plain(Int64(0)) + plain(Int64.max),
        .timestampOutOfRange(column: "n", row: 1, micros: .max)
      ),
    ] as [(SchemaElement, [UInt8], TableError)] {
      var file = HandmadeFile(node, valueCount: 2, rowCount: 2)
      file.append(page, .data(count: 2, encoding: .plain))
      #expect(throws: ParquetReadError.badValue(rowGroup: 0, error)) {
        try ParquetReader(file.bytes).table(rowGroup: 0)
      }
    }
  }

  private struct Broken: Error {}

  @Test func passesOnWhatTheSourceThrows() throws {
    #expect(throws: Broken.self) { try ParquetReader(size: 100) { _ in throw Broken() } }
    #expect(throws: ParquetReadError.sourceFailed(expected: 4, found: 0)) {
      try ParquetReader(size: 100) { _ in [] }
    }
  }

  @Test func fetchesWhatIsAskedFor() throws {
    let schema = Schema(
      name: "t", fields: ["a", "b", "c"].map { Field($0, .int64) })
    let values = Column(.int64((0..<50_000).map { Int64($0) &* 0x1E37_79B9_7F4A_7C15 }))
    var options = ParquetOptions(createdBy: .init(name: "gleaner", version: "1", build: "a"))
    (options.compression, options.pageRows) = (.uncompressed, 1_000)
    let bytes = try file([Table(schema: schema, columns: [values, values, values])], options)
    let log = FetchLog()
    let reader = try ParquetReader(size: bytes.count) {
      log.fetched += $0.count
      return Array(bytes[$0])
    }
    #expect(log.fetched < 80_000)
    log.fetched = 0
    #expect(try reader.table(rowGroup: 0, columns: ["b"]).columns[0] == values)
    #expect((400_000..<410_000).contains(log.fetched))
    log.fetched = 0
    #expect(try reader.table(rowGroup: 0, firstRows: 10).rowCount == 10)
    #expect(log.fetched <= 3 << 16)
    #expect(throws: ParquetReadError.noSuchColumn("d")) {
      try reader.table(rowGroup: 0, columns: ["d"])
    }
    #expect(throws: ParquetReadError.sameName("a")) {
      try reader.table(rowGroup: 0, columns: ["a", "a"])
    }
  }

  private final class FetchLog {
    var fetched = 0
  }

  private func gzipped(zeros: Int) -> [UInt8] {
    Compressor(.gzip(level: 6)).compressed([UInt8](repeating: 0, count: zeros))
  }

  /// A megabyte of zeros, packed with zstd.
  private let zstdBomb: [UInt8] = [
    0x28, 0xB5, 0x2F, 0xFD, 0x80, 0x48, 0x00, 0x00, 0x10, 0x00, 0x54, 0x00, 0x00, 0x10, 0x00, 0x00,
    0x01, 0x00, 0xFB, 0xFF, 0x39, 0xC0, 0x02, 0x02, 0x00, 0x10, 0x00, 0x02, 0x00, 0x10, 0x00, 0x02,
    0x00, 0x10, 0x00, 0x02, 0x00, 0x10, 0x00, 0x02, 0x00, 0x10, 0x00, 0x02, 0x00, 0x10, 0x00, 0x03,
    0x00, 0x10, 0x00,
  ]
}
