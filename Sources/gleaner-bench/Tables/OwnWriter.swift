import Glibc
import Pipeline
import Tables

/// This package, as a contender.
struct OwnWriter: Contender {
  let name = "gleaner"
  let threads: Int
  private let table: Table
  private let workers: Workers
  private let prefix: String

  /// Its files go to the folder.
  init(_ table: Table, threads: Int, folder: String) {
    self.table = table
    self.threads = threads
    workers = .threads(threads)
    prefix = "\(folder)/gleaner-\(threads)"
  }

  func cost(of job: TableJob) throws -> Cost {
    let path = job.path(prefix)
    unlink(path)
    return try gleaner_bench.cost {
      try write(table, as: job, workers: workers, to: path)
    }
  }
}
