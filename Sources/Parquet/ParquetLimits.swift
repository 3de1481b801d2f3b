/// The most that a reader takes on, so that a small file cannot fill the memory. What every known
/// writer makes keeps far below.
public struct ParquetLimits: Hashable, Sendable {
  /// The bytes of the footer, or of a column chunk's page index.
  public var metadataBytes = 1 << 26

  /// The bytes of a page, packed or not.
  public var pageBytes = 1 << 28

  /// The values of a page, nulls included.
  public var pageValues = 1 << 24

  /// The rows of a row group, and the values of a column chunk, nulls included.
  public var chunkValues = 1 << 24

  /// The bytes of the texts that come out of a column chunk.
  public var chunkBytes = 1 << 30

  /// The bytes that the values of a table take in memory.
  public var tableBytes = 1 << 31

  public init() {}
}
