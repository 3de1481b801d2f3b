import GRDB
import Support
import Tables
import Testing

@testable import SQLite

/// What other readers find is checked beside the files of a release; here is what cannot be seen there.
@Suite struct DatabaseFileTests {
  static let table = DatabaseTable(
    Schema(
      name: "odd \"rows\"", description: "",
      fields: [
        Field("id", .string, description: ""),
        Field("number", .decimal(precision: 18, scale: 4), isNullable: true, description: ""),
        Field("day", .date, isNullable: true, description: ""),
        Field("flag", .boolean, isNullable: true, description: ""),
        Field("text", .string, isNullable: true, description: ""),
      ]), primaryKey: ["id"], indexes: ["day"], searched: ["text"])

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var path: String { "\(folder.path)/a.sqlite" }

  private func write(_ rows: [[Cell?]], to path: String? = nil) throws {
    let file = try DatabaseFile(path ?? self.path, [Self.table])
    for row in rows { try file.append(row, to: Self.table.schema.name) }
    try file.finish(views: [("all rows", "SELECT * FROM \(quoted(Self.table.schema.name))")])
  }

  private func read(_ query: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      try Row.fetchAll(db, sql: query).map { row in
        row.databaseValues.map(\.description).joined(separator: " ")
      }
    }
  }

  /// Cells, with what SQLite has of them.
  @Test(
    arguments: [
      (
        [
          .string("a"), .decimal(unscaled: 8_000_000), .date(days: 0), .boolean(true), .string("x"),
        ],
        #""a" 800 "1970-01-01" 1 "x""#
      ),
      (
        [.string("b"), .decimal(unscaled: -125_000), nil, .boolean(false), .string("")],
        #""b" -12.5 NULL 0 """#
      ),
      (
        [.string("c"), .decimal(unscaled: 123_456_789_012_500), nil, nil, nil],
        #""c" 12345678901.25 NULL NULL NULL"#
      ),
      (
        [.string("0012"), nil, nil, nil, .string("1e3 £ “é” a\0b")],
        #""0012" NULL NULL NULL "1e3 £ “é” a�b""#
      ),
    ] as [([Cell?], String)])
  func holdsCells(_ row: [Cell?], as expected: String) throws {
    try write([row])
    #expect(try read("SELECT * FROM \"all rows\"") == [expected])
  }

  @Test func findsWords() throws {
    try write((0..<3_000).map { [.string("r\($0)"), nil, nil, nil, .string("homes \($0)")] })
    #expect(
      try read(
        "SELECT rowid FROM \"odd \"\"rows\"\"_fts\" WHERE \"odd \"\"rows\"\"_fts\" MATCH 'home 2999'"
      ) == ["3000"])
  }

  @Test func theSameRowsAreTheSameBytes() throws {
    let rows: [[Cell?]] = (0..<2_000).map {
      [.string("r\($0)"), .decimal(unscaled: $0), nil, nil, .string("a")]
    }
    try write(rows)
    try write(rows, to: "\(folder.path)/b.sqlite")
    #expect(try folder.bytes(of: "a.sqlite") == folder.bytes(of: "b.sqlite"))
  }

  @Test func forgetsTheRowsOfATable() throws {
    let file = try DatabaseFile(path, [Self.table])
    for id in ["a", "b"] {
      try file.append([.string(id), nil, nil, nil, nil], to: Self.table.schema.name)
    }
    try file.removeAll(of: Self.table.schema.name)
    try file.append([.string("a"), nil, nil, nil, nil], to: Self.table.schema.name)
    try file.finish(views: [])
    #expect(try read("SELECT id FROM \"odd \"\"rows\"\"\"") == ["\"a\""])
  }

  @Test func saysWhatIsWrong() throws {
    #expect(throws: DatabaseWriteError.self) { try write([], to: "\(folder.path)/none/a.sqlite") }
    #expect {
      try write([[.string("a"), nil, nil, nil, nil], [.string("a"), nil, nil, nil, nil]])
    } throws: { error in
      (error as? DatabaseWriteError)?.message.contains("UNIQUE constraint failed") ?? false
    }
  }
}
