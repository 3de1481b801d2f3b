/// Where a writer's bytes go, in order: a file, a socket, an array. What it throws ends the
/// writing.
public typealias ByteSink = (UnsafeRawBufferPointer) throws -> Void

/// What writes a table of any length as one file, batch by batch, in bounded memory.
///
/// After an error the file is not whole, and the writer is of no more use.
public protocol TableWriter {
  /// Writes more rows; the batch is of the writer's schema.
  mutating func append(_ batch: Table) throws

  /// Writes what stands at the end of the file. A table without rows is a valid file, too.
  mutating func finish() throws
}
