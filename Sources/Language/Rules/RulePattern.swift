/// A part of a pattern as it is written, its names not yet looked up.
indirect enum RulePattern: Equatable, Sendable {
  /// One token of which a test holds.
  case token(TokenTest)
  case span(String)

  /// `..60`: at most so many tokens, as few as will do.
  case gap(Int)

  /// `~`: no white space.
  case glued
  case start, end
  case sequence([RulePattern])
  case choice([RulePattern])
  case repeated(RulePattern, ClosedRange<Int>)
  case look(RulePattern, isAhead: Bool, isNegated: Bool)
  case part(String, RulePattern)

  /// The fewest tokens that it takes.
  var least: Int {
    switch self {
    case .token, .span: 1
    case .gap, .glued, .start, .end, .look: 0
    case .sequence(let all): all.reduce(0) { $0 + $1.least }
    case .choice(let all): all.map(\.least).min() ?? 0
    case .repeated(let one, let times): one.least * times.lowerBound
    case .part(_, let one): one.least
    }
  }
}

/// What is asked of one token.
indirect enum TokenTest: Equatable, Sendable {
  case any
  case word(String)
  case `class`(String)
  case feature(String)
  case measure(String, ClosedRange<Int>)
  case not(TokenTest)
  case all([TokenTest])
  case one([TokenTest])

  /// Alternatives with the words among them, and the classes, as one each; nil where there is no more
  /// than one of either.
  var grouped: TokenTest? {
    guard case .one(let all) = self else { return nil }
    let words = all.filter { if case .word = $0 { true } else { false } }
    let classes = all.filter { if case .class = $0 { true } else { false } }
    guard words.count > 1 || classes.count > 1 else { return nil }
    let others = all.filter { !words.contains($0) && !classes.contains($0) }
    return .one([words, classes].filter { !$0.isEmpty }.map { .one($0) } + others)
  }

  /// Whether it never holds where there is no token.
  var needsToken: Bool {
    switch self {
    case .word, .class, .feature, .measure: true
    case .any, .not: false
    case .all(let all): all.contains(where: \.needsToken)
    case .one(let all): all.allSatisfy(\.needsToken)
    }
  }
}

/// A line of a rule: `before [ taken ] behind`.
struct RuleLine: Equatable, Sendable {
  let line: Int
  let before: RulePattern
  let taken: RulePattern
  let behind: RulePattern
  let outcome: String?
}

/// A text that shows a rule at work, and the words that it takes of it where they are told.
package struct RuleExample: Equatable, Sendable {
  package let text: String
  package let taken: String?
  package let isTaken: Bool
  package let line: Int
}
