import CSeccomp
import Glibc

/// A process that this program has started, with the files it was given and no other.
///
/// It has a group of its own, which is ended with it, and which the system ends where this program is
/// killed. A process that leaves the group, by setsid(2), goes on.
package struct ChildProcess: Sendable {
  package enum End: Equatable, Sendable {
    case exit(Int32)
    case signal(Int32)
    /// Whoever started this program had the system drop the status of its children.
    case unknown
  }

  /// The system does not start it: the number of the error, `EAGAIN`.
  package struct StartFailure: Error, Equatable {
    package let number: Int32

    /// What the system says of it: `Resource temporarily unavailable`.
    package var reason: String { String(cString: strerror(number)) }
  }

  package let id: pid_t

  /// Starts the program in the file of that name.
  ///
  /// - Parameters:
  ///   - arguments: What the program is called, and then its arguments.
  ///   - streams: Its files, from number 0 on. The last one is the line by which the system ends the
  ///     group when this program is gone: nobody reads it or writes to it.
  package init(
    program: [UInt8], arguments: [[UInt8]], environment: [String], streams: [SocketPair]
  ) throws(StartFailure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream.theirs, Int32(number))
    }
    gleaner_close_from(&actions, Int32(streams.count))
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var child: pid_t = 0
    let status = withCString(program) { program in
      withCStrings(arguments) { arguments in
        withCStrings(environment.map { Array($0.utf8) }) { environment in
          posix_spawn(&child, program, &actions, &attributes, arguments, environment)
        }
      }
    }
    guard status == 0 else { throw StartFailure(number: status) }
    id = child
    streams.last?.signalsEnd(to: child)
    for stream in streams { stream.closeTheirs() }
  }

  /// Whether it has ended by itself. Its status is not taken, so that its number stays its own.
  package var hasEnded: Bool {
    var info = siginfo_t()
    let status = waitid(P_PID, id_t(id), &info, WEXITED | WNOWAIT | WNOHANG)
    return status == 0 ? info.si_signo != 0 : errno != EINTR
  }

  /// The processor time that it has had, in nanoseconds; nil where the system does not say.
  package var processorTime: UInt64? {
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(id, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Ends the process and everything that it has begun, and returns how it ended. To be called once.
  package func end() -> End {
    kill(-id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { return .unknown }
    }
    let signal = status & 0x7F
    return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }
}

/// Calls `body` with the strings as C has them, and a null behind the last.
func withCStrings<Result>(
  _ strings: [[UInt8]], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { withCString($0) { strdup($0) } }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}

/// Calls `body` with the string as C has it: the bytes and a zero.
func withCString<Result>(_ string: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
  let terminated = string.map(CChar.init(bitPattern:)) + [0]
  return terminated.withUnsafeBufferPointer { buffer in
    // An array of at least one element has an address.
    guard let start = buffer.baseAddress else { preconditionFailure("the array is not empty") }
    return body(start)
  }
}

/// Makes this process the program in the file of that name.
///
/// - Returns: only where that fails: the status of a shell that finds no program, 127, or cannot run it,
///   126. Source: POSIX.1-2017, Shell Command Language, 2.8.2.
package func become(_ program: [UInt8], _ arguments: [[UInt8]]) -> Int32 {
  withCString(program) { program in
    withCStrings(arguments) { _ = execv(program, $0) }
  }
  return errno == ENOENT ? 127 : 126
}
