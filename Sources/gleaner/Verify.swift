import ArgumentParser
import Pipeline

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hold a release against what it says of itself: every hash, size, row and column.",
    discussion: """
      gleaner verify                             the release that output/latest names
      gleaner verify output/releases/NAME        another one

      Ends with 0 where the release is whole, with 65 where it is not, with 66 where there is none.
      """)

  @OptionGroup var file: ConfigurationOption

  @Argument(help: "The folder of the release.", completion: .directory)
  var release: String?

  func run() throws {
    let log = Log()
    try reporting(to: log) {
      let verification =
        if let release {
          try ReleaseVerification(atBytes: asGiven([release])[0])
        } else {
          try ReleaseVerification(latestOf: try file.configuration())
        }
      for fault in verification.faults { log.error("\(verification.name): \(errorLine(fault))") }
      guard verification.faults.isEmpty else { throw ExitCode(RunStatus.dataError.rawValue) }
      let line = "\(verification.name): \(verification.description): whole\n"
      try writeToStandardOutput(Array(line.utf8))
    }
  }
}
