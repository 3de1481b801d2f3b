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
    for encodings in [ParquetOptions.Encodings.compatible, .modern] {
      for codec in TableJob.Codec.allCases {
        let name = encodings == .modern ? "\(codec.rawValue)-modern" : codec.rawValue
        _ = try gleaner_bench.write(
          table, as: TableJob(format: .parquet, codec: codec), encodings: encodings,
          workers: workers, to: "\(folder)/\(name).parquet")
        _ = try gleaner_bench.write(
          table, as: TableJob(format: .csv, codec: .gzip), workers: workers,
          to: "\(folder)/\(name).csv.gz")
      }
    }
  }
}
