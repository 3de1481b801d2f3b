/// A file that a table is to be written as.
struct TableJob: Hashable, CustomStringConvertible {
  enum Format: String, CaseIterable {
    case parquet, csv
  }

  enum Codec: String, CaseIterable {
    case none, gzip, zstd
  }

  let format: Format
  let codec: Codec

  /// The file of this job for a contender whose files begin with `prefix`.
  ///
  /// Each job has its own, which takes the place of the one of the round before: the system then has
  /// as much memory for it at hand for every contender.
  func path(_ prefix: String) -> String { "\(prefix)-\(codec.rawValue).\(format.rawValue)" }

  var description: String { "\(format.rawValue) \(codec.rawValue)" }

  /// Every codec of the format; no library but DuckDB and polars makes CSV with zstd.
  static func all(_ format: Format) -> [TableJob] {
    let codecs = format == .csv ? [.none, .gzip] : Codec.allCases
    return codecs.map { TableJob(format: format, codec: $0) }
  }
}
