import ArgumentParser
import Pipeline

extension Progress.Mode: ExpressibleByArgument {}
extension LineFormat: ExpressibleByArgument {}

struct ConfigurationOption: ParsableArguments {
  @Option(help: "The configuration; its paths are relative to its own folder.")
  var config = "pipeline.json"

  func configuration() throws -> Configuration {
    try Configuration(atPath: config)
  }
}

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read every page and publish a release of tables.",
    discussion: """
      Silent on success unless standard error is a terminal, so that cron mails only trouble.
      """)

  @OptionGroup var file: ConfigurationOption

  @Option(
    help: ArgumentHelp(
      "How many pages to work on at a time; 0 is one a processor.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Flag(help: "Say what was wrong with each page, and what the run gave.")
  var verbose = false

  @Option(
    help:
      "Whether to draw a progress bar: \(Progress.Mode.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var progress = Progress.Mode.auto

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    if let jobs, !(0...256).contains(jobs) {
      throw ValidationError("--jobs takes a number from 0 through 256.")
    }
  }

  func run() throws {
    let log = Log(loudness: quiet ? .quiet : verbose ? .verbose : .normal, progress: progress)
    try reporting(to: log) {
      let pipeline = try Pipeline(try file.configuration(), jobs: jobs)
      log.tell(try pipeline.run(log))
    }
  }
}

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a run would do, and what is wrong with the configuration.")

  @OptionGroup var file: ConfigurationOption

  func run() throws {
    try reporting {
      let pipeline = try Pipeline(try file.configuration())
      try writeToStandardOutput(Array(try pipeline.check().utf8))
    }
  }
}
