import Glibc
import Isolation
import Model
import Reading

/// Why no worker can be had. It is about the machine or this program, not about a page.
package enum WorkerError: Problem, Equatable {
  /// The system starts no more processes: `Resource temporarily unavailable`.
  case cannotStart(reason: String)
  /// A worker ended before it was ready: `status 127`.
  case notReady(end: String, said: String)
  /// The program has a fault of its own: `refusals.rules:64: no class is called streets`.
  case ownFault(String)

  package var code: String {
    switch self {
    case .cannotStart: "no-process"
    case .notReady: "worker-not-ready"
    case .ownFault: "fault"
    }
  }

  package var message: String {
    switch self {
    case .cannotStart(let reason):
      "the system starts no process for a worker: \(reason); allow more (ulimit -u, ulimit -n), or "
        + "run with fewer jobs"
    case .notReady(let end, let said):
      "a worker ended with \(end) before its first page\(said.isEmpty ? "" : " (\(said))"); "
        + "allow it more memory, and tell the program's authors if that does not help"
    case .ownFault(let fault):
      "the program has a fault of its own, and reads no page: \(fault); undo the change that brought it, or tell "
        + "the program's authors"
    }
  }
}

extension WorkerError {
  /// Why a worker came to an end before it was ready. Of a fault in a file that travels in the program it says
  /// the place: `Language/Refusals.swift:41: Fatal error: refusals.rules:64: no class is called streets`.
  init(end: String, said: String) {
    if let mark = said.firstRange(of: Self.fatal) {
      self = .ownFault(String(said[mark.upperBound...]))
    } else {
      self = .notReady(end: end, said: said)
    }
  }

  /// What stands before the message of a fatal error.
  static let fatal = "Fatal error: "
}

/// A process of this program that works on pages: it is given one task after the other, and gives an
/// answer to each.
final class WorkerProcess {
  /// Why a task has no answer; the process is then no more.
  enum Death: Error {
    /// It was not done in time, and had so many nanoseconds of a processor for it.
    case tooSlow(nanoseconds: UInt64?)
    case outOfMemory
    /// The answer has more bytes than any may have.
    case tooMuchOutput
    case crashed(end: String, said: String)
  }

  /// Standard input, output and error, and the lifeline.
  private let streams: [SocketPair]
  private let child: ChildProcess
  private var hasEnded = false

  /// The parts of the sandbox that the system does not have.
  private(set) var gaps: [Sandbox.Gap] = []

  /// The word of the command line by which this program becomes a worker.
  package static let command = "worker"

  private static let environment = ["LC_ALL=C", "SWIFT_BACKTRACE=enable=no"]

  /// The system's own word of a shortage that may pass: it is asked again for a while.
  private static let attempts = 20

  /// Starts the program and waits until it is ready.
  init(_ program: FilePath, setup: [UInt8]) throws(WorkerError) {
    (streams, child) = try Self.started(program)
    do throws(Death) {
      let greeting = try exchange(
        (head: [], content: setup), seconds: 60, mostBytes: 1_000)
      guard let greeting = try? WorkerGreeting(message: greeting) else {
        throw death(.crashed(end: "a word that means nothing", said: ""))
      }
      gaps = greeting.gaps
    } catch let death {
      switch death {
      case .crashed(let end, let said): throw WorkerError(end: end, said: said)
      case .outOfMemory: throw .notReady(end: "no memory left", said: "")
      case .tooSlow: throw .notReady(end: "no word in 60 seconds", said: "")
      case .tooMuchOutput: throw .notReady(end: "a word that means nothing", said: "")
      }
    }
  }

  deinit {
    if !hasEnded { _ = child.end() }
  }

  private static func started(
    _ program: FilePath
  ) throws(WorkerError) -> ([SocketPair], ChildProcess) {
    for attempt in 1... {
      do throws(ChildProcess.StartFailure) {
        let streams = [try SocketPair(), try SocketPair(), try SocketPair(), try SocketPair()]
        streams[2].dropsWhatDoesNotFit()
        let child = try ChildProcess(
          program: program.bytes, arguments: ["gleaner", command].map { Array($0.utf8) },
          environment: environment, streams: streams)
        return (streams, child)
      } catch {
        let mayPass = [EAGAIN, ENOMEM, EMFILE, ENFILE].contains(error.number)
        guard mayPass, attempt < attempts else {
          throw .cannotStart(reason: error.reason)
        }
        usleep(100_000)
      }
    }
    preconditionFailure("the attempts end with the last one")
  }

  /// The answer to a task.
  ///
  /// - Parameters:
  ///   - seconds: The most seconds of a processor that it may take.
  ///   - mostBytes: The most bytes that the answer may have.
  func answer(
    to task: PageTask, seconds: Int, mostBytes: Int
  ) throws(Death) -> PageAnswer {
    let message = try exchange(task.message, seconds: seconds, mostBytes: mostBytes)
    let answer = try? PageAnswer(message: message, for: task.document.emptyResult)
    switch (task.kind, answer) {
    case (.read, .result(let result)?), (.readWithReasons, .result(let result)?),
      (.examine, .result(let result)?):
      return .result(result)
    case (.explain, .text(let text, let flag)?), (.examine, .text(let text, let flag)?),
      (.figures, .text(let text, let flag)?), (.figuresAsText, .text(let text, let flag)?),
      (.figuresWithReasons, .text(let text, let flag)?):
      return .text(text, isFault: flag)
    default: throw death(.crashed(end: "an answer that means nothing", said: ""))
    }
  }

  // MARK: Messages

  /// The time in which a process has to answer: so many seconds of a processor. On a busy machine, where it gets less
  /// than a second of one in a second, it may take longer; one that has had next to none sleeps.
  private struct Allowance {
    private let nanoseconds: UInt64
    private let began: UInt64?

    /// What it has had of a processor; nil where the system does not say.
    private(set) var used: UInt64?
    private(set) var deadline: Deadline

    init(seconds: Int, from began: UInt64?) {
      self.began = began
      nanoseconds = UInt64(seconds) * 1_000_000_000
      deadline = Deadline(seconds: seconds)
    }

    /// Whether the process may go on behind the deadline, until another one.
    mutating func isExtended(at now: UInt64?) -> Bool {
      let before = used ?? 0
      used = began.flatMap { began in now.map { $0 >= began ? $0 - began : 0 } }
      guard let used, used < nanoseconds / 100 * 95, used - before > nanoseconds / 100 else {
        return false
      }
      deadline = Deadline(seconds: max(1, Int((nanoseconds - used) / 1_000_000_000)))
      return true
    }
  }

  private func exchange(
    _ message: (head: [UInt8], content: [UInt8]), seconds: Int, mostBytes: Int
  ) throws(Death) -> [UInt8] {
    var allowance = Allowance(seconds: seconds, from: child.processorTime)
    let lengths = messageLength(message.head.count) + messageLength(message.content.count)
    var parts = [lengths + message.head, message.content]
    var given = 0
    var answer: [UInt8] = []
    var expected: Int?
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while expected.map({ answer.count < $0 }) ?? true {
      while let part = parts.first, given == part.count {
        (parts, given) = (Array(parts.dropFirst()), 0)
      }
      var watched = [
        pollfd(fd: streams[1].ours, events: Int16(POLLIN), revents: 0),
        pollfd(fd: parts.isEmpty ? -1 : streams[0].ours, events: Int16(POLLOUT), revents: 0),
      ]
      let left = allowance.deadline.millisecondsLeft
      guard left > 0 else {
        if allowance.isExtended(at: child.processorTime) { continue }
        throw death(.tooSlow(nanoseconds: allowance.used))
      }
      guard poll(&watched, nfds_t(watched.count), Int32(clamping: left)) > 0 else {
        // Time is up, or the system has no memory for the call.
        usleep(1_000)
        continue
      }
      if watched[1].revents != 0, let part = parts.first, !streams[0].give(part, from: &given) {
        throw death(nil)
      }
      guard watched[0].revents != 0 else { continue }
      answer += streams[1].taken(into: &buffer)
      guard streams[1].isOpen else { throw death(nil) }
      if expected == nil, answer.count >= 8 {
        guard let count = messageLength(in: answer), count <= mostBytes else {
          throw death(.tooMuchOutput)
        }
        expected = count
        answer.removeFirst(8)
        answer.reserveCapacity(count)
      }
      if let expected, answer.count > expected {
        throw death(.crashed(end: "more than an answer", said: ""))
      }
    }
    return answer
  }

  // MARK: Death

  /// Ends the process, and returns why it gives no answer: `reason`, else how it ended.
  private func death(_ reason: Death?) -> Death {
    // It may be at its end, and its last words on their way.
    for _ in 0..<1_000 where reason == nil && !child.hasEnded { usleep(1_000) }
    let isOurs = !child.hasEnded
    let end = child.end()
    hasEnded = true
    if let reason { return reason }
    if isOurs { return .crashed(end: "streams that failed", said: lastWords()) }
    switch end {
    case .exit(FaultHandler.outOfMemory): return .outOfMemory
    case .exit(let status): return .crashed(end: "status \(status)", said: lastWords())
    case .signal(let number): return .crashed(end: "signal \(number)", said: lastWords())
    case .unknown: return .crashed(end: "an unknown end", said: lastWords())
    }
  }

  /// The first line of what it said on standard error, no more than 200 bytes.
  private func lastWords() -> String {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let said = streams[2].taken(into: &buffer)
    return printable(String(decoding: said.prefix(200).prefix { $0 != 0x0A }, as: UTF8.self))
  }
}
