import Model
import Testing

@testable import Scraping

/// Pages made to cost much: each is read, or refused with its reason, and the text around the flood is
/// there. Every one of them once took time that grew faster than the page.
@Suite struct HostilePagesTests {
  private static func page(_ flood: String, head: String = "") -> String {
    "<html><head>\(head)<title>x</title></head><body>\(prose)\(flood)</body></html>"
  }

  private static func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  private static func numbered(_ count: Int, _ text: (Int) -> String) -> String {
    (0..<count).map(text).joined()
  }

  private static let floods: [(name: String, html: String)] = [
    ("unclosed paragraphs", page(times(100_000, "<p>"))),
    ("links in a paragraph", page("<p>" + times(30_000, "<a href=x>y</a> "))),
    ("footnote marks", page("<p>" + times(10_000, "word<sup><a href='#n'>1</a></sup> "))),
    ("references", page("<p>" + times(200_000, "&amp;"))),
    ("small tables", page(times(2_000, "<table><tr><th>A<th>B<tr><td>x<td>12</table>"))),
    ("a table in a table", page(times(1_000, "<table><tr><td>a 1") + times(1_000, "</table>"))),
    (
      "headers that span all rows",
      page("<table>" + times(4_000, "<tr><th scope=row rowspan=65534>h</th><td>1") + "</table>")
    ),
    (
      "headers that span all columns",
      page("<table>" + times(200, "<tr><th colspan=1000 rowspan=65534>h<tr><td>1") + "</table>")
    ),
    (
      "other headers that span all columns",
      page("<table>" + numbered(4_000) { "<tr><th colspan=1000>h\($0)" } + "<tr><td>1</table>")
    ),
    (
      "headers of columns under headers of columns",
      page(
        "<table><tr>" + numbered(1_000) { "<th>h\($0)" }
          + numbered(1_000) { "<tr><th colspan=1000>k\($0)" } + "<tr><td>1</table>")
    ),
    (
      "labels without headers of rows",
      page("<table><tr><th>h<th>k" + times(4_000, "<tr><td>a label<td>1") + "</table>")
    ),
    (
      "captions of one figure",
      page("<figure>" + times(4_000, "<figcaption>Costs rose 12%</figcaption>") + "</figure>")
    ),
    ("regions", page(times(8_000, "<div class=nav>a</div>"))),
    ("articles within articles", page(times(2_000, "<article><p>12</p>"))),
    ("headlines", page(times(4_000, "<h1>A headline of words</h1>"))),
    ("meta", page("", head: times(4_000, "<meta property=og:title content='words of it'>"))),
    ("days", page(times(8_000, "<time>never</time>"))),
    (
      "JSON-LD scripts",
      page(times(2_000, "<script type='application/ld+json'>{\"@type\":\"Article\"}</script>"))
    ),
    (
      "JSON-LD that is not JSON",
      page(
        "<script type='application/ld+json'>{x " + times(50_000, "\"datePublished\":1 ")
          + "</script>")
    ),
    (
      "JSON-LD within JSON-LD",
      page("<script type='application/ld+json'>" + times(100_000, "[") + "</script>")
    ),
    ("one long class", page("<div class='" + times(50_000, "word ") + "'>12</div>")),
    ("scripts without content", page(times(8_000, "<svg/><iframe></iframe><select></select>"))),
    ("scripts that never end", page(times(5_000, "<svg><select><button><textarea>"))),
    ("bodies", page(numbered(20_000) { "<body a\($0)=1>" })),
    ("end tags of nothing", page(times(500, "<div>") + times(20_000, "</foo></i>"))),
    ("open elements within lines", page(times(50_000, "<code>") + times(50_000, "</kbd>"))),
    (
      "lists of links below a long line",
      page(
        "<div><p>More from " + times(20_000, "Aa bb cc. ") + "</p>"
          + times(8_000, "<ul><li><a href=x>x</a></ul>") + "\(prose)</div>")
    ),
    (
      "columns beside articles",
      page(
        times(1_900, "<article>") + times(40_000, "<p>a") + times(1_900, "</article>")
          + times(20, "<aside>") + prose + times(20, "</aside>"))
    ),
    (
      "cells deep in their table",
      page("<table>" + times(1_900, "<x>") + times(40_000, "<td>1") + "</table>")
    ),
    ("names of elements", page(numbered(60_000) { "<x\($0)>a</x\($0)>" })),
    ("names of attributes", page(numbered(60_000) { "<p a\($0)=1>" })),
    ("names of characters", page("<p>" + numbered(60_000) { "&x\($0); " })),
    (
      "ends of blocks around a table",
      page(times(4_000, "<section><table>") + times(60_000, "</section>"))
    ),
    (
      "open blocks in open items",
      page("<ul>" + times(60_000, "<li><div><address>a") + times(60_000, "</ul>"))
    ),
    ("headings in headings", page(times(60_000, "<h2>a<p>b"))),
    ("scripts in scripts", page(times(20_000, "<script><!--<script></script>"))),
    ("drawings in drawings", page(times(20_000, "<svg><svg><title>a</title>"))),
    ("templates in templates", page(times(60_000, "<template>a"))),
    ("shadow roots", page(times(900, "<x-a><template shadowrootmode=open>a"))),
    ("text without scripts", page(times(8_000, "<noscript>Words of it in 12."))),
    ("buttons with numbers", page(times(20_000, "<button><b>12</b> foster homes"))),
    ("tiles", page(times(20_000, "<a href=x><b>12</b> foster homes</a>"))),
    ("counters", page(times(60_000, "<b class=count data-count=12>0</b> "))),
    (
      "rows of elements that are called cells",
      page("<div role=table>" + times(20_000, "<div role=row><p role=cell>a<p role=cell>12</div>"))
    ),
    (
      "lines in cells",
      page("<table>" + times(2_000, "<tr><td>a b<br>c d<td>12<br>13") + "</table>")
    ),
    ("cells in cells", page(times(600, "<table><tr><td><b>") + times(20_000, "<i></i>"))),
    ("lone signs", page("<p>" + times(100_000, "< <!"))),
  ]

  @Test(arguments: floods.map(\.name))
  func reads(_ name: String) throws {
    let html = try #require(Self.floods.first { $0.name == name }).html
    #expect(try PageParser().page(html).whole.contains("214 children"))
  }

  /// A header stands in every cell below it, and a caption in every cell of its table.
  @Test func holdsTheHeadersOfATableWithinBounds() throws {
    let long = Self.times(60, "word ")
    let rows = Self.times(500, "<tr><th>\(long)" + Self.times(100, "<td>1"))
    let head = "<tr><th>" + Self.times(100, "<th>\(long)")
    let page = try PageParser().page(
      Self.page("<table><caption>\(long)</caption>\(head)\(rows)</table>"))
    let slots = page.text.blocks.compactMap(\.slot)
    #expect(slots.count > 50_000)
    let bytes = slots.reduce(0) {
      $0 + $1.rowHeader.utf8.count + $1.columnHeader.utf8.count + $1.caption.utf8.count
        + $1.corner.utf8.count
    }
    #expect(bytes < 4_000_000 + 8 * page.text.bytes.count)
    #expect(slots.last.map { "word word".hasPrefix($0.rowHeader.prefix(4)) } == true)
  }

  /// libxml2 compares every paragraph with all that it has found, for each of them.
  @Test(arguments: ["//p/following-sibling::p", "//p/preceding::p", "//p/../p/following::text()"])
  func endsASearchThatGoesEverywhere(_ rule: String) {
    let html =
      "<link rel=canonical href='https://example.org/'>" + Self.times(20_000, "<p>12 homes</p>")
    let time = ContinuousClock().measure {
      #expect {
        try PageParser(sites: [SiteProfile(host: "example.org", content: rule)]).page(
          from: Document(path: "a.html", source: "", bytes: Array(html.utf8), sha256: ""))
      } throws: { error in
        guard case ScrapingError.profileFails(_, _, let reason) = error else { return false }
        return reason.contains("too many steps")
      }
    }
    #expect(time < .seconds(20))
  }

  @Test(arguments: [
    "//p", "//p[@class='a']", "//main//p", "//main/p | //h1",
  ])
  func searchesALargePage(_ rule: String) throws {
    let html =
      "<link rel=canonical href='https://example.org/'><main>"
      + Self.times(20_000, "<p class=a>12 homes</p>")
    let page = try PageParser(sites: [SiteProfile(host: "example.org", content: rule)]).page(
      from: Document(path: "a.html", source: "", bytes: Array(html.utf8), sha256: ""))
    #expect(page.text.blocks.count == 20_000)
  }

  @Test func refusesElementsThatStandTooDeep() {
    let flood = Self.times(20_000, "<li><td>") + Self.times(20_000, "</q>")
    #expect {
      try PageParser().page(Self.page(flood))
    } throws: { error in
      guard case ScrapingError.parserStopped(_, let reason) = error else { return false }
      return reason.contains("too deep")
    }
  }

  @Test func refusesTooManyNamesInAPDF() {
    let elements = Self.numbered(60_000) { "<x\($0)>a</x\($0)>" }
    #expect {
      try PageParser().page(Self.pdf(elements))
    } throws: { error in
      guard case ScrapingError.parserStopped(_, let reason) = error else { return false }
      return reason.contains("names")
    }
  }

  /// A page of a PDF with a title, and these elements.
  private static func pdf(_ elements: String, head: String = "") -> String {
    """
    \(head)<pdf2xml><page number='1' height='1200' width='800'><fontspec id='0' size='18'/>
    <fontspec id='1' size='30'/><text top='100' left='9' width='90' height='36' font='1'>Title</text>
    \(elements)</page></pdf2xml>
    """
  }

  private static let sentence =
    "top='300' left='9' width='90' height='20' font='0'>It is 12&a; per cent.</text>"

  @Test func readsAPDFOfOneRow() throws {
    let cells = Self.numbered(5_000) {
      "<text top='300' left='\($0 * 100)' width='10' height='20' font='0'>w\($0)</text>"
    }
    #expect(try PageParser().page(Self.pdf(cells)).text.blocks.count == 5_000)
  }

  /// All lines of one paragraph, and notes behind it.
  @Test func readsAPDFOfOneParagraph() throws {
    let lines = Self.numbered(5_000) {
      "<text top='\(200 + $0 * 22)' left='9' width='90' height='20' font='0'>and w\($0)</text>"
    }
    let page = try PageParser().page(Self.pdf(lines))
    #expect(page.text.blocks.count == 1)
  }

  @Test func readsAPDFWithManyAttributes() throws {
    let flood = Self.numbered(20_000) { "a\($0)='1' " }
    let page = try PageParser().page(
      Self.pdf("<text \(flood)>x</text><text \(Self.sentence)"))
    #expect(page.whole == "It is 12 per cent.")
  }

  @Test func expandsNoEntity() {
    let head = "<!DOCTYPE pdf2xml [<!ENTITY a \"99 99 99 99 99 99\">]>"
    let page = try? PageParser().page(Self.pdf("<text \(Self.sentence)", head: head))
    #expect(page?.whole.contains("99") != true)
  }

  @Test func keepsTextBelowAMillionElements() throws {
    let page = try PageParser().page(
      "<html><body>\(Self.times(1_000_000, "<div>"))\(prose)\(Self.times(1_000_000, "</div>"))</body></html>"
    )
    #expect(page.whole.contains("214 children"))
    #expect(page.whole.contains("every one of them."))
  }

  @Test(arguments: [5_000, 10_000, 20_000, 100_000])
  func keepsTextBehindAttributes(count: Int) throws {
    let flood = Self.numbered(count) { " a\($0)=\"\($0)\"" }
    let page = try PageParser().page("<html><body><div\(flood)>\(prose)</div></body></html>")
    #expect(page.whole.contains("214 children"))
  }
}
