/// A named list of words and phrases: the months, the prepositions, the words that make a number rough.
package struct WordClass: Sendable, Equatable {
  /// A word or a phrase, and what the class says of it.
  package struct Entry: Sendable, Equatable {
    /// As the file has it, one space between the words of a phrase: `more than`.
    package let text: String

    /// What stands before the colon: `9` for `9: september sept sep`; nil where the line has none.
    package let value: String?
  }

  /// Without its `@`: `unit.duration`.
  package let name: String

  /// In the order of the file; those of a union class by class.
  package let entries: [Entry]

  package var texts: [String] { entries.map(\.text) }

  /// The entries with their values as whole numbers: `("september", 9)`.
  ///
  /// Traps on a class whose values are anything else: the files travel in the binary, and the tests read all.
  package var numbers: [(text: String, number: Int64)] {
    entries.map { entry in
      guard let number = entry.value.flatMap({ Int64($0) }) else {
        fatalError("@\(name): \"\(entry.text)\" has no number")
      }
      return (entry.text, number)
    }
  }

  /// The entries with their values: `("hour", "hour")`, `("hrs", "hour")`. Traps where one has none.
  package var pairs: [(text: String, value: String)] {
    entries.map { entry in
      guard let value = entry.value else {
        fatalError("@\(name): \"\(entry.text)\" has no value")
      }
      return (entry.text, value)
    }
  }
}
