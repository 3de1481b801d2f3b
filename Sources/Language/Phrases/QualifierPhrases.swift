import Model

/// The phrases of a class that bound a number or a date, known by the word that they end with: "no more than"
/// bounds a number from above.
package struct QualifierPhrases: Sendable {
  package static let ofNumbers = QualifierPhrases("qualifier")
  package static let ofDates = QualifierPhrases("qualifier.date")

  /// The words of a phrase by their numbers, from the last to the first.
  private typealias Phrase = (words: [Int32], qualifier: Qualifier)

  /// The phrases that end with one word, the longest first.
  private var phrases: [[Phrase]] = []

  /// By the number of the last word a place among `phrases`; -1 where none ends with it.
  private var places: [Int] = []

  private init(_ name: String) {
    for (text, value) in WordClasses.english[name].pairs {
      let words = text.split(separator: " ").compactMap {
        Lexicon.english.id(of: Array($0.utf8))
      }
      guard let qualifier = Qualifier(rawValue: value), let last = words.last else {
        fatalError("@\(name): \"\(text)\" has no value that is known: \(value)")
      }
      while places.count <= Int(last) { places.append(-1) }
      if places[Int(last)] < 0 {
        places[Int(last)] = phrases.count
        phrases.append([])
      }
      phrases[places[Int(last)]].append((words.reversed(), qualifier))
      phrases[places[Int(last)]].sort { $0.words.count > $1.words.count }
    }
  }

  /// The qualifier of the longest phrase that ends with a token, and the token before it.
  package func match(endingAt at: Int, in sentence: Sentence) -> (Qualifier?, before: Int)? {
    let last = sentence[at].word
    guard last >= 0, last < places.count, places[Int(last)] >= 0 else { return nil }
    for phrase in phrases[places[Int(last)]] {
      let isThere = phrase.words.indices.allSatisfy {
        sentence[at - $0].word == phrase.words[$0] && !sentence[at - $0].isPossessive
      }
      if isThere { return (phrase.qualifier, at - phrase.words.count) }
    }
    return nil
  }
}
