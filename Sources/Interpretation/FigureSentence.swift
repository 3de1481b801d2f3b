import Language
import Model

/// A sentence with its words, the phrases and figures in it, and what they say of one another.
///
/// A class, so that each answer is found once, and only where somebody asks.
final class FigureSentence {
  let words: [FoldedWord]

  /// Sorted by their first word.
  let matches: [PhraseIndex.Match]

  /// The times that it names, in the order of its words.
  let times: [SentenceTime]
  let rules: FigureRules

  /// The words of each figure of the sentence, in order.
  var spots: [FigureSpan] {
    didSet { if spots != oldValue { read() } }
  }

  /// The figures right behind the name of an authority, of what was counted before: "and Leeds *90*".
  var gapped: Set<Int> = []

  /// The words as rules read them.
  private(set) var text: FigureText

  /// The noun phrases of which numbers are the amounts that have none behind them, by figure: "the number of
  /// *children in care* has reached 345". See `Topics`.
  var topics: [Int: Range<Int>] = [:]

  /// The figures whose noun stands elsewhere.
  var inheriting: Set<Int> = []

  /// The figures that say how many more or fewer there are, not how many.
  var differences: Set<Int> = []

  /// The noun phrases of what counts nothing, by the figure that says how high it is: "*the rate of children in
  /// care* rose to 84".
  var measured: [Int: Range<Int>] = [:]

  /// The noun phrases of those of whom numbers without a noun count some, by figure: "*foster carers* left and 17
  /// were approved".
  var populations: [Int: Range<Int>] = [:]

  /// The words that bound figures: the "more than" of "more than 40".
  var qualifiers: [Range<Int>] = []

  /// The answers to `isPart`, `noun(of:)` and `holder(of:)`, by figure.
  private var parts: [Bool?] = []
  var nouns: [Range<Int>?] = []
  var holders: [Holder??] = []

  /// The first and the last figure of the row in which each stands: `63 in July 2017 to 39 in July 2018`.
  private(set) var rows: [(first: Int, last: Int)] = []

  init(
    _ words: FigureText, matches: [PhraseIndex.Match], times: [SentenceTime],
    spots: [FigureSpan], rules: FigureRules
  ) {
    self.words = words.words
    self.matches = matches
    self.times = times
    self.spots = spots
    self.rules = rules
    text = words.with(figures: spots, dates: times.map(\.words))
    settle()
  }

  private func read() {
    text = text.with(figures: spots, dates: times.map(\.words))
    settle()
  }

  private func settle() {
    parts = Array(repeating: nil, count: spots.count)
    nouns = Array(repeating: nil, count: spots.count)
    holders = Array(repeating: nil, count: spots.count)
    rows = spots.indices.map { ($0, $0) }
    guard spots.count > 1 else { return }
    var (before, behind) = ([Int](repeating: -1, count: spots.count), rows.map { _ in Int.max })
    var last: Int?
    for spot in spots.indices where !spots[spot].isAuxiliary {
      if let last, isLinked(last, spot) { (before[spot], behind[last]) = (last, spot) }
      last = spot
    }
    for spot in spots.indices {
      while case let next = before[rows[spot].first], next >= max(0, spot - Self.neighbours) {
        rows[spot].first = next
      }
      while case let next = behind[rows[spot].last], next <= spot + Self.neighbours {
        rows[spot].last = next
      }
    }
  }

  /// Whether nothing but linking words, ages and dates stands between two figures of one kind.
  private func isLinked(_ first: Int, _ second: Int) -> Bool {
    guard spots[first].kind == spots[second].kind, !isPart(first) else { return false }
    return rules.match(.link, at: spots[first].words.upperBound, in: text)?.tokens.upperBound
      == spots[second].words.lowerBound
  }

  /// How far a phrase may stand from its figure, in words: sentences of prose are shorter.
  static let reach = 80

  /// How many figures away another may stand that bounds a clause.
  static let neighbours = 8

  // MARK: What rules say of a figure

  /// The words as rules read them that ask about one figure.
  func text(about spot: Int) -> FigureText {
    var text = text
    text.own = spots[spot].words
    text.row = spots[rows[spot].first].words.lowerBound
    return text
  }

  func match(_ rule: FigureRules.Rule, of spot: Int) -> RuleMatch? {
    rules.match(rule, at: spots[spot].words.lowerBound, in: text(about: spot))
  }

  func outcome(of rule: FigureRules.Rule, of spot: Int) -> String? {
    rules.outcome(of: rule, at: spots[spot].words.lowerBound, in: text(about: spot))
  }

  func holds(_ rule: FigureRules.Rule, of spot: Int) -> Bool {
    rules.holds(rule, at: spots[spot].words.lowerBound, in: text(about: spot))
  }

  func holds(_ rule: FigureRules.Rule, at place: Int) -> Bool {
    rules.holds(rule, at: place, in: text)
  }

  /// Whether a number stands behind "of whom" or "of which", or says a percentage there again.
  func isBehindWhom(_ spot: Int) -> Bool { holds(.behindWhom, of: spot) }

  /// Whether a number is the first word of its sentence but for a bullet, and numbers no list.
  func isHead(_ spot: Int) -> Bool { holds(.head, of: spot) }

  /// Whether a number opens its sentence and a verb follows: "Nine were good".
  func isHeadOfClause(_ spot: Int) -> Bool { holds(.headOfClause, of: spot) }

  var opensWithPronoun: Bool {
    words.first.map { rules.words.groupPronouns.contains($0.id) || $0.id == rules.words.it }
      ?? false
  }

  /// Whether a figure is how much something changed: `rose by 4%`, `4% more`, `a fall of 4%`.
  func isChange(_ spot: Int) -> Bool {
    differences.contains(spot) || holds(.change, of: spot)
  }

  /// Whether a figure counts some of a group: `two of its 183 care leavers`, `300 of the children`.
  func isPart(_ spot: Int) -> Bool {
    if let known = parts[spot] { return known }
    let isPart = holds(.part, of: spot)
    parts[spot] = isPart
    return isPart
  }

  /// The noun phrase of those of whom a figure counts some: "nine of the *city's care leavers*".
  func population(of spot: Int) -> Range<Int>? {
    if let known = populations[spot] { return known }
    if spot > 0, spots[spot - 1].isCounted, !isPart(spot) {
      // "Of our 298 care leavers, 112 are", "298 care leavers, of whom 112 are".
      let noun = noun(of: spot - 1)
      guard let first = noun.first else { return nil }
      return isBehindWhom(spot) || isWhole(first..<first + 1, of: spot) ? noun : nil
    }
    guard isPart(spot) else { return nil }
    var at = spots[spot].words.upperBound
    let limit = min(words.count, at + 8)
    while at < limit,
      words[at].id == rules.words.of || rules.words.fillers.contains(words[at].id)
        || rules.words.articles.contains(words[at].id) || text.has(.inFigure, at: at)
    {
      at += 1
    }
    return rules.match(.noun, at: at, in: text)?.tokens
  }

  /// The noun phrase of which a share is told that stands before it, past its head: "the proportion of *children in
  /// care who live at home* is 4%"; the rest of the topic of a number.
  func subject(of spot: Int, in left: Range<Int>) -> Range<Int>? {
    if let topic = topics[spot] {
      return topic.count > 1 ? topic.lowerBound + 1..<topic.upperBound : nil
    }
    guard spots[spot].kind == .percent else { return nil }
    let head = left.dropLast().first {
      rules.words.shares.contains(words[$0].id) && words[$0 + 1].id == rules.words.of
    }
    guard let head, head + 3 < left.upperBound else { return nil }
    return head + 3..<left.upperBound
  }

  /// Whether a noun phrase names a share: "the percentage of plans".
  func isShare(_ measure: Range<Int>) -> Bool {
    measure.prefix(3).contains { rules.words.shares.contains(words[$0].id) }
  }

  /// The first figure of the row in which a figure stands: of 41 in "41 in April, *38* in May".
  func firstOfRow(_ spot: Int) -> Int { rows[spot].first }

  /// Whether a text takes a figure back: "The figure is 340, not *430*".
  func isWithdrawn(_ spot: Int) -> Bool { outcome(of: .standing, of: spot) == "withdrawn" }

  /// In which standing a figure is by the words around it: planned in `It plans to open 12 homes`, earlier in
  /// `A year ago it had 12`.
  func standing(of spot: Int) -> Standing {
    if let found = outcome(of: .standing, of: spot) {
      return found == "withdrawn" ? .claimed : Standing(rawValue: found) ?? .stated
    }
    return spots[spot].isAuxiliary || !holds(.earlier, of: spot) ? .stated : .earlier
  }

  /// Whether a figure opens its clause, but for words of time: `At the end of May *412 children* left`.
  func isSubject(_ spot: Int) -> Bool { holds(.subject, of: spot) }

  /// Whether words before a figure are the whole that it is a part of: "*Of the 384 children in care*,
  /// 41 are disabled".
  func isWhole(_ whole: Range<Int>, of spot: Int) -> Bool {
    whole.upperBound <= spots[spot].words.lowerBound && holds(.whole, at: whole.lowerBound)
  }

  /// Whether a stock whose words end at `end` is stated as one: as what somebody has, or alone;
  /// not as the subject or the object of a deed: `12 care leavers went …`, `appointed 12 …`.
  func isStock(_ spot: Int, until end: Int) -> Bool {
    let isFollowed = { [self] in
      end >= words.count || holds(.stockFollower, at: end) || holds(.stated, at: end)
    }
    if isWholeOfPart(spot) { return true }
    if isSubject(spot) { return isFollowed() }
    if holds(.holder, of: spot) { return true }
    if holds(.governed, of: spot) { return isFollowed() || !isSubjectBehind(end) }
    // "12 schools and 345 children": the second is what the first is.
    guard spot > 0, spots[spot - 1].isCounted || spots[spot - 1].isBare,
      holds(.coordinated, of: spot),
      spots[spot].words.lowerBound - spots[spot - 1].words.upperBound <= Self.farthestPeer
    else { return false }
    return isStock(spot - 1, until: end)
  }

  /// How many words apart two counts may stand of which one stands for the other.
  private static let farthestPeer = 12

  /// Whether a verb of an event stands at a word.
  private func isSubjectBehind(_ end: Int) -> Bool { holds(.eventVerb, at: end) }

  /// Whether a verb of an event stands between a figure and the words that say what it is: "214 children
  /// *came* into care".
  func isOfEvent(_ spot: Int, upTo phrase: Int) -> Bool {
    let start = spots[spot].words.upperBound
    return start < phrase && (start..<phrase).contains { holds(.eventVerb, at: $0) }
  }

  /// Whether a bare number is the level of what its clause speaks of: behind "to", "is" and the
  /// like, in a bracket, or behind a colon.
  func isLevel(_ spot: Int) -> Bool { spots[spot].words.isEmpty || holds(.level, of: spot) }

  /// Whether a figure is only what another is held against: `compared with 12%`, `from 12% to 9%`.
  func isHeldAgainst(_ spot: Int, isDated: Bool) -> Bool {
    if !isDated, holds(.earlier, of: spot) { return true }
    let start = spots[spot].words.lowerBound
    // "from 553 children (45 per 10,000)": the bracket says the same thing again.
    let isAside =
      spot > 0 && text.has(.openBefore, at: start) && start - spots[spot - 1].words.upperBound <= 3
    guard let held = outcome(of: .held, of: isAside ? spot - 1 : spot) else { return false }
    return held != "from" || !isDated
  }
}
