import Language
import Model

/// Tells a part from the whole of which a metric speaks: `412 disabled children in care` and `412
/// children in care aged 16 and over` are no number of children in care. See `subsets.rules`.
struct Subsets: Sendable {
  /// Words of the names of authorities, whose children are the whole: "412 *Croydon* children".
  private let places: TokenSet

  /// - Parameter names: Those of the authorities.
  init(knownTo lexicon: inout Lexicon, names: [String]) {
    var places: [Int32] = []
    for name in names {
      for word in Lexicon.folded(name) {
        places.append(lexicon.intern(word))
      }
    }
    self.places = TokenSet(places)
  }

  /// A figure that counts, among the words of its sentence.
  struct Counted {
    /// Its place among the sentence's figures.
    let spot: Int
    /// The words of the noun that it counts; nil where it has none.
    let head: Range<Int>?
    /// The words by which it is known as the metric's.
    let phrase: Range<Int>
    /// The noun phrase of which it is the amount, where that does not stand behind it.
    let topic: Range<Int>?
  }

  /// Whether words between the number and its noun narrow it: `ten *disabled* children`.
  ///
  /// - Parameter isNamed: Whether the metric speaks of the word itself, as of "unaccompanied".
  func hasAttribute(
    _ counted: Counted, in reading: FigureSentence, isNamed: (Int) -> Bool
  ) -> Bool {
    let start = counted.topic?.lowerBound ?? reading.spots[counted.spot].words.upperBound
    guard let head = counted.head, start < head.lowerBound else { return false }
    return (start..<head.lowerBound).contains {
      let word = reading.words[$0]
      return !counted.phrase.contains($0) && !reading.holds(.neutral, at: $0)
        && !(word.isCapitalised && places.contains(word.id)) && !isNamed($0)
    }
  }

  /// Whether a second verb behind the phrase has the same subject: `left care *and now live* alone`.
  func hasSecondVerb(_ counted: Counted, in reading: FigureSentence) -> Bool {
    counted.phrase.upperBound > reading.spots[counted.spot].words.upperBound
      && reading.holds(.secondVerb, at: counted.phrase.upperBound)
      && reading.isSubject(counted.spot)
  }

  /// Whether the figure's ages are not all ages of those the metric counts.
  func hasAges(_ counted: Counted, in reading: FigureSentence) -> Bool {
    let own = reading.spots[counted.spot].words
    // "Thirteen of the 125 care leavers aged 18": the ages are those of the 125.
    guard !reading.isPart(counted.spot) else { return false }
    if let topic = counted.topic {
      return reading.spots.contains { $0.isSomeAges && topic.overlaps($0.words) }
    }
    let start = max(own.upperBound, counted.phrase.upperBound, counted.head?.upperBound ?? 0)
    let end = reading.rules.match(.ageWords, at: start, in: reading.text)?.tokens.upperBound
    for spot in reading.spots[(counted.spot + 1)...].prefix(8) {
      guard spot.isAuxiliary, spot.words.lowerBound <= end ?? start else { return false }
      if spot.isSomeAges, reading.isInPhrase(spot.words.lowerBound) { return true }
    }
    return false
  }

  /// Whether what follows the counted noun, or the phrase, narrows it: `children in care *who …*`.
  func isRestricted(_ counted: Counted, in reading: FigureSentence) -> Bool {
    if let topic = counted.topic {
      let end = max(counted.phrase.upperBound, counted.head?.upperBound ?? 0)
      return end < topic.upperBound && reading.holds(.restricted, at: end)
    }
    let own = reading.spots[counted.spot].words
    guard let head = counted.head, counted.phrase.upperBound > head.lowerBound else {
      return counted.head.map { reading.holds(.restricted, at: $0.upperBound) }
        ?? (counted.phrase.upperBound > own.upperBound
          && reading.holds(.restricted, at: counted.phrase.upperBound))
    }
    if head.upperBound < counted.phrase.lowerBound {
      // "310 children *with a disability* are looked after".
      let gap = head.upperBound..<counted.phrase.lowerBound
      if gap.count > 1, reading.holds(.narrowing, at: gap.lowerBound),
        gap.dropFirst().contains(where: { reading.holds(.narrowed, at: $0) })
      {
        return true
      }
      // "Children *who are* educated at home who are seen": the phrase stands in a relative clause itself.
      if reading.holds(.relative, at: head.upperBound) { return false }
    }
    return counted.phrase.upperBound > own.upperBound
      && reading.holds(.restricted, at: counted.phrase.upperBound)
  }
}

extension FigureSentence {
  /// Whether no mark and no comma parts a word from the one before it.
  fileprivate func isInPhrase(_ index: Int) -> Bool {
    index < words.count
      && words[index].before.isDisjoint(with: Separators.breaks.union(.comma))
  }
}
