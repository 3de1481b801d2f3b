import Language
import Model

/// The rows and columns by which tables split a group of people: `Under 1`, `5 to 9`, `16+`, `Boys`.
enum AgeBand {
  /// Whether a header is the name of a band of ages or of a sex, and says no more than that.
  static func isNamed(_ header: String, _ words: FigureText, _ rules: FigureRules) -> Bool {
    header.utf8.count <= 24 && rules.match(.band, at: 0, in: words) != nil
      && header.allSatisfy { $0.isLetter || $0.isNumber || " -–+()".contains($0) }
  }

  /// Whether an age leaves out some of those who are under 18, and some of the care leavers, who are
  /// those from 18 to 21 and more: `aged 16 and over`; not `under 18`, `aged 18 to 25`, `over 18`.
  ///
  /// Source: Children Act 1989, section 105(1) (a child) and section 23C (former relevant children).
  static func isPartial(_ figure: FigureDraft) -> Bool {
    guard figure.kind == .age, case .number(let value) = figure.value else { return false }
    // No child is 18, so that 18 alone can only be where an age ends: "under the age of 18".
    if value == Rational(18), figure.valueHigh == nil { return false }
    var (low, high) = (value, value)
    if case .number(let end)? = figure.valueHigh { high = end }
    switch figure.mention.qualifier {
    case .lessThan, .atMost, .before, .until: low = Rational(0)
    case .moreThan, .atLeast, .since, .after: high = Rational(200)
    case .exact, .about, .nearly: break
    }
    let isOfChildren = low <= Rational(1) && high >= Rational(17)
    let isOfLeavers = low >= Rational(17) && low <= Rational(18) && high >= Rational(21)
    return !isOfChildren && !isOfLeavers
  }
}
