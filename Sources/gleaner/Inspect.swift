import ArgumentParser
import Pipeline

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a Parquet file's schema, row groups and first rows.")

  @Argument(help: "The file, of whatever program's.", completion: .file())
  var file: String

  func run() throws {
    try reporting {
      let inspection = try ParquetInspection(atBytes: asGiven([file])[0])
      try writeToStandardOutput(Array(inspection.text().utf8))
    }
  }
}
