import Dispatch
import Tables

extension Workers {
  /// Real threads, as many as the machine has cores for.
  static let threads = Workers { count, work in
    DispatchQueue.concurrentPerform(iterations: count, execute: work)
  }

  /// The calling thread, which begins with the last.
  static let backwards = Workers { count, work in
    for number in (0..<count).reversed() { work(number) }
  }
}
