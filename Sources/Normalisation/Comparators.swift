import Model

/// Tells figures of England, of neighbours and of councils at large from those of the authority.
///
/// "19% (the national average is 15%)" has a 15 that is England's, while "10 per cent of the total
/// in the country" is the authority's share. So the phrase has to lead up to the figure, or to
/// stand right behind it.
struct Comparators: Sendable {
  /// What a phrase says of the figure beside it.
  private struct Meaning {
    enum Place { case leading, trailing, header }
    let comparator: Comparator
    let place: Place
  }

  private var meanings: [Int: Meaning] = [:]

  private static let leading: [(Comparator, String)] = [
    (
      .england,
      """
      ((national|England) (rate|average|figure|median|mean|level|benchmark)\
      |average for (England|the country)|nationally|across (the country|England)|(in|for) England)
      """
    ),
    (.london, "London (rate|average|figure|median|mean|level|benchmark)"),
    (
      .region,
      """
      (regional (rate|average|figure|median|mean|level|benchmark)|average for the region)
      """
    ),
    (
      .statisticalNeighbours,
      """
      (statistical neighbour(s) (rate|average|figure|median|mean|level|benchmark)\
      |statistical neighbours|average for [all] statistical neighbours)
      """
    ),
    (
      .authorities,
      """
      (average for (similar (authorities|councils|areas)|neighbouring authorities)\
      |(similar|neighbouring|comparable|other|all) [local] (authorities|councils|boroughs|areas))
      """
    ),
  ]

  private static let trailing: [(Comparator, String)] = [
    (.england, "(national(ly)|(for|in) England|across (England|the country)|for the country)"),
    (.statisticalNeighbours, "[for|in|among] [its] statistical neighbours"),
    (
      .authorities,
      """
      (across [all] councils|(for|in|among|across) (similar|neighbouring|comparable|other|all) \
      [local] (authorities|councils|boroughs|areas))
      """
    ),
  ]

  /// At the head of a table's row or column.
  private static let headers: [(Comparator, String)] = [
    (.england, "(England|national|Great Britain|uk|united kingdom)"), (.london, "London"),
    (.region, "(region|regional [average])"),
    (.statisticalNeighbours, "[statistical|all] neighbours"),
    (.authorities, "all (authorities|councils|boroughs)"),
  ]

  init(phrase: (String) throws(CatalogueError) -> Int) throws(CatalogueError) {
    let places: [(Meaning.Place, [(Comparator, String)])] = [
      (.leading, Self.leading), (.trailing, Self.trailing), (.header, Self.headers),
    ]
    for (place, rows) in places {
      for (comparator, text) in rows {
        meanings[try phrase(text)] = Meaning(comparator: comparator, place: place)
      }
    }
  }

  /// What a row or a column is of whose header begins with the phrase of a match.
  func comparator(heading match: PhraseIndex.Match) -> Comparator? {
    guard let meaning = meanings[match.phrase], meaning.place == .header else { return nil }
    return meaning.comparator
  }

  /// What a figure is said of beside the authority; nil where it is the authority's.
  func comparator(_ spot: Int, in reading: SentenceReading) -> Comparator? {
    let own = reading.spots[spot].words
    guard !own.isEmpty else { return nil }
    let isCounted = reading.spots[spot].isCounted
    let noun = reading.noun(of: spot)
    let left = reading.left(of: spot)
    for match in reading.matches(near: own) {
      guard let meaning = meanings[match.phrase] else { continue }
      let words = match.words
      if meaning.place == .trailing {
        if words.lowerBound == own.upperBound, !reading.isBreak(before: own.upperBound) {
          return meaning.comparator
        }
        if isCounted, noun.contains(words.lowerBound), words.upperBound >= noun.upperBound {
          return meaning.comparator
        }
      }
      guard meaning.place == .leading, words.upperBound <= own.lowerBound,
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
        return meaning.comparator
      }
    }
    return nil
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
