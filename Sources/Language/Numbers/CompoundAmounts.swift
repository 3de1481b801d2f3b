import Model

/// Amounts of two units, the second a part of the first: `6 foot 2`, `5 lb 3 oz`, `2 hours and 30 minutes`,
/// `an hour and a half`, `3 euros and 50 cents`.
extension Sentence {
  // MARK: Money

  /// `thirteen dollars and forty-five cents`, `six pounds fifty`.
  func addHundredths(to amount: inout Amount) {
    guard let currency = amount.currency, !currency.isHundredth else { return }
    let end = amount.tokens.upperBound
    let at = isText(end, "and") ? end + 1 : end
    guard let numeral = numeral(at: at), let value = numeral.value else { return }
    if let (part, last) = currencySuffix(at: numeral.end), part.isHundredth,
      part.code == currency.code
        || part.code == "USD" && Currencies.ofCents.contains(currency.code)
    {
      amount.value = value.multiplied(by: Self.hundredth).flatMap { amount.value?.adding($0) }
      amount.tokens = amount.tokens.lowerBound..<last
    } else if at == end, amount.numeral.style == .words, numeral.style == .words,
      let hundredths = numeral.integer, (10..<100).contains(hundredths), numeral.scale == nil,
      !isWord(numeral.end), !isHyphen(numeral.end)
    {
      amount.value = value.multiplied(by: Self.hundredth).flatMap { amount.value?.adding($0) }
      amount.tokens = amount.tokens.lowerBound..<numeral.end
    }
  }

  private static let hundredth = Rational(1, over: 100) ?? Rational(0)

  // MARK: Units

  /// `12 ft 2 in`, `10st 4lb`, `3 hours and 20 minutes`; not "3 years, 2 months".
  func addSmallerUnit(to amount: inout Amount) {
    guard let whole = amount.unit, whole.kind == .measure || whole.kind == .duration,
      amount.value?.denominator == 1, let part = Units.smaller[whole.name]
    else { return }
    let end = amount.tokens.upperBound
    guard let numeral = numeral(at: isText(end, "and") ? end + 1 : end),
      numeral.style != .fraction, !numeral.hasMinus, let value = numeral.value,
      value < Rational(part.count),
      let addend = Rational(1, over: part.count).flatMap({ value.multiplied(by: $0) })
    else { return }
    let last: Int
    if isInches(numeral, of: part.name, behind: end) {
      last = isText(numeral.end, "in") ? numeral.end + 1 : numeral.end
    } else if part.name == Units.poundMass.name, isWord(numeral.end, of: .pound) {
      last = numeral.end + 1
    } else if let (smaller, next) = unit(behind: numeral), smaller.name == part.name,
      smaller.kind == whole.kind || smaller.kind == .age, !isWord(next, of: .per),
      !isWord(next, of: .articleIndefinite)
    {
      last = next
      if smaller.kind == .age { amount.unit = MeasureUnit(.age, whole.name) }
    } else {
      return
    }
    amount.value = amount.value?.adding(addend)
    amount.tokens = amount.tokens.lowerBound..<last
  }

  /// `[6 ft] 2 in`, `[six foot] two`: inches without their name, where nothing follows that they could count.
  private func isInches(_ numeral: Numeral, of part: String, behind end: Int) -> Bool {
    guard part == Units.inch.name, !isText(end, "and"), numeral.isInteger else { return false }
    if isText(numeral.end, "in"), numeral.style == .digits { return true }
    return numeral.scale == nil && (endsPhrase(numeral.end) || isWord(numeral.end, of: .dimension))
      && sign(numeral.end) != .percent
      && !isHyphen(numeral.end)
      && sign(numeral.end) != .slash && sign(numeral.end) != .quote && unit(behind: numeral) == nil
      && currencySuffix(at: numeral.end) == nil
  }

  /// `2 h 30 min`, `2h`: the letter alone is one behind a space only where minutes follow.
  func hours(at: Int, behind numeral: Numeral) -> (MeasureUnit, Int)? {
    guard isText(at, "h"), self[at].letterCase == .small, numeral.style == .digits,
      numeral.plainDigits < 4,
      isGlued(at) && (!isGlued(at + 1) || sign(at + 1) != nil) || isDigits(at + 1)
    else { return nil }
    return (Units.hour, at + 1)
  }

  /// `an hour and a half`, `a mile and a quarter`.
  func unitAndPart(at start: Int) -> Amount? {
    guard isWord(start, of: .articleIndefinite), has(start + 1, [.unit]),
      let (part, end) = part(behind: start + 2)
    else { return nil }
    let unit = Units.all[lexeme(start + 1).unit]
    guard unit.kind == .measure || unit.kind == .duration else { return nil }
    let numeral = Numeral(
      end: start + 1, value: Rational(1), unscaled: Rational(1), style: .words)
    return Amount(
      tokens: start..<end, numeral: numeral, value: Rational(1).adding(part), unit: unit,
      currency: nil)
  }

  /// `two hours and a half`.
  func addPart(to amount: inout Amount) {
    guard let unit = amount.unit, unit.kind == .measure || unit.kind == .duration,
      amount.value?.denominator == 1, let (part, end) = part(behind: amount.tokens.upperBound)
    else { return }
    amount.value = amount.value?.adding(part)
    amount.tokens = amount.tokens.lowerBound..<end
  }

  /// The half or the quarter behind a unit; not those of "and a half of them", "and a half-day".
  private func part(behind start: Int) -> (Rational, Int)? {
    guard isText(start, "and"), isWord(start + 1, of: .articleIndefinite),
      has(start + 2, [.fraction]), !self[start + 2].isPossessive
    else { return nil }
    let denominator = lexeme(start + 2).denominator
    guard denominator == 2 || denominator == 4, endsPhrase(start + 3), !isText(start + 3, "of"),
      !isHyphen(start + 3), let value = Rational(1, over: denominator)
    else { return nil }
    return (value, start + 3)
  }
}
