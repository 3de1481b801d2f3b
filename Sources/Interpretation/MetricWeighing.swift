import Language
import Model

/// A figure that is held against the patterns of the catalogue.
///
/// A class, so that what is asked of the figure is found once and only where a pattern asks.
final class MetricWeighing {
  /// How well a pattern fits; less is better.
  struct Fit: Comparable {
    let tier: Int
    let words: Int
    let distance: Int

    /// The words of the first phrase, and where they stand.
    let phrase: Range<Int>
    let source: WordSource

    static func == (left: Fit, right: Fit) -> Bool {
      (left.tier, left.words, left.distance) == (right.tier, right.words, right.distance)
    }

    static func < (left: Fit, right: Fit) -> Bool {
      (left.tier, -left.words, left.distance) < (right.tier, -right.words, right.distance)
    }
  }

  /// How a pattern holds of a figure, or what it lacks.
  enum Verdict {
    case fits(Fit)
    case lacks(MetricLack)
  }

  let figure: FigureDraft
  let spot: Int
  let sentence: FigureSentence
  let cell: CellContext?
  let catalogue: MetricPatterns
  private let subsets: Subsets

  /// The units that the figure's is, by number.
  private let agreement: [Bool]

  /// The phrases within reach of the figure, those of its cell's headers, and those that stand before.
  private let near: ArraySlice<PhraseIndex.Match>
  private let antecedent: [PhraseIndex.Match]

  /// The sentence before, in its paragraph.
  private let before: SentenceBefore

  /// Which phrases are among these: a bit for those of one remainder, so that most that are not are known.
  private var present = SIMD8<UInt64>()

  private lazy var isOfThem = cell == nil && sentence.holds(.partitive, of: spot)

  private(set) lazy var isChange = figure.kind != .money && sentence.isChange(spot)
  private lazy var regions = Regions(
    of: spot, in: sentence,
    concept: sentence.places(
      of: figure.mention.conceptText == nil && !sentence.inheriting.contains(spot)
        && (sentence.topics[spot] == nil || !figure.isCounted)
        ? figure.mention.concept : nil))

  init(
    _ figure: FigureDraft, at spot: Int, in sentence: FigureSentence, cell: CellContext?,
    antecedent: [PhraseIndex.Match], before: SentenceBefore, agreement: [Bool],
    _ catalogue: MetricPatterns, _ subsets: Subsets
  ) {
    self.figure = figure
    self.spot = spot
    self.sentence = sentence
    self.cell = cell
    self.antecedent = antecedent
    self.before = before
    self.agreement = agreement
    self.catalogue = catalogue
    self.subsets = subsets
    near = sentence.matches(near: sentence.spots[spot].words)
    note(near)
    for header in cell?.headers ?? [] { note(header.matches) }
    note(antecedent)
  }

  private func note(_ matches: some Sequence<PhraseIndex.Match>) {
    for match in matches { present[match.phrase / 64 % 8] |= 1 << UInt64(match.phrase % 64) }
  }

  private func mayHave(_ phrase: Int) -> Bool {
    present[phrase / 64 % 8] >> UInt64(phrase % 64) & 1 == 1
  }

  /// Whether a term may hold; one behind the first may hold by the sentence before.
  private func mayHave(_ term: MetricPatterns.Term, isFirst: Bool) -> Bool {
    mayHave(term.phrase) || !isFirst && term.place == .sentence
  }

  /// Takes every pattern of which the first phrase is within reach, and that may hold by its unit.
  func forEachPattern(ofAnyUnit: Bool = false, _ body: (MetricPatterns.Pattern) -> Void) {
    // Few of the phrases within reach begin a pattern.
    var seen: [Int] = []
    func take(_ matches: some Sequence<PhraseIndex.Match>) {
      for match in matches {
        let patterns = catalogue.patterns[match.phrase]
        guard !patterns.isEmpty, !seen.contains(match.phrase) else { continue }
        seen.append(match.phrase)
        for pattern in patterns where ofAnyUnit || agreement[pattern.unit] { body(pattern) }
      }
    }
    take(near)
    for header in cell?.headers ?? [] { take(header.matches) }
    take(antecedent)
  }

  /// The metric that fits best, by its number in the catalogue; nil where none does, or two do alike.
  var metric: Int? {
    var best: (fit: Fit, metric: Int)?
    var isTied = false
    forEachPattern { pattern in
      guard case .fits(let fit) = verdict(on: pattern) else { return }
      if let held = best {
        if fit < held.fit {
          best = (fit, pattern.metric)
          isTied = false
        } else if fit == held.fit, pattern.metric != held.metric {
          isTied = true
        }
      } else {
        best = (fit, pattern.metric)
      }
    }
    guard let best, !isTied, !hasSecondVerb(best.fit, of: best.metric) else { return nil }
    return best.metric
  }

  func verdict(on pattern: MetricPatterns.Pattern) -> Verdict {
    guard figure.kind == .money || pattern.isChange == isChange else {
      return .lacks(isChange ? .level : .change)
    }
    guard agreement[pattern.unit] else { return .lacks(.unit) }
    let facts = catalogue.facts[pattern.metric]
    if sentence.measured[spot] != nil, facts.nouns != nil, !facts.isFractional {
      return .lacks(.unit)
    }
    if let lack = lackByHeaders(for: facts) { return .lacks(lack) }
    guard let fit = fit(pattern.terms, of: facts) else { return .lacks(.words) }
    // "five of them team managers": of those that were counted before, more is said behind.
    if facts.nouns != nil, pattern.terms.count == 1, isOfThem,
      fit.source == .antecedent
        || fit.phrase.upperBound <= sentence.spots[spot].words.lowerBound
    {
      return .lacks(.part("partitive"))
    }
    if facts.isStock {
      if cell?.isOfBand == true { return .lacks(.part("band")) }
      guard isStock(fit, pattern) else { return .lacks(.stock) }
    }
    if let refusal = facts.refusals.firstIndex(where: isRefused) {
      return .lacks(.refused(refusal))
    }
    if let nouns = facts.nouns, let rule = subset(counted(nouns, fit), facts) {
      return .lacks(.part(rule))
    }
    return .fits(fit)
  }

  /// Whether two things are said of those whom a figure counts, who are some of either.
  func hasSecondVerb(_ fit: Fit, of metric: Int) -> Bool {
    guard let nouns = catalogue.facts[metric].nouns else { return false }
    return subsets.hasSecondVerb(counted(nouns, fit), in: sentence)
  }

  /// How the terms fit when each takes its best phrase; nil where one has none.
  ///
  /// A term for the noun that is counted may stand for those of whom some are counted, where the metric is no
  /// stock and another term says what they do: "nine *of the care leavers* are in custody".
  ///
  /// - Parameter terms: By their places in the catalogue.
  func fit(_ terms: Range<Int>, of facts: MetricPatterns.Facts? = nil) -> Fit? {
    guard terms.allSatisfy({ mayHave(catalogue.terms[$0], isFirst: $0 == terms.lowerBound) }) else {
      return nil
    }
    var words = 0
    var first: Fit?
    let isOfSome =
      terms.count > 1 && facts.map { !$0.isStock } ?? false
      && catalogue.terms[terms].contains { $0.place == .after || $0.place == .next }
    for number in terms {
      let term = catalogue.terms[number]
      var found = fit(term)
      if found == nil, isOfSome, term.place == .noun { found = fit(ofSome: term) }
      if found == nil, number > terms.lowerBound, term.place == .sentence {
        found = fit(term, among: before.matches, .antecedent)
      }
      guard let best = found else { return nil }
      words += best.words
      if first == nil { first = best }
    }
    return first.map {
      Fit(
        tier: $0.tier, words: words, distance: $0.distance, phrase: $0.phrase, source: $0.source)
    }
  }

  /// Whether the terms of a refusal hold: "more" is none where it only bounds a figure, as in "more than 40".
  private func isRefused(by terms: Range<Int>) -> Bool {
    terms.allSatisfy { mayHave(catalogue.terms[$0].phrase) }
      && catalogue.terms[terms].allSatisfy { fit($0, besidesQualifiers: true) != nil }
  }

  private func fit(ofSome term: MetricPatterns.Term) -> Fit? {
    near.first { $0.phrase == term.phrase && regions.isInPopulation($0.words) }.map {
      Fit(
        tier: 1, words: $0.words.count, distance: regions.own.distance(to: $0.words),
        phrase: $0.words, source: .sentence)
    }
  }

  private func fit(
    _ term: MetricPatterns.Term, among matches: [PhraseIndex.Match], _ source: WordSource
  ) -> Fit? {
    matches.first { $0.phrase == term.phrase }.map {
      Fit(tier: 3, words: $0.words.count, distance: 0, phrase: $0.words, source: source)
    }
  }

  /// The metric that the sentence before speaks of, for a number that only takes it up: "That figure is 730";
  /// nil where it speaks of none, or of several.
  var metricBefore: Int? {
    var found: Set<Int> = []
    for match in before.matches {
      for pattern in catalogue.patterns[match.phrase] {
        guard pattern.terms.count == 1, pattern.isChange == isChange, agreement[pattern.unit],
          Self.topicPlaces.contains(catalogue.terms[pattern.terms.lowerBound].place)
        else { continue }
        let facts = catalogue.facts[pattern.metric]
        guard facts.nouns == nil || facts.isStock else { continue }
        found.insert(pattern.metric)
      }
    }
    guard found.count == 1, let metric = found.first,
      !catalogue.facts[metric].refusals.contains(where: isRefused)
    else { return nil }
    return metric
  }

  private static let topicPlaces: [MetricPattern.Place] = [.near, .noun, .before, .sentence]

  private func fit(_ term: MetricPatterns.Term, besidesQualifiers: Bool = false) -> Fit? {
    var best: Fit?
    func take(_ matches: some Sequence<PhraseIndex.Match>, _ source: WordSource) {
      for match in matches where match.phrase == term.phrase {
        if besidesQualifiers, source == .sentence,
          sentence.qualifiers.contains(where: { $0.overlaps(match.words) })
        {
          continue
        }
        guard let standing = regions.standing(of: match.words, source, at: term.place) else {
          continue
        }
        let fit = Fit(
          tier: standing.tier, words: match.words.count, distance: standing.distance,
          phrase: match.words, source: source)
        if best.map({ fit < $0 }) ?? true { best = fit }
      }
    }
    take(near, .sentence)
    if let cell {
      for (number, header) in cell.headers.enumerated() { take(header.matches, .header(number)) }
    }
    take(antecedent, .antecedent)
    return best
  }

  /// Why the number of a cell is no value of a metric; nil where it may be one: its headers have no word of
  /// their own for a rate, a change or a target, and people are counted whole.
  private func lackByHeaders(for facts: MetricPatterns.Facts) -> MetricLack? {
    guard let cell else { return nil }
    let isCount = facts.nouns != nil
    if isCount, !facts.isFractional, case .number = figure.value, !figure.isWhole { return .unit }
    for header in cell.headers {
      for word in header.derived {
        let lack: MetricLack
        switch word.kind {
        case .measure:
          if !isCount { continue }
          lack = .unit
        case .change:
          if facts.isChange { continue }
          lack = .level
        case .goal, .forecast, .name: lack = .wished
        }
        let isNamed = header.matches.contains {
          facts.named.contains($0.phrase) && $0.words.contains(word.place)
        }
        if !isNamed { return lack }
      }
    }
    return nil
  }

  /// Whether a stock is stated as one, where nothing but its noun phrase says what it is.
  private func isStock(_ fit: Fit, _ pattern: MetricPatterns.Pattern) -> Bool {
    if fit.source == .sentence, sentence.isOfEvent(spot, upTo: fit.phrase.lowerBound) {
      return false
    }
    let isNoun = pattern.terms.count == 1 && fit.tier == 0 && fit.source == .sentence
    guard isNoun, fit.phrase.upperBound > sentence.spots[spot].words.upperBound else { return true }
    let noun = catalogue.facts[pattern.metric].nouns.flatMap { counted($0, fit).head }
    return sentence.isStock(spot, until: max(fit.phrase.upperBound, noun?.upperBound ?? 0))
  }

  /// A figure with the noun that it counts, of the nouns of a unit.
  private func counted(_ nouns: Int, _ fit: Fit) -> Subsets.Counted {
    var head: Range<Int>?
    if !sentence.isPart(spot) {
      let noun = sentence.noun(of: spot)
      for match in sentence.matches(near: noun)
      where match.phrase == nouns && noun.contains(match.words.lowerBound) {
        let start = head?.lowerBound ?? match.words.lowerBound
        // "Children *and young people*" are one.
        let isOne =
          head.map {
            match.words.lowerBound == start
              || match.words.lowerBound == $0.upperBound + 1
                && sentence.isCoordinator($0.upperBound)
          } ?? true
        if isOne { head = start..<match.words.upperBound }
      }
    }
    // What stands in a header or in the sentence before is no word of this one.
    let phrase = fit.source == .sentence ? fit.phrase : 0..<0
    return Subsets.Counted(
      spot: spot, head: head, phrase: phrase, topic: sentence.topics[spot])
  }

  /// What narrows a figure that counts only some of what its metric is the number of; nil for all of it.
  private func subset(_ counted: Subsets.Counted, _ facts: MetricPatterns.Facts) -> String? {
    let isAttributed = subsets.hasAttribute(counted, in: sentence) { word in
      sentence.matches(near: word..<word + 1).contains {
        facts.named.contains($0.phrase) && $0.words.contains(word)
      }
    }
    if isAttributed { return "attribute" }
    if subsets.hasAges(counted, in: sentence) { return "ages" }
    guard facts.isStock, subsets.isRestricted(counted, in: sentence) else { return nil }
    return "restricted"
  }
}
