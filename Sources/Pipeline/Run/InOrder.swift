// The only file of the program that knows of threads; everything else is written as if there were one.
import DequeModule
import Dispatch
import Glibc
import Model
import Synchronization
import Tables

/// Runs `transform` over `inputs` on `width` threads and hands the results to `consume`, on the
/// calling thread, in the order of the inputs.
///
/// What is on its way is bounded: no more than four inputs a thread; unless it is a single one, inputs of
/// no more than `heaviest` in weight; and while finished outputs hold more than that, only the input whose
/// output is consumed next is begun. So memory does not grow with the inputs, and the results are the same
/// at any width.
///
/// - Parameters:
///   - weight: About how many bytes an input takes.
///   - held: About how many bytes an output takes.
///   - mayWait: Whether the next input may be long in coming. Then what is on its way is consumed first.
///   - lane: Makes what a thread keeps from one input to the next.
/// - Throws: what `transform` and `consume` throw, when the threads have ended; and `Interrupted` soon
///   after a signal, when they may still be at the inputs that they had begun. No further input is begun.
func inOrder<Inputs: Sequence, Lane, Output: Sendable>(
  _ inputs: Inputs, width: Int, weight: (Inputs.Element) -> Int = { _ in 0 },
  held: @escaping @Sendable (Output) -> Int = { _ in 0 }, mayWait: () -> Bool = { false },
  interruption: Interruption? = nil,
  lane: @escaping @Sendable () -> Lane,
  transform: @escaping @Sendable (Inputs.Element, inout Lane) throws -> Output,
  consume: (Output) throws -> Void
) throws where Inputs.Element: Sendable {
  // Dispatch waits for ever for a thread that the system does not start.
  try checkThreads(width + 2)
  let work = BoundedQueue<Task<Inputs.Element, Output>>(capacity: 4 * width)
  let finished = FinishedOutputs()
  let threads = DispatchGroup()
  for _ in 0..<width {
    // A queue each, with the stack that a thread of Dispatch has: no stage recurses with its input.
    DispatchQueue(label: "gleaner.stage", autoreleaseFrequency: .never).async(group: threads) {
      var own = lane()
      while let task = work.next() {
        while finished.holdUp(task.number), !work.hasEnded { usleep(2_000) }
        task.run { input in
          let output = try transform(input, &own)
          finished.add(held(output))
          return output
        }
      }
    }
  }
  defer {
    work.close()
    // After a signal the process ends: an input that takes long is not waited for.
    if interruption?.signal == nil { threads.wait() }
  }
  var pending = Deque<(task: Task<Inputs.Element, Output>, weight: Int)>()
  var load = 0
  var count = 0
  func consumeOldest() throws {
    guard let oldest = pending.popFirst() else { return }
    let output = try oldest.task.output(unless: interruption)
    try consume(output)
    load -= oldest.weight
    finished.remove(held(output))
  }
  var rest = inputs.makeIterator()
  while true {
    try interruption?.check()
    if !pending.isEmpty, mayWait() { while !pending.isEmpty { try consumeOldest() } }
    guard let input = rest.next() else { break }
    let weight = weight(input)
    while !pending.isEmpty, pending.count == 4 * width || load + weight > heaviest {
      try consumeOldest()
    }
    let task = Task<Inputs.Element, Output>(input, number: count)
    count += 1
    pending.append((task, weight))
    load += weight
    work.append(task)
  }
  while !pending.isEmpty { try consumeOldest() }
}

/// The most that is on its way at a time, in bytes of inputs, and of outputs.
private let heaviest = 32_000_000

/// What outputs hold that are finished and not consumed yet, and which one is the next to be.
private final class FinishedOutputs: Sendable {
  private struct State {
    var bytes = 0
    var next = 0
  }

  private let state = Mutex(State())

  /// Whether the input of that number has to wait until outputs before its own are consumed.
  func holdUp(_ number: Int) -> Bool {
    state.withLock { $0.bytes > heaviest && $0.next != number }
  }

  func add(_ bytes: Int) {
    state.withLock { $0.bytes += bytes }
  }

  func remove(_ bytes: Int) {
    state.withLock { state in
      state.bytes -= bytes
      state.next += 1
    }
  }
}

/// Work that is done beside the thread that hands it out, one piece after the other.
///
/// So many pieces may wait at most, so memory does not grow with them. After an error none is begun.
final class SideWork<State>: @unchecked Sendable {
  private let queue = DispatchQueue(label: "gleaner.side", autoreleaseFrequency: .never)
  private let room = DispatchSemaphore(value: 4)

  /// Touched by pieces alone, and when none is at work.
  private var state: State
  private let failure = Mutex<(any Error)?>(nil)

  /// - Parameter state: What the pieces work on; nobody else does from here on.
  init(_ state: State) throws(NoThreads) {
    // Dispatch waits for ever for a thread that the system does not start.
    try checkThreads(2)
    self.state = state
  }

  /// Hands out a piece.
  ///
  /// - Throws: what an earlier piece threw.
  func run(_ piece: sending @escaping (inout State) throws -> Void) throws {
    try check()
    room.wait()
    nonisolated(unsafe) let piece = piece
    queue.async { [self] in
      defer { room.signal() }
      guard failure.withLock({ $0 == nil }) else { return }
      do {
        try piece(&state)
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  /// Waits for all pieces.
  ///
  /// - Throws: what one of them threw.
  func finish() throws -> State {
    queue.sync {}
    try check()
    return state
  }

  /// Begins no further piece, and waits for the one that is at work. Whoever hands out pieces and goes before they
  /// are done has to call it.
  func stop() {
    failure.withLock { $0 = $0 ?? CancellationError() }
    queue.sync {}
  }

  private func check() throws {
    if let error = failure.withLock({ $0 }) { throw error }
  }
}

/// The system does not start as many threads: `Resource temporarily unavailable`.
package struct NoThreads: Problem, Equatable {
  let number: Int32
  package var code: String { "no-threads" }
  package var message: String {
    "the system starts no more threads: \(String(cString: strerror(number))); allow more "
      + "(ulimit -u), or run with fewer jobs"
  }
}

/// Throws where the system does not start so many threads at a time.
func checkThreads(_ count: Int) throws(NoThreads) {
  let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  defer { gate.deallocate() }
  pthread_mutex_init(gate, nil)
  pthread_mutex_lock(gate)
  var threads: [pthread_t] = []
  var status: Int32 = 0
  while threads.count < count, status == 0 {
    var thread = pthread_t()
    status = pthread_create(
      &thread, nil,
      { gate in
        let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self)
        if let gate {
          pthread_mutex_lock(gate)
          pthread_mutex_unlock(gate)
        }
        return nil
      }, gate)
    if status == 0 { threads.append(thread) }
  }
  pthread_mutex_unlock(gate)
  for thread in threads { pthread_join(thread, nil) }
  pthread_mutex_destroy(gate)
  if status != 0 { throw NoThreads(number: status) }
}

/// One input on its way to its output.
private final class Task<Input: Sendable, Output: Sendable>: Sendable {
  private let input: Input

  /// Its place among the inputs, from 0.
  let number: Int
  private let result = Mutex<Result<Output, any Error>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  init(_ input: Input, number: Int) {
    self.input = input
    self.number = number
  }

  func run(_ transform: (Input) throws -> Output) {
    let output = Result { try transform(input) }
    result.withLock { $0 = output }
    isDone.signal()
  }

  /// Waits for the output, or for a signal.
  func output(unless interruption: Interruption?) throws -> Output {
    try interruption?.check()
    while isDone.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
      try interruption?.check()
    }
    guard let output = result.withLock({ $0 }) else {
      preconditionFailure("a task is done when it has its output")
    }
    return try output.get()
  }
}

/// Lets work go on side by side, and some of it with no other beside it: a readers-writer lock.
final class SharedLock: Sendable {
  private let queue = DispatchQueue(label: "gleaner.lock", attributes: .concurrent)

  func shared<Output, Failure: Error>(
    _ work: () throws(Failure) -> Output
  ) throws(Failure) -> Output {
    try queue.sync { Result(catching: work) }.get()
  }

  /// Waits until nothing else is at work, and lets nothing else begin.
  func exclusively<Output, Failure: Error>(
    _ work: () throws(Failure) -> Output
  ) throws(Failure) -> Output {
    try queue.sync(flags: .barrier) { Result(catching: work) }.get()
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

  var hasEnded: Bool { isClosed.load(ordering: .acquiring) }

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
///
/// By the system's own means: a source of Dispatch needs a thread, which the system may not give.
final class Interruption: Sendable {
  /// The signal that came; 0 before one did.
  private static let received = Atomic<Int32>(0)

  init() {
    Self.received.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        if Interruption.received.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      }
      // Without SA_RESTART, so that a call that waits comes back.
      sigaction(number, &action, nil)
    }
  }

  /// The signal that came.
  var signal: Int32? {
    let number = Self.received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Whether a signal has come to a run of this process.
  static var hasCome: Bool { received.load(ordering: .relaxed) != 0 }

  /// Throws `Interrupted` once a signal has come.
  func check() throws(Interrupted) {
    if let signal { throw Interrupted(signal: signal) }
  }
}
