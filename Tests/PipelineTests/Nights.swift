import Glibc
import Model
import Parquet
import Reading
import Support
import Tables
import Testing

@testable import Pipeline

/// Runs over the same folder, night after night.
struct Nights {
  /// The readers, which take seconds to make in a debug build, with another configuration each night.
  private static let pipeline = try? Pipeline(Configuration(), jobs: 1)

  let folder: TemporaryFolder
  private let formats: String

  init(formats: String = #"["parquet"]"#) throws {
    folder = try TemporaryFolder()
    self.formats = formats
  }

  /// A page with an address, or without one.
  static func page(
    _ sentences: String, url: String? = "https://example.org/a", title: String = "A page"
  ) -> String {
    let link = url.map { "<link rel=\"canonical\" href=\"\($0)\">" } ?? ""
    return """
      <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>\(title)</title>\(link)
      </head><body><main><h1>\(title)</h1>
      <p>Croydon Council published its plans for children’s services this week, and they are many.</p>
      <p>\(sentences)</p></main></body></html>
      """
  }

  /// A night with these pages and no others, by their paths below `input`.
  @discardableResult
  func run(_ pages: [String: String], formats: String? = nil) throws -> RunSummary {
    try forEachFile(in: "input") { unlink("\(folder.path)/\($0)") }
    for (path, text) in pages { try folder.write(text, to: "input/\(path)") }
    var pipeline = try #require(Self.pipeline)
    pipeline.configuration = try configuration(formats)
    pipeline.reader = pipeline.configuration.reader(
      base: pipeline.configuration.folder, confiner: nil)
    return try pipeline.run(Log(loudness: .quiet))
  }

  func configuration(_ formats: String? = nil) throws -> Configuration {
    let text = """
      {"sources": [{"name": "pages", "path": "input/**/*"}], "limits": {"rejectedShare": 0.9},
       "output": {"path": "out", "formats": \(formats ?? self.formats)}}
      """
    return try Configuration(file: FilePath(folder.path + "/pipeline.json"), text: Array(text.utf8))
  }

  private func forEachFile(in name: String, _ body: (String) -> Void) throws {
    for each in folder.names(in: name) {
      let path = "\(name)/\(each)"
      if folder.names(in: path).isEmpty { body(path) } else { try forEachFile(in: path, body) }
    }
  }

  /// The rows of a table of the last release, by column.
  func rows(_ name: String) throws -> [[String: String]] {
    let reader = try ParquetReader(folder.bytes(of: "out/latest/\(name).parquet"))
    return try (0..<reader.rowGroupCount).flatMap { group in
      let table = try reader.table(rowGroup: group)
      return (0..<table.rowCount).map { row in
        var cells: [String: String] = [:]
        for (column, field) in zip(table.columns, table.schema.fields) {
          if let cell = column.cell(row, of: field.type) {
            cells[field.name] = field.type.text(of: cell)
          }
        }
        return cells
      }
    }
  }

  /// What changed in the last night: `figures changed value 800 → 850`.
  func changes() throws -> [String] {
    try rows("changes").map { row in
      let isID = row["column"]?.hasSuffix("_id") == true || row["column"] == "sentence"
      let values = isID ? [] : [row["old_value"] ?? "-", "→", row["new_value"] ?? "-"]
      return ([row["table"], row["change"], row["column"]].map { $0 ?? "?" } + values)
        .joined(separator: " ")
    }
  }
}
