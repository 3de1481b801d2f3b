import ArgumentParser
import Pipeline

extension Progress.Mode: ExpressibleByArgument {}
extension LineFormat: ExpressibleByArgument {}

struct ConfigurationOption: ParsableArguments {
  @Option(
    help: "The configuration; its paths are relative to its own folder.", completion: .file())
  var config = "pipeline.json"

  func configuration() throws -> Configuration {
    try Configuration(atPath: config)
  }
}

/// The configuration of a command that works without one, too.
struct OptionalConfigurationOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Take the catalogue, the sites, the limits and the jobs of this configuration. (default: the built-in \
      catalogue, no sites)
      """, valueName: "file"), completion: .file())
  var config: String?

  func pipeline(_ isolation: IsolationOption) throws -> Pipeline {
    let configuration = try config.map { try Configuration(atPath: $0) } ?? Configuration()
    return try .forCommandLine(configuration, isolation: isolation.mode)
  }
}

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read every page and publish a release of tables.",
    discussion: """
      Silent on success unless standard error is a terminal, so that cron mails only trouble.
      """)

  @OptionGroup var file: ConfigurationOption

  @OptionGroup var isolation: IsolationOption

  @Option(
    help: ArgumentHelp(
      "How many pages to work on at a time; 0 is one a processor.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Read every page, and keep nothing of it for the next run.")
  var noStore = false

  @Flag(help: "Read files again that look as they did when they were last read.")
  var rehash = false

  @Flag(help: "Publish although there is less, or more, than the checks allow.")
  var acceptDrop = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Flag(help: "Say what was wrong with each page, and what the run gave.")
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "Tell Prometheus of the run in this file, which node_exporter reads.", valueName: "file"),
    completion: .file())
  var metricsFile: String?

  @Option(
    help: "How standard error is written: text for people, json for programs, a line an object.")
  var logFormat = Log.Format.text

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
    let log = Log(
      loudness: quiet ? .quiet : verbose ? .verbose : .normal, progress: progress,
      format: logFormat)
    let metrics = metricsFile.map { RunMetrics(path: $0) }
    func tell(_ summary: RunSummary?, _ error: (any Error)? = nil) {
      do throws(RunMetrics.NotWritten) {
        try metrics?.write(
          summary, status: error.map(exitStatus) ?? 0, blocked: error.map(isBlocked) ?? false)
      } catch {
        log.warn([error])
      }
    }
    try reporting(to: log) {
      do {
        let pipeline = try Pipeline(
          try file.configuration(), jobs: jobs, isolation: isolation.mode)
        let summary = try pipeline.run(log, options)
        tell(summary)
        log.report(summary)
      } catch {
        tell(nil, error)
        throw error
      }
    }
  }

  private var options: RunOptions {
    var options = RunOptions()
    options.withoutStore = noStore
    options.rehash = rehash
    options.acceptDrop = acceptDrop
    return options
  }
}

extension Log.Format: ExpressibleByArgument {}

/// Whether a check kept a dataset back.
private func isBlocked(_ error: any Error) -> Bool {
  switch error {
  case PipelineError.checkFailed, PipelineError.tooManyRejected: true
  default: false
  }
}

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a run would do, or what the profiles of sites find in pages.",
    discussion: """
      gleaner check                what a run would do, and what is wrong with the configuration
      gleaner check page.html      which profile of sites fits the page, and what its rules find

      With pages it ends with 66 where one cannot be opened, and with 65 where a run would reject one.
      """)

  @OptionGroup var file: ConfigurationOption

  @OptionGroup var isolation: IsolationOption

  @Argument(
    help: "Pages, or - to read their paths, a line each, from standard input.",
    completion: .file())
  var files: [String] = []

  func run() throws {
    let log = Log()
    try reporting(to: log) {
      let pipeline = try Pipeline(try file.configuration(), isolation: isolation.mode)
      guard !files.isEmpty else {
        return try writeToStandardOutput(Array(try pipeline.check().utf8))
      }
      var failure: StreamError?
      let paths = NamedPaths(asGiven(files)) { failure = $0 }
      let status = try pipeline.check(
        paths, complain: { log.error($0) }, write: writeToStandardOutput)
      if let failure { throw failure }
      if status != .ok { throw ExitCode(status.rawValue) }
    }
  }
}
