import Model

/// Tells figures of England, of neighbours and of councils at large from those of the authority.
///
/// "19% (the national average is 15%)" has a 15 that is England's, while "10 per cent of the total
/// in the country" is the authority's share. So the phrase has to lead up to the figure, or to
/// stand right behind it.
struct Comparators: Sendable {
  private let leading: Int
  private let trailing: Int

  init(phrase: (String) throws(CatalogueError) -> Int) throws(CatalogueError) {
    leading = try phrase(
      """
      ((national|England|regional|London|statistical neighbour(s)) \
      (rate|average|figure|median|mean|level|benchmark)|statistical neighbours\
      |average for (England|[all] statistical neighbours|similar (authorities|councils|areas)\
      |neighbouring authorities|the region|the country)\
      |(similar|neighbouring|comparable|other|all) [local] (authorities|councils|boroughs|areas)\
      |nationally|across (the country|England)|in England|for England)
      """)
    trailing = try phrase(
      """
      (nationally|for England|across (England|the country|[all] councils)|national(ly)\
      |for [its] statistical neighbours|[for|in|among] [its] statistical neighbours\
      |(for|in|among|across) (similar|neighbouring|comparable|other|all) [local] \
      (authorities|councils|boroughs|areas)|in England|for the country)
      """)
  }

  func isComparator(_ spot: Int, in reading: SentenceReading) -> Bool {
    let own = reading.spots[spot].words
    guard !own.isEmpty else { return false }
    let isCounted = reading.spots[spot].isCounted
    let noun = reading.noun(of: spot)
    let left = reading.left(of: spot)
    for match in reading.matches(near: own) {
      let words = match.words
      if match.phrase == trailing {
        if words.lowerBound == own.upperBound { return !reading.isBreak(before: own.upperBound) }
        if isCounted, noun.contains(words.lowerBound), words.upperBound >= noun.upperBound {
          return true
        }
      }
      guard match.phrase == leading, words.upperBound <= own.lowerBound,
        own.lowerBound - words.upperBound <= 4
      else { continue }
      let between = words.upperBound..<own.lowerBound
      let isJoined = between.allSatisfy { index in
        !reading.context.clauseOpeners.contains(reading.words[index].id)
          || reading.context.relatives.contains(reading.words[index].id)
      }
      let marks = (words.upperBound...own.lowerBound).map { reading.words[$0].before }
      let parted = marks.contains { !$0.isDisjoint(with: [.stop, .colon, .dash, .close, .comma]) }
      if isJoined, !parted, words.lowerBound >= left.lowerBound || own.lowerBound == left.lowerBound
      {
        return true
      }
    }
    return false
  }
}

extension SentenceReading {
  /// The phrases within reach of some words.
  func matches(near own: Range<Int>) -> ArraySlice<PhraseIndex.Match> {
    func first(from word: Int) -> Int {
      var (low, high) = (0, matches.count)
      while low < high {
        let middle = (low + high) / 2
        if matches[middle].words.lowerBound >= word { high = middle } else { low = middle + 1 }
      }
      return low
    }
    return matches[
      first(from: own.lowerBound - Self.reach)..<first(from: own.upperBound + Self.reach)]
  }
}
