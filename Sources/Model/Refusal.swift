/// A number that a text writes and that is not a quantity, `Year 6`, with the rule that says so.
package struct Refusal: Hashable, Sendable {
  /// The number and what the rule takes with it, as bytes of the page's text.
  package let range: Range<Int>

  /// The sentence it stands in.
  package let sentence: Range<Int>

  /// The block it stands in, by its place in `PageText.blocks`.
  package let block: Int

  /// The name of the rule: docs/REFUSALS.md explains each of them.
  package let rule: String

  package init(range: Range<Int>, sentence: Range<Int>, block: Int, rule: String) {
    self.range = range
    self.sentence = sentence
    self.block = block
    self.rule = rule
  }
}
