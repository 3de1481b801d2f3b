import Glibc
import Support
import Testing

@testable import Isolation

@Suite struct BoundedProcessTests {
  private func outcome(
    _ script: String, input: [UInt8] = [], seconds: Int = 60, outputBytes: Int = 1_000_000
  ) throws(BoundedProcess.Failure) -> BoundedProcess.Outcome {
    let limits = BoundedProcess.Limits(
      seconds: seconds, megabytes: 500, outputBytes: outputBytes)
    return try BoundedProcess(
      program: Array("/bin/sh".utf8), arguments: ["-c", script], limits: limits
    ).outcome(of: input, until: Deadline(seconds: seconds))
  }

  private func said(_ script: String) throws -> String {
    String(decoding: try outcome(script).output, as: UTF8.self)
  }

  @Test func givesAndTakesMoreThanAPipeHolds() throws {
    let input = (0..<900_000).map { UInt8(truncatingIfNeeded: $0) }
    let outcome = try outcome("cat", input: input)
    #expect(outcome.output == input)
    #expect(outcome.end == .exit(0))
  }

  @Test func goesOnWhereNobodyReads() throws {
    let outcome = try outcome("exec <&-; echo done", input: Array(repeating: 7, count: 900_000))
    #expect(outcome.output == Array("done\n".utf8))
  }

  @Test func saysHowItEnded() throws {
    #expect(try outcome("exit 3").end == .exit(3))
    #expect(try outcome("kill -SEGV $$").end == .signal(SIGSEGV))
    #expect(try outcome("echo bad >&2").complaints == Array("bad\n".utf8))
  }

  @Test func setsItsLimitsBeforeItBegins() throws {
    #expect(
      try said("ulimit -c; ulimit -f; ulimit -t; ulimit -v")
        == "0\n0\n61\n\(500_000_000 / 1_024)\n")
    #expect(try said("ulimit -Hc; ulimit -Hf; ulimit -Ht") == "0\n0\n62\n")
  }

  @Test func givesItNoFilesAndNoEnvironment() throws {
    let file = open("/dev/zero", O_RDONLY)
    defer { close(file) }
    #expect(!(try said("ls -l /proc/self/fd")).contains("/dev/zero"))
    #expect(
      try said("env | grep -v ^_= | grep -v PWD= | sort") == "LC_ALL=C\nPATH=/usr/bin:/bin\n")
    #expect(try said("pwd") == "/\n")
  }

  @Test func canWriteNoFile() throws {
    let folder = try TemporaryFolder()
    let outcome = try outcome("echo text >\(folder.path)/a; echo $?")
    #expect(outcome.output != Array("0\n".utf8))
    #expect((try? folder.bytes(of: "a")) ?? [] == [])
  }

  /// The group goes as a whole, and does not keep the call.
  @Test func takesDownWhatItBegan() throws {
    let said = try said("sleep 1000 >/dev/null 2>&1 & echo $!")
    let child = try #require(Int32(said.dropLast()))
    #expect(isGone(child))
  }

  @Test func endsAtTheDeadline() throws {
    #expect(throws: BoundedProcess.Failure.starved) { try outcome("sleep 1000", seconds: 1) }
    #expect(throws: BoundedProcess.Failure.starved) { try outcome("sleep 1000 & exit", seconds: 1) }
    #expect(throws: BoundedProcess.Failure.starved) {
      try outcome("exec >&- 2>&-; sleep 1000", seconds: 1)
    }
  }

  @Test func endsAtTheLimitOfOutput() {
    #expect(throws: BoundedProcess.Failure.tooMuchOutput) { try outcome("yes", outputBytes: 5_000) }
  }

  /// Not by `SIGKILL`, which would not tell why.
  @Test func endsAtTheLimitOfProcessorTime() throws {
    let limits = BoundedProcess.Limits(seconds: 0, megabytes: 500, outputBytes: 100)
    let process = BoundedProcess(
      program: Array("/bin/sh".utf8), arguments: ["-c", "while :; do :; done"], limits: limits)
    #expect(try process.outcome(of: [], until: Deadline(seconds: 600)).end == .signal(SIGXCPU))
  }

  @Test func keepsTheEndOfEndlessComplaints() throws {
    let outcome = try outcome("yes | head -c 3000000 >&2; echo last >&2")
    #expect(outcome.complaints.count == 65_536)
    #expect(outcome.complaints.suffix(5) == Array("last\n".utf8)[...])
  }

  /// Whether no such process is at work any more; one that has ended may wait for whoever takes note.
  private func isGone(_ id: pid_t) -> Bool {
    for _ in 0..<1_000 {
      guard kill(id, 0) == 0 else { return true }
      let file = open("/proc/\(id)/stat", O_RDONLY)
      guard file >= 0 else { return true }
      var state = [UInt8](repeating: 0, count: 4_096)
      let count = read(file, &state, state.count)
      close(file)
      if String(decoding: state.prefix(max(0, count)), as: UTF8.self).contains(") Z ") {
        return true
      }
      usleep(1_000)
    }
    return false
  }
}
