import Model

/// All that one document gave: a page with its figures and judgements, or the reason why not.
package struct Gleaning: Sendable {
  /// Why a document is not in the dataset.
  package struct Rejection: Sendable {
    package let stage: Stage
    package let code: String
    package let message: String

    init(_ stage: Stage, _ problem: some Problem) {
      self.stage = stage
      code = problem.code
      message = problem.message
    }
  }

  package let id: String
  package let path: String
  package let source: String

  /// Of the document's bytes, unpacked; nil and 0 where they could not be read.
  package var sha256: String?
  package var size = 0
  package var page: Page?
  package var authority: Authority.Reference?
  package var inspection: Inspection?
  package var figures: [Figure] = []
  package var judgements: [Judgement] = []
  package var diagnostics: [Diagnostic] = []
  package var rejection: Rejection?

  /// Processor time by stage, in nanoseconds; stands in run.json alone.
  package var times: [Stage: UInt64] = [:]

  init(id: String, path: String, source: String) {
    self.id = id
    self.path = path
    self.source = source
  }

  /// Gives up the document: what was found in it so far is not kept.
  mutating func reject(at stage: Stage, _ problem: some Problem) {
    rejection = Rejection(stage, problem)
    diagnostics = [Diagnostic(.warning, path: path, problem)]
    (page, authority, inspection, figures, judgements) = (nil, nil, nil, [], [])
  }
}
