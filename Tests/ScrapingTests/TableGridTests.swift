import Model
import Testing

@testable import Scraping

@Suite struct TableGridTests {
  private func cells(_ table: String) throws -> [String] {
    let page = try PageParser().page(
      "<html><body><article>\(prose)\(table)</article></body></html>")
    return page.text.blocks.compactMap { block in
      block.slot.map { slot in
        let mark = slot.isHeader ? "*" : ""
        return
          "\(slot.row),\(slot.column)\(mark) \(page.text[block.range]) <\(slot.rowHeader)|\(slot.columnHeader)>"
      }
    }
  }

  @Test func assignsHeaders() throws {
    let cells = try cells(
      "<table><tr><th>Team<th>Posts<tr><th>North<td>10<tr><th>South<td>12</table>")
    #expect(
      cells == [
        "0,0* Team <|>", "0,1* Posts <|>", "1,0* North <|Team>", "1,1 10 <North|Posts>",
        "2,0* South <|Team>", "2,1 12 <South|Posts>",
      ])
  }

  @Test func resolvesMergedCells() throws {
    let cells = try cells(
      """
      <table><tr><th rowspan=2>Team</th><th colspan=2>2024</th></tr><tr><th>Posts</th><th>Filled</th></tr>
      <tr><th scope=row rowspan=2>North</th><td>10</td><td>9</td></tr><tr><td>8</td><td>7</td></tr></table>
      """)
    #expect(
      cells.suffix(4) == [
        "2,1 10 <North|2024 Posts>", "2,2 9 <North|2024 Filled>", "3,1 8 <North|2024 Posts>",
        "3,2 7 <North|2024 Filled>",
      ])
  }

  @Test func readsLabelsWhereNoHeaderIsMarked() throws {
    let cells = try cells(
      "<table><tr><td>Area<td>Number<tr><td>Hill<td>14<tr><td>Dale<td>9</table>")
    #expect(cells.last == "2,1 9 <Dale|Number>")
  }

  @Test func tellsTheCaption() throws {
    let page = try PageParser().page(
      "<html><body>\(prose)<table><caption>Staff</caption><tr><th>A<td>1</table></body></html>")
    #expect(page.text.blocks.compactMap(\.slot).allSatisfy { $0.caption == "Staff" })
    #expect(page.lines.contains("caption: Staff"))
  }

  @Test(arguments: [
    "<table role=presentation><tr><td>A<td>1<tr><td>B<td>2</table>",
    "<table><tr><td><img><td>A sentence that stands beside a picture.</table>",
    "<table><tr><td>Outer<td><table><tr><td>A sentence in a table in a table.</table></table>",
  ])
  func leavesTablesForLayout(table: String) throws {
    #expect(try cells(table).isEmpty)
  }

  @Test(arguments: ["999999999", "0", "-3", "x", "1000000"])
  func survivesSpans(span: String) throws {
    let table =
      "<table><tr><th colspan=\(span) rowspan=\(span)>Head</th><th>Other</th></tr><tr><td>1</td></tr></table>"
    #expect(try !cells(table).isEmpty)
  }
}
