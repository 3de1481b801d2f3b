import Language
import Model

extension Sentence {
  /// A number without unit: a count where a noun follows, else a bare number.
  func count(_ amount: Amount) -> CandidateMention? {
    guard let value = amount.value else { return nil }
    let kind: Figure.Kind = amount.numeral.style == .fraction ? .ratio : .number
    var candidate = CandidateMention(kind, amount.tokens, value: .number(value))
    let end = amount.tokens.upperBound
    if amount.numeral.isSlashed, !isText(end, "of") { return nil }
    if amount.numeral.style == .fraction || isText(end - 1, "half") {
      let at = isText(end, "of") ? end + 1 : end
      candidate.concept = shareConcept(at: at)
      return candidate
    }
    if isHyphen(end), isGlued(end), isGlued(end + 1), !isWord(end + 1, of: .odd) {
      return hyphenated(candidate, at: end + 1)
    }
    if isText(end, "of") || isText(end, "out") && isText(end + 1, "of") {
      return partCount(candidate, amount.numeral)
    }
    if amount.tokens.count == 1, isText(amount.tokens.lowerBound, "one") {
      return one(candidate) ?? (isNumeralOne(at: amount.tokens.lowerBound) ? candidate : nil)
    }
    if amount.tokens.count == 1, isText(amount.tokens.lowerBound, "1"), has(end, [.countable]),
      let counted = one(candidate)
    {
      return counted
    }
    addNoun(to: &candidate, behind: end)
    return candidate.kind == .count || numberStands(candidate, amount.numeral) ? candidate : nil
  }

  /// Makes a count of a number where a noun phrase follows, and takes a noun from further on where
  /// the number is one of a list.
  func addNoun(to candidate: inout CandidateMention, behind end: Int) {
    var at = end
    // "20+ visits"; "16+ young people" is an age.
    if sign(at) == .plus, isGlued(at) {
      guard let noun = nounHead(at: at + 1), !has(noun.head, [.person]) else { return }
      at += 1
    }
    // "200-plus volunteers", "200-odd volunteers"
    if isHyphen(at), isWord(at + 1, of: .odd), nounHead(at: at + 2) != nil { at += 2 }
    if let end = agedPersons(at: at) {
      candidate.kind = .count
      candidate.unit = Unit(
        String(decoding: bytes[byteRange(at..<end)], as: UTF8.self).lowercased())
      candidate.concept = at..<tail(behind: end)
      candidate.rest = end
      return
    }
    if isText(at, "or"), isWord(at + 1, of: .orMore) { at += 2 }
    if isWord(at, of: .nounLead), !isText(at + 1, "than") {
      if isText(at, "of") { return }
      at += 1
    }
    if measures(at) { return }
    if let noun = nounPhrase(at: at) { return candidate.count(noun, in: self) }
    candidate.awaitsNoun = listGoesOn(at: at)
  }

  /// Whether a number in words measures for itself behind another: "243 five years ago", "20 two-year-olds".
  private func measures(_ at: Int) -> Bool {
    guard has(at, [.cardinal]), let other = amount(at: at), let unit = other.unit else {
      return false
    }
    return unit.kind == .age || unit.kind == .duration && !isHyphen(other.numeral.end)
  }

  /// Past `under-18s` and `over-65s`, persons whom an age names.
  private func agedPersons(at: Int) -> Int? {
    guard isWord(at, of: .underOrOver), isHyphen(at + 1), isGlued(at + 1), isDigits(at + 2),
      isGlued(at + 2), isText(at + 3, "s"), isGlued(at + 3)
    else { return nil }
    return at + 4
  }

  /// Whether another number of the same list comes next: "two or three", "three full-time and two".
  private func listGoesOn(at start: Int) -> Bool {
    var at = start
    while at < start + 4, isWord(at), !endsPhrase(at) {
      at += 1
      if isHyphen(at), isGlued(at), isGlued(at + 1) { at += 1 }
    }
    guard isWord(at, of: .coordinator) || sign(at) == .comma else { return false }
    // "327 UASC and 180 homes": the capitals are a noun.
    if at > start, self[at - 1].letterCase == .capitals { return false }
    let next = isWord(at + 1, of: .coordinator) ? at + 2 : at + 1
    return isDigits(next) || has(next, [.cardinal])
  }

  /// "a 50-bed home": only for what homes and schools are measured in; "five-star" counts nothing.
  private func hyphenated(_ candidate: CandidateMention, at: Int) -> CandidateMention? {
    guard isWord(at, of: .hyphenNoun) else { return nil }
    var candidate = candidate
    candidate.kind = .count
    candidate.unit = isText(at, "strong") ? nil : Unit(plural(of: text(at).lowercased()))
    if candidate.unit == nil { candidate.kind = .number }
    candidate.rest = at + 1
    return candidate
  }

  /// `43 of 51 young people`, `98 out of 104 visits`, `two of the homes`: the first number counts
  /// what the second does, which is no figure of its own.
  private func partCount(_ candidate: CandidateMention, _ part: Numeral) -> CandidateMention? {
    var at = candidate.tokens.upperBound + (isText(candidate.tokens.upperBound, "out") ? 2 : 1)
    if isText(at, "all") { at += 1 }
    // "87 of the 420": the whole was told of, and is a figure, too.
    let isToldOf = has(at, [.determiner])
    if isToldOf { at += 1 }
    var candidate = candidate
    if let whole = numeral(at: at), whole.style != .fraction, let a = part.value,
      let b = whole.value,
      a < b, sign(whole.end) != .percent
    {
      at = whole.end
      candidate.rest = at
    } else if isText(candidate.tokens.lowerBound, "one") {
      // "one of the homes" may be any.
      return nil
    }
    if let noun = nounPhrase(at: at) { candidate.count(noun, in: self) }
    if isToldOf, isDigits(at - 1) { candidate.rest = candidate.tokens.upperBound }
    return candidate
  }

  /// "one" counts where it stands in a list of counts or before a noun that is counted for itself;
  /// elsewhere it is a pronoun: "one way", "that one".
  private func one(_ candidate: CandidateMention) -> CandidateMention? {
    let at = candidate.tokens.lowerBound
    // "The answer is one": nothing follows that it could belong to.
    if !isWord(at + 1) {
      return isWord(at - 1) && !isWord(at - 1, of: .beSingular) ? nil : candidate
    }
    if has(at - 1, [.determiner]) || isHyphen(at - 1) { return nil }
    guard !endsPhrase(at + 1) else { return nil }
    let isListed = isWord(at - 1, of: .listJoiner) || sign(at - 1) == .comma
    let isBound = isWord(at - 1, of: .oneBound)
    var head = at + 1
    while head < at + 4, isWord(head + 1), !endsPhrase(head + 1), !has(head + 1, [.verb]),
      !has(head, [.countable]) || has(head + 1, [.countable]),
      lastByte(head + 1) != UInt8(ascii: "d")
    {
      head += 1
    }
    guard has(head, [.countable]) || isListed && countsBefore(at) || isBound else { return nil }
    // "one child protection plan": the head is further on than can be told.
    if has(head, [.countable]), isWord(head + 1), !endsPhrase(head + 1), !has(head + 1, [.verb]),
      lastByte(head + 1) != UInt8(ascii: "d"), lastByte(head + 1) != UInt8(ascii: "s"),
      lastByte(head + 1) != UInt8(ascii: "g")
    {
      return nil
    }
    if isWord(head, of: .oneNot) { return nil }
    var candidate = candidate
    let noun = NounPhrase(
      tokens: at + 1..<tail(behind: head + 1), head: head, end: head + 1,
      isSingular: !looksPlural(head))
    candidate.count(noun, in: self)
    return candidate
  }

  /// Whether "one" without a noun can only be a number: "of whom one has left", "an increase of one from
  /// 36".
  private func isNumeralOne(at: Int) -> Bool {
    if isWord(at - 1, of: .partitive) { return isText(at - 2, "of") }
    return isWord(at - 1, of: .byOrOf) && change(at - 2) != nil
      && isWord(at + 1, of: .fromOrSince)
  }

  /// Whether a number stands in the six tokens before: "12 nurses, six cooks and one head".
  private func countsBefore(_ at: Int) -> Bool {
    (max(0, at - 6)..<max(0, at - 1)).contains { isDigits($0) || has($0, [.cardinal]) }
  }

  /// A number that counts nothing in sight: kept, unless it is a word that leans on what was said:
  /// "the two", "all three", "these four".
  private func numberStands(_ candidate: CandidateMention, _ numeral: Numeral) -> Bool {
    let before = candidate.tokens.lowerBound - 1
    guard numeral.style == .words, candidate.tokens.count == 1 else { return true }
    return !has(before, [.determiner]) && !isWord(before, of: .numberAnaphoric)
  }
}
