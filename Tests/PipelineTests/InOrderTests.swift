import Synchronization
import Testing

@testable import Pipeline

@Suite struct InOrderTests {
  @Test(arguments: [1, 2, 8])
  func keepsTheOrderOfTheInputs(width: Int) throws {
    var results: [Int] = []
    try inOrder(0..<1_000, width: width) { number in
      // Later inputs have less to do, so they overtake.
      (0..<(1_000 - number)).reduce(number) { sum, _ in sum } * 2
    } consume: {
      results.append($0)
    }
    #expect(results == (0..<1_000).map { $0 * 2 })
  }

  @Test func holdsFewInputsAtATime() throws {
    let begun = Atomic(0)
    var consumed = 0
    try inOrder(0..<500, width: 2) { _ in
      begun.add(1, ordering: .relaxed)
    } consume: { _ in
      consumed += 1
      #expect(begun.load(ordering: .relaxed) <= consumed + 16)
    }
    #expect(consumed == 500)
  }

  private struct Full: Error {}

  @Test(arguments: [1, 4])
  func endsWhenTheConsumerCannotGoOn(width: Int) {
    let begun = Atomic(0)
    #expect(throws: Full.self) {
      try inOrder(0..<100_000, width: width) { _ in
        begun.add(1, ordering: .relaxed)
      } consume: { _ in
        throw Full()
      }
    }
    #expect(begun.load(ordering: .relaxed) < 100)
  }

  @Test func hasNothingToDoForNoInputs() throws {
    try inOrder([Int](), width: 3) {
      $0
    } consume: { _ in
      Issue.record("nothing was put in")
    }
  }
}
