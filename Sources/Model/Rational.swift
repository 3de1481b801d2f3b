/// An exact number: `1/3`, `12.5`, `10000000`, always in lowest terms.
///
/// A figure never passes through `Double`, and a third stays a third until a table has to round it.
/// Every operation that could leave 64 bits gives nil instead.
package struct Rational: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let numerator: Int64

  /// Above zero.
  package let denominator: Int64

  package init(_ value: Int64) {
    numerator = value
    denominator = 1
  }

  /// `numerator / denominator` in lowest terms; nil for a denominator of zero, or out of 64 bits.
  package init?(_ numerator: Int64, over denominator: Int64) {
    if denominator == 1 {
      self.init(numerator)
      return
    }
    self.init(wide: Int128(numerator), over: Int128(denominator))
  }

  private init?(wide numerator: Int128, over denominator: Int128) {
    guard denominator != 0 else { return nil }
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = Int128(a)
    let sign: Int128 = denominator < 0 ? -1 : 1
    guard let top = Int64(exactly: sign * numerator / divisor),
      let bottom = Int64(exactly: sign * denominator / divisor)
    else { return nil }
    self.numerator = top
    self.denominator = bottom
  }

  package static func < (left: Rational, right: Rational) -> Bool {
    Int128(left.numerator) * Int128(right.denominator)
      < Int128(right.numerator) * Int128(left.denominator)
  }

  /// The product, or nil outside of 64 bits.
  package func multiplied(by other: Rational) -> Rational? {
    if denominator == 1, other.denominator == 1 {
      let (product, isTooLarge) = numerator.multipliedReportingOverflow(by: other.numerator)
      return isTooLarge ? nil : Rational(product)
    }
    return Rational(
      wide: Int128(numerator) * Int128(other.numerator),
      over: Int128(denominator) * Int128(other.denominator))
  }

  /// The sum, or nil outside of 64 bits.
  package func adding(_ other: Rational) -> Rational? {
    if denominator == 1, other.denominator == 1 {
      let (sum, isTooLarge) = numerator.addingReportingOverflow(other.numerator)
      return isTooLarge ? nil : Rational(sum)
    }
    let (left, first) = (Int128(numerator) * Int128(other.denominator))
      .addingReportingOverflow(Int128(other.numerator) * Int128(denominator))
    guard !first else { return nil }
    return Rational(wide: left, over: Int128(denominator) * Int128(other.denominator))
  }

  package var negated: Rational? { multiplied(by: Rational(-1)) }

  /// The number with exactly `scale` digits behind the point, as `value × 10^scale`, rounded half
  /// away from zero; nil where that takes more than `digits` digits.
  ///
  /// Source: Apache Parquet, LogicalTypes.md, "DECIMAL": precision and scale.
  package func unscaled(scale: Int, digits: Int) -> Int64? {
    var power: Int128 = 1
    for _ in 0..<scale { power *= 10 }
    let product = Int128(numerator) * power
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: Int128(denominator))
    var rounded = quotient
    if remainder.magnitude * 2 >= Int128(denominator).magnitude {
      rounded += numerator < 0 ? -1 : 1
    }
    var limit: UInt128 = 1
    for _ in 0..<digits { limit *= 10 }
    guard rounded.magnitude < limit else { return nil }
    return Int64(exactly: rounded)
  }

  /// A decimal where the fraction ends, `2.5`, else numerator and denominator, `1/3`.
  package var description: String {
    var (rest, scale, twos, fives) = (denominator, 0, 0, 0)
    while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
    while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
    scale = max(twos, fives)
    guard rest == 1, scale <= 18, let whole = unscaled(scale: scale, digits: 36) else {
      return "\(numerator)/\(denominator)"
    }
    guard scale > 0 else { return String(whole) }
    var digits = String(whole.magnitude)
    digits = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let point = digits.index(digits.endIndex, offsetBy: -scale)
    return (whole < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
  }
}
