import Language
import Model

/// Numbers whose noun stands behind their verb or before them.
///
/// Source: Huddleston and Pullum, The Cambridge Grammar of the English Language, chapter 5, section
/// 9 (fused-head and partitive constructions) and chapter 4, section 5 (predicative complements).
extension Sentence {
  /// Makes counts of bare numbers: `300 are unaccompanied children`, `Of the 530 children, 190 are`,
  /// `38 of whom`.
  func giveAntecedents(to candidates: inout [CandidateMention]) {
    var before: CandidateMention?
    for index in candidates.indices {
      if isFusedHead(candidates[index]) {
        let at = partitive(at: candidates[index].rest)
        if let noun = predicate(at: at ?? candidates[index].rest) {
          candidates[index].count(noun, in: self)
        } else if let before, at != nil || isPart(candidates[index], of: before) {
          candidates[index].count(like: before)
        } else {
          // "16 live in hostels, of whom seven": what stands last is what is meant.
          before = nil
        }
      } else if candidates[index].kind == .count, candidates[index].unit != nil {
        // "300 of the children in care are unaccompanied children": what is counted are the latter.
        if isText(candidates[index].tokens.upperBound, "of"), let whole = candidates[index].concept,
          let noun = predicate(at: whole.upperBound)
        {
          let rest = candidates[index].rest
          candidates[index].count(noun, in: self)
          candidates[index].rest = rest
        }
        before = candidates[index]
      }
    }
  }

  /// Whether a number stands without a noun of its own and is a whole one.
  private func isFusedHead(_ candidate: CandidateMention) -> Bool {
    guard candidate.kind == .number, case .number(let value) = candidate.value else { return false }
    return value.denominator == 1 && sign(candidate.tokens.lowerBound - 1) != .slash
  }

  /// Past "of whom", "of them" and their like.
  private func partitive(at start: Int) -> Int? {
    guard isText(start, "of"), isWord(start + 1, of: .anaphoraPronoun),
      endsPhrase(start + 2) || isWord(start + 1, of: .anaphoraPronounWhole)
    else { return nil }
    return start + 2
  }

  /// The noun phrase that "are", "were", "had been" or "remain" says of a number. A participle makes
  /// a passive ("were offered places") unless the noun is of persons: "were disabled children".
  private func predicate(at start: Int) -> NounPhrase? {
    var at = start
    if isWord(at, of: .had), isText(at + 1, "been") {
      at += 2
    } else if isWord(at, of: .anaphoraCopula) {
      at += 1
    } else {
      return nil
    }
    if isWord(at, of: .participleAdverb) { at += 1 }
    guard let noun = nounPhrase(at: at), !has(at, [.cardinal]) else { return nil }
    let isParticiple =
      noun.head > at && !isHyphenated(at)
      && (lastByte(at) == UInt8(ascii: "d") || lastByte(at) == UInt8(ascii: "n")
        || lastByte(at) == UInt8(ascii: "g"))
    return !isParticiple || has(noun.head, [.person]) ? noun : nil
  }

  /// Whether a number is a part of what was counted before it: behind "of whom", or past a comma or
  /// "and" in a sentence that opens with "Of the 530 children".
  private func isPart(_ candidate: CandidateMention, of whole: CandidateMention) -> Bool {
    let before = qualifier(before: candidate.tokens.lowerBound, isDate: false).1
    if isWord(before, of: .partitive), isText(before - 1, "of") { return true }
    var first = whole.tokens.lowerBound - 1
    while first > 0, has(first, [.determiner]) || isWord(first, of: .groupRough) {
      first -= 1
    }
    guard first == 0, isText(0, "of") else { return false }
    return sign(before) == .comma || isWord(before, of: .anaphoraJoiner)
  }
}
