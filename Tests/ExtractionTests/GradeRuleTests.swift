import Language
import Stages
import Testing

@testable import Extraction

@Suite struct GradeRuleTests {
  @Test func holdsEveryExample() throws {
    let stages = try Stages.builtIn.get()
    #expect(stages.gradeExtractor.failedExamples(knownTo: stages.lexicon) == [])
  }

  /// A rule that no example shows is one that nobody can change.
  @Test func hasExamplesOfEveryRule() {
    for rule in GradeRules.files.flatMap(\.exampleCounts) {
      #expect(rule.taken > 1, "\(rule.name) takes too few")
      #expect(rule.left > 0, "\(rule.name) leaves nothing")
    }
  }

  /// A rule that is asked by its name is there.
  @Test func findsEveryRuleByName() throws {
    var lexicon = Lexicon.english
    let rules = GradeRules(knownTo: &lexicon)
    for case (let name?, let number as Int) in Mirror(reflecting: rules).children {
      #expect(number >= 0, "no rule of grade_blocks.rules or grade_dates.rules is \(name)")
    }
  }
}
