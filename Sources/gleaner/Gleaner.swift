import ArgumentParser
import Glibc
import Pipeline

@main
struct Gleaner: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gleaner",
    abstract: "Turns a folder of saved report pages into tables of figures.",
    discussion: """
      gleaner run                    read every page of pipeline.json and publish a release
      gleaner check                  say what a run would do
      gleaner check page.html        show what the profiles of sites find in a page
      gleaner extract --format text page.html   print what one page states
      gleaner extract --explain page.html       say why each block is in or out
      gleaner inspect table.parquet             print what a Parquet file holds
      gleaner diff                              say what changed between the two latest releases
      gleaner prune                             remove old releases, and what the store no longer needs
      gleaner verify                            hold the last release against what it says of itself

      Exit status: 0 done, 64 usage, 65 bad data, 66 no input, 70 a fault of its own,
      73 no output can be made, 74 a write failed, 75 another run is at work, 78 configuration.
      """,
    version: CommandLine.arguments.contains("--version") ? Version.description : Version.number,
    subcommands: [
      Run.self, Extract.self, Figures.self, Inspect.self, Check.self, Verify.self, Diff.self,
      Prune.self, Worker.self, Confine.self,
    ])

  /// Without the system's /proc the standard library finds no arguments, not even the program's name.
  static func main() {
    guard CommandLine.argc > 0 else {
      Log().error(
        "gleaner: /proc cannot be read, by which a program knows its arguments; mount it [no-proc]")
      _exit(RunStatus.software.rawValue)
    }
    main(nil)
  }
}

extension ParsableCommand {
  /// Runs `body`; an error that the program knows ends it with a line on standard error and its
  /// status.
  func reporting(to log: Log = Log(), _ body: () throws -> Void) throws {
    prepareProcess()
    do {
      try body()
    } catch let interrupted as Interrupted {
      log.error(stopped: interrupted)
      // Not exit(3), which takes the C libraries down under threads that are still at a page.
      _exit(128 + interrupted.signal)
    } catch {
      guard let status = RunStatus(error) else { throw error }
      if status == .ok { return }
      log.error(error)
      throw ExitCode(status.rawValue)
    }
  }
}

/// The status with which the program ends after `error`.
func exitStatus(_ error: any Error) -> Int32 {
  if let interrupted = error as? Interrupted { return 128 + interrupted.signal }
  return RunStatus(error)?.rawValue ?? RunStatus.software.rawValue
}
