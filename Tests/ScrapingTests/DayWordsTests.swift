import Model
import Testing

@testable import Scraping

@Suite struct DayWordsTests {
  private func page(_ body: String, head: String = "", language: String = "en-GB") throws -> Page {
    try PageParser().page(
      "<html lang=\(language)><head>\(head)</head><body><main><h1>Care</h1>\(body)\(prose)</main></body></html>"
    )
  }

  /// A day of publication, told by a word, or bare.
  @Test(arguments: [
    "<p>Inspected: 4 to 8 November 2024</p><p>Published: 3 December 2024</p>",
    "<p>Meeting date: 12 November 2024</p><p>Published: 3 December 2024</p>",
    "<p>Review date: 4 June 2027</p><p>Issued: 3 December 2024</p>",
    "<p>Inspection report published 3 December 2024</p>",
    "<p>Date of meeting 2 December 2024</p><p>Date posted 3 December 2024</p>",
    "<p>Apply by 2 February 2025</p><p>Uploaded 3 December 2024</p>",
    "<p>Date: 3 December 2024</p>",
    "<p>3 December 2024 (first published)</p>",
    "<p>5 May 2025 | Last updated</p><p>3 December 2024 | Originally published</p>",
    "<dl><dt>Meeting</dt><dd>2 December 2024</dd><dt>Published</dt><dd>3 December 2024</dd></dl>",
    "<p>Reviewed by Nia Pugh</p><p>3 December 2024 · 8 min read</p>",
    "<p><time datetime='2024-12-02'>2 December</time></p><p>Published 3 December 2024</p>",
    "<p>Cyhoeddwyd ar 3ydd o Ragfyr 2024</p><p>Diweddarwyd: 10 Ionawr 2025</p>",
    "<p>Dyddiad y cyfarfod: 2 Rhagfyr 2024</p><p>Dyddiad cyhoeddi: 3 Rhagfyr 2024</p>",
    "<p>Postiwyd 3 Rhagfyr 2024</p>",
    "<div>From: Oakmere Borough<br>Published 3 December 2024<br>Last updated 10 January 2025 — See all updates</div>",
    "<p><time class='entry-date published updated' datetime='2024-12-03'>3 December 2024</time></p>",
    "<p>Date of inspection: 4 November 2024 | Date of publication: 3 December 2024</p>",
    "<p>3 December 2024, 9:30 - 5 min read</p>",
    "<p>News & events | 3 December 2024</p>", "<p>Inspections</p><p>3 December 2024</p>",
    "<p>OAKMERE, 3 December 2024 – The council said on Tuesday that it has put more money into early help, "
      + "and that two hubs for families will open in the spring of next year, the first of them at the old "
      + "library beside the market, the second at the school.</p>",
  ])
  func findsThePublication(body: String) throws {
    #expect(try page(body).published == CalendarDate(year: 2024, month: 12, day: 3))
  }

  @Test(arguments: [
    "<p>When: 3 December 2024, 7pm</p>",
    "<p>Closing date: 3 December 2024</p>",
    "<p>Meeting date: 3 December 2024</p>",
    "<p>Decision date: 3 December 2024</p>",
    "<p>Start date 3 December 2024</p>",
    "<p>Inspected on 3 December 2024</p>",
    "<p>Meeting held on 3 December 2024</p>",
    "<p>Financial year end: 3 December 2024</p>",
    "<p>Next update: 3 December 2024</p>",
    "<p>Consultation opens 3 December 2024</p>",
    "<p>Tuesday 3 December 2024, 6pm to 8pm</p>",
    "<dl><dt>Inspection date</dt><dd>3 December 2024</dd></dl>",
    "<dl><dt>Year end</dt><dd>3 December 2024</dd></dl>",
    "<blockquote class=twitter-tweet><p>So proud</p>— Oakmere (@oakmere) <a href='https://x.com/a/1'>December 3, 2024</a></blockquote>",
    "<div><p>Oakmere @oakmere · 3 December 2024</p></div>",
    "<p>Dyddiad cau: 3 Rhagfyr 2024</p>",
    "<p>3 December 2024 – 7 December 2024</p>",
    "<p>Date: 3 December 2024, 10am - 12 noon</p>",
    "<p>Event date</p><p>3 December 2024</p>", "<p>When</p><p>3 December 2024</p>",
    "<p>Meeting: 3 December 2024</p>", "<p>Hearing 3 December 2024</p>",
    "<p>Agenda for Cabinet on Tuesday, 3rd December, 2024, 6.00 pm</p>",
    "<p><time itemprop=startDate datetime='2024-12-03'>3 December 2024</time></p>",
  ])
  func takesNoOtherDay(body: String) throws {
    #expect(try page(body).published == nil)
  }

  @Test(arguments: [
    "<p>Last reviewed: 5 May 2025</p>", "<p>Amended on 5 May 2025</p>",
    "<p>5 May 2025 (updated)</p>",
    "<p>Diweddarwyd ddiwethaf: 5 o Fai 2025</p>",
  ])
  func findsTheLastChange(body: String) throws {
    let page = try page("<p>Published 3 December 2024</p>\(body)")
    #expect(page.modified == CalendarDate(year: 2025, month: 5, day: 5))
    #expect(page.published == CalendarDate(year: 2024, month: 12, day: 3))
  }

  @Test func readsTheHeaderOfTheLastChange() throws {
    let head = "<meta http-equiv='Last-Modified' content='Mon, 05 May 2025 10:00:00 GMT'>"
    #expect(try page("", head: head).modified == CalendarDate(year: 2025, month: 5, day: 5))
  }

  /// Systems are left at the language of the United States everywhere.
  @Test(arguments: [
    ("www.oakmere.gov.uk", "2024-12-03"), ("oakmere.wales", "2024-12-03"),
    ("oakmere.scot", "2024-12-03"), ("oakmere.example.us", "2024-03-12"),
  ])
  func readsTheDayFirstAtHostsOfTheUK(host: String, day: String) throws {
    let head = "<link rel=canonical href='https://\(host)/news/care'>"
    #expect(
      try page("<p>03/12/2024</p>", head: head, language: "en-US").published?.description == day)
  }

  @Test(arguments: [
    ("£4 million", "2024-12-03"), ("$4 million", "2024-03-12"), ("£4 ($5)", "2024-03-12"),
  ])
  func readsTheDayFirstWhereAmountsAreInPounds(amount: String, day: String) throws {
    let page = try page("<p>03/12/2024</p><p>It costs \(amount) a year.</p>", language: "en-US")
    #expect(page.published?.description == day)
  }

  /// The day below the headline holds before a later claim, but for the day before, which may be that of another
  /// time zone.
  @Test(arguments: [("1 May 2024", "2024-05-01"), ("2 December 2024", "2024-12-03")])
  func trustsADatelineBeforeALaterClaim(line: String, day: String) throws {
    let head = "<meta property='article:published_time' content='2024-12-03T02:00:00Z'>"
    #expect(try page("<p>\(line)</p>", head: head).published?.description == day)
  }

  @Test(arguments: [
    ("2 o Fawrth 2024", 3), ("21ain Chwefror 2024", 2), ("1af Ebrill 2024", 4),
    ("4 Gorffennaf 2024", 7), ("4 o Orffennaf 2024", 7), ("9fed Awst 2024", 8),
    ("30 o Fedi 2024", 9),
    ("11 o Dachwedd 2024", 11), ("3 Mehefin 2024", 6), ("3 Hydref 2024", 10),
  ])
  func readsWelshMonths(text: String, month: Int) {
    #expect(DateReader(isMonthFirst: false).date(in: text.utf8)?.month == month)
  }

  /// A year that a month is glued to is the end of another day.
  @Test func partsDaysThatAreGlued() {
    let days = DateReader(isMonthFirst: false).days(in: "3, 2024June 4th, 2025".utf8)
    #expect(days.map(\.date.description) == ["2025-06-04"])
  }
}
