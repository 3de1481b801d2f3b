import Language
import Model
import Testing

@testable import Interpretation

@Suite struct FigureRuleTests {
  @Test func holdsEveryExample() {
    var lexicon = Lexicon.english
    let rules = FigureRules(knownTo: &lexicon)
    let times = SentenceTimes(knownTo: &lexicon, rules: rules)
    let failed = rules.failedExamples { example in
      let sentence = FigureSentence(example: example, lexicon: lexicon, times, rules)
      return sentence.spots.isEmpty
        ? [sentence.text] : sentence.spots.indices.map { sentence.text(about: $0) }
    }
    #expect(failed == [])
  }

  @Test func holdsEveryExampleOfHolders() throws {
    var lexicon = Lexicon.english
    let rules = try HolderRules(knownTo: &lexicon)
    let failed = rules.failedExamples { example in
      let bytes = Array(example.utf8)
      return [
        FigureText(bytes: bytes, words: lexicon.words(in: bytes, range: 0..<bytes.count))
      ]
    }
    #expect(failed == [])
    #expect(
      HolderRules.files.flatMap(\.exampleCounts).filter { $0.taken < 2 || $0.left < 1 }.map(\.name)
        == [])
  }

  /// A rule that no example shows is one that nobody can change.
  @Test func hasExamplesOfEveryRule() {
    #expect(
      FigureRules.files.flatMap(\.exampleCounts).filter { $0.taken < 2 || $0.left < 1 }.map(\.name)
        == [])
  }
}

extension FigureSentence {
  /// A sentence of which the figures stand in angle brackets: "Costs rose by <4%>".
  fileprivate convenience init(
    example: String, lexicon: Lexicon, _ times: SentenceTimes, _ rules: FigureRules
  ) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    for byte in example.utf8 {
      switch byte {
      case UInt8(ascii: "<"): ranges.append(bytes.count..<bytes.count)
      case UInt8(ascii: ">"):
        ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<bytes.count
      default: bytes.append(byte)
      }
    }
    let words = lexicon.words(in: bytes, range: 0..<bytes.count)
    let spots = ranges.map { range in
      let text = String(decoding: bytes[range], as: UTF8.self)
      let isCounted =
        bytes.dropFirst(range.upperBound).prefix(2).last.map { ($0 | 0x20) &- 0x61 < 26 } ?? false
      let kind: Figure.Kind =
        if text.hasSuffix("%") {
          .percent
        } else if text.hasPrefix("£") {
          .money
        } else if text.hasPrefix("aged") {
          .age
        } else if text.hasSuffix("s") {
          .duration
        } else {
          .number
        }
      let places = words.indices.filter {
        words[$0].end > range.lowerBound && words[$0].start < range.upperBound
      }
      return FigureSpan(
        words: (places.first ?? 0)..<(places.last ?? -1) + 1, kind: kind,
        isCounted: kind == .number && isCounted, isBare: kind == .number && !isCounted)
    }
    let text = rules.text(bytes: bytes, words: words)
    self.init(
      text, matches: [],
      times: times.times(in: text, publishedOn: CalendarDate(year: 2025, month: 1, day: 20)),
      spots: spots, rules: rules)
  }
}
