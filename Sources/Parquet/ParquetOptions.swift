/// How a Parquet file is written. What is not said is what suits most readers.
public struct ParquetOptions: Hashable, Sendable {
  /// How pages are packed.
  public enum Compression: Hashable, Sendable {
    case uncompressed

    /// For readers that know no other; the level is 1 (fast) through 12 (small).
    case gzip(level: Int = 6)

    /// The level is 1 (fast) through 22 (small).
    case zstd(level: Int = 3)
  }

  /// Which encodings and pages the file may have.
  public enum Encodings: Hashable, Sendable {
    /// Those that every reader knows: PLAIN and dictionaries, in pages of version 1.
    case compatible

    /// Beside them the DELTA encodings and RLE for booleans, in pages of version 2: often smaller,
    /// and read wrongly by some readers (fastparquet) or not at all (Snowflake).
    case modern
  }

  /// A column by which the rows are in order already; the writer does not sort them.
  public struct SortingColumn: Hashable, Sendable {
    public let name: String
    public let isDescending: Bool
    public let nullsFirst: Bool

    public init(_ name: String, isDescending: Bool = false, nullsFirst: Bool = false) {
      self.name = name
      self.isDescending = isDescending
      self.nullsFirst = nullsFirst
    }
  }

  /// The program that writes the file. Readers look at it to know whose statistics to trust.
  public struct Application: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    public let version: String

    /// The commit that it was built from, or what else names the build.
    public let build: String

    public init(name: String, version: String, build: String) {
      self.name = name
      self.version = version
      self.build = build
    }

    /// `gleaner version 0.1.0 (build 3f9c2a)`: the form that parquet-java can parse.
    public var description: String { "\(name) version \(version) (build \(build))" }
  }

  /// A key and a value of the footer.
  public struct Metadata: Hashable, Sendable {
    public let key: String
    public let value: String

    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The program that names itself in the file.
  public var createdBy: Application
  /// How pages are packed.
  public var compression = Compression.zstd()
  /// Which encodings and pages the file may have.
  public var encodings = Encodings.compatible

  /// Stand in the footer behind the schema's descriptions, in this order.
  public var metadata: [Metadata] = []

  /// The rows of a row group, above 0 and below 2^31. They bound the writer's memory.
  public var rowGroupRows = 250_000

  /// The bytes of a row group's values as a table holds them, above 0: a row group ends with the row that
  /// reaches them, whatever `rowGroupRows` allows. For rows of long texts, and a writer that is to take
  /// little memory.
  public var rowGroupBytes = Int.max

  /// The rows of a page, above 0.
  public var pageRows = 20_000

  /// The bytes of a page's values before they are packed, above 0; a longer page holds a single row,
  /// and nulls beside it.
  public var pageBytes = 1 << 20

  /// The largest dictionary, in bytes, below 2^31; with 0 there is none. A reader unpacks it whole
  /// for any page of the chunk.
  public var dictionaryBytes = 32 << 20

  /// The columns that get a bloom filter: ids that are looked up one by one. That of a list is of its
  /// elements; booleans get none.
  public var bloomFilterColumns: Set<String> = []

  /// The columns by which the rows of each row group are in order, the first of them first; none of
  /// them holds lists.
  public var sortingColumns: [SortingColumn] = []

  public init(createdBy: Application) {
    self.createdBy = createdBy
  }
}

extension ParquetOptions {
  /// Stops where a number is outside of its bounds.
  func checkBounds() {
    precondition((1...Int(Int32.max)).contains(rowGroupRows), "a row group has rows, below 2^31")
    precondition(rowGroupBytes > 0, "a row group has bytes")
    precondition(pageRows > 0 && pageBytes > 0, "a page has rows and bytes")
    precondition((0...Int(Int32.max)).contains(dictionaryBytes), "a dictionary is below 2^31 bytes")
    switch compression {
    case .uncompressed: break
    case .gzip(let level):
      precondition((1...12).contains(level), "a level of gzip runs from 1 through 12")
    case .zstd(let level):
      precondition((1...22).contains(level), "a level of zstd runs from 1 through 22")
    }
  }
}
