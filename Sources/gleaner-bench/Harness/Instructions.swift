import Glibc

/// Counts what a reader of ours executes, by Valgrind's callgrind: a number that no noise of the machine
/// changes.
struct Instructions {
  /// The command whose readers they are.
  let command: String
  let files: [String]

  /// The instructions that reading all the inputs once takes on one thread, without what loading them
  /// takes.
  func count(_ reader: String) throws(BenchError) -> Int {
    try collected(reader, rounds: 1) - collected(reader, rounds: 0)
  }

  /// The path of this program; to a child, `/proc/self` is the child.
  private static var program: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { path in
      guard let start = path.baseAddress else { return "" }
      let count = readlink("/proc/self/exe", start, path.count)
      return String(decoding: path[..<max(0, count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }

  /// What callgrind collects of this program, which reads the inputs so many times.
  private func collected(_ reader: String, rounds: Int) throws(BenchError) -> Int {
    let child = try ChildProcess(
      [
        "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-fd=1",
        Self.program, command, "--only", reader, "--threads", "1",
        "--rounds", String(rounds),
      ] + files)
    while true {
      // `==2026== Collected : 123456`
      let words = try child.line().split(separator: " ")
      if words.count == 4, words[1] == "Collected", let count = Int(words[3]) { return count }
    }
  }
}
