/// Phrases with a value each, known by the word that they end with: "no more than" bounds a number from above.
package struct PhraseTable<Value: Sendable>: Sendable {
  /// The words of a phrase by their numbers, from the last to the first.
  private typealias Phrase = (words: [Int32], value: Value)

  /// The phrases that end with one word, the longest first.
  private var phrases: [[Phrase]] = []

  /// By the number of the last word a place among `phrases`; -1 where none ends with it.
  private var places: [Int] = []

  /// The value of the longest phrase that ends with a token, and the token before it.
  package func match(endingAt at: Int, in sentence: Sentence) -> (value: Value, before: Int)? {
    let last = sentence[at].word
    guard last >= 0, last < places.count, places[Int(last)] >= 0 else { return nil }
    for phrase in phrases[places[Int(last)]] {
      let isThere = phrase.words.indices.allSatisfy {
        sentence[at - $0].word == phrase.words[$0] && !sentence[at - $0].isPossessive
      }
      if isThere { return (phrase.value, at - phrase.words.count) }
    }
    return nil
  }
}

extension PhraseTable where Value: RawRepresentable, Value.RawValue == String {
  /// The phrases of a class whose values are those of `Value`. Traps on another value.
  package init(_ name: String, lexicon: Lexicon = .english) {
    for (text, value) in WordClasses.english[name].pairs {
      let words = text.split(separator: " ").compactMap { lexicon.id(of: Array($0.utf8)) }
      guard let value = Value(rawValue: value), let last = words.last else {
        preconditionFailure("@\(name): \"\(text)\" has no value that is known: \(value)")
      }
      while places.count <= Int(last) { places.append(-1) }
      if places[Int(last)] < 0 {
        places[Int(last)] = phrases.count
        phrases.append([])
      }
      phrases[places[Int(last)]].append((words.reversed(), value))
      phrases[places[Int(last)]].sort { $0.words.count > $1.words.count }
    }
  }
}
