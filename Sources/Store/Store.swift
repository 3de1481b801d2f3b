import Foundation
import GRDB

/// What was read before, in an SQLite file that a run may lose at any time: results of documents under keys,
/// and of each output the files that its last run read.
///
/// The file is in WAL mode: a process that dies leaves it whole. Several threads may use one store.
///
/// Source: SQLite, "Write-Ahead Logging"; "Database File Format", 1.3.15 "Application ID".
package final class Store: Sendable {
  /// A file as it was when it was last read.
  package struct KnownFile: Sendable, Equatable {
    /// The name that its source found it by.
    package let path: [UInt8]
    package let source: String

    /// What stays the same while nobody changes the file; empty where nothing is to be relied on.
    package let identity: [UInt8]

    /// That of its result.
    package let key: [UInt8]

    /// Of the unpacked bytes, in hexadecimal digits.
    package let sha256: String

    /// How many bytes that is.
    package let size: Int

    package init(
      path: [UInt8], source: String, identity: [UInt8], key: [UInt8], sha256: String, size: Int
    ) {
      self.path = path
      self.source = source
      self.identity = identity
      self.key = key
      self.sha256 = sha256
      self.size = size
    }
  }

  /// What an output's last run saw, and what it left.
  package struct LastRun: Sendable, Equatable {
    /// Stands for all of its inputs and for the program; empty where some input was not to be relied on.
    package let state: [UInt8]
    package let release: String

    package init(state: [UInt8], release: String) {
      self.state = state
      self.release = release
    }
  }

  /// `GLNR`, by which a file is known as one of this program.
  private static let applicationID = 0x474C_4E52

  /// Of the tables below.
  private static let version = 1

  private static let tables = """
    CREATE TABLE results (key BLOB PRIMARY KEY NOT NULL, content BLOB NOT NULL);
    CREATE TABLE files (
      output TEXT NOT NULL, path BLOB NOT NULL, source TEXT NOT NULL, identity BLOB NOT NULL,
      key BLOB NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (output, path)
    ) WITHOUT ROWID;
    CREATE TABLE runs (output TEXT PRIMARY KEY NOT NULL, state BLOB NOT NULL, release TEXT NOT NULL);
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    """

  private let path: String
  private let queue: DatabaseQueue

  /// Opens the store in the file of that name, or makes one there.
  package init(path: String) throws(StoreError) {
    self.path = path
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(5)
    configuration.label = "gleaner.store"
    configuration.observesSuspensionNotifications = false
    configuration.prepareDatabase { db in
      // What a power cut takes is read again.
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      self.queue = queue
      try Self.prepare(queue, path)
    } catch let error as StoreError {
      throw error
    } catch {
      throw Self.error(error, path, opening: true)
    }
  }

  private static func prepare(_ queue: DatabaseQueue, _ path: String) throws {
    try queue.write { db in
      let id = try Int.fetchOne(db, sql: "PRAGMA application_id")
      let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      guard id == applicationID else {
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
        guard id == 0, tables == 0 else { throw StoreError.foreign(path: path) }
        return try db.execute(sql: Self.tables)
      }
      guard found <= version else { throw StoreError.newer(path: path, version: found) }
      // Throws where a table is not there.
      for table in ["results", "files", "runs"] {
        _ = try Row.fetchOne(db, sql: "SELECT * FROM \(table) LIMIT 1")
      }
    }
  }

  // MARK: Results

  /// What is kept under the key; nil where nothing is.
  package func content(of key: [UInt8]) throws(StoreError) -> [UInt8]? {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT content FROM results WHERE key = ?")
      return try Data.fetchOne(statement, arguments: [Data(key)]).map { [UInt8]($0) }
    }
  }

  /// Keeps the contents under their keys, in the place of others.
  package func add(_ results: [(key: [UInt8], content: [UInt8])]) throws(StoreError) {
    try write { db in
      let statement = try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO results (key, content) VALUES (?, ?)")
      for (key, content) in results {
        try statement.execute(arguments: [Data(key), Data(content)])
      }
    }
  }

  // MARK: Runs

  /// The files that the output's last run read, in no order.
  package func files(of output: String) throws(StoreError) -> [KnownFile] {
    try read { db in
      var files: [KnownFile] = []
      let rows = try Row.fetchCursor(
        db, sql: "SELECT path, source, identity, key, sha256, size FROM files WHERE output = ?",
        arguments: [output])
      while let row = try rows.next() {
        files.append(
          KnownFile(
            path: try row.bytes(0), source: try row.value(1), identity: try row.bytes(2),
            key: try row.bytes(3), sha256: try row.value(4), size: try row.value(5)))
      }
      return files
    }
  }

  /// What the output's last run saw and left; nil where none is known.
  package func lastRun(of output: String) throws(StoreError) -> LastRun? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT state, release FROM runs WHERE output = ?", arguments: [output]
      ).map { row in LastRun(state: try row.bytes(0), release: try row.value(1)) }
    }
  }

  /// Puts a run's files in the place of those of the output's last one. When the results that no output's
  /// last run used take more room than those that it did, they go.
  package func finish(
    _ run: LastRun, of output: String, files: [KnownFile]
  ) throws(StoreError) {
    try write { db in
      try db.execute(sql: "DELETE FROM files WHERE output = ?", arguments: [output])
      let statement = try db.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO files (output, path, source, identity, key, sha256, size)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
      for file in files {
        try statement.execute(arguments: [
          output, Data(file.path), file.source, Data(file.identity), Data(file.key), file.sha256,
          file.size,
        ])
      }
      try db.execute(
        sql: "INSERT OR REPLACE INTO runs (output, state, release) VALUES (?, ?, ?)",
        arguments: [output, Data(run.state), run.release])
      let all =
        try Int.fetchOne(db, sql: "SELECT coalesce(sum(length(content)), 0) FROM results") ?? 0
      let unused = try Self.unused(db)
      if unused.bytes > all - unused.bytes { try Self.removeUnused(db) }
    }
  }

  /// Removes every result that no output's last run used, and gives the room back to the system.
  ///
  /// - Returns: how many results went, and how many bytes they had.
  package func prune() throws(StoreError) -> (results: Int, bytes: Int) {
    let removed = try write { db in
      let unused = try Self.unused(db)
      try Self.removeUnused(db)
      return unused
    }
    do {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
      }
    } catch {
      throw Self.error(error, path)
    }
    return removed
  }

  private static let isUnused = "key NOT IN (SELECT key FROM files)"

  private static func unused(_ db: Database) throws -> (results: Int, bytes: Int) {
    let row = try Row.fetchOne(
      db, sql: "SELECT count(*), coalesce(sum(length(content)), 0) FROM results WHERE \(isUnused)")
    return (try row?.value(0) ?? 0, try row?.value(1) ?? 0)
  }

  private static func removeUnused(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM results WHERE \(isUnused)")
  }

  // MARK: SQLite

  private func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.read(body) } catch { throw Self.error(error, path) }
  }

  private func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.write(body) } catch { throw Self.error(error, path) }
  }

  /// Source: SQLite, "Result and Error Codes".
  private static func error(_ error: any Error, _ path: String, opening: Bool = false) -> StoreError
  {
    guard let error = error as? DatabaseError else {
      return .damaged(path: path, reason: "\(error)")
    }
    let reason = error.message ?? "\(error.resultCode)"
    switch error.resultCode.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path: path)
    case .SQLITE_NOTADB: return .foreign(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      return .unavailable(path: path, reason: reason)
    case .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_NOMEM, .SQLITE_NOLFS:
      return opening
        ? .unavailable(path: path, reason: reason) : .cannotWrite(path: path, reason: reason)
    // Also of a table that is not there, or is not as it was made.
    default: return .damaged(path: path, reason: reason)
    }
  }
}

extension Row {
  /// What stands in the column. SQLite lets any value stand in any column, and one of another type ends a
  /// program that takes it for granted.
  fileprivate func value<Value: DatabaseValueConvertible>(_ column: Int) throws -> Value {
    guard let value = Value.fromDatabaseValue(self[column]) else {
      throw OddValue(
        description: "\(self[column] as DatabaseValue) is not of the type of its column")
    }
    return value
  }

  fileprivate func bytes(_ column: Int) throws -> [UInt8] {
    let data: Data = try value(column)
    return [UInt8](data)
  }
}

/// A value that no store of this program has.
private struct OddValue: Error, CustomStringConvertible {
  let description: String
}
