import Language
import Model

/// Says whether a grade was given by others than Ofsted, or is an opinion.
struct GradeJudges {
  let rules: JudgementRules

  /// The standing of a grade where it is no judgement of the inspectorate.
  func standing(of grade: Range<Int>, in sentence: JudgedSentence) -> Standing? {
    let statement = sentence.statement(around: grade, breaks: rules.breaks)
    if isOfOtherJudge(grade, statement, in: sentence) { return .claimed }
    if let verb = verb(before: grade, statement, in: sentence) {
      return isByOther(verb, grade, statement, in: sentence) ? .claimed : nil
    }
    if let previous = joined(to: grade, in: sentence),
      let found = standing(of: previous, in: sentence)
    {
      return found
    }
    let isJudged = sentence.words[statement].contains {
      rules.judging.contains($0.id) || rules.nouns.contains($0.id) || rules.changes.contains($0.id)
    }
    return !isJudged && isSaidByOther(grade, in: sentence) ? .claimed : nil
  }

  /// The grade before, which is given by the same verb: "They consider leadership to be *good* and adoption to be
  /// outstanding".
  private func joined(to grade: Range<Int>, in sentence: JudgedSentence) -> Range<Int>? {
    guard let previous = sentence.grades.last(where: { $0.upperBound <= grade.lowerBound }) else {
      return nil
    }
    let isJoined = (previous.upperBound...grade.lowerBound).allSatisfy {
      let word = sentence.words[$0]
      return word.before.isDisjoint(with: .breaks) && !rules.subjectVerbs.contains(word.id)
    }
    return isJoined ? previous : nil
  }

  /// Whether the judge that the statement names nearest is another body: "by the Care Quality Commission".
  private func isOfOtherJudge(
    _ grade: Range<Int>, _ statement: Range<Int>, in sentence: JudgedSentence
  ) -> Bool {
    func distance(_ mark: GradeMark) -> Int {
      mark.words.upperBound <= grade.lowerBound
        ? grade.lowerBound - mark.words.upperBound : mark.words.lowerBound - grade.upperBound
    }
    let nearest = sentence.marks.filter {
      ($0.kind == .judge || $0.kind == .ofsted) && statement.contains($0.words.lowerBound)
    }.min { distance($0) < distance($1) }
    return nearest?.kind == .judge
  }

  /// The word of judging or calling that gives the grade, nearest before it.
  private func verb(
    before grade: Range<Int>, _ statement: Range<Int>, in sentence: JudgedSentence
  ) -> Int? {
    let previous =
      sentence.grades.last { $0.upperBound <= grade.lowerBound }?.upperBound ?? 0
    return Range(from: max(statement.lowerBound, previous), upTo: grade.lowerBound).last {
      let id = sentence.words[$0].id
      return (rules.judging.contains(id) || rules.calling.contains(id))
        && !rules.nouns.contains(id)
    }
  }

  private func isByOther(
    _ verb: Int, _ grade: Range<Int>, _ statement: Range<Int>, in sentence: JudgedSentence
  ) -> Bool {
    let words = sentence.words
    if let agent = agent(behind: verb, grade, statement, in: sentence) {
      return !isInspectorate(agent, in: sentence)
    }
    // "It was rated good", "having been judged", "Kent, rated good".
    let isPassive = (max(statement.lowerBound, verb - 3)..<verb).contains {
      rules.be.contains(words[$0].id)
    }
    let hasObject = words[(verb + 1)..<grade.lowerBound].contains {
      !rules.adverbs.contains($0.id) && $0.id != rules.that
    }
    guard !isPassive, hasObject, !words[verb].before.contains(.comma) else { return false }
    let subject = statement.lowerBound..<verb
    if isInspectorate(subject, in: sentence) { return false }
    let others = sentence.marks.filter { subject.contains($0.words.lowerBound) }
    return others.contains { mark in
      switch mark.kind {
      case .opinion, .judge, .we, .council, .unknown: true
      case .named(let holder): holder.kind != .nation && holder.kind != .region
      default: false
      }
    }
  }

  /// The words behind "by".
  private func agent(
    behind verb: Int, _ grade: Range<Int>, _ statement: Range<Int>, in sentence: JudgedSentence
  ) -> Range<Int>? {
    let words = sentence.words
    let next = sentence.grades.first { $0.lowerBound >= grade.upperBound }?.lowerBound
    var end = min(next ?? words.count, statement.upperBound, grade.upperBound + 8)
    // "Kent, rated good, was praised *by the mayor*".
    end =
      Range(from: grade.upperBound, upTo: end).first {
        words[$0].before.contains(.comma) && words[$0].id != rules.by
      } ?? end
    guard
      let by = Range(from: verb + 1, upTo: end).first(where: { words[$0].id == rules.by }),
      by + 1 < words.count, words[by + 1].number < 0, !rules.calendar.contains(words[by + 1].id)
    else { return nil }
    return by + 1..<min(words.count, by + 8)
  }

  private func isInspectorate(_ words: Range<Int>, in sentence: JudgedSentence) -> Bool {
    sentence.marks.contains { $0.kind == .ofsted && words.contains($0.words.lowerBound) }
  }

  /// Whether the sentence is what somebody says who is not the inspectorate: "campaigners say services are
  /// inadequate".
  private func isSaidByOther(_ grade: Range<Int>, in sentence: JudgedSentence) -> Bool {
    let words = sentence.words
    if isInspectorate(words.indices, in: sentence) { return false }
    // "Our children's services are outstanding".
    if sentence.marks.contains(where: { $0.kind == .we && $0.words.upperBound <= grade.lowerBound })
    {
      return true
    }
    for place in words.indices where rules.say.contains(words[place].id) {
      // "It was told that its services are good".
      if words[place].id == rules.told, place + 1 < words.count,
        words[place + 1].id == rules.that || rules.owners.contains(words[place + 1].id)
      {
        continue
      }
      return true
    }
    return false
  }
}
