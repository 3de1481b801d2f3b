import ArgumentParser
import Pipeline
import Reading
import Scraping

/// Prints the trees of pages, which a test holds against those of another parser.
struct TreesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trees",
    abstract: "Print the texts of pages, each with the elements around it.",
    discussion: "A line that begins with a tab names the page whose texts follow.")

  @Argument(help: "The pages.")
  var files: [String]

  func run() throws {
    try reporting {
      let reader = DocumentReader(limit: 50_000_000, followsLinks: true)
      for file in files {
        do throws(ReadingError) {
          let document = try reader.document(at: FilePath(file), source: "bench")
          print("\t\(file)")
          for line in (try? TreeOutline.lines(of: document)) ?? [] { print(line) }
        } catch {
          throw BenchError.cannotRead(path: file, reason: error.message)
        }
      }
    }
  }
}
