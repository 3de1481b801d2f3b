import Synchronization

/// Threads that share work, of whatever makes them.
///
/// The libraries start no thread by themselves. Whoever has some hands them over:
///
///     let workers = Workers { count, work in
///       DispatchQueue.concurrentPerform(iterations: count, execute: work)
///     }
public struct Workers: Sendable {
  /// Calls `work` once with each number below `count`, in any order, on any threads, and returns when
  /// all calls have ended.
  public typealias Perform =
    @Sendable (_ count: Int, _ work: @Sendable (Int) -> Void) -> Void

  private let perform: Perform?

  public init(_ perform: @escaping Perform) {
    self.perform = perform
  }

  /// The calling thread alone.
  public static let none = Workers()

  private init() {
    perform = nil
  }

  /// Whether there are no threads but the calling one.
  package var areNone: Bool { perform == nil }

  /// What `transform` gives for each number below `count`, in their order.
  package func map<Output: Sendable>(
    _ count: Int, _ transform: @Sendable (Int) -> Output
  ) -> [Output] {
    guard let perform, count > 1 else { return (0..<count).map(transform) }
    let slots = (0..<count).map { _ in Slot<Output>() }
    perform(count) { number in
      let output = transform(number)
      slots[number].output.withLock { $0 = output }
    }
    return slots.map { slot in
      guard let output = slot.output.withLock({ $0 }) else {
        preconditionFailure("every number is performed before the end")
      }
      return output
    }
  }

  private final class Slot<Output: Sendable>: Sendable {
    let output = Mutex<Output?>(nil)
  }
}
