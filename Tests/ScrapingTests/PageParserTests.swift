import Model
import Testing

@testable import Scraping

@Suite struct PageParserTests {
  @Test(arguments: [
    ("", ScrapingError.emptyDocument),
    ("  \n\t ", .emptyDocument),
    ("%PDF-1.7\n1 0 obj", .notHTML(found: "a PDF file")),
    ("PK\u{3}\u{4}mimetype", .notHTML(found: "a ZIP archive")),
    ("Just words, and 3 < 4.", .notHTML(found: "text without markup")),
    ("\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}<p>", .notHTML(found: "binary data")),
    ("<html><body></body></html>", .noText),
    ("<html><body><script>let a = '<p>text</p>'</script></body></html>", .noText),
  ])
  func refuses(_ html: String, because reason: ScrapingError) {
    #expect(throws: reason) { try PageParser().page(html) }
  }

  @Test(arguments: [
    ("<!-- never closed", "a comment"),
    (
      "<p>More text follows here, it is lost.</p><!-- open <p>and so are these words of the page</p></body></html>",
      "a comment"
    ),
    ("<!-- open <p>It has 16 homes</p></body></html>", "a comment"),
    ("<script>var open = 1;", "a script element"),
    ("<style>p { color: red", "a style element"),
    ("<p class=\"open", "a tag"),
    ("<div><img src='a.png' alt=", "a tag"),
    ("<p>The report says that the borough has", "a paragraph"),
  ])
  func refusesWhatIsCutOff(ending: String, place: String) {
    let html = "<html><body><div>\n\(prose)\n\(ending)"
    #expect(throws: ScrapingError.brokenOff(within: place, line: 5)) { try PageParser().page(html) }
  }

  @Test(arguments: [
    "", "</div>", "</div></body>", "</div></body></html>", "</div></body></html><!-- cached",
    "</div></body></html><script>late()", "<p>The last words", "</div></body></html><p>late",
    "<!-- <script>off()</script></body></html>",
  ])
  func readsWhatOnlyLeavesOutEndTags(ending: String) throws {
    let page = try PageParser().page("<div>\(prose)\(ending)")
    #expect(page.whole.contains("214 children"))
  }

  @Test func everyErrorSaysWhatToDo() {
    for error in [
      ScrapingError.emptyDocument, .notHTML(found: "x"), .brokenOff(within: "x", line: 1),
      .parserStopped(line: 1, reason: "x"), .noText,
    ] {
      #expect(error.message.contains("save"))
      #expect(!error.code.contains(" "))
    }
  }

  @Test(arguments: [254, 256, 600, 1_999, 2_100, 100_000])
  func keepsTextAtAnyDepth(depth: Int) throws {
    let html =
      "<html><body>\(String(repeating: "<div>", count: depth))\(prose)"
      + "\(String(repeating: "</div>", count: depth))<p>And this stands behind it all, at the end.</p></body></html>"
    let page = try PageParser().page(html)
    #expect(page.whole.contains("214 children"))
    #expect(page.whole.contains("every one of them."))
  }

  @Test func keepsTextBehindManyAttributes() throws {
    let flood = (0..<40_000).map { "a\($0)=\"\($0)\"" }.joined(separator: " ")
    let page = try PageParser().page("<html><body><div \(flood)>\(prose)</div></body></html>")
    #expect(page.whole.contains("214 children"))
  }

  @Test func keepsALongText() throws {
    let words = String(repeating: "word after word, ", count: 700_000)
    let page = try PageParser().page(
      "<html><body><p>\(words)</p><p>The end of it all.</p></body></html>")
    #expect(page.text.bytes.count > 11_000_000)
    #expect(page.whole.hasSuffix("The end of it all."))
  }

  @Test func keepsTextAmongManyReferences() throws {
    let flood = String(repeating: "&amp;&lt;&unknown;&#x1F600;", count: 50_000)
    let page = try PageParser().page("<html><body>\(prose)<p>\(flood)</p></body></html>")
    #expect(page.whole.contains("214 children"))
  }

  @Test func keepsTextBehindTheEnd() throws {
    let page = try PageParser().page(
      "<html><body><div>\(prose)</div></body></html><p>It was late, but it was said.</p>")
    #expect(page.whole.contains("214 children"))
  }

  @Test func readsAroundNUL() throws {
    let page = try PageParser().page(
      "<html><body><p>The bud\0get is 12 million, it was said.</p></body></html>")
    #expect(page.whole == "The budget is 12 million, it was said.")
  }

  @Test func knowsTheLineOfABlock() throws {
    let page = try PageParser().page(
      "<html>\n<head><script>\n\n</script><!--\n--></head>\n<body>\n<div class=\n'a'><p>The budget is 12 million, it was said.</p></div></body></html>"
    )
    #expect(page.text.blocks.map(\.line) == [8])
  }

  @Test func readsTheArticleOfAPageThatAScriptFills() throws {
    let words = String(repeating: "The council looks after 214 children. ", count: 20)
    let page = try PageParser().page(
      """
      <html><head><script type="application/ld+json">{"@type":"Article","articleBody":"\(words)\\nThe end."}
      </script></head><body><div id=root><p>Loading the page, please wait.</p></div></body></html>
      """)
    #expect(page.text.blocks.count == 2)
    #expect(page.whole.hasSuffix("The end."))
  }

  @Test func isTheSameEveryTime() throws {
    let first = try PageParser().page(samplePage)
    for _ in 0..<5 {
      let again = try PageParser().page(samplePage)
      #expect(again.text.bytes == first.text.bytes)
      #expect(again.title == first.title && again.published == first.published)
    }
  }

  /// A page may leave out the end tags of `html`, `body`, `p` and `li`, but not those of its blocks.
  @Test(arguments: [
    ("<html><body><main><p>It has 12 homes.</p>", ["main"]),
    ("<html>\n<body><main>\n<div class=a><p>It has 12 homes.</p></div><ul><li>a", ["main", "ul"]),
    ("<!doctype html><body><div><section><p>It has 12 homes.</section>", ["div"]),
    ("<html><body><table><tr><td>It has 12 homes.", ["table"]),
    ("<html><body><div><div><p>It has 12 homes.</p></div></body></html>", []),
    ("<html><body><div><p>It has 12 homes.</body>", []),
    ("<!doctype html><html><title>a</title><p>It has 12 homes.<ul><li>a<li>b</ul>", []),
    ("<html><body><div><p>It has 12 homes.</div></div><p>more</p>", []),
    ("<html><body><div><section><p>It has 12 homes.</div>", []),
    ("<html><body><p><b>It has <i>12 homes.</p>", []), ("<div><p>It has 12 homes.", []),
  ])
  func reportsOnAPageThatMayBeCutOff(_ html: String, _ blocks: [String]) throws {
    var told: [ScrapingError] = []
    let document = Document(path: "a.html", source: "", bytes: Array(html.utf8), sha256: "")
    let page = try PageParser().page(from: document) { told.append($0) }
    #expect(page.whole.contains("12 homes"))
    let line = html.hasPrefix("<html>\n") ? 2 : 1
    #expect(told == (blocks.isEmpty ? [] : [.maybeCutOff(blocks: blocks, line: line)]))
  }

  @Test func namesTheBlocksThatAreNeverClosed() {
    #expect(
      ScrapingError.maybeCutOff(blocks: ["div", "main", "div", "ul", "ul"], line: 7).message
        == "the page may be cut off: <div>, <main>, <div> and 2 more from line 7 on are never closed; "
        + "save the page again")
  }
}

let samplePage = """
  <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Care costs rise - Valley Post</title>
  <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
  "headline":"Care costs rise","datePublished":"2024-05-02T08:00:00Z","publisher":{"name":"Valley Post"}}]}</script>
  </head><body><div id="cookie-consent"><p>We use cookies, and so do our 120 partners. Do you agree?</p></div>
  <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
  <article><h1>Care costs rise</h1><div class="byline">By A. Writer <time datetime="2024-05-02">2 May</time></div>
  <div class="share"><a href="#s">Share</a></div><div class="article-body">\(prose)
  <h2>What it costs</h2><ul><li>Homes: &pound;4.2m</li><li>Foster care: £1.1m</li></ul>
  <table><tr><th>Year</th><th>Cost</th></tr><tr><td>2023</td><td>£5m</td></tr></table></div></article>
  <div class="comments"><p>Somebody says that this was quite expected, given what has happened.</p></div>
  <footer><p>Registered in England, number 123.</p></footer></body></html>
  """
