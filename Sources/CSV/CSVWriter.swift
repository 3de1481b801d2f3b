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
  public var alterations: Alterations { encoder.alterations }

  private let sink: ByteSink
  private let gzip: GzipSink?
  private var encoder: RowEncoder
  private var isFinished = false

  public init(
    schema: Schema, profile: CSVProfile, compression: CSVCompression = .none,
    sink: @escaping ByteSink
  ) {
    self.schema = schema
    self.profile = profile
    switch compression {
    case .none:
      gzip = nil
      self.sink = sink
    case .gzip(let level):
      let gzip = GzipSink(level: level, into: sink)
      self.gzip = gzip
      self.sink = gzip.write
    }
    encoder = RowEncoder(profile: profile)
    encoder.appendHeader(schema)
  }

  public mutating func append(_ batch: Table) throws {
    precondition(batch.schema == schema, "the batch is of another schema")
    precondition(!isFinished, "the file is finished")
    for row in 0..<batch.rowCount {
      encoder.appendRow(row, of: batch)
      if encoder.bytes.count >= 64 << 10 { try flush() }
    }
  }

  public mutating func finish() throws {
    precondition(!isFinished, "the file is finished")
    try flush()
    try gzip?.finish()
    isFinished = true
  }

  private mutating func flush() throws {
    try encoder.bytes.withUnsafeBytes(sink)
    encoder.removeAll()
  }
}
