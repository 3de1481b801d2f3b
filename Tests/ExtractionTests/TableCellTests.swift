import Extraction
import Model
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
    ("12", "Hilltown", "Pupils (000s)", "count 12000 pupils"),
    ("10–20", "Hilltown", "Homes", "count 10..20 homes"),
    ("-3", "Hilltown", "Change (percentage points)", "percent -3 percentage_point"),
    ("41 children", "Hilltown", "Adoption", "count 41 children"),
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

  /// Suppressed cells, and numbers that name their row.
  @Test(arguments: [
    ("c", "Children"), ("z", "Children"), (":", "Children"), ("*", "Children"), ("-", "Children"),
    ("..", "Children"), ("[c]", "Children"), ("14", "Page"), ("80341", "URN"), ("3", "Week"),
    ("7", ""),
  ])
  func refuses(_ text: String, column: String) {
    #expect(mentions(text, column: column) == [])
  }

  @Test func readsNoNumberOfAHeader() {
    #expect(mentions("12", row: "Children", isHeader: true) == [])
  }

  /// Words that fill a cell are read as they are elsewhere.
  @Test func readsSentences() {
    let found = mentions("We saw 12 children and 3 homes.", row: "Hilltown", column: "Findings (%)")
    #expect(found.map(\.unit) == ["children", "homes"])
  }
}
