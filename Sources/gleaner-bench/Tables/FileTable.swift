import Glibc
import Parquet
import Reading
import Tables

/// The table of a Parquet file of the user's own.
func table(ofFile path: String) throws -> Table {
  let bytes = try bytes(ofFile: path)
  do {
    let reader = try ParquetReader(bytes)
    var builder = TableBuilder(schema: try reader.schema)
    for group in 0..<reader.rowGroupCount {
      let rows = try reader.table(rowGroup: group)
      builder.append(contentsOf: rows, rows: 0..<rows.rowCount)
    }
    return builder.take()
  } catch let error as ParquetReadError {
    throw BenchError.cannotRead(path: path, reason: error.message)
  }
}

private func bytes(ofFile path: String) throws(BenchError) -> [UInt8] {
  guard let file = fopen(path, "re") else {
    throw .cannotRead(path: path, reason: reason(of: errno))
  }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  let piece = 1 << 20
  while true {
    let count = bytes.count
    bytes.append(addingCapacity: piece) { output in
      output.withUnsafeMutableBufferPointer { output, filled in
        filled = fread(output.baseAddress, 1, piece, file)
      }
    }
    if bytes.count == count { break }
  }
  guard ferror(file) == 0 else { throw .cannotRead(path: path, reason: reason(of: errno)) }
  return bytes
}
