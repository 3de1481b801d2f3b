import Model

/// Fractions of numerals: `two-thirds`, `½`, `two and a half`, `2-1/2`.
extension Sentence {
  /// A fraction with nothing whole before it: `a third`, `two-thirds`, `half`, `¾`.
  func leadingFraction(at start: Int) -> Numeral? {
    if exists(start), self[start].kind == .vulgarFraction { return vulgar(at: start) }
    if let half = half(at: start) { return half }
    var numerator: Int64 = 1
    var at = start
    if isWord(start, of: .articleIndefinite) {
      at = start + 1
    } else if isText(start, "quarter"), has(start + 1, [.scale]) {
      return fraction(1, over: 4, end: start + 1)
    } else if has(start, [.cardinal]), (1...20).contains(lexeme(start).cardinal) {
      numerator = lexeme(start).cardinal
      at = isHyphen(start + 1) && isGlued(start + 2) ? start + 2 : start + 1
    } else {
      return nil
    }
    guard let denominator = fractionNoun(at: at), denominator > 0 else { return nil }
    let isPlural = lastByte(at) == UInt8(ascii: "s")
    // Two quarters of a year are no half.
    guard isPlural == (numerator > 1), numerator < denominator, denominator != 4 || numerator != 2
    else { return nil }
    // "a third party", "one quarter ago": what follows a fraction is no noun of its own.
    if numerator == 1, isWord(at + 1), !endsPhrase(at + 1), !has(at + 1, [.scale]),
      !isWord(at + 1, of: .comparativeNumber), !has(at + 1, [.unit])
    {
      return nil
    }
    if isHyphen(at + 1), isGlued(at + 1), numerator == 1 { return nil }
    return fraction(numerator, over: denominator, end: at + 1)
  }

  /// `half of`, `half the`, `half a million`, `half people`; not `first half`, `half-term`.
  private func half(at start: Int) -> Numeral? {
    guard isText(start, "half"), !isWord(start - 1, of: .halfDeterminer),
      !has(start - 1, [.ordinal]), !isWord(start - 1, of: .halfNot)
    else { return nil }
    // The halves of "one and a half" and "two-and-a-half" belong to the number before them.
    if isText(start - 1, "a"), isText(start - 2, "and") || isHyphen(start - 2) { return nil }
    if isHyphen(start + 1), isGlued(start + 1), !isText(start + 2, "a") { return nil }
    if isWord(start + 1, of: .halfFollower) { return nil }
    let hasArticle = isWord(start + 1, of: .articleIndefinite) && has(start + 2, [.unit])
    return fraction(1, over: 2, end: hasArticle ? start + 2 : start + 1)
  }

  private func vulgar(at start: Int) -> Numeral? {
    let (top, bottom) = self[start].fraction
    return fraction(Int64(top), over: Int64(bottom), end: start + 1)
  }

  private func fraction(_ top: Int64, over bottom: Int64, end: Int) -> Numeral? {
    guard let value = Rational(top, over: bottom) else { return nil }
    return Numeral(end: end, value: value, unscaled: value, style: .fraction)
  }

  func fractionNoun(at: Int) -> Int64? {
    has(at, [.fraction]) && !self[at].isPossessive ? lexeme(at).denominator : nil
  }

  /// A whole number and the fraction behind it: `two and a half`, `2½`, `10 1/2`,
  /// `one million and a half`, where it is half a million.
  func withFraction(_ whole: Numeral) -> Numeral {
    guard let (part, end) = trailingFraction(at: whole.end, isDigits: whole.style == .digits) else {
      return whole
    }
    let scale = whole.scale.flatMap { Rational(999) < $0 ? $0 : nil } ?? Rational(1)
    var result = whole
    result.value = part.multiplied(by: scale).flatMap { whole.value?.adding($0) }
    result.unscaled = result.value
    result.end = end
    result.plainDigits = 0
    return result
  }

  private func trailingFraction(at start: Int, isDigits: Bool) -> (Rational, Int)? {
    if exists(start), self[start].kind == .vulgarFraction, isDigits,
      let value = vulgar(at: start)?.value
    {
      return (value, start + 1)
    }
    // "2-1/2 inches"
    if isDigits, isHyphen(start), isGlued(start), isGlued(start + 1), self.isDigits(start + 1) {
      let next = digits(at: start + 1)
      if next.isSlashed, let value = next.value { return (value, next.end) }
    }
    if isDigits, self.isDigits(start), self[start].isSpaced, length(start) <= 2 {
      let next = digits(at: start)
      if next.isSlashed, let value = next.value { return (value, next.end) }
    }
    var at = skippingHyphen(start)
    guard isText(at, "and") else { return nil }
    at = skippingHyphen(at + 1)
    var numerator: Int64 = 1
    if isWord(at, of: .articleIndefinite) || has(at, [.cardinal]) {
      if has(at, [.cardinal]) { numerator = lexeme(at).cardinal }
      at = skippingHyphen(at + 1)
    }
    guard let denominator = fractionNoun(at: at), numerator < denominator,
      let value = Rational(numerator, over: denominator)
    else { return nil }
    return (value, at + 1)
  }

  private func skippingHyphen(_ at: Int) -> Int { isHyphen(at) && isGlued(at + 1) ? at + 1 : at }
}
