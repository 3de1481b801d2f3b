import GRDB
import JSON
import Model
import Parquet
import Reading
import Support
import Testing

@testable import Pipeline

/// The files of a release that hold all tables again. What they hold is read by others: check_release.py.
@Suite struct BundleTests {
  private static let all = #"["csv", "parquet", "xlsx", "sqlite"]"#
  private static let page = ["a.html": Nights.page("It looks after 812 children in care.")]

  private func digest(_ nights: Nights) throws -> String? {
    try JSON(parsing: nights.folder.bytes(of: "out/latest/run.json"))["dataset_sha256"]?.string
  }

  private func faults(_ nights: Nights) throws -> [String] {
    try ReleaseVerification(latestOf: nights.configuration()).faults.map(\.code)
  }

  @Test func standBesideTheTables() throws {
    let nights = try Nights(formats: Self.all)
    try nights.run(Self.page)
    let names = nights.folder.names(in: "out/latest")
    #expect(names.contains("gleaner.xlsx") && names.contains("gleaner.sqlite"))
    #expect(names.contains("metadata.json") && !names.contains { $0.hasPrefix(".") })
    #expect(try faults(nights) == [])
  }

  @Test func areNoPartOfTheDatasetsDigest() throws {
    let nights = try Nights(formats: Self.all)
    try nights.run(Self.page)
    let digest = try digest(nights)
    let without = try Nights(formats: #"["csv", "parquet"]"#)
    try without.run(Self.page)
    #expect(try digest != nil && self.digest(without) == digest)
  }

  /// What is asked for otherwise is written anew, though no page has changed.
  @Test func comeAndGoWithTheConfiguration() throws {
    let nights = try Nights()
    try nights.run(Self.page)
    #expect(!nights.folder.names(in: "out/latest").contains("gleaner.sqlite"))
    try nights.run(Self.page, formats: Self.all)
    #expect(nights.folder.names(in: "out/latest").contains("gleaner.sqlite"))
    try nights.run(Self.page)
    #expect(!nights.folder.names(in: "out/latest").contains("gleaner.sqlite"))
  }

  @Test(arguments: ["gleaner.xlsx", "gleaner.sqlite", "metadata.json"])
  func areVerified(file: String) throws {
    let nights = try Nights(formats: Self.all)
    try nights.run(Self.page)
    let path = "out/latest/\(file)"
    var bytes = try nights.folder.bytes(of: path)
    bytes[bytes.count / 2] ^= 1
    try nights.folder.chmod("out/latest", 0o755)
    try nights.folder.chmod(path, 0o644)
    try nights.folder.write(bytes, to: path)
    #expect(try faults(nights) == ["file-hash"])
  }

  /// Last night's figures are compared with, although the database has them, too.
  @Test func haveTheChanges() throws {
    let nights = try Nights(formats: Self.all)
    try nights.run(Self.page)
    try nights.run(["a.html": Nights.page("It looks after 850 children in care.")])
    let path = nights.folder.path + "/out/latest/gleaner.sqlite"
    var configuration = GRDB.Configuration()
    configuration.readonly = true
    let rows = try DatabaseQueue(path: path, configuration: configuration).read { db in
      try Row.fetchAll(db, sql: #"SELECT "table", change, old_value, new_value FROM changes"#)
        .map { $0.databaseValues.map(\.description).joined(separator: " ") }
    }
    #expect(rows.contains(#""figures" "changed" "812" "850""#))
  }

  /// The same values, and no change since the night before.
  @Test func decimalsMayBeDoubles() throws {
    let nights = try Nights()
    try nights.run(Self.page)
    let values = try nights.rows("figures").map { $0["value"] }
    let doubles = #"["parquet"], "parquet": {"compression": "none", "decimals": "double"}"#
    try nights.run(Self.page, formats: doubles)
    let reader = try ParquetReader(nights.folder.bytes(of: "out/latest/figures.parquet"))
    #expect(reader.columns.first { $0.name == "value" }?.field?.type == .double)
    #expect(try nights.rows("figures").map { $0["value"] } == ["812.0"] && values == ["812.0000"])
    #expect(try nights.changes() == [])
  }

  @Test func areNotTheOnlyFormats() throws {
    let nights = try Nights(formats: #"["sqlite"]"#)
    #expect {
      try nights.configuration()
    } throws: { error in
      errorLine(error).contains("\"output.formats\" takes one or more of csv, csv.gz, parquet")
    }
  }
}
