extension Range<Int> {
  /// From one place up to another; empty at the first where the second lies before it, as it may where two
  /// figures share one word: 10 and 12 of `10�12`.
  package init(from lower: Int, upTo upper: Int) {
    self = lower..<Swift.max(lower, upper)
  }
}
