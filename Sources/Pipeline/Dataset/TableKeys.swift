import Tables

/// What the rows of a table are known by, and which rows of others they name.
struct TableKeys {
  /// The columns that together tell a row from every other; none where no column does.
  let primary: [String]

  /// The columns that name a row of another table, by its only key.
  let references: [(column: String, table: String)]

  init(_ schema: Schema) {
    primary = Self.primaryKeys[schema.name] ?? []
    let names = Set(schema.fields.map(\.name))
    references = Self.keys.filter { reference in
      names.contains(reference.column) && schema.name != reference.table
        && !Self.leading.contains(schema.name)
    }
  }

  private static let primaryKeys = [
    "documents": ["doc_id"], "figures": ["figure_id"], "judgements": ["judgement_id"],
    "quantifiers": ["quantifier_id"], "inspections": ["inspection_id"],
    "ratings": ["inspection_id", "area"], "rejects": ["doc_id"], "metrics": ["metric"],
    "columns": ["table", "column"],
  ]

  private static let keys = [
    (column: "doc_id", table: "documents"), (column: "figure_id", table: "figures"),
    (column: "metric", table: "metrics"),
    (column: "inspection_id", table: "inspections"),
  ]

  /// Tables whose ids may lead to rows that are gone, or to none: a rejected document has no row in `documents`.
  private static let leading: Set = ["rejects", "changes"]
}
