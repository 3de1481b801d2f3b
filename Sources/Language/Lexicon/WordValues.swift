/// What the words of a class stand for: 5 for `fives`, `week` for `weekly`.
///
/// Public and inlinable, so that readers of other modules look a word up without a generic call.
public struct WordValues<Value: Sendable>: Sendable {
  /// By the numbers of the words in English.
  @usableFromInline var values: [Value?] = []

  /// The words of some classes; `read` makes a value of what stands before the colon. Traps on a value that
  /// it cannot read, and on a word that `LexemeBuilder` does not add.
  package init(_ names: String..., read: (String) -> Value?) {
    for name in names {
      for (text, value) in WordClasses.english[name].pairs {
        guard let id = Lexicon.english.id(of: Array(text.utf8)), let read = read(value) else {
          preconditionFailure("@\(name): \"\(text)\" has no value that is known: \(value)")
        }
        while values.count <= Int(id) { values.append(nil) }
        values[Int(id)] = read
      }
    }
  }

  @inlinable public subscript(_ word: Int32) -> Value? {
    word >= 0 && Int(word) < values.count ? values[Int(word)] : nil
  }
}

extension WordValues<String> {
  /// The values as the class has them.
  package init(_ name: String) { self.init(name) { $0 } }
}

extension WordValues<Int64> {
  /// The values as whole numbers.
  package init(_ name: String) { self.init(name) { Int64($0) } }
}

extension Sentence {
  /// What a class says of the word at a token; a possessive is no word of it.
  @inlinable public func value<Value>(_ index: Int, of values: WordValues<Value>) -> Value? {
    self[index].isPossessive ? nil : values[self[index].word]
  }
}
