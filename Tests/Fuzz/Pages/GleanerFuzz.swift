import ArgumentParser
import Glibc
import Model
import Pipeline
import Support

/// Looks for pages that the program does not bear.
@main
struct GleanerFuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gleaner-fuzz",
    abstract: "Makes up pages, and reads them as gleaner extract does.",
    subcommands: [PagesCommand.self, PDFsCommand.self, ResultsCommand.self])
}

struct PagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages",
    abstract: "Read made pages, and say which of them the program does not bear.",
    discussion: """
      gleaner-fuzz pages --count 2000                    2,000 pages, of the seeds 1 through 2000
      gleaner-fuzz pages --seed 4711                     that page again
      gleaner-fuzz pages --seed 4711 --inside            the same in this process, for a debugger
      gleaner-fuzz pages --seed 4711 --write folder      no reading: the page as folder/4711.html

      A page is known by its seed. Pages are read by other processes, a batch each, so that one that dies
      takes only its batch along; the batch is then halved until the page is found. Ends with 1 where
      any page is at fault.
      """)

  @Option(help: "The seed of the first page.")
  var seed: UInt64 = 1

  @Option(help: "How many pages, of this seed and those that follow it.")
  var count = 1

  @Option(help: "How many pages a process reads.")
  var batch = 200

  @Option(help: "How many processes are at work at a time.")
  var jobs = 2

  @Option(help: "Write the pages to this folder, and read none.")
  var write: String?

  @Flag(help: "Read the pages in this process, and print their faults as they are.")
  var inside = false

  @Flag(help: "With --inside: read each page once, and only for its line.")
  var briefly = false

  func validate() throws {
    if count < 1 || batch < 1 || jobs < 1 {
      throw ValidationError("--count, --batch and --jobs are 1 or more.")
    }
    if seed > UInt64.max - UInt64(count) { throw ValidationError("--seed is too large.") }
  }

  func run() throws {
    let seeds = seed..<seed + UInt64(count)
    if let write {
      let words = try Vocabulary()
      for seed in seeds {
        try writeFile(PageSource.page(seed: seed, words: words), to: "\(write)/\(seed).html")
      }
    } else if inside {
      let faults = try PageReading(seeds: seeds, isThorough: !briefly).faults()
      for fault in faults { print("\(fault.seed)\t\(fault.text)") }
      if !faults.isEmpty { throw ExitCode(1) }
    } else {
      var batches = Batches(seeds: seeds, size: batch)
      let start = ContinuousClock.now
      try batches.run(jobs: jobs)
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let rate = Int(Double(count) / max(seconds, 0.001))
      print("\(count) pages from seed \(seed), \(rate) a second: \(batches.summary)")
      for line in batches.report { print(line) }
      if !batches.report.isEmpty { throw ExitCode(1) }
    }
  }
}

struct PDFsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdfs", abstract: "Write made PDFs to a folder.")

  @Option(help: "The seed of the first PDF.")
  var seed: UInt64 = 1

  @Option(help: "How many PDFs.")
  var count = 20

  @Argument(help: "The folder.")
  var folder: String

  func run() throws {
    let words = try Vocabulary()
    for number in 0..<UInt64(max(0, count)) {
      let source = PageSource.report(seed: seed &+ number, words: words)
      try writeFile(source.bytes, to: "\(folder)/\(seed &+ number).pdf")
    }
  }
}

struct ResultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "results",
    abstract: "Write what made pages give to a folder, as workers hand it back.")

  @Option(help: "The seed of the first page.")
  var seed: UInt64 = 1

  @Option(help: "How many pages.")
  var count = 20

  @Argument(help: "The folder.")
  var folder: String

  func run() throws {
    let words = try Vocabulary()
    let reader = try PageReader.builtIn()
    for number in 0..<UInt64(max(0, count)) {
      let page = PageSource.page(seed: seed &+ number, words: words)
      let result = reader.result(
        of: Document(path: "page.html", source: "pages", bytes: page, sha256: ""))
      try writeFile(result.encoded, to: "\(folder)/\(seed &+ number)")
    }
  }
}

private func writeFile(_ bytes: [UInt8], to path: String) throws {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  guard file >= 0 else {
    throw ValidationError("\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
  defer { close(file) }
  guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
    throw ValidationError("\(path) cannot be written")
  }
}
