import Model

/// A figure while its meaning is looked for: what its words say, and what its sentence has told so far.
package struct FigureDraft: Sendable {
  /// What nothing changes: a class, as a draft is copied often.
  private final class Stated: Sendable {
    let mention: Mention
    let valueHigh: Quantity?
    let concept: String?

    init(_ mention: Mention, valueHigh: Quantity?, concept: String?) {
      self.mention = mention
      self.valueHigh = valueHigh
      self.concept = concept
    }
  }

  private let stated: Stated

  package var mention: Mention { stated.mention }

  /// See `Figure.value` and `Figure.valueHigh`.
  package internal(set) var value: Quantity
  package var valueHigh: Quantity? { stated.valueHigh }

  /// See `Figure.concept`.
  package var concept: String? { stated.concept }

  package internal(set) var kind: Figure.Kind
  package internal(set) var unit: Unit?

  /// The id of the catalogue's row that it is a value of.
  package internal(set) var metric: String?
  package internal(set) var asOf: Interval?
  package internal(set) var standing: Standing

  /// Whose it is by its sentence or its headers; nil where they do not say.
  package internal(set) var holder: Holder?

  init(_ mention: Mention, value: Quantity, valueHigh: Quantity?, unit: Unit?, concept: String?) {
    stated = Stated(mention, valueHigh: valueHigh, concept: concept)
    self.value = value
    self.unit = unit
    kind = mention.kind
    standing = mention.isEarlier ? .earlier : .stated
  }

  /// A number without a unit or a noun.
  var isBare: Bool { kind == .number && unit == nil }

  /// Whether a number stands with a noun that it counts: not bare, and no rate.
  var isCounted: Bool {
    guard let unit, unit.rate == nil else { return false }
    return kind == .count || kind == .number
  }

  /// Whether it measures or counts something, as ages, ordinals and dates do not.
  var isQuantity: Bool {
    switch kind {
    case .count, .number, .ratio, .percent, .money, .measure, .duration: true
    case .age, .ordinal, .date, .dateRange: false
    }
  }

  /// Whether it is a part of a whole, in words: `one in five`, `a third`.
  var isShare: Bool {
    guard kind == .ratio, unit == nil, valueHigh == nil, case .number(let share) = value else {
      return false
    }
    return share > Rational(0) && share <= Rational(1)
  }

  /// Makes a count of a number, or a rate where the unit is one.
  mutating func count(_ other: Unit) { (kind, unit) = (other.rate == nil ? .count : .ratio, other) }

  /// Makes a rate of a part of 10,000: `64 out of every 10,000`.
  mutating func becomeRate() {
    guard isShare, case .number(let share) = value,
      let rate = share.multiplied(by: Rational(10_000))
    else { return }
    (unit, value) = (Unit(Rate(per: 10_000, of: "children")), .number(rate))
  }

  /// A share as the percentage that it is, exactly: 100/3 of `a third`.
  mutating func becomePercentage() {
    guard isShare, case .number(let share) = value,
      let percentage = share.multiplied(by: Rational(100))
    else { return }
    (kind, unit, value) = (.percent, "percent", .number(percentage))
  }

  var isSuppressed: Bool { if case .suppressed = value { true } else { false } }

  /// Whether its number is whole.
  var isWhole: Bool {
    if case .number(let number) = value { number.denominator == 1 } else { false }
  }

  /// The figure with all that was found.
  ///
  /// - Parameter code: The code that its authority bore on the day of the figure.
  package func figure(code: String? = nil) -> Figure {
    Figure(
      range: mention.range, sentence: mention.sentence, block: mention.block, kind: kind,
      value: value, valueHigh: valueHigh, unit: unit?.name, qualifier: mention.qualifier,
      per: mention.per, direction: mention.direction, concept: concept, metric: metric, asOf: asOf,
      standing: standing, holder: holder, authorityCodeAtDate: code)
  }
}
