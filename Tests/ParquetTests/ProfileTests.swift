import Support
import Tables
import Testing

@testable import Parquet

/// Both encoding profiles with every codec.
func profiles() -> [ParquetOptions] {
  [ParquetOptions.Encodings.compatible, .modern].flatMap { encodings in
    [ParquetOptions.Compression.uncompressed, .gzip(), .zstd()].map { compression in
      var options = ParquetOptions(
        createdBy: .init(name: "gleaner", version: "1.2.3", build: "abc"))
      options.encodings = encodings
      options.compression = compression
      return options
    }
  }
}

/// A column of each type and of lists of it, each level nullable and not.
private let everyPlace = Schema(
  name: "t",
  fields: [
    .boolean, .int32, .int64, .float, .double, .string, .date, .timestamp,
    .decimal(precision: 9, scale: 2), .decimal(precision: 18, scale: 18), .uuid,
  ].flatMap { (type: ColumnType) in
    [false, true].flatMap { isNullable in
      [
        Field("\(type) \(isNullable)", type, isNullable: isNullable),
        Field("\(type) list \(isNullable)", .list(of: type), isNullable: isNullable),
        Field(
          "\(type) list? \(isNullable)", .list(of: type, elementsAreNullable: true),
          isNullable: isNullable),
      ]
    }
  })

@Suite struct ProfileTests {
  /// Every type in every place comes back, over the ends of pages and row groups.
  @Test(arguments: profiles().indices)
  func bringsBackEveryType(profile: Int) throws {
    var random = SeededGenerator(seed: UInt64(profile))
    let table = try randomTable(everyPlace, 150, using: &random)
    var options = profiles()[profile]
    options.rowGroupRows = 64
    options.pageRows = 10
    let reader = try ParquetReader(file([table], options))
    #expect(try rows(of: reader) == cells(of: table))
  }

  /// Pages of nothing but nulls, empty lists or nulls in lists, whose body is empty.
  @Test(arguments: profiles().indices)
  func bringsBackPagesWithoutValues(profile: Int) throws {
    let schema = Schema(
      name: "t", fields: everyPlace.fields.filter { $0.isNullable || $0.type.element != $0.type })
    var builder = TableBuilder(schema: schema)
    for row in 0..<30 {
      try builder.append(
        schema.fields.map { field in
          if field.isNullable, row < 20 { return nil }
          guard case .list(_, let elementsAreNullable) = field.type else { return nil }
          return .list(elementsAreNullable && row >= 10 ? [nil, nil] : [])
        })
    }
    let table = builder.take()
    var options = profiles()[profile]
    options.pageRows = 10
    options.bloomFilterColumns = Set(schema.fields.map(\.name))
    let reader = try ParquetReader(file([table], options))
    #expect(try rows(of: reader) == cells(of: table))
  }

  /// A file is the same whatever the threads do, and however many row groups it has.
  @Test(arguments: profiles().indices)
  func doesNotDependOnThreads(profile: Int) throws {
    var random = SeededGenerator(seed: UInt64(profile) + 100)
    let table = try randomTable(everyPlace, 120, using: &random)
    var options = profiles()[profile]
    options.bloomFilterColumns = Set(everyPlace.fields.map(\.name))
    options.pageRows = 20
    for rowGroupRows in [17, 40, 60, 119, 120, 200] {
      options.rowGroupRows = rowGroupRows
      let alone = try file([table], options)
      for workers in [Workers.threads, .backwards] {
        #expect(try file([table], options, workers: workers) == alone)
      }
    }
  }

  @Test func takesPagesWithoutEnd() throws {
    var random = SeededGenerator(seed: 3)
    let table = try randomTable(everyPlace, 20, using: &random)
    for var options in profiles() {
      options.pageRows = .max
      options.pageBytes = 100
      let reader = try ParquetReader(file([table], options))
      #expect(try rows(of: reader) == cells(of: table))
    }
  }

  /// What the sink throws ends the writing, with workers and without.
  @Test func throwsWhatTheSinkThrowsAgain() throws {
    struct Full: Error {}
    var random = SeededGenerator(seed: 4)
    let table = try randomTable(everyPlace, 20, using: &random)
    for workers in [Workers.none, .threads] {
      var (options, room) = (profiles()[0], 1_000)
      options.rowGroupRows = 5
      var writer = ParquetWriter(schema: everyPlace, options: options, workers: workers) { bytes in
        room -= bytes.count
        if room < 0 { throw Full() }
      }
      #expect(throws: Full.self) { try writer.append(table) }
      room = .max
      #expect(throws: Full.self) { try writer.append(table) }
      #expect(throws: Full.self) { try writer.finish() }
    }
  }
}
