import Model
import Testing

@testable import Scraping

@Suite struct StatCardsTests {
  /// The numbers of a page that have a label, each with it.
  private func cards(_ markup: String) throws -> [String] {
    let page = try PageParser().page(
      "<html><body><article>\(prose)\(markup)\(prose)</article></body></html>")
    return page.text.blocks.compactMap { block in
      block.slot.map { "\(page.text[block.range]): \($0.rowHeader)" }
    }
  }

  @Test(arguments: [
    "<div class=stat><span>384</span><p>children in care</p></div>",
    "<div><p>384</p><p>children in care</p></div>",
    "<div><p>children in care</p><p>384</p></div>",
    "<div><h3>children in care</h3><p><b>384</b></p></div>",
    "<div><div><div>384</div></div><div>children in care</div></div>",
    "<dl><dt>children in care</dt><dd>384</dd></dl>",
    "<dl><div><dt>children in care</dt><dd>384</dd></div></dl>",
    "<ul><li><div>384</div><div>children in care</div></li></ul>",
    "<div><a href=x><span>384</span></a><p>children in care</p></div>",
    "<div><p>384</p><p><a href=x>children in care</a></p></div>",
    "<div><button>384</button><p>children in care</p></div>",
    "<div><span data-target=384>0</span><p>children in care</p></div>",
  ])
  func readsCards(markup: String) throws {
    #expect(try cards(markup) == ["384: children in care"])
  }

  @Test func readsRowsOfCards() throws {
    let markup = """
      <div><div><p>80%</p><p>permanent staff</p></div><div><p>£4.2 million</p><p>for early help</p></div>
      <div><p>1 in 5</p><p>children are poor</p></div></div>
      <dl><dt>Posts</dt><dd>1,789</dd><dt>Vacancy rate</dt><dd>12 per cent</dd></dl>
      """
    #expect(
      try cards(markup) == [
        "80%: permanent staff", "£4.2 million: for early help", "1 in 5: children are poor",
        "1,789: Posts", "12 per cent: Vacancy rate",
      ])
  }

  /// Links and buttons that show a number and what it counts are text of the page.
  @Test(arguments: [
    "<a href=x><b>384</b> homes run</a><a href=y><b>12</b> foster carers</a>",
    "<a href=x><b>384</b><i>homes run</i></a><a href=y><b>12</b><i>foster carers</i></a>",
    "<ul><li><a href=x><b>384</b> homes run</a><li><a href=y><b>12</b> foster carers</a></ul>",
    "<button><b>384</b> homes run</button><button><b>12</b> foster carers</button>",
  ])
  func readsTiles(markup: String) throws {
    let page = try PageParser().page(
      "<html><body><article>\(prose)\(markup)\(prose)</article></body></html>")
    #expect(page.lines.contains { $0.hasSuffix(": 384 homes run") })
    #expect(page.lines.contains { $0.hasSuffix(": 12 foster carers") })
  }

  @Test(arguments: [
    "<button>Show 12 more stories</button>", "<button><b>12</b> likes</button>",
    "<a href=x><b>12</b> comments</a>", "<button>12</button><button>13</button>",
    "<table><tr><td><button>12</button><td><button>13</button></table>",
  ])
  func leavesControls(markup: String) throws {
    let page = try PageParser().page(
      "<html><body><article>\(prose)\(markup)\(prose)</article></body></html>")
    #expect(!page.whole.contains("12"))
  }

  /// A number that a script counts up to stands for the one that is shown at first.
  @Test(arguments: [
    ("<b data-target=412>0</b>", "412"), ("<b data-count='1,204'>0</b>", "1,204"),
    ("<b data-to-value=87>0%</b>", "87%"), ("£<b data-value=4.2>0.0</b>m", "£4.2m"),
    ("<b class=counter data-count=412></b>", "412"), ("<b data-count=2410>24</b>", "2410"),
    // What the page shows is the number.
    ("<b data-count=900>412</b>", "412"), ("<b data-value=100>10</b>", "10"),
    ("<b data-number=0>0</b>", "0"), ("<b data-target='#top'>12</b>", "12"),
    ("<b data-count=412>none</b>", "none"),
  ])
  func countsUp(markup: String, text: String) throws {
    let page = try PageParser().page(
      "<html><body><article>\(prose)<p>There are \(markup) homes.</p></article></body></html>")
    #expect(page.whole.contains("There are \(text) homes."))
  }

  @Test(arguments: [
    ("<div><p>2</p><p>Tell us about your family</p></div>", "a step"),
    ("<div><p>2024</p><p>annual report</p></div>", "a year"),
    ("<div><p>384</p><p>We look after them well.</p></div>", "a sentence"),
    ("<div><p>384</p><p>children</p><p>in care</p></div>", "three blocks"),
    ("<div><p>9:30</p><p>opening hours</p></div>", "a time"),
    ("<div><p>12 May</p><p>consultation ends</p></div>", "a date"),
    ("<div><p>384</p><p>12 homes</p></div>", "two numbers"),
    ("<p>384</p><p>children in care</p>", "no element of their own"),
    ("<dl><dd>384</dd></dl>", "no term"),
  ])
  func leaves(markup: String, because reason: String) throws {
    #expect(try cards(markup) == [], "\(reason)")
  }
}
