import ArgumentParser
import Glibc
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
      var failure: StreamError?
      let paths = NamedPaths(asGiven(files)) { failure = $0 }
      try Pipeline.forCommandLine().extract(paths, format: format, write: writeToStandardOutput)
      if let failure { throw failure }
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
      var failure: StreamError?
      let lines = StandardInputLines { failure = $0 }
      let faults = try Pipeline.forCommandLine()
        .figures(lines, format: format, write: writeToStandardOutput)
      if let failure { throw failure }
      if faults > 0 {
        Log().error("gleaner: \(faults) of the lines were no JSON objects with a string \"text\"")
        throw ExitCode(RunStatus.dataError.rawValue)
      }
    }
  }
}

/// The names as the system gave them. A parsed argument is text, in which bytes that are no UTF-8
/// have been replaced; the parsed arguments stand in the order of the given ones.
func asGiven(_ names: [String]) -> [[UInt8]] {
  var given = (1..<max(1, Int(CommandLine.argc))).compactMap { CommandLine.unsafeArgv[$0] }[...]
  return names.map { name in
    while let argument = given.popFirst() {
      if String(cString: argument) == name {
        return Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
      }
    }
    return Array(name.utf8)
  }
}
