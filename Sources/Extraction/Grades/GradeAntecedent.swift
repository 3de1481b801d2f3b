import Model

/// What a sentence says an inspection was of, and when, for those behind it: "The last inspection
/// of services for children looked after was in spring 2009. The council was judged good."
struct GradeAntecedent {
  /// Empty where the sentence names none.
  private let areas: [String]

  /// Whether it speaks of homes, schools and other services that are judged for themselves.
  let isOfOthers: Bool
  private let isInspection: Bool
  private let isEarlier: Bool
  private let date: PartialDate?

  /// Nil for a sentence that speaks of neither an inspection nor such a service.
  init?(_ sentence: GradeText) {
    let rules = sentence.rules
    let inspection = sentence.first(rules.inspection)
    let isOfService = sentence.holds(rules.otherService)
    guard inspection != nil || isOfService else { return nil }
    areas = sentence.areas.filter {
      !$0.area.isWhole && $0.words.lowerBound > inspection ?? .max
    }.reduce(into: []) { if !$0.contains($1.area.id) { $0.append($1.area.id) } }
    isOfOthers = isOfService && areas.isEmpty
    isInspection = inspection != nil
    isEarlier = isInspection && sentence.holds(rules.earlierInspection)
    date = isInspection && sentence.dates.count == 1 ? sentence.dates.first?.first : nil
  }

  /// What a statement behind it says; nothing where it is said of another service.
  func resolving(_ statement: GradeSentence.Statement) -> [GradeSentence.Statement] {
    guard statement.naming != .named else { return [statement] }
    if isOfOthers { return isInspection || statement.naming == .unnamed ? [] : [statement] }
    guard isInspection, statement.isPast else { return [statement] }
    return (areas.isEmpty ? [statement.area] : areas).map {
      GradeSentence.Statement(
        area: $0, isCurrent: statement.isCurrent && !isEarlier,
        time: statement.time ?? date.map(GradeTime.date), naming: statement.naming, isPast: true,
        subject: statement.subject)
    }
  }
}
