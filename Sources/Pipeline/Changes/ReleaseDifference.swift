/// What is new, changed, withdrawn and moved between two releases.
///
/// The changes come by table; in a table the new, changed and moved rows in the order of the new release, then the
/// withdrawn ones in that of the old.
struct ReleaseDifference {
  let old: ReleaseTables
  let new: ReleaseTables

  /// Hands every change on, in order.
  ///
  /// - Parameter pause: Called now and then; what it throws ends the work.
  /// - Throws: `ComparisonProblem` where a release cannot be read, and what the closures throw.
  func forEachChange(
    pause: () throws -> Void = {}, _ body: (Change) throws -> Void
  ) throws {
    var documents = try TableDifference(of: .documents, from: old, to: new, pause: pause)
    let renamed = documents.pairDocuments()
    // Read when the first change is told.
    var pages: (new: PageFacts, old: PageFacts)?
    for table in ComparedTable.all {
      try pause()
      var difference =
        table.name == "documents"
        ? documents : try TableDifference(of: table, from: old, to: new, pause: pause)
      if difference.isEmpty { continue }
      if var sentences = EditedSentences(difference, renamed: renamed) {
        difference = sentences.paired()
      }
      let facts = try pages ?? (PageFacts(new), PageFacts(old))
      pages = facts
      for row in 0..<difference.new.count {
        for change in difference.changes(ofNew: row, facts.new) { try body(change) }
      }
      for row in difference.withdrawn {
        try body(
          difference.change(.withdrawn, row, of: difference.old, facts.old))
      }
    }
  }
}

/// The addresses and paths of a release's documents.
private struct PageFacts {
  private var documents: [String: (url: String?, path: String?)] = [:]

  init(_ release: ReleaseTables) throws {
    try release.forEachRow(of: "documents", columns: ["doc_id", "url", "path"]) { _, row in
      if let id = row.text(0, 0) { documents[id] = (row.text(0, 1), row.text(0, 2)) }
    }
  }

  /// The first of some documents whose names are parted by spaces.
  func document(_ names: String?) -> Change.Document? {
    guard let name = names?.split(separator: " ").first.map(String.init) else { return nil }
    return Change.Document(id: name, url: documents[name]?.url, path: documents[name]?.path)
  }
}

extension TableDifference {
  /// Pairs documents that have another name: first those of the same content, then those at the same path.
  ///
  /// - Returns: the new names by the old ones.
  fileprivate mutating func pairDocuments() -> [String: String] {
    var renamed: [String: String] = [:]
    for column in ["sha256", "path"].compactMap({ columns[$0] }) {
      var candidates: [String: [Int]] = [:]
      for row in added.reversed() {
        candidates[new.text(row, column) ?? "", default: []].append(row)
      }
      for row in withdrawn {
        guard let newRow = candidates[old.text(row, column) ?? ""]?.popLast() else { continue }
        pair(newRow, with: row)
        renamed[old.text(row, 0) ?? ""] = new.text(newRow, 0) ?? ""
      }
      settle()
    }
    return renamed
  }

  private func text(_ name: String?, _ row: Int, _ rows: TableRows) -> String? {
    name.flatMap { columns[$0] }.flatMap { rows.text(row, $0) }
  }

  private func id(_ row: Int, _ rows: TableRows) -> String {
    table.ids.indices.map { rows.text(row, $0) ?? "" }.joined(separator: "-")
  }

  /// A row that is new or withdrawn, with its chief value.
  fileprivate func change(
    _ kind: Change.Kind, _ row: Int, of rows: TableRows, _ pages: PageFacts
  ) -> Change {
    let column = table.chief.first { text($0, row, rows) != nil } ?? table.chief.first
    let value = text(column, row, rows)
    return change(
      kind, column: column, old: kind == .withdrawn ? value : nil, new: kind == .new ? value : nil,
      row, of: rows, pages)
  }

  private func change(
    _ kind: Change.Kind, column: String?, old: String?, new: String?, _ row: Int,
    of rows: TableRows, _ pages: PageFacts
  ) -> Change {
    Change(
      table: table.name, row: id(row, rows), kind: kind, column: column, oldValue: old,
      newValue: new, document: pages.document(text(table.document, row, rows)),
      authority: text(table.authority, row, rows),
      authorityCode: text(table.authorityCode, row, rows), metric: text(table.metric, row, rows),
      sentence: text(table.sentence, row, rows))
  }

  /// What there is to tell of a new row: that it is new, or each value that is another.
  fileprivate func changes(ofNew row: Int, _ pages: PageFacts) -> [Change] {
    guard let oldRow = before[row] else { return [change(.new, row, of: new, pages)] }
    var names = table.values.filter { name in
      columns[name].map { !new.equals(row, $0, old, oldRow) } ?? false
    }
    let previous = id(oldRow, old)
    let isRenamed = previous != id(row, new)
    // Every id that is new is told of: that of words around a value that stayed, and of a page with another name.
    if names.isEmpty, isRenamed {
      let isEdited = table.sentence.map { text($0, row, new) != text($0, oldRow, old) } ?? false
      names = [isEdited ? table.sentence : table.ids.first].compactMap { $0 }
    }
    return names.map { name in
      let isMoved = table.name == "documents" && name == "path"
      var change = change(
        isMoved ? .moved : .changed, column: name, old: text(name, oldRow, old),
        new: text(name, row, new), row, of: new, pages)
      change.previousRow = isRenamed ? previous : nil
      return change
    }
  }
}
