import CSV
import Parquet
import Pipeline
import Tables

/// Writes the table as our writers write it, without waiting for the disk; gives back the size.
///
/// What stands here of the writers stands nowhere else in the benchmark.
func write(
  _ table: Table, as job: TableJob, encodings: ParquetOptions.Encodings = .compatible,
  workers: Workers,
  to path: String
) throws -> Int {
  let file = try PlainFile(path)
  var writer = writer(
    of: table.schema, as: job, encodings: encodings, workers: workers, sink: file.write)
  try writer.append(table)
  try writer.finish()
  return file.close()
}

private func writer(
  of schema: Schema, as job: TableJob, encodings: ParquetOptions.Encodings, workers: Workers,
  sink: @escaping ByteSink
) -> any TableWriter {
  switch (job.format, job.codec) {
  case (.csv, .none):
    return CSVWriter(schema: schema, profile: .program, workers: workers, sink: sink)
  case (.csv, _):
    return CSVWriter(
      schema: schema, profile: .program, compression: .gzip(), workers: workers, sink: sink)
  case (.parquet, let codec):
    var options = ParquetOptions(
      createdBy: .init(name: "gleaner", version: Version.number, build: "bench"))
    options.compression = compression(codec)
    options.encodings = encodings
    options.bloomFilterColumns = lookedUp.intersection(schema.fields.map(\.name))
    return ParquetWriter(schema: schema, options: options, workers: workers, sink: sink)
  }
}

/// The columns that get a bloom filter.
private let lookedUp: Set = ["doc_id"]

private func compression(_ codec: TableJob.Codec) -> ParquetOptions.Compression {
  switch codec {
  case .none: .uncompressed
  case .gzip: .gzip()
  case .zstd: .zstd()
  }
}
