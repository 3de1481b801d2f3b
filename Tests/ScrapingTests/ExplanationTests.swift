import Model
import Testing

@testable import Scraping

@Suite struct ExplanationTests {
  private func rows(_ html: String) throws -> [[String]] {
    let document = Document(path: "a.html", source: "", bytes: Array(html.utf8), sha256: "")
    return try PageParser().explanation(of: document).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test func namesTheMainElementFirst() throws {
    let rows = try rows(samplePage)
    #expect(rows[0] == ["# main", "html > body > article > div.article-body"])
    #expect(rows[1].first == "# verdict")
  }

  @Test func hasALineForEveryBlock() throws {
    let rows = try rows(samplePage).dropFirst()
    #expect(rows.allSatisfy { $0.count == 8 })
    #expect(
      rows.contains {
        $0[0] == "in" && $0[2] == "heading h2" && $0[3] == "-" && $0[7] == "What it costs"
      })
    #expect(
      rows.contains { $0[0] == "out" && $0[3] == "comments div.comments" && $0[4] == $0[6] })
    #expect(
      rows.contains {
        $0[0] == "out" && $0[2] == "heading h1" && $0[3] == "outside the main element"
      })
  }

  @Test(arguments: [
    "<div class=\"a\u{1B}[2J\u{202E}b\">", "<div id=\"a\tb\nc\u{9B}\">",
    "<div class=\"\(String(repeating: "word ", count: 2_000))\">", "<div class=\"\u{7}\u{85}\">",
  ])
  func printsNothingThatMovesACursor(tag: String) throws {
    let rows = try rows(
      "<html><body>\(tag)<p>It is \u{1B}[31m12 per cent.</p>\(prose)</div></body></html>")
    for cell in rows.joined() {
      #expect(cell.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      #expect(cell.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
      #expect(cell.utf8.count < 1_000)
    }
    #expect(rows.dropFirst().allSatisfy { $0.count == 8 })
  }

  @Test func showsTheBeginningOfAText() throws {
    let words = String(repeating: "’", count: 500)
    let rows = try rows("<html><body><p>\(words)</p></body></html>")
    #expect(rows.last?.last == String(repeating: "’", count: 70) + "…")
  }

  @Test func reportsOnAPDF() throws {
    let rows = try rows(samplePDF)
    #expect(rows[0][1].contains("PDF"))
    #expect(rows.dropFirst(2).allSatisfy { $0[0] == "in" && $0.count == 8 })
  }
}
