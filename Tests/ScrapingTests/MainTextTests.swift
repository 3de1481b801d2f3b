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
    (
      "<p>First<div>second</div>third</p>fourth",
      ["paragraph: First", "paragraph: second", "paragraph: third", "paragraph: fourth"]
    ),
    (
      "<p>Page<select><option>1</select>of 9<iframe></iframe>in all.</p>",
      ["paragraph: Page of 9 in all."]
    ),
    ("<p>One line,</br>and another.</p>", ["paragraph: One line, and another."]),
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

  @Test(arguments: [
    "<h2 class='header-anchor'>How 91 was found</h2>",
    "<h2 id='the-secondary-rail'>How 91 was found</h2>",
    "<h2 class='text-secondary'>How 91 was found</h2>",
    "<section><header><h2>How 91 was found</h2></header></section>",
  ])
  func keepsASubheading(html: String) throws {
    #expect(
      try kept("\(prose)\(html)<p>It is the count of the homes.</p>").contains(
        "heading: How 91 was found"))
  }

  @Test(arguments: [
    "<div class='accordion'><div style='display:none'><p>There were 91 homes.</p></div></div>",
    "<div role='tabpanel' hidden><p>There were 91 homes.</p></div>",
    "<div class='faq-item'><div class='hidden'><p>There were 91 homes.</p></div></div>",
    "<details><summary>How many?</summary><p>There were 91 homes.</p></details>",
    "<p><span aria-hidden='true'>There were 91 homes.</span></p>",
  ])
  func keepsWhatAClickOpens(html: String) throws {
    #expect(try kept("\(prose)\(html)\(prose)").contains("paragraph: There were 91 homes."))
  }

  @Test(arguments: [
    "<h3 aria-controls=p1>How many?</h3><div id=p1 class=x hidden><p>There were 91 homes.</p></div>",
    "<button aria-controls='p0 p1'>More</button><div id=p1 style='display:none'><p>There were 91 homes.</p></div>",
    "<button data-bs-target='#p1'>More</button><div id=p1 hidden><p>There were 91 homes.</p></div>",
    "<div class='tabs'><a href='#p1'>2024</a><div id=p1 class='is-hidden'><p>There were 91 homes.</p></div></div>",
    "<div class='d-none d-md-block'><p>There were 91 homes.</p></div>",
    "<div class='md:flex hidden'><p>There were 91 homes.</p></div>",
    "<div class='print:hidden'><p>There were 91 homes.</p></div>",
    "<div class='d-print-none'><p>There were 91 homes.</p></div>",
    "<div class='read-more'><p>There were 91 homes.</p></div>",
  ])
  func keepsWhatAWideScreenOrAControlShows(html: String) throws {
    #expect(try kept("\(prose)\(html)\(prose)").contains("paragraph: There were 91 homes."))
  }

  @Test(arguments: [
    "<div class='d-block d-md-none'><p>There were 91 homes.</p></div>",
    "<div class='lg:hidden'><p>There were 91 homes.</p></div>",
    "<div class='block md:block lg:hidden'><p>There were 91 homes.</p></div>",
    "<p class='sf-hidden'>There were 91 homes.</p>",
    "<p>There were <del>91</del> <s>91</s> <strike>91</strike> many homes.</p>",
    "<p>There were <span style='text-decoration: line-through'>91</span> many homes.</p>",
    "<div id=p2 hidden><p>There were 91 homes.</p></div>",
  ])
  func leavesOutWhatNoWideScreenShows(html: String) throws {
    #expect(try !kept("\(prose)\(html)\(prose)").contains { $0.contains("91") })
  }

  /// Names made of a heading's words, and words that are also what a council writes about.
  @Test(arguments: [
    "<section id='registration'><h2>Registration</h2><p>The register has 91 names.</p></section>",
    "<section id='follow-up' class='level2'><h2>Follow-up</h2><p>Of the plan 91 parts are done.</p></section>",
    "<div class='section' id='comments-from-families'><h2>Comments from families</h2><p>Some 91 families wrote to us.</p></div>",
    "<section class='commentary'><h2>What it shows</h2><p>There were 91 homes in May.</p></section>",
    "<div class='social-care'><h2>Care</h2><p>There were 91 homes in May.</p></div>",
    "<section class='health-promotion'><p>Nurses saw 91 children in the spring.</p></section>",
    "<div class='membership-of-the-board'><p>The board has 91 members, of whom four are carers.</p></div>",
    "<div class='page-banner'><p>The council looked after 91 children.</p></div>",
    "<aside class=facts><h2>In numbers</h2><ul><li>91 children in care</li></ul></aside>",
    "<div role=alert><p>The figure was 91 until May, the county says.</p></div>",
  ])
  func keepsASectionThatIsNamedAfterItsTopic(html: String) throws {
    #expect(try kept("\(prose)\(html)\(prose)").contains { $0.contains("91") })
  }

  @Test(arguments: [
    "<div class='social'><a href=/x>Tweet 91</a> <a href=/y>Like 91</a></div>",
    "<section class='registration'><h2>Register now</h2><form><p>Join 91 others in our club today.</p><input></form></section>",
    "<div class='related'><h2>Related</h2><p>A bridge was closed for 91 days.</p></div>",
    "<div class='promo'><a href=/x>91 shoes that you must have, says our shop, and all are cheap.</a></div>",
    "<aside><h2>Read on</h2><ul><li><a href=/x>91 ways to go</a></li></ul></aside>",
    "<section id='comments'><h2>Comments (3)</h2><p>It is 91 times worse than that, I think.</p></section>",
  ])
  func leavesOutASectionThatHoldsWhatItsNameSays(html: String) throws {
    #expect(try !kept("\(prose)\(html)\(prose)").contains { $0.contains("91") })
  }

  /// What asks for consent never stands for the text, however short that is.
  @Test(arguments: [
    "<dialog open><h2>Privacy</h2>\(prose)</dialog><main><h1>A home</h1><p>It has 91 places.</p></main>",
    "<div class='cookie-consent'>\(prose)</div><article><h1>A home</h1><p>It has 91 places.</p></article>",
    "<div class='box'><h1>A home</h1><p>It has 91 places.</p></div><div id='onetrust-banner'>\(prose)</div>",
    "<div class='modal gdpr'>\(prose)</div><div id='content'><p>The report was noted.</p><p>It has 91 places.</p></div>",
  ])
  func leavesOutNoticesBesideAShortText(html: String) throws {
    let lines = try PageParser().page("<html><body>\(html)</body></html>").lines
    #expect(lines.contains("paragraph: It has 91 places."))
    #expect(!lines.contains { $0.contains("214 children") })
  }

  @Test(arguments: [
    (
      "<p>Children in care: 91<br>Care leavers: 204</p>",
      ["paragraph: Children in care: 91", "paragraph: Care leavers: 204"]
    ),
    (
      "<p>• 91 children<br/>• 204 care leavers<br>• £27m</p>",
      ["paragraph: • 91 children", "paragraph: • 204 care leavers", "paragraph: • £27m"]
    ),
    (
      "<p>The 91 homes of the<br>county have 204 places.</p>",
      ["paragraph: The 91 homes of the county have 204 places."]
    ),
    (
      "<h2>91 homes<br>204 places</h2><p>So it is.</p>",
      ["heading: 91 homes 204 places", "paragraph: So it is."]
    ),
    (
      "<div><span class=n>91</span><span class=l>children in care</span></div>",
      ["paragraph: 91 children in care"]
    ),
    ("<p><b>£27m</b><span>spent on homes</span></p>", ["paragraph: £27m spent on homes"]),
    (
      "<p><span>Spent</span><span>£27</span><span>m</span></p>",
      ["paragraph: Spent", "paragraph: £27m"]
    ),
    ("<p><span>£</span><span>27</span><span>.5</span><span>%</span></p>", ["paragraph: £27.5%"]),
    ("<p>the <span>3</span><span>rd</span> home</p>", ["paragraph: the 3rd home"]),
    (
      "<p><span style='display:block'>91 homes</span><span style='display: block'>204 places</span></p>",
      ["paragraph: 91 homes", "paragraph: 204 places"]
    ),
    (
      "<div><div aria-hidden=true>91</div><p class=sr-only>There are 91 homes.</p></div>",
      ["paragraph: There are 91 homes."]
    ),
    (
      "<p><span aria-hidden=true>91</span><span class='visually-hidden'>There are 91 homes.</span></p>",
      ["paragraph: There are 91 homes."]
    ),
  ])
  func partsWhatABrowserParts(html: String, blocks: [String]) throws {
    #expect(try lines(html) == blocks)
  }

  /// The main element holds the long paragraphs; short ones with numbers stand around it.
  @Test(arguments: [
    "<div>\(prose)</div><div class=box><p>The plan costs £91.</p></div>",
    "<div>\(prose)</div><div class=box><h2>Costs</h2><p>The plan costs £91.</p></div>",
    "<table><tr><td>1.</td><td>\(prose)</td></tr><tr><td>2.</td><td><p>The plan costs £91.</p></td></tr></table>",
  ])
  func keepsStatementsAroundTheMainElement(html: String) throws {
    let page = try PageParser().page("<html><body><main>\(html)</main></body></html>")
    #expect(page.lines.contains { $0.hasSuffix(": The plan costs £91.") })
  }

  @Test(arguments: [
    "There were <span class='sr-only'>not </span>91 homes.",
    "There were <span hidden>not </span>91 homes.",
    "There were <span style='display: none'>not </span>91 homes.",
  ])
  func dropsWhatIsHiddenWithinALine(html: String) throws {
    #expect(try lines("<p>\(html)</p>") == ["paragraph: There were 91 homes."])
  }

  @Test func keepsASectionThatIsCalledAfterAMenu() throws {
    let page = try PageParser().page(
      "<html><body><article><p>It opens with a line, as they do.</p><section class='toc-section'>\(prose)</section></article></body></html>"
    )
    #expect(page.text.blocks.count == 4)
  }

  @Test func keepsLinkedCells() throws {
    let table = """
      <table><tr><th>Home</th><th>Places</th></tr><tr><td><a href=/a>Ash House</a></td><td>4</td></tr>
      <tr><td><a href=/b>Elm House</a></td><td>6</td></tr></table>
      """
    #expect(try kept("\(prose)\(table)\(prose)").contains("cell: Elm House"))
  }

  @Test(arguments: [
    ("<ul><li><a href=/a>Ash House</a></li><li><a href=/b>Elm House</a></li></ul>", true),
    ("<ol><li>A home by the sea, with a garden<li><a href=/a>Ash House</a></ol>", true),
    ("<p>Related articles</p><ul><li><a href=/a>Ash House</a></li></ul>", false),
    ("<div><ul><li><a href=/a>Ash House</a></li></ul></div>", false),
    ("<ul><li><a href=#a>Ash House</a></li><li><a href=#b>Elm House</a></li></ul>", false),
  ])
  func distinguishesListsOfTheTextFromLinksElsewhere(html: String, isKept: Bool) throws {
    #expect(try kept("\(prose)\(html)\(prose)").contains("listItem: Ash House") == isKept)
  }

  @Test(arguments: [
    ("Ash House", true), ("Read our review", false), ("SIGN UP", false),
    ("A home by the sea is to be closed in May, says its council", false),
  ])
  func distinguishesLinkedLinesFromLinksElsewhere(line: String, isKept: Bool) throws {
    let html = "\(prose)<p><a href=/a>\(line)</a></p>\(prose)"
    #expect(try kept(html).contains("paragraph: \(line)") == isKept)
  }

  @Test func keepsAnOpeningAboveTheMainElement() throws {
    let opening =
      "The council has opened a new home for children by the sea, which has places for four of them, and a large garden."
    let page = try PageParser().page(
      """
      <html><head><title>A new home | Post</title></head><body><main><div><h1>A new home</h1></div>
      <div><p>\(opening)</p></div><div class='article-body'>\(prose)</div></main></body></html>
      """)
    #expect(page.lines.first == "paragraph: \(opening)")
  }

  @Test(arguments: [
    "Photo: A. Writer / Some Agency", "(Reporting by A. Writer; editing by B. Writer)",
    "© 2024 Some Paper", "Copyright Some Paper. All rights reserved.",
    "A. Writer contributed to this report.", "Last updated on 3 May 2024", "3 min read",
    "Follow us on Facebook and Instagram", "Filed under: homes, children", "a.writer@example.org",
    "This article may contain affiliate links.",
    "The council said that it would ... <a href=/x>more</a>",
  ])
  func leavesOutLinesOnThePage(line: String) throws {
    #expect(try kept("\(prose)<p>\(line)</p>") == kept(prose))
  }

  @Test(arguments: [
    "Photographs of 91 homes hung there.", "By 2024 there were 91 homes.",
    "The report was updated, as 91 homes had closed.", "Follow the 91 rules.",
    "It was said that all 91 had more.",
  ])
  func keepsLinesThatOnlyBeginAlike(line: String) throws {
    #expect(try kept("\(prose)<p>\(line)</p>").contains("paragraph: \(line)"))
  }

  @Test func leavesOutLabelsBesideTheText() throws {
    let box = "<div><div>Top 91</div></div>"
    let more =
      "<p>It will tell in the autumn of what it has found, and of what it means to change.</p>"
    let text =
      "<div>\(prose)\(more)<p>A part of it is new: a garden by the sea, and a hall for all.</p></div>"
    #expect(try kept("\(box)\(text)\(box)") == kept(text))
  }

  @Test func leavesOutAColumnBesideAShortArticle() throws {
    let note = "<p>The home has places for four, and a garden that goes down to the sea.</p>"
    let other = "<p>The weather is fine, and the garden of the home is open on Sunday.</p>"
    let page = try PageParser().page(
      "<html><body><div class='entry-content'>\(note)</div><div id='sidebar'>\(other)\(other)</div></body></html>"
    )
    #expect(page.text.blocks.count == 1)
  }

  @Test(arguments: [
    ("", "<li><a href=/a>b</a>", 20_000),
    ("", "<ul><li><a href=/a>b</a></ul>", 20_000),
    ("", "<div class=sidebar><p>One, two, three, and four of them are here.</p>", 5_000),
    ("<figure>", "<figcaption>a</figcaption>", 20_000),
    ("<td>", "<div>a", 5_000),
  ])
  func takesHostileRepetitions(start: String, unit: String, count: Int) throws {
    let repeated = String(repeating: unit, count: count)
    #expect(try !kept("\(prose)\(start)\(repeated)").isEmpty)
  }

  private func kept(_ body: String) throws -> [String] {
    try PageParser().page("<html><body><article>\(body)</article></body></html>").lines
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
