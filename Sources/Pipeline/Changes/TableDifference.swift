/// The rows of a table that are not the same in two releases.
///
/// Rows are compared by numbers made of their cells' bytes, so that of the rows that are the same nothing is held.
struct TableDifference {
  let table: ComparedTable

  /// The columns of the rows, by name.
  let columns: [String: Int]
  private(set) var old: TableRows
  private(set) var new: TableRows

  /// For each of the new rows the old one with the same id, or of the same sentence before it was edited.
  private(set) var before: [Int?] = []

  /// The old rows that have no new one.
  private(set) var withdrawn: [Int] = []

  private struct Known {
    let row: Int
    let hash: Int
  }

  /// - Parameter pause: Called now and then; what it throws ends the work.
  init(
    of table: ComparedTable, from before: ReleaseTables, to after: ReleaseTables,
    pause: () throws -> Void
  ) throws {
    self.table = table
    let names = table.columns
    columns = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    old = TableRows(columnCount: names.count)
    new = TableRows(columnCount: names.count)
    if after.isSame(table.name, as: before) { return }

    let compared = table.ids + table.values
    let (ids, values) = (0..<table.ids.count, table.ids.count..<compared.count)
    var known: [Int: Known] = [:]
    try before.forEachRow(of: table.name, columns: compared) { number, row in
      if number % 1_024 == 0 { try pause() }
      let id = row.hash(0, ids)
      if known[id] == nil { known[id] = Known(row: number, hash: row.hash(0, values)) }
    }
    var wanted: [Int] = []
    var partners: [Int?] = []
    var altered: Set<Int> = []
    try after.forEachRow(of: table.name, columns: compared) { number, row in
      if number % 1_024 == 0 { try pause() }
      let id = row.hash(0, ids)
      guard let other = known.removeValue(forKey: id) else {
        wanted.append(number)
        return partners.append(nil)
      }
      guard other.hash != row.hash(0, values) else { return }
      altered.insert(other.row)
      wanted.append(number)
      partners.append(other.row)
    }
    let rest = Set(known.values.map(\.row))
    known = [:]
    let oldWanted = rest.union(altered).sorted()
    var places: [Int: Int] = [:]
    for (place, row) in oldWanted.enumerated() { places[row] = place }
    (old, new) = (
      try Self.rows(oldWanted, of: table, before), try Self.rows(wanted, of: table, after)
    )
    self.before = partners.map { $0.flatMap { places[$0] } }
    withdrawn = oldWanted.indices.filter { rest.contains(oldWanted[$0]) }
  }

  private static func rows(
    _ wanted: [Int], of table: ComparedTable, _ release: ReleaseTables
  ) throws -> TableRows {
    let columns = table.columns
    var rows = TableRows(columnCount: columns.count)
    try release.forEachRow(of: table.name, columns: columns, wanted: wanted) {
      rows.append(0, of: $1)
    }
    return rows
  }

  var isEmpty: Bool { old.count == 0 && new.count == 0 }

  /// Says that a new row and a withdrawn one are of one thing.
  mutating func pair(_ newRow: Int, with oldRow: Int) {
    before[newRow] = oldRow
    isPaired.insert(oldRow)
  }

  private var isPaired: Set<Int> = []

  /// Ends the pairing: what has a pair is not withdrawn.
  mutating func settle() {
    withdrawn.removeAll(where: isPaired.contains)
    isPaired = []
  }

  /// The new rows that no old one is known for.
  var added: [Int] { before.indices.filter { before[$0] == nil } }
}
