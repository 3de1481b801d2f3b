import Model

/// A number with the unit or the currency beside it: `£10million`, `27.4 per cent`, `six-mile`.
package struct Amount {
  package struct Currency: Equatable {
    package let code: String
    package let isHundredth: Bool
  }

  package var tokens: Range<Int>
  package var numeral: Numeral
  package var value: Rational?
  package var unit: MeasureUnit?
  package var currency: Currency?

  package var hasUnit: Bool { unit != nil || currency != nil }

  /// Whether its currency stands before the number.
  package var isPrefixed: Bool { currency != nil && numeral.end == tokens.upperBound }

  /// Whether both are amounts of one thing.
  package func isLike(_ other: Amount) -> Bool {
    currency == other.currency && unit?.name == other.unit?.name && unit?.kind == other.unit?.kind
  }
}

extension Sentence {
  /// The amount that begins at a token; its unit is nil where none stands on either side.
  package func amount(at start: Int) -> Amount? {
    if let (code, at) = currencyPrefix(at: start) { return money(code, from: start, number: at) }
    if let (code, at) = negativePrefix(at: start) {
      guard var amount = money(code, from: start, number: at) else { return nil }
      amount.value = amount.value?.negated
      return amount
    }
    if let amount = unitAndPart(at: start) { return amount }
    guard let numeral = numeral(at: start) else { return nil }
    var amount = Amount(
      tokens: start..<numeral.end, numeral: numeral, value: numeral.value, unit: nil, currency: nil)
    if let (currency, end) = currencySuffix(at: numeral.end) {
      amount.currency = currency
      amount.tokens = start..<end
      addHundredths(to: &amount)
    } else if let (unit, end) = unit(behind: numeral) {
      amount.unit = unit
      amount.tokens = start..<end
      addSmallerUnit(to: &amount)
      addPart(to: &amount)
    }
    return amount
  }

  // MARK: Money

  /// `-£2.3m`, `minus £2.3m`.
  private func isMinusOfMoney(_ at: Int) -> Bool {
    if isText(at, "minus") { return true }
    let isSign = sign(at) == .hyphen || sign(at) == .minus
    // "$0.50 -$2.00" is a range.
    return isSign && isGlued(at + 1) && !isDigits(at - 1)
      && (self[at].isSpaced || sign(at - 1) == .open)
  }

  /// A currency and its number in `-£2.3m`, and in `£-2.3m`, as spreadsheets have it.
  private func negativePrefix(at start: Int) -> (code: String, number: Int)? {
    if isMinusOfMoney(start) { return currencyPrefix(at: start + 1) }
    guard isHyphen(start + 1), isGlued(start + 1), isGlued(start + 2), isDigits(start + 2) else {
      return nil
    }
    return sign(start).flatMap(Self.code).map { ($0, start + 2) }
  }

  private func money(_ code: String, from start: Int, number: Int) -> Amount? {
    guard let numeral = numeral(at: number, isMoney: true) else { return nil }
    var end = numeral.end
    // "£2million pound": the currency said twice.
    let named = isHyphen(end) && isGlued(end + 1) ? end + 1 : end
    if has(named, [.currencyName]), !Currencies.all[lexeme(named).currency].isHundredth,
      Currencies.all[lexeme(named).currency].code == code
    {
      end = named + 1
    }
    return Amount(
      tokens: start..<end, numeral: numeral, value: numeral.value, unit: nil,
      currency: Amount.Currency(code: code, isHundredth: false))
  }

  /// A currency before its number: `£`, `US$`, `u.s $`, `hk $`, `USD`.
  private func currencyPrefix(at start: Int) -> (code: String, number: Int)? {
    if let sign = sign(start), let code = Self.code(of: sign) {
      return isNumber(start + 1) ? (code, start + 1) : nil
    }
    guard isWord(start) else { return nil }
    if isText(start, "u"), sign(start + 1) == .point, isText(start + 2, "s") {
      let at = sign(start + 3) == .point ? start + 4 : start + 3
      return sign(at) == .dollar && isNumber(at + 1) ? ("USD", at + 1) : nil
    }
    if sign(start + 1) == .dollar, isNumber(start + 2), let code = dollar(at: start) {
      return (code, start + 2)
    }
    if let code = value(start, of: Currencies.prefixes) {
      let at = sign(start + 1) == .point ? start + 2 : start + 1
      return isNumber(at) ? (code, at) : nil
    }
    guard has(start, [.currencyCode]), isNumber(start + 1) else { return nil }
    return (Currencies.all[lexeme(start).currency].code, start + 1)
  }

  /// Letters before a dollar sign; "a $4 billion deal" is an article, so one letter has to touch it.
  private func dollar(at: Int) -> String? {
    guard isGlued(at + 1) || length(at) > 1 || isText(at, "c") else { return nil }
    return value(at, of: Currencies.dollars)
  }

  private func isNumber(_ at: Int) -> Bool {
    isDigits(at) || exists(at) && self[at].kind == .vulgarFraction
  }

  package static func code(of sign: Sign) -> String? {
    switch sign {
    case .pound: "GBP"
    case .dollar: "USD"
    case .euro: "EUR"
    case .yen: "JPY"
    case .rupee: "INR"
    case .naira: "NGN"
    case .won: "KRW"
    case .shekel: "ILS"
    case .dong: "VND"
    case .turkishLira: "TRY"
    case .hryvnia: "UAH"
    case .peso: "PHP"
    case .rouble: "RUB"
    default: nil
    }
  }

  /// A currency behind its number: `10 €`, `20 million pounds`, `50p`, `us dollars`, `115USD`.
  func currencySuffix(at start: Int) -> (Amount.Currency, Int)? {
    if let sign = sign(start), let code = Self.code(of: sign), !isDigits(start + 1) {
      return (Amount.Currency(code: code, isHundredth: false), start + 1)
    }
    if sign(start) == .cent { return (Amount.Currency(code: "USD", isHundredth: true), start + 1) }
    let at = isHyphen(start) && isGlued(start) && isGlued(start + 1) ? start + 1 : start
    guard isWord(at) else { return nil }
    if isText(at, "p"), isGlued(at), at == start, !isGlued(at + 1) || sign(at + 1) != nil,
      isDigits(at - 1), sign(at + 1) != .point || !isWord(at + 2, of: .pointTime)
    {
      return (Amount.Currency(code: "GBP", isHundredth: true), at + 1)
    }
    // "five Canadian dollars", "five Hong Kong dollars"
    let nation = self[at].letterCase == .initial && has(at + 1, [.nationality]) ? at + 1 : at
    if has(nation, [.nationality]), let (code, end) = national(at: nation) {
      return (Amount.Currency(code: code, isHundredth: false), end)
    }
    // "60 million won": elsewhere a verb.
    if isText(at, "won"), has(at - 1, [.scale]), endsPhrase(at + 1) {
      return (Amount.Currency(code: "KRW", isHundredth: false), at + 1)
    }
    if has(at, [.currencyName]), !(isWord(at, of: .pound) && speaksOfWeight) {
      let name = Currencies.all[lexeme(at).currency]
      return (Amount.Currency(code: name.code, isHundredth: name.isHundredth), at + 1)
    }
    if has(at, [.currencyCode]), !isDigits(at + 1) {
      return (
        Amount.Currency(code: Currencies.all[lexeme(at).currency].code, isHundredth: false), at + 1
      )
    }
    return nil
  }

  private func national(at: Int) -> (String, Int)? {
    guard has(at + 1, [.currencyName]) else { return nil }
    let name = Currencies.all[lexeme(at + 1).currency]
    guard let nation = value(at, of: Currencies.nations), nation.named == name.code,
      !name.isHundredth
    else { return nil }
    return (nation.meant, at + 2)
  }

  /// Whether pounds are a weight here.
  private var speaksOfWeight: Bool { roles.contains(.weight) }

  // MARK: Units

  /// The unit behind a number, and the token behind that.
  func unit(behind numeral: Numeral) -> (MeasureUnit, Int)? {
    let start = numeral.end
    if let percent = percent(at: start) { return percent }
    // "three quarters of a mile"
    if numeral.style == .fraction, isText(start, "of"), isWord(start + 1, of: .articleIndefinite),
      has(start + 2, [.unit])
    {
      let unit = Units.all[lexeme(start + 2).unit]
      return unit.kind == .measure || unit.kind == .duration ? (unit, start + 3) : nil
    }
    // "17- year-old", "26- week", as a line broken behind its hyphen comes out of a PDF.
    let isBroken = has(start + 1, [.unit]) && timeUnit(at: start + 1) != nil
    let isHyphenated = isHyphen(start) && isGlued(start) && (isGlued(start + 1) || isBroken)
    let at = isHyphenated ? start + 1 : start
    if let temperature = temperature(at: at, behind: numeral) { return temperature }
    guard isWord(at) else { return nil }
    if let area = areaOrVolume(at: at) { return area }
    if let hours = hours(at: at, behind: numeral) { return hours }
    if let symbol = symbol(at: at) { return symbol }
    if let inches = inches(at: at, behind: numeral) { return inches }
    if isWord(at, of: .ageShort) { return (Units.year, at + 1) }
    if isWord(at, of: .pound), roles.contains(.weight) { return (Units.poundMass, at + 1) }
    guard let place = unitWord(at: at), !isOrdinalSecond(place, numeral, isHyphenated) else {
      return nil
    }
    return compound(at: place, behind: numeral, isHyphenated: isHyphenated)
  }

  /// `%`, `per cent`, `percentage points`, `basis points`.
  package func percent(at start: Int) -> (MeasureUnit, Int)? {
    if sign(start) == .percent { return (Units.percent, start + 1) }
    if isText(start, "per") {
      let at = isHyphen(start + 1) ? start + 2 : start + 1
      return isText(at, "cent") ? (Units.percent, at + 1) : nil
    }
    if isText(start, "p"), sign(start + 1) == .point, isText(start + 2, "c"), isGlued(start + 2) {
      let end = start + 3
      return (Units.percent, sign(end) == .point && exists(end + 1) ? end + 1 : end)
    }
    if isText(start, "percentage"), isWord(start + 1, of: .point) {
      return (Units.percentagePoint, start + 2)
    }
    // "0.5 of a percentage point", "half a percentage point"
    let article = isText(start, "of") ? start + 1 : start
    if isText(article, "a"), isText(article + 1, "percentage"), isText(article + 2, "point") {
      return (Units.percentagePoint, article + 3)
    }
    if isText(start, "basis"), isWord(start + 1, of: .point) {
      return (Units.basisPoint, start + 2)
    }
    return nil
  }

  /// `32 degrees Celsius`, `20°C`, `-5C`; not the C of "class 5C".
  private func temperature(at start: Int, behind numeral: Numeral) -> (MeasureUnit, Int)? {
    var at = start
    let hasDegree = sign(at) == .degree || isWord(at, of: .degree)
    if hasDegree { at += 1 }
    if let name = value(at, of: Units.temperatures) {
      return (MeasureUnit(.measure, name), at + 1)
    }
    guard let name = value(at, of: Units.temperatureLetters), self[at].letterCase == .capitals,
      hasDegree || isGlued(at) && (numeral.hasMinus || roles.contains(.temperature))
    else { return nil }
    return (MeasureUnit(.measure, name), at + 1)
  }

  /// The word of a unit, past what may stand before it: `working days`, `nautical miles`.
  private func unitWord(at: Int) -> Int? {
    if has(at, [.unit]), self[at].lexeme != 0 { return at }
    if isWord(at, of: .unitModifier),
      has(at + 1, [.unit])
    {
      let unit = Units.all[lexeme(at + 1).unit]
      // "5 metric tons" and "5 nautical miles"; a metric mile is no measure.
      if let name = value(at, of: Units.modified), name.contains(unit.name) { return at + 1 }
      return unit.kind == .duration ? at + 1 : nil
    }
    return nil
  }

  /// "a second home" and "the second" are no time; "one second" and "30-second" are.
  private func isOrdinalSecond(_ at: Int, _ numeral: Numeral, _ isHyphenated: Bool) -> Bool {
    guard isText(at, "second") else { return false }
    return !isHyphenated && numeral.value != Rational(1)
  }

  /// What the words behind a unit make of it: ages, speeds, tonnes.
  private func compound(at: Int, behind numeral: Numeral, isHyphenated: Bool) -> (MeasureUnit, Int)?
  {
    var unit = Units.all[lexeme(at).unit]
    if numeral.isYearLike, unit.kind == .duration { return nil }
    switch unit.kind {
    case .duration:
      if let age = age(unit, at: at + 1) { return age }
      // "one day", said of no day in particular.
      if isText(at, "day"), isText(numeral.end - 1, "one"), !isHyphenated { return nil }
      return (unit, at + 1)
    case .ratio:
      if isText(at, "fold"), !isHyphenated, !isGlued(at) { return nil }
      return (unit, at + 1)
    case .percent: return isText(at, "pc") && self[at].letterCase != .small ? nil : (unit, at + 1)
    default: break
    }
    if let name = value(at - 1, of: Units.modified) { unit = MeasureUnit(.measure, name) }
    if let (speed, end) = speed(unit.name, at: at + 1) { return (speed, end) }
    if isDigits(at + 1) {
      let isPower = isGlued(at + 1) && length(at + 1) == 1 && length(at) <= 2
      return isPower ? power(of: unit.name, at: at + 1) : (unit, at + 1)
    }
    return power(of: unit.name, at: at + 1) ?? (unit, at + 1)
  }

  /// `years old`, `-year-olds`, `months of age`, `yo`.
  private func age(_ unit: MeasureUnit, at start: Int) -> (MeasureUnit, Int)? {
    guard Units.ages.contains(unit.name) else { return nil }
    let at = isHyphen(start) && isGlued(start + 1) ? start + 1 : start
    if isWord(at, of: .ageOld) { return (MeasureUnit(.age, unit.name), at + 1) }
    if isText(start, "of"), isText(start + 1, "age") {
      return (MeasureUnit(.age, unit.name), start + 2)
    }
    return nil
  }

  private func speed(_ name: String, at: Int) -> (MeasureUnit, Int)? {
    guard isWord(at, of: .per) || sign(at) == .slash && isGlued(at),
      let other = value(at + 1, of: Units.denominators)
    else { return nil }
    let speed = "\(name)_per_\(other)"
    return Units.speeds.contains(speed) ? (MeasureUnit(.measure, speed), at + 2) : nil
  }

  /// `km2`, `m³`: an area or a volume by what touches its unit.
  private func power(of name: String, at: Int) -> (MeasureUnit, Int)? {
    guard isGlued(at) else { return nil }
    let digit = isDigits(at) ? bytes[self[at].start] : 0
    if sign(at) == .squared || digit == UInt8(ascii: "2"), Units.squares.contains(name) {
      return (MeasureUnit(.measure, "square_" + name), at + 1)
    }
    if sign(at) == .cubed || digit == UInt8(ascii: "3"), Units.cubes.contains(name) {
      return (MeasureUnit(.measure, "cubic_" + name), at + 1)
    }
    return nil
  }

  /// `square metres`, `sq mi`, `cubic feet`.
  private func areaOrVolume(at: Int) -> (MeasureUnit, Int)? {
    let isSquare = isWord(at, of: .square)
    guard isSquare || isWord(at, of: .cubic) else { return nil }
    let place = sign(at + 1) == .point || isHyphen(at + 1) ? at + 2 : at + 1
    let name =
      value(place, of: Units.shortLengths)
      ?? (has(place, [.unit]) ? Units.all[lexeme(place).unit].name : nil)
    guard let name, (isSquare ? Units.squares : Units.cubes).contains(name) else { return nil }
    return (MeasureUnit(.measure, (isSquare ? "square_" : "cubic_") + name), place + 1)
  }

  /// `25m`, `100 MB`, `278,000 t`: symbols whose capitals matter.
  private func symbol(at: Int) -> (MeasureUnit, Int)? {
    guard let entries = value(at, of: Units.symbols), !ordinalSuffix(behind: at - 1),
      let entry = entries.first(where: { $0.text == text(at) }), isGlued(at) || entry.spaced
    else { return nil }
    let next = at + 1
    // Not the letter of an abbreviation, nor the first of a longer name: "5 m.p.h.", "3 W-2s".
    if isGlued(next), isDigits(next), length(next) > 1 { return nil }
    if let power = power(of: entry.unit.name, at: next) { return power }
    if isGlued(next), isDigits(next) || isWord(next) { return nil }
    if let speed = speed(entry.unit.name, at: next) { return speed }
    return (entry.unit, next)
  }

  /// `2 1/2 in thick`: the preposition is an inch only where nothing follows that it could govern.
  private func inches(at: Int, behind numeral: Numeral) -> (MeasureUnit, Int)? {
    guard isText(at, "in"), numeral.style != .words, !numeral.isYearLike else { return nil }
    let next = sign(at + 1) == .point && exists(at + 2) ? at + 2 : at + 1
    let governs =
      exists(next) && sign(next) != .point && sign(next) != .comma
      && sign(next) != .close
    let isDimension = isWord(next, of: .dimension)
    guard !governs || isDimension else { return nil }
    return (Units.inch, at + 1)
  }
}
