import Model
import Testing

@testable import Scraping

@Suite struct PageKindTests {
  /// What kind of page it is.
  private func kind(_ html: String) throws -> PageKind {
    let tree = try MarkupScan(Array(html.utf8)).tree()
    return MainText(tree: tree, claims: Metadata(tree).claims).kind
  }

  private func page(head: String = "", _ body: String) -> String {
    "<html><head>\(head)</head><body>\(body)</body></html>"
  }

  // MARK: Threads

  private static let posts = [
    "Our boiler makes a noise like a kettle since Monday, and I don't know whom to call.",
    "Mine did that, too. It was scale, and a man came to flush it out for ninety pounds.",
    "Have the pressure looked at first, since that is free, and takes you five minutes.",
  ]

  @Test func keepsAThreadWhoseNameSaysComments() throws {
    let posts = Self.posts.map { "<div class=comment><p>\($0)</p></div>" }.joined()
    let html = page(
      head: "<meta property=og:type content=article>",
      """
      <div class=box><p>New here? Please register, and then read all of our rules.</p></div>
      <div class=discussion><h1>A noisy boiler</h1>\(posts)</div>
      """)
    #expect(try kind(html) == .thread)
    #expect(try PageParser().page(html).lines.suffix(3) == Self.posts.map { "paragraph: \($0)" })
  }

  @Test func keepsPostsThatTheTypeOfThePageTellsOf() throws {
    let posts = Self.posts.dropFirst().map { "<div itemprop=comment><p>\($0)</p></div>" }.joined()
    let html = page(
      """
      <div itemscope itemtype="https://schema.org/DiscussionForumPosting">
      <p>\(Self.posts[0])</p>\(posts)</div>
      """)
    #expect(try kind(html) == .thread)
    #expect(try PageParser().page(html).lines == Self.posts.map { "paragraph: \($0)" })
  }

  @Test(arguments: [
    ("postprofile", "signature"), ("userinfo", "signature"), ("message-user", "message-signature"),
    ("post_author", "post-edited"), ("postleft", "postsignature"),
  ])
  func leavesOutWhatStandsBesideEveryPost(panel: String, other: String) throws {
    let posts = Self.posts.map {
      """
      <div class=post><dl class=\(panel)><dt>A. Writer</dt><dd>Posts: 4032</dd><dd>Joined in
      May, and lives in a town by the sea, with two dogs and a cat.</dd></dl>
      <div class=body><p>\($0)</p></div>
      <div class=\(other)>It is better to light a candle than to curse the darkness.</div></div>
      """
    }
    let html = page("<h1>A noisy boiler</h1><div id=thread>\(posts.joined())</div>")
    #expect(try kind(html) == .thread)
    #expect(try PageParser().page(html).lines == Self.posts.map { "paragraph: \($0)" })
  }

  @Test func leavesOutCommentsBelowAnArticle() throws {
    let comments = Self.posts.map { "<div class=comment><p>\($0)</p></div>" }.joined()
    let html = page("<h1>Care</h1>\(prose)<div class=comments>\(comments)</div>")
    #expect(try kind(html) == .article)
    #expect(try PageParser().page(html).text.blocks.count == 3)
  }

  // MARK: Listings

  private static let titles = (1...8).map { "Walk \($0) along the river to the old mill" }

  private static let menu =
    "<ul class=nav><li><a href=/>Home</a></li><li><a href=/w>All of the walks by length</a></li></ul>"

  @Test(arguments: [
    // Cards that are links, titles and all.
    Self.titles.map { "<div class=card><a href=/x><h3>\($0)</h3></a></div>" },
    // Rows of a board; even and odd ones have different classes.
    Self.titles.enumerated().map {
      "<div class='row row-\($0.0 % 2)'><a href=/x>\($0.1)</a></div>"
    },
    Self.titles.map { "<li class='a\($0.utf8.count % 3)'><a href=/x>\($0)</a></li>" },
    // Cards whose name misleads.
    Self.titles.map { "<article class=promo-card><a href=/x>\($0)</a></article>" },
  ])
  func keepsTheItemsOfAListing(items: [String]) throws {
    let html = page(
      """
      \(Self.menu)<div id=main><h1>River walks</h1><p>There are eight of them, and each has a mill.</p>
      <div>\(items.joined())</div></div><footer><p>All rights reserved by the county.</p></footer>
      """)
    #expect(try kind(html) == .listing)
    let found = try PageParser().page(html)
    #expect(
      found.text.blocks.map { found.text[$0.range] }.filter { $0.hasPrefix("Walk") } == Self.titles)
    #expect(!found.whole.contains("Home"))
    #expect(!found.whole.contains("county"))
  }

  @Test func keepsAListingThatIsCalledAnAdvertisement() throws {
    let items = Self.titles.map { "<li><a href=/x>\($0)</a></li>" }.joined()
    let html = page("<h1>River walks</h1><div class=ad-container><ul>\(items)</ul></div>")
    #expect(try PageParser().page(html).text.blocks.count == Self.titles.count)
  }

  @Test(arguments: [
    "<meta property=og:type content=article>",
    "<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\": \"Care\"}</script>",
  ])
  func readsAnArticleAmongLongLists(head: String) throws {
    let items = Self.titles.map { "<li class=it><a href=/x>\($0)</a></li>" }.joined()
    let html = page(head: head, "<h1>Care</h1><div>\(prose)</div><ul>\(items)</ul>")
    #expect(try kind(html) == .article)
    #expect(try PageParser().page(html).text.blocks.count == 3)
  }

  @Test func readsAnArticleThatClaimsNothingBesideAShortList() throws {
    let items = Self.titles.prefix(5).map { "<li class=it><a href=/x>\($0)</a></li>" }.joined()
    let html = page("<h1>Care</h1><div>\(prose)</div><ul>\(items)</ul>")
    #expect(try kind(html) == .article)
    #expect(try PageParser().page(html).text.blocks.count == 3)
  }

  // MARK: Services, products, documentation

  @Test func keepsAllSectionsOfAService() throws {
    let sections = [
      "We mend boilers of every make on the day of your call, all over the county, weekends as well.",
      "Every engineer is on the gas safety register, and has been with us for five years or more.",
      "Prices begin at sixty pounds an hour, and there is no charge where we can't find the fault.",
    ]
    let parts = sections.enumerated().map {
      """
      <section class=s\($0.0)><div class=inner><div class=w><h2>Why us?</h2><p>\($0.1)</p></div>
      <ul class=l><li><a href=/a>Book a visit</a></li><li><a href=/b>See the prices</a></li>
      <li><a href=/c>Areas that we cover</a></li><li><a href=/d>Read what people say</a></li></ul>
      </div></section>
      """
    }
    let html = page("\(Self.menu)<main><h1>Boilers mended</h1>\(parts.joined())</main>")
    let found = try PageParser().page(html).lines
    #expect(found.filter { $0.hasPrefix("paragraph") } == sections.map { "paragraph: \($0)" })
    #expect(found.filter { $0.hasPrefix("heading") }.count == 3)
  }

  @Test(arguments: ["class=tabs", "class=slider-pagination", "hidden", "style='display:none'"])
  func keepsPanelsThatReadAsText(attribute: String) throws {
    let html = page(
      """
      <main><h1>A kettle</h1><p>It boils a litre in two minutes, and is made of steel from Sheffield.</p>
      <div \(attribute)><p>The lid locks, and the handle stays cool. The cable is a metre long,
      and winds up below the base.</p><p>It keeps 1.7 litres, uses 2,200 watts, weighs 940 grams,
      and is guaranteed for five years.</p></div></main>
      """)
    #expect(try PageParser().page(html).text.blocks.count == 3)
  }

  @Test(arguments: ["class=nav", "class=share-buttons", "hidden class=menu"])
  func leavesOutPanelsOfLinks(attribute: String) throws {
    let links = Self.titles.prefix(5).map { "<p><a href=/x>\($0)</a></p>" }.joined()
    let html = page("<main><h1>Care</h1>\(prose)<div \(attribute)>\(links)</div></main>")
    #expect(try PageParser().page(html).text.blocks.count == 3)
  }

  @Test func keepsWhatDocumentationIsMadeOf() throws {
    let html = page(
      """
      <main><h1>Setting up</h1>\(prose)<h2>Install</h2>
      <pre><a href=/g>git clone https://example.org/kettle</a></pre>
      <dl><dt>--port</dt><dd>Where it listens.</dd></dl>
      <table><tr><th>Option</th><th>Default</th></tr><tr><td>port</td><td>80</td></tr></table></main>
      """)
    #expect(
      try PageParser().page(html).lines.dropFirst(3) == [
        "heading: Install", "paragraph: git clone https://example.org/kettle",
        "listItem: --port", "listItem: Where it listens.",
        "cell: Option", "cell: Default", "cell: port", "cell: 80",
      ])
  }

  // MARK: Claims

  @Test(arguments: [
    ("NewsArticle", PageClaims.article), ("https://schema.org/BlogPosting", .article),
    ("DiscussionForumPosting", .thread), ("JobPosting", PageClaims()), ("Product", PageClaims()),
    ("Recipe", .perhapsArticle), ("", PageClaims()),
  ])
  func claims(type: String, claims: PageClaims) {
    #expect(PageClaims.claims(ofType: type) == claims)
  }

  @Test func holdsAPageWithTheTypesOfManyArticlesForNone() throws {
    let item = "<div itemscope itemtype=http://schema.org/BlogPosting>A title</div>"
    #expect(
      PageClaims.claims(ofMicrodata: try MarkupScan(Array(item.utf8)).tree())
        == .perhapsArticle)
    #expect(
      PageClaims.claims(
        ofMicrodata: try MarkupScan(Array((item + item).utf8)).tree()) == []
    )
  }
}
