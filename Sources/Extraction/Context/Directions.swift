import Language
import Model

private enum Adverbs {
  static let ofDirection = WordValues<Direction>("upordown") { Direction(rawValue: $0) }
}

/// The words that tell of a rise or a fall beside an amount.
///
/// Source: Huddleston and Pullum, The Cambridge Grammar of the English Language, chapter 11
/// (comparatives of degree) and chapter 4, section 6 (verb and particle).
extension Sentence {
  /// Whether the words around a mention tell of a rise or a fall: `£10 million a year more`, `20
  /// fewer beds`, `rose by 4%`, `down from`. `before` is the token before its qualifier, `ends` are
  /// the tokens behind its number, its noun and its denominator.
  func direction(of candidate: CandidateMention, before: Int, ends: [Int]) -> Direction? {
    if isText(before, "from") { return nil }
    for (place, end) in ends.enumerated() {
      if let found = comparative(at: end, of: candidate, isBesideNumber: place == 0) {
        return found
      }
    }
    if let found = addition(before: candidate) { return found }
    return changed(before: before, candidate)
  }

  /// `more`, `less than planned`, `increase` behind an amount; behind a counted noun only where the
  /// comparison goes on or the clause ends: "12 children more than", not "12 children more often".
  private func comparative(at: Int, of candidate: CandidateMention, isBesideNumber: Bool)
    -> Direction?
  {
    let isAmount =
      candidate.kind == .money || candidate.kind == .percent || candidate.kind == .ratio
    let ends = !isWord(at + 1) || endsPhrase(at + 1)
    if let change = value(at, of: Adverbs.ofDirection) {
      let isChange = !isWord(at + 1) || isWord(at + 1, of: .upFollower)
      return isChange && (isAmount || isWord(at + 1, of: .fromOrOn)) ? change : nil
    }
    // ", up from 360": what follows tells where the mention comes from.
    if sign(at) == .comma || sign(at) == .open, isText(at + 2, "from"),
      let change = value(at + 1, of: Adverbs.ofDirection)
    {
      return change
    }
    guard isBesideNumber || ends else { return nil }
    if isWord(at, of: .more) {
      return isAmount || isBesideNumber || isText(at + 1, "than") ? .increase : nil
    }
    if isWord(at, of: .less) {
      return isAmount || isBesideNumber || isText(at + 1, "than") ? .decrease : nil
    }
    guard isAmount, isBesideNumber else { return nil }
    if isWord(at, of: .riseNoun) { return .increase }
    return isWord(at, of: .fallNoun) ? .decrease : nil
  }

  /// `an extra £10m`, `additional 30`, `a further three`; "a further 20% said so" is a part, no rise,
  /// and "a further two years" goes on.
  private func addition(before candidate: CandidateMention) -> Direction? {
    guard candidate.kind != .percent, candidate.kind != .duration else { return nil }
    for back in 1...2
    where isWord(candidate.tokens.lowerBound - back, of: .additional) {
      return .increase
    }
    return nil
  }

  /// `rose by`, `down`, `increased the permanent workforce to`: a word of change before the number,
  /// in its clause, with "to" or "by" or nothing between; with "of" only a noun: `a rise of`.
  private func changed(before: Int, _ candidate: CandidateMention) -> Direction? {
    var at = before
    // "increased over the three-year period" tells when, not by how much.
    let isPeriod =
      candidate.kind == .duration && has(candidate.tokens.lowerBound - 1, [.determiner])
    if let near = nearChange(at, isMoney: candidate.kind == .money), !isPeriod { return near }
    let isOf = isText(at, "of")
    guard isOf || isWord(at, of: .byOrTo) else { return nil }
    at -= 1
    var steps = 0
    while steps < 14, isWithinClause(at) {
      if let change = change(at),
        !isOf || isWord(at, of: .changeNoun) && !has(at + 1, [.determiner])
      {
        return change
      }
      // A relative clause or another verb parts what changed from what the number says.
      if isWord(at, of: .changeNot) { return nil }
      at -= 1
      steps += 1
    }
    return nil
  }

  private func isWithinClause(_ at: Int) -> Bool {
    if isWord(at) || isDigits(at) { return true }
    switch sign(at) {
    case .hyphen, .enDash, .minus, .percent, .apostrophe, .pound, .dollar, .euro: return true
    case .comma: return isText(at + 1, "from")
    default: return false
    }
  }

  /// A word of change directly before a number. Money that is raised or lost, and what is lower by
  /// nature ("the lower 20%"), tell of none.
  private func nearChange(_ at: Int, isMoney: Bool) -> Direction? {
    if isWord(at, of: .raise) { return nil }
    if isMoney, isWord(at, of: .lose) { return nil }
    return change(at)
  }

  /// The change that a word tells of; none for those that only add ("further support to 12") and for
  /// the particle of a verb that does not move ("set up", "sat down").
  func change(_ at: Int) -> Direction? {
    if isWord(at, of: .additional) { return nil }
    if let change = value(at, of: Adverbs.ofDirection) { return isParticle(at) ? nil : change }
    if isWord(at, of: .grow), isText(at + 1, "up") { return nil }
    if has(at, [.rise]) { return .increase }
    return has(at, [.fall]) ? .decrease : nil
  }

  /// Whether "up" or "down" belongs to the verb before it or to a compound: `make up`, `taken up`,
  /// `up to`, `follow-up`, `up-to-date`.
  private func isParticle(_ at: Int) -> Bool {
    // "went up to 80" tells where something went.
    if isText(at + 1, "to"), isText(at, "up"), !isWord(at - 1, of: .upVerb) { return true }
    if isHyphen(at - 1) && isGlued(at) || isHyphen(at + 1) && isGlued(at + 1) { return true }
    return has(at - 1, [.phrasal])
  }
}
