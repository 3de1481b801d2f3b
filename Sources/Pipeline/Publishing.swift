import Aggregation
import CSV
import Model
import Parquet
import Reading
import Tables

extension ReleaseStore {
  /// Puts the descriptions beside the tables, and makes all of it the latest release.
  ///
  /// - Returns: the release's name.
  func publish(_ files: [Dataset.File], _ report: RunReport) throws(ReleaseError) -> String {
    let package = DataPackage(files: files).bytes
    let dataset = SHA256.hexadecimal(of: package)
    let finished = Instant.now
    let account = report.bytes(files: files, dataset: dataset, finished: finished)
    try write(package, to: "datapackage.json")
    try write(account, to: "run.json")
    var sizes = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.size) })
    sizes["datapackage.json"] = package.count
    sizes["run.json"] = account.count
    return try publish(at: finished, fingerprint: String(dataset.prefix(6)), files: sizes)
  }

  private func write(_ bytes: [UInt8], to name: String) throws(ReleaseError) {
    let file = try OutputFile(name, in: staging)
    var failure: ReleaseError?
    bytes.withUnsafeBytes { bytes in
      do throws(ReleaseError) { try file.write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    _ = try file.finish()
  }
}

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
}

extension Configuration.Format {
  /// The ids by which rows are looked up one by one have bloom filters.
  private static func parquetOptions(_ schema: Schema) -> ParquetOptions {
    var options = ParquetOptions(createdBy: Version.application)
    // What is held of a table does not grow with the pages.
    options.rowGroupBytes = 16 << 20
    options.bloomFilterColumns = Set(schema.fields.map(\.name)).intersection(["doc_id"])
    return options
  }
}

extension DocumentResult {
  /// What aggregation has to know of the page. A page without a site is a site of its own.
  var provenance: Provenance {
    Provenance(
      document: id, site: page?.site ?? path, published: page?.published,
      framework: inspection?.version)
  }
}
