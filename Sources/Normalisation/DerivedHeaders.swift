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
    measures = lexicon.ids(
      of:
        """
        rate rates average averages avg mean median ratio ratios score scores rank ranks ranking index \
        share proportion percentage percent pct percentile quartile quintile decile rag denominator \
        excluding excl cost costs
        """)
    changes = lexicon.ids(
      of: "change changes difference diff variance movement trend dot direction")
    goals = lexicon.ids(
      of:
        "target targets forecast forecasts projected projection projections predicted deadline deadlines"
    )
    names = lexicon.ids(of: "time times page pages date year row note notes source")
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
