import CSV
import Parquet
import Pipeline
import Tables

/// The encodings that a Parquet file of ours may have.
enum EncodingProfile: String, CaseIterable {
  case compatible, modern
}

/// Writes the table as our writers write it, without waiting for the disk; gives back the size.
///
/// What stands here of the writers stands nowhere else in the benchmark.
func write(
  _ table: Table, as job: TableJob, encodings: EncodingProfile = .compatible, workers: Workers,
  to path: String
) throws -> Int {
  let file = try PlainFile(path)
  var writer = try writer(
    of: table.schema, as: job, encodings: encodings, workers: workers, sink: file.write)
  try writer.append(table)
  try writer.finish()
  return file.close()
}

private func writer(
  of schema: Schema, as job: TableJob, encodings: EncodingProfile, workers: Workers,
  sink: @escaping ByteSink
) throws -> any TableWriter {
  switch (job.format, job.codec) {
  case (.csv, .none): return CSVWriter(schema: schema, profile: .program, sink: sink)
  case (.csv, _):
    return CSVWriter(schema: schema, profile: .program, compression: .gzip(), sink: sink)
  case (.parquet, let codec):
    var options = ParquetOptions(
      createdBy: .init(name: "gleaner", version: Version.number, build: "bench"))
    options.compression = try compression(codec)
    options.bloomFilterColumns = lookedUp.intersection(schema.fields.map(\.name))
    if encodings == .modern { throw BenchError.refused(answer: "there is no such profile") }
    return ParquetWriter(schema: schema, options: options, sink: sink)
  }
}

/// The columns that get a bloom filter.
private let lookedUp: Set = ["doc_id"]

private func compression(_ codec: TableJob.Codec) throws -> ParquetOptions.Compression {
  switch codec {
  case .none: .uncompressed
  case .gzip: .gzip()
  case .zstd: throw BenchError.refused(answer: "there is no such codec")
  }
}
