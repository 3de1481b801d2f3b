import Model
import Pipeline
import Reading

/// Our scraping, its parser alone and others on the same pages.
struct ReaderBench {
  /// So many parts of the pages, that readers of very different speed take turns often.
  private static let batches = 4

  /// A page that is larger is no page of the kind.
  private static let largestPage = 50_000_000

  private let files: [String]
  private let pages: [Document]
  private let threads: [Int]
  private let python: String

  /// Loads the pages; gzip is unpacked.
  init(files: [String], threads: [Int], python: String) throws {
    let reader = DocumentReader(limit: Self.largestPage, followsLinks: true)
    pages = try files.map { file throws(BenchError) in
      do throws(ReadingError) {
        return try reader.document(at: FilePath(file), source: "bench")
      } catch {
        throw .cannotRead(path: file, reason: error.message)
      }
    }
    self.files = files
    self.threads = threads
    self.python = python
  }

  /// The results in Markdown.
  func report(rounds: Int, only: OwnReader.Kind?, _ countsInstructions: Bool) throws -> String {
    let kinds = only.map { [$0] } ?? OwnReader.Kind.allCases
    var contenders: [any Contender<PageBatch>] = kinds.flatMap { kind in
      threads.map { OwnReader(kind, threads: $0, pages: pages) }
    }
    if only == nil { contenders += others() }
    try warmUp(contenders)
    let batches = PageBatch.all(pages.count, batches: Self.batches)
    let contest = Contest<PageBatch>(jobs: batches, contenders: contenders)
    let results = contest.results(rounds: rounds) { writeToStandardError("gleaner-bench: \($0)\n") }
    let counts = countsInstructions ? try kinds.map(instructions) : []
    return ReaderReport(
      pages: pages.count, bytes: pages.reduce(0) { $0 + $1.bytes.count }, rounds: rounds,
      batches: batches, threads: threads, names: contest.names, results: results,
      instructions: counts
    ).description
  }

  /// Has everyone read a page once: what is made at the first use is made then.
  private func warmUp(_ contenders: [any Contender<PageBatch>]) throws {
    guard !pages.isEmpty else { return }
    for contender in contenders { _ = try contender.cost(of: PageBatch(pages: 0..<1)) }
  }

  private func instructions(_ kind: OwnReader.Kind) throws -> (name: String, count: Int) {
    (kind.rawValue, try Instructions(files: files).count(kind))
  }

  /// The libraries that there are; of one that is missing it is said what to do.
  private func others() -> [any Contender<PageBatch>] {
    var others: [any Contender<PageBatch>] = []
    for library in OtherReader.Library.allCases {
      do {
        others += try threads.map {
          try OtherReader(library, threads: $0, python: python, files: files)
        }
      } catch {
        writeToStandardError(
          """
          gleaner-bench: \(library.rawValue) is left out: \(error); scripts/test makes .venv-scrapers with \
          it, or give --python an interpreter that has it

          """)
      }
    }
    return others
  }
}
