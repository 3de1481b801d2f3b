import Language
import Model

/// Whose a grade is, as far as its sentence says.
enum GradeHolder: Equatable {
  /// Of one council or of several: "Bradford, Bury and Sefton were all rated inadequate".
  case authorities([Authority.Reference])
  /// Of nobody that is named, or of "the council": of the paragraph's or the page's.
  case unsaid
  /// "We": of the page's.
  case ours
  /// Of a home, a school, other services, councils at large, or a name that is not known.
  case other
}

/// Says whose a grade is: a council's only where what is judged are its children's services.
///
/// Of "Hull was rated good, and Oak House, a home in Leeds, inadequate" the first is Hull's, and the second is
/// no council's.
struct GradeHolders {
  let rules: JudgementRules

  /// How many words behind a grade the one may stand whose it is.
  private static let reach = 14

  func holder(of grade: Range<Int>, in sentence: JudgedSentence) -> GradeHolder {
    let before = sentence.marks.filter {
      $0.words.upperBound <= grade.lowerBound && $0.isJudged && isMeant($0, of: grade, in: sentence)
    }
    if let behind = behind(grade, in: sentence, isSaid: !before.isEmpty) { return behind }
    let found = holder(
      among: before.isEmpty ? subject(behindClauseOf: grade, in: sentence) : before, in: sentence)
    guard case .authorities(let named) = found else { return found }
    return .authorities(named + alike(grade, in: sentence).filter { !named.contains($0) })
  }

  /// Of whom the same is said behind a grade: "Kent was rated good, and so was *Essex*".
  private func alike(_ grade: Range<Int>, in sentence: JudgedSentence) -> [Authority.Reference] {
    let near = grade.upperBound..<min(sentence.words.count, grade.upperBound + 8)
    return sentence.marks.filter {
      near.contains($0.words.lowerBound) && rules.isAlike($0.words.lowerBound, in: sentence.text)
    }.compactMap(\.authority)
  }

  /// The one of some marks before a grade whose it is.
  private func holder(among before: [GradeMark], in sentence: JudgedSentence) -> GradeHolder {
    guard var nearest = before.last else { return .unsaid }
    if let owner = owner(of: nearest, among: before, in: sentence) {
      return holder(owner, behind: before.prefix { $0.words != owner.words }, in: sentence)
    }
    var rest = before.dropLast()
    // "A home in Leeds was rated good".
    if nearest.role == .locative, let owner = rest.last, isOther(owner),
      nearest.words.lowerBound - owner.words.upperBound <= 2
    {
      nearest = owner
      rest = rest.dropLast()
    }
    return holder(nearest, behind: rest, in: sentence)
  }

  /// Who is named as the subject behind a clause that names nobody: "Three years after it was rated
  /// inadequate, *a school in Hull* is good".
  private func subject(behindClauseOf grade: Range<Int>, in sentence: JudgedSentence) -> [GradeMark]
  {
    let words = sentence.words
    let opening = min(Self.opening, grade.lowerBound)
    guard
      grade.lowerBound == 0
        || words[..<opening].contains(where: { rules.fronting.contains($0.id) }),
      let start = (grade.upperBound..<min(words.count, grade.upperBound + Self.reach)).first(
        where: {
          !words[$0].before.isDisjoint(with: Separators.breaks.union(.comma))
        }), words[start].before.contains(.comma)
    else { return [] }
    let end =
      words[start...].firstIndex { rules.subjectVerbs.contains($0.id) }
      ?? min(words.count, start + Self.reach)
    return sentence.marks.filter {
      start <= $0.words.lowerBound && $0.words.upperBound <= end && $0.isJudged && $0.role != .other
    }
  }

  /// So many words may stand before the one that fronts a clause: "three years after".
  private static let opening = 5

  private func holder(
    _ mark: GradeMark, behind others: ArraySlice<GradeMark>, in sentence: JudgedSentence
  ) -> GradeHolder {
    switch mark.kind {
    case .other, .unknown: return .other
    case .judge, .ofsted, .opinion: return .unsaid
    case .we: return .ours
    case .council: return .named(named(among: others)) ?? .unsaid
    case .service:
      let first = mark.words.lowerBound
      if rules.owners.contains(sentence.words[first].id),
        let owner = others.last(where: { $0.kind != .service && $0.kind != .other })
      {
        return holder(owner, behind: others.prefix { $0.words != owner.words }, in: sentence)
      }
      return .named(named(among: others)) ?? .unsaid
    case .named(let holder):
      guard let authority = holder.authority else {
        // "The only council in the region", "the best in England".
        let isWhere = holder.kind == .nation || holder.kind == .region
        if isWhere, let named = named(among: others) { return .authorities([named]) }
        if isWhere, others.contains(where: { $0.kind == .council || $0.kind == .we }) {
          return .unsaid
        }
        return .other
      }
      return .authorities(joined(to: mark, others, in: sentence) + [authority])
    }
  }

  /// Who has the services that are named: "Oak House's services", "from Hull, where children's services".
  private func owner(
    of mark: GradeMark, among marks: [GradeMark], in sentence: JudgedSentence
  ) -> GradeMark? {
    guard mark.kind == .service || mark.kind == .council else { return nil }
    let (words, first) = (sentence.words, mark.words.lowerBound)
    return marks.last { other in
      let end = other.words.upperBound
      guard end <= first, other.isJudged else { return false }
      // "Oak House's own services", "Kingston Council's services".
      let gap = end..<first
      guard gap.count <= 3, gap.allSatisfy({ words[$0].before.isDisjoint(with: .breaks) }) else {
        return false
      }
      let hasCouncil =
        gap.first.map { rules.councils.contains(words[$0].id) && words[$0].has(.apostrophe) }
        ?? false
      if sentence.text.isPossessive(other.words) || hasCouncil { return true }
      let isRelative = rules.relatives.contains(words[end].id) || words[end].id == rules.whereWord
      return isRelative
        && !sentence.marks.contains { $0.words.lowerBound > end && $0.words.upperBound < first }
    }
  }

  private func named(among marks: ArraySlice<GradeMark>) -> Authority.Reference? {
    marks.last { $0.authority != nil }?.authority
  }

  private func isOther(_ mark: GradeMark) -> Bool {
    switch mark.kind {
    case .other, .unknown: true
    case .named(let holder): holder.kind == .institution
    default: false
    }
  }

  /// The councils before one in a list: "Bradford, Bury and *Sefton*".
  private func joined(
    to last: GradeMark, _ others: ArraySlice<GradeMark>, in sentence: JudgedSentence
  ) -> [Authority.Reference] {
    var result: [Authority.Reference] = []
    var next = last.words
    for mark in others.reversed() {
      guard let authority = mark.authority, isJoined(mark.words, next, in: sentence.words) else {
        break
      }
      result.insert(authority, at: 0)
      next = mark.words
    }
    return result
  }

  /// Whether nothing but "and" or a comma stands between two names.
  private func isJoined(_ first: Range<Int>, _ second: Range<Int>, in words: [FoldedWord]) -> Bool {
    let gap = words[first.upperBound..<second.lowerBound]
    guard gap.count <= 1 else { return false }
    if let joiner = gap.first { return rules.coordinators.contains(joiner.id) }
    return words[second.lowerBound].before.contains(.comma)
  }

  /// Whether a grade may be of somebody before it, and not of whom stands there by the way.
  private func isMeant(_ mark: GradeMark, of grade: Range<Int>, in sentence: JudgedSentence) -> Bool
  {
    let words = sentence.words
    let first = mark.words.lowerBound
    if mark.role == .other { return false }
    // "Nottingham, not Nottinghamshire".
    if first > 0, words[first - 1].id == rules.not { return false }
    if case .named(let holder) = mark.kind, holder.kind == .group || holder.kind == .unresolved,
      holder.name == nil || holder.kind == .group,
      words[max(0, first - 3)...first].contains(where: { rules.single.contains($0.id) }),
      sentence.marks.contains(where: { $0.authority != nil && $0.words.upperBound <= first })
    {
      return false
    }
    return !isAside(mark.words, before: grade, in: words) && !isServed(mark, in: sentence)
  }

  /// Whether a council stands in what is said of somebody else: "the agency that finds homes for *Kent*".
  private func isServed(_ mark: GradeMark, in sentence: JudgedSentence) -> Bool {
    guard mark.authority != nil else { return false }
    let words = sentence.words
    return sentence.marks.contains { other in
      let start = other.words.upperBound
      guard isOther(other), start < mark.words.lowerBound,
        words[start].id == rules.that || rules.serving.contains(words[start].id)
          || rules.relatives.contains(words[start].id) && !rules.owners.contains(words[start].id)
      else { return false }
      return !words[start..<mark.words.lowerBound].contains {
        rules.be.contains($0.id) || rules.judging.contains($0.id)
      }
    }
  }

  /// Whether words stand in a clause between commas that says something else: "Kent, *which ran a home until
  /// May*, was rated good".
  private func isAside(_ own: Range<Int>, before grade: Range<Int>, in words: [FoldedWord]) -> Bool
  {
    var start = own.lowerBound
    while start > 0, words[start].before.isDisjoint(with: Separators.breaks.union(.comma)) {
      start -= 1
    }
    guard words[start].before.contains(.comma), start < own.lowerBound,
      rules.relatives.contains(words[start].id)
    else { return false }
    return (own.upperBound...grade.lowerBound).contains { place in
      words[place].before.contains(.comma) && !rules.coordinators.contains(words[place].id)
    }
  }

  /// Whom the words behind a grade name whose it is: "a good rating for Kent", "rated good for its finances".
  private func behind(
    _ grade: Range<Int>, in sentence: JudgedSentence, isSaid: Bool
  ) -> GradeHolder? {
    let words = sentence.words
    let next = sentence.grades.first { $0.lowerBound >= grade.upperBound }?.lowerBound
    let limit = min(next ?? words.count, words.count, grade.upperBound + Self.reach)
    var at = grade.upperBound
    while at < limit {
      let word = words[at]
      if !word.before.isDisjoint(with: Separators.breaks.union(.comma))
        || rules.breaks.contains(word.id) || rules.coordinators.contains(word.id)
      {
        return nil
      }
      if let mark = sentence.marks.first(where: { $0.words.lowerBound == at }), mark.isJudged {
        let isOwned =
          rules.owners.contains(words[at - 1].id) || rules.articles.contains(words[at - 1].id)
        let isBehind = rules.locatives.contains(words[at - (isOwned ? 2 : 1)].id)
        switch mark.kind {
        case .other, .unknown:
          if isBehind, mark.words.lowerBound - grade.upperBound <= 3 { return .other }
        case .named(let holder):
          if isBehind || !isSaid, let authority = holder.authority, !isSaid || mark.role != .other {
            return isSaid ? nil : .authorities([authority])
          }
          if !isSaid, isBehind, holder.authority == nil, holder.kind != .region { return .other }
        default: break
        }
        at = mark.words.upperBound
      } else {
        at += 1
      }
    }
    return nil
  }
}

extension GradeHolder {
  static func named(_ authority: Authority.Reference?) -> GradeHolder? {
    authority.map { .authorities([$0]) }
  }
}
