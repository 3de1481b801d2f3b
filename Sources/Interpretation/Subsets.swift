import Language
import Model

/// Tells a part from the whole of which a metric speaks: `412 disabled children in care` and `412
/// children in care aged 16 and over` are no number of children in care.
///
/// English narrows a noun by restrictive modifiers: attributes before it, and behind it relative
/// clauses without a comma, participles and phrases with a preposition. What only says where or when
/// the whole was counted narrows nothing: "in Cornwall", "on 31 March", "at the time". A second verb
/// with the same subject narrows, too: those who left care *and* live alone are some of those who left.
///
/// Source: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), chapter 5
/// section 14, chapter 12 section 2 and chapter 15 section 2.
struct Subsets: Sendable {
  /// Words that may stand before the counted noun and narrow nothing: "412 *individual* children".
  private let neutral: TokenSet
  /// Words of the names of authorities, whose children are the whole: "412 *Croydon* children".
  private let places: TokenSet
  private let relatives: TokenSet
  /// Prepositions that narrow whatever follows: "*without* a plan".
  private let narrowing: TokenSet
  /// Prepositions that place the whole before a name, a date or a noun with an article: "*in* the borough".
  private let placing: TokenSet
  /// What may follow those without an article: "at *present*", "in *total*".
  private let placed: TokenSet
  /// Words that open an age: "*aged* 16", "*under* the age of five".
  private let ages: TokenSet
  private let conjunctions: TokenSet
  private let adverbs: TokenSet
  /// Words behind a conjunction that are a subject or an object of their own: "and *most* of them".
  private let subjects: TokenSet
  private let auxiliaries: TokenSet
  /// Words that end as a participle does and are none: "*including* 12".
  private let noParticiples: TokenSet
  private let participles: TokenSet
  private let adjuncts: TokenSet

  /// - Parameter names: Those of the authorities.
  init(knownTo lexicon: inout Lexicon, names: [String]) {
    var places: [Int32] = []
    for name in names {
      for word in Lexicon.folded(name) {
        places.append(lexicon.intern(String(decoding: word, as: UTF8.self)))
      }
    }
    self.places = TokenSet(places)
    neutral = lexicon.ids(of: "subset.neutral")
    relatives = lexicon.ids(of: "subset.relative")
    narrowing = lexicon.ids(of: "subset.narrowing")
    placing = lexicon.ids(of: "subset.placing")
    placed = lexicon.ids(of: "subset.placed")
    ages = lexicon.ids(of: "subset.age")
    conjunctions = lexicon.ids(of: "subset.conjunction")
    adverbs = lexicon.ids(of: "subset.adverb")
    subjects = lexicon.ids(of: "subset.subject")
    auxiliaries = lexicon.ids(of: "subset.auxiliary")
    noParticiples = lexicon.ids(of: "participle.not")
    participles = lexicon.ids(of: "participle")
    adjuncts = lexicon.ids(of: "subset.adjunct")
  }
}

extension Subsets {
  /// A figure that counts, among the words of its sentence.
  struct Counted {
    /// Its place among the sentence's figures.
    let spot: Int
    /// The words of the noun that it counts; nil where it has none.
    let head: Range<Int>?
    /// The words by which it is known as the metric's.
    let phrase: Range<Int>
  }

  /// Whether words between the number and its noun narrow it: `ten *disabled* children`.
  ///
  /// - Parameter isNamed: Whether the metric speaks of the word itself, as of "unaccompanied".
  func hasAttribute(
    _ counted: Counted, in reading: FigureSentence, isNamed: (Int) -> Bool
  ) -> Bool {
    let start = reading.spots[counted.spot].words.upperBound
    guard let head = counted.head, start < head.lowerBound else { return false }
    return (start..<head.lowerBound).contains {
      let word = reading.words[$0]
      let isPlace = word.isCapitalised && places.contains(word.id)
      return !counted.phrase.contains($0) && !neutral.contains(word.id) && !isPlace && !isNamed($0)
    }
  }

  /// Whether a second verb behind the phrase has the same subject: `left care *and now live* alone`.
  func hasSecondVerb(_ counted: Counted, in reading: FigureSentence) -> Bool {
    let words = reading.words
    var index = counted.phrase.upperBound
    guard index > reading.spots[counted.spot].words.upperBound, reading.isSubject(counted.spot)
    else { return false }
    let limit = min(words.count, index + 8)
    while index < limit, isInClause(index, of: reading),
      adjuncts.contains(words[index].id) || words[index].number >= 0
    {
      index += 1
    }
    let isAdjacent = index == counted.phrase.upperBound
    guard index + 1 < words.count, conjunctions.contains(words[index].id),
      words[index].before.isDisjoint(with: .breaks)
    else { return false }
    let isBehindComma = words[index].before.contains(.comma)
    index += 1
    let first = index
    while index < words.count, adverbs.contains(words[index].id), isInClause(index, of: reading) {
      index += 1
    }
    guard index < words.count, isInClause(index, of: reading) else { return false }
    if auxiliaries.contains(words[index].id) { return true }
    guard isAdjacent, !isBehindComma || index > first else { return false }
    return !subjects.contains(words[index].id) && words[index].number < 0
      && !words[index].isCapitalised && !isFigure(index, of: reading)
  }

  /// Whether the figure's ages are not all ages of those the metric counts.
  func hasAges(_ counted: Counted, in reading: FigureSentence) -> Bool {
    let own = reading.spots[counted.spot].words
    // "Thirteen of the 125 care leavers aged 18": the ages are those of the 125.
    guard !reading.isPart(counted.spot) else { return false }
    var end = max(own.upperBound, counted.phrase.upperBound, counted.head?.upperBound ?? 0)
    let limit = min(reading.words.count, end + 4)
    while end < limit, isInClause(end, of: reading),
      ages.contains(reading.words[end].id)
        || reading.context.fillers.contains(reading.words[end].id)
    {
      end += 1
    }
    for spot in reading.spots[(counted.spot + 1)...].prefix(8) {
      guard spot.isAuxiliary, spot.words.lowerBound <= end else { return false }
      guard spot.kind == .age, isInClause(spot.words.lowerBound, of: reading) else { continue }
      if spot.isSomeAges { return true }
    }
    return false
  }

  /// Whether what follows the counted noun, or the phrase, narrows it: `children in care *who …*`.
  func isRestricted(_ counted: Counted, in reading: FigureSentence) -> Bool {
    let own = reading.spots[counted.spot].words
    if let head = counted.head, counted.phrase.upperBound <= head.lowerBound {
      return restricts(at: head.upperBound, of: reading)
    }
    if let head = counted.head, head.upperBound < counted.phrase.lowerBound,
      isGapRestricted(head.upperBound..<counted.phrase.lowerBound, reading)
    {
      return true
    }
    guard counted.phrase.upperBound > own.upperBound else { return false }
    // "Children *who are* educated at home who are seen": the phrase stands in a relative clause itself.
    if let head = counted.head, head.upperBound < counted.phrase.lowerBound,
      relatives.contains(reading.words[head.upperBound].id)
    {
      return false
    }
    return restricts(at: counted.phrase.upperBound, of: reading)
  }

  /// Whether a phrase with a preposition stands between the counted noun and what is said of it:
  /// `310 children *with a disability* are looked after`.
  private func isGapRestricted(_ gap: Range<Int>, _ reading: FigureSentence) -> Bool {
    guard gap.count > 1, gap.upperBound <= reading.words.count,
      narrowing.contains(reading.words[gap.lowerBound].id),
      isInClause(gap.lowerBound, of: reading)
    else { return false }
    return gap.dropFirst().contains {
      auxiliaries.contains(reading.words[$0].id)
        || reading.context.nounPrepositions.contains(reading.words[$0].id)
    }
  }

  private func restricts(at place: Int, of reading: FigureSentence) -> Bool {
    let words = reading.words
    var index = place
    while index < words.count, isInClause(index, of: reading), adverbs.contains(words[index].id) {
      index += 1
    }
    guard index < words.count, isInClause(index, of: reading), !isFigure(index, of: reading) else {
      return false
    }
    // Of ages it depends on which they are.
    let reach = index...index + 3
    if reading.spots.contains(where: { $0.kind == .age && reach.contains($0.words.lowerBound) }) {
      return false
    }
    let id = words[index].id
    if relatives.contains(id) { return true }
    let hasNext = index + 1 < words.count && isInClause(index + 1, of: reading)
    if narrowing.contains(id) {
      return hasNext && words[index + 1].number < 0 && !isFigure(index + 1, of: reading)
    }
    if placing.contains(id) {
      return hasNext && !words[index + 1].isCapitalised && words[index + 1].number < 0
        && !isFigure(index + 1, of: reading) && !placed.contains(words[index + 1].id)
    }
    return isParticiple(index, of: reading)
  }

  /// Whether a word is a participle by its ending, or one of the few without it that reports use.
  private func isParticiple(_ index: Int, of reading: FigureSentence) -> Bool {
    let word = reading.words[index]
    if participles.contains(word.id) { return true }
    if noParticiples.contains(word.id) || reading.context.comparing.contains(word.id) {
      return false
    }
    guard word.end - word.start >= 6 else { return false }
    let ending = reading.bytes[word.end - 3..<word.end]
    return ending.elementsEqual("ing".utf8) || ending.dropFirst().elementsEqual("ed".utf8)
  }

  private func isInClause(_ index: Int, of reading: FigureSentence) -> Bool {
    index < reading.words.count
      && reading.words[index].before.isDisjoint(with: Separators.breaks.union(.comma))
  }

  private func isFigure(_ index: Int, of reading: FigureSentence) -> Bool {
    reading.spots.contains { $0.kind != .age && $0.words.contains(index) }
  }
}
