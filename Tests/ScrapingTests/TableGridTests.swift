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

  /// The last cell of a table, with its headers.
  private func last(_ table: String) throws -> String? { try cells(table).last }

  /// A first row that is not marked is one of headers where it reads so: numbers stand below it, and its own
  /// are those of times, ages and names.
  @Test(arguments: [
    ("<td><td>2022<td>2023", "2023"), ("<td>Group<td>2022/23<td>2023/24", "2023/24"),
    ("<td><b>Group</b><td><b>Aged 5</b><td><b>Aged 16 and 17</b>", "Aged 16 and 17"),
    ("<td>Group<td>At 31 March 2022<td>At 31 March 2023", "At 31 March 2023"),
    (
      "<td>Group<td>Children in care, March 2023<td>Children in care, March 2024",
      "Children in care, March 2024"
    ),
    ("<td>Group<td>Q1 2023/24<td>Q2 2023/24", "Q2 2023/24"), ("<td>Group<td>0 to 4<td>5+", "5+"),
    ("<td>Group<td>Number<td>%", "%"), ("<td>Group<td>£m<td>£000", "£000"),
    ("<td>Group<td>April<td>May", "May"), ("<td>Group<td>Ward 1<td>Ward 2", "Ward 2"),
  ])
  func readsFirstRowsThatReadAsHeaders(row: String, header: String) throws {
    let table = "<table><tr>\(row)<tr><td>Boys<td>14<td>21<tr><td>Girls<td>9<td>12</table>"
    #expect(try last(table) == "2,2 12 <Girls|\(header)>")
  }

  @Test(arguments: [
    ("<td>Boys<td>31<td>42", "counts"), ("<td>Visits seen<td>2019<td>2044", "years do not leap"),
    ("<td>12 homes<td>13 beds<td>14 staff", "they count"),
    ("<td>Homes: 12<td>Beds: 13<td>Staff: 14", "they count"),
    ("<td>All<td>1,204<td>1,310", "counts"),
  ])
  func readsOtherFirstRowsAsData(row: String, because reason: String) throws {
    let table = "<table><tr>\(row)<tr><td>Boys<td>14<td>21<tr><td>Girls<td>9<td>12</table>"
    #expect(try last(table) == "2,2 12 <Girls|>", "\(reason)")
  }

  /// Rows of dates, times of day and single facts have no header above them.
  @Test(arguments: [
    "<table><tr><td>Board meets<td>12 March 2024<tr><td>Closing day<td>3 April 2024</table>",
    "<table><tr><td>Monday<td>9-5<tr><td>Friday<td>9-4</table>",
    "<table><tr><td>Homes that we run<td>2019<tr><td>Beds<td>1810</table>",
  ])
  func findsNoHeaderAboveFacts(table: String) throws {
    #expect(try last(table)?.hasSuffix("|>") == true)
  }

  @Test func readsRowsOfHeadersThatAreNotMarked() throws {
    let cells = try cells(
      """
      <table><tr><td colspan=3>Staff by team<tr><td><td colspan=2>2023<tr><td>Team<td>Posts<td>Filled\
      <tr><td>North<td>10<td>9<tr><td>South<td>12<td>11</table>
      """)
    #expect(cells.last == "4,2 11 <South|2023 Filled>")
  }

  @Test func readsAHeadOfPlainCells() throws {
    let table =
      "<table><thead><tr><td>Team<td>2022<td>2023</thead><tr><td>North<td>10<td>9</table>"
    #expect(try last(table) == "1,2 9 <North|2023>")
  }

  /// Units in a row or in cells of their own belong to the numbers below or beside them.
  @Test(arguments: [
    ("<tr><th>Team<th>2023<tr><td><td>£000<tr><td>North<td>412", "2,1 412 <North|2023 (£000)>"),
    ("<tr><th>Team<th>2023<th><tr><td>North<td>87<td>%", "1,1 87 <North (%)|2023>"),
    ("<tr><th>Team<th colspan=2>2023<tr><td>North<td>£<td>412", "1,2 412 <North (£)|2023>"),
  ])
  func readsUnits(rows: String, cell: String) throws {
    #expect(try cells("<table>\(rows)</table>").contains(cell))
  }

  /// A label behind the number of another names the numbers that follow it.
  @Test(arguments: ["td", "th"])
  func readsSeveralLabelsInARow(tag: String) throws {
    let row = { (first: String, second: String) in
      "<tr><\(tag)>\(first)</\(tag)><td>12</td><\(tag)>\(second)</\(tag)><td>13</td></tr>"
    }
    let cells = try cells("<table>\(row("Boys", "Girls"))\(row("Homes", "Beds"))</table>")
    #expect(
      cells.filter { $0.contains(" 1") } == [
        "0,1 12 <Boys|>", "0,3 13 <Girls|>", "1,1 12 <Homes|>", "1,3 13 <Beds|>",
      ])
  }

  /// The lines of a cell stand beside those of its label.
  @Test(arguments: [
    "<td><p>Boys</p><p>Girls</p><td><p>12</p><p>13</p>", "<td>Boys<br>Girls<td>12<br>13",
    "<td><ul><li>Boys<li>Girls</ul><td><ul><li>12<li>13</ul>",
  ])
  func pairsLines(row: String) throws {
    let cells = try cells("<table><tr><th>Group<th>2023<tr>\(row)</table>")
    #expect(cells.suffix(2) == ["1,1 12 <Boys|2023>", "1,1 13 <Girls|2023>"])
  }

  @Test func partsLinesThatHaveTheirNumber() throws {
    let cells = try cells(
      "<table><tr><th>Team<th>Facts<tr><td>North<td>Homes: 12<br>Beds: 13</table>")
    #expect(cells.suffix(2) == ["1,1 Homes: 12 <North|Facts>", "1,1 Beds: 13 <North|Facts>"])
    #expect(
      try last("<table><tr><th>Team<th>Foster<br>homes<tr><td>North<br>End<td>12</table>")
        == "1,1 12 <North End|Foster homes>")
  }

  /// What stands again in each cell for narrow screens is left out.
  @Test(arguments: [
    "<td><b class=label>Team</b><span>North</span><td><b class=label>2023</b><span>12</span>",
    "<td><span>Team:</span> North<td><span>2023:</span> 12",
    "<td><div><div>Team</div><div>North</div></div><td><div>2023</div><div>12</div>",
  ])
  func leavesOutRepeatedHeaders(row: String) throws {
    let cells = try cells("<table><tr><th>Team<th>2023<tr>\(row)</table>")
    #expect(cells.suffix(2) == ["1,0* North <|Team>", "1,1 12 <North|2023>"])
  }

  @Test func takesHeadersFromTheCells() throws {
    let cells = try cells(
      """
      <table><tr><td data-label=Team>North<td data-label=Homes>12<tr><td data-label=Team>South\
      <td data-label=Homes>13</table>
      """)
    #expect(cells.last == "1,1 13 <South|Homes>")
  }

  @Test func readsWordsOfButtonsInHeaders() throws {
    let cells = try cells(
      "<table><tr><th><button>Team</button><th><button>Homes</button><tr><td>North<td>12</table>")
    #expect(cells.last == "1,1 12 <North|Homes>")
  }

  /// Source: WAI-ARIA 1.2, "table", "grid".
  @Test(arguments: [("table", "cell"), ("grid", "gridcell")])
  func readsTablesOfRoles(table: String, cell: String) throws {
    let head =
      "<div role=row><span role=columnheader>Team</span><div role=columnheader>Homes</div></div>"
    let row = "<div role=row><span role=\(cell)>North</span><div role=\(cell)><p>12</p></div></div>"
    let cells = try cells("<div role=\(table)><div role=rowgroup>\(head)\(row)</div></div>")
    #expect(
      cells == [
        "0,0* Team <|>", "0,1* Homes <|>", "1,0* North <|Team>", "1,1 12 <North|Homes>",
      ])
  }

  /// A label that spans rows heads them all, and the label behind it its own.
  @Test(arguments: ["<td>Team<td>Kind<td>Homes", "<th>Team<th>Kind<th>Homes"])
  func readsGroupsOfRows(head: String) throws {
    let cells = try cells(
      """
      <table><tr>\(head)<tr><td rowspan=2>North<td>Small<td>12<tr><td>Large<td>13\
      <tr><td rowspan=2>South<td>Small<td>14<tr><td>Large<td>15</table>
      """)
    #expect(
      cells.filter { $0.contains("|Homes>") && !$0.contains("*") } == [
        "1,2 12 <North Small|Homes>", "2,2 13 <North Large|Homes>", "3,2 14 <South Small|Homes>",
        "4,2 15 <South Large|Homes>",
      ])
  }

  @Test func readsTheCaption() throws {
    let page = try PageParser().page(
      "<html><body>\(prose)<table><caption>Staff</caption><tr><th>A<td>1</table></body></html>")
    #expect(page.text.blocks.compactMap(\.slot).allSatisfy { $0.caption == "Staff" })
    #expect(page.lines.contains("caption: Staff"))
  }

  @Test func readsTheCaptionOfAFigure() throws {
    let page = try PageParser().page(
      """
      <html><body>\(prose)<figure><table><tr><th>A<td>1</table><figcaption>Staff 2023</figcaption></figure>\
      </body></html>
      """)
    #expect(page.text.blocks.compactMap(\.slot).map(\.caption) == ["Staff 2023", "Staff 2023"])
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
