/// What the words of a class stand for: 5 for `fives`, `week` for `weekly`.
///
/// Public and inlinable, so that readers of other modules look a word up without a generic call.
public struct WordValues<Value: Sendable>: Sendable {
  /// By the numbers of the words in English.
  @usableFromInline var values: [Value?] = []

  /// Words with their values. Traps on a word that English does not have: `LexemeBuilder` adds those of classes.
  init(_ entries: [(text: String, value: Value)]) {
    for (text, value) in entries {
      guard let id = Lexicon.english.id(of: Array(text.utf8)) else {
        fatalError("\"\(text)\" is no word of the lexicon")
      }
      while values.count <= Int(id) { values.append(nil) }
      values[Int(id)] = value
    }
  }

  /// The words of a class; `read` makes a value of what stands before the colon. Traps where it gives none.
  package init(_ name: String, read: (String) -> Value?) {
    self.init(
      WordClasses.english[name].pairs.map { text, value in
        guard let read = read(value) else {
          fatalError("@\(name): \"\(text)\" has no value that is known: \(value)")
        }
        return (text, read)
      })
  }

  @inlinable public subscript(_ word: Int32) -> Value? {
    word >= 0 && Int(word) < values.count ? values[Int(word)] : nil
  }
}

extension WordValues<String> {
  /// The values as the class has them.
  package init(_ name: String) { self.init(name, read: { $0 }) }
}

extension WordValues<Int64> {
  /// The values as whole numbers.
  package init(_ name: String) { self.init(name, read: { Int64($0) }) }
}

extension Sentence {
  /// What a class says of the word at a token; a possessive is no word of it.
  @inlinable public func value<Value>(_ index: Int, of values: WordValues<Value>) -> Value? {
    self[index].isPossessive ? nil : values[self[index].word]
  }
}
