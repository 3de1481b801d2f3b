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

  var description: String { "\(format.rawValue) \(codec.rawValue)" }

  /// Every codec of the format; no library but DuckDB and polars makes CSV with zstd.
  static func all(_ format: Format) -> [TableJob] {
    let codecs = format == .csv ? [.none, .gzip] : Codec.allCases
    return codecs.map { TableJob(format: format, codec: $0) }
  }
}
