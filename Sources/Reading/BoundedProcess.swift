import Glibc

/// A program of the system at work on bytes that may mean harm: it reads them from its standard input,
/// and what it writes comes back.
///
/// It runs within limits of time, memory and output that hold before it begins, in a group of processes
/// of its own that is ended when the call ends, however it ends, and when this program does. A process
/// that leaves the group, by setsid(2), goes on within the limits of processor time and memory. It has
/// none of this program's files, of the environment only what every program needs, and no file that it
/// writes may have any bytes. What else the user may do, it may: this is no sandbox.
struct BoundedProcess: Sendable {
  struct Limits: Sendable {
    /// Of a processor. One more ends it with `SIGXCPU`; where it does not heed that, two with `SIGKILL`.
    var seconds: Int

    /// Of address space, in units of 10^6 bytes.
    var megabytes: Int

    /// The most bytes on standard output.
    var outputBytes: Int
  }

  enum Failure: Error, Equatable {
    case cannotStart(reason: String)
    case tooSlow
    case tooMuchOutput
  }

  enum End: Equatable {
    case exit(Int32)
    case signal(Int32)
    /// Whoever started this program had the system drop the status of its children.
    case unknown
  }

  struct Outcome {
    var output: [UInt8] = []

    /// The last of its standard error, no more than 64 KB.
    var complaints: [UInt8] = []
    var end = End.unknown
  }

  let program: FilePath
  let arguments: [String]
  let limits: Limits

  /// What came of the program with `input` as its standard input.
  func outcome(of input: [UInt8], until deadline: Deadline) throws(Failure) -> Outcome {
    // Standard input, output and error, and the lifeline.
    let streams = [try SocketPair(), try SocketPair(), try SocketPair(), try SocketPair()]
    let child = try started(with: streams)
    let result = Result { () throws(Failure) in
      var outcome = try conversation(with: streams, giving: input, until: deadline)
      try waitForEnd(of: child, until: deadline)
      outcome.end = .unknown
      return outcome
    }
    let end = Self.ended(child)
    var outcome = try result.get()
    outcome.end = end
    return outcome
  }

  // MARK: Start

  /// Limits are set by the shell, which then becomes the program: so they hold from its first
  /// instruction. One that the system has set lower already stays. The soft limit of processor time
  /// comes before the hard one, whose `SIGKILL` would not tell that it was time that ran out.
  private static let script = """
    {
      ulimit -c 0; ulimit -f 0; ulimit -v "$3"
      ulimit -S -t "$1"; ulimit -H -t "$2"; cd /
    } 2>/dev/null
    shift 3
    exec "$@"
    """

  private static let environment = ["LC_ALL=C", "PATH=/usr/bin:/bin"]

  private func started(with streams: [SocketPair]) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream.theirs, Int32(number))
    }
    for file in Self.openFiles() where file >= streams.count {
      posix_spawn_file_actions_addclose(&actions, file)
    }
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

    // The wall clock comes first; in kilobytes of 1,024, as shells count.
    let time = ["\(limits.seconds + 1)", "\(limits.seconds + 2)"]
    let words = ["sh", "-c", Self.script, "sh"] + time
    let size = ["\(max(1, limits.megabytes * 1_000_000 / 1_024))"]
    var child: pid_t = 0
    let status = withCStrings(
      (words + size).map { Array($0.utf8) } + [program.bytes] + arguments.map { Array($0.utf8) }
    ) { words in
      withCStrings(Self.environment.map { Array($0.utf8) }) {
        posix_spawn(&child, "/bin/sh", &actions, &attributes, words, $0)
      }
    }
    guard status == 0 else { throw .cannotStart(reason: reason(of: status)) }
    streams[3].signalsEnd(to: child)
    for stream in streams { stream.closeTheirs() }
    return child
  }

  /// The files that are open now, those among them that a child would inherit.
  private static func openFiles() -> [Int32] {
    let names = (try? entryNames(of: FilePath("/proc/self/fd"))) ?? []
    return names.compactMap { Int32(String(decoding: $0, as: UTF8.self)) }
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
      guard poll(&watched, nfds_t(watched.count), Int32(clamping: left)) > 0 else { continue }
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

  /// Waits without taking the child's status, so that its number stays its own.
  private func waitForEnd(of child: pid_t, until deadline: Deadline) throws(Failure) {
    while true {
      var info = siginfo_t()
      let status = waitid(P_PID, id_t(child), &info, WEXITED | WNOWAIT | WNOHANG)
      if status == 0 ? info.si_signo != 0 : errno != EINTR { return }
      guard deadline.millisecondsLeft > 0 else { throw .tooSlow }
      poll(nil, 0, 1)
    }
  }

  /// Ends the child and everything that it has begun, and tells how the child ended.
  private static func ended(_ child: pid_t) -> End {
    kill(-child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return .unknown }
    }
    let signal = status & 0x7F
    return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }
}

/// Two ends of a stream of bytes, which no other child inherits, not even one that another thread starts
/// at the same instant: that is why this is no pipe, which takes a second call to be closed to children.
private final class SocketPair {
  private(set) var ours: Int32
  private(set) var theirs: Int32

  init() throws(BoundedProcess.Failure) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw .cannotStart(reason: reason(of: errno))
    }
    (ours, theirs) = (ends[0], ends[1])
  }

  deinit {
    closeOurs()
    closeTheirs()
  }

  var isOpen: Bool { ours >= 0 }

  func closeOurs() {
    if ours >= 0 { close(ours) }
    ours = -1
  }

  func closeTheirs() {
    if theirs >= 0 { close(theirs) }
    theirs = -1
  }

  /// Has the system end a group of processes that holds the other end, which is not read and not
  /// written, when this end is closed: even where this program is killed.
  ///
  /// Source: signal(7): SIGIO, whose default is to end a process; fcntl(2), `O_ASYNC`, `F_SETOWN`.
  func signalsEnd(to group: pid_t) {
    _ = fcntl(theirs, F_SETOWN, -group)
    _ = fcntl(theirs, F_SETFL, O_ASYNC)
  }

  /// Sends what the other end takes of `bytes`, from the place `given` on.
  ///
  /// - Returns: false where nobody reads any more.
  func give(_ bytes: [UInt8], from given: inout Int) -> Bool {
    let count = bytes[given...].withUnsafeBytes {
      send(ours, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    given += count
    return true
  }

  /// What has come; closes at the end.
  func taken(into buffer: inout [UInt8]) -> ArraySlice<UInt8> {
    let count = recv(ours, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    if count < 0, errno == EAGAIN || errno == EINTR { return [] }
    if count <= 0 { closeOurs() }
    return buffer[..<max(0, count)]
  }
}

/// Calls `body` with the strings as C has them, and a null behind the last.
private func withCStrings<Result>(
  _ strings: [[UInt8]], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { FilePath($0).withCString { strdup($0) } }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
