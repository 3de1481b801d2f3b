import CSV
import Tables

/// Writes the ferries of a day as CSV, packed with gzip:
///
///     swift run write-csv-example ferries.csv.gz
@main
enum WriteCSV {
  static func main() throws {
    let path = CommandLine.arguments.dropFirst().first ?? "ferries.csv.gz"
    let schema = Schema(
      name: "ferries",
      fields: [
        Field("route", .string),
        Field("day", .date),
        Field("passengers", .int32, isNullable: true),
        Field("takings", .decimal(precision: 9, scale: 2)),
        Field("remark", .string, isNullable: true),
      ])
    var ferries = TableBuilder(schema: schema)
    try ferries.append([
      .string("North Quay – Holm"), .date(days: 20_089), .integer(212),
      .decimal(unscaled: 148_450), .null,
    ])
    try ferries.append([
      .string("Holm – Skerry"), .date(days: 20_089), .null, .decimal(unscaled: 0),
      .string("not counted, \"sea too rough\""),
    ])

    // Until it is committed, nobody sees the file.
    let file = try AtomicFile(path)
    var writer = CSVWriter(
      schema: schema, profile: .program, compression: .gzip(), sink: file.write)
    try writer.append(ferries.take())
    try writer.finish()
    try file.commit()
    print("\(path): 2 rows of \(schema.fields.count) columns")
  }
}
