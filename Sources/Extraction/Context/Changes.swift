import Language
import Model

extension Sentence {
  /// Marks the mentions that tell what was before: `from 39% to 25%`, `up from 360`, `412 a year
  /// earlier`, `compared with 19% in 2016`. A comparison with another place marks nothing.
  func markEarlier(in candidates: inout [CandidateMention]) {
    for index in candidates.indices where mayChange(candidates[index].kind) {
      let before = qualifier(before: candidates[index].tokens.lowerBound, isDate: false).1
      let later = isText(before, "from") ? later(than: index, in: candidates) : nil
      candidates[index].isEarlier =
        later != nil || isText(before, "from") && isChange(before: before)
        || isDatedBack(index, in: candidates, before: before) || isInBrackets(index, in: candidates)
      if candidates[index].kind == .number, let later, candidates[later].kind == .count {
        // "from 30 to 40 children"
        candidates[index].count(like: candidates[later])
      }
    }
  }

  /// Whether a mention stands in brackets behind an earlier one: `from 620 (62 per 10,000 children)`.
  private func isInBrackets(_ index: Int, in candidates: [CandidateMention]) -> Bool {
    guard index > 0, candidates[index - 1].isEarlier, sign(candidates[index - 1].rest) == .open
    else {
      return false
    }
    // A noun may hold the next number: "from 300 are twelve children (".
    let (open, own) = (candidates[index - 1].rest, candidates[index].tokens.lowerBound)
    guard open < own, own - open <= 5 else { return false }
    return !(open..<own).contains { sign($0) == .close }
  }

  private func mayChange(_ kind: Figure.Kind) -> Bool {
    switch kind {
    case .count, .number, .ratio, .percent, .money, .measure, .duration: true
    case .age, .ordinal, .date, .dateRange: false
    }
  }

  /// Which of the next mentions stands behind "to" and is of the same kind: `to 25%`, `in 2018 to £49
  /// million`.
  private func later(than index: Int, in candidates: [CandidateMention]) -> Int? {
    for later in (index + 1..<candidates.count).prefix(3) {
      let next = candidates[later]
      guard next.tokens.lowerBound - candidates[index].tokens.upperBound <= 14 else { return nil }
      guard mayChange(next.kind) else { continue }
      let before = qualifier(before: next.tokens.lowerBound, isDate: false).1
      guard isText(before, "to") else { return nil }
      let isBare = next.kind == .number || candidates[index].kind == .number
      return next.unit == candidates[index].unit || isBare ? later : nil
    }
    return nil
  }

  /// Whether "from" stands behind a word of change: `up from`, `an increase from`, `rose by 40 from`,
  /// `a fall in referrals from`; not "cut funding from".
  private func isChange(before from: Int) -> Bool {
    var at = from - 1
    while at >= 0, at > from - 9, isWord(at) || isDigits(at) || sign(at) == .percent {
      if change(at) != nil {
        return at + 1 == from || isDigits(at + 1) || lastByte(at + 1) == UInt8(ascii: "y")
          || isWord(at + 1, of: .changePreposition)
      }
      at -= 1
    }
    return false
  }

  /// Whether the words behind a mention put it back in time.
  private func isDatedBack(_ index: Int, in candidates: [CandidateMention], before: Int) -> Bool {
    let candidate = candidates[index]
    let isCompared =
      isWord(before, of: .comparedPreposition)
      || isWord(before, of: .toOrWith) && isWord(before - 1, of: .compared)
    let isMeasured =
      isText(candidate.tokens.lowerBound - 1, "than")
      && isWord(candidate.tokens.lowerBound - 2, of: .comparative)
    let end = candidate.tokens.upperBound
    let ends = [end, candidate.rest, max(end, candidate.concept?.upperBound ?? end)]
    if ends.contains(where: { isTimeBack(at: $0, isCompared: isCompared) }) { return true }
    guard isCompared || isMeasured, index + 1 < candidates.count else { return false }
    let next = candidates[index + 1]
    return (next.kind == .date || next.kind == .dateRange)
      && (0...4).contains(next.tokens.lowerBound - candidate.rest)
  }

  /// `a year earlier`, `two years ago`, `the year before`, `at the previous inspection`; "last year" and
  /// "in the previous year", which may be periods, only of what something is compared with.
  private func isTimeBack(at start: Int, isCompared: Bool) -> Bool {
    var at = start
    if isWord(at, of: .earlierPreposition), isWord(at + 1, of: .definiteThird) {
      at += 1
    }
    if isWord(at, of: .definiteThird), isWord(at + 1, of: .previous) {
      return isWord(at + 2, of: .visit) || isCompared && has(at + 2, [.unit])
    }
    if isText(at, "the"), has(at + 1, [.unit]) { return isText(at + 2, "before") }
    if isWord(at, of: .oneArticle) || has(at, [.cardinal]) || isDigits(at) {
      return has(at + 1, [.unit])
        && isWord(at + 2, of: .earlierBehind)
    }
    guard isCompared else { return false }
    if isWord(at, of: .atOrIn) { at += 1 }
    return isText(at, "previously")
      || isText(at, "last") && (has(at + 1, [.unit]) || isText(at + 1, "time"))
  }
}
