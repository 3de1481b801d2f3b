import Language
import Model

extension MentionRule {
  /// Numbers with a unit, a currency or a counted noun, and ranges of them: `£5.5-6 million`,
  /// `four to six weeks`, `16 and 17-year-olds`, `15 social workers`. Not numbers that a refusal
  /// holds for; those are asked first.
  static let quantity = MentionRule(name: "quantity") { sentence, at in
    sentence.quantities(at: at)
  }

  /// Parts of a whole: `one in five`, `9 in 10`, `two out of three`. Not "12 in six boxes".
  static let partOfWhole = MentionRule(name: "part-of-whole") { sentence, at in
    if let odds = sentence.odds(at: at) { return [odds] }
    guard let found = sentence.partOfWhole(at: at),
      let value = Rational(Int64(found.part), over: Int64(found.whole))
    else { return [] }
    var candidate = CandidateMention(.ratio, found.tokens, value: .number(value))
    candidate.concept = sentence.nounPhrase(at: found.tokens.upperBound)?.tokens
    return [candidate]
  }

  /// `twice as many`.
  static let twice = MentionRule(name: "twice") { sentence, at in
    guard let value = sentence.value(at, of: Multiples.adverbs),
      sentence.isWord(at + 1, of: .twiceFollower)
    else { return [] }
    return [CandidateMention(.ratio, at..<at + 1, value: .number(value), unit: "times")]
  }

  /// `21st authority`, `the first cohort`, `twenty-fifth`. Not "first-class", "at first",
  /// "a second thought".
  static let ordinal = MentionRule(name: "ordinal") { sentence, at in
    sentence.ordinal(at: at).map { [$0] } ?? []
  }
}

private enum RangeConnector {
  case dash, to, and, or
}

extension Sentence {
  /// `1:8`, which is no time of day where nothing refused it as one.
  fileprivate func odds(at start: Int) -> CandidateMention? {
    guard isDigits(start), sign(start + 1) == .colon, isGlued(start + 1), isDigits(start + 2),
      isGlued(start + 2), let part = numeralOfDigits(start), let whole = numeralOfDigits(start + 2),
      let value = Rational(Int64(part), over: Int64(whole))
    else { return nil }
    return CandidateMention(.ratio, start..<start + 3, value: .number(value))
  }

  fileprivate func quantities(at start: Int) -> [CandidateMention] {
    guard let low = amount(at: start) else { return [] }
    // "21st-century": an ordinal that its own rule did not take.
    if ordinalSuffix(behind: low.tokens.upperBound - 1) { return [] }
    if let rate = rate(low) { return [rate] }
    guard let (high, connector) = upper(behind: low) else { return single(low) }
    var (first, last) = (low, high)
    // "5m-7m euros": the first letter is the scale that the second is.
    if low.unit?.name == "metre", isText(low.tokens.upperBound - 1, "m"), high.unit == nil,
      high.numeral.scale == Rational(1_000_000), let again = moneyAgain(low)
    {
      first = again
    }
    share(&first, &last, connector)
    let isFromChange =
      connector == .to && isText(start - 1, "from")
      && !isRange(from: start, first, last)
    guard first.isLike(last), let a = first.value, let b = last.value else { return single(low) }
    if isFromChange, first.hasUnit { return single(first) }
    guard a < b, !isFromChange else { return single(low) }
    return [range(from: first, to: last)]
  }

  // MARK: Single amounts

  private func single(_ amount: Amount) -> [CandidateMention] {
    guard let value = amount.value else { return [] }
    if let currency = amount.currency {
      return [
        CandidateMention(
          .money, amount.tokens, value: .number(value), unit: Unit(Self.name(of: currency)))
      ]
    }
    if let unit = amount.unit {
      var candidate = CandidateMention(
        unit.kind, amount.tokens, value: .number(value), unit: Unit(unit.name))
      candidate.per = unit.per
      return [candidate]
    }
    return count(amount).map { [$0] } ?? []
  }

  /// Pence and cents are still what they are; the interpreter makes them pounds and dollars.
  private static func name(of currency: Amount.Currency) -> String {
    guard currency.isHundredth else { return currency.code }
    return Currencies.hundredths.first { $0.code == currency.code }?.unit ?? currency.code
  }

  private func range(from low: Amount, to high: Amount) -> CandidateMention {
    let tokens = low.tokens.lowerBound..<high.tokens.upperBound
    let number: Quantity = .number(low.value ?? Rational(0))
    let upper: Quantity? = high.value.map { .number($0) }
    if let currency = high.currency {
      return CandidateMention(
        .money, tokens, value: number, valueHigh: upper, unit: Unit(Self.name(of: currency)))
    }
    if let unit = high.unit {
      return CandidateMention(
        unit.kind, tokens, value: number, valueHigh: upper, unit: Unit(unit.name))
    }
    var candidate = CandidateMention(.number, tokens, value: number, valueHigh: upper)
    if namesService(behind: tokens.upperBound, high) {
      candidate.kind = .age
      candidate.unit = "year"
      return candidate
    }
    if low.numeral.style == .fraction, high.numeral.style == .fraction {
      candidate.kind = .ratio
      return candidate
    }
    addNoun(to: &candidate, behind: tokens.upperBound)
    return candidate
  }

  /// Whether a range of ages names whom a service is for: "the 0-19 team", "the 0 to 25 SEND service", "an
  /// 11-18 school".
  private func namesService(behind end: Int, _ high: Amount) -> Bool {
    guard let age = high.numeral.integer, (4...25).contains(age) else { return false }
    let noun = (end..<end + 4).first {
      !isWord($0) || looksPlural($0) || isService($0)
    }
    return noun.map(isService) ?? false
  }

  private func isService(_ at: Int) -> Bool {
    isWord(at, of: .ageService)
  }

  /// `81.5 per 10,000 children`, `1.4 children per 1,000`, `35 children in care in every 10,000`; and with the base
  /// first, `children in care per 10,000: 69.3`, `for every 10,000 children, 95 are looked after`.
  private func rate(_ amount: Amount) -> CandidateMention? {
    guard !amount.hasUnit, let value = amount.value else { return nil }
    let end = amount.tokens.upperBound
    let counted = isText(end, "per") ? nil : nounPhrase(at: end)
    var at = counted?.end ?? end
    while base(at: at) == nil, at < end + 8, isWord(at), !isWord(at, of: .beFinite),
      self[at].letterCase == .small
    {
      at += 1
    }
    guard let base = base(at: at) ?? baseBefore(amount.tokens.lowerBound, counted: counted) else {
      return nil
    }
    let noun = nounPhrase(at: base.end) ?? counted
    var candidate = CandidateMention(
      .ratio, amount.tokens, value: .number(value),
      unit: Unit(Rate(per: base.number, of: noun?.unit(of: self).name)))
    if base.end > end { candidate.rest = max(noun?.end ?? base.end, base.end) }
    return candidate
  }

  /// The base of a rate that "per" or "in every" opens at a token, and the token behind it.
  private func base(at: Int) -> (number: Int, end: Int)? {
    var start = at
    if isText(at, "per") {
      start += 1
    } else {
      if isText(at, "out"), isText(at + 1, "of") { start += 1 }
      guard isWord(start, of: .rateEvery), isText(start + 1, "every") || isText(start + 1, "each")
      else { return nil }
      start += 2
    }
    guard isDigits(start), let base = numeral(at: start), let number = base.integer,
      number >= (isText(at, "per") ? 100 : 10_000)
    else { return nil }
    return (number, base.end)
  }

  /// The base that stands before a number, no other number between: in a label, before a verb of being, or at the
  /// head of the sentence.
  private func baseBefore(_ start: Int, counted: NounPhrase?) -> (number: Int, end: Int)? {
    var at = start - 1
    while at > 0, at > start - 9, !isDigits(at), sign(at) != .point { at -= 1 }
    let first = (max(0, at - 3)..<max(0, at)).first { base(at: $0) != nil }
    guard let first, let base = base(at: first) else { return nil }
    let between = base.end..<start
    if sign(start - 1) == .colon || isWord(start - 1, of: .beFinite) {
      return counted == nil && !between.contains { sign($0) == .comma } ? base : nil
    }
    let commas = between.filter { sign($0) == .comma }
    return first == 0 && commas == [start - 1] ? base : nil
  }

  // MARK: Ranges

  private func upper(behind low: Amount) -> (Amount, RangeConnector)? {
    var at = low.tokens.upperBound
    // The hyphen left hanging in "8- to 16-metre".
    let hangs =
      isHyphen(at) && isGlued(at) && !isDigits(at + 1)
      && (!isGlued(at + 1) || isWord(at + 1, of: .ageJoiner))
    if hangs { at += 1 }
    guard let connector = connector(at: at), !(hangs && connector == .dash) else { return nil }
    var next = at + 1
    if isWord(next, of: .rangeRough), connector == .to { next += 1 }
    guard var high = amount(at: next) else { return nil }
    // "£12-15m": the letter is a scale because of the first one's sign.
    if low.isPrefixed, high.currency == nil, high.unit == nil || high.unit?.name == "metre",
      let again = moneyAgain(high)
    {
      high = again
    }
    let isAge = high.unit?.kind == .age
    switch connector {
    case .dash, .to: break
    case .and:
      guard isAge || isText(low.tokens.lowerBound - 1, "between") else { return nil }
    case .or:
      guard isAge || isEstimate(low, high) else { return nil }
    }
    // "fell by a fifth to 1,940", "rose by 40 to 360": by how much, to what.
    if connector == .to, isChange(low, high) { return nil }
    // The year of a date is the end of no range.
    if high.numeral.isYearLike, !high.hasUnit, !low.numeral.isYearLike { return nil }
    return (high, connector)
  }

  /// Whether "by X to Y" tells a change and its result; one unit for both, or a noun behind the
  /// second, makes a range of it: "by 5 to 10 per cent".
  private func isChange(_ low: Amount, _ high: Amount) -> Bool {
    if low.numeral.style == .fraction, high.numeral.style != .fraction { return !high.hasUnit }
    let before = low.tokens.lowerBound - 1
    guard isText(before, "by") else { return changesBare(low, high, behind: before) }
    // "by £3.2m to £14.7m", "by 3% to 25%": a unit of its own for each, and more than twice as much, which
    // the ends of a range seldom are.
    if low.hasUnit, high.hasUnit, low.isLike(high), let a = low.value, let b = high.value,
      let twice = a.multiplied(by: Rational(2)), twice < b
    {
      return sign(high.tokens.lowerBound).flatMap(Self.code(of:)) != nil
        || low.unit?.kind == .percent
    }
    if low.hasUnit { return !high.hasUnit && low.currency == nil }
    return !high.hasUnit && nounPhrase(at: high.tokens.upperBound) == nil
  }

  /// The same without "by": "rose £1.2m to £23.5m", "is up 6 to 351"; not "up 5 to 10 per cent".
  private func changesBare(_ low: Amount, _ high: Amount, behind verb: Int) -> Bool {
    guard has(verb, [.rise, .fall]), !isWord(verb, of: .additional) else { return false }
    if low.hasUnit, high.hasUnit, low.isLike(high) {
      if low.currency != nil { return low.isPrefixed == high.isPrefixed }
      guard let twice = low.value?.multiplied(by: Rational(2)), let b = high.value else {
        return false
      }
      return low.unit?.kind == .percent && twice < b
    }
    if low.hasUnit || high.hasUnit { return low.unit != nil && !high.hasUnit }
    guard nounPhrase(at: high.tokens.upperBound) != nil else { return true }
    guard let twice = low.value?.multiplied(by: Rational(2)), let b = high.value else {
      return false
    }
    return (isText(verb, "up") || isText(verb, "down")) && twice < b
  }

  private func connector(at: Int) -> RangeConnector? {
    if isHyphen(at) || sign(at) == .emDash {
      // "16- 17 year-olds": a line broken at the hyphen of two ages.
      let isBroken =
        isGlued(at) && isDigits(at - 1) && isText(at + 2, "year")
      guard isBroken || isGlued(at) == isGlued(at + 1) else { return nil }
      return .dash
    }
    if isText(at, "~") { return isGlued(at) == isGlued(at + 1) ? .dash : nil }
    if isText(at, "through") { return .dash }
    if isText(at, "to") { return .to }
    if isText(at, "and") { return .and }
    return isText(at, "or") ? .or : nil
  }

  /// `two or three days`, `30 or 40 guests`, `$3 or $4`: neighbours, or tens that follow each other.
  private func isEstimate(_ low: Amount, _ high: Amount) -> Bool {
    guard let a = low.numeral.integer, let b = high.numeral.integer else { return false }
    guard !low.hasUnit || low.isLike(high), low.numeral.scale == high.numeral.scale else {
      return false
    }
    return a < b && (b - 1 == a || a >= 20 && b <= 100 && b - 10 == a && a % 10 == 0)
  }

  /// A unit or a scale that stands with one of two numbers and holds for both:
  /// `5 to 10 per cent`, `£5.5-6 million`, `£5-10`.
  private func share(_ low: inout Amount, _ high: inout Amount, _ connector: RangeConnector) {
    if !low.hasUnit {
      low.unit = high.unit
      low.currency = high.currency
    } else if !high.hasUnit, low.isPrefixed {
      high.currency = low.currency
    }
    guard low.numeral.scale == nil, let scale = high.numeral.scale, low.numeral.style != .fraction,
      let a = low.numeral.unscaled, let b = high.numeral.unscaled, a < b, Rational(0) < a
    else { return }
    low.value = low.value?.multiplied(by: scale)
  }

  /// A number behind a currency's sign, whose letters m, b and t are a scale.
  private func moneyAgain(_ amount: Amount) -> Amount? {
    guard let numeral = numeral(at: amount.tokens.lowerBound, isMoney: true) else {
      return nil
    }
    var again = amount
    again.numeral = numeral
    again.value = numeral.value
    again.unit = nil
    again.tokens = amount.tokens.lowerBound..<numeral.end
    return again
  }

  /// Whether "from X to Y" spans a range rather than tells a change: "ranging from 5 to 12 years".
  private func isRange(from start: Int, _ low: Amount, _ high: Amount) -> Bool {
    if low.unit?.kind == .age { return true }
    for index in stride(from: start - 2, through: max(0, start - 14), by: -1) {
      if isWord(index, of: .rangeOpener) {
        return true
      }
      if has(index, [.rise, .fall]) { return false }
    }
    return low.unit?.kind == .duration || low.unit?.kind == .measure
  }
}

extension Sentence {
  func ordinal(at start: Int) -> CandidateMention? {
    if ordinalSuffix(behind: start), let value = numeralOfDigits(start) {
      guard !isGlued(start) || sign(start - 1) == .open, !isHyphen(start + 2) || !isGlued(start + 2)
      else { return nil }
      if has(start + 2, [.street]) || isWord(start + 2, of: .ordinalPlace) { return nil }
      return CandidateMention(.ordinal, start..<start + 2, value: .number(Rational(Int64(value))))
    }
    guard let (value, end) = ordinalWords(at: start), !self[end - 1].isPossessive else {
      return nil
    }
    if isHyphen(end), isGlued(end + 1) { return nil }
    if isHyphen(start - 1), isGlued(start) { return nil }
    if end == start + 1, value <= 3, !isOrdinalHere(start) { return nil }
    if isText(start, "second"), isText(start - 1, "one") { return nil }
    return CandidateMention(.ordinal, start..<end, value: .number(Rational(Int64(value))))
  }

  /// Whether "first", "second" and "third" count here: behind a determiner that points at one of a
  /// row, before a noun that is no fixed phrase.
  private func isOrdinalHere(_ at: Int) -> Bool {
    guard
      isWord(at - 1, of: .definite)
        || isPossessiveName(at - 1) && self[at - 1].isPossessive
    else { return false }
    guard isWord(at + 1), !endsPhrase(at + 1) else { return false }
    return !isWord(at + 1, of: .ordinalFixed)
  }
}
