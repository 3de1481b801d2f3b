import Model
import Reading
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
      "conf/pipeline.json:1:86: error: \"//p[\" is no XPath 1.0 expression [bad-xpath]"
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
}
