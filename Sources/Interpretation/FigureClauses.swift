import Language
import Model

/// How far the clause of a figure reaches in its sentence, and the noun phrases within it.
extension FigureSentence {
  func isBreak(before index: Int) -> Bool {
    guard index < words.count else { return true }
    let word = words[index]
    if !word.before.isDisjoint(with: .breaks) { return true }
    return word.before.contains(.comma) && rules.words.clauseOpeners.contains(word.id)
  }

  /// Back from a word to where its clause begins.
  private func start(from last: Int, downTo limit: Int) -> Int {
    var start = last
    while start > max(limit, last - Self.reach), !isBreak(before: start) { start -= 1 }
    return start
  }

  /// On from a word to where its clause ends.
  private func end(from first: Int, upTo limit: Int) -> Int {
    var end = first
    while end < min(limit, first + Self.reach), !isBreak(before: end) { end += 1 }
    return end
  }

  /// The words of the clause before a figure, back to a mark or to another figure; none where it opens a
  /// clause of its own behind a coordinator: "64% are in work and *93% live* in flats".
  func left(of spot: Int) -> Range<Int> {
    let row = rows[spot].first
    let first = spots[row].words.lowerBound
    if row > 0, isOwnSubject(row) { return first..<first }
    let previous = spots[max(0, row - Self.neighbours)..<row].last { !$0.isAuxiliary }
    return start(from: first, downTo: min(first, previous?.words.upperBound ?? 0))..<first
  }

  /// The figure that counts the whole of which a figure is a part: of 160 in "160 of Kent's 412 children".
  func whole(of spot: Int) -> Int? {
    guard spot + 1 < spots.count, spots[spot + 1].isCounted,
      spots[spot + 1].words.lowerBound - spots[spot].words.upperBound <= 5, isPart(spot)
    else { return nil }
    return spot + 1
  }

  /// Whether a figure counts the whole of the part right before it, and somebody has it: "160 of Kent's *412*".
  func isWholeOfPart(_ spot: Int) -> Bool {
    spot > 0 && whole(of: spot - 1) == spot && isDefinite(spot)
  }

  /// "The county's 412".
  private func isOwned(_ spot: Int) -> Bool {
    let first = spots[spot].words.lowerBound
    return first > 0 && words[first - 1].has(.apostrophe)
  }

  /// "The county's 412", "of the 412".
  private func isDefinite(_ spot: Int) -> Bool {
    let first = spots[spot].words.lowerBound
    return isOwned(spot) || first > 0 && rules.words.definite.contains(words[first - 1].id)
  }

  /// Whether a figure without a noun stands between a coordinator and a verb.
  func isOwnSubject(_ spot: Int) -> Bool {
    let own = spots[spot].words
    guard !spots[spot].isCounted, own.lowerBound > 0, own.upperBound < words.count,
      isCoordinator(own.lowerBound - 1)
    else { return false }
    return rules.words.nounEnds.contains(words[own.upperBound].id)
      && words[own.upperBound].before.isDisjoint(with: Separators.breaks.union(.comma))
  }

  /// The words of the clause behind a figure, up to a mark or to another figure.
  func right(of spot: Int) -> Range<Int> {
    let row = rows[spot].last
    if let whole = whole(of: spot), isDefinite(whole) {
      // "160 of the county's 412 children *live outside it*"
      let first = noun(of: whole).upperBound
      if first < words.count, rules.words.relatives.contains(words[first].id) {
        return first..<first
      }
      let next = spots[(whole + 1)...].prefix(Self.neighbours).first { !$0.isAuxiliary }
      let limit = max(first, next?.words.lowerBound ?? words.count)
      return isBreak(before: first) ? first..<first : first..<end(from: first, upTo: limit)
    }
    let last = spots[row].words.upperBound
    if isWholeOfPart(spot) { return last..<max(last, noun(of: spot).upperBound) }
    let next = spots[(row + 1)...].prefix(Self.neighbours).first { !$0.isAuxiliary }
    return last..<end(from: last, upTo: max(last, next?.words.lowerBound ?? words.count))
  }

  /// The noun phrase that a number counts: up to a mark, a verb, a relative or another figure; its topic
  /// where it has one.
  func noun(of spot: Int) -> Range<Int> {
    if let topic = topics[spot] { return topic }
    if let known = nouns[spot] { return known }
    let start = spots[spot].words.upperBound
    let noun = rules.match(.noun, at: start, in: text)?.tokens ?? start..<start
    nouns[spot] = noun
    return noun
  }

  /// How long a bracket may be that interrupts a clause, in words.
  private static let longestAside = 12

  /// The words of a figure's clause where it goes on behind a bracket at the end of `right`, up to a mark
  /// or to another figure; empty where none does. Behind "(40%) and" or "(40%), which" begins another
  /// clause, and what is counted as "20 of the 50 (40%)" is said before the bracket.
  func beyond(_ spot: Int, right: Range<Int>) -> Range<Int> {
    let open = right.upperBound
    let none = open..<open
    let start = left(of: spot).lowerBound
    if open < words.count, words[open].before.contains(.dash), start < open,
      words[start].before.contains(.dash), open - start <= Self.longestAside
    {
      let next = spots[(spot + 1)...].prefix(Self.neighbours).first { !$0.isAuxiliary }
      return open..<end(from: open + 1, upTo: max(open, next?.words.lowerBound ?? words.count))
    }
    let isDashed = open < words.count && words[open].before.contains(.dash)
    let parting: Separators = isDashed ? [.stop, .colon] : [.stop, .colon, .dash]
    guard open < words.count, isDashed || words[open].before.contains(.open),
      words[open].before.isDisjoint(with: parting),
      !isPart(spot) || whole(of: spot).map(isOwned) ?? false
    else { return none }
    let limit = min(words.count, open + Self.longestAside)
    var close = open + 1
    while close < limit,
      words[close].before.isDisjoint(with: parting.union([.open, .close, .dash]))
    {
      close += 1
    }
    guard close < limit, words[close].before.contains(isDashed ? .dash : .close),
      words[close].before.isDisjoint(with: parting.union(.open)),
      !rules.words.clauseOpeners.contains(words[close].id)
    else { return none }
    let isNumber = spots[spot].isCounted || spots[spot].isBare
    if isNumber, words[close].id == rules.words.of { return none }
    let next = spots[(spot + 1)...].prefix(Self.neighbours).first {
      !$0.isAuxiliary && $0.words.lowerBound >= close
    }
    let last = min(next?.words.lowerBound ?? words.count, close + Self.reach)
    var end = close
    while end < last, end == close || !isBreak(before: end) {
      if isNumber, end > close, words[end].before.contains(.comma) { break }
      end += 1
    }
    return close..<end
  }

  /// The clauses that a bracket, a relative or a colon stands behind, before and behind the
  /// figure's own: `324 children (43%) lived …` for 43.
  func hosts(of spot: Int) -> [Range<Int>] {
    let start = left(of: spot).lowerBound
    guard start > 0, start < words.count else { return [] }
    let word = words[start]
    let isRelative = word.before.contains(.comma) && rules.words.relatives.contains(word.id)
    let isLabelled = word.before.contains(.colon) && start + 3 > spots[spot].words.lowerBound
    guard word.before.contains(.open) || isRelative || isLabelled else { return [] }
    let first = self.start(from: start - 1, downTo: 0)
    let end = right(of: spot).upperBound
    guard word.before.contains(.open), end < words.count, words[end].before.contains(.close),
      words[end].before.isDisjoint(with: [.stop, .colon, .dash, .open]),
      // "(364), which is": the next clause says something else of what stands before the bracket.
      !(words[end].before.contains(.comma) && rules.words.clauseOpeners.contains(words[end].id))
    else { return [first..<start] }
    return [first..<start, end..<self.end(from: end + 1, upTo: words.count)]
  }

  /// Whose a figure is where its words say that it is not the authority's.
  func holder(of spot: Int) -> Holder? {
    if let known = holders[spot] { return known }
    let holder = outcome(of: .comparator, of: spot).map { Holder(outcome: $0) }
    holders[spot] = .some(holder)
    return holder
  }

  func isCoordinator(_ word: Int) -> Bool { rules.words.coordinators.contains(words[word].id) }

  /// The words that stand in a range of the text, by their places; nil where they stand in another sentence,
  /// far from all figures, or are too many to be what is counted.
  func places(of range: Range<Int>?) -> Range<Int>? {
    guard let range, let last = words.last, range.upperBound <= last.end else { return nil }
    let first = words.partitioningIndex { $0.end > range.lowerBound }
    let end = words.partitioningIndex { $0.start >= range.upperBound }
    guard first < end, end - first <= 16, words[first].start >= range.lowerBound else { return nil }
    return first..<end
  }

  /// The phrases within reach of some words.
  func matches(near own: Range<Int>) -> ArraySlice<PhraseIndex.Match> {
    let first = matches.partitioningIndex { $0.words.lowerBound >= own.lowerBound - Self.reach }
    let last = matches.partitioningIndex { $0.words.lowerBound >= own.upperBound + Self.reach }
    return matches[first..<max(first, last)]
  }
}
