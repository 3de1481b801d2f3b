import Language
import Model

extension MentionRule {
  /// Ages that "aged" and "age" announce: `aged 11 to 17`, `aged eight`, `age of 25`. Not
  /// "at an early age".
  static let announcedAge = MentionRule(name: "announced-age") { sentence, at in
    guard let age = sentence.announcedAge(at: at) else { return [] }
    return sentence.withListedAges(age)
  }

  /// The age that news set behind a name: `John Smith, 43, said`.
  static let apposedAge = MentionRule(name: "apposed-age") { sentence, at in
    sentence.apposedAge(at: at).map { [$0] } ?? []
  }

  /// Ages as bounds: `under-18s`, `children under five`, `those over 16`. Not "under 30 homes".
  static let boundedAge = MentionRule(name: "bounded-age") { sentence, at in
    sentence.boundedAge(at: at).map { [$0] } ?? []
  }
}

private enum AgePlurals {
  static let values = WordValues<Int64>("age.plural")
}

extension Sentence {
  func apposedAge(at: Int) -> CandidateMention? {
    guard isDigits(at), length(at) <= 3, !isGlued(at),
      isOfWho(at)
        || sign(at - 1) == .comma && sign(at + 1) == .comma && isGlued(at + 1)
          && namesPerson(at - 2, before: at + 2),
      let age = age(at: at), age.end == at + 1, Rational(0) < age.value
    else { return nil }
    return CandidateMention(.age, at..<at + 1, value: .number(age.value), unit: age.unit)
  }

  /// "who is 52, has": who is so many is so old.
  private func isOfWho(_ at: Int) -> Bool {
    (isText(at - 1, "is") || isText(at - 1, "was")) && isText(at - 2, "who")
      && (sign(at + 1) == .comma || sign(at + 1) == .point)
  }

  /// Whether an age behind a word may be that of who it names: "John Smith, 9,", "the singer, 47,", "her husband
  /// Luigi, 85,", "Sara, 12, who"; not "Kent, 43, and".
  private func namesPerson(_ at: Int, before follower: Int) -> Bool {
    if isWord(at, of: .ageApposed) { return self[at].letterCase == .small }
    guard isName(at) else { return false }
    return isName(at - 1) || isWord(at - 1, of: .ageApposed) || isWord(follower, of: .ageFollower)
  }

  /// Whether a token may be a part of a person's name: a word with a capital, no month and no street.
  private func isName(_ at: Int) -> Bool {
    isWord(at) && self[at].letterCase != .small && !has(at, [.month, .street, .unit, .function])
  }

  func announcedAge(at start: Int) -> CandidateMention? {
    guard isWord(start, of: .ageWord) else { return nil }
    var at = start + 1
    if isText(at, "of"), !isText(start, "aged") { at += 1 }
    var qualifier: Qualifier?
    if isWord(at, of: .ageRough) {
      at += 1
    } else if isWord(at, of: .boundUnder) {
      (qualifier, at) = (.lessThan, at + 1)
    } else if isWord(at, of: .boundOver) {
      (qualifier, at) = (.moreThan, at + 1)
    } else if isText(at, "up"), isText(at + 1, "to") {
      (qualifier, at) = (.atMost, at + 2)
    }
    guard let low = age(at: at) else { return nil }
    var candidate = CandidateMention(
      .age, start..<low.end, value: .number(low.value), unit: low.unit)
    if let high = upperAge(behind: low.end), low.value < high.value {
      candidate.valueHigh = .number(high.value)
      candidate.unit = high.unit
      candidate.tokens = start..<high.end
    }
    candidate.rest = candidate.tokens.upperBound
    candidate.qualifier = qualifier ?? trailingBound(at: candidate.tokens.upperBound)
    return candidate
  }

  /// The age and those that its list goes on with: `aged 19, 20 and 21`. Not "aged 12, 15 children".
  func withListedAges(_ first: CandidateMention) -> [CandidateMention] {
    guard first.valueHigh == nil, first.qualifier == nil else { return [first] }
    var ages = [first]
    var at = first.tokens.upperBound
    while ages.count < 12 {
      let isLast = isWord(at, of: .coordinator)
      guard isLast || sign(at) == .comma, let next = age(at: at + 1) else { break }
      var candidate = CandidateMention(
        .age, at + 1..<next.end, value: .number(next.value), unit: next.unit)
      candidate.qualifier = trailingBound(at: next.end)
      ages.append(candidate)
      at = next.end
      if isLast { return nounPhrase(at: at) == nil ? ages : [first] }
    }
    return [first]
  }

  /// A whole number of years or months up to 120, with its unit where it has one.
  private func age(at: Int) -> (value: Rational, unit: Unit, end: Int)? {
    guard let numeral = numeral(at: at), let years = numeral.integer, (0...120).contains(years),
      sign(numeral.end) != .percent, let value = numeral.value
    else { return nil }
    let place = isHyphen(numeral.end) && isGlued(numeral.end + 1) ? numeral.end + 1 : numeral.end
    if has(place, [.unit]), Units.all[lexeme(place).unit].kind == .duration {
      let name = Units.all[lexeme(place).unit].name
      return (value, Unit(name), isText(place + 1, "old") ? place + 2 : place + 1)
    }
    return (value, "year", numeral.end)
  }

  private func upperAge(behind end: Int) -> (value: Rational, unit: Unit, end: Int)? {
    guard isWord(end, of: .ageJoiner) || isHyphen(end) else { return nil }
    return age(at: end + 1)
  }

  /// `16 and over`, `65 or above`, `12 and under`.
  func trailingBound(at: Int) -> Qualifier? {
    if sign(at) == .plus, isGlued(at) { return .atLeast }
    if isHyphen(at), isText(at + 1, "plus") { return .atLeast }
    if isHyphen(at), isText(at + 1, "odd") { return .about }
    guard isWord(at, of: .coordinator) else { return nil }
    if isWord(at + 1, of: .ageBoundOver) {
      return .atLeast
    }
    if isWord(at + 1, of: .ageBoundUnder) { return .atMost }
    return isText(at, "or") && isText(at + 1, "so") ? .about : nil
  }

  func boundedAge(at start: Int) -> CandidateMention? {
    let isUpper = isWord(start, of: .boundUnder)
    guard isUpper || isWord(start, of: .boundOver) else { return nil }
    let at = isHyphen(start + 1) ? start + 2 : start + 1
    guard let (value, end, isNoun) = yearsOfAge(at: at), (1...110).contains(value) else {
      return nil
    }
    if !isNoun {
      let goesOn =
        endsPhrase(end) || has(end, [.verb]) || lastByte(end) == UInt8(ascii: "g")
        || isText(start - 1, "those") && nounPhrase(at: end) == nil
      let isSaid =
        isWord(start - 1, of: .beFinite) && has(start - 2, [.person])
        && value <= Self.oldestYoungPerson
      let isAnyone = isWord(start - 1, of: .personIndefinite)
      guard has(start - 1, [.person]) || isSaid || isAnyone, goesOn,
        amount(at: at)?.hasUnit != true,
        sign(end) != .percent,
        !isHyphen(end), !has(end, [.cardinal]), !isDigits(end)
      else { return nil }
    }
    var candidate = CandidateMention(
      .age, start..<end, value: .number(Rational(Int64(value))), unit: "year")
    candidate.qualifier = isUpper ? .lessThan : .moreThan
    return candidate
  }

  /// Up to which age "the children are under 20" tells how old they are, and not how many.
  private static let oldestYoungPerson = 25

  /// Makes an age of a bare number that persons turn, reach or are: `when they turn 18`, `she was 17
  /// when`, `as young as five`. "The total reached 18" is none.
  func giveAges(to candidates: inout [CandidateMention]) {
    for index in candidates.indices {
      guard case .number(let years) = candidates[index].value, Rational(0) < years,
        years < Rational(111), years.denominator == 1 || candidates[index].kind == .duration
      else { continue }
      let before = candidates[index].tokens.lowerBound - 1
      if isText(before, "as"), isWord(before - 1, of: .ageAs), isText(before - 2, "as") {
        guard [.number, .count, .duration].contains(candidates[index].kind) else { continue }
        candidates[index].qualifier = isText(before - 1, "young") ? .atLeast : .atMost
        if candidates[index].kind != .duration { candidates[index].unit = "year" }
      } else if candidates[index].kind == .number, isAge(behind: before) {
        candidates[index].unit = "year"
      } else if candidates[index].kind == .duration, isWord(before, of: .ageCopula),
        isText(before - 1, "age")
      {
        // "The average age is 15.7 years."
      } else {
        continue
      }
      candidates[index].kind = .age
      candidates[index].concept = nil
      candidates[index].awaitsNoun = false
    }
  }

  /// Whether a bare number behind a token is the age of a person: "they turned", "she was", "the oldest".
  private func isAge(behind verb: Int) -> Bool {
    if isWord(verb, of: .ageVerb) {
      return has(verb - 1, [.person])
        || isWord(verb - 1, of: .agePronoun)
    }
    if isWord(verb, of: .eldest) { return true }
    guard isWord(verb, of: .beSingular) else { return false }
    return isWord(verb - 1, of: .ageSubject)
  }

  /// `18`, `18s`, `five`, `fives`; a plural is a noun by itself.
  private func yearsOfAge(at: Int) -> (Int, Int, isNoun: Bool)? {
    if let value = numeralOfDigits(at) {
      if isGlued(at + 1), isText(at + 1, "s") { return (value, at + 2, true) }
      if sign(at + 1) == .apostrophe, isGlued(at + 1), isText(at + 2, "s"), isGlued(at + 2) {
        return (value, at + 3, true)
      }
      return (value, at + 1, false)
    }
    if let numeral = numeral(at: at), numeral.style == .words, let value = numeral.integer {
      return (value, numeral.end, false)
    }
    return value(at, of: AgePlurals.values).map { (Int($0), at + 1, true) }
  }
}
