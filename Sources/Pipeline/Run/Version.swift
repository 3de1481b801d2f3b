import Parquet

/// Which program this is.
package enum Version {
  package static let number = "0.1.0"

  /// As files name their writer. Readers of Parquet leave statistics aside where the version or the
  /// build is missing.
  ///
  /// Source: parquet-java, `VersionParser`.
  static let application = ParquetOptions.Application(
    name: "gleaner", version: number, build: build)

  /// Stands for the state of the sources: a dataset names no commit, so that rebuilding the same
  /// version gives the same bytes.
  private static let build = "release"
}
