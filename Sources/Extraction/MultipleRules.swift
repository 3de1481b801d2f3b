import Language
import Model

extension MentionRule {
  /// Multiples in one word: `doubled`, `halved`, `threefold`. Not "doubled up",
  /// nor "doubled to 64".
  static let multiple = MentionRule(name: "multiple") { sentence, at in
    sentence.multiple(at: at).map { [$0] } ?? []
  }
}

extension Sentence {
  func multiple(at: Int) -> Draft? {
    guard has(at, [.seed]), !isHyphen(at + 1) else { return nil }
    if let (_, value) = MultipleWords.folds.first(where: { isText(at, $0.0) }) {
      // "a threefold job" has three parts.
      guard endsPhrase(at + 1) || has(at + 1, [.rise, .fall]) else { return nil }
      return Draft(.ratio, at..<at + 1, value: .number(value), unit: "times")
    }
    guard let (_, value) = MultipleWords.verbs.first(where: { isText(at, $0.0) }),
      !isText(at + 1, any: "up", "down", "over", "back", "as"),
      // "doubled to 64", "halved from 18%" tell the amounts themselves.
      !isText(at + 1, any: "to", "from")
    else { return nil }
    var draft = Draft(.ratio, at..<at + 1, value: .number(value), unit: "times")
    draft.direction = value < Rational(1) ? .decrease : .increase
    return draft
  }
}
