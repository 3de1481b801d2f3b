import Model

/// The text of a page as everything after scraping reads it: cut into words and sentences, once.
package struct AnalysedText: Sendable {
  package let text: PageText
  package let lexicon: Lexicon

  /// The words of the whole text, in order.
  package let words: [FoldedWord]

  package init(_ text: PageText, lexicon: Lexicon) {
    self.text = text
    self.lexicon = lexicon
    words = lexicon.words(in: text.bytes, range: 0..<text.bytes.count)
  }

  package var bytes: [UInt8] { text.bytes }

  /// The words that lie in a range of bytes, by their places among `words`.
  package func places(in range: Range<Int>) -> Range<Int> {
    let first = words.partitioningIndex { $0.end > range.lowerBound }
    let last = words.partitioningIndex { $0.start >= range.upperBound }
    return Range(from: first, upTo: last)
  }

  /// The words in a range of bytes, a sentence or a block: before the first of them stands only what
  /// stands there within the range.
  package func words(in range: Range<Int>) -> [FoldedWord] {
    let places = places(in: range)
    guard let first = places.first, let last = places.last else { return [] }
    // A range that cuts a word has words of its own.
    guard words[first].start >= range.lowerBound, words[last].end <= range.upperBound else {
      return lexicon.words(in: bytes, range: range)
    }
    var result = Array(words[places])
    let gap = range.lowerBound..<words[first].start
    result[0].before = gap.isEmpty ? [] : lexicon.marks(in: bytes, range: gap)
    return result
  }
}

extension AnalysedText {
  /// What a sentence may hold, as far as its words tell without their tokens.
  struct Content {
    /// A number, or another word that may state an amount.
    var mayStateAmount = false
    var mayHoldAddress = false
  }

  /// What the words of some places may hold, which are those of `range`.
  func content(of places: Range<Int>, in range: Range<Int>) -> Content {
    var content = Content()
    for word in words[places] {
      switch word.script {
      case .letters:
        let roles = lexicon[lexicon.lexeme(of: word.id)].roles
        if !roles.isDisjoint(with: .seeds) { content.mayStateAmount = true }
        if word.id == lexicon.www { content.mayHoldAddress = true }
      case .apostrophes:
        if lexicon.possessiveSeeds.contains(word.id) { content.mayStateAmount = true }
      case .other: content.mayStateAmount = true
      }
      if word.before.contains(.symbol) {
        content.mayStateAmount = true
        content.mayHoldAddress = true
      }
    }
    // What stands behind the last word: "up by ½", "write to info@".
    let end = Swift.max(range.lowerBound, places.last.map { words[$0].end } ?? 0)
    for byte in bytes[Range(from: end, upTo: range.upperBound)]
    where byte >= 0x80 || byte == 0x40 || byte == 0x2F {
      content.mayStateAmount = true
      content.mayHoldAddress = content.mayHoldAddress || byte < 0x80
    }
    return content
  }
}

extension Array {
  /// The first place of which `belongsBehind` holds, where it holds of all behind it, too.
  package func partitioningIndex(_ belongsBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongsBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
