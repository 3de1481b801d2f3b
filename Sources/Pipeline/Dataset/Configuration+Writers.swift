import CSV
import Parquet
import Tables

extension Configuration.Format {
  /// A writer of files of this format.
  ///
  /// The writers have no threads of their own: the processors are at work on pages, and what a writer
  /// with threads holds would grow with their number.
  func writer(of schema: Schema, sink: @escaping ByteSink) -> any TableWriter {
    switch self {
    case .csv: CSVWriter(schema: schema, profile: .spreadsheet, sink: sink)
    case .csvGzip:
      CSVWriter(schema: schema, profile: .program, compression: .gzip(), sink: sink)
    case .parquet:
      ParquetWriter(schema: schema, options: Self.parquetOptions(schema), sink: sink)
    }
  }

  /// The ids by which rows are looked up one by one have bloom filters.
  private static func parquetOptions(_ schema: Schema) -> ParquetOptions {
    var options = ParquetOptions(createdBy: Version.application)
    // What is held of a table does not grow with the pages.
    options.rowGroupBytes = 16 << 20
    options.bloomFilterColumns = Set(schema.fields.map(\.name)).intersection(["doc_id"])
    return options
  }
}
