import ArgumentParser
import Pipeline

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read pages and print what each states, a line of JSON a page.")

  @Option(help: "ndjson for programs, text for people.")
  var format = LineFormat.ndjson

  @Argument(help: "The pages, or - to read their paths, a line each, from standard input.")
  var files: [String]

  func run() throws {
    try reporting {
      try Pipeline.forCommandLine()
        .extract(paths(from: files), format: format, write: writeOrStop)
    }
  }
}

struct Figures: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read lines {\"id\", \"text\"} and print lines {\"id\", \"figures\"}.")

  @Option(help: "ndjson for programs, text for people.")
  var format = LineFormat.ndjson

  func run() throws {
    try reporting {
      let faults = try Pipeline.forCommandLine()
        .figures(StandardInputLines(), format: format, write: writeOrStop)
      if faults > 0 {
        Log().error("gleaner: \(faults) of the lines were no JSON objects with a string \"text\"")
        throw ExitCode(RunStatus.dataError.rawValue)
      }
    }
  }
}

/// Whoever reads our lines may have had enough of them.
private func writeOrStop(_ line: [UInt8]) throws {
  if !writeToStandardOutput(line) { throw ExitCode.success }
}
