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

  private func page(_ profile: SiteProfile) throws -> Page {
    let document = Document(path: "a.html", source: "", bytes: Array(Self.markup.utf8), sha256: "")
    return try PageParser(sites: [profile]).page(from: document)
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

  @Test func leavesOtherSitesAlone() throws {
    let page = try page(SiteProfile(host: "ample.org", content: "//span"))
    #expect(page.text[0..<page.text.bytes.count].contains("by far the longest"))
  }

  @Test func takesAnElementWithinAnotherOnce() throws {
    let page = try page(SiteProfile(host: "example.org", content: "//div | //div/p"))
    #expect(
      page.text[0..<page.text.bytes.count].split(separator: "\n").filter { $0 == "A second part." }
        .count == 1)
  }

  @Test(arguments: ["//article", "//time/@data-day", "count(//p)"])
  func refusesAPageWithoutTheContent(_ rule: String) {
    #expect(throws: ScrapingError.profileFindsNothing(host: "example.org")) {
      try page(SiteProfile(host: "example.org", content: rule))
    }
  }

  @Test(arguments: [("//main", true), ("//p[", false), ("", false), ("string(//h1)", true)])
  func knowsXPath(_ expression: String, _ isXPath: Bool) {
    #expect(PageParser.isXPath(expression) == isXPath)
  }
}
