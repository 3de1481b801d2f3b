import Language
import Model

/// Says when a grade was given where its sentence tells it by the day of the page: "in January", "four years
/// ago".
struct GradeTimes {
  let rules: JudgementRules
  let figureRules: FigureRules
  let times: SentenceTimes

  /// How far from a grade its time may stand, in words.
  private static let reach = 12
  private static let reachBefore = 22

  struct Found {
    let date: PartialDate?

    /// Whether it is within the year before the page.
    var isRecent = false
  }

  func time(of grade: Range<Int>, in sentence: JudgedSentence, publishedOn day: CalendarDate?)
    -> Found?
  {
    guard let day else { return nil }
    let words = sentence.words
    let read = figureRules.text(bytes: sentence.text.bytes, words: words)
    let found = times.times(in: read, publishedOn: day).filter { $0.isRelative && !isWeekday($0) }
    let next = sentence.grades.first { $0.lowerBound >= grade.upperBound }?.lowerBound
    let behind =
      grade.upperBound..<min(next ?? words.count, words.count, grade.upperBound + Self.reach)
    for place in behind {
      if isBreak(place, in: words) { break }
      if let ago = ago(at: place, in: sentence, day), !isAfter(place, in: sentence) { return ago }
      if let time = found.first(where: { $0.words.lowerBound == place }) {
        if isTied(time, in: sentence) { return self.found(time) }
        break
      }
    }
    let first = grade.lowerBound - Self.reachBefore
    let before = Range(
      from: max(start(of: grade, in: sentence), first), upTo: grade.lowerBound)
    for place in before.reversed() where !isOfPrevious(place, in: sentence) {
      // "Outstanding when they came *five years ago*, it now requires improvement".
      if words[place].id == rules.now, sentence.grades.first != grade { return nil }
      if let ago = ago(at: place, in: sentence, day) { return ago }
      if let time = found.first(where: { $0.words.lowerBound == place }), isTied(time, in: sentence)
      {
        return self.found(time)
      }
      if rules.isRecent(at: place, in: sentence.text) { return Found(date: nil, isRecent: true) }
    }
    return nil
  }

  /// Where what is told before a grade begins: behind the grade before, or the one before that where both have one
  /// verb, "In May it was rated good overall and *outstanding* for adoption".
  private func start(of grade: Range<Int>, in sentence: JudgedSentence) -> Int {
    var next = grade
    for previous in sentence.grades.reversed() where previous.upperBound <= next.lowerBound {
      let hasVerb = sentence.words[previous.upperBound..<next.lowerBound].contains {
        rules.subjectVerbs.contains($0.id) || rules.breaks.contains($0.id)
      }
      if hasVerb || isBreak(from: previous.upperBound, through: next.lowerBound, in: sentence.words)
      {
        return previous.upperBound
      }
      next = previous
    }
    return 0
  }

  private func isBreak(from first: Int, through last: Int, in words: [FoldedWord]) -> Bool {
    (first...last).contains { !words[$0].before.isDisjoint(with: .breaks) }
  }

  /// Whether a time stands right behind the grade before, and not where that of the next begins: "good
  /// *six years ago*, adoption is inadequate".
  private func isOfPrevious(_ place: Int, in sentence: JudgedSentence) -> Bool {
    guard let previous = sentence.grades.last(where: { $0.upperBound <= place })?.upperBound,
      place - previous <= 2
    else { return false }
    return (previous...place).allSatisfy {
      let word = sentence.words[$0]
      return word.before.isDisjoint(with: Separators.breaks.union(.comma))
        && !rules.coordinators.contains(word.id) && !rules.breaks.contains(word.id)
    }
  }

  /// A month or a day alone, "in August", is within the year before the page.
  private func found(_ time: SentenceTime) -> Found {
    Found(
      date: time.interval.from, isRecent: time.interval.from.month != nil && time.words.count <= 2)
  }

  private func isWeekday(_ time: SentenceTime) -> Bool {
    time.words.count == 1 && time.interval.from.day != nil
  }

  private func isTied(_ time: SentenceTime, in sentence: JudgedSentence) -> Bool {
    var at = time.words.lowerBound - 1
    while at > 0, rules.timeArticles.contains(sentence.words[at].id) { at -= 1 }
    return at < 0 || !rules.unties(at, in: sentence.text)
  }

  private func isBreak(_ place: Int, in words: [FoldedWord]) -> Bool {
    !words[place].before.isDisjoint(with: [.stop, .colon]) || rules.breaks.contains(words[place].id)
  }

  private func isAfter(_ place: Int, in sentence: JudgedSentence) -> Bool {
    rules.ago(at: place, in: sentence.text).map {
      sentence.text.word($0.upperBound - 1) == rules.after
    } ?? false
  }

  private func ago(at place: Int, in sentence: JudgedSentence, _ day: CalendarDate) -> Found? {
    guard let match = rules.ago(at: place, in: sentence.text), let first = match.first else {
      return nil
    }
    let word = sentence.words[first]
    let text = String(decoding: sentence.text.bytes[word.range], as: UTF8.self).lowercased()
    let count =
      word.number >= 0 ? Int(word.number) : Self.numbers[text].map(Int.init) ?? 1
    return Found(date: PartialDate(year: day.year - count))
  }

  private static let numbers = Dictionary(
    WordClasses.english["cardinal"].numbers.map { ($0.text, $0.number) },
    uniquingKeysWith: { first, _ in first })
}
