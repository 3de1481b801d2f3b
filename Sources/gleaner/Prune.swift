import ArgumentParser
import Pipeline

struct Prune: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove old releases, and results in the store that no run uses.",
    discussion: """
      gleaner prune              as many releases stay as output.keep and output.keepDays say
      gleaner prune --keep 3     the newest three stay

      The release that output/latest names stays. Ends with 75 where a run is at work,
      or where the system starts no thread.
      """)

  @OptionGroup var file: ConfigurationOption

  @Option(help: ArgumentHelp("How many releases stay.", valueName: "n"))
  var keep: Int?

  func validate() throws {
    if let keep, keep < 1 { throw ValidationError("--keep takes a number from 1.") }
  }

  func run() throws {
    let log = Log()
    try reporting(to: log) {
      let pruning = try Pruning(try file.configuration(), keep: keep)
      log.warn(pruning.troubles)
      try writeToStandardOutput(Array((pruning.description + "\n").utf8))
    }
  }
}
