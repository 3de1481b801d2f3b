import Tables

/// Writes a table as CSV: a header row, then a row of text for each row of the table.
///
///     var writer = CSVWriter(schema: schema, profile: .program, compression: .gzip(), sink: file.write)
///     try writer.append(batch)
///     try writer.finish()
///
/// Null is an empty field, the empty string is `""`, and nothing else is null. Dates are
/// `2024-12-03`, timestamps `2024-12-03T09:30:00Z` with six more digits where there are
/// microseconds, booleans `true` and `false`, decimals without zeros at their end (`12.5`), doubles
/// the shortest text that gives the same number again (`0.1`, `1e-07`, `inf`, `nan`). In a table of
/// one column a null is an empty line, which many readers pass over. Memory is bounded by the longest
/// row.
///
/// Source: RFC 4180, but that the profile says what ends a row.
public struct CSVWriter: TableWriter {
  /// How many cells the profile changed, for whoever publishes the file to say so.
  public struct Alterations: Hashable, Sendable {
    /// Texts that got an apostrophe.
    public internal(set) var disarmed = 0

    /// Texts that were cut and end with an ellipsis.
    public internal(set) var shortened = 0
  }

  public let schema: Schema
  public let profile: CSVProfile

  public var alterations: Alterations {
    var sum = Alterations()
    for encoder in encoders { sum.add(encoder.alterations) }
    return sum
  }

  private let workers: Workers
  private let sink: ByteSink
  private let gzip: GzipSink?

  /// One for each range of rows that is encoded at a time; the first one is that of the header.
  private let encoders: [SharedEncoder]
  private var isFinished = false

  /// Rows are encoded concurrently where `workers` has threads; the bytes are the same.
  public init(
    schema: Schema, profile: CSVProfile, compression: CSVCompression = .none,
    workers: Workers = .none, sink: @escaping ByteSink
  ) {
    self.schema = schema
    self.profile = profile
    self.workers = workers
    switch compression {
    case .none:
      gzip = nil
      self.sink = sink
    case .gzip(let level):
      let gzip = GzipSink(level: level, workers: workers, into: sink)
      self.gzip = gzip
      self.sink = gzip.write
    }
    encoders = (0..<(workers.areNone ? 1 : Self.rangesAtOnce)).map { _ in
      SharedEncoder(profile: profile)
    }
    encoders[0].encoder.appendHeader(schema)
  }

  public mutating func append(_ batch: Table) throws {
    precondition(batch.schema == schema, "the batch is of another schema")
    precondition(!isFinished, "the file is finished")
    if workers.areNone || batch.rowCount <= Self.rowsInRange {
      try appendOneByOne(batch)
    } else {
      try appendConcurrently(batch)
    }
  }

  public mutating func finish() throws {
    precondition(!isFinished, "the file is finished")
    try encoders[0].encoder.flush(into: sink)
    try gzip?.finish()
    isFinished = true
  }

  private func appendOneByOne(_ batch: Table) throws {
    var row = 0
    while row < batch.rowCount {
      row = encoders[0].encoder.append(untilFull: row..<batch.rowCount, of: batch)
      if encoders[0].encoder.isFull { try encoders[0].encoder.flush(into: sink) }
    }
  }

  private func appendConcurrently(_ batch: Table) throws {
    try encoders[0].encoder.flush(into: sink)
    var rows = 0..<batch.rowCount
    while !rows.isEmpty {
      let part = rows.prefix(Self.rangesAtOnce * Self.rowsInRange)
      let starts = Array(stride(from: part.lowerBound, to: part.upperBound, by: Self.rowsInRange))
      _ = workers.map(starts.count) { [encoders] number in
        let end = min(starts[number] + Self.rowsInRange, part.upperBound)
        encoders[number].encoder.append(starts[number]..<end, of: batch)
      }
      for encoder in encoders[..<starts.count] { try encoder.encoder.flush(into: sink) }
      rows = part.upperBound..<rows.upperBound
    }
  }

  /// As many rows as make a text of some hundred kilobytes, which the cache of a core holds.
  private static let rowsInRange = 1_024

  /// Enough ranges for many threads, and for the slower ones to be waited for seldom.
  private static let rangesAtOnce = 32
}

extension CSVWriter.Alterations {
  fileprivate mutating func add(_ other: Self) {
    disarmed += other.disarmed
    shortened += other.shortened
  }
}

/// An encoder that one thread uses at a time: the writer's own, or within `Workers.map` the one that
/// has its number.
private final class SharedEncoder: @unchecked Sendable {
  var encoder: RowEncoder

  init(profile: CSVProfile) {
    encoder = RowEncoder(profile: profile)
  }

  var alterations: CSVWriter.Alterations { encoder.alterations }
}
