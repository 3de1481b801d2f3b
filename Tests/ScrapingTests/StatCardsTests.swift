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
