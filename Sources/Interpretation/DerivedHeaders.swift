import Language
import Model

/// The words by which the header of a row or a column says that its numbers are no values of what stands
/// beside it: rates and ranks of it, changes, targets.
struct DerivedHeaders: Sendable {
  enum Kind { case measure, change, goal }

  private let measures: TokenSet
  private let changes: TokenSet
  private let goals: TokenSet
  private let names: TokenSet

  init(knownTo lexicon: inout Lexicon) {
    measures = lexicon.ids(of: "header.measure")
    changes = lexicon.ids(of: "header.change")
    goals = lexicon.ids(of: "header.goal")
    names = lexicon.ids(of: "header.name")
  }

  /// The words of a header, by place, that say so; those of `names` only where they are all of it.
  func words(of header: [FoldedWord]) -> [(place: Int, kind: Kind)] {
    if header.count == 1, names.contains(header[0].id) { return [(0, .goal)] }
    return header.indices.compactMap { place in
      let id = header[place].id
      if goals.contains(id) { return (place, .goal) }
      if changes.contains(id) { return (place, .change) }
      return measures.contains(id) ? (place, .measure) : nil
    }
  }
}
