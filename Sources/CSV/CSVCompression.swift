/// How the bytes of a CSV file are packed.
public enum CSVCompression: Hashable, Sendable {
  case none

  /// gzip, for `.csv.gz`; the level is 1 (fast) through 9 (small).
  case gzip(level: Int = 6)
}
