import GRDB
import Model
import Tables

/// The tables of a dataset as one SQLite database, while it is written.
///
/// The same rows in the same order give the same bytes under one version of SQLite. There is no journal: a file
/// that was not finished is of no use.
///
/// Decimals are numbers, exact as far as SQLite holds them: 15 digits. Days are ISO 8601 texts, booleans 0 and 1.
package final class DatabaseFile {
  /// Rows that are kept before SQLite has them.
  private static let batch = 1_024

  private let path: String
  private let queue: DatabaseQueue
  private let tables: [DatabaseTable]
  private let numbers: [String: Int]
  private var waiting: [(table: Int, row: [DatabaseValue])] = []

  /// Makes the file, where there must be none, and empty tables in it.
  ///
  /// - Parameters:
  ///   - path: Of the new file.
  ///   - tables: Their names differ.
  package init(_ path: String, _ tables: [DatabaseTable]) throws(DatabaseWriteError) {
    (self.path, self.tables) = (path, tables)
    numbers = Dictionary(
      uniqueKeysWithValues: tables.enumerated().map { ($0.element.schema.name, $0.offset) })
    var configuration = GRDB.Configuration()
    configuration.label = "gleaner.sqlite"
    configuration.observesSuspensionNotifications = false
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
          PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY
          """)
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { db in
        for table in tables { try db.execute(sql: table.creation) }
      }
      self.queue = queue
    } catch {
      throw Self.error(error, path)
    }
  }

  /// Appends a row, whose cells fit the table's columns.
  package func append(_ cells: [Cell?], to table: String) throws(DatabaseWriteError) {
    guard let number = numbers[table] else { return }
    let fields = tables[number].schema.fields
    waiting.append((number, zip(cells, fields).map { Self.value(of: $0, $1.type) }))
    if waiting.count >= Self.batch { try flush() }
  }

  /// Removes the rows of a table.
  package func removeAll(of table: String) throws(DatabaseWriteError) {
    try flush()
    do {
      try queue.write { db in try db.execute(sql: "DELETE FROM \(quoted(table))") }
    } catch {
      throw Self.error(error, path)
    }
  }

  /// Writes indexes, searches and views, and closes the file.
  ///
  /// - Parameter views: Each with its name, and the query that it stands for.
  package func finish(views: [(name: String, query: String)]) throws(DatabaseWriteError) {
    try flush()
    do {
      try queue.write { db in
        for table in tables {
          for statement in table.completion { try db.execute(sql: statement) }
        }
        for view in views {
          try db.execute(sql: "CREATE VIEW \(quoted(view.name)) AS \(view.query)")
        }
      }
      try queue.writeWithoutTransaction { db in try db.execute(sql: "ANALYZE") }
      try queue.close()
    } catch {
      throw Self.error(error, path)
    }
  }

  private func flush() throws(DatabaseWriteError) {
    guard !waiting.isEmpty else { return }
    do {
      try queue.write { db in
        for (table, row) in waiting {
          let statement = try db.cachedStatement(sql: tables[table].insertion)
          try statement.execute(arguments: StatementArguments(row))
        }
      }
    } catch {
      throw Self.error(error, path)
    }
    waiting.removeAll(keepingCapacity: true)
  }

  private static func value(of cell: Cell?, _ type: ColumnType) -> DatabaseValue {
    switch cell {
    case nil: .null
    case .boolean(let flag)?: flag.databaseValue
    case .integer(let number)?: number.databaseValue
    case .float(let number)?: Double(number).databaseValue
    case .double(let number)?: number.databaseValue
    case .string(let text)?: self.text(text).databaseValue
    case .utf8(let bytes)?: text(String(decoding: bytes, as: UTF8.self)).databaseValue
    case .date(let days)?:
      CalendarDate(daysSince1970: days).map { $0.description.databaseValue } ?? .null
    case .decimal(let unscaled)?: number(unscaled, type)
    case .timestamp, .uuid, .list: preconditionFailure("no column has such cells")
    }
  }

  /// Many readers take a text to end at U+0000: U+FFFD stands for it.
  private static func text(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return String(
      decoding: text.utf8.map { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }.joined(), as: UTF8.self)
  }

  /// A whole number as such, any other as the nearest double.
  private static func number(_ unscaled: Int64, _ type: ColumnType) -> DatabaseValue {
    guard case .decimal(_, let scale) = type else { return unscaled.databaseValue }
    let one = (0..<scale).reduce(Int64(1)) { power, _ in power * 10 }
    let (whole, rest) = unscaled.quotientAndRemainder(dividingBy: one)
    return rest == 0 ? whole.databaseValue : (Double(unscaled) / Double(one)).databaseValue
  }

  private static func error(_ error: any Error, _ path: String) -> DatabaseWriteError {
    let reason = (error as? DatabaseError)?.message ?? "\(error)"
    return DatabaseWriteError(path: path, reason: reason)
  }
}
