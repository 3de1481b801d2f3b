import Model

/// A number in digits, commas, spaces and one point.
package struct DecimalLiteral {
  /// Nil where it takes more than 18 digits.
  private(set) var value: Rational?
  private(set) var digits = 0

  /// Whether it is nothing but digits.
  package var isPlain = true
  private(set) var hasLeadingZero = false

  package init(_ bytes: ArraySlice<UInt8>) {
    var (mantissa, power): (Int64, Int64) = (0, 1)
    var isFraction = false
    var significant = 0
    hasLeadingZero = bytes.count > 1 && bytes.first == 0x30
    for byte in bytes {
      guard byte &- 0x30 < 10 else {
        isPlain = false
        isFraction = isFraction || byte == 0x2E
        continue
      }
      digits += 1
      if significant > 0 || byte != 0x30 { significant += 1 }
      guard significant <= 18, power < 100_000_000_000_000_000 || !isFraction else { return }
      mantissa = mantissa * 10 + Int64(byte - 0x30)
      if isFraction { power *= 10 }
    }
    if !isPlain { hasLeadingZero = hasLeadingZero && !isFraction }
    value = Rational(mantissa, over: power)
  }
}
