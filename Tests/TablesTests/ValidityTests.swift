import Support
import Tables
import Testing

@Suite struct ValidityTests {
  @Test(arguments: 1...20)
  func remembersEachRow(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var rows: [Bool] = []
    var validity = Validity()
    for _ in 0..<Int.random(in: 0...300, using: &random) {
      let isValid = Int.random(in: 0..<20, using: &random) > 0
      rows.append(isValid)
      validity.append(isValid)
    }
    #expect(validity.count == rows.count)
    #expect(validity.nullCount == rows.count { !$0 })
    for (row, isValid) in rows.enumerated() { #expect(validity[row] == isValid) }
    for _ in 0..<50 {
      let start = Int.random(in: 0...rows.count, using: &random)
      let range = start..<Int.random(in: start...rows.count, using: &random)
      #expect(validity.nullCount(in: range) == rows[range].count { !$0 })
      var part = Validity()
      part.append(valid: 3)
      part.append(contentsOf: validity, rows: range)
      #expect((3..<part.count).map { part[$0] } == Array(rows[range]))
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 128])
  func isEqualHoweverItWasMade(before: Int) {
    var (oneByOne, atOnce) = (Validity(), Validity())
    for _ in 0..<before { oneByOne.append(true) }
    atOnce.append(valid: before)
    for isValid in [false, true, true] {
      oneByOne.append(isValid)
      atOnce.append(isValid)
    }
    var copied = Validity()
    copied.append(contentsOf: oneByOne, rows: 0..<oneByOne.count)
    #expect(oneByOne == atOnce)
    #expect(oneByOne == copied)
    #expect(oneByOne.nullCount == 1)
  }
}
