import Model
import Tables

/// A table of the dataset: its columns, each with what it holds for a row.
struct TableDefinition<Row>: Sendable {
  struct Column: Sendable {
    let field: Field
    let cell: @Sendable (Row) -> Cell?
  }

  let schema: Schema
  private let cells: [@Sendable (Row) -> Cell?]

  init(_ name: String, _ description: String, _ columns: [Column]) {
    schema = Schema(name: name, description: description, fields: columns.map(\.field))
    cells = columns.map(\.cell)
  }

  /// The same table, of rows whose cells are known.
  init<Other>(cellsOf table: TableDefinition<Other>) where Row == [Cell?] {
    schema = table.schema
    cells = table.schema.fields.indices.map { column in { $0[column] } }
  }

  func row(_ row: Row) -> [Cell?] {
    cells.map { $0(row) }
  }
}

extension TableDefinition.Column {
  /// Text that every row has.
  static func text(
    _ name: String, _ description: String, _ cell: @escaping @Sendable (Row) -> String
  )
    -> Self
  {
    Self(field: Field(name, .string, description: description)) { .string(cell($0)) }
  }

  /// Text that a row may lack.
  static func optionalText(
    _ name: String, _ description: String, _ cell: @escaping @Sendable (Row) -> String?
  ) -> Self {
    Self(field: Field(name, .string, isNullable: true, description: description)) {
      cell($0).map(Cell.string)
    }
  }

  /// A word of a small vocabulary.
  static func word(
    _ name: String, _ description: String, _ cell: @escaping @Sendable (Row) -> String?
  ) -> Self {
    Self(
      field: Field(name, .string, isNullable: true, isVocabulary: true, description: description)
    ) { cell($0).map(Cell.string) }
  }

  /// Names without spaces, of which a row may have several, parted by spaces: `d_3f9c2a d_81b0e7`. A
  /// spreadsheet shows them as they are, and every engine splits them.
  static func names(
    _ name: String, _ description: String, _ cell: @escaping @Sendable (Row) -> [String]
  ) -> Self {
    optionalText(name, description) { row in
      let names = cell(row)
      return names.isEmpty ? nil : names.joined(separator: " ")
    }
  }

  static func count(_ name: String, _ description: String, _ cell: @escaping @Sendable (Row) -> Int)
    -> Self
  {
    Self(field: Field(name, .int32, description: description)) {
      .integer(min(cell($0), Int(Int32.max)))
    }
  }

  static func optionalCount(
    _ name: String, _ description: String, _ cell: @escaping @Sendable (Row) -> Int?
  ) -> Self {
    Self(field: Field(name, .int32, isNullable: true, description: description)) {
      cell($0).map { .integer(min($0, Int(Int32.max))) }
    }
  }

  static func flag(
    _ name: String, _ description: String, _ cell: @escaping @Sendable (Row) -> Bool?
  ) -> Self {
    Self(field: Field(name, .boolean, isNullable: true, description: description)) {
      cell($0).map(Cell.boolean)
    }
  }

  static func day(
    _ name: String, _ description: String, _ cell: @escaping @Sendable (Row) -> CalendarDate?
  ) -> Self {
    Self(field: Field(name, .date, isNullable: true, description: description)) {
      cell($0).map { .date(days: $0.daysSince1970) }
    }
  }

  /// A number as DECIMAL(18, 4): a fraction that does not end is rounded there.
  static func number(
    _ name: String, _ description: String, _ cell: @escaping @Sendable (Row) -> Rational?
  ) -> Self {
    Self(
      field: Field(
        name, .decimal(precision: 18, scale: 4), isNullable: true, description: description)
    ) { cell($0)?.decimal.map { .decimal(unscaled: $0) } }
  }
}

extension Rational {
  /// The number as the tables hold it: ten-thousandths; nil where they can't, as 0.00001, which is not 0.
  var decimal: Int64? {
    guard let held = unscaled(scale: 4, digits: 18), held != 0 || numerator == 0 else { return nil }
    return held
  }
}
