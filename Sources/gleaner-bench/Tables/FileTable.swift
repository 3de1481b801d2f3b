import Tables

/// The table of a Parquet file of the user's own.
func table(ofFile path: String) throws -> Table {
  throw BenchError.cannotRead(path: path, reason: "there is no reader yet")
}
