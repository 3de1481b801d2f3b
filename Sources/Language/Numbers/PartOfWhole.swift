/// `one in five`, `1 in 20`, `9 out of 10`: a part and the whole that it is told of.
package struct PartOfWhole {
  package let part: Int
  package let whole: Int
  package let tokens: Range<Int>
}

extension Sentence {
  /// The part of a whole that begins at a token; not `43 of 51` nor `98 out of 104`, which are counts
  /// of what follows.
  package func partOfWhole(at start: Int) -> PartOfWhole? {
    guard let part = numeral(at: start), let a = part.integer, a > 0, part.scale == nil,
      part.style != .fraction
    else { return nil }
    var at = part.end
    var isOutOf = false
    // "one child in every eight", "one social worker in four is", "three houses in ten"
    let noun = part.style == .words ? nounOfOne(at: at) : at
    at = noun
    if isText(at, "in") {
      at += 1
    } else if isText(at, "out"), isText(at + 1, "of") {
      isOutOf = true
      at += 2
    } else if isHyphen(at), isText(at + 1, "in"), isHyphen(at + 2) {
      at += 3
    } else {
      return nil
    }
    let isEvery = isText(at, "every")
    if isEvery { at += 1 }
    // "9 in every 10,000" is a rate.
    guard let whole = numeral(at: at), let b = whole.integer, a < b, b < 10_000, !whole.isYearLike,
      whole.style != .fraction, !has(whole.end, [.unit, .month]), sign(whole.end) != .percent,
      isRound(b, of: a, isOutOf: isOutOf, inWords: whole.style == .words),
      noun == part.end || isEvery || isFiniteVerb(at: whole.end)
        || whole.style == .words && nounHead(at: whole.end) == nil
    else { return nil }
    return PartOfWhole(part: a, whole: b, tokens: start..<whole.end)
  }

  private func isFiniteVerb(at: Int) -> Bool {
    has(at, [.verb]) || isWord(at, of: .beFinite) || isWord(at, of: .had) || isText(at, "has")
  }

  /// Past the noun of "one social worker in four"; `start` where no "in" follows one.
  private func nounOfOne(at start: Int) -> Int {
    var at = start
    while at < start + 3, isWord(at), !endsPhrase(at) { at += 1 }
    return isText(at, "in") ? at : start
  }

  /// Whether `b` is a number that parts are told of.
  private func isRound(_ b: Int, of a: Int, isOutOf: Bool, inWords: Bool) -> Bool {
    b <= 10 || a == 1 || b % 100 == 0 || isOutOf && inWords || !isOutOf && (b == 20 || b == 12)
  }
}
