import Model
import Testing

@testable import Scraping

@Suite struct MetadataTests {
  private func page(_ head: String, _ body: String = "") throws -> Page {
    try PageParser().page(
      "<html><head>\(head)</head><body>\(body)<article>\(prose)</article></body></html>")
  }

  private static func linked(_ json: String) -> String {
    "<script type=\"application/ld+json\">\(json)</script>"
  }

  @Test(arguments: [
    linked(
      #"{"@type":"NewsArticle","datePublished":"2024-12-03T10:00:00Z","dateModified":"2025-01-01"}"#
    ),
    linked(
      #"[{"@type":"WebSite","name":"x"},{"@type":["Article","Thing"],"datePublished":"2024-12-03"}]"#
    ),
    linked(
      #"{"@graph":[{"@type":"WebPage","datePublished":"2025-05-05"},{"@type":"BlogPosting","datePublished":"2024-12-03"}]}"#
    ),
    linked(
      #"{"@type":"WebPage","mainEntity":{"@type":"Article","datePublished":"3 December 2024"}}"#),
    linked(#"{"@type":"Article","broken":[1,,"datePublished":"2024-12-03","x":}"#),
    "<meta property='article:published_time' content='2024-12-03T08:00:00+00:00'><meta property='article:modified_time' content='2025-01-01'>",
    "<meta name='dcterms.date' content='2024-12-03'>",
    "<meta name='DC.date.issued' content='2024-12-03'>",
    "<meta name='parsely-pub-date' content='2024-12-03T23:00:00Z'>",
    "<meta name='sailthru.date' content='Tue, 03 Dec 2024 17:04:00 GMT'>",
    "<meta name='x-published-on' content='20241203'>",
    "<link rel=canonical href='https://example.org/2024/12/03/care'>",
    "<link rel=canonical href='https://example.org/news/2024-12-03-care'>",
  ])
  func findsTheDayInTheHead(head: String) throws {
    #expect(try page(head).published == CalendarDate(year: 2024, month: 12, day: 3))
  }

  @Test(arguments: [
    "<h1>Care</h1><time datetime='2024-12-03T10:00'>today</time>",
    "<h1>Care</h1><p>Published: 3 December 2024</p>",
    "<h1>Care</h1><p>Updated: 5 May 2025. Published: 3 December 2024</p>",
    "<h1>Care</h1><div class=byline>17:04, 3 DEC 2024</div>",
    "<h1>Care</h1><div>December 3rd, 2024</div>",
    "<h1>Care</h1><span itemprop=datePublished content='2024-12-03'></span>",
    "<h1>Pflege</h1><p>Veröffentlicht am 3. Dezember 2024</p>",
    "<h1>Care</h1><p>03/12/2024</p>",
  ])
  func findsTheDayInTheText(body: String) throws {
    #expect(try page("", body).published == CalendarDate(year: 2024, month: 12, day: 3))
  }

  @Test(arguments: [
    "<div class=comments><p>Posted 3 December 2024</p></div>",
    "<section class=related><time datetime='2024-12-03'></time></section>",
    "<p>© 3 December 2024</p>",
    "<p>Last updated: 3 December 2024</p>",
    "<p>31/02/2024</p>",
    "<p>3 December 1066</p>",
  ])
  func takesNoOtherDay(body: String) throws {
    #expect(try page("", body).published == nil)
  }

  @Test func trustsAnAddressBeforeALaterClaim() throws {
    let head =
      "<link rel=canonical href='https://example.org/2019/01/13/care'><meta name=date content='2024-06-01'>"
    #expect(try page(head).published == CalendarDate(year: 2019, month: 1, day: 13))
  }

  @Test(arguments: [
    (
      "<title>Care costs rise - Valley Post</title><meta property='og:site_name' content='Valley Post'>",
      "", "Care costs rise"
    ),
    ("<title>Care costs rise | Valley Post</title>", "", "Care costs rise"),
    ("<title>Valley Post: care costs rise</title>", "", "Valley Post: care costs rise"),
    ("<title>Care: what it costs - and why</title>", "", "Care: what it costs - and why"),
    ("<title>x | Post</title>", "<h1>Care costs rise</h1>", "Care costs rise"),
    (
      "<meta property='og:title' content='Care costs rise | Valley Post'>",
      "<h1>Valley Post</h1><h1>Care costs rise</h1>", "Care costs rise"
    ),
    ("<title>Care costs rise | Post</title>", "<nav><h1>Menu</h1></nav>", "Care costs rise"),
    (
      linked(#"{"@type":"Article","headline":"Care &amp; costs"}"#), "<h1>Care &amp; costs</h1>",
      "Care & costs"
    ),
  ])
  func findsTheHeadline(head: String, body: String, title: String) throws {
    #expect(try page(head, body).title == title)
  }

  @Test func findsTheRest() throws {
    let page = try PageParser().page(
      """
      <html lang="en_gb"><head><link rel="canonical" href="https://www.example.org/care">
      <meta property="og:site_name" content="Valley&nbsp;Post"></head><body>\(prose)</body></html>
      """)
    #expect(page.language == "en-GB")
    #expect(page.url == "https://www.example.org/care")
    #expect(page.site == "Valley Post")
  }

  @Test func namesASiteByItsHost() throws {
    #expect(
      try page("<link rel=canonical href='https://www.example.org:8080/a'>").site == "example.org")
  }

  @Test(arguments: [
    ("2024-12-03T09:00Z", 3), ("20241203", 3), ("3rd December 2024", 3), ("Dec. 3, 2024", 3),
    ("03.12.2024", 3),
    ("3 de diciembre de 2024", 3), ("2024年12月3日", 3), ("3/12/2024", 3), ("3 déc. 2024", 3),
    ("12/23/2024", 23),
  ])
  func readsDays(text: String, day: Int) {
    #expect(
      DateReader(isMonthFirst: false).date(in: text.utf8)
        == CalendarDate(year: 2024, month: 12, day: day))
  }

  @Test(arguments: [
    "", "December 2024", "12.2024", "2024-13-01", "99999999999999999999", "1/2/3", "3 12 2024",
  ])
  func readsNoDay(text: String) {
    #expect(DateReader(isMonthFirst: false).date(in: text.utf8) == nil)
  }
}
