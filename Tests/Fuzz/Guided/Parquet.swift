import Parquet
import Tables

private let limits: ParquetLimits = {
  var limits = ParquetLimits()
  (limits.metadataBytes, limits.pageBytes, limits.pageValues) = (1 << 20, 1 << 20, 1 << 16)
  (limits.chunkValues, limits.chunkBytes, limits.tableBytes) = (1 << 16, 1 << 20, 1 << 24)
  return limits
}()

/// Any bytes as a Parquet file: every column of every row group has as many rows as it says, or an error.
func readParquet(_ bytes: UnsafeRawBufferPointer) {
  guard let reader = try? ParquetReader(Array(bytes), limits: limits) else { return }
  for group in 0..<min(reader.rowGroupCount, 8) {
    for chunk in reader.chunks(rowGroup: group).indices.prefix(32) {
      _ = try? reader.pages(rowGroup: group, chunk: chunk)
    }
    for column in reader.columns.prefix(32) {
      _ = try? reader.table(rowGroup: group, columns: [column.name], firstRows: 3)
      guard let table = try? reader.table(rowGroup: group, columns: [column.name]) else { continue }
      check(
        table.rowCount == reader.rowCount(rowGroup: group),
        "\(column.name) has \(table.rowCount) of \(reader.rowCount(rowGroup: group)) rows")
    }
  }
}
