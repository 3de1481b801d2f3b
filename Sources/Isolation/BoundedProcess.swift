import Glibc

/// A program of the system at work on bytes that may mean harm: it reads them from its standard input,
/// and what it writes comes back.
///
/// It runs within limits of time, memory and output that hold before it begins, in a group of processes
/// of its own that is ended when the call ends, however it ends, and when this program does. A process
/// that leaves the group, by setsid(2), goes on within the limits of processor time and memory. It has
/// none of this program's files, of the environment only what every program needs, and no file that it
/// writes may have any bytes. With a confiner it has no file but those of the system's libraries, and no
/// network; without one it may do what else the user may.
package struct BoundedProcess: Sendable {
  package struct Limits: Sendable {
    /// Of a processor. One more ends it with `SIGXCPU`; where it does not heed that, two with `SIGKILL`.
    let seconds: Int

    /// Of address space, in units of 10^6 bytes.
    let megabytes: Int

    /// The most bytes on standard output.
    let outputBytes: Int

    package init(seconds: Int, megabytes: Int, outputBytes: Int) {
      (self.seconds, self.megabytes, self.outputBytes) = (seconds, megabytes, outputBytes)
    }
  }

  package enum Failure: Error, Equatable {
    case cannotStart(reason: String)
    case tooSlow
    /// It was not done at the deadline, and had been given less of a processor than it might have.
    case starved
    case tooMuchOutput
  }

  package struct Outcome {
    package fileprivate(set) var output: [UInt8] = []

    /// The last of its standard error, no more than 64 KB.
    package fileprivate(set) var complaints: [UInt8] = []
    package fileprivate(set) var end = ChildProcess.End.unknown
  }

  private let program: [UInt8]
  private let arguments: [String]
  private let limits: Limits
  private let confiner: [UInt8]?

  /// - Parameters:
  ///   - program: The name of its file.
  ///   - confiner: This program's own file, which gives up what `Sandbox.enterForProgram` says and
  ///     then becomes the other; without it a shell sets the limits.
  package init(
    program: [UInt8], arguments: [String], limits: Limits, confiner: [UInt8]? = nil
  ) {
    self.program = program
    self.arguments = arguments
    self.limits = limits
    self.confiner = confiner
  }

  /// What came of the program with `input` as its standard input.
  package func outcome(of input: [UInt8], until deadline: Deadline) throws(Failure) -> Outcome {
    let streams = try Self.streams()
    let child = try started(with: streams)
    var result = Result { () throws(Failure) in
      let outcome = try conversation(with: streams, giving: input, until: deadline)
      try waitForEnd(of: child, until: deadline)
      return outcome
    }
    if case .failure(.tooSlow) = result, let time = child.processorTime,
      time < UInt64(limits.seconds) * 950_000_000
    {
      result = .failure(.starved)
    }
    let end = child.end()
    var outcome = try result.get()
    outcome.end = end
    return outcome
  }

  /// Standard input, output and error, and the lifeline.
  private static func streams() throws(Failure) -> [SocketPair] {
    do throws(ChildProcess.StartFailure) {
      return [try SocketPair(), try SocketPair(), try SocketPair(), try SocketPair()]
    } catch {
      throw .cannotStart(reason: error.reason)
    }
  }

  // MARK: Start

  /// Limits are set by the shell, which then becomes the program: so they hold from its first
  /// instruction. One that the system has set lower already stays. The soft limit of processor time
  /// comes before the hard one, whose `SIGKILL` would not show that it was time that ran out.
  private static let script = """
    {
      ulimit -c 0; ulimit -f 0; ulimit -v "$3"
      ulimit -S -t "$1"; ulimit -H -t "$2"; cd /
    } 2>/dev/null
    shift 3
    exec "$@"
    """

  private static let environment = ["LC_ALL=C", "PATH=/usr/bin:/bin"]

  /// The word of the command line by which this program confines itself and becomes another.
  package static let confine = "confine"

  private func started(with streams: [SocketPair]) throws(Failure) -> ChildProcess {
    let command = [program] + arguments.map { Array($0.utf8) }
    let words =
      confiner == nil
      // The wall clock comes first; in kilobytes of 1,024, as shells count.
      ? [
        "sh", "-c", Self.script, "sh", "\(limits.seconds + 1)", "\(limits.seconds + 2)",
        "\(max(1, limits.megabytes * 1_000_000 / 1_024))",
      ] : ["gleaner", Self.confine, "\(limits.seconds)", "\(limits.megabytes)"]
    do throws(ChildProcess.StartFailure) {
      return try ChildProcess(
        program: confiner ?? Array("/bin/sh".utf8),
        arguments: words.map { Array($0.utf8) } + command, environment: Self.environment,
        streams: streams)
    } catch {
      throw .cannotStart(reason: error.reason)
    }
  }

  // MARK: Conversation

  private static let most = 65_536

  /// Gives the input and takes the output, until the program says no more.
  private func conversation(
    with streams: [SocketPair], giving input: [UInt8], until deadline: Deadline
  ) throws(Failure) -> Outcome {
    var outcome = Outcome()
    var given = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while streams[1].isOpen || streams[2].isOpen {
      if given == input.count { streams[0].closeOurs() }
      var watched = streams.dropLast().map {
        pollfd(fd: $0.ours, events: Int16(POLLIN), revents: 0)
      }
      watched[0].events = Int16(POLLOUT)
      let left = deadline.millisecondsLeft
      guard left > 0 else { throw .tooSlow }
      guard poll(&watched, nfds_t(watched.count), Int32(clamping: left)) > 0 else {
        usleep(1_000)
        continue
      }
      if watched[0].revents != 0, !streams[0].give(input, from: &given) { given = input.count }
      if watched[1].revents != 0 {
        outcome.output += streams[1].taken(into: &buffer)
        guard outcome.output.count <= limits.outputBytes else { throw .tooMuchOutput }
      }
      if watched[2].revents != 0 {
        outcome.complaints += streams[2].taken(into: &buffer)
        outcome.complaints.removeFirst(max(0, outcome.complaints.count - Self.most))
      }
    }
    return outcome
  }

  // MARK: End

  private func waitForEnd(of child: ChildProcess, until deadline: Deadline) throws(Failure) {
    while !child.hasEnded {
      guard deadline.millisecondsLeft > 0 else { throw .tooSlow }
      poll(nil, 0, 1)
    }
  }
}
