import Model

/// The text of a page as everything after scraping reads it: cut into words and sentences, once.
package struct AnalysedText: Sendable {
  package let text: PageText
  package let lexicon: Lexicon

  /// The words of the whole text, in order.
  package let words: [FoldedWord]

  /// Its sentences, block after block, and which of them are each block's; a cell of a table has none here.
  private let sentences: [TextSentence]
  private let sentencesOfBlock: [Range<Int>]

  package init(_ text: PageText, lexicon: Lexicon) {
    self.text = text
    self.lexicon = lexicon
    words = lexicon.words(in: text.bytes, range: 0..<text.bytes.count)
    var (sentences, ofBlock): ([TextSentence], [Range<Int>]) = ([], [])
    ofBlock.reserveCapacity(text.blocks.count)
    var cutter = SentenceCutter(text.bytes, words: words)
    for block in text.blocks {
      let first = sentences.count
      if block.slot == nil { cutter.cut(block.range, into: &sentences) }
      ofBlock.append(first..<sentences.count)
    }
    (self.sentences, sentencesOfBlock) = (sentences, ofBlock)
  }

  package var bytes: [UInt8] { text.bytes }

  /// The sentences of a block that is no cell of a table, in order; see `SentenceCutter`.
  package func sentences(of block: Int) -> ArraySlice<TextSentence> {
    sentences[sentencesOfBlock[block]]
  }

  /// The sentences of a part of the text, such as a cell without its marks.
  package func sentences(in range: Range<Int>) -> [TextSentence] {
    var result: [TextSentence] = []
    var cutter = SentenceCutter(bytes, words: words)
    cutter.cut(range, into: &result)
    return result
  }

  /// The words that lie in a range of bytes, by their places among `words`.
  package func places(in range: Range<Int>) -> Range<Int> {
    let first = words.partitioningIndex { $0.end > range.lowerBound }
    let last = words.partitioningIndex { $0.start >= range.upperBound }
    return Range(from: first, upTo: last)
  }

  /// The words in a range of bytes, a sentence or a block: before the first of them stands only what
  /// stands there within the range.
  package func words(in range: Range<Int>) -> [FoldedWord] {
    words(of: TextSentence(range: range, places: places(in: range)))
  }

  /// The words of a sentence: before the first of them stands only what stands there within it.
  package func words(of sentence: TextSentence) -> [FoldedWord] {
    let (range, places) = (sentence.range, sentence.places)
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

/// A sentence, or another part of a text, by its bytes and by its words.
package struct TextSentence: Hashable, Sendable {
  package let range: Range<Int>

  /// By their places in the text.
  package let places: Range<Int>
}

extension AnalysedText {
  /// What a sentence may hold, as far as its words tell without their tokens.
  func content(of sentence: TextSentence) -> FoldedWord.Hints {
    var hints: FoldedWord.Hints = []
    for word in words[sentence.places] {
      switch word.script {
      case .letters: hints.formUnion(word.hints)
      case .apostrophes: if word.hints.contains(.possessiveAmount) { hints.insert(.amount) }
      case .other: hints.insert(.amount)
      }
      if word.before.contains(.symbol) { hints.formUnion([.amount, .address]) }
    }
    // What stands behind the last word: "up by ½", "write to info@".
    let end = max(sentence.range.lowerBound, sentence.places.last.map { words[$0].end } ?? 0)
    for byte in bytes[Range(from: end, upTo: sentence.range.upperBound)] {
      if byte >= 0x80 { hints.insert(.amount) }
      if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "/") {
        hints.formUnion([.amount, .address])
      }
    }
    return hints
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
