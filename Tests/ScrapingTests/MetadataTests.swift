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
    "<meta name='ms.date' content='12/03/2024'><meta property='og:locale' content='en_US'>",
    "<meta name='publish-date' content='1733216400'>",
    "<meta name='publish-date' content='1733216400000'>",
    // The day that is written holds, whatever its time zone.
    "<meta property='article:published_time' content='2024-12-03T23:30:00-08:00'>",
    // A name for first publication holds before one that may mean anything.
    "<meta name='date' content='2025-02-02'><meta name='publish-date' content='2024-12-03'>",
    // A value that is no day holds for nothing.
    "<meta property='article:published_time' content='yesterday'><meta name='date' content='2024-12-03'>",
    linked(#"{"@type":"Article","datePublished":""}"#) + "<meta name='date' content='2024-12-03'>",
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
    "<h1>Care</h1><p>3 DEC 2024</p>",
    "<h1>Care</h1><p>2024 Dec 3</p>",
    "<h1>Care</h1><p>3-Dec-24</p>",
    "<h1>Care</h1><p>Dec 3, ’24</p>",
    "<h1>Care</h1><p>3 december 2024</p>",
    "<h1>Care</h1><dl><dt>Published</dt><dd>3 December 2024</dd><dt>Updated</dt><dd>5 May 2025</dd></dl>",
    "<h1>Care</h1><dl><dt>Updated</dt><dd><time datetime='2025-05-05'>5 May</time></dd><dt>Published</dt><dd><time datetime='2024-12-03'>3 December</time></dd></dl>",
    "<h1>Care</h1><p>Joined: 1 May 2001</p><p>by Jane » 3 December 2024</p>",
    "<h1>Care</h1><time class='entry-date published' datetime='2024-12-03'>3 Dec</time> <time class=updated datetime='2025-01-01'>1 Jan</time>",
    "<h1>Care</h1><a href='/care'><time datetime='2024-12-03'>3 December</time></a>",
    "<h1>Care</h1><span property='schema:datePublished' content='2024-12-03'></span>",
    "<h1>Care</h1><meta itemprop=dateCreated content='2024-11-30'><meta itemprop=datePublished content='2024-12-03'>",
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
    "<p>December 2024</p>",
    "<h1>Care</h1><time datetime='2024-12-03'>Updated 3 December</time>",
    "<h1>Care</h1><p>Last updated</p><p>3 December 2024</p>",
    "<h1>Care</h1><p>Member since 3 December 2024</p>",
    "<h1>Care</h1><p>Next review due 3 December 2024</p>",
    "<h1>Care</h1>" + String(repeating: prose, count: 6)
      + "<a href='/other'><h3>Another story</h3><p>3 December 2024</p></a>",
  ])
  func takesNoOtherDay(body: String) throws {
    #expect(try page("", body).published == nil)
  }

  @Test func trustsAnAddressBeforeALaterClaim() throws {
    let head =
      "<link rel=canonical href='https://example.org/2019/01/13/care'><meta name=date content='2024-06-01'>"
    #expect(try page(head).published == CalendarDate(year: 2019, month: 1, day: 13))
  }

  /// Of an address only a whole day with a year of four digits is one: these are years, months, numbers.
  @Test(arguments: ["2019/01/care", "19/01/13/care", "care-20190", "2019"])
  func takesNoPartOfAnAddress(path: String) throws {
    let head =
      "<link rel=canonical href='https://example.org/\(path)'><meta name=date content='2024-06-01'>"
    #expect(try page(head).published == CalendarDate(year: 2024, month: 6, day: 1))
  }

  @Test(arguments: [
    // Another day of the page tells which of the two readings is meant.
    ("<meta name=date content='03-09-2026'>", "<h1>Care</h1><p>March 9, 2026</p>", "2026-03-09"),
    ("<meta name=date content='03-09-2026'>", "<h1>Care</h1><p>3 September 2026</p>", "2026-09-03"),
    ("<meta name=date content='03/09/2026'>", "", "2026-09-03"),
    ("<meta name=date content='03/25/2026'>", "", "2026-03-25"),
    (
      "<meta property='og:locale' content='en_US'><meta name=date content='03/09/2026'>", "",
      "2026-03-09"
    ),
    (
      "<meta property='og:locale' content='en_GB'><meta name=date content='03/09/2026'>", "",
      "2026-09-03"
    ),
    // With points the day stands first everywhere.
    (
      "<meta property='og:locale' content='en_US'><meta name=date content='03.09.2026'>", "",
      "2026-09-03"
    ),
  ])
  func readsNumbersAsThePageDoes(head: String, body: String, day: String) throws {
    #expect(try page(head, body).published?.description == day)
  }

  @Test(arguments: [
    (
      "<meta property='article:modified_time' content='2025-01-01T10:00:00Z'>", "",
      Page.Origin.openGraph
    ),
    ("<meta name='last-modified' content='2025-01-01'>", "", .meta),
    ("<meta name='dcterms.modified' content='2025-01-01'>", "", .dublinCore),
    (linked(#"{"@type":"Article","dateModified":"2025-01-01"}"#), "", .jsonLD),
    ("", "<h1>Care</h1><span itemprop=dateModified content='2025-01-01'></span>", .microdata),
    ("", "<h1>Care</h1><span property=dateModified content='2025-01-01'></span>", .rdfa),
    ("", "<h1>Care</h1><time class=updated datetime='2025-01-01'></time>", .time),
    ("", "<h1>Care</h1><p>Last updated: 1 January 2025</p>", .text),
    ("", "<h1>Care</h1><p>Updated</p><p>1 January 2025</p>", .text),
  ])
  func findsTheLastChange(head: String, body: String, origin: Page.Origin) throws {
    let page = try page(head, body)
    #expect(page.modified == CalendarDate(year: 2025, month: 1, day: 1))
    #expect(page.origins.modified == origin)
    #expect(page.published == nil)
  }

  @Test func takesNoChangeBeforeThePublication() throws {
    let page = try page(
      "<meta name=pubdate content='2024-12-03'><meta name=modified content='2024-12-01'>")
    #expect(page.published == CalendarDate(year: 2024, month: 12, day: 3))
    #expect(page.modified == nil)
    #expect(page.origins.modified == nil)
  }

  /// What lies behind the last change is announced, not past.
  @Test func takesNoDayToCome() throws {
    let page = try page(
      "<meta name=modified content='2024-12-03'>", "<h1>Care</h1><p>14 February 2025</p>")
    #expect(page.published == nil)
  }

  @Test(arguments: [
    (linked(#"{"@type":"Article","author":"Jane Doe"}"#), "", ["Jane Doe"], Page.Origin.jsonLD),
    (
      linked(#"{"@type":"Article","author":{"@type":"Person","name":"Jane Doe"}}"#), "",
      ["Jane Doe"], .jsonLD
    ),
    (
      linked(#"{"@type":"Article","author":[{"name":"Jane Doe"},"John Roe"]}"#), "",
      ["Jane Doe", "John Roe"], .jsonLD
    ),
    (
      linked(
        #"{"@graph":[{"@type":"Article","author":{"@id":"/jd"}},{"@type":"Person","@id":"/jd","name":"Jane Doe"}]}"#
      ), "", ["Jane Doe"], .jsonLD
    ),
    ("<meta name=author content='Jane Doe and John Roe'>", "", ["Jane Doe", "John Roe"], .meta),
    ("<meta name=author content='By Jane Doe'>", "", ["Jane Doe"], .meta),
    (
      "<meta name=citation_author content='Doe, Jane'><meta name=citation_author content='Roe, John'>",
      "", ["Doe, Jane", "Roe, John"], .meta
    ),
    ("<meta name='DC.creator' content='Jane Doe'>", "", ["Jane Doe"], .dublinCore),
    // An address names nobody.
    (
      "<meta property='article:author' content='https://example.org/jane'>",
      "<h1>Care</h1><a rel=author href='/jane'>Jane Doe</a>", ["Jane Doe"], .link
    ),
    (
      "", "<h1>Care</h1><div itemprop=author><b itemprop=name>Jane Doe</b>, reporter</div>",
      ["Jane Doe"], .microdata
    ),
    ("", "<h1>Care</h1><span property='schema:author'>Jane Doe</span>", ["Jane Doe"], .rdfa),
    ("", "<h1>Care</h1><p>By Jane Doe | 3 December 2024</p>", ["Jane Doe"], .text),
    ("", "<h1>Care</h1><p>Written by Jane Doe and John Roe</p>", ["Jane Doe", "John Roe"], .text),
  ])
  func findsTheAuthors(head: String, body: String, names: [String], origin: Page.Origin) throws {
    let page = try page(head, body)
    #expect(page.authors == names)
    #expect(page.origins.authors == origin)
  }

  @Test(arguments: [
    "<h1>Care</h1><p>By the end of March it was over</p>",
    "<h1>Care</h1><div class=comments><p>By Jane Doe</p></div>",
    "<h1>Care</h1>",
  ])
  func namesNobody(body: String) throws {
    let page = try page("", body)
    #expect(page.authors.isEmpty)
    #expect(page.origins.authors == nil)
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
    ("<meta property='og:title' content='Care &amp;amp; costs'>", "", "Care & costs"),
    // A link to the first page names the site.
    (
      "<title>Care costs rise / News / Valley</title>",
      "<h1><a href='/'>Valley</a></h1><h2>Care costs rise</h2>",
      "Care costs rise"
    ),
    (
      "<title>Forum • View topic - Care costs rise</title>",
      "<h2>Rules</h2><h2>Care costs rise</h2>",
      "Care costs rise"
    ),
    // A heading that shares hardly a word with what the page tells twice is a slogan.
    (
      "<title>Care costs rise | Post</title><meta property='og:title' content='Care costs rise'>",
      "<h1>The blog</h1>", "Care costs rise"
    ),
    (
      "<title>Care costs rise | Post</title><meta property='og:title' content='Care costs rise'>",
      "<h1>Why the costs of care rise</h1>", "Why the costs of care rise"
    ),
    (
      "<title>Care costs rise</title><meta name='DC.title' content='Post'><meta property='og:site_name' content='Post'>",
      "", "Care costs rise"
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
    #expect(page.origins.language == .htmlLang)
    #expect(page.origins.url == .link)
    #expect(page.origins.site == .openGraph)
    #expect(page.origins.title == nil)
  }

  /// Of two parts of a page the one that stands first in the table of precedence holds.
  @Test(arguments: [
    (linked(#"{"@type":"Article","datePublished":"2024-01-01"}"#), Page.Origin.jsonLD),
    ("<meta property='article:published_time' content='2024-01-02'>", .openGraph),
    ("<meta name=pubdate content='2024-01-03'>", .meta),
    ("<meta name='dcterms.issued' content='2024-01-04'>", .dublinCore),
    ("<span itemprop=datePublished content='2024-01-05'></span>", .microdata),
    ("<span property=datePublished content='2024-01-06'></span>", .rdfa),
    ("<link rel=canonical href='https://example.org/2024/01/07/care'>", .url),
    ("<h1>Care</h1><time datetime='2024-01-08'></time>", .time),
    ("<h1>Care</h1><p>9 January 2024</p>", .text),
  ])
  func followsTheTableOfPrecedence(part: String, origin: Page.Origin) throws {
    let place = try #require(Precedence.published.firstIndex(of: origin))
    #expect(try page(part).origins.published == origin)
    // The days of the table grow from part to part, so that the address is never the earlier one.
    let time = origin == .text ? "" : "<time datetime='2024-01-08'></time>"
    let both = try page(part, "<h1>Care</h1><p>9 January 2024</p>\(time)")
    #expect(both.published == CalendarDate(year: 2024, month: 1, day: place + 1))
    #expect(both.origins.published == origin)
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

  /// An address that leads nowhere, or elsewhere than it seems, is not one; one behind it in the precedence
  /// may be.
  @Test(arguments: [
    ("https://example.org/a?b=c#d", true), ("http://example.org/c", true),
    ("https://example.org:8080/a", true), ("https://[2001:db8::1]/a", true),
    ("https://b\u{FC}cher.example/\u{E9}", true), ("javascript:alert(1)", false),
    ("javascript://example.org/%0Aalert(1)", false), ("data:text/html,x", false),
    ("vbscript:x", false), ("file:///etc/passwd", false), ("https:///a", false),
    ("https://", false), ("http://?", false),
    ("https://user@example.org/", false), ("https://example.org\\@evil.example/", false),
    ("https://example.org/a b", false), ("https://exa mple.org/", false), ("", false),
  ])
  func takesNoAddressButOnesToBeLedTo(_ address: String, _ isTaken: Bool) throws {
    let html = """
      <html><head><link rel=canonical href="\(address)"></head><body><p>It has 12 homes.</p></body>
      """
    let page = try PageParser().page(
      from: Document(path: "a.html", source: "", bytes: Array(html.utf8), sha256: ""))
    #expect(page.url == (isTaken ? address : nil))
    #expect(page.origins.url == (isTaken ? .link : nil))
    let meta = "<meta property=og:url content='https://example.org/b'></head>"
    let both = html.split(separator: "</head>").joined(separator: meta)
    let other = try PageParser().page(
      from: Document(path: "a.html", source: "", bytes: Array(both.utf8), sha256: ""))
    #expect(other.url == (isTaken ? address : "https://example.org/b"))
  }

  /// Characters that do not show are left out of an address as out of every text.
  @Test func takesNothingHiddenIntoAnAddress() throws {
    let html = """
      <html><head><link rel=canonical href=" https://example.org/\u{7}\u{202E}a "></head><p>It is 12.
      """
    let page = try PageParser().page(
      from: Document(path: "a.html", source: "", bytes: Array(html.utf8), sha256: ""))
    #expect(page.url == "https://example.org/a")
  }
}
