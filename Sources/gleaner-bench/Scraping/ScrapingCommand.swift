import ArgumentParser
import Model
import Pipeline
import Reading

struct ScrapingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scraping",
    abstract: "Read pages with our scraping, with its parser alone and with others.",
    discussion: """
      Markdown comes out; docs/BENCHMARKS.md says what it means.
      """)

  /// A larger page is not of that kind.
  private static let largestPage = 50_000_000

  @OptionGroup var options: RateOptions

  @Option(
    help: .init("One reader of ours alone: gleaner, libxml2 SAX, libxml2 DOM.", valueName: "reader")
  )
  var only: OwnReader.Kind?

  @Argument(help: "The pages.")
  var files: [String]

  func run() throws {
    try reporting {
      let reader = DocumentReader(limit: Self.largestPage, followsLinks: true)
      let pages = try files.map { file throws(BenchError) in
        do throws(ReadingError) {
          return try reader.document(at: FilePath(file), source: "bench")
        } catch {
          throw .cannotRead(path: file, reason: error.message)
        }
      }
      let kinds = only.map { [$0] } ?? OwnReader.Kind.allCases
      let bench = RateBench(
        command: "scraping", noun: "pages", sizes: pages.map(\.bytes.count), files: files,
        threads: options.threads.all,
        readers: kinds.flatMap { kind in
          options.threads.all.map { OwnReader(kind, threads: $0, pages: pages) }
        },
        floor: OwnReader.Kind.sax.rawValue,
        others: (
          PackageResources.other_scrapers_py, ["resiliparse", "trafilatura", "trafilatura-fast"],
          options.python
        ))
      print(try bench.report(options, besideOthers: only == nil))
    }
  }
}

extension OwnReader.Kind: ExpressibleByArgument {}
