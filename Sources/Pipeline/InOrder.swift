// The only file of the program that knows of threads; everything else is written as if there were one.
import DequeModule
import Dispatch
import Glibc
import Synchronization
import Tables

/// Runs `transform` over `inputs` on `width` threads and hands the results to `consume`, on the
/// calling thread, in the order of the inputs.
///
/// Both queues are bounded: no more than four inputs a thread are between the two ends at any time,
/// so memory does not grow with the inputs, and the results are the same at any width.
///
/// - Throws: what `consume` throws, when the threads have ended; and `Interrupted` soon after a
///   signal, when they may still be at the inputs that they had begun. No further input is begun.
func inOrder<Inputs: Sequence, Output: Sendable>(
  _ inputs: Inputs, width: Int, interruption: Interruption? = nil,
  transform: @escaping @Sendable (Inputs.Element) -> Output,
  consume: (Output) throws -> Void
) throws where Inputs.Element: Sendable {
  let work = BoundedQueue<Task<Inputs.Element, Output>>(capacity: 4 * width)
  let threads = DispatchGroup()
  for _ in 0..<width {
    // A queue each, with the stack that a thread of Dispatch has: no stage recurses with its input.
    DispatchQueue(label: "gleaner.stage", autoreleaseFrequency: .never).async(group: threads) {
      while let task = work.next() { task.run(transform) }
    }
  }
  defer {
    work.close()
    // After a signal the process ends: an input that takes long is not waited for.
    if interruption?.signal == nil { threads.wait() }
  }
  var pending = Deque<Task<Inputs.Element, Output>>()
  for input in inputs {
    try interruption?.check()
    if pending.count == 4 * width, let oldest = pending.popFirst() {
      try consume(try oldest.output(unless: interruption))
    }
    let task = Task<Inputs.Element, Output>(input)
    pending.append(task)
    work.append(task)
  }
  while let oldest = pending.popFirst() {
    try consume(try oldest.output(unless: interruption))
  }
}

/// One input on its way to its output.
private final class Task<Input: Sendable, Output: Sendable>: Sendable {
  private let input: Input
  private let result = Mutex<Output?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  init(_ input: Input) {
    self.input = input
  }

  func run(_ transform: (Input) -> Output) {
    let output = transform(input)
    result.withLock { $0 = output }
    isDone.signal()
  }

  /// Waits for the output, or for a signal.
  func output(unless interruption: Interruption?) throws(Interrupted) -> Output {
    try interruption?.check()
    while isDone.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
      try interruption?.check()
    }
    guard let output = result.withLock({ $0 }) else {
      preconditionFailure("a task is done when it has its output")
    }
    return output
  }
}

/// First in, first out, at most `capacity` at a time: whoever brings more has to wait.
private final class BoundedQueue<Element: Sendable>: Sendable {
  private let elements = Mutex(Deque<Element>())
  private let isClosed = Atomic(false)
  private let room: DispatchSemaphore
  private let filled = DispatchSemaphore(value: 0)

  init(capacity: Int) {
    room = DispatchSemaphore(value: capacity)
  }

  func append(_ element: Element) {
    room.wait()
    elements.withLock { $0.append(element) }
    filled.signal()
  }

  /// The oldest element, once there is one; nil when the queue is closed.
  func next() -> Element? {
    filled.wait()
    guard !isClosed.load(ordering: .acquiring),
      let element = elements.withLock({ $0.popFirst() })
    else {
      // Whoever else waits has to see the end, too.
      filled.signal()
      return nil
    }
    room.signal()
    return element
  }

  /// Ends the queue; what is still in it is dropped.
  func close() {
    isClosed.store(true, ordering: .releasing)
    elements.withLock { while $0.popFirst() != nil { room.signal() } }
    filled.signal()
  }
}

extension Workers {
  /// As many threads as `width`, the calling one among them; fewer where the machine has not as many
  /// processors. Of width 1 the calling thread alone.
  package static func threads(_ width: Int) -> Workers {
    precondition(width > 0, "someone has to work")
    if width == 1 { return .none }
    return Workers { count, work in
      let begun = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: min(width, count)) { _ in
        while case let number = begun.wrappingAdd(1, ordering: .relaxed).oldValue, number < count {
          work(number)
        }
      }
    }
  }
}

/// Why a run ended before its end: someone asked it to.
package struct Interrupted: Error {
  package let signal: Int32
}

/// Listens for SIGINT and SIGTERM, so that a run can clean up behind itself. A second signal ends
/// the program at once.
final class Interruption {
  /// The signal that came; 0 before one did.
  private final class Received: Sendable {
    let signal = Atomic<Int32>(0)
  }

  private let received = Received()
  private let sources: [DispatchSourceSignal]

  init() {
    sources = [SIGINT, SIGTERM].map { [received] number in
      Glibc.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: DispatchQueue.global(qos: .userInitiated))
      source.setEventHandler {
        if received.signal.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      }
      source.resume()
      return source
    }
  }

  /// The signal that came.
  var signal: Int32? {
    let number = received.signal.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Throws `Interrupted` once a signal has come.
  func check() throws(Interrupted) {
    if let signal { throw Interrupted(signal: signal) }
  }
}
