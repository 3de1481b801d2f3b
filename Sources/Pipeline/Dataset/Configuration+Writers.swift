import CSV
import Parquet
import Tables

extension Configuration.Format {
  /// A writer of files of this format.
  ///
  /// The writers have no threads of their own: the processors are at work on pages, and what a writer
  /// with threads holds would grow with their number.
  func writer(
    of schema: Schema, _ parquet: Configuration.ParquetForm, sink: @escaping ByteSink
  ) -> any TableWriter {
    switch self {
    case .csv: CSVWriter(schema: schema, profile: .spreadsheet, sink: sink)
    case .csvGzip:
      CSVWriter(schema: schema, profile: .program, compression: .gzip(), sink: sink)
    case .parquet:
      switch parquet.decimals {
      case .decimal:
        ParquetWriter(schema: schema, options: Self.options(schema, parquet), sink: sink)
      case .double:
        DoublesWriter(schema) {
          ParquetWriter(schema: $0, options: Self.options($0, parquet), sink: sink)
        }
      }
    }
  }

  /// The ids by which rows are looked up one by one have bloom filters.
  private static func options(
    _ schema: Schema, _ parquet: Configuration.ParquetForm
  ) -> ParquetOptions {
    var options = ParquetOptions(createdBy: Version.application)
    options.compression =
      switch parquet.compression {
      case .zstd: .zstd()
      case .gzip: .gzip()
      case .none: .uncompressed
      }
    // What is held of a table does not grow with the pages.
    options.rowGroupBytes = 16 << 20
    options.bloomFilterColumns = Set(schema.fields.map(\.name)).intersection(["doc_id"])
    return options
  }
}
