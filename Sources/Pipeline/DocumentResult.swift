import Aggregation
import Interpretation
import Model

/// What one document gave: a page with its figures and judgements, or the reason why there is none.
package struct DocumentResult: Sendable {
  /// Why a document is not in the dataset.
  package struct Rejection: Problem {
    package let stage: Stage
    package let code: String
    package let message: String
  }

  /// From the path while the document is worked on; then the name that `RowNames` gives it.
  package var id: String
  package private(set) var path: String
  package private(set) var source: String

  /// Of the document's bytes, unpacked; nil and 0 where they could not be read.
  package var sha256: String?
  package var size = 0
  package var page: Page?
  package var authority: Authority.Reference?

  /// The authority's code when the page's inspection began, else when the page was published.
  package var authorityCodeAtDate: String?
  package var inspection: Inspection?
  package var figures: [Figure] = []

  /// What made each figure what it is; empty where nobody asked.
  package var reasons: [FigureReasons] = []
  package var judgements: [Judgement] = []

  /// Amounts that the page states without a number.
  package var quantifiers: [QuantifierMention] = []

  /// Where the rows stand in the page: of each figure, then of each judgement.
  package var places: [RowPlace] = []

  /// The captions and headers of the cells in which rows stand, `TableSlot.heading`, none twice.
  package var headings: [String] = []

  /// A number for each of the page's first sentences, the same for the same words; see `Copies`.
  package var sentences: [UInt64] = []

  /// Numbers in the page that are not figures.
  package var refusals: [Refusal] = []
  package var diagnostics: [Diagnostic] = []
  package var rejection: Rejection?

  /// Whether the file is missing, is not a regular file, or cannot be opened.
  package var isFileUnavailable = false

  /// Whether another run over the same bytes gives the same result: nothing that the machine or other pages
  /// had a part in.
  package var isRepeatable = true

  /// Whether a program was still writing the file, which is left for the next run.
  package var isUnfinished = false

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
    return (page?.text.bytes.count ?? 0) + 500 * rows + headings.reduce(0) { $0 + $1.utf8.count }
  }

  /// Rejects the document and drops what was found in it so far.
  mutating func reject(at stage: Stage, _ problem: some Problem) {
    rejection = Rejection(stage: stage, code: problem.code, message: problem.message)
    diagnostics = [Diagnostic(.warning, path: path, problem)]
    (page, authority, authorityCodeAtDate, inspection) = (nil, nil, nil, nil)
    (figures, reasons, judgements) = ([], [], [])
    (quantifiers, refusals, sentences) = ([], [], [])
    (places, headings) = ([], [])
  }

  /// Adds a warning for each problem of the document as a whole.
  mutating func report(_ problems: [some Problem]) {
    diagnostics += problems.map { Diagnostic(.warning, path: path, $0) }
  }

  /// Puts warnings from before the page was read in front of those about the page.
  mutating func report(first problems: [some Problem]) {
    diagnostics = problems.map { Diagnostic(.warning, path: path, $0) } + diagnostics
  }

  /// Takes over what was found in the document, which is of this path and source.
  mutating func take(_ found: DocumentResult) {
    let own = self
    self = found
    (id, path, source) = (own.id, own.path, own.source)
    (sha256, size) = (own.sha256, own.size)
  }

  /// Adds the numbers of the page that are not figures: those that a rule refused, and those that gave no
  /// value, each of which is worth a warning.
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

extension DocumentResult {
  /// What aggregation has to know of the page. A page without a site is a site of its own.
  var provenance: Provenance {
    Provenance(
      document: id, site: page?.site ?? path, published: page?.published,
      url: page?.url)
  }
}

extension Inspections {
  mutating func add(_ result: DocumentResult, on page: Provenance) {
    add(
      result.judgements, report: result.inspection, of: result.authority,
      codeAtDate: result.authorityCodeAtDate, on: page)
  }
}
