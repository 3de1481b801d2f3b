import Interpretation
import Model

/// All that one document gave: a page with its figures and judgements, or the reason why not.
package struct DocumentResult: Sendable {
  /// Why a document is not in the dataset.
  package struct Rejection: Problem {
    package let stage: Stage
    package let code: String
    package let message: String
  }

  package private(set) var id: String
  package private(set) var path: String
  package private(set) var source: String

  /// Of the document's bytes, unpacked; nil and 0 where they could not be read.
  package var sha256: String?
  package var size = 0
  package var page: Page?
  package var authority: Authority.Reference?

  /// The code that it bore when the page's inspection began, else when the page was published.
  package var authorityCodeAtDate: String?
  package var inspection: Inspection?
  package var figures: [Figure] = []
  package var judgements: [Judgement] = []

  /// Amounts that the page states without a number.
  package var quantifiers: [QuantifierMention] = []

  /// Numbers in the page that are no figures.
  package var refusals: [Refusal] = []
  package var diagnostics: [Diagnostic] = []
  package var rejection: Rejection?

  /// Whether the file is missing, is not a regular file, or cannot be opened.
  package var isFileUnavailable = false

  /// Processor time by stage, in nanoseconds; stands in run.json alone.
  package var times: [Stage: UInt64] = [:]

  package init(id: String, path: String, source: String) {
    self.id = id
    self.path = path
    self.source = source
  }

  /// About how many bytes of memory it takes.
  var weight: Int {
    let rows = figures.count + judgements.count + quantifiers.count + refusals.count
    return (page?.text.bytes.count ?? 0) + 500 * rows
  }

  /// Gives up the document: what was found in it so far is not kept.
  mutating func reject(at stage: Stage, _ problem: some Problem) {
    rejection = Rejection(stage: stage, code: problem.code, message: problem.message)
    diagnostics = [Diagnostic(.warning, path: path, problem)]
    (page, authority, authorityCodeAtDate, inspection) = (nil, nil, nil, nil)
    (figures, judgements) = ([], [])
    (quantifiers, refusals) = ([], [])
  }

  /// Takes over what the document as a whole leaves open.
  mutating func tell(_ problems: [some Problem]) {
    diagnostics += problems.map { Diagnostic(.warning, path: path, $0) }
  }

  /// Puts what was odd before the page was read in front of what is odd in the page.
  mutating func tell(first problems: [some Problem]) {
    diagnostics = problems.map { Diagnostic(.warning, path: path, $0) } + diagnostics
  }

  /// Takes over what was found in the document, which is of this path and source.
  mutating func take(_ found: DocumentResult) {
    let own = self
    self = found
    (id, path, source) = (own.id, own.path, own.source)
    (sha256, size) = (own.sha256, own.size)
  }

  /// Takes over the numbers of the page that are no figures: those that only look so, and those that
  /// no value could be made of, which are worth a warning.
  mutating func refuse(
    _ refusals: [Refusal], _ failed: [(mention: Mention, error: InterpretationError)], of page: Page
  ) {
    self.refusals = refusals
    for (mention, error) in failed {
      let line = page.text.blocks[mention.block].line
      diagnostics.append(Diagnostic(.warning, path: page.path, line: line, error))
      self.refusals.append(
        Refusal(
          range: mention.range, sentence: mention.sentence, block: mention.block, rule: error.code))
    }
    self.refusals.sort { $0.range.lowerBound < $1.range.lowerBound }
  }
}
