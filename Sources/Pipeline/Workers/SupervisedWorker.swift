import Glibc
import Isolation
import Model
import Reading

/// A worker process that is replaced when it dies. The task on which it died is tried once more, with no
/// other page at work; if it fails again, that is the answer.
///
/// Not so a task that had all of its time in a processor, or took more memory than a new worker may have:
/// it would do so again.
struct SupervisedWorker: PageWorker {
  private let program: FilePath
  private let setup: [UInt8]
  private let limits: Configuration.Limits
  private let lock: SharedLock
  private let onGaps: @Sendable ([Sandbox.Gap]) -> Void
  private var process: WorkerProcess?

  /// Whether the process has been given a task before.
  private var wasUsed = false

  init(
    _ program: FilePath, setup: [UInt8], limits: Configuration.Limits, lock: SharedLock,
    onGaps: @escaping @Sendable ([Sandbox.Gap]) -> Void
  ) {
    self.program = program
    self.setup = setup
    self.limits = limits
    self.lock = lock
    self.onGaps = onGaps
  }

  mutating func answer(to task: PageTask) throws -> PageAnswer {
    var clock = StageClock()
    var answer = try answer(to: task, isLast: false)
    if case .result(var result) = answer {
      clock.record(.worker)
      // The worker has looked, and is not believed.
      if let failure = result.failure(within: limits) { return .failure(failure) }
      result.times.merge(clock.times) { $0 + $1 }
      answer = .result(result)
    }
    return answer
  }

  private mutating func answer(to task: PageTask, isLast: Bool) throws -> PageAnswer {
    let worker = try process ?? started()
    if process == nil { onGaps(worker.gaps) }
    process = worker
    let wasUsed = wasUsed
    self.wasUsed = true
    do throws(WorkerProcess.Death) {
      let ask = { () throws(WorkerProcess.Death) -> PageAnswer in
        try worker.answer(
          to: task, seconds: limits.pageSeconds, mostBytes: limits.answerBytes)
      }
      return isLast ? try lock.exclusively(ask) : try lock.shared(ask)
    } catch {
      process = nil
      self.wasUsed = false
      if !isLast, isWorthAnotherTry(error, wasUsed: wasUsed) {
        return try answer(to: task, isLast: true)
      }
      return .failure(failure(error))
    }
  }

  /// A new process. One that ends before it is ready is not a reason to end a run: the system may have
  /// ended it for want of memory.
  private func started() throws(WorkerError) -> WorkerProcess {
    for attempt in 1...4 {
      do throws(WorkerError) {
        return try WorkerProcess(program, setup: setup)
      } catch {
        guard case .notReady = error else { throw error }
        usleep(UInt32(attempt * attempt) * 100_000)
      }
    }
    return try WorkerProcess(program, setup: setup)
  }

  private func isWorthAnotherTry(_ death: WorkerProcess.Death, wasUsed: Bool) -> Bool {
    switch death {
    case .crashed: true
    case .tooSlow(let nanoseconds):
      // It may have waited for others.
      nanoseconds.map { $0 < UInt64(limits.pageSeconds) * 950_000_000 } ?? true
    case .outOfMemory:
      // What earlier pages left behind may be what was too much.
      wasUsed
    case .tooMuchOutput: false
    }
  }

  private func failure(_ death: WorkerProcess.Death) -> PageFailure {
    switch death {
    case .crashed(let end, let said): .crashed(end: end, said: said)
    case .tooSlow: .tooSlow(seconds: limits.pageSeconds)
    case .outOfMemory: .tooMuchMemory(megabytes: limits.pageMegabytes)
    case .tooMuchOutput: .tooMuchOutput(limit: limits.pageOutputBytes)
    }
  }
}

extension Configuration.Limits {
  /// The most bytes of a worker's answer: a page's text, which grows to three times its bytes where each
  /// of them becomes a code point, and its rows.
  fileprivate var answerBytes: Int { 3 * documentBytes + 2 * pageOutputBytes }
}
