import Tables

/// One difference between two releases: a row that is new or gone, or a value of a row that is another.
package struct Change: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case new, changed, withdrawn

    /// A document that lies at another path.
    case moved
  }

  /// The page that a row is of, or one that speaks of it.
  package struct Document: Hashable, Sendable {
    package let id: String
    package let url: String?
    package let path: String?
  }

  /// The table of the row: `figures`.
  package let table: String

  /// The row's id in the release in which it stands; of a changed one the new.
  package let row: String

  /// Its id in the release before, where it bore another.
  package var previousRow: String?
  package let kind: Kind

  /// The column that holds the value.
  package let column: String?
  package let oldValue: String?
  package let newValue: String?
  package let document: Document?
  package let authority: String?
  package let authorityCode: String?

  /// The metric of a figure or an indicator; of a grade the area.
  package let metric: String?
  package let sentence: String?

  /// Whether the row says what it said, in a sentence that was edited or on a page that has another name.
  package var isOfIDAlone: Bool { kind == .changed && (column == "sentence" || column == idColumn) }

  private var idColumn: String? { ComparedTable.all.first { $0.name == table }?.ids.first }
}

let changesTable = TableDefinition<Change>(
  "changes", "One row a difference from the release before, by table, in the order of its rows.",
  [
    .word("table", "documents, figures, judgements, indicators, inspections or ratings.") {
      $0.table
    },
    .text("row_id", "The row: its id, of indicators and ratings the columns that tell it apart.") {
      $0.row
    },
    .optionalText("previous_id", "Its id in the release before, where it bore another.") {
      $0.previousRow
    },
    .word("change", "new, changed, withdrawn or moved.") { $0.kind.rawValue },
    .word(
      "column", "The column of the values; of a new or a withdrawn row that of its chief value."
    ) { $0.column },
    .optionalText("old_value", "The value in the release before; null of a new row.") {
      $0.oldValue
    },
    .optionalText("new_value", "The value now; null of a withdrawn row.") { $0.newValue },
    .optionalText("doc_id", "The page that states it, or the first of them.") { $0.document?.id },
    .optionalText("url", "The address of that page.") { $0.document?.url },
    .optionalText("path", "Where it lies, or lay.") { $0.document?.path },
    .word("authority", "Name of the authority that the row is about.") { $0.authority },
    .word("authority_code", "Its GSS code.") { $0.authorityCode },
    .word("metric", "The metric of a figure or an indicator; the area of a grade.") { $0.metric },
    .optionalText("sentence", "The sentence that states it; of a withdrawn row the last one.") {
      $0.sentence
    },
  ])
