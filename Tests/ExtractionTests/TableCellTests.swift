import Extraction
import Model
import Stages
import Testing

@Suite struct TableCellTests {
  private func mentions(
    _ text: String, row: String = "", column: String = "", caption: String = "",
    isHeader: Bool = false
  ) -> [Mention] {
    let bytes = Array(text.utf8)
    let slot = TableSlot(
      table: 0, row: 1, column: 1, isHeader: isHeader, rowHeader: row, columnHeader: column,
      caption: caption)
    let block = Block(.cell, range: 0..<bytes.count, slot: slot)
    return Extractor().mentions(in: PageText(bytes: bytes, blocks: [block]))
  }

  /// A bare number in a cell is what its headers say: cell, row, column, reading.
  @Test(arguments: [
    ("800", "Hilltown", "Children in care", "count 800 children"),
    ("800", "Children in care", "2024", "count 800 children"),
    ("about 800", "Hilltown", "Number of children (rounded)", "count 800 children about"),
    ("1,024", "Hilltown", "No. of looked-after children", "count 1024 children"),
    ("45", "Social workers", "Number", "count 45 workers"),
    ("45", "Hilltown", "Foster carers Number", "count 45 carers"),
    ("12", "Hilltown", "Agency staff (%)", "percent 12 percent"),
    ("12.5", "Vacancy rate, per cent", "2023", "percent 12.5 percent"),
    ("64%", "Hilltown", "Visits on time", "percent 64 percent"),
    ("310", "Placements", "Budget (£000)", "money 310000 GBP"),
    ("310", "Placements", "Budget £’000", "money 310000 GBP"),
    ("4.2", "Placements", "Spend (£m)", "money 4200000 GBP"),
    ("4.2", "Placements", "Spend, £ million", "money 4200000 GBP"),
    ("950", "Weekly fee (£)", "2023", "money 950 GBP"),
    ("85", "Hilltown", "Children looked after Rate per 10,000", "ratio 85 per_10000_children"),
    ("31", "Hilltown", "Time to placement (days)", "duration 31 day"),
    ("19*", "Hilltown", "Vacancy rate (%)", "percent 19 percent"),
    ("2017", "Hilltown", "Number of referrals", "count 2017 referrals"),
    ("6.1", "Hilltown", "Average caseload", "number 6.1"),
    ("+4", "Hilltown", "Homes", "count 4 homes"),
    ("12", "Hilltown", "Pupils (000s)", "count 12000 pupils"),
    ("10–20", "Hilltown", "Homes", "count 10..20 homes"),
    ("-3", "Hilltown", "Change (percentage points)", "percent -3 percentage_point"),
    ("41 children", "Hilltown", "Adoption", "count 41 children"),
    ("1,234 [r]", "Hilltown", "Referrals", "count 1234 referrals"),
    ("1,234[r][e]", "Hilltown", "Referrals", "count 1234 referrals"),
    ("19.5 (p)", "Hilltown", "Vacancy rate (%)", "percent 19.5 percent"),
    ("512r", "Hilltown", "Referrals", "count 512 referrals"),
    ("12.3p", "Hilltown", "Cost (£)", "money 12.3 GBP"),
    ("12p", "Hilltown", "Fare", "money 12 penny"),
    ("12 [note 2]", "Hilltown", "Homes", "count 12 homes"),
    ("45†", "Hilltown", "Homes", "count 45 homes"),
    ("-£2.3m", "Hilltown", "Variance", "money -2300000 GBP"),
    ("(45.2)", "Transport", "Variance (£000)", "money -45200 GBP"),
    ("12", "Children in care", "Number (thousands)", "count 12000 children"),
    ("85", "Children in need", "Rate per 10,000", "ratio 85 per_10000_children"),
    ("£10m", "Hilltown", "Budget", "money 10000000 GBP"),
  ])
  func readsByHeaders(_ text: String, row: String, column: String, as expected: String) {
    let readings = mentions(text, row: row, column: column).map { mention in
      let high = mention.valueHigh.map { "..\($0)" } ?? ""
      let unit = mention.unit.map { " \($0)" } ?? ""
      let qualifier = mention.qualifier == .exact ? "" : " \(mention.qualifier.rawValue)"
      return "\(mention.kind.rawValue) \(mention.value)\(high)\(unit)\(qualifier)"
    }
    #expect(readings == [expected])
  }

  @Test func takesTheUnitOfTheCaption() {
    let caption = "Social work staff at 30 September (% of posts)"
    let found = mentions("82", row: "Hilltown", column: "Permanent staff", caption: caption)
    #expect(found.map(\.unit) == ["percent"])
    #expect(found.map(\.conceptText) == ["Hilltown Permanent staff"])
  }

  /// Where the columns are periods, or say no more than "number", the caption says what is measured.
  @Test(arguments: [
    ("83", "2024", "Rate of children looked after per 10,000 children", "per_10000_children"),
    ("83", "2023-24", "Table 2: Percentage of reviews held on time, by area", "percent"),
    ("83", "As at 31 March 2024", "Table 1.2: Children in need by area", "children"),
    ("83", "Number", "Children in need by age, 31 March 2024", "children"),
    ("83", "Rate per 10,000", "Children looked after by area", "per_10000_children"),
    ("83", "2024", "Spending by area, £ million", "GBP"), ("83", "2024", "Average caseloads", nil),
  ])
  func readsByCaptions(_ text: String, column: String, caption: String, unit: String?) {
    let found = mentions(text, row: "Hilltown", column: column, caption: caption)
    #expect(found.map { $0.unit?.name } == [unit])
  }

  /// The label of a card names what its number counts.
  @Test(arguments: [
    ("384", "children in care", "count 384 children"),
    ("19%", "agency workers", "percent 19 percent"),
    ("16.4", "average caseload", "number 16.4 "), ("£4.2m", "invested", "money 4200000 GBP"),
    ("31", "days to placement", "duration 31 day"),
  ])
  func readsCards(_ text: String, label: String, as expected: String) {
    let found = card(text, label).map { "\($0.kind.rawValue) \($0.value) \($0.unit ?? "")" }
    #expect(found == [expected])
  }

  @Test(arguments: ["comments", "Tell us more", "Pages", "min read", "Page", "articles this week"])
  func refusesCards(label: String) {
    #expect(card("384", label) == [])
  }

  private func card(_ text: String, _ label: String) -> [Mention] {
    let bytes = Array(text.utf8)
    let block = Block(.paragraph, range: 0..<bytes.count, slot: TableSlot(card: label))
    return Extractor().mentions(in: PageText(bytes: bytes, blocks: [block]))
  }

  /// Suppressed cells without a number in their row or column, and numbers that name their row.
  @Test(arguments: [
    ("c", "Children"), ("z", "Children"), (":", "Children"), ("*", "Children"), ("-", "Children"),
    ("..", "Children"), ("[c]", "Children"), ("14", "Page"), ("80341", "URN"), ("3", "Week"),
    ("7", ""), ("1 to 4", "Age"), ("16-17", "Age group"), ("2", "Academic year"),
    ("(61)", "Children"),
  ])
  func refuses(_ text: String, column: String) {
    #expect(mentions(text, column: column) == [])
  }

  @Test func readsNoNumberOfAHeader() {
    #expect(mentions("12", row: "Children", isHeader: true) == [])
    #expect(mentions("16 and over", column: "Group", isHeader: true) == [])
    #expect(mentions("Budget (£000)", column: "Measure", isHeader: true) == [])
  }

  /// Words that fill a cell are read as they are elsewhere.
  @Test func readsSentences() {
    let found = mentions("We saw 12 children and 3 homes.", row: "Hilltown", column: "Findings (%)")
    #expect(found.map(\.unit) == ["children", "homes"])
  }
}
