import Model

/// A piece of work on the text of one page or line, which may mean harm.
package struct PageTask: Sendable {
  package enum Kind: CaseIterable, Sendable {
    /// What the document states; and with what made each figure what it is.
    case read, readWithReasons
    /// Why each part of its text is in its main text or not.
    case explain
    /// What the profiles of sites find in it.
    case examine
    /// The figures in a line `{"id", "text"}`, for programs and for people.
    case figures, figuresAsText
    /// The figures for programs, with what made each what it is.
    case figuresWithReasons
  }

  package let kind: Kind
  package let document: Document

  init(_ kind: Kind, _ document: Document) {
    self.kind = kind
    self.document = document
  }
}

/// What comes of a `PageTask`.
package enum PageAnswer: Sendable {
  case result(DocumentResult)
  /// Lines to be printed as they are, and whether they report a fault of the input.
  case text([UInt8], isFault: Bool)
  /// The worker gave nothing: it died, or took more than it may.
  case failure(PageFailure)
}

/// Whatever takes tasks: the stages themselves, or a worker process that has them.
package protocol PageWorker {
  /// - Throws: `WorkerError` where no worker can be had, which is about this program and not the page.
  mutating func answer(to task: PageTask) throws -> PageAnswer
}

/// Why a page gave nothing, other than for what it says: it cost more than the limits allow, or the
/// program failed on it.
package enum PageFailure: Problem, Equatable {
  /// The worker died: `signal 11`, and the last that it said.
  case crashed(end: String, said: String)
  /// It was not done after `limits.pageSeconds`.
  case tooSlow(seconds: Int)
  /// It took more memory than `limits.pageMegabytes`.
  case tooMuchMemory(megabytes: Int)
  /// It gives more rows than `limits.pageRows`.
  case tooManyRows(limit: Int)
  /// Its rows hold more text than `limits.pageOutputBytes`.
  case tooMuchOutput(limit: Int)

  package var code: String {
    switch self {
    case .crashed: "crashed"
    case .tooSlow: "too-slow"
    case .tooMuchMemory, .tooManyRows, .tooMuchOutput: "too-large"
    }
  }

  package var message: String {
    switch self {
    case .crashed(let end, let said):
      "the program failed on this page, with \(end)\(said.isEmpty ? "" : " (\(said))"); "
        + "leave the page out, and send it to the program's authors"
    case .tooSlow(let seconds):
      "the page was not done after \(seconds) seconds; leave it out, or raise limits.pageSeconds"
    case .tooMuchMemory(let megabytes):
      "the page needs more than \(megabytes) MB of memory; leave it out, or raise limits.pageMegabytes"
    case .tooManyRows(let limit):
      "the page gives more than \(limit) rows; leave it out, or raise limits.pageRows"
    case .tooMuchOutput(let limit):
      "the rows of the page hold more than \(limit) bytes of text; leave it out, or raise "
        + "limits.pageOutputBytes"
    }
  }
}

extension Document {
  /// A document without bytes of its own, as a result of it is named.
  var emptyResult: DocumentResult {
    var result = DocumentResult(id: id, path: path, source: source)
    result.sha256 = sha256
    result.size = size
    return result
  }
}
