import Tables
import Testing

@Suite struct TableTests {
  private let schema = Schema(
    name: "days", fields: [Field("day", .date), Field("count", .int64, isNullable: true)])

  @Test func takesColumnsThatFit() throws {
    let table = try Table(
      schema: schema, columns: [Column(.int32([0, 1])), Column(.int64([5, 6]))])
    #expect(table.rowCount == 2)
  }

  @Test func refusesColumnsThatDoNot() {
    var oneNull = Validity()
    oneNull.append(true)
    oneNull.append(false)
    let cases: [([Column], TableError)] = [
      ([Column(.int32([0]))], .columnCount(expected: 2, found: 1)),
      (
        [Column(.int32([0, 1])), Column(.int64([5]))],
        .rowCount(column: "count", expected: 2, found: 1)
      ),
      (
        [Column(.int64([0, 1])), Column(.int64([5, 6]))],
        .wrongType(column: "day", row: 0, expected: .date, found: "int64")
      ),
      (
        [Column(.int32([0, 0]), validity: oneNull), Column(.int64([5, 6]))],
        .nullInRequiredColumn(column: "day", row: 1)
      ),
      (
        [Column(.int32([0, 3_000_000])), Column(.int64([5, 6]))],
        .dateOutOfRange(column: "day", row: 1, days: 3_000_000)
      ),
    ]
    for (columns, reason) in cases {
      #expect(throws: reason) { try Table(schema: schema, columns: columns) }
    }
  }
}
