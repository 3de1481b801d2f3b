import Model
import Reading
import Support
import Testing

@testable import Pipeline

@Suite struct ConfigurationTests {
  private func configuration(
    _ text: String, environment: @escaping (String) -> String? = { _ in nil }
  ) throws(ConfigurationError) -> Configuration {
    try Configuration(
      file: FilePath("conf/pipeline.json"), text: Array(text.utf8), environment: environment)
  }

  @Test func readsEveryKey() throws {
    let configuration = try configuration(
      """
      {"$schema": "docs/pipeline.schema.json", "schemaVersion": 1,
       "sources": [{"name": "saved", "path": "input/**/*.html"}],
       "sites": [{"host": "example.org", "content": "//main", "published": "//time/@datetime",
                  "title": "//h1", "drop": ["//aside"]}],
       "catalogue": ["ours.json"],
       "output": {"path": "out", "formats": ["parquet", "csv"], "keep": 3},
       "limits": {"documentBytes": 1000, "rejectedShare": 0.25}, "jobs": 3}
      """)
    #expect(configuration.sources.map(\.path) == ["input/**/*.html"])
    #expect(configuration.sites.map(\.host) == ["example.org"])
    #expect(configuration.catalogue == ["ours.json"])
    #expect(configuration.output.formats == [.parquet, .csv])
    #expect(configuration.output.keep == 3)
    #expect(configuration.limits.documentBytes == 1_000)
    #expect(configuration.limits.rejectedShare == 0.25)
    #expect(configuration.outputFolder.description == "conf/out")
    #expect(configuration.width(nil) == 3)
    #expect(configuration.width(8) == 8)
  }

  private static let sources = #""sources": [{"name": "a", "path": "a/*.html"}]"#

  private static let mistakes: [(text: String, line: String)] = [
    (
      "{\(sources),\n  \"outptu\": {}}",
      "conf/pipeline.json:2:3: error: unknown key \"outptu\"; did you mean \"output\"? [unknown-key]"
    ),
    (
      "{\(sources), \"output\": {\"fromats\": []}}",
      "conf/pipeline.json:1:61: error: unknown key \"output.fromats\"; did you mean \"formats\"? [unknown-key]"
    ),
    (
      "{\"sources\": [{\"name\": \"a\", \"path\": \"x\", \"pth\": 1}]}",
      "conf/pipeline.json:1:41: error: unknown key \"sources[0].pth\"; did you mean \"path\"? [unknown-key]"
    ),
    (
      "{\(sources), \"jobs\": \"two\"}",
      "conf/pipeline.json:1:58: error: \"jobs\" takes a whole number from 0 through 256 [wrong-type]"
    ),
    (
      "{\(sources), \"limits\": {\"rejectedShare\": 5}}",
      "conf/pipeline.json:1:78: error: \"limits.rejectedShare\" takes a number from 0.0 through 1.0 [out-of-range]"
    ),
    (
      "{\(sources), \"limits\": {\"pdfSeconds\": 0}}",
      "conf/pipeline.json:1:75: error: \"limits.pdfSeconds\" takes a whole number from 1 through 86400 [out-of-range]"
    ),
    (
      "{\(sources), \"limits\": {\"pdfMegaBytes\": 500}}",
      "conf/pipeline.json:1:61: error: unknown key \"limits.pdfMegaBytes\"; did you mean \"pdfMegabytes\"? [unknown-key]"
    ),
    (
      "{\(sources), \"output\": {\"formats\": [\"parqet\"]}}",
      "conf/pipeline.json:1:72: error: \"output.formats\" does not know \"parqet\"; did you mean \"parquet\"? [unknown-value]"
    ),
    (
      "{\(sources), \"jobs\": 1, \"jobs\": 2}",
      "conf/pipeline.json:1:61: error: \"jobs\" stands here a second time [configuration-syntax]"
    ),
    (
      "{\(sources),}",
      "conf/pipeline.json:1:49: error: a member's name in double quotes should be here [configuration-syntax]"
    ),
    (
      "\u{FEFF}{\(sources)}",
      "conf/pipeline.json:1:1: error: the text begins with a byte order mark; remove it [configuration-syntax]"
    ),
    (
      "{\(sources), \"schemaVersion\": 2}",
      "conf/pipeline.json:1:67: error: this file is of version 2, this program knows version 1; install a newer one [newer-version]"
    ),
    (
      "{\(sources), \"output\": {\"path\": \"${GLEANER_OUT}\"}}",
      "conf/pipeline.json:1:69: error: the environment has no GLEANER_OUT; set it or write ${GLEANER_OUT:-default} [unset-variable]"
    ),
    (
      "{\(sources), \"sites\": [{\"host\": \"a.org\", \"drop\": [\"//p[\"]}]}",
      "conf/pipeline.json:1:86: error: \"//p[\" is not an XPath 1.0 expression [bad-xpath]"
    ),
    (
      "{\(sources), \"output\": {\"path\": \"\"}}",
      "conf/pipeline.json:1:69: error: \"output.path\" takes a path, such as \"output\" [out-of-range]"
    ),
    (
      "{\(sources), \"output\": {\"path\": \"${OUT:-}\"}}",
      "conf/pipeline.json:1:69: error: \"output.path\" takes a path, such as \"output\" [out-of-range]"
    ),
    (
      "{\(sources), \"output\": {\"path\": \"a\\u0000b\"}}",
      "conf/pipeline.json:1:69: error: \"output.path\" takes a path, such as \"output\" [out-of-range]"
    ),
    (
      "{\(sources), \"a\\u001B[31m\\n\": 1}",
      "conf/pipeline.json:1:50: error: unknown key \"a\\u{1B}[31m\\u{A}\" [unknown-key]"
    ),
    ("{}", "conf/pipeline.json:1:1: error: \"sources\" is missing [missing-key]"),
    ("[]", "conf/pipeline.json:1:1: error: \"the file\" takes an object [wrong-type]"),
    (
      String(repeating: "[", count: 5_000),
      "conf/pipeline.json:1:514: error: values nest deeper than 512 [configuration-syntax]"
    ),
  ]

  @Test(arguments: mistakes)
  func refuses(_ text: String, because line: String) {
    let error = #expect(throws: ConfigurationError.self) { try configuration(text) }
    #expect(error?.description == line)
  }

  @Test func takesVariablesFromTheEnvironment() throws {
    let text = """
      {"sources": [{"name": "a", "path": "${PAGES}/*.html"}],
       "output": {"path": "${OUT:-out}/$5"}}
      """
    let configuration = try configuration(text) { $0 == "PAGES" ? "pages" : nil }
    #expect(configuration.sources[0].path == "pages/*.html")
    #expect(configuration.output.path == "out/$5")
  }

  @Test(arguments: [
    ("$", "$"), ("${", "${"), ("${A", "${A"), ("$${A}$", "$a$"), ("${A}${A}", "aa"),
    ("}${A}}", "}a}"),
    ("${B:-}", ""), ("${A:-b}", "a"), ("${E:-b}", "b"), ("${E}", ""), ("${B:-${A}", "${A"),
    ("${B:-:-}", ":-"), ("${A}}${", "a}${"), ("é${A}é", "éaé"), ("${B:-é}", "é"), ("$}${A}", "$}a"),
  ])
  func replacesVariables(in text: String, by result: String) throws {
    let text = #"{"sources": [{"name": "a", "path": "x\#(text)"}]}"#
    let configuration = try configuration(text) { ["A": "a", "E": ""][$0] }
    #expect(configuration.sources[0].path == "x" + result)
  }

  /// In time that grows with the length of the text alone.
  @Test(arguments: ["${A}", "${", "$", "${B:-x}"])
  func replacesManyVariables(_ piece: String) throws {
    let many = String(repeating: piece, count: 50_000)
    let text = #"{"sources": [{"name": "a", "path": "x\#(many)"}]}"#
    let time = try ContinuousClock().measure {
      _ = try configuration(text) { $0 == "A" ? "a" : nil }
    }
    #expect(time < .seconds(5))
  }

  @Test(arguments: [
    (
      "{", #"c.json:1:2: error: a member's name in double quotes should be here [catalogue-syntax]"#
    ),
    (
      "{\"metrics\": [\n {\"id\": \"a\", \"labl\": 1}]}",
      #"c.json:2:22: error: metrics[0].labl: no such key; did you mean "label"? [catalogue-unknown-key]"#
    ),
    (
      "{\"metrics\": [\n {\"id\": \"a\"}]}",
      #"c.json:2:2: error: metrics[0].label is missing [catalogue-missing-key]"#
    ),
    (
      "{\"metrics\": [],\n \"metrix\": []}",
      #"c.json:2:12: error: metrix: no such key; did you mean "metrics"? [catalogue-unknown-key]"#
    ),
    (
      "{\"phrases\": [{\"id\": \"a\",\n\"patterns\": [\"x\", \"(\"]}]}",
      #"c.json:2:19: error: phrases[0].patterns[1] is no pattern"#
    ),
    (
      "{\"frameworks\": [{\"id\": \"f\", \"family\": \"f\", \"source\": \"s\",\n \"areas\": [\"none\"]}]}",
      #"c.json:2:11: error: frameworks.f.areas: "none" is no area's id [catalogue-bad-value]"#
    ),
  ])
  func saysWhereACatalogueIsWrong(_ catalogue: String, _ line: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(catalogue, to: "c.json")
    let text = #"{"sources": [{"name": "a", "path": "x"}], "catalogue": ["c.json"]}"#
    let configuration = try Configuration(
      file: FilePath(folder.path + "/pipeline.json"), text: Array(text.utf8))
    let error = #expect(throws: ConfigurationError.self) { _ = try Pipeline(configuration) }
    #expect(
      error?.description.hasPrefix("\(folder.path)/\(line)") == true, "\(error?.description ?? "")")
  }

  @Test func saysWhereACatalogueIsNotUTF8() throws {
    let folder = try TemporaryFolder()
    let bytes = Array("{\n\"units\": [{\"id\": \"caf".utf8) + [0xE9] + Array("s\"}]}".utf8)
    try folder.write(bytes, to: "c.json")
    let text = #"{"sources": [{"name": "a", "path": "x"}], "catalogue": ["c.json"]}"#
    let configuration = try Configuration(
      file: FilePath(folder.path + "/pipeline.json"), text: Array(text.utf8))
    let error = #expect(throws: ConfigurationError.self) { _ = try Pipeline(configuration) }
    #expect(
      error?.description
        == "\(folder.path)/c.json:2:22: error: bytes that are not UTF-8; save the file as UTF-8 [catalogue-syntax]"
    )
  }

  @Test func saysWhichLimitAFileOfItsOwnPasses() throws {
    let folder = try TemporaryFolder()
    try folder.sparse("pipeline.json", bytes: (1 << 20) + 1)
    let error = #expect(throws: ConfigurationError.self) {
      try Configuration(atPath: folder.path + "/pipeline.json")
    }
    #expect(error?.message == "the file has more than 1 MiB, which is the most it may have")
    try folder.sparse("c.json", bytes: (16 << 20) + 1)
    let text = #"{"sources": [{"name": "a", "path": "x"}], "catalogue": ["c.json"]}"#
    let configuration = try Configuration(
      file: FilePath(folder.path + "/pipeline.json"), text: Array(text.utf8))
    let other = #expect(throws: ConfigurationError.self) { _ = try Pipeline(configuration) }
    #expect(
      other?.message
        == "\"catalogue\": c.json: the file has more than 16 MiB, which is the most it may have")
  }
}
