import Glibc

/// A library that is not ours; `other_writers.py` says how it is used.
final class OtherWriter: Contender {
  enum Library: String, CaseIterable {
    case pyarrow, duckdb, polars

    /// As its makers write it.
    var name: String { self == .duckdb ? "DuckDB" : rawValue }
  }

  let name: String
  let threads: Int
  private let library: OtherLibrary
  private let prefix: String

  /// Loads the library and the table, a Parquet file; its files go to the folder.
  init(
    _ library: Library, threads: Int, python: String, table: String, folder: String
  ) throws(BenchError) {
    self.library = try OtherLibrary(
      script: PackageResources.other_writers_py,
      arguments: [library.rawValue, String(threads), table], python: python)
    name = "\(library.name) \(self.library.version)"
    self.threads = threads
    prefix = "\(folder)/\(library.rawValue)-\(threads)"
  }

  func cost(of job: TableJob) throws -> Cost {
    let path = job.path(prefix)
    unlink(path)
    try library.begin("\(job.format.rawValue) \(job.codec.rawValue) \(path)")
    return try library.end()
  }
}
