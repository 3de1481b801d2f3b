import Language
import Model

extension MentionRule {
  /// Multiples in one word: `doubled`, `halved`, `threefold`. Not "doubled up",
  /// nor "doubled to 64".
  static let multiple = MentionRule(name: "multiple") { sentence, at in
    sentence.multiple(at: at).map { [$0] } ?? []
  }
}

/// By what words multiply: 1/2 for `halved`.
enum Multiples {
  static let verbs = WordValues<Rational>("multiple.verb", read: multiple)
  static let folds = WordValues<Rational>("multiple.fold", read: multiple)
  static let adverbs = WordValues<Rational>("multiple.adverb", read: multiple)

  private static func multiple(_ text: String) -> Rational? {
    let parts = text.split(separator: "/").compactMap { Int64($0) }
    return parts.first.flatMap { Rational($0, over: parts.count > 1 ? parts[1] : 1) }
  }
}

extension Sentence {
  func multiple(at: Int) -> CandidateMention? {
    guard has(at, [.seed]), !isHyphen(at + 1) else { return nil }
    if let value = value(at, of: Multiples.folds) {
      // "a threefold job" has three parts.
      guard endsPhrase(at + 1) || has(at + 1, [.rise, .fall]) else { return nil }
      return CandidateMention(.ratio, at..<at + 1, value: .number(value), unit: "times")
    }
    guard let value = value(at, of: Multiples.verbs), !isWord(at + 1, of: .multipleNot),
      // "doubled to 64", "halved from 18%" tell the amounts themselves.
      !isWord(at + 1, of: .fromOrTo)
    else { return nil }
    var candidate = CandidateMention(.ratio, at..<at + 1, value: .number(value), unit: "times")
    candidate.direction = value < Rational(1) ? .decrease : .increase
    return candidate
  }
}
