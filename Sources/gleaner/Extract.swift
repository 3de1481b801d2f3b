import ArgumentParser
import Glibc
import Pipeline

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read pages and print what each states, a line of JSON a page.",
    discussion: """
      gleaner extract page.html                    a line of JSON
      gleaner extract --format text page.html      the figures above their sentences
      gleaner extract --explain page.html          why each block is in the text or not
      gleaner extract --refused page.html          the numbers that are not figures, too, and why
      gleaner extract --why page.html              which rules made each figure, and why it has no metric
      find . -name '*.html' | gleaner extract -    the paths from standard input

      --explain names the element that holds the main text, and prints a line for each block of the
      page, its columns parted by tabs: in or out, line of the document, element, reason, bytes of
      prose, bytes within links, all bytes, first words. Lines that begin with # are about the file.

      A page that cannot be read has a line that says why, and the others go on. It ends with 66 where
      a file cannot be opened, else with 65 where one cannot be read.
      """)

  @Option(help: "ndjson for programs, text for people. (default: ndjson)")
  var format: LineFormat?

  @Flag(help: "Say why each block of a page is in its main text or not, instead of what it states.")
  var explain = false

  @Flag(help: "List each number that was seen and not used, too, with the rule that refused it.")
  var refused = false

  @Flag(
    help: "Say of each figure what made it, and why it has its metric or none; with --refused, too."
  )
  var why = false

  @OptionGroup var file: OptionalConfigurationOption

  @OptionGroup var isolation: IsolationOption

  @Argument(
    help: "The pages, or - to read their paths, a line each, from standard input.",
    completion: .file())
  var files: [String]

  func validate() throws {
    if explain, format != nil {
      throw ValidationError("--explain and --format exclude each other.")
    }
    if why, explain || format == .text {
      throw ValidationError("--why goes neither with --explain nor with --format text.")
    }
    if explain, refused {
      throw ValidationError("--explain and --refused exclude each other.")
    }
  }

  func run() throws {
    try reporting {
      var failure: StreamError?
      let paths = NamedPaths(asGiven(files)) { failure = $0 }
      let pipeline = try file.pipeline(isolation)
      let status =
        if explain {
          try pipeline.explain(paths, mayWait: paths.mayWait, write: writeToStandardOutput)
        } else {
          try pipeline.extract(
            paths, format: format ?? .ndjson, withRefused: refused || why, withReasons: why,
            mayWait: paths.mayWait, write: writeToStandardOutput)
        }
      if let failure { throw failure }
      if status != .ok {
        Log().error(
          "gleaner: some of the files could not be \(status == .noInput ? "opened" : "read"); the line of each says why"
        )
        throw ExitCode(status.rawValue)
      }
    }
  }
}

struct Figures: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read lines {\"id\", \"text\"} and print lines {\"id\", \"figures\"}.")

  @Option(help: "ndjson for programs, text for people.")
  var format = LineFormat.ndjson

  @Flag(help: "Say of each figure what made it, and why it has its metric or none.")
  var why = false

  @OptionGroup var file: OptionalConfigurationOption

  @OptionGroup var isolation: IsolationOption

  func validate() throws {
    if why, format == .text {
      throw ValidationError("--why does not go with --format text.")
    }
  }

  func run() throws {
    try reporting {
      var failure: StreamError?
      let pipeline = try file.pipeline(isolation)
      let lines = StandardInputLines(limit: pipeline.configuration.limits.documentBytes) {
        failure = $0
      }
      let faults = try pipeline.figures(
        lines, format: format, withReasons: why, mayWait: lines.mayWait,
        write: writeToStandardOutput)
      if let failure { throw failure }
      if faults > 0 {
        Log().error(
          "gleaner: \(faults) of the lines gave no figures; each has an \"error\" that says why")
        throw ExitCode(RunStatus.dataError.rawValue)
      }
    }
  }
}

/// The names as the system gave them. A parsed argument is text, in which bytes that are not UTF-8
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
