import Language
import Model

/// Tells figures of England, of neighbours and of councils at large from those of the authority.
///
/// "19% (the national average is 15%)" has a 15 that is England's, while "10 per cent of the total
/// in the country" is the authority's share. So the phrase has to lead up to the figure, or to
/// stand right behind it.
struct Comparators: Sendable {
  /// What a phrase says of the figure beside it.
  private struct Meaning {
    enum Place { case leading, trailing, header, name }
    let comparator: Comparator?
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

  /// What a row or a column is of that is not the authority's.
  enum Heading: Equatable {
    case comparator(Comparator)
    /// A place that is no comparator: Wales, a metropolitan county.
    case elsewhere
  }

  /// At the head of a table's row or column, or at its end behind a mark: "Children in care (England)".
  private static let headers: [(Comparator?, String)] = [
    (.england, "(England|English|eng|national)"), (.london, "[greater|inner|outer] London"),
    (.region, "(region|regional [average])"),
    (
      .statisticalNeighbours,
      "([statistical|all|nearest] neighbours|(statistical|stat) neighbour(s)|sn|sns)"
    ),
    (.authorities, "all (authorities|councils|boroughs)"),
    (
      nil,
      """
      (Wales|Scotland|Northern Ireland|Great Britain|uk|united kingdom|England and (Wales|Scotland))
      """
    ),
  ]

  /// Names that are a row's or a column's where no name goes on: not "North East Lincolnshire".
  ///
  /// Source: Office for National Statistics, the nine regions of England; Local Government Act 1972,
  /// schedule 1, the metropolitan counties, which have no children's services.
  private static let names: [(Comparator?, String)] = [
    (
      .region,
      """
      (North (East|West)|South (East|West)|(East|West) Midlands|East of England\
      |Yorkshire and [the] Humber|Yorkshire Humber) [England|region|average]
      """
    ),
    (.authorities, "core cities [average]"),
    (
      nil,
      """
      (West Yorkshire|South Yorkshire|Greater Manchester|Merseyside|Tyne and Wear)
      """
    ),
  ]

  init(phrase: (String) throws(CatalogueError) -> Int) throws(CatalogueError) {
    let places: [(Meaning.Place, [(Comparator?, String)])] = [
      (.leading, Self.leading), (.trailing, Self.trailing), (.header, Self.headers),
      (.name, Self.names),
    ]
    for (place, rows) in places {
      for (comparator, text) in rows {
        meanings[try phrase(text)] = Meaning(comparator: comparator, place: place)
      }
    }
  }

  /// What a row or a column is of, by a phrase of its header's words.
  func heading(_ match: PhraseIndex.Match, in header: [FoldedWord]) -> Heading? {
    guard let meaning = meanings[match.phrase] else { return nil }
    let (start, end) = (match.words.lowerBound, match.words.upperBound)
    let isHead = start == 0
    let isLast = end == header.count
    let marks: Separators = [.open, .dash, .colon, .stop]
    let isSaid: Bool =
      switch meaning.place {
      case .leading: false
      case .trailing: !isHead && isLast
      case .header:
        isHead
          || isLast && meaning.comparator != .london
            && !header[start].before.isDisjoint(with: marks)
      case .name:
        isHead
          && (isLast || !header[end].isCapitalised
            || !header[end].before.isDisjoint(with: Separators.breaks.union(.comma)))
      }
    guard isSaid else { return nil }
    return meaning.comparator.map { .comparator($0) } ?? .elsewhere
  }

  /// What a figure is said of beside the authority; nil where it is the authority's.
  func comparator(_ spot: Int, in reading: FigureSentence) -> Comparator? {
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

extension FigureSentence {
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
