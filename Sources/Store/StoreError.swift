import Model

/// Why what was read before cannot be had or kept. None of it stops a run: it reads everything again.
package enum StoreError: Problem, Equatable {
  /// The file cannot be opened or made: `unable to open database file`.
  case unavailable(path: String, reason: String)
  /// Another process writes in it, and did not end within a few seconds.
  case busy(path: String)
  /// The file contradicts itself: `database disk image is malformed`.
  case damaged(path: String, reason: String)
  /// The file is a database of another program, or no database.
  case foreign(path: String)
  /// A later version of this program has made it.
  case newer(path: String, version: Int)
  /// The system refuses to write there: `database or disk is full`.
  case cannotWrite(path: String, reason: String)

  /// Whether the file is of no use to this program as it is, and a new one can take its place.
  package var isReplaceable: Bool {
    switch self {
    case .damaged, .foreign, .newer: true
    case .unavailable, .busy, .cannotWrite: false
    }
  }

  package var code: String {
    switch self {
    case .unavailable: "store-unavailable"
    case .busy: "store-busy"
    case .damaged: "store-damaged"
    case .foreign: "store-foreign"
    case .newer: "store-newer"
    case .cannotWrite: "store-not-written"
    }
  }

  package var message: String {
    switch self {
    case .unavailable(let path, let reason):
      "the store \(path) cannot be opened: \(reason); the run goes on without it: mend the rights of its folder, "
        + "or name another in \"store\""
    case .busy(let path):
      "the store \(path) is in use by another process; the run goes on without it"
    case .damaged(let path, let reason):
      "the store \(path) is damaged: \(reason)"
    case .foreign(let path):
      "the store \(path) is not one of this program"
    case .newer(let path, let version):
      "the store \(path) is of a later version of this program (\(version))"
    case .cannotWrite(let path, let reason):
      "the store \(path) cannot be written: \(reason); the run goes on without it, and the next one reads "
        + "these pages again"
    }
  }
}
