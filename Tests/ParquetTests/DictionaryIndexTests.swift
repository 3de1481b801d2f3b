import Support
import Testing

@testable import Parquet

@Suite struct DictionaryIndexTests {
  @Test(arguments: 1...20)
  func numbersValuesAsTheyCome(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let values = (0..<5_000).map { _ in UInt64.random(in: 0..<2_000, using: &random) }
    var index = DictionaryIndex(valueCount: values.count)
    var entries: [UInt64] = []
    for value in values {
      let place = try #require(index.place(hash: mixed(value)) { entries[$0] == value })
      if place == entries.count { entries.append(value) }
      #expect(entries[place] == value)
    }
    #expect(Set(entries).count == entries.count)
  }

  @Test func givesUpWhereMostValuesDiffer() {
    var index = DictionaryIndex(valueCount: 1_000)
    let places = (0..<1_000).map { index.place(hash: mixed(UInt64($0))) { _ in false } }
    #expect(places.contains(nil))
  }

  /// Values made to meet in one slot would cost the square of their number.
  @Test func givesUpOnCollisions() {
    var index = DictionaryIndex(valueCount: 100_000)
    var looks = 0
    for value in 0..<UInt64(70_000) {
      let place = index.place(hash: value << 40) { _ in
        looks += 1
        return false
      }
      if place == nil { break }
    }
    #expect(looks < 1_000_000)
    #expect(index.place(hash: 0) { _ in false } == nil)
  }
}
