import Model

/// The words of a sentence with the figures among them, as rules read them that ask about one figure.
package struct FigureText: RuleText {
  package typealias Feature = WordFeature

  package enum Measure: UInt8, RuleName {
    case length, value
  }

  package enum Span: UInt8, RuleName {
    /// The figure that is asked about.
    case figure
    /// The figures of one row before it and the words between: "63 in July 2017 to" before 39.
    case row
  }

  private let sentence: SentenceWords

  /// The words of the figure that is asked about.
  package var own = 0..<0

  /// The first word of the row of figures in which it stands.
  package var row = 0

  /// - Parameter rules: Those that are asked of it; rules that need words it has not are then not tried.
  package init(
    bytes: [UInt8], words: [FoldedWord], figures: [FigureSpan] = [], dates: [Range<Int>] = [],
    for rules: RuleSet<FigureText>? = nil
  ) {
    sentence = SentenceWords(
      bytes: bytes, words: words, marks: Marks.marks(of: words, figures, dates),
      live: rules?.live(in: words).patterns ?? .all)
  }

  /// The same words with other figures and dates.
  package func with(figures: [FigureSpan] = [], dates: [Range<Int>]) -> FigureText {
    FigureText(
      SentenceWords(
        bytes: bytes, words: words, marks: Marks.marks(of: words, figures, dates),
        live: sentence.live))
  }

  private init(_ sentence: SentenceWords) { self.sentence = sentence }

  /// The text of which the words are.
  package var bytes: [UInt8] { sentence.bytes }
  package var words: [FoldedWord] { sentence.words }

  package var count: Int { sentence.words.count }

  package func word(_ at: Int) -> Int32 {
    at >= 0 && at < sentence.words.count ? sentence.words[at].id : -1
  }

  package func isGlued(_ at: Int) -> Bool { false }

  package func has(_ feature: WordFeature, at: Int) -> Bool {
    guard at >= 0, at < words.count else { return false }
    switch feature {
    case .endsEd: return ends(at, with: "ed")
    case .endsIng: return ends(at, with: "ing")
    case .plus:
      return words[at].end < bytes.count && bytes[words[at].end] == UInt8(ascii: "+")
    case .inFigure, .inAny, .figureStart, .ageStart, .dateStart, .age, .percent, .ratio, .duration,
      .counted, .bare:
      return !sentence.marks[at].isDisjoint(with: Marks(feature))
    default: return words[at].has(feature)
    }
  }

  private func ends(_ at: Int, with letters: StaticString) -> Bool {
    let length = letters.utf8CodeUnitCount
    let end = words[at].end
    guard end - words[at].start >= length, end <= bytes.count else { return false }
    return letters.withUTF8Buffer { bytes[end - length..<end].elementsEqual($0) }
  }

  package func measure(_ measure: Measure, at: Int) -> Int? {
    guard at >= 0, at < words.count else { return nil }
    switch measure {
    case .length: return words[at].end - words[at].start
    case .value: return words[at].number >= 0 ? Int(words[at].number) : nil
    }
  }

  package func end(of span: Span, at: Int) -> Int? {
    guard at == own.lowerBound, !own.isEmpty else { return nil }
    return span == .figure ? own.upperBound : own.lowerBound
  }

  package func start(of span: Span, endingAt end: Int) -> Int? {
    switch span {
    case .figure: end == own.upperBound ? own.lowerBound : nil
    case .row: end == own.lowerBound ? row : nil
    }
  }

  package static func opener(of span: Span) -> WordFeature? {
    span == .figure ? .figureStart : nil
  }
}

/// What a sentence has whichever figure is asked about: a class, as each question has it.
private final class SentenceWords {
  let bytes: [UInt8]
  let words: [FoldedWord]
  let marks: [Marks]

  /// The patterns of its rules that may hold.
  let live: RuleBits

  init(bytes: [UInt8], words: [FoldedWord], marks: [Marks], live: RuleBits) {
    self.bytes = bytes
    self.words = words
    self.marks = marks
    self.live = live
  }
}

/// What a word belongs to: a bit for each feature that figures give.
private struct Marks: OptionSet {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  init(_ feature: WordFeature) {
    self.init(
      rawValue: feature.rawValue < WordFeature.inFigure.rawValue
        ? 0 : 1 << UInt16(feature.rawValue - WordFeature.inFigure.rawValue))
  }

  static func marks(of words: [FoldedWord], _ figures: [FigureSpan], _ dates: [Range<Int>])
    -> [Marks]
  {
    var marks = [Marks](repeating: [], count: words.count)
    for date in dates where words.indices.contains(date.lowerBound) {
      marks[date.lowerBound].insert(Marks(.dateStart))
    }
    for figure in figures {
      let places = figure.words.clamped(to: words.indices)
      guard let first = places.first else { continue }
      var all: Marks = Marks(.inAny)
      if !figure.isAuxiliary { all.insert(Marks(.inFigure)) }
      if figure.isCounted { all.insert(Marks(.counted)) }
      if figure.isBare { all.insert(Marks(.bare)) }
      let kind: WordFeature? =
        switch figure.kind {
        case .age: .age
        case .percent: .percent
        case .ratio: .ratio
        case .duration: .duration
        default: nil
        }
      if let kind { all.insert(Marks(kind)) }
      for word in places { marks[word].formUnion(all) }
      marks[first].insert(Marks(.figureStart))
      if figure.kind == .age { marks[first].insert(Marks(.ageStart)) }
    }
    return marks
  }
}

/// A figure among the words of its sentence.
package struct FigureSpan: Equatable, Sendable {
  package let words: Range<Int>
  package let kind: Figure.Kind

  /// Whether its unit is a counted noun.
  package let isCounted: Bool

  /// Whether it is a number and no more.
  package let isBare: Bool

  /// Whether it is an age that leaves out some of those who are under 18, or some care leavers.
  package let isSomeAges: Bool

  package init(
    words: Range<Int>, kind: Figure.Kind, isCounted: Bool, isBare: Bool, isSomeAges: Bool = false
  ) {
    self.words = words
    self.kind = kind
    self.isCounted = isCounted
    self.isBare = isBare
    self.isSomeAges = isSomeAges
  }

  /// Ages, dates and spans of time qualify other figures and do not part them from their nouns.
  package var isAuxiliary: Bool {
    switch kind {
    case .date, .dateRange, .age, .ordinal, .duration: true
    default: false
    }
  }
}

extension FigureText {
  /// What a rule by its number takes at a word.
  ///
  /// Rules know nothing of figures; here their matcher is compiled for them.
  package func match(of rule: Int, in rules: RuleSet<FigureText>, at: Int) -> RuleMatch? {
    rules.match(ofRule: rule, at: at, in: self, live: sentence.live)
  }

  /// Whether a rule by its number holds at a word.
  package func holds(_ rule: Int, of rules: RuleSet<FigureText>, at: Int) -> Bool {
    rules.holds(rule: rule, at: at, in: self, live: sentence.live)
  }

  /// What a rule by its number takes at each word at which it holds, in order.
  package func taken(by rule: Int, of rules: RuleSet<FigureText>) -> [Range<Int>] {
    rules.taken(byRule: rule, in: self, live: sentence.live)
  }

  /// The first rule of a set that holds at a word.
  ///
  /// - Parameter live: The patterns that may hold: see `RuleSet.live(in:)`.
  package func first(of rules: RuleSet<FigureText>, at: Int, live: LiveRules) -> RuleMatch? {
    rules.first(at: at, in: self, live: live)
  }

  /// The words of a range as they are written.
  package func surface(of range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last, last < words.count else { return "" }
    return String(decoding: bytes[words[first].start..<words[last].end], as: UTF8.self)
  }

  /// Whether the last of some words is written with an apostrophe: "the council’s".
  package func isPossessive(_ range: Range<Int>) -> Bool {
    range.last.map { words[$0].has(.apostrophe) } ?? false
  }
}

extension RuleSet<FigureText> {
  /// Rules of files of the binary itself; the words and classes that they name join the lexicon.
  package convenience init(embedded files: [RuleFile], knownTo lexicon: inout Lexicon) {
    self.init(embedded: files, words: lexicon.wordRules(of: files))
  }

  /// The patterns that may hold of some words.
  package func live(in words: [FoldedWord]) -> LiveRules {
    var cues = RuleBits()
    for word in words { needs.add(word.id, to: &cues) }
    return live(of: cues)
  }
}
