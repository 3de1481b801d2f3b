import Language
import Model

/// Counts the areas for priority action of a report without grades.
///
/// The number is the one that a sentence gives ("no areas for priority action", "two areas"), else what stands
/// behind the heading: one behind `Area for priority action`, else its paragraphs.
struct PriorityActions: Sendable {
  private let phrases: PhraseIndex
  private let numbers: [Int32: Int]

  private enum Phrase: String, CaseIterable { case one, several }

  init(knownTo lexicon: inout Lexicon) {
    phrases = PhraseIndex("report.priority", as: Phrase.self, knownTo: &lexicon)
    var numbers: [Int32: Int] = [:]
    for (name, number) in WordClasses.english["cardinal"].numbers {
      numbers[lexicon.intern(name)] = Int(number)
    }
    numbers[lexicon.intern("no")] = 0
    self.numbers = numbers
  }

  /// Blocks from a heading to the next, at most.
  private static let longest = 40

  func count(in text: AnalysedText) -> Int? {
    var stated: Int?
    for (number, block) in text.text.blocks.enumerated() {
      let places = text.places(in: block.range)
      guard phrases.hasMatch(in: text.words, places: places) else { continue }
      for match in phrases.matches(in: text.words, places: places) {
        if match.words == places {
          return Phrase.allCases[match.phrase] == .one ? 1 : paragraphs(behind: number, in: text)
        }
        if stated == nil, match.words.lowerBound > places.lowerBound {
          stated = amount(before: match.words.lowerBound, in: text)
        }
      }
    }
    return stated
  }

  /// The number right before a phrase, or one word before: "two multi-agency areas".
  private func amount(before place: Int, in text: AnalysedText) -> Int? {
    for at in [place - 1, place - 2] where at >= 0 {
      let word = text.words[at]
      if let number = numbers[word.id] { return number }
      if word.number >= 0 { return Int(word.number) }
    }
    return nil
  }

  /// The paragraphs from a heading to the next. What a paragraph that ends in a colon leads up to is counted in
  /// its place where nothing else stands there: "Leaders need to ensure that:".
  private func paragraphs(behind heading: Int, in text: AnalysedText) -> Int? {
    var (alone, parts) = (0, 0)
    var isLed = false
    for block in text.text.blocks[(heading + 1)...].prefix(Self.longest) {
      let bytes = text.bytes[block.range]
      guard let first = bytes.first, let last = bytes.last else { continue }
      let isPart = isLed && (isSmall(first) || first >= 0x80 || first == UInt8(ascii: "-"))
      if block.kind == .heading || !isPart && last != UInt8(ascii: ".") && last != UInt8(ascii: ":")
      {
        break
      }
      if isPart {
        parts += 1
      } else {
        alone += 1
        isLed = last == UInt8(ascii: ":")
      }
    }
    let count = alone == 1 && parts > 0 ? parts : alone
    return count > 0 ? count : nil
  }

  private func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
