import ArgumentParser
import Pipeline

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is new, changed, withdrawn and moved between two releases.",
    discussion: """
      gleaner diff                     the two latest releases
      gleaner diff OLD                 a release and the latest one
      gleaner diff OLD NEW             two releases, by name or by folder
      gleaner diff --format json       a line of JSON a change, for programs

      A figure in an edited sentence is changed, with both values; a page that is gone is withdrawn, with
      its last ones. It ends with 0 whatever differs, with 66 where there are no two releases, with 65
      where one of them cannot be read or was written by a version with other ids.
      """)

  @Option(help: "text for people, json for programs.")
  var format = ReleaseComparison.Format.text

  @Option(
    help: ArgumentHelp(
      "The configuration whose output has the releases. (default: pipeline.json)", valueName: "file"
    ), completion: .file())
  var config: String?

  @Argument(help: "The earlier release: its name or its folder.", completion: .directory)
  var old: String?

  @Argument(help: "The later release.", completion: .directory)
  var new: String?

  func run() throws {
    try reporting {
      let isNeeded = config != nil || old == nil || new == nil
      let configuration =
        isNeeded ? try Configuration(atPath: config ?? "pipeline.json") : Configuration()
      let names = asGiven([old, new].compactMap { $0 })
      let comparison = try ReleaseComparison(
        of: configuration, from: names.first, to: names.dropFirst().first)
      try comparison.print(format, write: writeToStandardOutput)
    }
  }
}

extension ReleaseComparison.Format: ExpressibleByArgument {}
