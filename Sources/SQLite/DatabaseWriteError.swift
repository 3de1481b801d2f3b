import Model

/// Why a database could not be written.
package struct DatabaseWriteError: Problem, Equatable {
  package let path: String

  /// What SQLite says: `database or disk is full`.
  package let reason: String

  package var code: String { "cannot-write" }
  package var message: String { "\(path): \(reason)" }
}
