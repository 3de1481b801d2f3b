/// An amount that a text states without a number: "too many children", "a small number of homes".
package enum Quantifier: String, Sendable, CaseIterable {
  case all
  case nearlyAll = "nearly_all"
  case vastMajority = "vast_majority"
  case majority, most, many
  case tooMany = "too_many"
  case several, some, minority
  case smallNumber = "small_number"
  case verySmallNumber = "very_small_number"
  case few, none
}

/// A quantifier where a text states it.
package struct QuantifierMention: Hashable, Sendable {
  /// The words of the amount, `a very small number of`, as bytes of the page's text.
  package let range: Range<Int>

  /// The sentence it stands in.
  package let sentence: Range<Int>

  /// The block it stands in, by its place in `PageText.blocks`.
  package let block: Int

  package let quantifier: Quantifier

  /// The words of what is so many: `children in care`.
  package let concept: Range<Int>

  package init(
    range: Range<Int>, sentence: Range<Int>, block: Int, quantifier: Quantifier, concept: Range<Int>
  ) {
    self.range = range
    self.sentence = sentence
    self.block = block
    self.quantifier = quantifier
    self.concept = concept
  }
}
