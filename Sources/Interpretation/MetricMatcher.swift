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
package final class MetricMatcher: Sendable {
  let catalogue: MetricPatterns
  private let dateReader: WrittenDates
  let times: SentenceTimes
  let rules: FigureRules
  private let subsets: Subsets
  let holders: HolderReader
  private let subjects: SubjectReader

  package init(catalogue: Catalogue, gazetteer: Gazetteer, lexicon: inout Lexicon)
    throws(CatalogueError)
  {
    self.catalogue = try MetricPatterns(catalogue, lexicon: &lexicon)
    dateReader = WrittenDates(knownTo: &lexicon)
    rules = FigureRules(knownTo: &lexicon)
    times = SentenceTimes(knownTo: &lexicon, rules: rules)
    subsets = Subsets(knownTo: &lexicon, names: catalogue.authorities.map(\.name))
    holders = try HolderReader(gazetteer: gazetteer, lexicon: &lexicon)
    subjects = SubjectReader(gazetteer: gazetteer)
  }

  /// What the sentences of a text say of its figures.
  ///
  /// Takes time linear in the text and figures.
  ///
  /// - Parameters:
  ///   - page: Whose the page is.
  ///   - published: The day on which "last month" is said; without it that is no time.
  ///   - withReasons: Whether the result says why each has its metric, or none.
  package func reading(
    of figures: [FigureDraft], in text: AnalysedText, title: String? = nil,
    page: PageHolder = PageHolder(), published: CalendarDate? = nil, withReasons: Bool = false
  ) -> MatchedFigures {
    var result = MatchedFigures(figures: figures)
    if withReasons { result.reasons = figures.map { _ in MetricReasons() } }
    var isOfField: Bool?
    var leads = ListIntroductions()
    var leading = Leading()
    var agreements = UnitAgreements()
    let named = NamedHolders(in: text, of: page, by: holders)
    var at = 0
    while at < figures.count {
      let first = figures[at].mention
      var end = at + 1
      while end < figures.count, figures[end].mention.sentence == first.sentence,
        figures[end].mention.block == first.block
      {
        end += 1
      }
      let lead = leads.lead(of: first.block, in: text.text)
      if lead != leading.block { leading = self.leading(from: lead, in: text) }
      match(&result, at..<end, in: text, leading: leading, named, published, &agreements)
      for place in at..<end {
        guard let number = result.figures[place].metric.flatMap({ catalogue.numbers[$0] }) else {
          continue
        }
        let metric = catalogue.metrics[number]
        if metric.needsContext {
          let isHere = isOfField ?? speaksOfField(text, title)
          isOfField = isHere
          if !isHere { result.refuse(place, for: MetricLack.field.text) }
        }
        if metric.unit == "percent", result.figures[place].metric != nil {
          result.figures[place].becomePercentage()
        }
      }
      at = end
    }
    return result
  }

  /// Whether a text or its title speaks of children's services: the words of the group `field`.
  func speaksOfField(_ text: AnalysedText, _ title: String?) -> Bool {
    guard let field = catalogue.fieldPhrase else { return true }
    let index = catalogue.index
    if let title,
      index.matches(in: text.lexicon.words(in: title)).contains(where: { $0.phrase == field })
    {
      return true
    }
    return text.text.blocks.contains { block in
      index.matches(in: text.words, places: text.places(in: block.range)).contains {
        $0.phrase == field
      }
    }
  }

  /// The nation that the title or the opening of a page speaks of; nil where it names none, or an authority.
  func nation(of text: AnalysedText, _ title: String?) -> Holder? {
    var texts: [FigureText] = []
    if let title {
      texts.append(FigureText(bytes: Array(title.utf8), words: text.lexicon.words(in: title)))
    }
    for block in text.text.blocks.indices.prefix(Self.openingBlocks) {
      for sentence in text.sentences(of: block).prefix(2) {
        texts.append(FigureText(bytes: text.bytes, words: text.words(of: sentence)))
      }
    }
    var found: Holder?
    for mention in texts.flatMap({ holders.mentions(in: $0, of: PageHolder()) }) {
      guard case .named(let holder) = mention.reference else { continue }
      if holder.kind == .authority { return nil }
      if found == nil, holder.kind == .nation, mention.role != .other { found = holder }
    }
    return found
  }

  /// The blocks in which a page says of whom it is.
  private static let openingBlocks = 4

  func region(named name: String) -> Holder? { holders.rules.region(named: name) }

  // MARK: A sentence

  private func match(
    _ result: inout MatchedFigures, _ range: Range<Int>, in text: AnalysedText, leading: Leading,
    _ named: NamedHolders, _ published: CalendarDate?, _ agreements: inout UnitAgreements
  ) {
    let order = range.sorted {
      result.figures[$0].mention.range.lowerBound < result.figures[$1].mention.range.lowerBound
    }
    let words = text.words(in: result.figures[range.lowerBound].mention.sentence)
    let read = rules.text(bytes: text.bytes, words: words)
    let sentence = FigureSentence(
      read, matches: catalogue.index.matches(in: words),
      times: times.times(in: read, publishedOn: published),
      spots: spots(of: order, result.figures, among: words),
      rules: rules)
    let cell = slot(of: result.figures[range.lowerBound], in: text).map {
      CellContext(
        $0, index: catalogue.index, lexicon: text.lexicon, dates: dateReader, rules: rules)
    }
    for place in order where result.figures[place].isShare {
      let range = result.figures[place].mention.range
      if text.bytes[range].suffix(6).elementsEqual("10,000".utf8) {
        result.figures[place].becomeRate()
      }
    }
    if cell == nil {
      let topics = Topics(of: sentence, order.map { result.figures[$0] }, in: text)
      for (spot, place) in order.enumerated() {
        topics.units[spot].map { result.figures[place].count($0) }
      }
      (sentence.topics, sentence.differences) = (topics.words, topics.differences)
      (sentence.measured, sentence.populations) = (topics.measured, topics.populations)
      for (spot, measure) in topics.measured where sentence.isShare(measure) {
        result.figures[order[spot]].kind = .percent
        result.figures[order[spot]].unit = "percent"
      }
      sentence.inheriting = Set(topics.units.keys)
      if !topics.units.isEmpty {
        sentence.spots = spots(of: order, result.figures, among: words)
      }
    }
    sentence.qualifiers = order.compactMap {
      sentence.places(of: result.figures[$0].mention.qualifierWords)
    }
    let antecedent =
      antecedent(of: sentence, result.figures, before: range.lowerBound, in: text)
      + leading.matches
    let mention = result.figures[range.lowerBound].mention
    let before = SentenceBefore { [self] in
      guard cell == nil, text.text.blocks.indices.contains(mention.block) else { return [] }
      let words = wordsBefore(mention, in: text)
      return catalogue.index.matches(in: words, places: words.indices)
    }
    placeHolders(&result.figures, order, in: sentence, of: text, cell, leading.block, named)
    for (spot, place) in order.enumerated() {
      match(
        &result, place, at: spot, of: sentence, cell: cell, antecedent: antecedent, before,
        published,
        &agreements)
    }
    carryMetrics(&result, order, in: sentence)
    refuseIncluded(in: &result, order, of: sentence)
    giveUnits(
      to: &result.figures, order, of: sentence, group: leading.isOfGroup ? leading.block : nil)
  }

  /// Says whose the figures of a sentence are.
  private func placeHolders(
    _ figures: inout [FigureDraft], _ order: [Int], in sentence: FigureSentence,
    of text: AnalysedText, _ cell: CellContext?, _ lead: Int?, _ named: NamedHolders
  ) {
    guard let first = order.first else { return }
    let page = named.page
    let mention = figures[first].mention
    if let slot = slot(of: figures[first], in: text), !slot.isHeader {
      var holder = cell?.heading
      if holder == nil, let subject = subjects.subject(ofCell: slot, text.lexicon, on: page.day) {
        if case .authority(let authority) = subject { holder = Holder(authority) }
        if subject == .elsewhere { holder = Holder(.unresolved) }
        if subject == .open { holder = Holder(.group) }
      }
      for place in order { figures[place].holder = holder ?? page.holder }
      return
    }
    let mentions = holders.mentions(in: sentence.text, of: page)
    sentence.gapped = Set(
      order.indices.filter { holders.isGapped($0, in: sentence, mentions) })
    var paragraph: Holder??
    for (spot, place) in order.enumerated() {
      let reference =
        sentence.holder(of: spot).map { HolderMention.Reference.named($0) }
        ?? holders.reference(of: spot, in: sentence, mentions)
      figures[place].holder = holders.holder(of: reference, on: page) {
        if let known = paragraph { return known }
        let takesUp = holders.takesUp(sentence.text)
        let last = figures[..<first].last
        // "61,900 children live in Sandwell. This is 24% of all."
        let found =
          takesUp && last?.mention.block == mention.block
          ? last?.holder
          : paragraphHolder(before: mention, in: text, lead, named, isFollowed: takesUp)
        paragraph = .some(found)
        return found
      }
    }
  }

  /// Whom the sentences before one speak of in its paragraph, or what leads in its list.
  private func paragraphHolder(
    before mention: Mention, in text: AnalysedText, _ lead: Int?, _ named: NamedHolders,
    isFollowed: Bool
  ) -> Holder? {
    guard text.text.blocks.indices.contains(mention.block) else { return nil }
    let before = text.sentences(of: mention.block).filter {
      $0.range.upperBound <= mention.sentence.lowerBound
    }
    let opening = lead.map { text.sentences(of: $0).suffix(1) } ?? []
    for sentence in (opening + before.suffix(4)).reversed() {
      switch holders.topic(among: named.mentions(in: sentence), isFollowed: isFollowed) {
      case .named(let holder): return holder
      case .we, .council: return nil
      case nil: continue
      }
    }
    return nil
  }

  private func spots(of order: [Int], _ figures: [FigureDraft], among words: [FoldedWord])
    -> [FigureSpan]
  {
    var from = 0
    return order.map { place in
      let range = figures[place].mention.range
      while from < words.count, words[from].end <= range.lowerBound { from += 1 }
      var end = from
      while end < words.count, words[end].start < range.upperBound { end += 1 }
      return FigureSpan(
        words: from..<end, kind: figures[place].kind, isCounted: figures[place].isCounted,
        isBare: figures[place].isBare,
        isSomeAges: figures[place].kind == .age && AgeBand.isPartial(figures[place]))
    }
  }

  /// Gives one figure its time and its metric.
  private func match(
    _ result: inout MatchedFigures, _ place: Int, at spot: Int, of sentence: FigureSentence,
    cell: CellContext?, antecedent: [PhraseIndex.Match], _ before: SentenceBefore,
    _ published: CalendarDate?, _ agreements: inout UnitAgreements
  ) {
    // A sign in a cell, `:`, has no words; its headers have.
    guard result.figures[place].isQuantity,
      !sentence.spots[spot].words.isEmpty || result.figures[place].isSuppressed
    else { return }
    if let cell, result.figures[place].isBare {
      if cell.saysPercent(catalogue.percentPhrase) {
        result.figures[place].kind = .percent
        result.figures[place].unit = "percent"
      } else if cell.saysPer10000 {
        result.figures[place].unit = Unit(Rate(per: 10_000, of: "children"))
      }
    }
    if result.figures[place].standing == .stated {
      result.figures[place].standing = cell?.standing ?? sentence.standing(of: spot)
    } else if sentence.isWithdrawn(spot) {
      result.figures[place].standing = .claimed
    }
    let time = sentence.time(
      of: spot, in: result.figures[place].standing, publishedOn: published)
    result.figures[place].asOf = time?.interval ?? cell?.date
    let isDated = time.map { !$0.isRelative } ?? (cell?.date != nil)
    let figure = result.figures[place]
    var obstacle: MetricLack?
    if let holder = figure.holder, !holder.hasMetrics {
      obstacle = .elsewhere
      if result.reasons.isEmpty { return }
    }
    let weighing = MetricWeighing(
      figure, at: spot, in: sentence, cell: cell, antecedent: antecedent, before: before,
      agreement: agreements.agreement(of: figure, catalogue), catalogue, subsets)
    var found: Int?
    if result.reasons.isEmpty {
      found = metric(of: weighing)
      if found != nil, self.obstacle(to: weighing, isDated: isDated) != nil { found = nil }
    } else {
      obstacle = obstacle ?? self.obstacle(to: weighing, isDated: isDated)
      found = obstacle == nil ? metric(of: weighing) : nil
      result.reasons[place] = weighing.reasons(found: found, obstacle: obstacle)
    }
    guard let found else { return }
    let metric = catalogue.metrics[found]
    result.figures[place].metric = metric.id
    if figure.unit?.rate != nil { result.figures[place].unit = Unit(metric.unit) }
    // A bare number that turns out to be a count is one of what its metric counts.
    if figure.isBare, catalogue.isNoun(metric.unit) {
      result.figures[place].kind = .count
      result.figures[place].unit = Unit(metric.unit)
    }
  }

  /// The metric by the words of the sentence, else that of which the sentence before speaks, where a rate or a
  /// number takes it up.
  private func metric(of weighing: MetricWeighing) -> Int? {
    if let found = weighing.metric { return found }
    let (figure, sentence) = (weighing.figure, weighing.sentence)
    guard weighing.cell == nil, figure.standing == .stated else { return nil }
    let isRate = figure.unit?.rate != nil && !sentence.words.isEmpty
    guard isRate || isPlain(weighing) && sentence.holds(.resumed, of: weighing.spot) else {
      return nil
    }
    return weighing.metricBefore
  }

  /// Whether a number counts nothing that its own words narrow: "412", "412 children".
  private func isPlain(_ weighing: MetricWeighing) -> Bool {
    !weighing.figure.isCounted || weighing.sentence.noun(of: weighing.spot).count <= 1
  }

  /// What keeps a figure from being a value of any metric; nil where nothing does.
  private func obstacle(to weighing: MetricWeighing, isDated: Bool) -> MetricLack? {
    let (sentence, spot) = (weighing.sentence, weighing.spot)
    let (standing, isMoney) = (weighing.figure.standing, weighing.figure.kind == .money)
    // Of an overspend or a saving most is told before it is there.
    let isBudgeted = isMoney && standing != .hypothetical && standing != .claimed
    if !standing.isFact, !isBudgeted, !sentence.isWithdrawn(spot) { return .wished }
    if isMoney, sentence.holds(.step, of: spot) { return .level }
    // What others have is told beside what the council has.
    let isOther = weighing.figure.holder?.comparator != nil
    if !isMoney, !isOther, sentence.isHeldAgainst(spot, isDated: isDated) {
      return .heldAgainst
    }
    return nil
  }

  private func slot(of figure: FigureDraft, in text: AnalysedText) -> TableSlot? {
    guard text.text.blocks.indices.contains(figure.mention.block) else { return nil }
    return text.text.blocks[figure.mention.block].slot
  }
}

/// Which units of metrics the units of a text's figures are, each looked up once.
private struct UnitAgreements {
  private struct Key: Hashable {
    let kind: Figure.Kind
    let unit: String?
  }

  private var known: [Key: [Bool]] = [:]

  mutating func agreement(of figure: FigureDraft, _ catalogue: MetricPatterns) -> [Bool] {
    let key = Key(kind: figure.kind, unit: figure.unit?.name)
    if let agreement = known[key] { return agreement }
    let agreement = catalogue.agreement(of: figure)
    known[key] = agreement
    return agreement
  }
}
