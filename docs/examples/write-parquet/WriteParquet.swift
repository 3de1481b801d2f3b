import Glibc
import Parquet
import Tables

/// Writes the ponds of a survey as Parquet, and reads them back:
///
///     swift run write-parquet-example ponds.parquet
@main
enum WriteParquet {
  static let schema = Schema(
    name: "ponds", description: "One row a pond that was looked at.",
    fields: [
      Field("pond", .string, description: "Name of the pond."),
      Field("surveyed", .date),
      Field("seen_at", .timestamp, isNullable: true),
      Field(
        "depth", .decimal(precision: 6, scale: 2), isNullable: true,
        description: "Metres at the deepest place; null where nobody has measured."),
      Field("weather", .string, isNullable: true, isVocabulary: true),
      Field("is_frozen", .boolean),
      Field("acidity", .double, isNullable: true),
      Field(
        "species", .list(of: .string), description: "What lives in it; empty where nothing does."),
    ])

  static func main() throws {
    let path = CommandLine.arguments.dropFirst().first ?? "ponds.parquet"
    var options = ParquetOptions(
      createdBy: .init(name: "ponds", version: "1.0.0", build: "example"))
    options.bloomFilterColumns = ["pond"]
    options.metadata = [.init("licence", "CC0-1.0")]

    // Until it is committed, nobody sees the file.
    let file = try AtomicFile(path)
    var writer = ParquetWriter(schema: schema, options: options, sink: file.write)
    let table = try ponds()
    try writer.append(table)
    try writer.finish()
    try file.commit()

    let reader = try ParquetReader(bytes(ofFile: path))
    for group in 0..<reader.rowGroupCount {
      let depths = try reader.table(rowGroup: group, columns: ["pond", "depth"])
      print("\(path): \(depths.rowCount) of \(reader.rowCount) rows in row group \(group)")
      print("as written: \(try reader.table(rowGroup: group).columns == table.columns)")
    }
  }

  /// Three ponds. Cells that do not fit their columns are errors that name the column and the row.
  private static func ponds() throws -> Table {
    var ponds = TableBuilder(schema: schema)
    try ponds.append([
      .string("Mill Pond"), .date(days: 20_089), .timestamp(micros: 1_735_722_000_000_000),
      .decimal(unscaled: 185), .string("fog"), .boolean(false), .double(6.9),
      .list([.string("newt"), .string("pike")]),
    ])
    try ponds.append([
      .string("Étang d'Or"), .date(days: 20_090), .null, .null, .null, .boolean(true),
      .double(7.25), .list([]),
    ])
    try ponds.append([
      .string("Tarn"), .date(days: 20_090), .timestamp(micros: 1_735_808_400_500_000),
      .decimal(unscaled: 1_240), .string("fog"), .boolean(false), .null,
      .list([.string("trout")]),
    ])
    return ponds.take()
  }
}

/// All that a small file holds.
private func bytes(ofFile path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  return bytes
}
