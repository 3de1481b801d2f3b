import Language
import Model

extension MentionRule {
  /// Multiples in one word: `doubled`, `halved`, `threefold`. Not "doubled up",
  /// nor "doubled to 64".
  static let multiple = MentionRule(name: "multiple") { sentence, at in
    sentence.multiple(at: at).map { [$0] } ?? []
  }
}

/// By what the words of `@multiple.verb` and `@multiple.fold` multiply, by their numbers: `1/2` for `halved`.
private enum Multiples {
  static let values: [Int32: Rational] = {
    var values: [Int32: Rational] = [:]
    for name in ["multiple.verb", "multiple.fold"] {
      for (text, value) in WordClasses.english[name].pairs {
        let parts = value.split(separator: "/").compactMap { Int64($0) }
        guard let id = Lexicon.english.id(of: Array(text.utf8)), let first = parts.first,
          let multiple = Rational(first, over: parts.count > 1 ? parts[1] : 1)
        else { preconditionFailure("@\(name): \(value) is no multiple") }
        values[id] = multiple
      }
    }
    return values
  }()
}

extension Sentence {
  func multiple(at: Int) -> CandidateMention? {
    guard has(at, [.seed]), !isHyphen(at + 1) else { return nil }
    let isFold = isWord(at, of: .multipleFold)
    guard isFold || isWord(at, of: .multipleVerb), let value = Multiples.values[self[at].word]
    else { return nil }
    if isFold {
      // "a threefold job" has three parts.
      guard endsPhrase(at + 1) || has(at + 1, [.rise, .fall]) else { return nil }
      return CandidateMention(.ratio, at..<at + 1, value: .number(value), unit: "times")
    }
    guard !isWord(at + 1, of: .multipleNot),
      // "doubled to 64", "halved from 18%" tell the amounts themselves.
      !isWord(at + 1, of: .fromOrTo)
    else { return nil }
    var candidate = CandidateMention(.ratio, at..<at + 1, value: .number(value), unit: "times")
    candidate.direction = value < Rational(1) ? .decrease : .increase
    return candidate
  }
}
