import Synchronization
import Tables
import Testing

@testable import Pipeline

@Suite struct InOrderTests {
  @Test(arguments: [1, 2, 8])
  func keepsTheOrderOfTheInputs(width: Int) throws {
    var results: [Int] = []
    try inOrder(0..<1_000, width: width) {
    } transform: { number, _ in
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
    try inOrder(0..<500, width: 2) {
    } transform: { _, _ in
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
      try inOrder(0..<100_000, width: width) {
      } transform: { _, _ in
        begun.add(1, ordering: .relaxed)
      } consume: { _ in
        throw Full()
      }
    }
    #expect(begun.load(ordering: .relaxed) < 100)
  }

  @Test func hasNothingToDoForNoInputs() throws {
    try inOrder([Int](), width: 3) {
    } transform: { number, _ in
      number
    } consume: { _ in
      Issue.record("nothing was put in")
    }
  }
}

@Suite struct WorkersTests {
  @Test(arguments: 1...8)
  func doesEveryTaskOnceAndKeepsTheirOrder(width: Int) {
    let calls = Mutex([Int](repeating: 0, count: 1_000))
    let results = Workers.threads(width).map(1_000) { number in
      calls.withLock { $0[number] += 1 }
      return number * 2
    }
    #expect(results == (0..<1_000).map { $0 * 2 })
    #expect(calls.withLock { $0 } == [Int](repeating: 1, count: 1_000))
  }

  @Test(arguments: 1...8)
  func bearsWorkWithinWork(width: Int) {
    let workers = Workers.threads(width)
    let sums = workers.map(20) { outer in
      workers.map(20) { inner in workers.map(3) { $0 + inner + outer }.reduce(0, +) }.reduce(0, +)
    }
    #expect(sums == (0..<20).map { 20 * 3 + 3 * 190 + 60 * $0 })
  }

  @Test(arguments: [1, 2])
  func hasNothingToDoForNoTasks(width: Int) {
    #expect(Workers.threads(width).map(0) { $0 } == [])
  }
}

@Suite struct SideWorkTests {
  private struct Fault: Error {}

  @Test func doesThePiecesInOrder() throws {
    let work = try SideWork([Int]())
    for number in 0..<1_000 { try work.run { $0.append(number) } }
    #expect(try work.finish() == Array(0..<1_000))
  }

  @Test func tellsOfAnErrorAndGoesOnWithNothing() throws {
    let work = try SideWork([Int]())
    try work.run { $0.append(1) }
    try work.run { _ in throw Fault() }
    #expect(throws: Fault.self) {
      for number in 0..<100 { try work.run { $0.append(number) } }
      _ = try work.finish()
    }
    work.stop()
  }

  @Test func stopsWithPiecesLeft() throws {
    let work = try SideWork([Int]())
    for number in 0..<4 { try work.run { $0.append(number) } }
    work.stop()
    #expect(throws: CancellationError.self) { try work.finish() }
  }
}
