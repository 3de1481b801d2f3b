/// A text that rules read: a row of tokens, and what may be asked of each.
///
/// Every place may be asked for, beyond both ends too, where there is no word and nothing holds.
package protocol RuleText {
  /// What holds of a token or does not: `digits`, `initial`.
  associatedtype Feature: RuleName

  /// What of a token is a number: `length`, `value`.
  associatedtype Measure: RuleName

  /// Runs of tokens that code finds: `NOUN`, `AMOUNT`.
  associatedtype Span: RuleName

  var count: Int { get }

  /// The number of the word or sign at a place as it is written; negative for one that no rule
  /// knows.
  func word(_ at: Int) -> Int32

  /// The number under which classes have the word; that of `child` for `child's`.
  func baseWord(_ at: Int) -> Int32

  /// Whether no white space stands between a token and the one before it.
  func isGlued(_ at: Int) -> Bool

  func has(_ feature: Feature, at: Int) -> Bool

  /// Nil where the token has no such number.
  func measure(_ measure: Measure, at: Int) -> Int?

  /// Past the last token of the span that begins at a place.
  func end(of span: Span, at: Int) -> Int?

  /// The first token of the span that ends right before a place.
  func start(of span: Span, endingAt end: Int) -> Int?

  /// A feature of every token that a span may begin with, by which its rules are indexed; nil for
  /// a span that may begin anywhere.
  static func opener(of span: Span) -> Feature?
}

extension RuleText {
  package func baseWord(_ at: Int) -> Int32 { word(at) }
  package func start(of span: Span, endingAt end: Int) -> Int? { nil }
  package static func opener(of span: Span) -> Feature? { nil }
}

/// A closed list of names that rules know by number: an enum of cases.
package protocol RuleName: CaseIterable, RawRepresentable, Sendable where RawValue == UInt8 {}

/// A text of which nothing is measured, or that has no spans.
package enum NoRuleNames: UInt8, RuleName {
  case none
}

extension RuleName {
  /// As rules write it: `commaBefore` is `comma-before`.
  package var name: String {
    "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }
}

/// What the words and classes of rules stand for.
package struct RuleWords: Sendable {
  /// The number of a word or sign in small letters; nil for one that the lexicon does not hold.
  package let number: @Sendable (String) -> Int32?

  /// The numbers of the words of each class.
  package let classes: [String: [Int32]]

  package init(
    number: @escaping @Sendable (String) -> Int32?, classes: [String: [Int32]] = [:]
  ) {
    self.number = number
    self.classes = classes
  }
}
