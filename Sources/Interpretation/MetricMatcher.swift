import Language
import Model

/// Says of which metric of the catalogue a figure is a value, and as of when.
///
/// All patterns of the catalogue are found together in one pass over a sentence, and only those
/// metrics are weighed of which the sentence has a phrase. A metric is given where its unit is the
/// figure's, one of its patterns holds and none of its refusals does; of several, the one whose
/// phrase stands nearest in grammar (noun phrase, clause, clause before), then the one of most
/// words, then the nearest. Where two are still alike there is none: no metric is better than a
/// wrong one.
package struct MetricMatcher: Sendable {
  struct Term: Sendable {
    let place: MetricPattern.Place
    let phrase: Int
  }

  struct Pattern: Sendable {
    let metric: Int

    /// Its place among the metric's patterns.
    let number: Int
    let terms: [Term]
  }

  let metrics: [Metric]
  private let index: PhraseIndex
  private let dateReader: WrittenDates
  private let rules: FigureRules
  private let subsets: Subsets
  private let percentPhrase: Int

  /// The words of which one makes a page one about children's services; -1 where there are none.
  private let fieldPhrase: Int
  private let numbers: [String: Int]

  /// Patterns by the phrase of their first term.
  let patterns: [[Pattern]]
  private let refusals: [[[Term]]]

  /// The patterns of the refusals of each metric, as the catalogue writes them.
  let refusalTexts: [[String]]

  /// The nouns of each unit, in folded words joined by spaces.
  private let nouns: [String: Set<String>]
  /// The nouns of each unit as one phrase.
  private let nounPhrases: [String: Int]
  /// The phrases of each metric's patterns.
  private let named: [Set<Int>]

  package init(catalogue: Catalogue, lexicon: inout Lexicon) throws(CatalogueError) {
    var builder = Builder()
    var refusals: [[[Term]]] = []
    var refusalTexts: [[String]] = []
    var named: [Set<Int>] = []
    for (number, metric) in catalogue.metrics.enumerated() {
      let unit = catalogue.units.first { $0.id == metric.unit }
      var phrases: Set<Int> = []
      for (place, text) in metric.patterns.enumerated() {
        let terms = try builder.terms(of: text, metric: metric.id, &lexicon)
        phrases.formUnion(terms.map(\.phrase))
        builder.patterns[terms[0].phrase].append(
          Pattern(metric: number, number: place, terms: terms))
      }
      named.append(phrases)
      var refused: [[Term]] = []
      let texts = metric.mustNot + (unit?.mustNot ?? [])
      refusalTexts.append(texts)
      for text in texts {
        refused.append(try builder.terms(of: text, metric: metric.id, &lexicon))
      }
      refusals.append(refused)
    }
    percentPhrase = try builder.phrase(
      "(per cent|percent|percentage|proportion|pct)", metric: "", &lexicon)
    let field = catalogue.phrases.first { $0.id == "field" }?.patterns ?? []
    fieldPhrase =
      field.isEmpty
      ? -1
      : try builder.phrase("(" + field.joined(separator: "|") + ")", metric: "field", &lexicon)
    var numbers: [String: Int] = [:]
    for (number, metric) in catalogue.metrics.enumerated() { numbers[metric.id] = number }
    self.numbers = numbers
    var nouns: [String: Set<String>] = [:]
    var nounPhrases: [String: Int] = [:]
    for unit in catalogue.units where !unit.nouns.isEmpty {
      nouns[unit.id] = try builder.words(of: unit)
      nounPhrases[unit.id] = try builder.phrase(
        "(" + unit.nouns.joined(separator: "|") + ")", metric: unit.id, &lexicon)
    }
    dateReader = WrittenDates(knownTo: &lexicon)
    rules = FigureRules(knownTo: &lexicon)
    subsets = Subsets(knownTo: &lexicon, names: catalogue.authorities.map(\.name))
    self.nounPhrases = nounPhrases
    self.named = named
    metrics = catalogue.metrics
    index = builder.index
    patterns = builder.patterns
    self.refusals = refusals
    self.refusalTexts = refusalTexts
    self.nouns = nouns
  }

  private struct Builder {
    var index = PhraseIndex()
    var phrases: [String: Int] = [:]
    var patterns: [[Pattern]] = []

    mutating func phrase(
      _ text: String, metric: String, _ lexicon: inout Lexicon
    ) throws(CatalogueError) -> Int {
      if let known = phrases[text] { return known }
      do {
        try index.add(text, as: patterns.count, to: &lexicon)
      } catch {
        throw .badPattern(file: "catalogue", path: metric, fault: error.fault)
      }
      phrases[text] = patterns.count
      patterns.append([])
      return patterns.count - 1
    }

    mutating func terms(
      of text: String, metric: String, _ lexicon: inout Lexicon
    ) throws(CatalogueError) -> [Term] {
      let pattern: MetricPattern
      do {
        pattern = try MetricPattern(text)
      } catch {
        throw .badPattern(file: "catalogue", path: metric, fault: error.fault)
      }
      var terms: [Term] = []
      for term in pattern.terms {
        terms.append(
          Term(place: term.place, phrase: try phrase(term.phrase, metric: metric, &lexicon)))
      }
      return terms
    }

    func words(of unit: MetricUnit) throws(CatalogueError) -> Set<String> {
      var result: Set<String> = []
      for noun in unit.nouns {
        do {
          for words in try Language.phrases(of: noun) { result.insert(joined(words[...])) }
        } catch {
          throw .badPattern(file: "catalogue", path: unit.id, fault: error.fault)
        }
      }
      return result
    }
  }

  /// What the sentences of a text say of its figures.
  ///
  /// A metric or time that a figure has already stays. Takes time linear in the text and figures.
  ///
  /// - Parameters:
  ///   - published: The day on which "last month" is said; without it that is no time.
  ///   - withReasons: Whether the result says why each has its metric, or none.
  package func reading(
    of figures: [Figure], in text: AnalysedText, title: String? = nil,
    published: CalendarDate? = nil, withReasons: Bool = false
  ) -> MatchedFigures {
    var result = MatchedFigures(figures: figures)
    if withReasons { result.reasons = figures.map { _ in MetricReasons() } }
    var isOfField: Bool?
    var leads = ListIntroductions()
    var leading = Leading()
    var at = 0
    while at < figures.count {
      var end = at + 1
      while end < figures.count, figures[end].sentence == figures[at].sentence,
        figures[end].block == figures[at].block
      {
        end += 1
      }
      let lead = leads.lead(of: figures[at].block, in: text.text)
      if lead != leading.block { leading = self.leading(from: lead, in: text) }
      match(&result, at..<end, in: text, leading: leading, published)
      for place in at..<end where result.figures[place].metric != figures[place].metric {
        guard let number = result.figures[place].metric.flatMap({ numbers[$0] }),
          metrics[number].needsContext
        else { continue }
        let isHere = isOfField ?? speaksOfField(text, title)
        isOfField = isHere
        if !isHere {
          result.refuse(place, for: MetricLack.field.text)
        }
      }
      at = end
    }
    return result
  }

  /// Whether a text or its title speaks of children's services: the words of the group `field`.
  private func speaksOfField(_ text: AnalysedText, _ title: String?) -> Bool {
    guard fieldPhrase >= 0 else { return true }
    if let title,
      index.matches(in: text.lexicon.words(in: title)).contains(where: {
        $0.phrase == fieldPhrase
      })
    {
      return true
    }
    return text.text.blocks.contains { block in
      index.matches(in: text.words, places: text.places(in: block.range)).contains {
        $0.phrase == fieldPhrase
      }
    }
  }

  /// The metric of one figure that stands alone in its sentence.
  package func metric(of figure: Figure, in text: AnalysedText) -> String? {
    reading(of: [figure], in: text).figures[0].metric
  }

  /// The sentence in which all the figures stand, which are in the order of the text.
  private func sentence(of figures: [Figure], in text: AnalysedText) -> FigureSentence {
    let words = text.words(in: figures.first?.sentence ?? 0..<0)
    return FigureSentence(
      bytes: text.bytes, lexicon: text.lexicon, words: words, matches: index.matches(in: words),
      dates: dateReader.dates(in: words), spots: spots(of: figures, among: words), rules: rules)
  }

  private func spots(of figures: [Figure], among words: [FoldedWord]) -> [FigureSpan] {
    var from = 0
    return figures.map { figure in
      while from < words.count, words[from].end <= figure.range.lowerBound { from += 1 }
      var end = from
      while end < words.count, words[end].start < figure.range.upperBound { end += 1 }
      return FigureSpan(
        words: from..<end, kind: figure.kind, isCounted: isCounted(figure),
        isBare: figure.kind == .number && figure.unit == nil,
        isSomeAges: AgeBand.isPartial(figure))
    }
  }

  /// Whether a number stands with a noun that it counts: not bare, and no rate.
  private func isCounted(_ figure: Figure) -> Bool {
    guard let unit = figure.unit, !unit.hasPrefix("per_") else { return false }
    return figure.kind == .count || figure.kind == .number
  }

  private func match(
    _ result: inout MatchedFigures, _ range: Range<Int>, in text: AnalysedText, leading: Leading,
    _ published: CalendarDate?
  ) {
    let order = range.sorted {
      result.figures[$0].range.lowerBound < result.figures[$1].range.lowerBound
    }
    var reading = sentence(of: order.map { result.figures[$0] }, in: text)
    match(&result, order, of: reading, in: text, leading: leading, published)
    // What a number counts may have been found meanwhile.
    reading.spots = spots(of: order.map { result.figures[$0] }, among: reading.words)
    for (spot, place) in order.enumerated() {
      guard result.figures[place].comparator == nil, !result.elsewhere.contains(place) else {
        continue
      }
      result.figures[place].comparator = reading.comparator(of: spot)
    }
  }

  private func match(
    _ result: inout MatchedFigures, _ order: [Int], of reading: FigureSentence,
    in text: AnalysedText,
    leading: Leading, _ published: CalendarDate?
  ) {
    guard let first = order.min() else { return }
    let headers = slot(of: result.figures[first], in: text).map {
      Headers(
        $0, index: index, lexicon: text.lexicon, dates: dateReader, rules: rules)
    }
    let antecedent =
      antecedent(of: reading, result.figures, before: first, in: text) + leading.matches
    if headers?.heading == .elsewhere { result.elsewhere.formUnion(order) }
    match(
      &result, order, of: reading, headers: headers, antecedent: antecedent, published)
    giveUnits(
      to: &result.figures, order, of: reading, group: leading.isOfGroup ? leading.block : nil)
  }

  private func match(
    _ result: inout MatchedFigures, _ order: [Int], of reading: FigureSentence, headers: Headers?,
    antecedent: [PhraseIndex.Match], _ published: CalendarDate?
  ) {
    for (spot, place) in order.enumerated() {
      // A sign in a cell, `:`, has no words; its headers have.
      guard isQuantity(result.figures[place].kind),
        !reading.spots[spot].words.isEmpty || result.figures[place].suppression != nil
      else { continue }
      if let headers, result.figures[place].unit == nil, result.figures[place].kind == .number {
        if headers.saysPercent(percentPhrase) {
          result.figures[place].kind = .percent
          result.figures[place].unit = "percent"
        } else if headers.saysPer10000 {
          result.figures[place].unit = "per_10000_children"
        }
      }
      let date = reading.date(of: spot) ?? headers?.date
      if result.figures[place].asOf == nil {
        result.figures[place].asOf =
          date
          ?? published.flatMap { reading.relativeDate(of: spot, publishedOn: $0) }
      }
      guard result.figures[place].metric == nil else { continue }
      var obstacle: MetricLack?
      if let heading = headers?.heading {
        obstacle = .elsewhere
        if case .comparator(let comparator) = heading {
          result.figures[place].comparator = comparator
          obstacle = .comparator(comparator)
        }
        if result.reasons.isEmpty { continue }
      }
      let figure = result.figures[place]
      obstacle = obstacle ?? self.obstacle(to: figure, at: spot, in: reading, isDated: date != nil)
      guard obstacle == nil || !result.reasons.isEmpty else { continue }
      let weighing = Weighing(
        figure, at: spot, in: reading, headers: headers, antecedent: antecedent,
        concept: concept(of: figure, spot, in: reading))
      let found = obstacle == nil ? metric(of: weighing) : nil
      if !result.reasons.isEmpty {
        result.reasons[place] = reasons(of: weighing, found: found, obstacle: obstacle)
      }
      result.figures[place].metric = found.map { metrics[$0].id }
      if let found, result.figures[place].kind == .number, result.figures[place].unit == nil {
        count(&result.figures[place], in: metrics[found].unit)
      }
    }
  }

  /// Makes a bare number that turns out to be a count one of what its metric counts.
  private func count(_ figure: inout Figure, in unit: String) {
    guard let nouns = nouns[unit], nouns.contains(unit) else { return }
    figure.kind = .count
    figure.unit = unit
  }

  /// The phrases of the sentence before that a pronoun at the head of this one speaks of: of "it"
  /// the subject, of "they" and "this" the one group that is counted there; none where the
  /// sentence before opens with a pronoun itself or counts several.
  private func antecedent(
    of reading: FigureSentence, _ figures: [Figure], before place: Int, in text: AnalysedText
  ) -> [PhraseIndex.Match] {
    guard let head = reading.words.first else { return [] }
    let context = rules.words
    let isSubject = head.id == context.it
    guard isSubject || context.groupPronouns.contains(head.id) else { return [] }
    let sentence = figures[place].sentence
    guard text.text.blocks.indices.contains(figures[place].block) else { return [] }
    let block = text.text.blocks[figures[place].block].range
    guard block.lowerBound < sentence.lowerBound else { return [] }
    let words = lastWords(of: block.lowerBound..<sentence.lowerBound, in: text)
    guard let first = words.first, first.id != context.it,
      !context.groupPronouns.contains(first.id)
    else { return [] }
    var limit = words.count
    if isSubject {
      limit =
        words.prefix(12).firstIndex {
          context.nounEnds.contains($0.id) || $0.before.contains(.comma)
        } ?? min(words.count, 5)
    } else {
      let counted = figures[..<place].suffix(6).filter {
        $0.range.lowerBound >= first.start && ($0.kind == .count || $0.kind == .number)
      }
      guard counted.count == 1 else { return [] }
    }
    return matches(amongEarlier: words[..<limit])
  }

  /// What leads in a list.
  private struct Leading {
    var block: Int?
    /// The phrases of its last sentence.
    var matches: [PhraseIndex.Match] = []
    /// Whether it says that the items are parts of a group: "Of this number:".
    var isOfGroup = false
  }

  private func leading(from block: Int?, in text: AnalysedText) -> Leading {
    guard let block else { return Leading() }
    let words = lastWords(of: text.text.blocks[block].range, in: text)
    return Leading(
      block: block, matches: matches(amongEarlier: words[...]),
      isOfGroup: rules.match(.group, at: 0, in: FigureText(bytes: text.bytes, words: words)) != nil)
  }

  /// The words of the last sentence of a stretch of text; none of one that is longer than prose is.
  private func lastWords(of range: Range<Int>, in text: AnalysedText) -> [FoldedWord] {
    let reach = max(range.lowerBound, range.upperBound - 600)
    var words = text.words(in: reach..<range.upperBound)
    if let stop = words.lastIndex(where: { $0.before.contains(.stop) }) {
      words.removeFirst(stop)
    } else if reach > range.lowerBound {
      return []
    }
    return words
  }

  /// The phrases among words that stand before the sentence of a figure.
  private func matches(amongEarlier words: ArraySlice<FoldedWord>) -> [PhraseIndex.Match] {
    index.matches(in: Array(words)).map {
      PhraseIndex.Match(
        phrase: $0.phrase,
        words: $0.words.lowerBound + Regions.antecedent..<$0.words.upperBound + Regions.antecedent)
    }
  }

  /// Gives numbers without a noun the unit of the group that they are of: behind "of whom" that of the
  /// count before; at the head of an item behind "Of this number:" that of what was counted there; in
  /// "This is an increase from 360" and "Nine were good" that of the one count of the sentence before.
  private func giveUnits(
    to figures: inout [Figure], _ order: [Int], of reading: FigureSentence, group: Int?
  ) {
    for (spot, place) in order.enumerated()
    where figures[place].kind == .number && figures[place].unit == nil {
      guard case .number(let value) = figures[place].value, value.denominator == 1 else { continue }
      let earlier = figures[..<place].suffix(Self.reachOfGroups)
      let unit: String? =
        if reading.isBehindWhom(spot) {
          order[..<spot].last { figures[$0].kind == .count }.flatMap { figures[$0].unit }
        } else if reading.isHead(spot), let group {
          unit(ofGroup: group, earlier)
        } else if reading.isHeadOfClause(spot)
          || figures[place].isEarlier && reading.opensWithPronoun
        {
          unit(ofSentenceBefore: figures[place], earlier)
        } else {
          nil
        }
      guard let unit else { continue }
      figures[place].kind = .count
      figures[place].unit = unit
    }
  }

  /// How many figures back a group may have been counted.
  private static let reachOfGroups = 64

  /// The unit of the first thing that a block counts, of the present time.
  private func unit(ofGroup block: Int, _ figures: ArraySlice<Figure>) -> String? {
    figures.first { $0.block == block && $0.kind == .count && !$0.isEarlier }?.unit
  }

  /// The unit of what the sentence before counts, where that is one thing.
  private func unit(ofSentenceBefore figure: Figure, _ figures: ArraySlice<Figure>) -> String? {
    let near = figures.suffix(12)
    guard let last = near.last(where: { $0.sentence != figure.sentence }),
      last.block == figure.block
    else { return nil }
    let counts = near.filter { $0.sentence == last.sentence && $0.kind == .count }
    return counts.count == 1 ? counts[0].unit : nil
  }

  private func isQuantity(_ kind: Figure.Kind) -> Bool {
    switch kind {
    case .count, .number, .ratio, .percent, .money, .measure, .duration: true
    case .age, .ordinal, .date, .dateRange: false
    }
  }

  private func slot(of figure: Figure, in text: AnalysedText) -> TableSlot? {
    guard text.text.blocks.indices.contains(figure.block) else { return nil }
    return text.text.blocks[figure.block].slot
  }

  /// How well a pattern fits; less is better.
  struct Fit: Comparable {
    let tier: Int
    let words: Int
    let distance: Int

    /// The words of the first phrase; negative for one in a header.
    let phrase: Range<Int>
    var end: Int { phrase.upperBound }

    static func == (left: Fit, right: Fit) -> Bool {
      (left.tier, left.words, left.distance) == (right.tier, right.words, right.distance)
    }

    static func < (left: Fit, right: Fit) -> Bool {
      (left.tier, -left.words, left.distance) < (right.tier, -right.words, right.distance)
    }
  }

  /// What keeps a figure from being a value of any metric; nil where nothing does.
  private func obstacle(
    to figure: Figure, at spot: Int, in reading: FigureSentence, isDated: Bool
  ) -> MetricLack? {
    if figure.kind != .money {
      if reading.isWished(spot) { return .wished }
      if reading.isHeldAgainst(spot, isDated: isDated) { return .heldAgainst }
    }
    return reading.comparator(of: spot).map { .comparator($0) }
  }

  /// A figure with what its patterns are held against.
  struct Weighing {
    let figure: Figure
    let spot: Int
    let reading: FigureSentence
    let headers: Headers?
    let regions: Regions
    let matches: [PhraseIndex.Match]
    let isChange: Bool

    init(
      _ figure: Figure, at spot: Int, in reading: FigureSentence, headers: Headers?,
      antecedent: [PhraseIndex.Match], concept: Range<Int>?
    ) {
      self.figure = figure
      self.spot = spot
      self.reading = reading
      self.headers = headers
      isChange = figure.kind != .money && reading.isChange(spot)
      regions = Regions(of: spot, in: reading, concept: concept)
      matches = regions.window(of: reading.matches) + (headers?.matches ?? []) + antecedent
    }
  }

  /// How a pattern holds of a figure, or what it lacks.
  enum Verdict {
    case fits(Fit)
    case lacks(MetricLack)
  }

  /// - Parameter unitAgrees: Whether the figure has the metric's unit.
  func verdict(
    on pattern: Pattern, of weighing: Weighing, unitAgrees: (Metric) -> Bool
  ) -> Verdict {
    let metric = metrics[pattern.metric]
    guard weighing.figure.kind == .money || metric.isChange == weighing.isChange else {
      return .lacks(weighing.isChange ? .level : .change)
    }
    guard unitAgrees(metric) else { return .lacks(.unit) }
    if let headers = weighing.headers,
      let lack = lack(of: weighing.figure, for: pattern.metric, by: headers)
    {
      return .lacks(lack)
    }
    guard let fit = fit(pattern.terms, weighing.matches, weighing.regions) else {
      return .lacks(.words)
    }
    if metric.isStock {
      if weighing.headers?.isOfBand == true { return .lacks(.part("band")) }
      guard isStock(fit, pattern, weighing.spot, in: weighing.reading) else {
        return .lacks(.stock)
      }
    }
    let refusal = refusals[pattern.metric].firstIndex {
      self.fit($0, weighing.matches, weighing.regions) != nil
    }
    if let refusal { return .lacks(.refused(refusal)) }
    if let nouns = nounPhrases[metric.unit],
      let rule = subset(
        counted(nouns, fit, weighing.spot, in: weighing.reading), of: pattern.metric,
        in: weighing.reading)
    {
      return .lacks(.part(rule))
    }
    return .fits(fit)
  }

  private func metric(of weighing: Weighing) -> Int? {
    var best: (fit: Fit, metric: Int)?
    var isTied = false
    var agreement: [String: Bool] = [:]
    func unitAgrees(_ metric: Metric) -> Bool {
      if let known = agreement[metric.unit] { return known }
      let agrees = self.unitAgrees(metric, weighing.figure)
      agreement[metric.unit] = agrees
      return agrees
    }
    // Few of the phrases within reach begin a pattern.
    var seen: [Int] = []
    for match in weighing.matches
    where !patterns[match.phrase].isEmpty && !seen.contains(match.phrase) {
      seen.append(match.phrase)
      for pattern in patterns[match.phrase] {
        guard case .fits(let fit) = verdict(on: pattern, of: weighing, unitAgrees: unitAgrees)
        else { continue }
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
    }
    guard let best, !isTied, !hasSecondVerb(best.fit, of: best.metric, weighing) else { return nil }
    return best.metric
  }

  /// Whether two things are said of those whom a figure counts, who are some of either.
  func hasSecondVerb(_ fit: Fit, of metric: Int, _ weighing: Weighing) -> Bool {
    guard let nouns = nounPhrases[metrics[metric].unit] else { return false }
    let reading = weighing.reading
    return subsets.hasSecondVerb(
      counted(nouns, fit, weighing.spot, in: reading), in: reading)
  }

  /// Why the number of a cell is no value of a metric; nil where it may be one: its headers have no word of
  /// their own for a rate, a change or a target, and people are counted whole.
  private func lack(of figure: Figure, for number: Int, by headers: Headers) -> MetricLack? {
    let metric = metrics[number]
    let isCount = nouns[metric.unit] != nil
    if isCount, !Self.fractional.contains(metric.unit), case .number(let value) = figure.value,
      value.denominator != 1
    {
      return .unit
    }
    for word in headers.derived {
      let lack: MetricLack
      switch word.kind {
      case .measure:
        if !isCount { continue }
        lack = .unit
      case .change:
        if metric.isChange { continue }
        lack = .level
      case .goal: lack = .wished
      }
      let isNamed = headers.matches.contains {
        named[number].contains($0.phrase) && $0.words.contains(word.place)
      }
      if !isNamed { return lack }
    }
    return nil
  }

  /// The units of counts in full-time equivalents and of averages.
  private static let fractional: Set<String> = ["workers", "posts", "caseload"]

  /// Whether a stock is stated as one, where nothing but its noun phrase says what it is.
  private func isStock(_ fit: Fit, _ pattern: Pattern, _ spot: Int, in reading: FigureSentence)
    -> Bool
  {
    let isNoun = pattern.terms.count == 1 && fit.tier == 0
    guard isNoun, fit.end > reading.spots[spot].words.upperBound else { return true }
    return reading.isStock(spot, until: fit.end)
  }

  /// A figure with the noun that it counts, of the nouns of a unit.
  private func counted(_ nouns: Int, _ fit: Fit, _ spot: Int, in reading: FigureSentence)
    -> Subsets.Counted
  {
    var head: Range<Int>?
    if !reading.isPart(spot) {
      let noun = reading.noun(of: spot)
      for match in reading.matches(near: noun)
      where match.phrase == nouns && noun.contains(match.words.lowerBound) {
        let start = head?.lowerBound ?? match.words.lowerBound
        // "Children *and young people*" are one.
        let isOne =
          head.map {
            match.words.lowerBound == start
              || match.words.lowerBound == $0.upperBound + 1
                && rules.words.coordinators.contains(reading.words[$0.upperBound].id)
          } ?? true
        if isOne { head = start..<match.words.upperBound }
      }
    }
    // What stands in a header or in the sentence before is no word of this one.
    let phrase = fit.phrase.lowerBound < 0 ? 0..<0 : fit.phrase
    return Subsets.Counted(spot: spot, head: head, phrase: phrase)
  }

  /// What narrows a figure that counts only some of what its metric is the number of; nil for all of it.
  private func subset(
    _ counted: Subsets.Counted, of number: Int, in reading: FigureSentence
  ) -> String? {
    let isAttributed = subsets.hasAttribute(counted, in: reading) { word in
      reading.matches(near: word..<word + 1).contains {
        named[number].contains($0.phrase) && $0.words.contains(word)
      }
    }
    if isAttributed { return "attribute" }
    if subsets.hasAges(counted, in: reading) { return "ages" }
    guard metrics[number].isStock, subsets.isRestricted(counted, in: reading) else { return nil }
    return "restricted"
  }

  /// How the terms fit when each takes its best phrase; nil where one has none.
  func fit(_ terms: [Term], _ matches: [PhraseIndex.Match], _ regions: Regions) -> Fit? {
    var words = 0
    var first: Fit?
    for term in terms {
      var best: Fit?
      for match in matches where match.phrase == term.phrase {
        guard let (tier, distance) = regions.standing(of: match, at: term.place) else { continue }
        let fit = Fit(
          tier: tier, words: match.words.count, distance: distance, phrase: match.words)
        if best.map({ fit < $0 }) ?? true { best = fit }
      }
      guard let best else { return nil }
      words += best.words
      if first == nil { first = best }
    }
    return first.map {
      Fit(tier: $0.tier, words: words, distance: $0.distance, phrase: $0.phrase)
    }
  }

  func unitAgrees(_ metric: Metric, _ figure: Figure) -> Bool {
    if let nouns = nouns[metric.unit] {
      guard figure.kind == .count || figure.kind == .number else { return false }
      guard let unit = figure.unit else { return true }
      guard isCounted(figure) else { return false }
      let words = Lexicon.folded(unit)
      return words.indices.contains { nouns.contains(joined(words[$0...])) }
    }
    switch metric.unit {
    case "percent": return figure.kind == .percent && figure.unit == "percent"
    case "times": return figure.kind == .ratio || figure.unit == "times"
    default: return figure.unit == metric.unit
    }
  }

  /// The words of the figure's concept where they stand in its sentence, the nearest to it.
  private func concept(of figure: Figure, _ spot: Int, in reading: FigureSentence) -> Range<Int>? {
    guard let concept = figure.concept else { return nil }
    let ids = reading.lexicon.words(in: concept).map(\.id)
    guard !ids.isEmpty, ids.count <= 16 else { return nil }
    let words = reading.words
    let own = reading.spots[spot].words
    let first = max(0, own.lowerBound - FigureSentence.reach)
    let last = min(words.count, own.upperBound + FigureSentence.reach) - ids.count
    var best: Range<Int>?
    for start in stride(from: first, through: last, by: 1) where words[start].id == ids[0] {
      let range = start..<start + ids.count
      guard zip(words[range], ids).allSatisfy({ $0.id == $1 }) else { continue }
      if best.map({ own.distance(to: range) < own.distance(to: $0) }) ?? true { best = range }
    }
    return best
  }
}

/// What a text's sentences say of its figures.
package struct MatchedFigures: Sendable {
  /// With their metrics, comparators and the time as of which they hold, in their order.
  package var figures: [Figure]

  /// Which of them are of a place that is neither the authority nor a comparator, by their headers.
  package var elsewhere: Set<Int> = []

  /// Why each has its metric, or none; empty where nobody asked.
  package var reasons: [MetricReasons] = []

  /// Takes a figure's metric away.
  mutating func refuse(_ place: Int, for lack: String) {
    if reasons.indices.contains(place) { reasons[place].refuse(figures[place].metric, lack) }
    figures[place].metric = nil
  }
}

/// Folded words as one text.
private func joined(_ words: ArraySlice<[UInt8]>) -> String {
  words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
}

extension Range<Int> {
  /// How many places lie between two ranges; 0 where they touch or overlap.
  func distance(to other: Range<Int>) -> Int {
    Swift.max(0, other.lowerBound - upperBound, lowerBound - other.upperBound)
  }
}

/// The headers of a table's cell as words that stand around its figures.
struct Headers {
  /// Matches in the headers; their words are counted from -3,000,000 and up, a header a million.
  let matches: [PhraseIndex.Match]

  /// The headers of the row and the column, and the caption.
  let texts: [String]
  let date: Interval?
  private let hasPercentSign: Bool
  let saysPer10000: Bool

  /// Whether the row or the column is of one band of ages or one sex, which is not all of a stock.
  let isOfBand: Bool

  /// The words of the row's and the column's header that say what is derived, by place like `matches`.
  let derived: [(place: Int, kind: DerivedHeader)]

  /// What the row, or the column, is of where it is not of the authority: England, neighbours.
  let heading: Heading?

  static let offsets = [-3_000_000, -2_000_000, -1_000_000]

  init(
    _ slot: TableSlot, index: PhraseIndex, lexicon: Lexicon, dates: WrittenDates, rules: FigureRules
  ) {
    var matches: [PhraseIndex.Match] = []
    var derivedWords: [(place: Int, kind: DerivedHeader)] = []
    var heading: Heading?
    var isOfBand = false
    // "London Borough of Merton" is no row of London.
    let isBorough = slot.rowHeader.contains("London Borough")
    var date = HeaderDates()
    texts = [slot.rowHeader, slot.columnHeader, slot.caption]
    for (text, offset) in zip(texts, Self.offsets) {
      let words = Array(lexicon.words(in: text).prefix(FigureSentence.reach))
      var header = FigureText(bytes: Array(text.utf8), words: words)
      rules.prepare(&header)
      let found = index.matches(in: words)
      for match in found {
        matches.append(
          PhraseIndex.Match(
            phrase: match.phrase,
            words: match.words.lowerBound + offset..<match.words.upperBound + offset))
      }
      if offset != Self.offsets[2] {
        derivedWords += rules.derived(in: header).map { ($0.place + offset, $0.kind) }
        if heading == nil, !isBorough { heading = rules.heading(of: header) }
        isOfBand = isOfBand || AgeBand.isNamed(text, header, rules)
      }
      date.add(header, dates: dates.dates(in: words), rules)
    }
    date.settle()
    self.matches = matches
    self.date = date.date
    self.derived = derivedWords
    self.heading = heading
    self.isOfBand = isOfBand
    saysPer10000 = [slot.rowHeader, slot.columnHeader].contains {
      $0.contains("per 10,000") || $0.contains("per 10 000") || $0.contains("per 10000")
    }
    hasPercentSign = slot.rowHeader.contains("%") || slot.columnHeader.contains("%")
  }

  func saysPercent(_ phrase: Int) -> Bool {
    hasPercentSign
      || matches.contains { $0.phrase == phrase && $0.words.lowerBound < Self.offsets[2] }
  }
}

/// The stretches of a sentence in which a figure's patterns look for their phrases.
struct Regions {
  /// Where the phrases of the sentence before stand, far before the words of this one.
  static let antecedent = -10_000_000

  let own: Range<Int>
  let isCounted: Bool
  /// Whether it counts some of the group that its noun phrase speaks of.
  let isPart: Bool
  private let reading: FigureSentence
  /// A number without unit or noun, of which only what surrounds it tells.
  let isBare: Bool
  let isLevel: Bool
  let noun: Range<Int>
  let concept: Range<Int>?
  let left: Range<Int>
  let right: Range<Int>

  /// The clause behind a bracket that interrupts it: `240 (40%)` **live in flats**.
  let beyond: Range<Int>
  /// Whether the clause goes on with another figure: "had *three* or more placements".
  let isRightOpen: Bool
  let hosts: [Range<Int>]
  let prior: Int

  init(of spot: Int, in reading: FigureSentence, concept: Range<Int>?) {
    own = reading.spots[spot].words
    isCounted = reading.spots[spot].isCounted
    isPart = reading.isPart(spot)
    self.reading = reading
    isBare = reading.spots[spot].isBare
    isLevel = !isBare || reading.isLevel(spot)
    let noun = reading.noun(of: spot)
    let isPreposed =
      isBare && !noun.isEmpty
      && reading.rules.words.nounPrepositions.contains(reading.words[noun.lowerBound].id)
    self.noun = isPreposed ? noun.lowerBound..<noun.lowerBound : noun
    let isOwn = !isBare && !isPart && concept.map { !reading.isWhole($0, of: spot) } ?? false
    self.concept = isOwn ? concept : nil
    left = reading.left(of: spot)
    let right = reading.right(of: spot)
    self.right = right
    beyond = reading.beyond(spot, right: right)
    isRightOpen = !reading.isBreak(before: right.upperBound)
    hosts = reading.hosts(of: spot)
    var prior = own.lowerBound
    while prior > 0, prior > own.lowerBound - 6, !reading.isBreak(before: prior),
      reading.rules.words.fillers.contains(reading.words[prior - 1].id)
        || reading.rules.words.articles.contains(reading.words[prior - 1].id)
    {
      prior -= 1
    }
    self.prior = prior
  }

  /// The matches within reach of the figure.
  func window(of matches: [PhraseIndex.Match]) -> [PhraseIndex.Match] {
    let first = matches.partitioningIndex {
      $0.words.lowerBound >= own.lowerBound - FigureSentence.reach
    }
    let last = matches.partitioningIndex {
      $0.words.lowerBound > own.upperBound + FigureSentence.reach
    }
    return Array(matches[first..<last])
  }

  /// How near in grammar a phrase stands, and how many words away; nil where it is elsewhere.
  func standing(of match: PhraseIndex.Match, at place: MetricPattern.Place) -> (Int, Int)? {
    let words = match.words
    if words.lowerBound < Self.antecedent / 2 { return place == .sentence ? (3, 0) : nil }
    if words.lowerBound < 0 {
      // Headers hold for the whole cell: the row's first, then the column's, then the caption.
      switch place {
      case .next, .prior, .naming: return nil
      default: return ((words.lowerBound + 3_000_000) / 1_000_000, 0)
      }
    }
    let distance = own.distance(to: words)
    switch place {
    case .noun: return isInNoun(words) ? (0, distance) : nil
    case .near:
      if isInNoun(words) { return (0, distance) }
      if isCounted || (isBare && !isLevel) { return nil }
      return clause(words).map { ($0, distance) }
    case .next: return words.lowerBound == own.upperBound ? (0, 0) : nil
    case .prior:
      let touches = words.upperBound >= prior && words.upperBound <= own.lowerBound
      return touches && words.lowerBound >= left.lowerBound ? (0, distance) : nil
    case .before:
      if isBare && !isLevel { return nil }
      if isBefore(words) { return (1, distance) }
      return isInHost(words) && words.upperBound <= own.lowerBound ? (2, distance) : nil
    case .after:
      if isAfter(words) { return (1, distance) }
      return isInHost(words) && words.lowerBound >= own.upperBound ? (2, distance) : nil
    case .naming:
      guard isAfter(words) || isInNoun(words), words.upperBound < reading.words.count else {
        return nil
      }
      let next = reading.words[words.upperBound]
      let isName = next.isCapitalised && next.number < 0 && next.before.isEmpty
      return isName ? (1, distance) : nil
    case .clause: return clause(words).map { ($0, distance) }
    case .sentence: return (clause(words) ?? 3, distance)
    }
  }

  private func isInNoun(_ words: Range<Int>) -> Bool {
    if isPart, isCounted || isBare { return false }
    if noun.contains(words.lowerBound) { return true }
    guard let concept else { return false }
    return concept.overlaps(words)
  }

  private func clause(_ words: Range<Int>) -> Int? {
    if isInNoun(words) { return 0 }
    if isBefore(words) || isAfter(words) || own.overlaps(words) { return 1 }
    return isInHost(words) ? 2 : nil
  }

  private func isBefore(_ words: Range<Int>) -> Bool {
    words.upperBound <= own.lowerBound && words.upperBound > left.lowerBound
      && words.lowerBound < left.upperBound
  }

  private func isAfter(_ words: Range<Int>) -> Bool {
    words.lowerBound >= own.upperBound
      && words.lowerBound < right.upperBound + (isRightOpen ? 1 : 0)
      || beyond.contains(words.lowerBound)
  }

  private func isInHost(_ words: Range<Int>) -> Bool {
    hosts.contains { $0.contains(words.lowerBound) }
  }
}
