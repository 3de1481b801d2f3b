import Dispatch
import Tables
import Testing

@Suite struct WorkersTests {
  private static let threads = Workers { count, work in
    DispatchQueue.concurrentPerform(iterations: count, execute: work)
  }
  private static let backwards = Workers { count, work in
    for number in (0..<count).reversed() { work(number) }
  }

  @Test(arguments: [0, 1, 2, 1_000])
  func givesOutputsInTheirOrder(count: Int) {
    for workers in [Workers.none, Self.threads, Self.backwards] {
      #expect(workers.map(count) { "n\($0)" } == (0..<count).map { "n\($0)" })
    }
  }

  @Test func knowsWhetherThereAreAny() {
    #expect(Workers.none.areNone && !Self.threads.areNone)
  }
}
