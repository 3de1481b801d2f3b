import Glibc
import Model
import Testing

@testable import Language

@Suite struct RefusalRuleTests {
  @Test func holdsEveryExample() {
    #expect(Refusals.english.failedExamples() == [])
  }

  /// A rule that no example shows is one that nobody can change.
  @Test func hasExamplesOfEveryRule() {
    for rule in Refusals.files.flatMap(\.rules) {
      #expect(rule.examples.count(where: \.isTaken) > 1, "\(rule.name) takes too few")
      #expect(rule.examples.contains { !$0.isTaken }, "\(rule.name) leaves nothing")
    }
  }

  /// docs/RULES.md tells of all that rules may ask, and of nothing else.
  @Test func tellsOfEveryName() throws {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let text = try text(of: "/\(folder)/docs/RULES.md")
    func column(_ heading: Substring) throws -> [Substring] {
      let table = try #require(
        text.split(separator: "\n\n").first { $0.hasPrefix("| \(heading) |") })
      return table.split(separator: "\n").dropFirst(2).flatMap { row in
        row.split(separator: " | ")[0].split(separator: "`").enumerated()
          .filter { $0.offset % 2 == 1 }.map(\.element)
      }
    }
    #expect(try Set(column("feature")) == Set(Sentence.Feature.allCases.map { Substring($0.name) }))
    #expect(try Set(column("measure")) == Set(Sentence.Measure.allCases.map { Substring($0.name) }))
    #expect(try Set(column("word feature")) == Set(WordFeature.allCases.map { Substring($0.name) }))
    #expect(
      try Set(column("word measure"))
        == Set(FigureText.Measure.allCases.map { Substring($0.name) }))
    #expect(
      try Set(column("word span"))
        == Set(FigureText.Span.allCases.map { Substring($0.name.uppercased()) }))
    #expect(
      try Set(column("span"))
        == Set(Sentence.Span.allCases.map { Substring($0.name.uppercased()) }))
    #expect(
      try Set(column("feature of a word")) == Set(WordFeature.allCases.map { Substring($0.name) }))
    #expect(
      try Set(column("span of words"))
        == Set(WordSpan.allCases.map { Substring($0.name.uppercased()) }))
    let classes = try #require(text.split(separator: "## Classes of English").last)
    for name in Lexicon.english.ruleWords.classes.keys {
      #expect(classes.contains("`@\(name)`"), "@\(name) is not told of")
    }
    // Every way of writing that is told can be read, with the names that the examples need.
    for pattern in try column("written") {
      let pattern = pattern.replacing("\\|", with: "|").replacing("…", with: "any")
      let file = "define hour ( digits )\nrule r\n  digits \(pattern)"
        .replacing("digits [", with: "[")
      let rules = try RuleFile(name: "written", bytes: Array(file.utf8))
      _ = try RuleSet<Sentence>(
        [rules], words: RuleWords(number: { _ in 1 }, classes: ["street": []]))
    }
  }

  private func text(of path: String) throws -> String {
    var bytes: [UInt8] = []
    let file = open(path, O_RDONLY)
    try #require(file >= 0, "\(path) is missing")
    defer { close(file) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(file, &piece, piece.count), count > 0 { bytes += piece[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
