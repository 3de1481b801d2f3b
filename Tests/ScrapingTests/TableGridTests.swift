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

  /// An empty cell in the corner is no data: the headers beside it are those of the columns.
  @Test func passesOverAnEmptyCorner() throws {
    let cells = try cells(
      "<table><tr><td></td><th>Posts<th>Filled<tr><th>North<td>10<td>9<tr><th>South<td>8<td>7</table>"
    )
    #expect(cells.suffix(2) == ["2,1 8 <South|Posts>", "2,2 7 <South|Filled>"])
  }

  /// What `headers` names holds, wherever it stands.
  @Test func followsTheHeadersAttribute() throws {
    let cells = try cells(
      """
      <table><tr><th id=t>Team</th><th id=p>Posts</th><th id=q>Filled</th></tr>
      <tr><th id=n>North</th><td headers="n q">10</td><td headers="n p nowhere">9</td></tr>
      <tr><th id=s>South</th><td headers="nowhere">8</td><td>7</td></tr></table>
      """)
    #expect(
      cells.suffix(6) == [
        "1,0* North <|Team>", "1,1 10 <North|Filled>", "1,2 9 <North|Posts>", "2,0* South <|Team>",
        "2,1 8 <South|Posts>", "2,2 7 <South|Filled>",
      ])
  }

  /// A label that has a row to itself holds for the rows below it, whatever its tag.
  @Test(arguments: ["<th colspan=3 scope=rowgroup>", "<th colspan=3>", "<td colspan=3>"])
  func readsSections(tag: String) throws {
    let cells = try cells(
      """
      <table><tr><th>Service<th>2023<th>2024</tr><tr>\(tag)Placements</tr><tr><td>Foster care<td>12<td>13</tr>
      <tr>\(tag)Staff</tr><tr><td>Agency<td>2<td>3</tr></table>
      """)
    #expect(
      cells.filter { !$0.contains("*") } == [
        "2,1 12 <Placements Foster care|2023>", "2,2 13 <Placements Foster care|2024>",
        "4,1 2 <Staff Agency|2023>", "4,2 3 <Staff Agency|2024>",
      ])
  }

  /// A column of units holds the unit of each row's numbers.
  @Test func readsColumnsOfUnits() throws {
    let cells = try cells(
      """
      <table><tr><th>Indicator<th>Unit<th>2024<tr><th scope=row>Care<td>Rate per 10,000<td>61\
      <tr><th scope=row>Spend<td>£m<td>4</table>
      """)
    #expect(
      cells.suffix(5) == [
        "1,1* Rate per 10,000 <Care|Unit>", "1,2 61 <Care Rate per 10,000|2024>",
        "2,0* Spend <|Indicator>", "2,1* £m <Spend|Unit>", "2,2 4 <Spend £m|2024>",
      ])
  }

  /// The first cells of a table of data name their rows: words, periods, bands of ages.
  @Test(arguments: [
    "North", "2024", "2023-24", "2023–24", "2023/24", "Q1 2024/25", "5 to 9", "5-9", "16+",
    "Under 1", "Budget (£000)",
  ])
  func takesFirstCellsForNames(name: String) throws {
    let cells = try cells(
      "<table><tr><th>Group<th>Posts<th>Filled</tr><tr><td>\(name)<td>10<td>9</tr></table>")
    #expect(
      cells.suffix(3) == [
        "1,0* \(name) <|Group>", "1,1 10 <\(name)|Posts>", "1,2 9 <\(name)|Filled>",
      ])
  }

  @Test(arguments: ["10", "1,234", "150 to 200", "3.5", "12%", "£5"])
  func takesNoNumberForAName(number: String) throws {
    let cells = try cells(
      "<table><tr><th>Referrals<th>Posts</tr><tr><td>\(number)<td>9</tr></table>")
    #expect(cells.last == "1,1 9 <|Posts>")
  }

  @Test func readsTheCaption() throws {
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
