import Model
import Testing

@testable import Scraping

@Suite struct SiteProfileTests {
  private static let markup = """
    <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Elsewhere</title>
    <link rel="canonical" href="https://www.example.org/a"></head><body>
    <div class="sidebar story"><p>Staff rose by 12 per cent.</p>
    <div class="ad"><p>Buy one, get <b>two</b>.</p></div><p>That is £3m more.</p></div>
    <div class="story"><p>A second part.</p></div>
    <span class="h">The headline</span><time data-day="4 May 2023">today</time>
    <p>A paragraph that the rules leave aside, although it is by far the longest of the page.</p>
    </body></html>
    """

  private static func document(_ html: String = markup) -> Document {
    Document(path: "a.html", source: "", bytes: Array(html.utf8), sha256: "")
  }

  private func page(_ profiles: SiteProfile..., html: String = markup) throws -> Page {
    try PageParser(sites: profiles).page(from: Self.document(html))
  }

  private func findings(_ profile: SiteProfile) throws -> [RuleFinding] {
    try PageParser(sites: [profile]).examination(of: Self.document()).findings.rules
  }

  @Test func takesWhatTheRulesFind() throws {
    let page = try page(
      SiteProfile(
        host: "example.org", content: "//div[contains(@class,'story')]",
        title: "//span[@class='h']",
        published: "//time/@data-day", drop: ["//div[@class='ad']", "//div[@class='ad']//b"]))
    #expect(
      page.text[0..<page.text.bytes.count]
        == "Staff rose by 12 per cent.\nThat is £3m more.\nA second part.")
    #expect(page.title == "The headline")
    #expect(page.published?.description == "2023-05-04")
  }

  @Test(arguments: ["example.org", "www.example.org", "EXAMPLE.org", "org"])
  func fitsAHost(_ host: String) throws {
    #expect(try page(SiteProfile(host: host, title: "//span")).title == "The headline")
  }

  @Test(arguments: ["ample.org", "news.example.org", "example.com", ""])
  func leavesOtherSitesAlone(_ host: String) throws {
    let page = try page(SiteProfile(host: host, content: "//span"))
    #expect(page.whole.contains("by far the longest"))
  }

  @Test func takesTheFirstOfTwoThatFit() throws {
    let page = try page(
      SiteProfile(host: "www.example.org", title: "//span"),
      SiteProfile(host: "example.org", content: "//table", title: "//b"))
    #expect(page.title == "The headline")
    #expect(page.whole.contains("by far the longest"))
  }

  @Test func takesAnElementWithinAnotherOnce() throws {
    let page = try page(SiteProfile(host: "example.org", content: "//div | //div/p"))
    #expect(page.whole.split(separator: "\n").filter { $0 == "A second part." }.count == 1)
  }

  @Test(arguments: ["//article", "//time/@data-day", "count(//p)", "string(//p)", "//p/text()"])
  func refusesAPageWithoutTheContent(_ rule: String) {
    #expect(throws: ScrapingError.profileFindsNothing(host: "example.org")) {
      try page(SiteProfile(host: "example.org", content: rule))
    }
  }

  @Test(arguments: [["//body"], ["//div"], ["//div[2]", "//div[1]", "//div[1]/p"]])
  func refusesAPageWhoseContentIsDropped(_ rules: [String]) {
    #expect(throws: ScrapingError.profileFindsNothing(host: "example.org")) {
      try page(SiteProfile(host: "example.org", content: "//div[@class]", drop: rules + ["//div"]))
    }
  }

  @Test func dropsOutOfTheContentAlone() throws {
    let page = try page(SiteProfile(host: "example.org", title: "//span", drop: ["//span", "//p"]))
    #expect(page.title == "The headline")
    #expect(page.whole.contains("by far the longest"))
  }

  @Test(arguments: [
    ("//time/@data-day", "2023-05-04"), ("string(//time/@data-day)", "2023-05-04"),
    ("concat('4 May', ' 2021')", "2021-05-04"), ("//time", nil), ("count(//p)", nil),
    ("//table", nil), ("//@data-day", "2023-05-04"),
  ])
  func readsADay(_ rule: String, _ day: String?) throws {
    let page = try page(SiteProfile(host: "example.org", published: rule))
    #expect(page.published?.description == day)
  }

  @Test(arguments: [
    "foo(//p)", "//x:p", "//p[$a]", "count('a')", "//div[count(//*[count(//*[//p]) > 1]) > 0]",
    "string-length(1, 2)",
  ])
  func refusesARuleThatCannotBeApplied(_ rule: String) throws {
    // So many elements that a search for each of them from each of them is given up.
    let html = Self.markup + String(repeating: "<p>a</p>", count: 4_000)
    for profile in [
      SiteProfile(host: "example.org", content: rule),
      SiteProfile(host: "example.org", title: rule),
      SiteProfile(host: "example.org", drop: [rule]),
    ] {
      #expect {
        try page(profile, html: html)
      } throws: { error in
        guard case ScrapingError.profileFails(_, rule, let reason) = error else { return false }
        return !reason.contains("error")
      }
    }
  }

  /// Elements of a namespace keep their name without its prefix in libxml2's tree of HTML.
  @Test func findsElementsOfANamespace() throws {
    let html = Self.markup.replacing("<span class=\"h\">", with: "<ix:name>")
    let findings = try PageParser(sites: [SiteProfile(host: "example.org", title: "//name")]
    )
    .examination(of: Self.document(html)).findings
    #expect(findings[.title]?.nodes == 1)
  }

  @Test func saysWhatEachRuleFinds() throws {
    let rules = try findings(
      SiteProfile(
        host: "example.org", content: "//div", title: "string(//span)",
        published: "//time/@data-day", drop: ["//b", "//div//b", "//aside"]))
    #expect(
      rules.map(\.purpose.rawValue) == ["content", "title", "published", "drop", "drop", "drop"])
    #expect(rules.map(\.nodes) == [3, nil, 1, 1, 1, 0])
    #expect(rules.map(\.elements) == [3, 0, 0, 1, 1, 0])
    #expect(rules[1].text == "The headline")
    #expect(rules[2].date?.description == "2023-05-04")
    #expect(rules[3].text == "two")
    #expect(rules[5].text == nil)
  }

  @Test func examinesPagesWithoutAProfile() throws {
    let parser = PageParser(sites: [SiteProfile(host: "example.net", title: "//b")])
    let other = try parser.examination(of: Self.document())
    #expect(other.host == "example.org")
    #expect(other.profiles.isEmpty && other.findings.rules.isEmpty)
    let nowhere = try parser.examination(of: Self.document("<html><body>\(prose)</body></html>"))
    #expect(nowhere.host == nil)
    #expect(try parser.examination(of: Self.document(samplePDF)).host == nil)
  }

  @Test(arguments: [
    "<p>a", "<div>a</div>",
  ])
  func appliesToALargePage(_ piece: String) throws {
    let html = Self.markup + String(repeating: piece, count: 2_000)
    let page = try page(
      SiteProfile(host: "example.org", content: "//p | //div", drop: ["//div[@class='ad']"]),
      html: html)
    #expect(page.whole.hasPrefix("Staff rose by 12 per cent."))
  }

  /// XPath would read the text once for every element around it.
  @Test func refusesTextThatStandsTooDeep() {
    let depth = 1_800
    let html =
      Self.markup + String(repeating: "<div>", count: depth)
      + String(repeating: "<p>It is 12 miles from here to there.</p>", count: 4_000)
    #expect {
      try page(SiteProfile(host: "example.org", content: "//div[contains(., 'x')]"), html: html)
    } throws: { error in
      guard case ScrapingError.profileFails(_, _, let reason) = error else { return false }
      return reason.contains("deep")
    }
  }

  @Test(arguments: [("//main", true), ("//p[", false), ("", false), ("string(//h1)", true)])
  func knowsXPath(_ expression: String, _ isXPath: Bool) {
    #expect(PageParser.isXPath(expression) == isXPath)
  }
}
