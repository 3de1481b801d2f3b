import Language
import Model

/// What the sentences of a block before one leave to it: the inspection that they speak of, its areas and its
/// day. "The last inspection of services for children looked after was in spring 2009. The council was judged
/// good."
struct GradeAntecedent {
  /// What the sentence right before spoke of; nil where that told of a grade itself.
  private var spoken: Spoken?

  /// The one date of the last sentence that has dates or tells of no grade, where it spoke of grades or of an
  /// inspection.
  private var day: PartialDate?

  /// The part of the service with which the sentence before began, where it told of a grade: that is "it".
  private var area: String?

  /// Takes a sentence as read.
  mutating func pass(_ sentence: GradeText) {
    let tells = !sentence.grades.isEmpty
    let found = Spoken(sentence)
    spoken = !tells || found?.isOfOthers == true ? found : nil
    if !tells || !sentence.dates.isEmpty {
      let speaks = tells || found?.isInspection == true || sentence.holds(sentence.rules.inspecting)
      day = speaks && sentence.dates.count == 1 ? sentence.dates[0].first : nil
    }
    let parts = Set(sentence.areas.lazy.filter { !$0.area.isWhole }.map(\.area.id))
    let isFirst = sentence.areas.first.map { !$0.area.isWhole && $0.words.lowerBound <= 1 } ?? false
    area = tells && isFirst && parts.count == 1 ? parts.first : nil
  }

  /// What a statement behind them says; nothing where it is said of another service.
  func resolving(_ statement: GradeSentence.Statement) -> [GradeSentence.Statement] {
    var statement = statement
    if let area, statement.isOfPronoun { statement.area = area }
    return (spoken?.resolving(statement) ?? [statement]).map { $0.told(of: day) }
  }
}

/// What a sentence says an inspection was of, and when, or that it speaks of another service.
private struct Spoken {
  /// Empty where the sentence names none.
  private let areas: [String]

  /// Whether it speaks of homes, schools and other services that are judged for themselves.
  let isOfOthers: Bool
  let isInspection: Bool
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

  func resolving(_ statement: GradeSentence.Statement) -> [GradeSentence.Statement] {
    guard statement.naming != .named else { return [statement] }
    if isOfOthers { return isInspection || statement.naming == .unnamed ? [] : [statement] }
    guard isInspection, statement.isPast else { return [statement] }
    return (areas.isEmpty ? [statement.area] : areas).map {
      var resolved = statement
      resolved.area = $0
      resolved.isCurrent = statement.isCurrent && !isEarlier
      resolved.time = statement.time ?? date.map(GradeTime.date)
      return resolved
    }
  }
}
