import Language
import Model

/// The units of time of `weekly` and of "per annum".
private enum PeriodWords {
  static let adverbs = WordValues<String>("per.adverb")
  static let nouns = WordValues<String>("per.noun")
}

extension Sentence {
  /// Fills in what stands around a mention: qualifier, denominator, direction, concept.
  func addContext(to candidate: inout CandidateMention) {
    let isDate = candidate.kind == .date || candidate.kind == .dateRange
    let (qualifier, before) = qualifier(before: candidate.tokens.lowerBound, isDate: isDate)
    let end = candidate.tokens.upperBound
    if candidate.qualifier == nil, let bound = trailingBound(at: end) {
      candidate.qualifier = bound
      candidate.qualifierWords = end..<(sign(end) == .plus ? end + 1 : end + 2)
    } else if candidate.qualifier == nil, qualifier != nil {
      candidate.qualifier = qualifier
      candidate.qualifierWords = before + 1..<candidate.tokens.lowerBound
    }
    guard !isDate, candidate.kind != .ordinal, candidate.kind != .age else { return }
    if candidate.kind == .duration, qualifier == .moreThan, spansTime(before) {
      candidate.qualifier = nil
      candidate.qualifierWords = nil
    }
    let ends = addDenominator(to: &candidate)
    candidate.direction =
      candidate.direction ?? direction(of: candidate, before: before, ends: ends)
    if candidate.concept == nil { candidate.concept = concept(of: candidate, before: before) }
  }

  /// The bound that the words before a token set, and the token that they begin at.
  func qualifier(before start: Int, isDate: Bool) -> (Qualifier?, Int) {
    var at = start - 1
    if isDate {
      if isText(at, "year") { at -= 1 }
      if isText(at, "the") { at -= 1 }
      return QualifierPhrases.ofDates.match(endingAt: at, in: self) ?? (nil, at)
    }
    for _ in 0..<2 where isWord(at, of: .numberLead) {
      if let found = QualifierPhrases.ofNumbers.match(endingAt: at, in: self) { return found }
      at -= 1
    }
    // "~300", "c. 400"
    if sign(at) == .other, isGlued(at + 1), bytes[self[at].start] == UInt8(ascii: "~") {
      return (.about, at - 1)
    }
    if sign(at) == .point, isWord(at - 1, of: .circa), self[at - 1].letterCase == .small {
      return (.about, at - 2)
    }
    // "c £11m"
    if isWord(at, of: .circa), self[at].letterCase == .small, self[at].isSpaced {
      return (.about, at - 1)
    }
    if sign(at) == .more { return (.moreThan, at - 1) }
    if sign(at) == .less { return (.lessThan, at - 1) }
    return QualifierPhrases.ofNumbers.match(endingAt: at, in: self) ?? (nil, start - 1)
  }

  /// "over 3 years" tells how long something takes; "for over 3 years" and "took over 3 years" set
  /// a bound.
  private func spansTime(_ before: Int) -> Bool {
    guard isText(before + 1, "over") else { return false }
    return !isWord(before, of: .spanOpener)
  }

  // MARK: Denominators

  /// `a year`, `per household`, `p.a.`, `/hour`, `- a - share`, behind the mention or its noun.
  /// Gives the tokens behind which the mention may be said to be all told.
  private func addDenominator(to candidate: inout CandidateMention) -> [Int] {
    var places = [candidate.tokens.upperBound]
    if candidate.rest != places[0] { places.append(candidate.rest) }
    if let concept = candidate.concept, !places.contains(concept.upperBound) {
      places.append(concept.upperBound)
    }
    guard candidate.per == nil else { return places }
    for place in places {
      // "tenfold in a decade" is no rate.
      let isRate =
        candidate.kind == .count || candidate.kind == .ratio && candidate.tokens.count > 1
      if let (per, end) = denominator(at: place, isRate: isRate) {
        candidate.per = per
        return places + [end]
      }
    }
    return places
  }

  /// `isRate` says that "in a year" tells how often, as of things and of times.
  private func denominator(at start: Int, isRate: Bool) -> (String, end: Int)? {
    let at = isHyphen(start) ? start + 1 : start
    if let period = value(at, of: PeriodWords.adverbs) { return (period, at + 1) }
    if isText(at, "p"), sign(at + 1) == .point, isText(at + 2, "a") {
      return ("year", sign(at + 3) == .point ? at + 4 : at + 3)
    }
    if isText(at, "per") || sign(at) == .slash && isGlued(at) {
      if let period = value(at + 1, of: PeriodWords.nouns) { return (period, at + 2) }
      guard isWord(at + 1), !endsPhrase(at + 1) else { return nil }
      let isAdjective =
        isWord(at + 1, of: .perModifier)
        && isWord(at + 2) && !endsPhrase(at + 2)
      let head = isAdjective ? at + 2 : at + 1
      return (timeUnit(at: head) ?? text(head).lowercased(), head + 1)
    }
    guard isWord(at, of: .rateOpener), isRate || !isText(at, "in") else {
      return nil
    }
    var next = isHyphen(at + 1) ? at + 2 : at + 1
    if isText(at, "in") {
      guard isWord(next, of: .rateDeterminer) else { return nil }
      next += 1
    }
    if let unit = timeUnit(at: next),
      !isWord(next + 1, of: .rateNot)
    {
      return (unit, next + 1)
    }
    guard isWord(at, of: .articleIndefinite),
      isWord(next, of: .rateNoun)
    else { return nil }
    return (text(next).lowercased(), next + 1)
  }

  // MARK: Concepts

  /// What an amount is of: "of posts" and the noun behind it, else the noun phrase before it.
  private func concept(of candidate: CandidateMention, before: Int) -> Range<Int>? {
    if candidate.kind == .number { return candidate.awaitsNoun ? nil : conceptBefore(before) }
    let behind = candidate.rest
    if isWord(behind, of: .sharePreposition), let share = shareConcept(at: behind + 1) {
      return share
    }
    if candidate.kind == .percent || candidate.kind == .money, let noun = directNoun(at: behind) {
      return noun
    }
    return conceptBefore(before) ?? forwardConcept(at: behind)
  }

  /// `£300 million contract`, `40 per cent more staff`.
  private func directNoun(at start: Int) -> Range<Int>? {
    var end = start
    while end < start + 5, isWord(end), !endsPhrase(end), !has(end, [.verb]) || looksPlural(end) {
      end += 1
      if isHyphen(end), isGlued(end), isGlued(end + 1) { end += 1 }
    }
    return end > start ? start..<end : nil
  }

  /// The noun behind the next preposition: `in agency costs`, `a year on adoption`.
  private func forwardConcept(at start: Int) -> Range<Int>? {
    for at in start..<start + 4 where has(at, [.preposition]) {
      return shareConcept(at: at + 1)
    }
    return nil
  }

  /// The noun phrase that ends before a token, past its verb: "the permanent workforce" of
  /// "increased the permanent workforce to 80%".
  private func conceptBefore(_ start: Int) -> Range<Int>? {
    var at = start
    var skipped = 0
    while skipped < 6, exists(at), isSkipped(at) {
      at -= 1
      skipped += 1
    }
    let end = at + 1
    var first = end
    while at >= 0, first > end - 10, isWord(at) || isHyphen(at), !isBoundary(at) {
      if !has(at, [.function]) && !isHyphen(at) { first = at }
      at -= 1
    }
    return first < end ? first..<end : nil
  }

  private func isSkipped(_ at: Int) -> Bool {
    isWord(at)
      && (has(at, [.function, .verb, .rise, .fall]) && !looksPlural(at)
        || lastByte(at) == UInt8(ascii: "d") && lastByte(at, back: 1) == UInt8(ascii: "e"))
  }

  private func isBoundary(_ at: Int) -> Bool {
    isWord(at, of: .conceptBoundary)
      && !isWord(at - 1, of: .conceptPreposition)
      || has(at, [.verb, .rise, .fall]) || isAuxiliary(at)
  }

  private func isAuxiliary(_ at: Int) -> Bool {
    has(at, [.function]) && !has(at, [.preposition, .determiner])
  }
}
