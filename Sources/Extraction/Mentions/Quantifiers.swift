import Language
import Model

/// A quantifier in the making: its places are in tokens.
struct CandidateQuantifier {
  let quantifier: Quantifier
  let tokens: Range<Int>
  let concept: Range<Int>
}

private enum Determiners {
  static let values = WordValues<Quantifier>("quantifier.determiner") { Quantifier(rawValue: $0) }
}

extension Sentence {
  /// The amounts without a number, in order; each of a plural that the sentence names behind it.
  func quantifiers() -> [CandidateQuantifier] {
    guard roles.contains(.quantifier) else { return [] }
    var found: [CandidateQuantifier] = []
    for at in 0..<count where has(at, [.quantifier]) {
      if let last = found.last, at < last.tokens.upperBound { continue }
      if let candidate = quantifier(at: at) { found.append(candidate) }
    }
    return found
  }

  private func quantifier(at: Int) -> CandidateQuantifier? {
    // "all-day", "no. 12", "some 800 homes", "all 51 children"
    guard !isHyphen(at + 1), !isNumberToken(at + 1), sign(at + 1) != .point else { return nil }
    if isWord(at, of: .quantifierNoun) { return measured(at) }
    guard let (quantifier, first) = determiner(at), let noun = counted(behind: at, quantifier)
    else { return nil }
    return CandidateQuantifier(quantifier: quantifier, tokens: first..<at + 1, concept: noun)
  }

  /// What a determiner says, and the word that it begins with: `nearly all` begins before `all`.
  private func determiner(_ at: Int) -> (Quantifier, first: Int)? {
    let before = at - 1
    guard let quantifier = value(at, of: Determiners.values) else { return nil }
    switch quantifier {
    case .all:
      if isWord(before, of: .allNearly) { return (.nearlyAll, before) }
      return isWord(before, of: .allNot) ? nil : (.all, at)
    case .most:
      // "the most vulnerable children" is a superlative.
      return has(before, [.determiner]) || isText(before, "at") ? nil : (.most, at)
    case .many:
      if isText(before, "too") { return (.tooMany, before) }
      if isText(before, "not") { return (.few, before) }
      return isWord(before, of: .manyNot) || isText(at + 1, "as") ? nil : (.many, at)
    case .few:
      if isWord(before, of: .fewModifier) { return (.few, before) }
      return has(before, [.determiner, .ordinal]) || isWord(before, of: .fewNot) ? nil : (.few, at)
    default: return (quantifier, at)
    }
  }

  /// `a very small number of children`, `the vast majority of cases`.
  private func measured(_ at: Int) -> CandidateQuantifier? {
    guard isText(at + 1, "of"), let noun = counted(behind: at, .majority) else { return nil }
    var first = at - 1
    let size = first
    if isWord(first, of: .size) {
      first -= 1
    }
    let isVery = isText(first, "very")
    if isVery { first -= 1 }
    // "the number of children" is what is counted, not how many.
    let isPlural = isText(at, "numbers")
    guard isPlural ? size > first : has(first, [.determiner]) else { return nil }
    if isPlural, !has(first, [.determiner]) { first += 1 }
    guard let quantifier = quantifier(of: at, size: size > first || isPlural ? size : nil, isVery)
    else { return nil }
    return CandidateQuantifier(
      quantifier: quantifier, tokens: max(0, first)..<at + 2, concept: noun)
  }

  private func quantifier(of noun: Int, size: Int?, _ isVery: Bool) -> Quantifier? {
    let isSmall = size.map { isWord($0, of: .sizeSmall) } ?? false
    if isText(noun, "majority") {
      return size.map { isWord($0, of: .sizeGreat) } ?? false
        ? .vastMajority : .majority
    }
    if isText(noun, "minority") { return .minority }
    if isSmall { return isVery ? .verySmallNumber : .smallNumber }
    if size != nil { return .many }
    return isText(noun - 1, "a") ? .some : nil
  }

  /// What is so many: the plural behind a quantifier, and behind its "of the".
  private func counted(behind quantifier: Int, _ amount: Quantifier) -> Range<Int>? {
    var at = quantifier + 1
    let hasOf = isText(at, "of")
    if hasOf { at += 1 }
    if isText(quantifier, "none"), !hasOf { return nil }
    if hasOf || isText(quantifier, "all") {
      if has(at, [.determiner]) { at += 1 }
      if isText(at, "other") { at += 1 }
    }
    guard !isNumberToken(at), let noun = nounPhrase(at: at), !has(noun.head, [.unit]),
      !isWord(noun.head, of: .manyNounNot)
        || amount == .tooMany
    else { return nil }
    // "most effective services" is a superlative: nothing but a known compound parts "most" from its noun.
    if isText(quantifier, "most"), !hasOf, noun.head > at,
      !isWord(at, of: .mostNoun)
    {
      return nil
    }
    return noun.tokens
  }

  func mention(of candidate: CandidateQuantifier, block: Int) -> QuantifierMention {
    QuantifierMention(
      range: byteRange(candidate.tokens), sentence: range, block: block,
      quantifier: candidate.quantifier, concept: byteRange(candidate.concept))
  }
}
