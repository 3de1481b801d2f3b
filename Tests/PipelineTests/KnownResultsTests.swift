import GRDB
import Glibc
import JSON
import Model
import Reading
import Support
import Testing

@testable import Pipeline

/// Runs over the same pages with what earlier ones found: the same bytes, and less read.
@Suite struct KnownResultsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (place, name) in ["a", "b", "c"].enumerated() {
      try write(name, "It looks after \(812 + place) children in care.")
    }
  }

  private func write(_ name: String, _ sentence: String) throws {
    try folder.write(
      """
      <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Page \(name)</title>
      <link rel="canonical" href="https://example.org/\(name)"></head><body><main><h1>Page \(name)</h1>
      <p>Croydon Council published its plans for children’s services this week, and they are many.</p>
      <p>\(sentence)</p></main></body></html>
      """, to: "input/\(name).html")
  }

  private func pipeline(
    _ more: String = "", output: String = "out", formats: String = #"["csv", "parquet"]"#
  ) throws -> Pipeline {
    let text = """
      {"sources": [{"name": "pages", "path": "input/**/*"}],
       "output": {"path": "\(output)", "formats": \(formats)}\(more)}
      """
    return try Pipeline(
      try Configuration(file: FilePath(folder.path + "/pipeline.json"), text: Array(text.utf8)),
      jobs: 2)
  }

  /// What a run said of itself.
  private struct Account {
    let outcome: String?
    let known: Int?
    let release: String?
  }

  @discardableResult
  private func run(_ pipeline: Pipeline, _ options: RunOptions = RunOptions()) throws -> Account {
    _ = try pipeline.run(Log(loudness: .quiet), options)
    let json = try JSON(
      parsing: Array(folder.text(of: "\(pipeline.configuration.output.path)/last-run.json").utf8))
    return Account(
      outcome: json["outcome"]?.string, known: json["counts"]?["known"]?.integer,
      release: json["release"]?.string)
  }

  /// The tables of the latest release.
  private func tables(in output: String = "out") throws -> [String: String] {
    let names = folder.names(in: "\(output)/latest").filter { $0.hasSuffix(".csv") }
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try folder.text(of: "\(output)/latest/\($0)")) })
  }

  /// Waits until the files are old enough to be relied on.
  private func settle() { usleep(3_100_000) }

  @Test func readsNothingWhereNothingHasChanged() throws {
    settle()
    let first = try run(try pipeline())
    #expect(first.outcome == "published")
    #expect(first.known == 0)
    let second = try run(try pipeline())
    #expect(second.outcome == "unchanged")
    #expect(second.known == 3)
    #expect(second.release == first.release)
    #expect(folder.names(in: "out/releases").count == 1)
  }

  @Test func readsWhatHasChanged() throws {
    settle()
    try run(try pipeline())
    try write("b", "It looks after 850 children in care.")
    let second = try run(try pipeline())
    #expect(second.outcome == "published")
    #expect(second.known == 2)
    #expect(folder.names(in: "out/releases").count == 2)
    let warm = try tables()
    try run(try pipeline(", \"store\": false", output: "cold"))
    var cold = try tables(in: "cold")
    cold["changes.csv"] = warm["changes.csv"]
    #expect(warm == cold)
  }

  /// A file that was changed a moment before it was read could be changed again and look the same.
  @Test func reliesOnNoFileThatIsYoung() throws {
    try run(try pipeline())
    try write("b", "It looks after 999 children in care.")
    let second = try run(try pipeline())
    #expect(second.outcome == "published")
    #expect(try tables()["figures.csv"]?.contains("999") == true)
  }

  @Test func knowsBytesWhereverTheyLie() throws {
    try run(try pipeline())
    rename(folder.path + "/input/a.html", folder.path + "/input/z.html")
    let second = try run(try pipeline())
    #expect(second.known == 3)
    #expect(try tables()["documents.csv"]?.contains("input/z.html") == true)
  }

  @Test func seesThatAFileHasGone() throws {
    settle()
    try run(try pipeline())
    unlink(folder.path + "/input/a.html")
    let second = try run(try pipeline())
    #expect(second.outcome == "published")
    #expect(second.known == 2)
  }

  /// A killed run leaves a hidden folder, a store with results, and no account of files.
  @Test func goesOnWithWhatADeadRunFound() throws {
    try run(try pipeline())
    try folder.execute("DELETE FROM files; DELETE FROM runs", in: ".gleaner/store.sqlite")
    #expect(try run(try pipeline()).known == 3)
  }

  @Test(arguments: [
    "", "not a database", String(repeating: "SQLite format 3\u{0}", count: 400),
  ])
  func makesAStoreAnewThatIsOfNoUse(_ text: String) throws {
    try folder.write(text, to: ".gleaner/store.sqlite")
    #expect(try run(try pipeline()).known == 0)
    #expect(try run(try pipeline()).known == 3)
    #expect(text.isEmpty || folder.names(in: ".gleaner").contains("store.sqlite.aside"))
  }

  @Test(arguments: [
    "UPDATE results SET content = x'00112233'", "UPDATE results SET content = zeroblob(400)",
    "UPDATE results SET key = x'00' || key", "DROP TABLE files", "UPDATE files SET size = 'many'",
    "PRAGMA user_version = 12", "PRAGMA application_id = 12",
    "UPDATE runs SET release = 'elsewhere'",
    "UPDATE files SET sha256 = 'zz', identity = x''",
  ])
  func readsAgainWhatTheStoreHoldsDamaged(_ sql: String) throws {
    settle()
    try run(try pipeline())
    let first = try tables()
    try write("d", "It has 40 foster carers.")
    try folder.execute(sql, in: ".gleaner/store.sqlite")
    try run(try pipeline())
    unlink(folder.path + "/input/d.html")
    try run(try pipeline())
    var second = try tables()
    second["changes.csv"] = first["changes.csv"]
    #expect(second == first)
  }

  /// One that can be opened, and fails when it is asked, is made anew by the next run.
  @Test func setsAsideWhatFailsAtWork() throws {
    settle()
    try run(try pipeline())
    try write("d", "It has 40 foster carers.")
    try folder.execute("UPDATE files SET size = 'many'", in: ".gleaner/store.sqlite")
    try run(try pipeline())
    #expect(folder.names(in: ".gleaner").contains("store.sqlite.aside"))
    try write("d", "It has 41 foster carers.")
    try run(try pipeline())
    #expect(try run(try pipeline()).known == 4)
  }

  @Test func readsAgainWhereTheConfigurationWorksOnPagesOtherwise() throws {
    settle()
    try run(try pipeline())
    let limits = try run(try pipeline(#", "limits": {"pageRows": 99}"#))
    #expect(limits.outcome == "unchanged")
    #expect(limits.known == 0)
    let sites = try run(
      try pipeline(#", "sites": [{"host": "example.org", "title": "//h1"}]"#))
    #expect(sites.known == 0)
  }

  @Test(arguments: [#"["csv"]"#, #"["csv"], "refusals": true"#])
  func writesWhatIsAskedForAnew(_ formats: String) throws {
    settle()
    try run(try pipeline())
    let second = try run(try pipeline(formats: formats))
    #expect(second.outcome == "published")
    #expect(second.known == 3)
    #expect(folder.names(in: "out/latest").allSatisfy { !$0.hasSuffix(".parquet") })
  }

  @Test func asksNoStoreWhereThatIsWanted() throws {
    settle()
    try run(try pipeline())
    var options = RunOptions()
    options.withoutStore = true
    #expect(try run(try pipeline(), options).known == 0)
    options = RunOptions()
    options.rehash = true
    let again = try run(try pipeline(), options)
    #expect(again.known == 3)
    #expect(again.outcome == "unchanged")
    #expect(try run(try pipeline(", \"store\": false")).known == 0)
  }

  @Test func makesTheReleaseAnewThatIsNotWhole() throws {
    settle()
    try run(try pipeline())
    chmod(folder.path + "/out/latest/", 0o755)
    unlink(folder.path + "/out/latest/figures.csv")
    let second = try run(try pipeline())
    #expect(second.outcome == "published")
    #expect(try tables()["figures.csv"] != nil)
  }

  @Test func goesOnWhereNoStoreCanBe() throws {
    try folder.write("", to: "file")
    #expect(try run(try pipeline(#", "store": "file/store.sqlite""#)).outcome == "published")
  }
}

extension TemporaryFolder {
  /// Does to an SQLite file what somebody did.
  fileprivate func execute(_ sql: String, in name: String) throws {
    try DatabaseQueue(path: path + "/" + name).writeWithoutTransaction { try $0.execute(sql: sql) }
  }
}
