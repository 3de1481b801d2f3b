import ArgumentParser
import Glibc
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

  @Option(help: "How often each page is read; 0 loads the pages alone.")
  var rounds = 5

  @Option(help: "On how many threads to read; several with commas between them.")
  var threads = Numbers([1, 2])

  @Option(
    help: .init("One reader of ours alone: gleaner, libxml2 SAX, libxml2 DOM.", valueName: "reader")
  )
  var only: OwnReader.Kind?

  @Flag(
    help: "Count the instructions of each reader of ours, too; valgrind does, and takes minutes.")
  var instructions = false

  @Option(help: "An interpreter that has resiliparse and trafilatura.")
  var python = ".venv-scrapers/bin/python"

  @Argument(help: "The pages.")
  var files: [String]

  func validate() throws {
    if rounds < 0 { throw ValidationError("--rounds is 0 or more") }
  }

  func run() throws {
    // A child that ends early is an error of that child, not of the program.
    signal(SIGPIPE, SIG_IGN)
    do {
      let bench = try ReaderBench(files: files, threads: threads.all, python: python)
      print(try bench.report(rounds: rounds, only: only, instructions))
    } catch {
      writeToStandardError(errorLine(error) + "\n")
      throw ExitCode.failure
    }
  }
}

extension OwnReader.Kind: ExpressibleByArgument {}
