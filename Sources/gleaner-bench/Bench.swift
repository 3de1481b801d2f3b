import Glibc
import Pipeline

/// Measures the program on files that are given, so that a claim of speed can be run again:
///
///     gleaner-bench stages [--rounds 5] FILE…
@main
enum Bench {
  static func main() {
    var arguments = CommandLine.arguments.dropFirst()
    guard arguments.popFirst() == "stages" else { return usage() }
    var rounds = 5
    if arguments.first == "--rounds" {
      arguments = arguments.dropFirst()
      guard let count = arguments.popFirst().flatMap({ Int($0) }), count > 0 else { return usage() }
      rounds = count
    }
    guard !arguments.isEmpty else { return usage() }
    do {
      print(try StageBench(files: Array(arguments)).table(rounds: rounds))
    } catch {
      writeToStandardError(errorLine(error) + "\n")
      exit(1)
    }
  }

  private static func usage() {
    writeToStandardError("usage: gleaner-bench stages [--rounds N] FILE…\n")
    exit(64)
  }
}
