import Language

/// Where words stand that a pattern is held against.
enum WordSource: Equatable {
  case sentence
  /// A header of the cell, by its place in `CellContext.headers`.
  case header(Int)
  /// What stands before: the sentence that a pronoun speaks of, or what leads in a list.
  case antecedent
}

/// The stretches of a sentence in which a figure's patterns look for their phrases.
struct Regions {
  let own: Range<Int>
  let isCounted: Bool
  /// Whether it counts some of the group that its noun phrase speaks of.
  let isPart: Bool
  private let sentence: FigureSentence
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
  /// See `FigureSentence.measured`.
  private let measured: Range<Int>?
  /// See `FigureSentence.population(of:)`.
  private let population: Range<Int>?
  /// See `FigureSentence.subject(of:in:)`.
  private let subject: Range<Int>?
  let prior: Int

  init(of spot: Int, in sentence: FigureSentence, concept: Range<Int>?) {
    let figure = sentence.spots[spot]
    own = figure.words
    isCounted = figure.isCounted
    // "Contacts, of which 12 were closed": some of those.
    isPart =
      sentence.isPart(spot)
      || (isCounted || figure.isBare) && sentence.isBehindWhom(spot)
        && sentence.topics[spot] == nil && sentence.noun(of: spot).isEmpty
    self.sentence = sentence
    isBare = figure.isBare
    isLevel = !isBare || sentence.isLevel(spot)
    let words = sentence.rules.words
    let noun = sentence.noun(of: spot)
    let first = noun.first.map { sentence.words[$0].id }
    let isPreposed =
      isBare && !noun.isEmpty && (sentence.topics[spot] == nil || first == words.of)
      && first.map(words.nounPrepositions.contains) ?? false
    self.noun = isPreposed ? noun.lowerBound..<noun.lowerBound : noun
    let isOwn =
      !isBare && !isPart && !sentence.isOwnSubject(spot)
      && concept.map { !sentence.isWhole($0, of: spot) } ?? false
    self.concept = isOwn ? concept : nil
    left = sentence.left(of: spot)
    right = sentence.right(of: spot)
    beyond = sentence.beyond(spot, right: right)
    isRightOpen = !sentence.isBreak(before: right.upperBound) && !sentence.isWholeOfPart(spot)
    hosts = sentence.hosts(of: spot)
    measured = sentence.measured[spot]
    population = sentence.population(of: spot)
    subject = sentence.subject(of: spot, in: left)
    var prior = own.lowerBound
    while prior > 0, prior > own.lowerBound - 6, !sentence.isBreak(before: prior),
      words.fillers.contains(sentence.words[prior - 1].id)
        || words.articles.contains(sentence.words[prior - 1].id)
    {
      prior -= 1
    }
    self.prior = prior
  }

  /// How near in grammar a phrase stands, and how many words away; nil where it is elsewhere.
  func standing(of words: Range<Int>, _ source: WordSource, at place: MetricPattern.Place)
    -> (tier: Int, distance: Int)?
  {
    switch source {
    case .sentence: break
    case .antecedent: return place == .sentence ? (3, 0) : nil
    case .header(let number):
      // Headers hold for the whole cell: the row's first, then the column's, then the caption.
      switch place {
      case .next, .prior, .naming, .ahead: return nil
      default: return (number, 0)
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
      let isParted =
        touches
        && (words.upperBound...own.lowerBound).contains {
          sentence.words[$0].before.contains(.comma)
        }
      return touches && !isParted && words.lowerBound >= left.lowerBound ? (0, distance) : nil
    case .before:
      if isBare && !isLevel { return nil }
      if isBefore(words) { return (1, distance) }
      return isInHost(words) && words.upperBound <= own.lowerBound ? (2, distance) : nil
    case .after:
      if isAfter(words) { return (1, distance) }
      return isInHost(words) && words.lowerBound >= own.upperBound ? (2, distance) : nil
    case .naming:
      let isBehind = isInHost(words) && words.lowerBound >= own.upperBound
      guard isAfter(words) || isInNoun(words) || isBehind, words.upperBound < sentence.words.count
      else {
        return nil
      }
      let next = sentence.words[words.upperBound]
      let isName = next.isCapitalised && next.number < 0 && next.before.isEmpty
      return isName ? (1, distance) : nil
    case .clause: return clause(words).map { ($0, distance) }
    case .sentence: return (clause(words) ?? 3, distance)
    case .ahead: return isAhead(words) ? (3, distance) : nil
    }
  }

  /// Whether words say who those are of whom a figure counts some.
  func isInPopulation(_ words: Range<Int>) -> Bool {
    population?.contains(words.lowerBound) ?? false
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

  private func isAhead(_ words: Range<Int>) -> Bool {
    words.upperBound <= own.lowerBound
      && !(words.upperBound...own.lowerBound).contains {
        $0 < sentence.words.count
          && !sentence.words[$0].before.isDisjoint(with: [.stop, .colon])
      }
  }

  private func isBefore(_ words: Range<Int>) -> Bool {
    if let measured, measured.contains(words.lowerBound) { return true }
    return words.upperBound <= own.lowerBound && words.upperBound > left.lowerBound
      && words.lowerBound < left.upperBound
  }

  private func isAfter(_ words: Range<Int>) -> Bool {
    words.lowerBound >= own.upperBound
      && words.lowerBound < right.upperBound + (isRightOpen ? 1 : 0)
      || beyond.contains(words.lowerBound)
      || subject.map { $0.contains(words.lowerBound) && words.upperBound <= $0.upperBound } ?? false
  }

  private func isInHost(_ words: Range<Int>) -> Bool {
    hosts.contains { $0.contains(words.lowerBound) }
  }
}

extension Range<Int> {
  /// How many places lie between two ranges; 0 where they touch or overlap.
  func distance(to other: Range<Int>) -> Int {
    Swift.max(0, other.lowerBound - upperBound, lowerBound - other.upperBound)
  }
}
