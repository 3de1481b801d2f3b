import Interpretation
import Model
import Support

/// The words that the program knows, so that made pages speak of what it looks for: the patterns of the
/// built-in catalogue and the names of its authorities.
struct Vocabulary {
  let nouns: [String]
  let metrics: [String]
  let areas: [String]
  let grades: [String]
  let frameworks: [String]
  let authorities: [String]

  init() throws {
    let catalogue = try Catalogue.builtIn()
    nouns = catalogue.units.flatMap(\.nouns) + catalogue.phrases.flatMap(\.patterns)
    metrics = catalogue.metrics.flatMap { $0.patterns + $0.mustNot + [$0.label] }
    areas = catalogue.areas.flatMap { $0.patterns + $0.names }
    grades = catalogue.grades.flatMap(\.patterns)
    frameworks = catalogue.frameworks.flatMap { $0.patterns + [$0.family] }
    authorities = catalogue.authorities.flatMap {
      [$0.name, $0.officialName, $0.code] + $0.aliases
    }
  }
}

extension SeededGenerator {
  /// True once in `count` times.
  mutating func once(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func pick<Item>(_ items: [Item]) -> Item {
    precondition(!items.isEmpty, "there is nothing to pick from")
    return items[Int.random(in: 0..<items.count, using: &self)]
  }

  /// One of the phrases that a pattern of the catalogue stands for: `child(ren) [who are] in care`.
  mutating func phrase(of pattern: String) -> String {
    var rest = Substring(pattern)
    return phrase(of: &rest)
  }

  private mutating func phrase(of rest: inout Substring) -> String {
    var choices = [""]
    while let first = rest.popFirst() {
      switch first {
      case "|": choices.append("")
      case ")", "]": return pick(choices)
      case "(", "[":
        let isEnding = first == "(" && choices[choices.count - 1].last?.isLetter == true
        let choice = phrase(of: &rest)
        if first == "(" && !isEnding || once(in: 2) { choices[choices.count - 1] += choice }
      default: choices[choices.count - 1].append(first)
      }
    }
    return pick(choices)
  }
}
