import Language
import Model

/// A pattern of the catalogue: `looked after child(ren)`, `percent + sentence: care leaver(s)`.
///
/// Terms joined by `+` all have to hold. A term is a phrase as `phrases(of:)` reads it, and may
/// say by a place in front of a colon where the phrase has to stand.
struct MetricPattern: Equatable {
  /// Where a phrase stands, seen from the figure.
  enum Place: String, CaseIterable {
    /// In the counted noun phrase of a count, in the clause of any other figure.
    case near
    /// In the noun phrase that the number counts.
    case noun
    /// Right behind the figure, with no word between.
    case next
    /// Right before the figure, with no word between but "about", "a", "of" and the like.
    case prior
    case before, after, clause, sentence
    /// Anywhere before the figure in its sentence.
    case ahead
    /// Behind the figure and right before a name: "live in Croydon".
    case naming
  }

  struct Term: Equatable {
    let place: Place
    let phrase: String
  }

  let terms: [Term]

  /// Reads the places; what the phrases stand for is for `phrases(of:)` to say.
  init(_ text: String) throws(PhraseFault) {
    var terms: [Term] = []
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      let halves = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      var place = Place.near
      if halves.count == 2 {
        let name = String(halves[0].filter { $0 != " " })
        guard let known = Place(rawValue: name) else {
          throw PhraseFault("\"\(name)\" is no place")
        }
        place = known
      }
      let phrase = String(halves[halves.count - 1])
      terms.append(Term(place: place, phrase: phrase))
    }
    self.terms = terms
  }
}
