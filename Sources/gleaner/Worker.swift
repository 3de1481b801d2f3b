import ArgumentParser
import Isolation
import Pipeline

/// Where pages are worked on: in processes of this program, which the system allows next to nothing.
struct IsolationOption: ParsableArguments {
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case worker, none
  }

  @Option(
    help: ArgumentHelp(
      "Work on pages in processes of their own, or in this one, where a page may end it.",
      visibility: .hidden))
  var isolation = Kind.worker

  var mode: IsolationMode { isolation == .worker ? .ownWorkers : .none }
}

/// What this program is started as by itself, to work on pages.
struct Worker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Work on pages for a run.", shouldDisplay: false)

  func run() throws {
    throw ExitCode(WorkerLoop.run())
  }
}

/// What this program is started as by itself, to become another within limits.
struct Confine: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confine", abstract: "Give up what a converter does not need, and become it.",
    shouldDisplay: false)

  @Argument var seconds: Int
  @Argument var megabytes: Int
  @Argument(parsing: .captureForPassthrough) var command: [String]

  func run() throws {
    let words = asGiven(command)
    guard let program = words.first else { throw ExitCode(RunStatus.usage.rawValue) }
    _ = Sandbox.enterForProgram(seconds: seconds, megabytes: megabytes, program: program)
    throw ExitCode(become(program, words))
  }
}
