import Language
import Model

/// What a sentence says of the grades in it.
struct GradeSentence {
  private let sentence: GradeText
  private let rules: GradeRules
  private let text: WordText

  /// Whether the page is about a school or the like, so that an unnamed subject is that.
  let isElsewhere: Bool

  /// The area that is the whole of what is judged, which an unnamed subject is.
  let whole: String?

  init(_ sentence: GradeText, isElsewhere: Bool, whole: String?) {
    self.sentence = sentence
    (rules, text) = (sentence.rules, sentence.text)
    (self.isElsewhere, self.whole) = (isElsewhere, whole)
  }

  /// That an area has the grade, now or before.
  struct Statement {
    let area: String
    let isCurrent: Bool
    let date: PartialDate?
    let naming: Naming

    /// Whether it tells of what was: "was judged", not "is judged".
    let isPast: Bool
  }

  /// How a sentence says what it judges.
  enum Naming {
    /// "services for care leavers", "children's services", "overall".
    case named
    /// "the local authority", "services", which may stand for what was said before.
    case general
    /// "it", "they", or nothing.
    case unnamed
  }

  /// How a grade is given, with the clause around it.
  private struct Frame {
    /// An outcome of grades.rules.
    let way: String?
    let grade: Range<Int>
    let clause: WordText

    /// Where the subject ends.
    let verb: Int?

    /// Where the noun phrase of the grade begins.
    let phrase: Int
    var first: Int { grade.lowerBound }
    var start: Int { clause.places.lowerBound }
  }

  func statements(of hit: GradeHit) -> [Statement] {
    let clause = sentence.clause(of: hit)
    guard let match = clause.first(of: rules.frames, at: hit.words.lowerBound) else { return [] }
    let frame = Frame(
      way: match.outcome, grade: hit.words, clause: clause, verb: match.part("verb")?.lowerBound,
      phrase: match.part("phrase")?.lowerBound ?? clause.places.lowerBound)
    guard !isRefused(frame) else { return [] }
    let (date, isPast) = date(of: frame)
    let isCurrent = !(isPast && date != nil) && !isEarlier(frame)
    let (areas, naming) = areas(of: frame)
    return areas.map {
      Statement(area: $0, isCurrent: isCurrent, date: date, naming: naming, isPast: isPast)
    }
  }

  private func isRefused(_ frame: Frame) -> Bool {
    if frame.clause.first(of: rules.refusals, at: frame.first) != nil { return true }
    if let verb = frame.verb, frame.clause.first(of: rules.refusals, at: verb) != nil {
      return true
    }
    // "the secure home in the borough, which is judged …"
    guard frame.start > 0, frame.start < frame.first else { return false }
    let before = text[sentence.clauseStart(before: frame.start - 1)..<frame.start + 1]
    return before.first(of: rules.refusals, at: frame.start) != nil
  }

  private func isEarlier(_ frame: Frame) -> Bool {
    if frame.way == "left" { return true }
    let own = frame.clause.match(of: rules.own, in: rules.blocks, at: frame.first)?.part("own")
    let ownClause = text[(own?.lowerBound ?? frame.start)..<frame.clause.places.upperBound]
    if ownClause.first(of: rules.times, at: frame.first) != nil { return true }
    if let verb = frame.verb, frame.clause.first(of: rules.times, at: verb) != nil { return true }
    return frame.start < frame.first
      && text[0..<frame.start + 1].first(of: rules.times, at: frame.start) != nil
  }

  /// The date of the judgement, and whether the verb is in the simple past.
  private func date(of frame: Frame) -> (PartialDate?, isPast: Bool) {
    func date(_ match: WordMatch?) -> PartialDate? {
      guard let words = match?.part("date") else { return nil }
      return sentence.dates.first { $0.words == words }?.first
    }
    let isPast = frame.clause.match(of: rules.past, in: rules.dates, at: frame.first) != nil
    if frame.start < frame.first, let date = date(text.first(of: rules.dates, at: frame.start)) {
      return (date, isPast)
    }
    let near = text[max(0, frame.start - 4)..<text.words.count]
      .first(of: rules.dates, at: frame.first)
    if near?.outcome == "other" { return (nil, false) }
    return (
      date(near) ?? date(text.match(of: rules.everSince, in: rules.dates, at: frame.first)), isPast
    )
  }

  // MARK: Of what

  private func areas(of frame: Frame) -> ([String], Naming) {
    if let behind = frame.clause.first(of: rules.areas, at: frame.first)?.part("areas") {
      return (areas(in: behind), .named)
    }
    if frame.way == "quoted" {
      let match = text.match(of: rules.quotedOf, in: rules.blocks, at: frame.first)
      return (match?.part("areas").map(areas(in:)) ?? [], .named)
    }
    let subject = text[frame.phrase..<frame.first]
    let before = sentence.areas.filter { subject.places.contains($0.words) }
      .map { (area: $0, role: subject.first(of: rules.areas, at: $0.words.lowerBound)?.outcome) }
      .filter { $0.role != "absent" }
    let meant = before.filter { $0.role != "other" }
    if meant.isEmpty, !before.isEmpty { return ([], .named) }
    let parts = behindOtherGrade(meant.map(\.area), before: frame.first)
      .filter { !$0.area.isWhole }
    if !parts.isEmpty { return (unique(parts), .named) }
    guard !isElsewhere else { return ([], .named) }
    if let last = meant.last {
      if last.area.isTitle || last.role == "title" { return (unique([last.area]), .named) }
      if last.role == "unsure" { return ([], .named) }
    } else if !hasPlainSubject(frame) {
      return ([], .named)
    }
    if let spoken = areas(beforeClauseOf: frame, isUnnamed: meant.isEmpty) {
      return (spoken, .named)
    }
    guard let area = meant.last?.area.area.id ?? whole else { return ([], .named) }
    return ([area], meant.isEmpty ? .unnamed : .general)
  }

  /// The areas behind the grade before this one, where any are: "leadership was good but *help and
  /// protection* was inadequate".
  private func behindOtherGrade(_ areas: [AreaHit], before first: Int) -> [AreaHit] {
    guard let other = sentence.grades.last(where: { $0.words.upperBound <= first }) else {
      return areas
    }
    let behind = areas.filter { $0.words.lowerBound >= other.words.upperBound }
    return behind.isEmpty ? areas : behind
  }

  /// What the sentence speaks of before the clause.
  private func areas(beforeClauseOf frame: Frame, isUnnamed: Bool) -> [String]? {
    guard frame.start < frame.first,
      let match = text.match(of: rules.spokenOf, in: rules.blocks, at: frame.start),
      match.outcome != "theirs" || isUnnamed
    else { return nil }
    return match.part("areas").map(areas(in:))
  }

  private func areas(in words: Range<Int>) -> [String] {
    let found = sentence.areas.filter { words.contains($0.words) }
    let parts = found.filter { !$0.area.isWhole }
    return unique(parts.isEmpty && !isElsewhere ? found : parts)
  }

  /// Whether nothing is named before the verb but a place, "it", "they", inspectors.
  private func hasPlainSubject(_ frame: Frame) -> Bool {
    guard let verb = frame.verb else { return frame.way == "rating" }
    return frame.clause.match(of: rules.plainSubject, in: rules.blocks, at: verb) != nil
  }

  private func unique(_ areas: [AreaHit]) -> [String] {
    areas.reduce(into: []) { if !$0.contains($1.area.id) { $0.append($1.area.id) } }
  }
}
