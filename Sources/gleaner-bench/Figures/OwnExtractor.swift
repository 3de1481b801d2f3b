import Extraction
import Interpretation
import Language
import Model
import Pipeline
import Tables

/// A reader of texts in this process: ours, or the least that any reader has to do.
struct OwnExtractor: Contender {
  enum Kind: String, CaseIterable {
    /// Mentions found and made figures, with units, metrics and places.
    case gleaner
    /// Mentions found alone.
    case extraction = "gleaner's extraction"
    /// Every byte looked at once: how many are digits.
    case scan
  }

  let name: String
  let threads: Int
  private let kind: Kind
  private let texts: [PageText]
  private let reader: PageReader
  private let extractor = Extractor()

  init(_ kind: Kind, threads: Int, reader: PageReader, texts: [PageText]) {
    name = kind.rawValue
    self.kind = kind
    self.threads = threads
    self.reader = reader
    self.texts = texts
  }

  func cost(of batch: Batch) -> Cost {
    let workers = Workers.threads(threads)
    return gleaner_bench.cost {
      workers.map(batch.inputs.count) { read(texts[batch.inputs.lowerBound + $0]) }.reduce(0, +)
    }
  }

  /// Reads a text, and gives how many figures it found.
  private func read(_ text: PageText) -> Int {
    switch kind {
    case .gleaner: reader.figures(in: text).count
    case .extraction: extractor.mentions(in: AnalysedText(text, lexicon: reader.lexicon)).count
    case .scan: text.bytes.count { $0 &- UInt8(ascii: "0") < 10 }
    }
  }
}
