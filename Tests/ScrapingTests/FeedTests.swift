import Model
import Testing

@testable import Scraping

@Suite struct FeedTests {
  private static func rss(_ items: String) -> String {
    """
    <?xml version="1.0"?>
    <!-- made by hand -->
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Oakmere news</title>
    <link>https://example.org/</link><image><title>Logo</title></image>\(items)</channel></rss>
    """
  }

  @Test func readsEveryItem() throws {
    let page = try PageParser().page(
      Self.rss(
        """
        <item><title>Homes &amp; hubs</title><pubDate>Tue, 03 Dec 2024 09:00:00 GMT</pubDate>
        <description>A teaser.</description>
        <content:encoded><![CDATA[<p>It has 12 homes.</p><p>And 3 hubs<br>in all.]]></content:encoded></item>
        <item><title>Carers</title><media:title>A picture</media:title>
        <description>&lt;p&gt;It costs £4 &amp;amp; more.&lt;/p&gt;</description></item>
        """))
    #expect(
      page.lines.map { $0.split(separator: "\n").joined(separator: "/") } == [
        "heading: Homes & hubs", "paragraph: It has 12 homes.", "paragraph: And 3 hubs in all.",
        "heading: Carers", "paragraph: It costs £4 & more.",
      ])
    #expect(page.title == "Oakmere news")
    #expect(page.url == "https://example.org/")
    #expect(page.published == nil)
  }

  @Test(arguments: [
    rss(
      """
      <item><title>Homes</title><link>https://example.org/1</link><dc:creator>Mia Frost</dc:creator>
      <pubDate>Tue, 03 Dec 2024 09:00:00 GMT</pubDate><description>It has 12 homes.</description></item>
      """),
    """
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Oakmere</title><entry><title type="html">Homes</title>
    <link rel="self" href="https://example.org/feed"/><link href="https://example.org/1"/>
    <author><name>Mia Frost</name></author><published>2024-12-03T09:00:00Z</published>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It has 12 homes.</p></div></content></entry></feed>
    """,
    """
    <?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Homes</a:title>
    <a:link rel="alternate" href="https://example.org/1"/><a:author><a:name>Mia Frost</a:name></a:author>
    <a:published>2024-12-03</a:published><a:summary>It has 12 homes.</a:summary></a:entry></a:feed>
    """,
    """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>x</title></channel>
    <item><title>Homes</title><link>https://example.org/1</link><dc:date>2024-12-03</dc:date><dc:creator>Mia Frost</dc:creator>
    <description>It has 12 homes.</description></item></rdf:RDF>
    """,
  ])
  func takesFromASingleItemWhatItSays(feed: String) throws {
    let page = try PageParser().page(feed)
    #expect(page.title == "Homes")
    #expect(page.url == "https://example.org/1")
    #expect(page.site == "example.org")
    #expect(page.published == CalendarDate(year: 2024, month: 12, day: 3))
    #expect(page.authors == ["Mia Frost"])
    #expect(page.whole == "It has 12 homes.")
  }

  @Test func readsItsCharacterSet() throws {
    var bytes = Array(
      "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item><description>It is ".utf8)
    bytes += [0xA3] + Array("12 million.</description></item></channel></rss>".utf8)
    #expect(try PageParser().page(bytes).whole == "It is £12 million.")
  }

  @Test(arguments: [
    ("<rss><channel><item><description>It has 12", "the element description"),
    ("<rss><channel><item><description><![CDATA[It has 12", "a CDATA section"),
    ("<rss><channel><item></item><item", "a tag"), ("<rss><channel>", "the element channel"),
  ])
  func refusesOneThatIsCutOff(feed: String, place: String) {
    #expect(throws: ScrapingError.brokenOff(within: place, line: 1)) { try PageParser().page(feed) }
  }

  @Test(arguments: [
    "<rss></rss>", "<rss><channel><title>T</title></channel></rss>",
    "<rss><channel><item><description><![CDATA[<img src=a>]]></description></item></channel></rss>",
  ])
  func refusesOneWithoutText(feed: String) {
    #expect(throws: ScrapingError.noText) { try PageParser().page(feed) }
  }

  @Test(arguments: ["<html><p>&lt;rss>", "An <rss> feed", "<svg><feed>", "<feed>x</feed>", "<rs"])
  func takesNoPageForAFeed(markup: String) {
    #expect(!FeedReader.isFeed(Array(markup.utf8)))
  }

  @Test func refusesAnArchiveOfTheWebByItsName() {
    #expect(throws: ScrapingError.notHTML(found: "a WARC archive")) {
      try PageParser().page("WARC/1.0\r\nWARC-Type: response\r\n\r\n<html><p>It has 12 homes.</p>")
    }
  }
}
