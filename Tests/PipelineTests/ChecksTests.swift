import Glibc
import JSON
import Model
import Reading
import Support
import Testing

@testable import Pipeline

/// What a dataset has to bear before it is published.
@Suite struct ChecksTests {
  private static func tally(
    _ documents: Int, rejected: Int = 0, figures: Int = 0, metrics: [String: Int] = [:]
  ) throws -> RunTally {
    var json = JSONText()
    json.object { json in
      json.name("sources")
      json.object { json in
        json.name("pages")
        json.object { json in
          json.member("documents", documents)
          json.member("rejected", rejected)
          json.member("figures", figures)
          json.name("metrics")
          json.object { json in for (name, count) in metrics { json.member(name, count) } }
        }
      }
    }
    return try #require(RunTally(JSON(parsing: json.bytes)))
  }

  private static func last(_ tally: RunTally, package: String = "{}") throws -> (JSON, JSON) {
    var json = JSONText()
    json.object { tally.write(to: &$0) }
    return (try JSON(parsing: json.bytes), try JSON(parsing: Array(package.utf8)))
  }

  private func checks(_ text: String) throws -> Checks {
    let text = #"{"sources": [{"name": "a", "path": "x"}], "checks": \#(text)}"#
    return try Configuration(file: FilePath("pipeline.json"), text: Array(text.utf8)).checks
  }

  /// Documents and figures before and now, and what fails.
  @Test(arguments: [
    ("{}", (100, 400), (100, 400), []), ("{}", (100, 400), (50, 200), []),
    ("{}", (100, 400), (49, 400), ["check-documents block"]),
    ("{}", (100, 400), (100, 199), ["check-figures block"]),
    ("{}", (1, 1), (900, 900), []), ("{}", (0, 0), (5, 5), []),
    (#"{"documents": {"maxRise": 1}}"#, (10, 10), (21, 10), ["check-documents block"]),
    (#"{"documents": {"maxRise": 1}}"#, (10, 10), (20, 10), []),
    (#"{"documents": {"min": 20, "maxDrop": 1}}"#, (30, 1), (19, 1), ["check-documents block"]),
    (#"{"figures": {"maxDrop": 0.1, "then": "warn"}}"#, (9, 100), (9, 89), ["check-figures warn"]),
  ])
  func compares(
    _ text: String, before: (Int, Int), now: (Int, Int), failures: [String]
  ) throws {
    let failed = try checks(text).failures(
      of: Self.tally(now.0, figures: now.1), from: ["pages", "a"],
      last: Self.last(try Self.tally(before.0, figures: before.1)))
    #expect(failed.map { "\($0.code) \($0.effect)" } == failures)
  }

  @Test func comparesTheMetricsOfEachSource() throws {
    let before = try Self.tally(9, figures: 99, metrics: ["cla_count": 40, "homes_count": 9])
    let now = try Self.tally(9, figures: 99, metrics: ["cla_count": 19])
    let failed = try checks("{}").failures(of: now, from: ["pages", "a"], last: Self.last(before))
    #expect(
      failed.map(\.message) == [
        "19 figures of cla_count from \"pages\", the latest release has 40: the change is more than a share of 0.5"
      ])
  }

  @Test func looksAtTheShareOfRejects() throws {
    let tally = try Self.tally(10, rejected: 3)
    let block = try checks(#"{"rejected": {"maxShare": 0.2, "then": "block"}}"#)
    #expect(
      block.failures(of: tally, from: ["pages", "a"], last: nil).map(\.code) == ["check-rejected"])
    #expect(
      try checks(#"{"rejected": {"maxShare": 0.3}}"#).failures(
        of: tally, from: ["pages", "a"], last: nil
      ).isEmpty)
  }

  @Test func looksForTheColumnsThatTablesHad() throws {
    let package = #"""
      {"resources": [{"title": "ratings", "schema": {"fields": [
        {"name": "authority", "type": "string"}, {"name": "stars", "type": "integer"}]}},
        {"title": "gone", "schema": {"fields": [{"name": "a", "type": "string"}]}}, {}]}
      """#
    let tally = try Self.tally(1)
    let failed = try checks("{}").failures(
      of: tally, from: ["pages", "a"], last: Self.last(tally, package: package))
    #expect(failed.map(\.what) == ["ratings no longer has, or has as another type: stars"])
    #expect(failed.map(\.effect) == [.warn])
  }

  /// Whatever stands in the last run.json, a run compares what it can.
  @Test(arguments: ["{}", "[]", #"{"sources": 3}"#, #"{"sources": {"a": {"documents": "x"}}}"#])
  func bearsAnyAccountOfTheLastRun(_ run: String) throws {
    let json = try JSON(parsing: Array(run.utf8))
    let failed = try checks("{}").failures(
      of: Self.tally(1), from: ["pages", "a"], last: (json, json))
    #expect(failed.map(\.code) == ["check-last"])
  }

  /// A source that is still asked for, and gives nothing any more.
  @Test func missesASource() throws {
    let before = try Self.tally(9, figures: 99, metrics: ["cla_count": 40])
    let checks = try checks(#"{"documents": {"maxDrop": 1}, "figures": {"maxDrop": 1}}"#)
    #expect(
      checks.failures(of: RunTally(), from: ["pages"], last: try Self.last(before)).map(\.code)
        == ["check-metrics"])
    #expect(checks.failures(of: RunTally(), from: ["other"], last: try Self.last(before)).isEmpty)
  }

  // MARK: Runs

  private func runs(_ more: String = "") throws -> (TemporaryFolder, (RunOptions) throws -> Void) {
    let folder = try TemporaryFolder()
    let text = """
      {"sources": [{"name": "pages", "path": "input/**/*"}], "output": {"path": "out", "formats": ["csv"]}\(more)}
      """
    let pipeline = try Pipeline(
      Configuration(file: FilePath(folder.path + "/pipeline.json"), text: Array(text.utf8)), jobs: 1
    )
    return (folder, { _ = try pipeline.run(Log(loudness: .quiet), $0) })
  }

  @Test func keepsYesterdaysReleaseWhereACheckBlocks() throws {
    let (folder, run) = try runs()
    for number in 0..<5 {
      try folder.write(Nights.page("It has \(30 + number) homes."), to: "input/\(number).html")
    }
    try run(RunOptions())
    let first = folder.names(in: "out/releases")
    for number in 0..<3 { #expect(unlink(folder.path + "/input/\(number).html") == 0) }
    let error = #expect(throws: PipelineError.self) { try run(RunOptions()) }
    #expect(error.flatMap { RunStatus($0) } == .dataError)
    #expect(error?.message.contains("--accept-drop") == true)
    #expect(folder.names(in: "out/releases") == first)
    let account = try folder.text(of: "out/last-run.json")
    #expect(account.contains(#""outcome":"blocked","release":"\#(first[0])""#))
    var options = RunOptions()
    options.acceptDrop = true
    try run(options)
    #expect(folder.names(in: "out/releases").count == 2)
    let accepted = try folder.text(of: "out/latest/run.json")
    #expect(accepted.contains("[check-documents]"))
  }

  @Test func keepsReleasesByNumberAndByAge() throws {
    let folder = try TemporaryFolder()
    let now = Instant(releaseName: "2026-11-21T020000Z-3f9c2a")
    let store = try ReleaseStore(FilePath(folder.path + "/out"))
    for day in ["01", "10", "15", "20"] {
      try folder.write("", to: "out/releases/2026-11-\(day)T020000Z-3f9c2a/a.csv")
    }
    try folder.link("out/latest", to: "releases/2026-11-01T020000Z-3f9c2a")
    #expect(
      store.keep(9, days: 7, at: try #require(now)) == ["2026-11-10T020000Z-3f9c2a"])
    #expect(store.keep(1, at: try #require(now)) == ["2026-11-15T020000Z-3f9c2a"])
    #expect(
      folder.names(in: "out/releases").filter { $0.first != "." }
        == ["2026-11-01T020000Z-3f9c2a", "2026-11-20T020000Z-3f9c2a"])
  }

  @Test func prunesWhatRunsHaveLeft() throws {
    let (folder, run) = try runs()
    for number in 0..<3 {
      try folder.write(Nights.page("It has \(30 + number) homes."), to: "input/a.html")
      try run(RunOptions())
    }
    let text = #"{"sources": [{"name": "pages", "path": "input/**/*"}], "output": {"path": "out"}}"#
    let configuration = try Configuration(
      file: FilePath(folder.path + "/pipeline.json"), text: Array(text.utf8))
    #expect(try Pruning(configuration).description.hasPrefix("0 releases and "))
    #expect(
      try Pruning(configuration, keep: 1).description.hasSuffix(
        "2 releases and 0 results (0 bytes) removed"))
    #expect(folder.names(in: "out/releases").count == 1)
  }

  // MARK: What is told

  @Test func tellsPrometheus() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/gleaner.prom"
    let metrics = RunMetrics(path: path)
    var counts = RunSummary.Counts()
    (counts.read, counts.rejected, counts.figures) = (7, 1, 118)
    counts.release = "2026-11-21T020000Z-3f9c2a"
    let text = metrics.text(
      counts, status: 0, blocked: false, lastSuccess: 5, now: 99, nanoseconds: 1_234_567_890)
    for line in [
      "gleaner_last_run_timestamp_seconds 99", "gleaner_last_success_timestamp_seconds 99",
      "gleaner_run_duration_seconds 1.234", "gleaner_run_exit_status 0",
      #"gleaner_documents{state="rejected"} 1"#, "gleaner_figures 118",
      #"gleaner_release_info{release="2026-11-21T020000Z-3f9c2a"} 1"#,
      "# TYPE gleaner_figures gauge",
    ] {
      #expect(text.contains(line + "\n"))
    }
    let failed = metrics.text(
      nil, status: 65, blocked: true, lastSuccess: 5, now: 99, nanoseconds: 0)
    #expect(failed.contains("gleaner_last_success_timestamp_seconds 5\n"))
    #expect(failed.contains("gleaner_checks_failed{severity=\"block\"} 1\n"))
    try metrics.write(nil, status: 74, blocked: false)
    #expect(try folder.text(of: "gleaner.prom").contains("gleaner_run_exit_status 74\n"))
    #expect(throws: RunMetrics.NotWritten.self) {
      try RunMetrics(path: folder.path + "/no/gleaner.prom").write(nil, status: 0, blocked: false)
    }
  }
}
