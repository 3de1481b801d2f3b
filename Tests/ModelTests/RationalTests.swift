import Support
import Testing

@testable import Model

@Suite struct RationalTests {
  @Test(arguments: [
    (5, 2, "2.5"), (1, 3, "1/3"), (10_000_000, 1, "10000000"), (-1, 8, "-0.125"), (73, 6, "73/6"),
    (0, 5, "0"), (4, -8, "-0.5"), (Int64.min, 1, "-9223372036854775808"),
  ])
  func writes(_ numerator: Int64, over denominator: Int64, as text: String) throws {
    #expect(try #require(Rational(numerator, over: denominator)).description == text)
  }

  @Test func leavesNoNumberOutside64Bits() {
    let large = Rational(Int64.max)
    #expect(large.multiplied(by: large) == nil)
    #expect(large.adding(large) == nil)
    #expect(Rational(Int64.min).negated == nil)
    #expect(Rational(1, over: 0) == nil)
    #expect(Rational(Int64.min, over: -1) == nil)
  }

  @Test func roundsHalfAwayFromZero() throws {
    let third = try #require(Rational(1, over: 3))
    #expect(third.unscaled(scale: 4, digits: 18) == 3_333)
    #expect(try #require(Rational(2, over: 3)).unscaled(scale: 4, digits: 18) == 6_667)
    #expect(try #require(Rational(-1, over: 8)).unscaled(scale: 2, digits: 18) == -13)
    #expect(Rational(999_999_999_999_999).unscaled(scale: 4, digits: 18) == nil)
    #expect(Rational(99_999_999_999_999).unscaled(scale: 4, digits: 18) == 999_999_999_999_990_000)
  }

  @Test(arguments: 1...20)
  func addsAndMultipliesExactly(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let numbers = (0..<4).map { _ in Int64.random(in: 1...30_000, using: &random) }
      let a = try #require(Rational(numbers[0], over: numbers[1]))
      let b = try #require(Rational(numbers[2], over: numbers[3]))
      let sum = try #require(a.adding(b))
      #expect(sum.adding(try #require(b.negated)) == a)
      #expect(a.multiplied(by: b) == b.multiplied(by: a))
      #expect(a < sum)
    }
  }
}
