import Glibc

/// A library that is not ours, in an interpreter of its own; `other_writers.py` says how it is used.
final class OtherWriter: Contender {
  enum Library: String, CaseIterable {
    case pyarrow, duckdb, polars

    /// As its makers write it.
    var name: String { self == .duckdb ? "DuckDB" : rawValue }
  }

  let name: String
  let threads: Int
  private let child: ChildProcess
  private let prefix: String

  /// Loads the library and the table, a Parquet file; its files go to the folder.
  ///
  /// - Throws: `cannotStart` where there is no such interpreter, `refused` where the interpreter does
  ///   not know the library.
  init(
    _ library: Library, threads: Int, python: String, table: String, folder: String
  ) throws(BenchError) {
    let script = String(decoding: PackageResources.other_writers_py, as: UTF8.self)
    child = try ChildProcess([python, "-c", script, library.rawValue, String(threads), table])
    let answer = try child.line().split(separator: " ", maxSplits: 1).map(String.init)
    guard answer.count == 2, answer[0] == "ready" else {
      throw .refused(answer: answer.last ?? "it says nothing")
    }
    name = "\(library.name) \(answer[1])"
    self.threads = threads
    prefix = "\(folder)/\(library.rawValue)-\(threads)"
  }

  func cost(of job: TableJob) throws -> Cost {
    let path = job.path(prefix)
    unlink(path)
    try child.send("\(job.format.rawValue) \(job.codec.rawValue) \(path)")
    let answer = try child.line()
    let numbers = answer.split(separator: " ").dropFirst().compactMap { Int($0) }
    guard answer.hasPrefix("done "), numbers.count == 3 else {
      throw BenchError.refused(answer: answer)
    }
    return Cost(wall: numbers[0], processor: numbers[1], bytes: numbers[2])
  }
}
