import Support
import Tables
import Testing

@testable import Parquet

@Suite struct StatisticsTests {
  /// The cells of a column, its least and greatest value in PLAIN encoding, and how many values are
  /// missing and how many differ, where that is known.
  @Test(
    arguments: [
      (
        .uuid, [.uuid(1), .uuid(1 << 127), .uuid(.max), .uuid(0x0100)],
        [UInt8](repeating: 0, count: 15) + [1], [UInt8](repeating: 0xFF, count: 16), 0, 4
      ),
      (
        .uuid, [.uuid(0x0100), .uuid(0xFF), nil], [UInt8](repeating: 0, count: 15) + [0xFF],
        [UInt8](repeating: 0, count: 14) + [1, 0], 1, 2
      ),
      (
        .float, [.float(1), .float(-2), .float(.nan)], plain(Float(-2).bitPattern),
        plain(Float(1).bitPattern), 0, nil
      ),
      (
        .float, [.float(0), nil, .float(-0.0)], plain(Float(-0.0).bitPattern),
        plain(Float(0).bitPattern), 1, nil
      ),
      (.float, [.float(.nan), nil], nil, nil, 1, nil),
      (.boolean, [.boolean(true), nil], [1], [1], 1, nil),
      (.boolean, [.boolean(true), .boolean(false)], [0], [1], 0, nil),
      (
        .decimal(precision: 9, scale: 2), [.decimal(unscaled: -5), .decimal(unscaled: 3)],
        plain(Int32(-5)), plain(Int32(3)), 0, 2
      ),
      (
        .decimal(precision: 18, scale: 2), [.decimal(unscaled: -5), .decimal(unscaled: 3)],
        plain(Int64(-5)), plain(Int64(3)), 0, 2
      ),
      (
        .list(of: .int32, elementsAreNullable: true),
        [.list([.integer(7), nil, .integer(-7)]), nil, .list([]), .list([.integer(7)])],
        plain(Int32(-7)), plain(Int32(7)), 3, 2
      ),
      (.list(of: .date), [.list([]), nil], nil, nil, 2, nil),
    ] as [(ColumnType, [Cell?], [UInt8]?, [UInt8]?, Int, Int?)])
  func bounds(
    _ type: ColumnType, _ cells: [Cell?], lower: [UInt8]?, upper: [UInt8]?, nulls: Int,
    distinct: Int?
  ) throws {
    let statistics = try #require(
      metaData(Field("x", type, isNullable: true), cells).first?[12])
    #expect(statistics[6]?.bytes == lower)
    #expect(statistics[5]?.bytes == upper)
    #expect(statistics[3]?.integer == nulls)
    #expect(statistics[4]?.integer == distinct)
  }

  /// How often each level stands, and the bytes of the texts.
  @Test func countsLevels() throws {
    let cells: [Cell?] = [
      .list([.string("ab"), nil, .string("c")]), nil, .list([]), .list([.string("d")]),
    ]
    let field = Field("x", .list(of: .string, elementsAreNullable: true), isNullable: true)
    let metaData = try #require(metaData(field, cells).first)
    #expect(metaData[5]?.integer == 6)
    #expect(metaData[16]?[1]?.integer == 4)
    #expect(metaData[16]?[2]?.elements.map(\.integer) == [4, 2])
    #expect(metaData[16]?[3]?.elements.map(\.integer) == [1, 1, 1, 3])
    let plain = try #require(self.metaData(Field("x", .int64), [.integer(1)]).first)
    #expect(plain[16]?[2] == nil && plain[16]?[3] == nil)
  }

  /// Sorting columns are numbered among the columns that hold values, of which a list is one.
  @Test func namesTheSortingColumns() throws {
    let schema = Schema(
      name: "t", fields: [Field("l", .list(of: .int32)), Field("a", .int32), Field("b", .uuid)])
    var options = options()
    options.rowGroupRows = 1
    options.sortingColumns = [.init("b", isDescending: true), .init("a", nullsFirst: true)]
    var builder = TableBuilder(schema: schema)
    try builder.append([.list([]), .integer(1), .uuid(2)])
    try builder.append([.list([]), .integer(1), .uuid(1)])
    let reader = try FileReader(file([builder.take()], options))
    #expect(reader.rowGroups.count == 2)
    for group in reader.rowGroups {
      let sorting = group[4]?.elements ?? []
      #expect(sorting.map { $0[1]?.integer } == [2, 1])
      #expect(sorting.map { $0[2]?.bool } == [true, false])
      #expect(sorting.map { $0[3]?.bool } == [false, true])
    }
  }

  /// The metadata of a column's chunks.
  private func metaData(_ field: Field, _ cells: [Cell?]) throws -> [ThriftValue] {
    var builder = TableBuilder(schema: Schema(name: "t", fields: [field]))
    for cell in cells { try builder.append([cell]) }
    let reader = try FileReader(file([builder.take()], options()))
    return reader.rowGroups.indices.compactMap { reader.metaData($0, 0) }
  }

  private func options() -> ParquetOptions { profiles()[0] }
}
