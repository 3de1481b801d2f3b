import Glibc
import Support

extension SeededGenerator {
  /// A number below `count`, each as likely as another.
  mutating func number(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + number(below: range.count)
  }

  /// A number from 0 to 1, without 1.
  mutating func fraction() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  mutating func happens(_ probability: Double) -> Bool {
    fraction() < probability
  }

  mutating func element<Element>(of list: [Element]) -> Element {
    list[number(below: list.count)]
  }
}

/// Some things of which the first come up more often than the last.
struct Popularity {
  /// The chance of each thing or one before it.
  private let sums: [Double]

  init(weights: [Double]) {
    var sum = 0.0
    sums = weights.map { weight in
      sum += weight
      return sum
    }
  }

  /// The words of a vocabulary, such as units: the n-th is n^1.4 times rarer than the first, but that
  /// the last stands for all the rare ones behind it.
  static func zipf(count: Int) -> Popularity {
    let exponent = 1.4
    let weights = (1..<count).map { pow(Double($0), -exponent) }
    // The sum of what follows, as the integral from half a step before.
    let rest = pow(Double(count) - 0.5, 1 - exponent) / (exponent - 1)
    return Popularity(weights: weights + [rest])
  }

  /// The words of running text, by the law of Zipf and Mandelbrot.
  static func text(count: Int) -> Popularity {
    Popularity(weights: (0..<count).map { 1 / (Double($0) + 2.7) })
  }

  /// The place of a thing.
  func pick(_ random: inout SeededGenerator) -> Int {
    let wanted = random.fraction() * (sums.last ?? 0)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
