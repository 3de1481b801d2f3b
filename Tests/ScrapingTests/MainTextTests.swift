import Model
import Testing

@testable import Scraping

@Suite struct MainTextTests {
  private func lines(_ body: String) throws -> [String] {
    try PageParser().page("<html><body><article>\(body)\(prose)</article></body></html>").lines
      .dropLast(3)
      .map { $0 }
  }

  @Test(arguments: [
    ("<p>One line,<br>and another.</p>", ["paragraph: One line, and another."]),
    ("<p>One line.<br><br>And another.</p>", ["paragraph: One line.", "paragraph: And another."]),
    ("<p>The chil<b>dren</b> are <i>well</i>.</p>", ["paragraph: The children are well."]),
    ("<p>It is <b>1</b>,<span>000</span> now.</p>", ["paragraph: It is 1,000 now."]),
    ("<p>A&nbsp;b,&#8203; c&shy;d.</p>", ["paragraph: A b, cd."]),
    (
      "<p>First</p>second<div>third</div>",
      ["paragraph: First", "paragraph: second", "paragraph: third"]
    ),
    ("<h3>A heading</h3><p>Its text.</p>", ["heading: A heading", "paragraph: Its text."]),
    ("<ul><li>One<ul><li>Two</li></ul></li></ul>", ["listItem: One", "listItem: Two"]),
    ("<ol><li><span>One</span></li></ol>", ["listItem: One"]),
    ("<blockquote><p>He said so.</p></blockquote>", ["quotation: He said so."]),
    ("<figure><img><figcaption>The new home.</figcaption></figure>", []),
    (
      "<table><tr><td>It is a table for layout, with one cell of prose in it.</td></tr></table>",
      ["paragraph: It is a table for layout, with one cell of prose in it."]
    ),
    (
      "<figure><img><figcaption>Costs rose by 12%.</figcaption></figure>",
      ["caption: Costs rose by 12%."]
    ),
    (
      "<figure><pre>a b</pre><figcaption>The costs by year.</figcaption></figure>",
      ["paragraph: a b", "caption: The costs by year."]
    ),
    ("<div class=wp-caption-text>The new home.</div>", []),
    ("<dl><dt>Staff</dt><dd>40</dd></dl>", ["listItem: Staff", "listItem: 40"]),
  ])
  func makesBlocks(html: String, blocks: [String]) throws {
    #expect(try lines(html) == blocks)
  }

  @Test(arguments: [
    ("80%<sup><a href=\"#fn1\">[1]</a></sup> of staff", "80% of staff"),
    ("80%<sup class=reference>2</sup> of staff", "80% of staff"),
    ("80%<a href=\"#note3\" class=footnote>[3]</a> of staff", "80% of staff"),
    ("80%<a role=doc-noteref href=\"#n\">4</a> of staff", "80% of staff"),
    ("80%<sup><a href=\"#t\">*</a></sup> of staff", "80% of staff"),
    ("the 1<sup>st</sup> of staff", "the 1st of staff"),
    ("<a href=\"#p2\">page 2</a> of staff", "page 2 of staff"),
    ("item <a href=\"/x\">12</a> of staff", "item 12 of staff"),
  ])
  func dropsFootnoteMarks(html: String, text: String) throws {
    #expect(try lines("<p>\(html)</p>") == ["paragraph: \(text)"])
  }

  @Test(arguments: [
    "<div class='cookie-banner'><p>We and our 91 partners use cookies to keep things on your device.</p></div>",
    "<nav><p>Home, news and 17 other pages are to be found behind this menu.</p></nav>",
    "<ol class='breadcrumb'><li>Home</li><li>News</li></ol>",
    "<div class='share-buttons'>Share this with 91 friends</div>",
    "<ul class=socialShare><li>Tweet 91</li></ul>",
    "<section class='related-stories'><h2>Related stories</h2><p>A bridge was closed for 91 days, says the county.</p></section>",
    "<div id='newsletter-signup'><p>Join 91,000 readers, and get all the news in the morning.</p></div>",
    "<div class='ad-slot'>Buy 91 shoes now</div>",
    "<div class='comments'><p>I think that it is a shame, and so do 91 of my friends.</p></div>",
    "<div id='respond'><h3>Leave a reply</h3><p>Your address will not be published, say 91 rules.</p></div>",
    "<aside><p>The weather will be 91 degrees on Monday, which is quite a lot for May.</p></aside>",
    "<div style='display: none'><p>It is hidden, all 91 words of it, from all the readers.</p></div>",
    "<p hidden>It is hidden, all 91 words of it, from all the readers of this page.</p>",
    "<div class='sr-only'>Skip to 91</div>",
    "<footer><p>Registered in England with number 91, at an address in a town.</p></footer>",
    "<div class=byline>By a writer, 91 shares</div>",
    "<form><label>Search 91 pages</label><input></form>",
    "<template><p>Never seen: 91.</p></template>",
    "<noscript><p>Your browser is 91 years old, and without scripts.</p></noscript>",
    "<h2>You may also like</h2><ul><li>Ninety-one and 91 ways to say so</li></ul>",
  ])
  func leavesOut(html: String) throws {
    let page = try PageParser().page("<html><body><article>\(prose)\(html)</article></body></html>")
    #expect(page.text.blocks.count == 3)
    #expect(!page.whole.contains("91"))
  }

  @Test(arguments: ["sidebar-layout", "comments-open", "post share", "hidden-xs", "has-ads"])
  func keepsATextWhoseNameMisleads(name: String) throws {
    let page = try PageParser().page(
      "<html><body><div class='\(name)'>\(prose)</div></body></html>")
    #expect(page.text.blocks.count == 3)
  }

  @Test func leavesOutTheHeadline() throws {
    let page = try PageParser().page(
      "<html><head><title>Care costs rise | Post</title></head><body><article><h1>Care costs rise</h1>\(prose)</article></body></html>"
    )
    #expect(page.title == "Care costs rise")
    #expect(page.text.blocks.count == 3)
  }

  @Test func saysNothingTwice() throws {
    let twice =
      "<p>A long caption that stands twice on its page, once for every size of the screen, as such do.</p>"
    let page = try PageParser().page(
      "<html><body><article>\(twice)\(prose)\(twice)</article></body></html>")
    #expect(page.text.blocks.count == 4)
  }

  @Test func explains() throws {
    let document = Document(path: "a.html", source: "t", bytes: Array(samplePage.utf8), sha256: "")
    let text = try PageParser().explanation(of: document)
    #expect(text.contains("comments div.comments"))
  }
}
