import Parquet
import Support
import Tables
import Testing

@Suite struct ParquetReaderTests {
  /// What `ParquetWriter` writes comes back.
  @Test(arguments: 1...60)
  func comesBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let schema = randomSchema(using: &random)
    let table = try randomTable(schema, Int.random(in: 0...300, using: &random), using: &random)
    let reader = try ParquetReader(file([table], randomOptions(using: &random)))
    #expect(reader.rowCount == table.rowCount)
    #expect(try reader.schema == stored(schema))
    #expect(try rows(of: reader) == cells(of: table))
  }

  /// The first rows are the same, however little of the file is read for them.
  @Test(arguments: 1...30)
  func readsFirstRows(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let schema = randomSchema(using: &random)
    let table = try randomTable(schema, Int.random(in: 1...300, using: &random), using: &random)
    var options = randomOptions(using: &random)
    options.rowGroupRows = 300
    let reader = try ParquetReader(file([table], options))
    for count in [0, 1, 7, table.rowCount, table.rowCount + 1] {
      let first = try reader.table(rowGroup: 0, firstRows: count)
      #expect(cells(of: first) == Array(cells(of: table).prefix(count)))
    }
  }
}

/// The schema as a file keeps it: not that a column is of a vocabulary.
func stored(_ schema: Schema) -> Schema {
  Schema(
    name: schema.name, description: schema.description,
    fields: schema.fields.map {
      Field($0.name, $0.type, isNullable: $0.isNullable, description: $0.description)
    })
}

func file(
  _ batches: [Table], _ options: ParquetOptions, workers: Workers = .none
) throws -> [UInt8] {
  let output = Output()
  var writer = ParquetWriter(
    schema: batches[0].schema, options: options, workers: workers, sink: output.write)
  for batch in batches { try writer.append(batch) }
  try writer.finish()
  return output.bytes
}

func randomOptions(using random: inout SeededGenerator) -> ParquetOptions {
  var options = ParquetOptions(createdBy: .init(name: "gleaner", version: "1.2.3", build: "abc"))
  options.compression =
    [.uncompressed, .gzip(level: 1), .zstd(level: 1)].randomElement(using: &random) ?? .uncompressed
  options.encodings = Bool.random(using: &random) ? .compatible : .modern
  options.rowGroupRows = Int.random(in: 1...400, using: &random)
  options.pageRows = Int.random(in: 1...200, using: &random)
  options.pageBytes = Int.random(in: 1...2_000, using: &random)
  options.dictionaryBytes = Bool.random(using: &random) ? 0 : 1 << 20
  return options
}

func randomSchema(using random: inout SeededGenerator) -> Schema {
  let types: [ColumnType] = [
    .boolean, .int32, .int64, .float, .double, .string, .date, .timestamp,
    .decimal(precision: 9, scale: 2), .decimal(precision: 18, scale: 18), .uuid,
  ]
  let fields = (0..<Int.random(in: 1...6, using: &random)).map { number in
    var type = types.randomElement(using: &random) ?? .string
    if Int.random(in: 0..<3, using: &random) == 0 {
      type = .list(of: type, elementsAreNullable: Bool.random(using: &random))
    }
    return Field(
      "column \(number)", type, isNullable: Bool.random(using: &random),
      isVocabulary: Bool.random(using: &random),
      description: Bool.random(using: &random) ? "What it is, “\(number)”." : "")
  }
  return Schema(name: "t", description: "A row of t.", fields: fields)
}

func randomTable(
  _ schema: Schema, _ count: Int, using random: inout SeededGenerator
) throws -> Table {
  var builder = TableBuilder(schema: schema)
  for _ in 0..<count {
    try builder.append(
      schema.fields.map { field in
        if field.isNullable, Int.random(in: 0..<3, using: &random) == 0 { return nil }
        return randomCell(field.type, using: &random)
      })
  }
  return builder.take()
}

func randomCell(_ type: ColumnType, using random: inout SeededGenerator) -> Cell {
  let bits = random.next() >> UInt64.random(in: 0...63, using: &random)
  switch type {
  case .boolean: return .boolean(bits & 1 == 0)
  case .int32: return .integer(Int(Int32(truncatingIfNeeded: bits)))
  case .int64: return .integer(Int(truncatingIfNeeded: bits))
  case .float:
    return .float([0, -0.0, .nan, .infinity, Float(bits)].randomElement(using: &random) ?? 0)
  case .double:
    return .double([0, -0.0, .nan, -.infinity, Double(bits)].randomElement(using: &random) ?? 0)
  case .string:
    let pieces = [
      "", "a", "é", "🚀", "\0", "\r\n", "\"", "\u{202E}", String(repeating: "x", count: 70),
    ]
    return .string(
      (0..<Int(bits & 3)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
  case .date:
    return .date(
      days: [-719_162, 2_932_896, Int(bits & 0xFFFF)].randomElement(using: &random) ?? 0)
  case .timestamp:
    return .timestamp(
      micros: [
        ColumnType.timestampRange.lowerBound, ColumnType.timestampRange.upperBound,
        Int(bits & 0xFFFF_FFFF),
      ].randomElement(using: &random) ?? 0)
  case .decimal(let precision, _):
    let limit: Int64 = precision == 9 ? 999_999_999 : 999_999_999_999_999_999
    return .decimal(
      unscaled: [limit, -limit, Int64(bits & 0xFFFFFF)].randomElement(using: &random) ?? 0)
  case .uuid: return .uuid(UInt128(bits) << 64 | UInt128(random.next()))
  case .list(let element, let isNullable):
    return .list(
      (0..<Int(bits & 3)).map { _ in
        isNullable && Bool.random(using: &random) ? nil : randomCell(element, using: &random)
      })
  }
}

/// The cells of a table, as text that tells apart what is not the same bits.
func cells(of table: Table) -> [[String]] {
  let columns = table.columns.map { column in
    (0..<column.count).map { text(of: column, $0) }
  }
  return (0..<table.rowCount).map { row in columns.map { $0[row] } }
}

func text(of column: Column, _ row: Int) -> String {
  guard column.validity[row] else { return "null" }
  switch column.values {
  case .boolean(let values): return "\(values[row])"
  case .int32(let values): return "\(values[row])"
  case .int64(let values): return "\(values[row])"
  case .float(let values): return "\(values[row].bitPattern)"
  case .double(let values): return "\(values[row].bitPattern)"
  case .string(let values): return "“\(values.string(at: row))”"
  case .uuid(let values): return "\(values[row])"
  case .list(let lists): return "\(lists[row].map { text(of: lists.elements, $0) })"
  }
}
