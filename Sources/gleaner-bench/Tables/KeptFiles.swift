import Glibc
import Parquet
import Reading
import Tables

/// The files that our writers make of one table, for whoever wants to look into them: a pair a codec and
/// encoding profile, `zstd-modern.parquet` and `zstd-modern.csv.gz`.
struct KeptFiles {
  let folder: String

  func write(_ table: Table, workers: Workers) throws {
    if mkdir(folder, 0o755) != 0, errno != EEXIST {
      throw BenchError.cannotWrite(path: folder, reason: reason(of: errno))
    }
    let csv = "\(folder)/\(TableJob.Codec.none.rawValue).csv.gz"
    _ = try gleaner_bench.write(
      table, as: TableJob(format: .csv, codec: .gzip), workers: workers, to: csv)
    for encodings in [ParquetOptions.Encodings.compatible, .modern] {
      for codec in TableJob.Codec.allCases {
        let name = encodings == .modern ? "\(codec.rawValue)-modern" : codec.rawValue
        _ = try gleaner_bench.write(
          table, as: TableJob(format: .parquet, codec: codec), encodings: encodings,
          workers: workers, to: "\(folder)/\(name).parquet")
        try makeLink("\(folder)/\(name).csv.gz", to: csv)
      }
    }
  }

  /// The CSV is the same for all of them.
  private func makeLink(_ path: String, to file: String) throws {
    if path == file { return }
    unlink(path)
    guard link(file, path) == 0 else {
      throw BenchError.cannotWrite(path: path, reason: reason(of: errno))
    }
  }
}
