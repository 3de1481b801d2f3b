import JSON
import Model
import Reading
import SQLite
import Tables

/// A file that holds all tables of a dataset again, for people, while it is written.
///
/// It is no part of what tells datasets apart: its bytes follow the version of the library that writes it.
protocol DatasetBundle {
  /// Takes a row of a table, whose cells are those of the table's columns.
  func append(_ cells: [Cell?], to table: String) throws

  /// Forgets the rows of a table.
  func removeAll(of table: String) throws

  /// Ends the file: all of it is on the disk, and nobody can write it any more.
  ///
  /// - Returns: it, and the files that belong to it.
  func finish(in folder: Folder) throws -> [Dataset.File]
}

/// A bundle that is written beside the tables, a few hundred rows behind them.
final class BundleInMaking {
  /// Rows that are handed over at a time.
  private static let batch = 256

  private struct State {
    let bundle: any DatasetBundle
    var files: [Dataset.File] = []
  }

  private let work: SideWork<State>
  private var rows: [(table: String, cells: [Cell?])] = []

  init(_ bundle: any DatasetBundle) throws(NoThreads) {
    work = try SideWork(State(bundle: bundle))
  }

  deinit { work.stop() }

  func append(_ cells: [Cell?], to table: String) throws {
    rows.append((table, cells))
    if rows.count >= Self.batch { try flush() }
  }

  func removeAll(of table: String) throws {
    try flush()
    try work.run { try $0.bundle.removeAll(of: table) }
  }

  /// Lets the file be ended, which may take as long as writing it.
  func end(in folder: Folder) throws {
    try flush()
    let path = folder.path
    try work.run { $0.files = try $0.bundle.finish(in: Folder(path)) }
  }

  /// The file, and those that belong to it, when it is ended.
  func files() throws -> [Dataset.File] {
    try work.finish().files
  }

  private func flush() throws {
    let rows = rows
    self.rows.removeAll(keepingCapacity: true)
    try work.run { state in
      for row in rows { try state.bundle.append(row.cells, to: row.table) }
    }
  }
}

extension Configuration.Bundle {
  /// Begins the file in the folder, where nothing has its name.
  func bundle(in folder: Folder, _ form: DocumentRows.Form) throws -> any DatasetBundle {
    switch self {
    case .xlsx: try DatasetWorkbook(in: folder, form)
    case .sqlite: try DatasetDatabase(in: folder, form)
    }
  }
}

/// `gleaner.sqlite`, all tables with keys, indexes, a search by words and views, and `metadata.json` beside it, by
/// which Datasette describes them.
private final class DatasetDatabase: DatasetBundle {
  private static let name = "gleaner.sqlite"

  /// What is looked up in each table.
  private static let indexed: Set = ["doc_id", "inspection_id", "authority_code", "metric", "site"]

  /// Which of its texts are searched by words.
  private static let searched = [
    "documents": ["title"], "figures": ["sentence", "concept"], "judgements": ["sentence"],
    "quantifiers": ["sentence", "concept"],
  ]

  /// The latest grade of each area of each authority; the values of a metric over time, beside its label.
  private static let views = [
    (
      name: "latest_ratings",
      query: """
      SELECT \(ratingsTable.schema.fields.map { "\"\($0.name)\"" }.joined(separator: ", "))
      FROM (SELECT *, row_number() OVER (
        PARTITION BY authority_code, area ORDER BY date DESC, inspection_id DESC) AS place FROM ratings)
      WHERE place = 1 ORDER BY authority, area
      """
    ),
    (
      name: "indicator_series",
      query: """
      SELECT authority, metric_label, period, value, unit, value_min, value_max, pages, agree,
        authority_code, metric, doc_id
      FROM indicators ORDER BY authority, metric_label, period
      """
    ),
  ]

  private let file: DatabaseFile
  private let schemas: [Schema]

  init(in folder: Folder, _ form: DocumentRows.Form) throws {
    // SQLite's queue would wait for its thread for ever.
    try checkThreads(2)
    schemas = DataPackage.schemas(of: form)
    let tables = schemas.map { schema in
      let keys = TableKeys(schema)
      return DatabaseTable(
        schema, primaryKey: keys.primary,
        indexes: schema.fields.map(\.name).filter {
          Self.indexed.contains($0) && $0 != keys.primary.first
        },
        searched: Self.searched[schema.name] ?? [],
        references: keys.references.map { ($0.column, $0.table, $0.column) })
    }
    let path = folder.path.appending(FilePath(Self.name)).description
    file = try translated { () throws(DatabaseWriteError) in try DatabaseFile(path, tables) }
  }

  func append(_ cells: [Cell?], to table: String) throws {
    try translated { () throws(DatabaseWriteError) in try file.append(cells, to: table) }
  }

  func removeAll(of table: String) throws {
    try translated { () throws(DatabaseWriteError) in try file.removeAll(of: table) }
  }

  func finish(in folder: Folder) throws -> [Dataset.File] {
    try translated { () throws(DatabaseWriteError) in try file.finish(views: Self.views) }
    let (size, sha256) = try folder.finish(Self.name)
    let description = metadata
    let sidecar = "metadata.json"
    try folder.write(description, to: sidecar)
    return [
      Dataset.File(
        name: Self.name, size: size, sha256: sha256,
        description: "All tables as one SQLite database.",
        mediaType: "application/vnd.sqlite3"),
      Dataset.File(
        name: sidecar, size: description.count, sha256: SHA256.hexadecimal(of: description),
        description: "What Datasette says of them: datasette \(Self.name) --metadata \(sidecar).",
        mediaType: "application/json"),
    ]
  }

  /// Source: Datasette 0.65, "Metadata".
  private var metadata: [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("title", DataPackage.title)
      json.name("databases")
      json.object { json in
        json.name("gleaner")
        json.object { json in
          json.name("tables")
          json.object { json in
            for schema in schemas {
              json.name(schema.name)
              json.object { json in
                json.member("description", schema.description)
                json.name("columns")
                json.object { json in
                  for field in schema.fields { json.member(field.name, field.description) }
                }
              }
            }
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}

private func translated<Value>(
  _ body: () throws(DatabaseWriteError) -> Value
) throws(ReleaseError) -> Value {
  do throws(DatabaseWriteError) {
    return try body()
  } catch {
    throw .cannotWrite(path: error.path, reason: error.reason)
  }
}
