import Language
import Model

/// The words that hints about a figure are made of, by their numbers in one lexicon.
struct ContextWords: Sendable {
  /// Words that may stand between a figure and what it is bound to: "to *about* 40".
  let fillers: TokenSet
  /// Words that end a counted noun phrase: "children *who are* …".
  let nounEnds: TokenSet
  /// Words that open a clause behind a comma: "…, *which* is 48%".
  let clauseOpeners: TokenSet
  /// Those of them that speak of what stands before.
  let relatives: TokenSet
  /// Words that link figures in a row: "from 63 in July *to* 39".
  let links: TokenSet
  let articles: TokenSet
  let coordinators: TokenSet
  let by: Int32
  let from: Int32
  let to: Int32
  let of: Int32
  /// "rose *by* 4%", "a *fall* of 4%".
  let changes: TokenSet
  /// "4% *more*", "a 4% *rise*".
  let changesBehind: TokenSet
  let upOrDown: TokenSet
  /// Words whose figure is another time's or place's: "*than* 12%", "*against* 12%".
  let comparing: TokenSet
  /// Words behind which a bare number is the level of what stands before: "has risen *to* 812".
  let levels: TokenSet
  let nounPrepositions: TokenSet
  /// Words right before a stock: "*has* 412 children in care", "a total *of* 412".
  let holders: TokenSet
  /// What may stand before a count that opens its sentence: "At the time of the inspection, …".
  let openers: TokenSet
  /// What may stand behind a stock that opens its sentence: "412 children in care *in* May".
  let stockFollowers: TokenSet
  /// "a year *earlier*", "two years *ago*".
  let earlier: TokenSet
  let previously: Int32
  let than: Int32
  let forWord: Int32
  /// "*responsible* for 377 children in care".
  let caring: TokenSet
  /// "a *target* of 20%", "*hopes* to bring it below 20%".
  let wishes: TokenSet
  let out: Int32
  let years: TokenSet
  let before: Int32
  let had: Int32
  let been: Int32
  let it: Int32
  /// Words by which a sentence speaks of a group of the sentence before.
  let groupPronouns: TokenSet
  /// "of *whom*", "of *which*".
  let partitives: TokenSet
  /// "Of *this* number:", "Of *these*:".
  let demonstratives: TokenSet

  init(knownTo lexicon: inout Lexicon) {
    fillers = lexicon.ids(of: "filler")
    nounEnds = lexicon.ids(of: "noun.end")
    clauseOpeners = lexicon.ids(of: "clause.opener")
    relatives = lexicon.ids(of: "clause.relative")
    links = lexicon.ids(of: "figure.link")
    articles = lexicon.ids(of: "group.opener")
    coordinators = lexicon.ids(of: "coordinator")
    by = lexicon.intern("by")
    from = lexicon.intern("from")
    to = lexicon.intern("to")
    of = lexicon.intern("of")
    changes = lexicon.ids(of: "change")
    changesBehind = lexicon.ids(of: "change.behind")
    upOrDown = lexicon.ids(of: "upordown")
    levels = lexicon.ids(of: "level")
    nounPrepositions = lexicon.ids(of: "noun.preposition")
    comparing = lexicon.ids(of: "comparing")
    holders = lexicon.ids(of: "stock.verb")
    openers = lexicon.ids(of: "sentence.lead").union(fillers).union(articles).union(links)
    stockFollowers = lexicon.ids(of: "stock.follower")
    earlier = lexicon.ids(of: "earlier")
    previously = lexicon.intern("previously")
    wishes = lexicon.ids(of: "wish")
    forWord = lexicon.intern("for")
    caring = lexicon.ids(of: "caring")
    than = lexicon.intern("than")
    out = lexicon.intern("out")
    years = lexicon.ids(of: "year")
    before = lexicon.intern("before")
    had = lexicon.intern("had")
    been = lexicon.intern("been")
    it = lexicon.intern("it")
    groupPronouns = lexicon.ids(of: "group.pronoun")
    partitives = lexicon.ids(of: "partitive")
    demonstratives = lexicon.ids(of: "group.demonstrative")
  }

  /// Whether words say that what follows is part of a group: "Of this number", "Of these".
  func isPartOfGroup(_ words: [FoldedWord]) -> Bool {
    words.count >= 2 && words.count <= 4 && words[0].id == of
      && demonstratives.contains(words[1].id)
  }
}

/// A sentence with its words, the phrases and figures in it, and what they say of one another.
struct FigureSentence {
  /// The text of which the words are.
  let bytes: [UInt8]
  let lexicon: Lexicon
  let words: [FoldedWord]
  /// Sorted by their first word.
  let matches: [PhraseIndex.Match]
  let dates: [WrittenDate]
  /// The words of each figure of the sentence, in order.
  var spots: [FigureSpan]
  let context: ContextWords

  /// How far a phrase may stand from its figure, in words: sentences of prose are shorter.
  static let reach = 80

  func isBreak(before index: Int) -> Bool {
    guard index < words.count else { return true }
    let word = words[index]
    if !word.before.isDisjoint(with: .breaks) { return true }
    return word.before.contains(.comma) && context.clauseOpeners.contains(word.id)
  }

  /// The words of the clause before a figure, back to a mark or to another figure.
  func left(of spot: Int) -> Range<Int> {
    let first = spots[chainStart(spot)].words.lowerBound
    let limit = min(first, previousEnd(before: chainStart(spot)))
    var start = first
    while start > limit, start > first - Self.reach, !isBreak(before: start) { start -= 1 }
    return start..<first
  }

  /// The words of the clause behind a figure, up to a mark or to another figure.
  func right(of spot: Int) -> Range<Int> {
    let last = spots[chainEnd(spot)].words.upperBound
    let limit = max(last, nextStart(after: chainEnd(spot)))
    var end = last
    while end < limit, end < last + Self.reach, !isBreak(before: end) { end += 1 }
    return last..<end
  }

  /// How long a bracket may be that interrupts a clause, in words.
  private static let longestAside = 12

  /// The words of a figure's clause where it goes on behind a bracket at the end of `right`, up to a mark
  /// or to another figure; empty where none does. Behind "(40%) and" or "(40%), which" begins another
  /// clause, and what is counted as "20 of the 50 (40%)" is said before the bracket.
  func beyond(_ spot: Int, right: Range<Int>) -> Range<Int> {
    let open = right.upperBound
    let none = open..<open
    let parting: Separators = [.stop, .colon, .dash]
    guard open < words.count, words[open].before.contains(.open),
      words[open].before.isDisjoint(with: parting), !isPart(spot)
    else { return none }
    let limit = min(words.count, open + Self.longestAside)
    var close = open + 1
    while close < limit, words[close].before.isDisjoint(with: parting.union([.open, .close])) {
      close += 1
    }
    guard close < limit, words[close].before.contains(.close),
      words[close].before.isDisjoint(with: parting.union(.open)),
      !context.clauseOpeners.contains(words[close].id)
    else { return none }
    let isNumber = spots[spot].isCounted || spots[spot].isBare
    if isNumber, words[close].id == context.of { return none }
    let next = spots[(spot + 1)...].prefix(8).first {
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

  /// Whether a number stands behind "of whom" or "of which", or says a percentage there again:
  /// `of whom 12`, `of whom 4% (12)`.
  func isBehindWhom(_ spot: Int) -> Bool {
    let start = spots[spot].words.lowerBound
    if spot > 0, spots[spot - 1].kind == .percent, start == spots[spot - 1].words.upperBound,
      start < words.count, words[start].before.contains(.open)
    {
      return isRightBehindWhom(spots[spot - 1].words.lowerBound)
    }
    return isRightBehindWhom(start)
  }

  private func isRightBehindWhom(_ start: Int) -> Bool {
    start >= 2 && context.partitives.contains(words[start - 1].id)
      && words[start - 2].id == context.of && isInClause(start)
  }

  /// Whether a number is the first word of its sentence but for a bullet, and numbers no list.
  func isHead(_ spot: Int) -> Bool {
    let own = spots[spot].words
    guard own.upperBound < words.count,
      words[own.upperBound].before.isDisjoint(with: .stop)
    else { return false }
    return own.lowerBound == 0 || own.lowerBound == 1 && isBullet(words[0])
  }

  /// Whether a word is one sign of three bytes that no lexicon holds, as bullets are.
  private func isBullet(_ word: FoldedWord) -> Bool {
    word.id < 0 && word.end - word.start == 3 && !word.isCapitalised && word.number < 0
  }

  /// Whether a number opens its sentence and a verb follows: "Nine were good".
  func isHeadOfClause(_ spot: Int) -> Bool {
    let own = spots[spot].words
    guard own.lowerBound == 0, own.upperBound < words.count else { return false }
    return words[own.upperBound].before.isEmpty
      && context.nounEnds.contains(words[own.upperBound].id)
  }

  var opensWithPronoun: Bool {
    words.first.map { context.groupPronouns.contains($0.id) || $0.id == context.it } ?? false
  }

  private func previousEnd(before spot: Int) -> Int {
    var index = spot - 1
    while index >= 0, index >= spot - 8 {
      if !spots[index].isAuxiliary { return spots[index].words.upperBound }
      index -= 1
    }
    return 0
  }

  private func nextStart(after spot: Int) -> Int {
    var index = spot + 1
    while index < spots.count, index <= spot + 8 {
      if !spots[index].isAuxiliary { return spots[index].words.lowerBound }
      index += 1
    }
    return words.count
  }

  /// The first figure of the row in which a figure stands: `63 in July 2017 to 39 in July 2018`.
  private func chainStart(_ spot: Int) -> Int {
    var (start, at) = (spot, spot - 1)
    while at >= 0, at >= spot - 8 {
      if spots[at].isAuxiliary {
        at -= 1
        continue
      }
      guard isLinked(at, start) else { break }
      start = at
      at -= 1
    }
    return start
  }

  private func chainEnd(_ spot: Int) -> Int {
    var (end, at) = (spot, spot + 1)
    while at < spots.count, at <= spot + 8 {
      if spots[at].isAuxiliary {
        at += 1
        continue
      }
      guard isLinked(end, at) else { break }
      end = at
      at += 1
    }
    return end
  }

  /// Whether nothing but linking words, ages and dates stands between two figures of one kind.
  private func isLinked(_ first: Int, _ second: Int) -> Bool {
    let (end, start) = (spots[first].words.upperBound, spots[second].words.lowerBound)
    guard spots[first].kind == spots[second].kind, end < start, start - end <= 14,
      !isPart(first)
    else { return false }
    let between = end..<start
    return between.allSatisfy { index in
      words[index].before.isDisjoint(with: [.stop, .colon, .dash, .open, .close])
        && (context.links.contains(words[index].id) || words[index].number >= 0)
    }
  }

  /// The noun phrase that a number counts: up to a mark, a verb, a relative or another figure.
  func noun(of spot: Int) -> Range<Int> {
    let start = spots[spot].words.upperBound
    let limit = max(start, min(nextStart(after: spot), start + 16))
    var end = start
    while end < limit {
      if !words[end].before.isDisjoint(with: .breaks.union(.comma)) { break }
      if context.nounEnds.contains(words[end].id) { break }
      if context.coordinators.contains(words[end].id), end + 1 < words.count,
        context.articles.contains(words[end + 1].id)
      {
        break
      }
      end += 1
    }
    return start..<end
  }

  /// The clauses that a bracket, a relative or a colon stands behind, before and behind the
  /// figure's own: `324 children (43%) lived …` for 43.
  func hosts(of spot: Int) -> [Range<Int>] {
    let start = left(of: spot).lowerBound
    guard start > 0, start < words.count else { return [] }
    let word = words[start]
    let isRelative = word.before.contains(.comma) && context.relatives.contains(word.id)
    let isLabelled = word.before.contains(.colon) && start + 3 > spots[spot].words.lowerBound
    guard word.before.contains(.open) || isRelative || isLabelled else { return [] }
    var first = start - 1
    while first > 0, first > start - Self.reach,
      words[first].before.isDisjoint(with: [.stop, .colon, .dash]), !isBreak(before: first)
    {
      first -= 1
    }
    let end = right(of: spot).upperBound
    guard word.before.contains(.open), end < words.count, words[end].before.contains(.close),
      words[end].before.isDisjoint(with: [.stop, .colon, .dash, .open]),
      // "(364), which is": the next clause says something else of what stands before the bracket.
      !(words[end].before.contains(.comma) && context.clauseOpeners.contains(words[end].id))
    else { return [first..<start] }
    var last = end + 1
    while last < words.count, last < end + Self.reach, !isBreak(before: last) { last += 1 }
    return [first..<start, end..<last]
  }

  /// Whether a bare number is the level of what its clause speaks of: behind "to", "is" and the
  /// like, in a bracket, or behind a colon.
  func isLevel(_ spot: Int) -> Bool {
    let first = chainStart(spot)
    let start = spots[first].words.lowerBound
    guard start > 0, start < words.count else { return true }
    if !words[start].before.isDisjoint(with: [.open, .colon]) { return true }
    var index = start - 1
    while index >= 0, index >= start - 6, isInClause(index + 1) {
      if context.levels.contains(words[index].id) { return true }
      guard context.fillers.contains(words[index].id) else { return false }
      index -= 1
    }
    return false
  }

  /// The word before a figure, with fillers left out, and whether "by" and the like are real.
  func wordBefore(_ spot: Int) -> Int? {
    var index = spots[spot].words.lowerBound - 1
    let least = max(-1, index - 6)
    while index > least, isInClause(index + 1), context.fillers.contains(words[index].id),
      words[index].id != context.of
    {
      index -= 1
    }
    guard index >= 0, isInClause(index + 1) else { return nil }
    return index
  }

  /// Whether no mark parts a word from the one before it; what stands behind the last word, a figure in
  /// signs alone, is in no clause.
  private func isInClause(_ index: Int) -> Bool {
    index < words.count && words[index].before.isDisjoint(with: .breaks)
  }

  /// Whether a figure is how much something changed: `rose by 4%`, `4% more`, `a fall of 4%`.
  func isChange(_ spot: Int) -> Bool {
    let clause = left(of: spot)
    if let before = wordBefore(spot) {
      let word = words[before].id
      if word == context.by {
        return words[clause].contains { context.changes.contains($0.id) }
      }
      if word == context.of, before > 0, context.changes.contains(words[before - 1].id) {
        return true
      }
      if context.upOrDown.contains(word) { return true }
    }
    let next = spots[spot].words.upperBound
    guard [.percent, .ratio, .duration].contains(spots[spot].kind), next < words.count,
      words[next].before.isDisjoint(with: .breaks.union(.comma))
    else { return false }
    return context.changesBehind.contains(words[next].id)
  }

  /// Whether a figure counts some of a group: `two of its 183 care leavers`, `300 of the children`.
  func isPart(_ spot: Int) -> Bool {
    guard spots[spot].isCounted || spots[spot].isBare else { return false }
    var index = spots[spot].words.upperBound
    if index < words.count, words[index].id == context.out { index += 1 }
    guard index + 1 < words.count, words[index].id == context.of, isInClause(index),
      isInClause(index + 1)
    else { return false }
    return context.articles.contains(words[index + 1].id) || words[index + 1].number >= 0
      || spots[(spot + 1)...].first.map { $0.words.lowerBound == index + 1 } ?? false
  }

  /// Whether words before a figure are the whole that it is a part of: "*Of the 384 children in care*,
  /// 41 are disabled".
  func isWhole(_ whole: Range<Int>, of spot: Int) -> Bool {
    guard whole.upperBound <= spots[spot].words.lowerBound else { return false }
    var index = whole.lowerBound - 1
    let least = max(-1, index - 6)
    while index > least, words[index].id != context.of,
      words[index].number >= 0 || context.fillers.contains(words[index].id)
        || context.articles.contains(words[index].id)
        || spots[..<spot].suffix(2).contains(where: { $0.words.contains(index) })
    {
      index -= 1
    }
    guard index >= 0, words[index].id == context.of else { return false }
    return index == 0 || !words[index].before.isDisjoint(with: .breaks.union(.comma))
  }

  /// Whether a figure opens its clause, but for words of time: `At the end of May *412 children* left`.
  func isSubject(_ spot: Int) -> Bool {
    words[left(of: spot)].allSatisfy { context.openers.contains($0.id) || $0.number >= 0 }
  }

  /// Whether a stock whose words end at `end` is stated as one: as what somebody has, or alone;
  /// not as the subject or the object of a deed: `12 care leavers went …`, `appointed 12 …`.
  func isStock(_ spot: Int, until end: Int) -> Bool {
    guard isSubject(spot) else {
      guard let before = wordBefore(spot) else { return true }
      if words[before].id == context.forWord {
        return before > 0 && context.caring.contains(words[before - 1].id)
      }
      return context.holders.contains(words[before].id)
    }
    guard end < words.count else { return true }
    return !words[end].before.isDisjoint(with: Separators.breaks.union(.comma))
      || context.stockFollowers.contains(words[end].id)
  }

  /// Whether a figure is only hoped for: `Her next target is to bring agency staff below 20%`.
  func isWished(_ spot: Int) -> Bool {
    words[left(of: spot)].contains { context.wishes.contains($0.id) }
  }

  /// Whether a figure is of an earlier time: `412 a year earlier`, `Two years ago it had 412`.
  func isEarlier(_ spot: Int) -> Bool {
    let own = spots[spot].words
    if own.lowerBound >= 2, words[own.lowerBound - 1].id == context.been,
      words[own.lowerBound - 2].id == context.had
    {
      return true
    }
    var next = words.count
    for other in spots[(spot + 1)...] where !other.isAuxiliary {
      next = other.words.lowerBound
      break
    }
    let behind = Range(from: own.upperBound, upTo: min(next, own.upperBound + 10))
    for index in behind {
      if !isInClause(index) || words[index].id == context.than { break }
      if looksBack(index) { return true }
    }
    let clause = left(of: spot)
    return clause.contains {
      looksBack($0) && !words[$0..<clause.upperBound].contains { $0.id == context.than }
    }
  }

  /// `a year earlier`, `two years ago`, `the month before`.
  private func looksBack(_ index: Int) -> Bool {
    guard context.earlier.contains(words[index].id) else { return false }
    if words[index].id == context.previously { return true }
    return index > 0 && context.years.contains(words[index - 1].id)
      && isInClause(index)
      && (words[index].id != context.before || index + 1 == words.count
        || !words[index + 1].before.isDisjoint(with: Separators.breaks.union(.comma)))
  }

  /// Whether a figure is only what another is held against: `compared with 12%`, `from 12% to 9%`.
  func isHeldAgainst(_ spot: Int, isDated: Bool) -> Bool {
    if !isDated, isEarlier(spot) { return true }
    let start = spots[spot].words.lowerBound
    if spot > 0, start < words.count, words[start].before.contains(.open),
      start - spots[spot - 1].words.upperBound <= 3
    {
      // "from 553 children (45 per 10,000)": the bracket says the same thing again.
      return isSimplyHeldAgainst(spot - 1, isDated: isDated)
    }
    return isSimplyHeldAgainst(spot, isDated: isDated)
  }

  private func isSimplyHeldAgainst(_ spot: Int, isDated: Bool) -> Bool {
    guard let index = bareWordBefore(spot) else { return false }
    let word = words[index].id
    if word == context.from { return !isDated }
    if context.comparing.contains(word) { return true }
    guard index > 0, isInClause(index) else { return false }
    return context.comparing.contains(words[index - 1].id)
      && (context.links.contains(word) || context.relatives.contains(word))
  }

  /// The word before a figure, with articles and "about" left out, but not "than" or "to".
  private func bareWordBefore(_ spot: Int) -> Int? {
    var index = spots[spot].words.lowerBound - 1
    let least = max(-1, index - 4)
    while index > least, isInClause(index + 1),
      context.articles.contains(words[index].id)
        || (context.fillers.contains(words[index].id)
          && !context.comparing.contains(words[index].id) && words[index].id != context.of
          && words[index].id != context.to)
    {
      index -= 1
    }
    guard index >= 0 else { return nil }
    // "more than 40", "fewer than 40" bound the figure itself.
    if index > 0, context.comparing.contains(words[index].id),
      context.fillers.contains(words[index].id), context.fillers.contains(words[index - 1].id)
    {
      return nil
    }
    return index
  }
}

/// A figure among the words.
struct FigureSpan {
  let words: Range<Int>
  let kind: Figure.Kind
  /// Whether its unit is a counted noun.
  let isCounted: Bool
  /// Whether it is a number and no more.
  let isBare: Bool
  /// Whether it is an age that leaves out some of those who are under 18, or some care leavers.
  let isSomeAges: Bool

  /// Ages, dates and spans of time qualify other figures and do not part them from their nouns.
  var isAuxiliary: Bool {
    switch kind {
    case .date, .dateRange, .age, .ordinal, .duration: true
    default: false
    }
  }
}
