import JSON
import Model
import Reading
import Support
import Testing

@testable import Pipeline

@Suite struct PageCheckTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      {"sources": [{"name": "a", "path": "*.html"}], "sites": [
        {"host": "ferry.example", "content": "//div[@class='story']", "title": "//h2",
         "published": "//time/@datetime", "drop": ["//aside", "//div[@class='share']"]},
        {"host": "www.ferry.example", "content": "//main"},
        {"host": "quay.example", "content": "//main", "title": "foo(//p)", "published": "//p"}]}
      """, to: "pipeline.json")
    try folder.write(Self.page("https://www.ferry.example/a"), to: "ferry.html")
    try folder.write(Self.page("https://quay.example/a"), to: "quay.html")
    try folder.write(Self.page("https://other.example/a"), to: "other.html")
    try folder.write(Self.page(""), to: "nowhere.html")
    try folder.write(
      "<html><body><p>It has 12 homes.</p><!-- open, and so on for long", to: "cut.html")
  }

  private static func page(_ address: String) -> String {
    """
    <html><head><title>Ferries | News</title><link rel=canonical href='\(address)'></head><body>
    <h2>The ferry is late</h2><time datetime='2024-12-03T09:00Z'>today</time><div class=story>
    <p>The ferry to the island was 40 minutes late on 12 days, which is twice as often as before.</p>
    <aside>Buy\u{202E} one</aside></div></body></html>
    """
  }

  private func check(_ names: String...) throws -> (text: String, said: [String], status: RunStatus)
  {
    let pipeline = try Pipeline(Configuration(atPath: folder.path + "/pipeline.json"))
    var text: [UInt8] = []
    var said: [String] = []
    let status = try pipeline.check(
      names.map { FilePath("\(folder.path)/\($0)") }, complain: { said.append($0) },
      write: { text += $0 })
    return (
      String(decoding: text, as: UTF8.self).replacing(folder.path + "/", with: ""), said, status
    )
  }

  @Test func showsWhatEachRuleFinds() throws {
    let (text, said, status) = try check("ferry.html")
    #expect(
      text == """
        ferry.html: the profile of "ferry.example" fits its host, ferry.example
          content    //div[@class='story']: 1 element, "The ferry to the island was 40 minutes late on 12 days, whic…"
          title      //h2: 1 element, "The ferry is late"
          published  //time/@datetime: 1 attribute or text, "2024-12-03T09:00Z", which is 2024-12-03
          drop       //aside: 1 element, "Buy one"
          drop       //div[@class='share']: nothing; mend the rule if the page has such a part
          unused     a later profile, of "www.ferry.example", fits too; the first holds, so put the one you mean first
          gives      1 block of text, 90 bytes; title "The ferry is late"; published 2024-12-03

        """)
    #expect(said.isEmpty && status == .ok)
  }

  @Test func saysWhatFindsNothingAndWhy() throws {
    let (text, _, status) = try check("quay.html")
    #expect(text.contains("content    //main: nothing; the page is rejected until"))
    #expect(text.contains("title      foo(//p): cannot be applied: it has a function"))
    #expect(text.contains("no day; the day that the page has without the rule stays"))
    #expect(text.contains("rejected   the rule \"foo(//p)\""))
    #expect(status == .dataError)
  }

  @Test func saysOfAPageThatNoProfileFits() throws {
    let (text, _, status) = try check("other.html", "nowhere.html")
    #expect(text.contains("other.html: no profile fits its host, other.example"))
    #expect(text.contains("nowhere.html: no address in the page"))
    #expect(status == .ok)
  }

  @Test(arguments: [
    (["cut.html", "ferry.html"], RunStatus.dataError, "[broken-off]"),
    (["none.html", "ferry.html"], .noInput, "[missing]"),
    (["cut.html", "none.html", "cut.html", "ferry.html"], .noInput, "[broken-off]"),
  ])
  func goesOnBehindAPageThatCannotBeRead(
    names: [String], status: RunStatus, code: String
  ) throws {
    let pipeline = try Pipeline(Configuration(atPath: folder.path + "/pipeline.json"))
    var text = ""
    var said: [String] = []
    let ended = try pipeline.check(
      names.map { FilePath("\(folder.path)/\($0)") }, complain: { said.append($0) },
      write: { text += String(decoding: $0, as: UTF8.self) })
    #expect(ended == status)
    #expect(said.count == names.count - 1 && said[0].hasSuffix(code))
    #expect(text.contains("ferry.html: the profile"))
  }

  @Test(arguments: [
    (["none.html"], RunStatus.noInput), (["ferry.html", "none.html"], .noInput),
    (["none.html", "cut.html"], .noInput), (["cut.html"], .dataError), (["ferry.html"], .ok),
    ([], .ok),
  ])
  func saysWhereAFileCouldNotBeRead(names: [String], status: RunStatus) throws {
    let pipeline = try Pipeline.forCommandLine()
    let paths = names.map { FilePath("\(folder.path)/\($0)") }
    #expect(try pipeline.extract(paths, format: .ndjson) { _ in } == status)
    #expect(try pipeline.explain(paths) { _ in } == status)
  }

  @Test func takesTheSitesOfAConfiguration() throws {
    let ours = try Configuration(atPath: folder.path + "/pipeline.json")
    for (configuration, isRejected) in [(Configuration(), false), (ours, true)] {
      let pipeline = try Pipeline.forCommandLine(configuration)
      var line: [UInt8] = []
      try pipeline.extract([FilePath(folder.path + "/quay.html")], format: .ndjson) { line += $0 }
      #expect((try JSON(parsing: line)["error"]?["stage"]?.string == "scraping") == isRejected)
    }
  }

  @Test func explainsFiles() throws {
    let pipeline = try Pipeline.forCommandLine()
    var text = ""
    try pipeline.explain(
      ["ferry.html", "none.html", "cut.html", "quay.html"].map { FilePath("\(folder.path)/\($0)") }
    ) { text += String(decoding: $0, as: UTF8.self) }
    let lines = text.replacing(folder.path + "/", with: "").split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix("# file") } == [
        "# file\tferry.html", "# file\tnone.html", "# file\tcut.html", "# file\tquay.html",
      ])
    #expect(lines[1] == "# main\thtml > body > div.story")
    #expect(lines.contains("# not read\tnothing is there; check the path [missing]"))
    #expect(lines.contains { $0.hasPrefix("# not read\t") && $0.hasSuffix("[broken-off]") })
    #expect(lines.filter { $0.hasPrefix("out\t") }.contains { $0.contains("\tsidebar aside\t") })
  }
}
