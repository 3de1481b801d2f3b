import Glibc
import Interpretation
import JSON
import Model
import Support
import Testing

@testable import Pipeline

/// Compares docs/ with the code: whatever a user can meet is described there.
@Suite struct DocumentationTests {
  /// The folder of the package, three above this file.
  private static let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private func text(of name: String) throws -> String {
    var bytes: [UInt8] = []
    let file = open("/\(Self.package)/\(name)", O_RDONLY)
    try #require(file >= 0, "\(name) is missing")
    defer { close(file) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(file, &piece, piece.count), count > 0 { bytes += piece[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: DataPackage.schemas.map(\.name))
  func describesEveryColumn(table: String) throws {
    let format = try text(of: "docs/FORMAT.md")
    let schema = try #require(DataPackage.schemas.first { $0.name == table })
    let section = try #require(
      format.split(separator: "\n### ").first { $0.hasPrefix("`\(table)`") },
      "docs/FORMAT.md has no section on \(table)")
    for field in schema.fields {
      #expect(section.contains("`\(field.name)`"), "\(table).\(field.name) is not described")
    }
  }

  @Test func describesEveryCode() throws {
    let diagnostics = try text(of: "docs/DIAGNOSTICS.md")
    for file in [
      "Reading/ReadingError.swift", "Scraping/ScrapingError.swift",
      "Interpretation/InterpretationError.swift", "Interpretation/PageProblem.swift",
      "Interpretation/CatalogueError.swift",
      "Pipeline/Release/ReleaseError.swift", "Pipeline/Release/ReleaseVerification.swift",
      "Pipeline/Run/PipelineError.swift", "Pipeline/Configuration/ConfigurationError.swift",
      "Pipeline/Changes/ComparisonProblem.swift", "Pipeline/Dataset/Dataset.swift",
      "Pipeline/Run/InOrder.swift",
      "Pipeline/Inputs/StreamError.swift",
      "Pipeline/Workers/PageTask.swift", "Pipeline/Workers/WorkerProcess.swift",
      "Pipeline/Commands/InspectionError.swift",
      "Parquet/ParquetReadError.swift", "Store/StoreError.swift",
      "Pipeline/Run/RunMetrics.swift",
    ] {
      let source = try text(of: "Sources/\(file)")
      let codes = source.split(separator: "var code: String {").dropFirst().flatMap { rest in
        rest.prefix(upTo: rest.range(ofFirst: "var message") ?? rest.endIndex)
          .split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      }
      #expect(!codes.isEmpty, "\(file) has no codes")
      for code in codes {
        #expect(diagnostics.contains("`\(code)`"), "\(code) is not explained")
      }
    }
  }

  @Test func describesEveryRefusal() throws {
    let told = try text(of: "docs/REFUSALS.md")
    var rules = ["unread", "cell-name", "bare-cell"]
    for file in ["refusals_before_dates.rules", "refusals.rules"] {
      let lines = try text(of: "Sources/Language/Refusals/\(file)").split(separator: "\n")
      rules += lines.filter { $0.hasPrefix("rule ") }.map { String($0.split(separator: " ")[1]) }
    }
    #expect(rules.count > 15)
    for rule in rules { #expect(told.contains("| `\(rule)` |"), "\(rule) is not explained") }
  }

  @Test func describesEveryKey() throws {
    let schema = try JSON(parsing: Array(try text(of: "docs/pipeline.schema.json").utf8))
    let readme = try text(of: "README.md")
    let keys = names(in: schema)
    #expect(keys.contains("rejectedShare"))
    for key in keys where key != "$schema" {
      #expect(readme.contains(key), "README.md does not describe \(key)")
    }
  }

  /// The names of all properties that a JSON Schema describes.
  private func names(in schema: JSON) -> [String] {
    let properties = schema["properties"]?.members ?? []
    let items = schema["items"].map { names(in: $0) } ?? []
    return items + properties.flatMap { [$0.name] + names(in: $0.value) }
  }

  /// The metric that docs/CATALOGUE.md shows, on the sentence that it shows.
  @Test func showsAMetricThatIsRead() throws {
    let rows = try text(of: "docs/CATALOGUE.md")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("    {\"units\": [{\"id\": \"mentors\"") }.prefix {
        $0.hasPrefix("    ")
      }
    let folder = try TemporaryFolder()
    try folder.write(rows.joined(separator: "\n"), to: "ours.json")
    try folder.write(
      #"{"sources": [{"name": "a", "path": "*"}], "catalogue": ["ours.json"]}"#, to: "pipeline.json"
    )
    let pipeline = try Pipeline.forCommandLine(
      Configuration(atPath: folder.path + "/pipeline.json"))
    var printed: [UInt8] = []
    let line = Array(#"{"text": "We have 14 mentors for care leavers."}"#.utf8)
    #expect(try pipeline.figures([line], format: .ndjson) { printed += $0 } == 0)
    #expect(String(decoding: printed, as: UTF8.self).contains("\"mentors_count\""))
  }

  /// The table of docs/CATALOGUE.md has a line for each built-in metric, in the catalogue's order.
  @Test func listsEveryMetric() throws {
    let lines = try text(of: "docs/CATALOGUE.md").split(separator: "\n")
    let listed = lines.drop { $0 != "## The built-in metrics" }.filter { $0.hasPrefix("| `") }
    let metrics = try Catalogue.builtIn().metrics.map {
      "| `\($0.id)` | \($0.label) | \($0.measure?.rawValue ?? "") | \($0.unit) |"
    }
    #expect(listed.map(String.init) == metrics)
  }

  @Test func describesEveryStatus() throws {
    let diagnostics = try text(of: "docs/DIAGNOSTICS.md")
    for status in RunStatus.allCases {
      #expect(diagnostics.contains("| \(status.rawValue) |"), "\(status) is not explained")
    }
  }
}

extension Substring {
  /// Where `words` stand for the first time.
  fileprivate func range(ofFirst words: String) -> Index? {
    indices.first { self[$0...].hasPrefix(words) }
  }
}
