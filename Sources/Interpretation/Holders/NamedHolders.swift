import Language

/// Those whom the sentences of one text name, each sentence read once, and only where somebody asks.
final class NamedHolders {
  let page: PageHolder
  private let text: AnalysedText
  private let reader: HolderReader

  /// By the first byte of the sentence.
  private var known: [Int: [HolderMention]] = [:]

  init(in text: AnalysedText, of page: PageHolder, by reader: HolderReader) {
    self.text = text
    self.page = page
    self.reader = reader
  }

  /// Those whom a sentence of a block names, in order.
  func mentions(in sentence: TextSentence) -> [HolderMention] {
    if let found = known[sentence.range.lowerBound] { return found }
    let words = FigureText(bytes: text.bytes, words: text.words(of: sentence))
    let found = reader.mentions(in: words, of: page)
    known[sentence.range.lowerBound] = found
    return found
  }
}
