import Language
import Model

/// A mention in the making: its place is in tokens, and its noun may still have to come from the
/// number behind it.
struct CandidateMention {
  var tokens: Range<Int>
  var kind: Figure.Kind
  var value: Quantity
  var valueHigh: Quantity?
  var unit: Unit?
  var per: String?

  /// Set where the words of the mention bound it themselves: `under five`.
  var qualifier: Qualifier?

  /// The words before or behind the mention that bound it.
  var qualifierWords: Range<Int>?

  /// The rule that read it.
  var rule = ""
  var direction: Direction?
  var concept: Range<Int>?

  /// See `Figure.isEarlier`.
  var isEarlier = false

  /// The noun has to come from the next number of the list: `three` of "three or four homes".
  var awaitsNoun = false

  /// The token behind everything that belongs to the mention: its noun, the 51 of "43 of 51".
  var rest: Int

  init(
    _ kind: Figure.Kind, _ tokens: Range<Int>, value: Quantity, valueHigh: Quantity? = nil,
    unit: Unit? = nil
  ) {
    self.kind = kind
    self.tokens = tokens
    self.value = value
    self.valueHigh = valueHigh
    self.unit = unit
    rest = tokens.upperBound
  }

  /// Makes a count of what a noun names.
  mutating func count(_ noun: NounPhrase, in sentence: Sentence) {
    (kind, unit, concept) = (.count, noun.unit(of: sentence), noun.tokens)
    rest = noun.end
  }

  /// Makes a count of what another counts.
  mutating func count(like other: CandidateMention) {
    (kind, unit, concept, awaitsNoun) = (.count, other.unit, other.concept, false)
  }

  /// Cuts what another mention takes off the words that it measures: of "£750k over three years" the
  /// years measure no "k", and of "half of those aged 19" the half is no "aged".
  mutating func keepConcept(outside other: Range<Int>) {
    guard let words = concept, words.overlaps(other) else { return }
    if other.lowerBound > words.lowerBound {
      concept = words.lowerBound..<other.lowerBound
    } else {
      concept = other.upperBound < words.upperBound ? other.upperBound..<words.upperBound : nil
    }
  }
}

/// A rule of the grammar: at a token it gives what begins there, or nothing.
struct MentionRule: Sendable {
  let name: String

  /// The mentions that begin at a token, in order; empty where there are none.
  let read: @Sendable (Sentence, Int) -> [CandidateMention]
}

/// Tokens with a number that a rule refused.
struct RefusedTokens {
  let tokens: Range<Int>
  let rule: String
}

/// Names of refusals that no rule of a file makes.
enum RefusalName {
  /// A number that no rule reads: `once in a hundred`, a lone fraction's noun.
  static let unread = "unread"

  /// The page behind the dates of a running foot, as the rule of that name.
  static let pageNumber = "page-number"

  /// The number of a table's cell that is a header, or that names its row: not a value.
  static let cellName = "cell-name"

  /// A small number in a cell that nothing says the meaning of.
  static let bareCell = "bare-cell"
}
