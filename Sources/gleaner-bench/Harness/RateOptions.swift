import ArgumentParser
import Glibc
import Pipeline

/// The options of the commands that measure readers.
struct RateOptions: ParsableArguments {
  @Option(help: "How often each input is read; 0 loads the inputs alone.")
  var rounds = 5

  @Option(help: "On how many threads to read; several with commas between them.")
  var threads = Numbers([1, 2])

  @Flag(
    help: "Count the instructions of each reader of ours, too; valgrind does, and takes minutes.")
  var instructions = false

  @Option(help: "An interpreter that has the other libraries.")
  var python = ".venv-others/bin/python"

  func validate() throws {
    if rounds < 0 { throw ValidationError("--rounds is 0 or more") }
  }
}

extension ParsableCommand {
  /// Runs `body`; an error ends the program with a line on standard error.
  func reporting(_ body: () throws -> Void) throws {
    // A child that ends early is an error of that child, not of the program.
    signal(SIGPIPE, SIG_IGN)
    do {
      try body()
    } catch {
      writeToStandardError(errorLine(error) + "\n")
      throw ExitCode.failure
    }
  }
}
