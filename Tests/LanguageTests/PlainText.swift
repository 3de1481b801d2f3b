import Language

/// A text of words, numbers and signs, for tests of rules that need no English.
struct PlainText: RuleText {
  enum Feature: UInt8, RuleName {
    case digits, initial, spaced, commaBefore
  }

  enum Measure: UInt8, RuleName {
    case length, value
  }

  enum Span: UInt8, RuleName {
    /// Two words with capitals: "Abbey Road".
    case title
    /// Digits, and "point" and digits: "3 point 5".
    case number
  }

  let tokens: [String]
  let numbers: [Int32]
  let glued: [Bool]

  /// Counts what rules ask, where a test wants to know.
  var questions: Counter?

  final class Counter {
    var count = 0
  }

  init(_ text: String, _ lexicon: PlainLexicon) {
    var (tokens, glued): ([String], [Bool]) = ([], [])
    var (isSpaced, isWord) = (true, false)
    for character in text {
      let isLetter = character.isLetter || character.isNumber
      if character == " " {
        isSpaced = true
      } else if isLetter, isWord, !isSpaced, let last = tokens.last?.last,
        last.isNumber == character.isNumber
      {
        tokens[tokens.count - 1].append(character)
      } else {
        tokens.append(String(character))
        glued.append(!isSpaced)
        isSpaced = false
      }
      isWord = isLetter
    }
    (self.tokens, self.glued) = (tokens, glued)
    numbers = tokens.map { lexicon.number($0.lowercased()) ?? -1 }
  }

  var count: Int { tokens.count }
  func word(_ at: Int) -> Int32 {
    questions?.count += 1
    return numbers.indices.contains(at) ? numbers[at] : -1
  }
  func isGlued(_ at: Int) -> Bool { glued.indices.contains(at) && at > 0 && glued[at] }

  func has(_ feature: Feature, at: Int) -> Bool {
    questions?.count += 1
    guard tokens.indices.contains(at) else { return false }
    return switch feature {
    case .digits: tokens[at].allSatisfy(\.isNumber)
    case .initial: tokens[at].first?.isUppercase ?? false
    case .spaced: !isGlued(at)
    case .commaBefore: at > 0 && tokens[at - 1] == ","
    }
  }

  func measure(_ measure: Measure, at: Int) -> Int? {
    guard tokens.indices.contains(at) else { return nil }
    return switch measure {
    case .length: tokens[at].count
    case .value: Int(tokens[at])
    }
  }

  func end(of span: Span, at: Int) -> Int? {
    switch span {
    case .title: has(.initial, at: at) && has(.initial, at: at + 1) ? at + 2 : nil
    case .number:
      if !has(.digits, at: at) {
        nil
      } else if tokens.indices.contains(at + 2), tokens[at + 1] == "point" {
        at + 3
      } else {
        at + 1
      }
    }
  }

  func start(of span: Span, endingAt end: Int) -> Int? {
    span == .title && self.end(of: .title, at: end - 2) == end ? end - 2 : nil
  }

  static func opener(of span: Span) -> Feature? { span == .number ? .digits : .initial }

  func words(_ range: Range<Int>) -> String {
    range.map { (isGlued($0) && $0 > range.lowerBound ? "" : " ") + tokens[$0] }.joined()
      .dropFirst().description
  }
}

/// Every word that some rules name, and of those that texts have a few that none does.
struct PlainLexicon: Sendable {
  private let words: [String: Int32]

  init(_ files: [RuleFile], others: [String] = []) {
    var words: [String: Int32] = [:]
    for word in files.flatMap(\.words) + others where words[word] == nil {
      words[word] = Int32(words.count)
    }
    self.words = words
  }

  func number(_ word: String) -> Int32? { words[word] }

  var ruleWords: RuleWords {
    RuleWords(
      number: { number($0) },
      classes: ["street": [number("road"), number("lane")].compactMap { $0 }])
  }
}
