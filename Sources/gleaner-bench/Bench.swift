import ArgumentParser
import Pipeline

/// Measures the program, so that a claim of speed can be run again.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gleaner-bench",
    abstract: "Measures what gleaner needs, beside others where there are others.",
    subcommands: [
      StagesCommand.self, TablesCommand.self, ScrapingCommand.self, TreesCommand.self,
      FiguresCommand.self,
    ])
}

struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "Say what each stage costs on these pages.")

  @Option(help: "How often each page is read.")
  var rounds = 5

  @Argument(help: "The pages.")
  var files: [String]

  func validate() throws {
    if rounds < 1 { throw ValidationError("--rounds is 1 or more") }
  }

  func run() throws {
    try reporting { print(try StageBench(files: files).table(rounds: rounds)) }
  }
}
