import Support
import Tables
import Testing

@testable import Parquet

@Suite struct ListLevelsTests {
  /// What may be missing, three rows, and the levels of the places that they have.
  @Test(
    arguments: [
      (false, false, [[1, 2], [], [3]], [0, 1, 0, 0], [1, 1, 0, 1]),
      (true, false, [[1, 2], nil, []], [0, 1, 0, 0], [2, 2, 0, 1]),
      (false, true, [[nil, 2], [], [nil]], [0, 1, 0, 0], [1, 2, 0, 1]),
      (true, true, [[nil, 2], nil, []], [0, 1, 0, 0], [2, 3, 0, 1]),
      (true, true, [nil, nil, nil], [0, 0, 0], [0, 0, 0]),
      (false, false, [[], [], []], [0, 0, 0], [0, 0, 0]),
    ] as [(Bool, Bool, [[Int?]?], [UInt32], [UInt32])])
  func distinguishes(
    listIsNullable: Bool, elementsAreNullable: Bool, rows: [[Int?]?], repetition: [UInt32],
    definition: [UInt32]
  ) throws {
    let field = Field(
      "l", .list(of: .int32, elementsAreNullable: elementsAreNullable), isNullable: listIsNullable)
    let column = try table(field, rows).columns[0]
    let levels = try nested(column, field, rows: 0..<3)
    #expect(levels.repetition == repetition)
    #expect(levels.definition == definition)
  }

  /// A list that is null may have elements, which are no part of the column.
  @Test(arguments: [false, true])
  func passesOverTheElementsOfNullLists(elementsAreNullable: Bool) throws {
    let field = Field(
      "l", .list(of: .string, elementsAreNullable: elementsAreNullable), isNullable: true)
    let schema = Schema(name: "t", fields: [field])
    let table = try Table(schema: schema, columns: [withHiddenElements()])
    for options in profiles() {
      let reader = try ParquetReader(file([table], options))
      #expect(
        try rows(of: reader) == [
          ["[\"“a”\"]"], ["null"], ["[]"], ["[\"“d”\", \"“e”\"]"], ["null"],
        ])
      let statistics = try #require(reader.chunks(rowGroup: 0).first)
      #expect(statistics.valueCount == 6)
    }
  }

  /// The lists of a part of the rows have the levels that they have among all rows.
  @Test(arguments: 1...10)
  func cutsAnywhere(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let field = Field("l", .list(of: .int32, elementsAreNullable: true), isNullable: true)
    let table = try randomTable(Schema(name: "t", fields: [field]), 60, using: &random)
    let whole = try nested(table.columns[0], field, rows: 0..<60)
    for _ in 0..<20 {
      let start = Int.random(in: 0..<60, using: &random)
      let rows = start..<Int.random(in: (start + 1)...60, using: &random)
      let part = try nested(table.columns[0], field, rows: rows)
      #expect(part.definition[...] == whole.definition[whole.places(of: rows)])
      #expect(part.repetition[...] == whole.repetition[whole.places(of: rows)])
      #expect(part.valueCount(of: rows) == whole.valueCount(of: rows))
    }
  }

  /// Five lists of which the second and the last are null, with elements all the same.
  private func withHiddenElements() throws -> Column {
    var texts = StringValues()
    for text in ["a", "b", "c", "d", "e", "f"] { texts.append(text) }
    let lists = try #require(
      ListValues(elements: Column(.string(texts)), offsets: [0, 1, 3, 3, 5, 6]))
    var validity = Validity()
    for isValid in [true, false, true, true, false] { validity.append(isValid) }
    return Column(.list(lists), validity: validity)
  }

  private func table(_ field: Field, _ rows: [[Int?]?]) throws -> Table {
    var builder = TableBuilder(schema: Schema(name: "t", fields: [field]))
    for row in rows {
      try builder.append([row.map { list in .list(list.map { $0.map(Cell.integer) }) }])
    }
    return builder.take()
  }

  private func nested(_ column: Column, _ field: Field, rows: Range<Int>) throws -> NestedLevels {
    guard case .list(let lists) = column.values else { throw FileReader.Malformed() }
    return NestedLevels(lists, of: column, rows: rows, field: field)
  }
}
