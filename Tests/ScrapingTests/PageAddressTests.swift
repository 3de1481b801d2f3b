import Model
import Testing

@testable import Scraping

@Suite struct PageAddressTests {
  private func page(_ head: String, before: String = "", body: String = "") throws -> Page {
    try PageParser().page(
      "<!DOCTYPE html>\n\(before)<html><head>\(head)</head><body><h1>Care</h1>\(body)\(prose)</body></html>"
    )
  }

  @Test(arguments: [
    "<!-- saved from url=(0029)https://example.org/news/care -->",
    "<!--\n Page saved with SingleFile \n url: https://example.org/news/care \n saved date: Tue Dec 10 2024 09:15:12 GMT+0000 \n-->",
    "<!-- a note --><!-- saved from url=(0029)https://example.org/news/care -->",
  ])
  func readsTheCommentOfTheProgramThatSavedThePage(comment: String) throws {
    let page = try page("", before: comment)
    #expect(page.url == "https://example.org/news/care")
    #expect(page.origins.url == .comment)
    #expect(page.site == "example.org")
    #expect(page.published == nil)
  }

  @Test(arguments: [
    "<!-- saved from url=(0014)about:internet -->",
    "<!-- saved from url=(0030)file:///C:/Users/a/page.html -->", "<!-- saved from url=",
    "<!-- The text was saved from url=(1)https://example.org/a -->",
  ])
  func takesNoAddressFromOtherComments(comment: String) throws {
    #expect(try page("", before: comment + "-->").url == nil)
  }

  @Test func readsHTTrack() throws {
    let comment =
      "<!-- Mirrored from www.example.org/care.html by HTTrack Website Copier/3.x, Tue, 03 Dec 2024 09:00:00 GMT -->"
    let page = try page("", before: comment)
    #expect(page.site == "example.org")
    #expect(page.published == nil)
  }

  @Test(arguments: [
    // The canonical address of every page is the first page's, by mistake.
    (
      "<link rel=canonical href='https://example.org/'><meta property='og:url' content='https://example.org/care'>",
      "https://example.org/care"
    ),
    ("<link rel=canonical href='https://example.org/'>", "https://example.org/"),
    ("<link rel=canonical href='HTTPS://WWW.Example.ORG/Care'>", "https://www.example.org/Care"),
    (
      "<base href='https://example.org/a/b'><link rel=canonical href='care'>",
      "https://example.org/a/care"
    ),
    (
      "<base href='https://example.org/a/b'><link rel=canonical href='/care?x=1'>",
      "https://example.org/care?x=1"
    ),
    (
      "<base href='https://example.org'><link rel=canonical href='care'>",
      "https://example.org/care"
    ),
    (
      "<base href='https://example.org/a/b/'><link rel=canonical href='../care'>",
      "https://example.org/a/care"
    ),
    (
      "<link rel=canonical href='https://web.archive.org/web/20240610112233/https://example.org/care'>",
      "https://example.org/care"
    ),
    (
      "<link rel=canonical href='/web/20240610112233id_/https://example.org/care'>",
      "https://example.org/care"
    ),
    (
      "<link rel=canonical href='https://webarchive.nationalarchives.gov.uk/ukgwa/20240610112233/http://example.org/care'>",
      "http://example.org/care"
    ),
    ("<meta name='savepage-url' content='https://example.org/care'>", "https://example.org/care"),
  ])
  func findsTheAddress(head: String, url: String) throws {
    let page = try page(head)
    #expect(page.url == url)
    #expect(page.site == "example.org")
    #expect(page.published == nil)
  }

  /// Addresses of pages, not of an archive's copy.
  @Test(arguments: [
    "https://example.org/20240610/https", "https://example.org/2024/report",
    "https://example.org/share?u=https://example.com/",
    "https://example.org/2024/https://example.com/",
  ])
  func leavesOtherAddresses(url: String) {
    #expect(WebAddress.original(of: url) == url)
  }

  @Test(arguments: [
    ("By Mia Frost, Local Democracy Reporter", ["Mia Frost"]),
    ("By Mia Frost and Tom Reed, Senior Reporters", ["Mia Frost", "Tom Reed"]),
    ("By Mia Frost (Education Editor)", ["Mia Frost"]),
    ("By Mia Frost Local Democracy Reporter", ["Mia Frost"]),
    ("By Editor", []), ("By Mia Frost @miafrost", ["Mia Frost"]), ("Gan Mia Frost", ["Mia Frost"]),
  ])
  func namesAuthorsWithoutWhatTheyDo(line: String, names: [String]) throws {
    #expect(try page("", body: "<p>\(line)</p>").authors == names)
  }

  @Test(arguments: ["admin", "Webmaster", "web.editor2"])
  func namesAnAuthorBeforeAnAccount(account: String) throws {
    let head = "<meta name=author content='\(account)'>"
    #expect(try page(head, body: "<p>By Mia Frost</p>").authors == ["Mia Frost"])
  }

  @Test(arguments: [
    ("<span>Press release</span><span>More homes</span>", "Press release More homes"),
    ("More homes<br>for children", "More homes for children"),
    ("<div>News</div><div>More homes</div>", "News More homes"),
    ("Care<em>First</em> opens", "CareFirst opens"),
    ("<span class=kicker>Press release</span>More homes", "Press release More homes"),
    ("<span class=drop>M</span>ore homes", "More homes"),
    ("<span>M</span><span>ore homes</span>", "More homes"),
    ("<b>More</b><i>, better homes</i>", "More, better homes"),
  ])
  func partsTheWordsOfAHeadline(markup: String, title: String) throws {
    let page = try PageParser().page("<html><body><h1>\(markup)</h1>\(prose)</body></html>")
    #expect(page.title == title)
  }
}
