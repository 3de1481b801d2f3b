import Extraction
import Model
import Stages
import Testing

@testable import Interpretation

/// What figures a table states, of whom.
@Suite struct TableReadingTests {
  private static let interpreter = Stages.builtIn

  /// The figures of a table with a metric, an authority or a comparator: `Leeds cla_count 1360`. Cells are
  /// parted by bars, the headers' row comes first.
  private func figures(
    _ rows: [String], caption: String = "", notes: String = "", title: String = "Leeds children"
  ) throws -> [String] {
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    func append(_ text: String, _ kind: Block.Kind, _ slot: TableSlot? = nil) {
      let start = bytes.count
      bytes += Array(text.utf8)
      blocks.append(Block(kind, range: start..<bytes.count, slot: slot))
      bytes.append(0x0A)
    }
    append("Leeds City Council writes of its children's services.", .paragraph)
    let cells = rows.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).map {
        String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
    for (row, texts) in cells.enumerated() {
      for (column, text) in texts.enumerated() {
        let isHeader = row == 0 || column == 0
        append(
          text, .cell,
          TableSlot(
            table: 0, row: row, column: column, isHeader: isHeader,
            rowHeader: isHeader ? "" : texts[0], columnHeader: isHeader ? "" : cells[0][column],
            caption: caption, corner: isHeader ? "" : cells[0][0]))
      }
    }
    if !notes.isEmpty { append(notes, .paragraph) }
    let page = Page(path: "a.html", title: title, text: PageText(bytes: bytes, blocks: blocks))
    let mentions = Extractor().mentions(in: page.text)
    return try Self.interpreter.get().reading(of: page, mentions: mentions, grades: []).figures
      .filter { page.text.blocks[$0.block].slot.map { !$0.isHeader } ?? false }
      .map { figure in
        let whose = figure.authority?.name ?? figure.comparator?.rawValue ?? "-"
        let date = figure.asOf.map { " \($0)" } ?? ""
        return "\(whose) \(figure.metric ?? "-") \(figure.value)\(date)"
      }
  }

  /// A row is of the authority that it names, and of nobody where it names none among areas.
  @Test(arguments: ["Local authority", "Area", "Council", "LA", "Borough", "LA name"])
  func givesRowsToTheirAuthorities(corner: String) throws {
    let rows = [
      "\(corner) | Children looked after", "Bradford | 1,500", "Kent | 1,800", "York | 220",
      "Leeds | 1,360", "Reading | 290", "Hull | 900", "Ripon | 31",
    ]
    #expect(
      try figures(rows) == [
        "Bradford cla_count 1500", "Kent cla_count 1800", "York cla_count 220",
        "Leeds cla_count 1360", "Reading cla_count 290", "Kingston upon Hull cla_count 900",
        "- - 31",
      ])
  }

  @Test func takesTheCaptionForTheCorner() throws {
    let rows = [" | Children looked after", "Kent | 1,800", "Ripon | 31"]
    let caption = "Children looked after by local authority"
    #expect(try figures(rows, caption: caption) == ["Kent cla_count 1800", "- - 31"])
    #expect(try figures(["Item | 2024", "Children looked after | 31"]).count == 1)
  }

  /// Regions and nations are not the page's authority, and only those of England are comparators.
  @Test(arguments: [
    ("Yorkshire and the Humber", "region"), ("Yorkshire & Humber", "region"),
    ("North East", "region"), ("South East region", "region"), ("East of England", "region"),
    ("England", "england"), ("Eng.", "england"), ("SN avg", "statistical_neighbours"),
    ("Stat. neighbours", "statistical_neighbours"), ("Core cities", "authorities"),
    ("West Yorkshire", "-"), ("Wales", "-"), ("Great Britain", "-"), ("England and Wales", "-"),
    ("United Kingdom", "-"),
  ])
  func tellsOtherPlaces(place: String, whose: String) throws {
    for table in [
      ["Place | Children looked after", "\(place) | 9,000"],
      ["Item | \(place)", "Children looked after | 9,000"],
    ] {
      let found = try figures(table)
      #expect(found.count == 1 && found[0].hasPrefix("\(whose) ") && found[0].hasSuffix(" 9000"))
      // An average of neighbours is no count, and "cities" are no children.
      if whose == "england" || whose == "region" { #expect(found == ["\(whose) cla_count 9000"]) }
    }
  }

  @Test func readsThePlaceAtTheEndOfAHeader() throws {
    let rows = [
      "Item | Number", "Children looked after (England) | 9,000",
      "Children looked after in England | 9,000", "Children looked after | 900",
    ]
    #expect(
      try figures(rows) == [
        "england cla_count 9000", "england cla_count 9000", "Leeds cla_count 900",
      ])
    #expect(
      try figures(["Place | Children looked after", "North East Lincolnshire | 900"])
        == ["North East Lincolnshire cla_count 900"])
  }

  /// What stands beside or under a count and is derived from it is no value of it.
  @Test(arguments: [
    "Rate", "Change", "Average age", "%-change", "Rank", "DoT", "Trend", "Target", "Forecast",
    "Deadline", "Page", "Time", "Denominator", "Average", "Excluding UASC", "Target year",
    "Cost of care",
  ])
  func leavesDerivedNumbers(header: String) throws {
    for number in ["77", "+4", "2026", "7.25"] {
      for rows in [
        ["Item | \(header)", "Children looked after | \(number)"],
        ["Item | Children looked after", "\(header) | \(number)"],
      ] {
        #expect(try figures(rows).filter { $0.contains("cla_count") } == [])
      }
    }
  }

  @Test(arguments: [
    ("Children looked after", "2024", "1,360", ["Leeds cla_count 1360 2024"]),
    ("Children looked after", "2019-22", "1,360", ["Leeds cla_count 1360 2019/2022"]),
    ("Children looked after", "2024", "10.15", ["Leeds - 10.15 2024"]),
    ("Average caseload", "2024", "16.5", ["Leeds caseload_avg 16.5 2024"]),
    ("Vacancy rate (%)", "2024", "12", ["Leeds vacancy_pct 12 2024"]),
    ("Vacancy rate (%)", "Change", "12", ["Leeds - 12"]),
    ("Vacancy rate (%)", "Target", "12", ["Leeds - 12"]),
  ])
  func keepsValues(row: String, column: String, number: String, expected: [String]) throws {
    #expect(try figures(["Item | \(column)", "\(row) | \(number)"]) == expected)
  }
}
