import Model

/// A number as it is written, in digits or in words, without a unit: `two and a half million`.
package struct Numeral {
  package enum Style {
    case digits, words, fraction
  }

  /// The token behind its last.
  package var end: Int

  /// Nil where it does not fit into 64 bits: the number is there and means nothing.
  package var value: Rational?

  /// The number before its scale: 5.5 of `5.5 million`.
  package var unscaled: Rational?

  /// What its scale multiplies it by; nil without one.
  package var scale: Rational?

  package var style: Style

  /// How many digits it has where it is digits and nothing else, `2019`; else 0.
  package var plainDigits = 0

  /// `1/4` with a slash between its digits.
  package var isSlashed = false

  /// `minus five`, `-5`.
  package var hasMinus = false

  package var isInteger: Bool { value?.denominator == 1 }

  /// The value of a whole number that is small enough to be looked at; else nil.
  package var integer: Int? {
    guard let value, value.denominator == 1 else { return nil }
    return Int(value.numerator)
  }

  /// Whether it may be a year: four digits and nothing else, 1800 through 2100.
  package var isYearLike: Bool {
    plainDigits == 4 && scale == nil && (1800...2100).contains(integer ?? 0)
  }
}

extension Sentence {
  /// The number that begins at a token: `1,234.5`, `−5`, `twenty-seven`, `half a billion`, `2½`,
  /// `3 hundred and 21`; not `first`, and not the article of `a home`.
  ///
  /// `isMoney` makes the letters m, b and t behind the digits a scale whatever follows them.
  package func numeral(at start: Int, isMoney: Bool = false) -> Numeral? {
    guard isMinus(start) else { return magnitude(at: start, isMoney: isMoney) }
    guard var numeral = magnitude(at: start + 1, isMoney: isMoney) else { return nil }
    numeral.hasMinus = true
    numeral.value = numeral.value?.negated
    numeral.unscaled = numeral.unscaled?.negated
    return numeral
  }

  /// `-5` behind white space or a bracket, `minus five`, `negative ten`.
  private func isMinus(_ at: Int) -> Bool {
    switch sign(at) {
    case .hyphen, .minus:
      return isDigits(at + 1) && isGlued(at + 1)
        && (self[at].isSpaced || sign(at - 1) == .open || at == 0)
    default:
      return isWord(at, of: .minus)
        && (isDigits(at + 1) || has(at + 1, [.cardinal]))
    }
  }

  private func magnitude(at start: Int, isMoney: Bool) -> Numeral? {
    if !isDigits(start), let fraction = leadingFraction(at: start) {
      return scaled(fraction, isMoney: isMoney)
    }
    guard let whole = whole(at: start, isMoney: isMoney) else { return nil }
    let mixed = withFraction(whole)
    return mixed.end == whole.end ? whole : scaled(mixed, isMoney: isMoney)
  }

  // MARK: Whole numbers

  /// Digits or words with their scales: `2.4 billion`, `one hundred and six`, `a dozen`.
  private func whole(at start: Int, isMoney: Bool) -> Numeral? {
    guard var numeral = group(at: start) else { return nil }
    guard scale(at: numeral.end, isMoney: isMoney, value: numeral.value) != nil else {
      return numeral
    }
    var total: Rational? = Rational(0)
    var current = numeral.value
    var last = Int64.max
    while let scale = scale(at: numeral.end, isMoney: isMoney, value: current),
      scale.value < last, current != Rational(0)
    {
      numeral.unscaled = current
      numeral.scale = Rational(scale.value)
      numeral.end = scale.end
      numeral.plainDigits = 0
      current = current?.multiplied(by: Rational(scale.value))
      if scale.value >= 1_000 {
        total = current.flatMap { total?.adding($0) }
        current = Rational(0)
        last = scale.value
      }
      guard let next = continuation(at: scale.end, below: scale.value, after: numeral.style) else {
        continue
      }
      current = next.value.flatMap { current?.adding($0) }
      numeral.end = next.end
      numeral.scale = nil
    }
    numeral.value = current.flatMap { total?.adding($0) }
    if numeral.scale == nil { numeral.unscaled = numeral.value }
    return numeral
  }

  /// What goes on behind a scale: `[one thousand] two hundred`, `[three hundred] and six`.
  private func continuation(at start: Int, below scale: Int64, after style: Numeral.Style)
    -> Numeral?
  {
    guard isWord(start - 1), scale != 12 else { return nil }
    // "six thousand, four hundred and twelve"
    if sign(start) == .comma, style == .words, scale >= 1_000, has(start + 1, [.cardinal]),
      let next = group(at: start + 1), has(next.end, [.scale]), lexeme(next.end).scale == 100,
      isText(next.end + 1, "and"), has(next.end + 2, [.cardinal])
    {
      return next
    }
    let hasAnd = isText(start, "and") || isText(start, "&")
    let at = hasAnd ? start + 1 : (isHyphen(start) && isGlued(start + 1) ? start + 1 : start)
    guard let next = group(at: at), next.style != .fraction, let value = next.value,
      value < Rational(scale), Rational(0) < value
    else { return nil }
    if isWord(at, of: .articleIndefinite) { return nil }
    if next.style == .digits {
      // "4 thousand 3 hundred", "2 hundred and 20"
      let hasScale = has(next.end, [.scale]) && lexeme(next.end).scale < scale
      guard hasScale && next.integer ?? 1_000 < 1_000 || hasAnd && scale == 100,
        next.plainDigits > 0
      else { return nil }
    } else if style == .digits, scale > 100 {
      return nil
    }
    // "one million and three quarters" goes on with a fraction, not with a three.
    if hasAnd, value < Rational(20), fractionNoun(at: next.end) != nil { return nil }
    // Nor does a list go on: "one hundred and two hundred".
    if let more = self.scale(at: next.end, isMoney: false, value: value), more.value == scale {
      return nil
    }
    return next
  }

  /// Digits, or words below a thousand.
  private func group(at start: Int) -> Numeral? {
    if isDigits(start) { return digits(at: start) }
    guard isWord(start), !self[start].isPossessive else { return nil }
    if isWord(start, of: .articleIndefinite) {
      guard has(start + 1, [.scale]), !isWord(start + 1, of: .scaleShort) else { return nil }
      return Numeral(end: start + 1, value: Rational(1), unscaled: Rational(1), style: .words)
    }
    // A scale alone begins a number only before money: "it cost hundred pounds", not "several hundred pounds".
    if has(start, [.scale]), has(start + 1, [.currencyName]), length(start) > 3,
      !endsPhrase(start - 1), !isNumberWord(start - 1), lexeme(start).scale != 12
    {
      return Numeral(end: start, value: Rational(1), unscaled: Rational(1), style: .words)
    }
    guard has(start, [.cardinal]) else { return nil }
    return words(at: start)
  }

  private func isNumberWord(_ at: Int) -> Bool {
    isDigits(at) || has(at, [.cardinal, .scale, .ordinal, .fraction, .quantifier, .determiner])
      || lastByte(at) == UInt8(ascii: "s") || isText(at, "couple")
  }

  /// `seven`, `twenty-seven`, `five point five`, `two hundred and six` up to its hundreds.
  private func words(at start: Int) -> Numeral {
    var end = start + 1
    var value = lexeme(start).cardinal
    if value >= 20, let unit = unitWord(behind: start) {
      value += unit.value
      end = unit.end
    }
    var result: Rational? = Rational(value)
    if isText(end, "point"), has(end + 1, [.cardinal]) {
      (result, end) = decimalWords(behind: end, whole: value)
    }
    return Numeral(end: end, value: result, unscaled: result, style: .words)
  }

  /// The unit behind the tens: `twenty-seven`, `twenty seven`.
  private func unitWord(behind tens: Int) -> (value: Int64, end: Int)? {
    // "twenty - five": a hyphen that stands alone joins nothing else to a ten.
    let isJoined = isHyphen(tens + 1) && isGlued(tens + 1) == isGlued(tens + 2)
    let at = isJoined || isHyphen(tens + 1) && isGlued(tens + 1) ? tens + 2 : tens + 1
    guard has(at, [.cardinal]), (1...9).contains(lexeme(at).cardinal), !self[at].isPossessive else {
      return nil
    }
    return (lexeme(at).cardinal, at + 1)
  }

  /// `[five] point two five`.
  private func decimalWords(behind point: Int, whole: Int64) -> (Rational?, Int) {
    var at = point + 1
    var (digits, power): (Int64, Int64) = (whole, 1)
    while has(at, [.cardinal]), lexeme(at).cardinal < 10, power < 1_000_000_000 {
      digits = digits * 10 + lexeme(at).cardinal
      power *= 10
      at += 1
    }
    return (Rational(digits, over: power), at)
  }

  /// `1,234.5` and `1 234 567`.
  func digits(at start: Int) -> Numeral {
    var end = start + 1
    var literal = DecimalLiteral(bytes[self[start].start..<self[start].end])
    if literal.isPlain, literal.digits <= 3, !literal.hasLeadingZero {
      let last = spacedGroups(behind: start)
      if last > end {
        literal = DecimalLiteral(bytes[self[start].start..<self[last - 1].end])
        literal.isPlain = false
        end = last
      }
    }
    var numeral = Numeral(end: end, value: literal.value, unscaled: literal.value, style: .digits)
    numeral.plainDigits = literal.isPlain ? literal.digits : 0
    if sign(end) == .slash, isGlued(end), isGlued(end + 1), isDigits(end + 1), literal.isPlain,
      let whole = slashed(numeral, at: end + 1)
    {
      return whole
    }
    return numeral
  }

  /// The end of the groups of three digits behind a number, parted by spaces: `10 000`.
  /// A single group has to end in zeros, or be followed by a currency, a unit or what is counted, else it is
  /// another number: `Room 12 300 people`. A space that no line breaks at is set for nothing else.
  private func spacedGroups(behind start: Int) -> Int {
    var at = start + 1
    var isSure = true
    while isDigits(at), length(at) == 3, let gap = groupSpace(before: at), at < start + 8 {
      isSure = isSure && gap == .unbreakable
      at += 1
    }
    guard at > start + 1, !isDigits(at), sign(at) != .hyphen else { return start + 1 }
    if at > start + 2 || isSure && !isNumberWordOrName(start - 1) { return at }
    let endsInZeros = bytes[self[at - 1].start..<self[at - 1].end].allSatisfy { $0 == 0x30 }
    return endsInZeros || has(at, [.currencyName, .unit]) || countsAlone(start, plural: at)
      ? at : start + 1
  }

  /// The one space between two tokens; nil where something else is between them.
  private func groupSpace(before at: Int) -> GroupSpace? {
    switch bytes[self[at - 1].end..<self[at].start] {
    case [0x20]: .plain
    // U+00A0, U+202F, U+2009, U+2007
    case [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89], [0xE2, 0x80, 0x87]: .unbreakable
    default: nil
    }
  }

  /// What groups of three digits are parted by.
  private enum GroupSpace {
    case plain, unbreakable
  }

  /// Whether nothing before a number could make a name, a date or an age of it: `home to 12 450 birds`.
  private func countsAlone(_ start: Int, plural at: Int) -> Bool {
    guard nounHead(at: at) != nil, !isNumberWordOrName(start - 1) else { return false }
    return self[start].isSpaced || sign(start - 1) == .open
  }

  private func isNumberWordOrName(_ at: Int) -> Bool {
    guard isWord(at) else { return isDigits(at) || isHyphen(at) || sign(at) == .hash }
    return at > 0 && self[at].letterCase != .small
      || has(at, [.label, .month, .unit, .cardinal, .scale, .weekday]) || isWord(at, of: .ageWord)
  }

  private func slashed(_ numerator: Numeral, at: Int) -> Numeral? {
    let below = DecimalLiteral(bytes[self[at].start..<self[at].end])
    guard below.isPlain, below.digits <= 3, numerator.plainDigits <= 3, sign(at + 1) != .slash,
      let top = numerator.value, let bottom = below.value, top < bottom, Rational(0) < top,
      let value = Rational(top.numerator, over: bottom.numerator)
    else { return nil }
    var numeral = Numeral(end: at + 1, value: value, unscaled: value, style: .fraction)
    numeral.isSlashed = true
    return numeral
  }

  // MARK: Scales

  /// The scale at a token: `million`, `bn`, and the letters where they can be no unit.
  private func scale(at: Int, isMoney: Bool, value: Rational?) -> (value: Int64, end: Int)? {
    var place = at
    if isHyphen(at), isGlued(at), isGlued(at + 1), has(at + 1, [.scale]) { place = at + 1 }
    guard isWord(place) else { return nil }
    if has(place, [.scale]) { return wordScale(at: place) }
    guard length(place) == 1 || isText(place, "mm"), isGlued(place) || isMoney else { return nil }
    return letterScale(at: place, isMoney: isMoney, value: value).map { ($0, place + 1) }
  }

  /// `million`, and `thousand million`, which is a thousand of them.
  private func wordScale(at start: Int) -> (value: Int64, end: Int) {
    var (value, end) = (lexeme(start).scale, start + 1)
    while value >= 1_000, has(end, [.scale]), lexeme(end).scale >= 1_000_000 {
      let (product, overflows) = value.multipliedReportingOverflow(by: lexeme(end).scale)
      guard !overflows else { break }
      (value, end) = (product, end + 1)
    }
    return (value, end)
  }

  /// `10k`, `£5m`, `1.2b`. Alone, `25m` is a length unless something countable follows, and
  /// `1500b` is bits: what is scaled stays below a thousand.
  private func letterScale(at: Int, isMoney: Bool, value: Rational?) -> Int64? {
    let isSmall = value.map { $0 < Rational(1000) } ?? false
    let isCapital = self[at].letterCase != .small
    switch lastByte(at) {
    case UInt8(ascii: "k"): return 1_000
    case UInt8(ascii: "m"):
      if isMoney || isCapital || countsPeople(before: at - 1) { return 1_000_000 }
      if has(at + 1, [.currencyName, .currencyCode]) { return 1_000_000 }
      // "3m homes", "9.5m tonnes"; not "his 100m times".
      guard looksPlural(at + 1) else { return nil }
      return has(at + 1, [.unit]) && Units.all[lexeme(at + 1).unit].kind == .ratio ? nil : 1_000_000
    case UInt8(ascii: "b"):
      // "221B Baker Street"
      let isHouse = isCapital && isWord(at + 1) && self[at + 1].letterCase == .initial
      return isMoney || isSmall && !isHouse ? 1_000_000_000 : nil
    case UInt8(ascii: "t"): return isMoney ? 1_000_000_000_000 : nil
    default: return nil
    }
  }

  /// `a population of 1.1m`, `an audience of around 2m`: what is counted stands before the number.
  private func countsPeople(before start: Int) -> Bool {
    var at = start
    while at > 0, at > start - 5, isDigits(at) || sign(at) == .point || sign(at) == .comma {
      at -= 1
    }
    while at > 0, isWord(at, of: .totalRough) { at -= 1 }
    return isText(at, "of")
      && isWord(at - 1, of: .totalNoun)
  }

  private func scaled(_ numeral: Numeral, isMoney: Bool) -> Numeral {
    var at = numeral.end
    // "a quarter of a million", "half a billion"
    if isText(at, "of"), isText(at + 1, "a"), has(at + 2, [.scale]) { at += 2 }
    if isText(at, "a"), has(at + 1, [.scale]) { at += 1 }
    guard let scale = scale(at: at, isMoney: isMoney, value: numeral.value) else { return numeral }
    var result = numeral
    result.value = numeral.value?.multiplied(by: Rational(scale.value))
    result.scale = Rational(scale.value)
    result.end = scale.end
    result.style = .words
    return result
  }
}
