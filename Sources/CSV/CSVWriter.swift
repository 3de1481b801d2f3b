import Tables

/// Writes a table as CSV: a header row, then a row of text for each row of the table.
///
///     var writer = CSVWriter(schema: schema, profile: .program, compression: .gzip(), sink: file.write)
///     try writer.append(batch)
///     try writer.finish()
///
/// Null is an empty field, the empty string is `""`, and nothing else is null. Dates are
/// `2024-12-03`, timestamps `2024-12-03T09:30:00Z` with six more digits where there are
/// microseconds, booleans `true` and `false`, decimals without zeros at their end (`12.5`), floats and
/// doubles the shortest text that gives the same number again (`0.1`, `1e-07`, `inf`, `nan`), UUIDs
/// `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`. A list is a JSON array in one field: numbers are bare,
/// dates, timestamps and UUIDs strings, and so are `"NaN"`, `"Infinity"` and `"-Infinity"`. In a
/// table of one column a null is an empty line, which many readers pass over.
///
/// Memory is bounded by the longest row; with workers by some ten thousand rows.
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

  /// Of all rows so far.
  public var alterations: Alterations {
    var sum = Alterations()
    for encoder in encoders { sum.add(encoder.alterations) }
    return sum
  }

  private let workers: Workers
  private let sink: ByteSink
  private let gzip: GzipSink?

  /// The first one is that of the header and of rows that come in small batches. With workers there
  /// are two for each range of rows that is encoded at a time: one is written, one is filled.
  private let encoders: [SharedEncoder]
  private var isFinished = false

  /// What the sink threw: the text behind it would follow on a gap.
  private var failure: (any Error)?

  /// With workers, rows are encoded concurrently, and one of the threads calls the sink meanwhile,
  /// never two at a time; the bytes are the same as without.
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
    encoders = (0..<(workers.areNone ? 1 : 2 * Self.rangesAtOnce)).map { _ in
      SharedEncoder(profile: profile)
    }
    encoders[0].encoder.appendHeader(schema)
  }

  /// Writes more rows; what the sink throws comes out, then and at every call behind it.
  public mutating func append(_ batch: Table) throws {
    precondition(batch.schema == schema, "the batch is of another schema")
    precondition(!isFinished, "the file is finished")
    try unlessFailed { writer in
      if writer.workers.areNone || batch.rowCount <= Self.rowsInRange {
        try writer.appendOneByOne(batch)
      } else {
        try writer.appendConcurrently(batch)
      }
    }
  }

  /// Writes what is left; of a table without rows the header row.
  public mutating func finish() throws {
    precondition(!isFinished, "the file is finished")
    try unlessFailed { writer in
      try writer.encoders[0].encoder.flush(into: writer.sink)
      try writer.gzip?.finish()
    }
    isFinished = true
  }

  private mutating func unlessFailed(_ write: (CSVWriter) throws -> Void) throws {
    if let failure { throw failure }
    do {
      try write(self)
    } catch {
      failure = error
      throw error
    }
  }

  private func appendOneByOne(_ batch: Table) throws {
    var row = 0
    while row < batch.rowCount {
      row = encoders[0].encoder.append(untilFull: row..<batch.rowCount, of: batch)
      if encoders[0].encoder.isFull { try encoders[0].encoder.flush(into: sink) }
    }
  }

  /// Encodes some ranges of rows at a time, while one thread writes those before them.
  private func appendConcurrently(_ batch: Table) throws {
    // The calling thread waits for the one that calls the sink, so that nothing is used twice.
    nonisolated(unsafe) let sink = sink
    var filled = encoders[..<1]
    var start = 0
    while start < batch.rowCount {
      if gzip != nil {
        // The sink itself shares its work out.
        try filled.flush(into: sink)
        filled = []
      }
      let free =
        filled.startIndex == 0
        ? encoders[Self.rangesAtOnce...] : encoders[..<Self.rangesAtOnce]
      let ranges = Self.ranges(of: batch, from: start)
      let failures = workers.map(ranges.count + 1) { [filled] number -> (any Error)? in
        if number == 0 { return filled.failureToFlush(into: sink) }
        free[free.startIndex + number - 1].encoder.append(ranges[number - 1], of: batch)
        return nil
      }
      if let failure = failures[0] { throw failure }
      filled = free[..<(free.startIndex + ranges.count)]
      start = ranges[ranges.count - 1].upperBound
    }
    try filled.flush(into: sink)
  }

  /// The next ranges of the batch's rows, as many as are encoded at a time.
  private static func ranges(of batch: Table, from start: Int) -> [Range<Int>] {
    let end = min(start + rangesAtOnce * rowsInRange, batch.rowCount)
    return stride(from: start, to: end, by: rowsInRange).map { $0..<min($0 + rowsInRange, end) }
  }

  /// As many rows as make a text of some hundred kilobytes, which the cache of a core holds.
  private static let rowsInRange = 1_024

  /// Enough ranges for many threads, and for the slower ones to be waited for seldom.
  private static let rangesAtOnce = 16
}

extension CSVWriter.Alterations {
  fileprivate mutating func add(_ other: Self) {
    disarmed += other.disarmed
    shortened += other.shortened
  }
}

extension ArraySlice<SharedEncoder> {
  /// Hands out the texts in their order.
  fileprivate func flush(into sink: ByteSink) throws {
    for shared in self { try shared.encoder.flush(into: sink) }
  }

  /// Hands out the texts in their order, and what the sink throws.
  fileprivate func failureToFlush(into sink: ByteSink) -> (any Error)? {
    do {
      try flush(into: sink)
      return nil
    } catch {
      return error
    }
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
