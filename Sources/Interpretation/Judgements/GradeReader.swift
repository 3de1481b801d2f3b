import Language
import Model

/// Says of the grades of one page whose they are, in which standing, and when they were given.
final class GradeReader {
  struct Reading {
    /// Nil where a grade is of nobody who is known; empty where it is no judgement of a council.
    var authorities: [Authority.Reference?]
    var time: GradeTimes.Found?

    /// Whether it is told again and no news.
    var isRecalled = false

    /// Whether it is given as what led to something: "celebrates after it was graded good".
    var isAftermath = false

    /// Whether it is that of the last inspection there was.
    var isLatest = false

    /// No judgement of a council's children's services, or no fact.
    static let none = Reading(authorities: [])
  }

  private let page: PageHolder
  private let text: AnalysedText
  private let mentions: [GradeMention]
  private let sentences: JudgedSentenceReader
  private let figureRules: FigureRules
  private let holders: GradeHolders
  private let judges: GradeJudges
  private let times: GradeTimes
  private let rules: JudgementRules
  private let isAboutVisit: Bool

  /// By the first byte of the sentence.
  private var known: [Int: JudgedSentence] = [:]

  init(
    of mentions: [GradeMention], in text: AnalysedText, of page: PageHolder, title: String?,
    sentences: JudgedSentenceReader, times: SentenceTimes, figureRules: FigureRules
  ) {
    (self.page, self.text, self.mentions, self.sentences) = (page, text, mentions, sentences)
    self.figureRules = figureRules
    rules = sentences.rules
    holders = GradeHolders(rules: rules)
    judges = GradeJudges(rules: rules)
    self.times = GradeTimes(rules: rules, figureRules: figureRules, times: times)
    isAboutVisit =
      title.map { title in
        sentences.rules.speaksOfVisit(
          FigureText(bytes: Array(title.utf8), words: text.lexicon.words(in: title)))
      } ?? false
  }

  func reading(of mention: GradeMention) -> Reading {
    let sentence = sentence(mention.sentence)
    guard let grade = sentence.places(of: mention.range) else {
      return Reading(authorities: [page.holder?.authority])
    }
    guard isFact(grade, in: sentence), !isOfJudge(before: mention, in: sentence) else {
      return .none
    }
    var reading: Reading
    switch holders.holder(of: grade, in: sentence) {
    case .other: return .none
    case .authorities(let named):
      reading = Reading(authorities: own(of: grade, among: named, in: sentence))
    case .ours: reading = Reading(authorities: [page.holder?.authority])
    case .unsaid:
      switch topic(before: mention, in: sentence) {
      case .other: return .none
      case .authorities(let named): reading = Reading(authorities: named.suffix(1))
      case .unsaid, .ours: reading = Reading(authorities: [page.holder?.authority])
      }
    }
    reading.time = times.time(of: grade, in: sentence, publishedOn: page.day)
    reading.isRecalled =
      isAboutVisit || rules.isRecalled(sentence.text(about: grade))
      || rules.speaksOfVisit(sentence.text)
    reading.isAftermath = rules.isAftermath(sentence.text(about: grade))
    reading.isLatest = rules.isLatest(
      sentence.text(about: grade),
      isOfVisit: isAboutVisit || rules.speaksOfVisit(sentence.text))
    return reading
  }

  /// Of several councils that of the grade where each has its own: "Kent and Hull were rated good and inadequate
  /// *respectively*".
  private func own(
    of grade: Range<Int>, among named: [Authority.Reference], in sentence: JudgedSentence
  ) -> [Authority.Reference] {
    guard named.count > 1, let number = sentence.grades.firstIndex(of: grade),
      sentence.grades.count > 1,
      sentence.words.contains(where: { $0.id == rules.respectively })
    else { return named }
    return sentence.grades.count == named.count ? [named[number]] : []
  }

  // MARK: Standing

  private func isFact(_ grade: Range<Int>, in sentence: JudgedSentence) -> Bool {
    if judges.standing(of: grade, in: sentence) != nil { return false }
    return rules.standing(of: sentence.text(about: grade)) == nil
  }

  /// Whether the sentence before tells of another judge, and this one of none: "The Care Quality Commission came in May.
  /// *Leadership was found to be good*".
  private func isOfJudge(before mention: GradeMention, in sentence: JudgedSentence) -> Bool {
    guard text.text.blocks.indices.contains(mention.block),
      !sentence.marks.contains(where: {
        $0.kind == .ofsted || $0.kind == .service || $0.authority != nil
      }),
      let previous = text.sentences(of: mention.block).last(where: {
        $0.range.upperBound <= mention.sentence.lowerBound
      })
    else { return false }
    let marks = self.sentence(previous.range).marks
    return marks.contains { $0.kind == .judge } && !marks.contains { $0.kind == .ofsted }
  }

  // MARK: The paragraph

  /// How many paragraphs back the one may be named whom "the council" is.
  private static let blocks = 3

  /// Whom the sentences before one speak of in its paragraph; on a page about no council alone, those of the
  /// paragraphs before it, too.
  private func topic(before mention: GradeMention, in sentence: JudgedSentence) -> GradeHolder {
    guard text.text.blocks.indices.contains(mention.block) else { return .unsaid }
    let isFollowed = sentence.words.prefix(3).contains { rules.pronouns.contains($0.id) }
    let before = text.sentences(of: mention.block).filter {
      $0.range.upperBound <= mention.sentence.lowerBound
    }
    for previous in before.suffix(4).reversed() {
      if let topic = topic(of: previous.range, isFollowed: isFollowed) { return topic }
    }
    guard page.holder?.authority == nil else { return .unsaid }
    for block in (max(0, mention.block - Self.blocks)..<mention.block).reversed() {
      for previous in text.sentences(of: block).suffix(4).reversed() {
        if let topic = topic(of: previous.range, isFollowed: false) { return topic }
      }
    }
    return .unsaid
  }

  /// Whom a sentence speaks of: the first whom it names as more than a place, or the place that it opens with.
  private func topic(of range: Range<Int>, isFollowed: Bool) -> GradeHolder? {
    for mark in sentence(range).marks
    where mark.isJudged && mark.role != .other
      && (mark.role == .holder || mark.words.lowerBound <= 3)
    {
      if let authority = mark.authority { return .authorities([authority]) }
      switch mark.kind {
      case .we: return .ours
      case .council, .service: continue
      default: if isFollowed, mark.words.lowerBound <= 3 { return .other }
      }
    }
    return nil
  }

  private func sentence(_ range: Range<Int>) -> JudgedSentence {
    if let found = known[range.lowerBound] { return found }
    let grades = Set(mentions.filter { $0.sentence == range }.map(\.range))
      .sorted { $0.lowerBound < $1.lowerBound }
    let found = sentences.sentence(range, grades: grades, in: text, of: page)
    known[range.lowerBound] = found
    return found
  }
}
