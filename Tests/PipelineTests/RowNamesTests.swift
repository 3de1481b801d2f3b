import Testing

@testable import Pipeline

@Suite struct RowNamesTests {
  /// What changed from one night to the next, and none of the ids of what stayed.
  enum Case: String, CaseIterable {
    case insertedSentence, renamedFolder, movedFile, twoRenamedFolders, addedRow, addedColumn,
      savedAgain
    case sameNames, repeatedSentence, removedSentence

    private static let figures =
      "It looks after 812 children in care. It spent £3 million on homes in 2023."

    var before: [String: String] {
      switch self {
      case .insertedSentence, .savedAgain: ["a.html": Nights.page(Self.figures)]
      case .renamedFolder: ["x/a.html": Nights.page(Self.figures, url: nil)]
      case .movedFile: ["x/a.html": Nights.page(Self.figures)]
      case .twoRenamedFolders, .sameNames:
        [
          "x/a.html": Nights.page(Self.figures, url: nil),
          "y/a.html": Nights.page(Self.figures + " It is 4 miles long.", url: nil),
        ]
      case .addedRow, .addedColumn:
        ["a.html": Nights.page(Self.table(rows: ["Croydon": [512, 540]], years: [2023, 2024]))]
      case .repeatedSentence:
        ["a.html": Nights.page("It has 12 homes. It has 12 homes. It has 12 homes.")]
      case .removedSentence: ["a.html": Nights.page(Self.figures)]
      }
    }

    var after: [String: String] {
      switch self {
      case .insertedSentence:
        [
          "a.html": Nights.page(
            "There are 14 carers. It looks after 812 children in care. We have 31 schools. It spent £3 million on homes in 2023."
          )
        ]
      case .renamedFolder: ["y/z/a.html": Nights.page(Self.figures, url: nil)]
      case .movedFile: ["b.html": Nights.page(Self.figures)]
      case .twoRenamedFolders:
        [
          "p/a.html": Nights.page(Self.figures, url: nil),
          "q/a.html": Nights.page(Self.figures + " It is 4 miles long.", url: nil),
        ]
      case .sameNames:
        before.merging(["z/b.html": Nights.page(Self.figures, url: nil)]) { $1 }
      case .addedRow:
        [
          "a.html": Nights.page(
            Self.table(
              rows: ["Bromley": [330, 331], "Croydon": [512, 540]], years: [2023, 2024]))
        ]
      case .addedColumn:
        [
          "a.html": Nights.page(
            Self.table(rows: ["Croydon": [500, 512, 540]], years: [2022, 2023, 2024]))
        ]
      case .savedAgain: ["a.html": Nights.page(Self.figures) + "<!-- saved again -->"]
      case .repeatedSentence:
        [
          "a.html": Nights.page(
            "It has 12 homes. It has 12 homes. It has 12 homes. It has 12 homes.")
        ]
      case .removedSentence: ["a.html": Nights.page("It spent £3 million on homes in 2023.")]
      }
    }

    /// How many ids of the first night are gone in the second.
    var gone: Int { self == .removedSentence ? 1 : 0 }

    private static func table(rows: [String: [Int]], years: [Int]) -> String {
      let header = years.map { "<th>\($0)" }.joined()
      let body = rows.sorted { $0.key < $1.key }.map { name, values in
        "<tr><th>\(name)" + values.map { "<td>\($0)" }.joined()
      }.joined()
      return """
        The table has it.</p><table><caption>Children looked after at 31 March, by area</caption><tr>\
        <th>Area\(header)\(body)</table><p>It will be brought up to date next year.
        """
    }
  }

  @Test(arguments: Case.allCases)
  func keepsTheIdsOf(_ change: Case) throws {
    let nights = try Nights()
    try nights.run(change.before)
    let before = try ids(nights)
    try nights.run(change.after)
    let after = try ids(nights)
    #expect(before.count >= 2)
    #expect(before.subtracting(after).count == change.gone)
  }

  /// The ids of the last night, with what they name.
  private func ids(_ nights: Nights) throws -> Set<String> {
    let documents = try nights.rows("documents").compactMap { $0["doc_id"] }
    let figures = try nights.rows("figures").map {
      "\($0["figure_id"] ?? "") \($0["surface"] ?? "")"
    }
    #expect(Set(documents).count == documents.count)
    #expect(Set(figures).count == figures.count)
    return Set(documents + figures)
  }

  @Test func namesJudgementsAndQuantifiersByTheirWords() throws {
    let nights = try Nights()
    let words =
      "Ofsted rated Croydon’s children’s services good in 2023, and care leavers outstanding. Too many children wait."
    try nights.run(["a.html": Nights.page(words)])
    let before = try (
      nights.rows("judgements").map { $0["judgement_id"] },
      nights.rows("quantifiers").map { $0["quantifier_id"] }
    )
    try nights.run([
      "a.html": Nights.page(
        "Few children are missing. Adoption was rated inadequate in 2014. " + words)
    ])
    #expect(before.0.count == 2)
    #expect(before.1.count == 1)
    #expect(Set(before.0).isSubset(of: try nights.rows("judgements").map { $0["judgement_id"] }))
    #expect(Set(before.1).isSubset(of: try nights.rows("quantifiers").map { $0["quantifier_id"] }))
  }
}
