import Glibc
import JSON
import Model
import Reading
import Support
import Testing

@testable import Pipeline

@Suite struct ChangesTests {
  /// Two nights, and what changed from one to the other.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let before: [String: String]
    let after: [String: String]
    let changes: [String]

    init(_ name: String, _ before: [String: String], _ after: [String: String], _ changes: [String])
    {
      (testDescription, self.before, self.after, self.changes) = (name, before, after, changes)
    }
  }

  private static func page(
    _ text: String, url: String? = "https://example.org/a", title: String = "A page"
  ) -> String {
    Nights.page(text, url: url, title: title)
  }

  private static let cases = [
    Case(
      "the same", ["a.html": page("It has 12 homes.")], ["a.html": page("It has 12 homes.")], []),
    Case(
      "a comment", ["a.html": page("It has 12 homes.")],
      ["a.html": page("It has 12 homes.") + "<!-- now -->"], []),
    Case(
      "an inserted sentence", ["a.html": page("It has 12 homes.")],
      ["a.html": page("There are 31 schools in the borough. It has 12 homes.")],
      ["figures new value - → 31"]),
    Case(
      "a removed sentence",
      ["a.html": page("There are 31 schools in the borough. It has 12 homes.")],
      ["a.html": page("It has 12 homes.")], ["figures withdrawn value 31 → -"]),
    Case(
      "another number", ["a.html": page("At 31 March 2024 it looked after 800 children in care.")],
      ["a.html": page("At 31 March 2024 it looked after 850 children in care.")],
      [
        "figures changed sentence", "figures changed value 800 → 850",
        "indicators changed value 800 → 850",
        "indicators changed value_min 800 → 850", "indicators changed value_max 800 → 850",
      ]),
    Case(
      "another word", ["a.html": page("The council runs 12 homes for the children in its area.")],
      ["a.html": page("The council runs 12 homes for all children in its area.")],
      [
        "figures changed concept homes for the children in its area → homes"
      ]),
    Case(
      "another sentence",
      ["a.html": page("The council runs 12 homes for the children in its area.")],
      ["a.html": page("There are 14 homes.")],
      ["figures new value - → 14", "figures withdrawn value 12 → -"]),
    Case(
      "one of two numbers of a metric",
      [
        "a.html": page(
          "Croydon had 800 children in care in 2023 and 820 children in care in 2024.")
      ],
      [
        "a.html": page(
          "Croydon had 800 children in care in 2023 and 825 children in care in 2024.")
      ],
      [
        "figures changed sentence", "figures changed sentence", "figures changed value 820 → 825",
        "figures changed sentence",
      ]),
    Case(
      "another value of a cell", ["a.html": page(table(512, 540))],
      ["a.html": page(table(512, 545))],
      [
        "figures changed value 540 → 545", "indicators changed value 540 → 545",
        "indicators changed value_min 540 → 545", "indicators changed value_max 540 → 545",
      ]),
    Case(
      "another place", ["x/a.html": page("It has 12 homes.")],
      ["y/b.html": page("It has 12 homes.")],
      ["documents moved path input/x/a.html → input/y/b.html"]),
    Case(
      "another file name, without an address", ["x/a.html": page("It has 12 homes.", url: nil)],
      ["x/b.html": page("It has 12 homes.", url: nil)],
      ["documents moved path input/x/a.html → input/x/b.html", "figures changed figure_id"]),
    Case(
      "another title, without an address", ["a.html": page("It has 12 homes.", url: nil)],
      ["a.html": page("It has 12 homes.", url: nil, title: "A better page")],
      ["documents changed title A page → A better page", "figures changed figure_id"]),
    Case(
      "a page that is gone",
      [
        "a.html": page("It has 12 homes."),
        "b.html": page("It has 31 schools.", url: nil, title: "Schools"),
      ],
      ["a.html": page("It has 12 homes.")],
      ["documents withdrawn title Schools → -", "figures withdrawn value 31 → -"]),
    Case(
      "a page that cannot be read any more",
      [
        "a.html": page("It has 12 homes."),
        "b.html": page("It has 31 schools.", url: nil, title: "Schools"),
      ],
      ["a.html": page("It has 12 homes."), "b.html": ""],
      ["documents withdrawn title Schools → -", "figures withdrawn value 31 → -"]),
    Case(
      "a new page", ["a.html": page("It has 12 homes.")],
      [
        "a.html": page("It has 12 homes."),
        "b.html": page("It has 31 schools.", url: nil, title: "Schools"),
      ],
      ["documents new title - → Schools", "figures new value - → 31"]),
    Case(
      "another grade",
      ["a.html": page("In March 2024 Ofsted rated Croydon’s children’s services good.")],
      ["a.html": page("In March 2024 Ofsted rated Croydon’s children’s services inadequate.")],
      [
        "figures changed sentence", "judgements changed grade good → inadequate",
        "inspections changed overall_effectiveness good → inadequate",
        "ratings changed grade good → inadequate",
      ]),
  ]

  private static func table(_ first: Int, _ second: Int) -> String {
    """
    The table has it.</p><table><caption>Children looked after at 31 March, by area</caption><tr><th>Area\
    <th>2023<th>2024<tr><th>Croydon<td>\(first)<td>\(second)</table><p>It will be brought up to date.
    """
  }

  @Test(arguments: cases)
  func tells(_ nightly: Case) throws {
    let nights = try Nights()
    try nights.run(nightly.before)
    #expect(try nights.changes() == [])
    try nights.run(nightly.after)
    let changes = try nights.changes().joined(separator: "\n")
    #expect(changes == nightly.changes.joined(separator: "\n"))
    // Whatever differs, an idle night after it leaves no release.
    #expect(try nights.run(nightly.after).description.contains("nothing has changed"))
  }

  @Test(arguments: [#"["csv"]"#, #"["csv.gz"]"#, #"["csv", "csv.gz", "parquet"]"#])
  func readsTheLastReleaseInAnyFormat(formats: String) throws {
    let nights = try Nights(formats: formats)
    try nights.run([
      "a.html": Self.page("=1 costs £3m. It looks after 800 children in care, “and more”.")
    ])
    try nights.run(
      ["a.html": Self.page("=1 costs £3m. It looks after 850.5 children in care, “and more”.")],
      formats: #"["parquet"]"#)
    #expect(try nights.changes() == ["figures changed value 800 → 850.5"])
  }

  /// The columns that are compared and told are there, and no table of rows with ids is forgotten.
  @Test(arguments: ComparedTable.all)
  func comparesColumnsOf(_ table: ComparedTable) throws {
    let schema = try #require(DataPackage.schemas.first { $0.name == table.name })
    #expect(Set(table.columns).isSubset(of: schema.fields.map(\.name)))
    #expect(Set(table.chief).isSubset(of: table.values))
  }

  /// A page of thousands of sentences, all of which differ in their number, is compared in the time of its rows.
  @Test func comparesAHostilePageInTime() throws {
    let nights = try Nights()
    for shift in [0, 1] {
      let cells = (0..<300).map { "<p>It has \(10_000 + 2 * $0 + shift) homes.</p>" }.joined()
      try nights.run(["a.html": Self.page("It has many homes.</p>" + cells + "<p>It is so.")])
    }
    #expect(
      try nights.changes()
        == (0..<300).map {
          "figures changed value \(10_000 + 2 * $0) → \(10_001 + 2 * $0)"
        })
  }

  @Test func saysWhereAChangeStands() throws {
    let nights = try Nights()
    try nights.run(["a.html": Self.page("At 31 March 2024 it looked after 800 children in care.")])
    let old = try #require(try nights.rows("figures").first { $0["metric"] != nil })
    try nights.run(["a.html": Self.page("At 31 March 2024 it looked after 850 children in care.")])
    let new = try #require(try nights.rows("figures").first { $0["metric"] != nil })
    let change = try #require(try nights.rows("changes").first { $0["column"] == "value" })
    #expect(change["row_id"] == new["figure_id"])
    #expect(change["previous_id"] == old["figure_id"])
    #expect(change["doc_id"] == new["doc_id"])
    #expect(change["url"] == "https://example.org/a")
    #expect(change["path"] == "input/a.html")
    #expect(change["authority"] == "Croydon")
    #expect(change["authority_code"] == "E09000008")
    #expect(change["metric"] == "cla_count")
    #expect(change["sentence"] == "At 31 March 2024 it looked after 850 children in care.")
  }

  /// A last release that cannot be compared with costs the changes alone.
  @Test(arguments: [
    ("datapackage.json", "{", "release-unreadable"),
    ("datapackage.json", #"{"resources": []}"#, "release-of-other-form"),
    ("datapackage.json", #"{"form": \#(DataPackage.form), "resources": []}"#, "release-unreadable"),
    ("figures.parquet", "PAR1", "release-unreadable"),
    ("documents.parquet", "", "release-unreadable"),
  ])
  func isEmptyAfter(_ file: String, _ bytes: String, code: String) throws {
    let nights = try Nights()
    try nights.run([
      "a.html": Self.page("It has 12 homes."), "b.html": Self.page("It has 13 homes.", url: nil),
    ])
    try nights.folder.chmod("out/latest/\(file)", 0o644)
    try nights.folder.write(bytes, to: "out/latest/\(file)")
    try nights.run(["a.html": Self.page("It has 14 homes.")])
    #expect(try nights.changes() == [])
    #expect(try nights.folder.text(of: "out/latest/run.json").contains("[\(code)]"))
  }

  @Test func namesADatasetByItsTablesAlone() throws {
    let nights = try Nights()
    var hashes: [String] = []
    for text in ["It has 12 homes.", "It has 14 homes.", "It has 14 homes."] {
      try nights.run(["a.html": Self.page(text)])
      let run = try JSON(parsing: nights.folder.bytes(of: "out/latest/run.json"))
      hashes.append(run["dataset_sha256"]?.string ?? "")
      let package = try nights.folder.bytes(of: "out/latest/datapackage.json")
      #expect(run["datapackage_sha256"]?.string == SHA256.hexadecimal(of: package))
      let verification = try ReleaseVerification(latestOf: nights.configuration())
      #expect(verification.faults == [])
      #expect(verification.name.hasSuffix(hashes.last?.prefix(6) ?? "?"))
    }
    #expect(hashes[0] != hashes[1])
    #expect(hashes[1] == hashes[2])
  }

  // MARK: gleaner diff

  private func printed(
    _ nights: Nights, _ format: ReleaseComparison.Format, from old: String? = nil,
    to new: String? = nil
  ) throws -> String {
    var bytes: [UInt8] = []
    try ReleaseComparison(
      of: nights.configuration(), from: old.map { Array($0.utf8) }, to: new.map { Array($0.utf8) }
    ).print(format) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func printsWhatTwoReleasesDifferIn() throws {
    let nights = try Nights()
    for number in [800, 850] {
      try nights.run(["a.html": Self.page("It looks after \(number) children in care.")])
    }
    let names = nights.folder.names(in: "out/releases")
    #expect(
      try printed(nights, .text, from: names[1], to: names[1])
        == "\(names[1]) → \(names[1])\n\nnothing differs\n")
    let lines = try printed(
      nights, .text, from: names[0], to: nights.folder.path + "/out/releases/" + names[1]
    )
    .split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[1] == "figures")
    #expect(lines[2].hasPrefix("  changed f_"))
    #expect(
      lines[2].hasSuffix(": 800 → 850 (It looks after 850 children in care.)"))
    #expect(lines[3] == "1 changed")
    let json = try JSON(parsing: Array(try printed(nights, .json, from: names[0]).utf8))
    #expect(json["table"]?.string == "figures")
    #expect(json["old_value"]?.string == "800")
    #expect(json["new_value"]?.string == "850")
    #expect(json["suppressed"] == nil)
  }

  @Test func saysThatThereAreNotTwoReleases() throws {
    let nights = try Nights()
    let none = #expect(throws: ComparisonProblem.self) { try printed(nights, .text) }
    #expect(none?.code == "no-releases")
    try nights.run(["a.html": Self.page("It has 12 homes.")])
    let one = #expect(throws: ComparisonProblem.self) { try printed(nights, .text) }
    #expect(one.flatMap { RunStatus($0) } == .noInput)
    let other = #expect(throws: ReleaseFault.self) { try printed(nights, .text, from: "nowhere") }
    #expect(other.flatMap { RunStatus($0) } == .noInput)
  }
}
