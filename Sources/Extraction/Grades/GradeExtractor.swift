import Language
import Model

/// Finds the grades that a page reports: "has been rated ‘good’ by Ofsted", `Overall
/// effectiveness: Good`, the cells of a table of judgements.
///
/// A grade is read where the sentence says that it was given: by a word of judging, as a rating or
/// judgement, of an area's full title with "is" or "are", or as label and grade. It is not read
/// where it is hoped for, denied, praise ("a good report"), or said of schools, homes, hospitals
/// and other councils. The rules beside this file say all that.
package struct GradeExtractor: Sendable {
  let areas: [JudgementArea]
  let grades: [Grade]
  let index: PhraseIndex
  let rules: GradeRules
  private let outcomes: GradeOutcomes
  let dates: WrittenDates

  /// Labels are shorter, in bytes.
  static let longestLabel = 300

  /// What "not judged" denies stands no further behind it, in words.
  private static let denialReach = 3

  /// The words that the titles of one area alone have, by their numbers in the lexicon.
  let areasByWord: [Int32: Int]

  /// The first words of grades.
  let gradeWords: TokenSet

  /// Reads the grades by the patterns of `grades`, and what they are of by those of `areas`.
  package init(
    areas: [JudgementArea], grades: [Grade], lexicon: inout Lexicon
  ) throws(PhraseFault) {
    outcomes = try GradeOutcomes(grades, lexicon: &lexicon)
    let grades = grades.filter { $0.area == nil }
    (self.areas, self.grades) = (areas, grades)
    var index = PhraseIndex()
    var gradeWords: [Int32] = []
    for (number, grade) in grades.enumerated() {
      for pattern in grade.patterns {
        for words in try phrases(of: pattern) {
          index.add(words: words, as: number, to: &lexicon)
          gradeWords.append(lexicon.intern(words[0]))
        }
      }
    }
    var byWord: [Int32: Set<Int>] = [:]
    for (number, area) in areas.enumerated() {
      for pattern in area.patterns {
        for word in try phrases(of: pattern).joined() where word.count > 5 && !area.isOfReports {
          byWord[lexicon.intern(word), default: []].insert(number)
        }
        try index.add(pattern, as: grades.count + 2 * number, to: &lexicon)
      }
      for name in area.names {
        try index.add(name, as: grades.count + 2 * number + 1, to: &lexicon)
      }
    }
    areasByWord = byWord.compactMapValues { $0.count == 1 ? $0.first : nil }
    self.gradeWords = TokenSet(gradeWords)
    self.index = index
    dates = WrittenDates(knownTo: &lexicon)
    rules = GradeRules(knownTo: &lexicon)
  }

  /// The grades of a text in reading order; `title` is the page's headline, by which a page about
  /// a school is known. Takes time linear in the text.
  package func grades(in text: AnalysedText, title: String?) -> [GradeMention] {
    outcomes.adding(to: stated(in: text, title: title), text)
  }

  private func stated(in text: AnalysedText, title: String?) -> [GradeMention] {
    guard text.words.contains(where: { gradeWords.contains($0.id) }) else { return [] }
    var result: [GradeMention] = []
    var blocks = GradeBlocks(of: text, title: title, self)
    for number in text.text.blocks.indices {
      if let found = blocks.read(number) {
        result += found
        continue
      }
      // Most blocks hold the words of no grade.
      guard blocks.holdsGrade(number) else { continue }
      var antecedent = GradeAntecedent()
      var found: [GradeMention] = []
      for sentence in text.sentences(of: number) {
        found += prose(
          sentence, block: number, in: text, isElsewhere: blocks.isElsewhere,
          isAmongGrades: (found.last ?? result.last).map { $0.block >= number - 1 } ?? false,
          antecedent: &antecedent)
      }
      result += blocks.timeline(found, number)
    }
    return blocks.settled(result)
  }

  /// The words of a header or a title.
  func gradeText(ofHeader header: String, _ lexicon: Lexicon) -> GradeText {
    gradeText(lexicon.words(in: header), bytes: Array(header.utf8), isDated: true)
  }

  /// Words with the grades and areas among them, the longest phrases first taken, in order.
  func gradeText(
    _ words: [FoldedWord], bytes: [UInt8], isDated: Bool = false
  ) -> GradeText {
    var gradeHits: [GradeHit] = []
    var areaHits: [AreaHit] = []
    let matches = index.matches(in: words)
    var (gradeEnd, areaEnd) = (0, 0)
    var at = 0
    while at < matches.count {
      let start = matches[at].words.lowerBound
      var grade: PhraseIndex.Match?
      var area: PhraseIndex.Match?
      while at < matches.count, matches[at].words.lowerBound == start {
        if matches[at].phrase < grades.count { grade = matches[at] } else { area = matches[at] }
        at += 1
      }
      if let grade, start >= gradeEnd {
        gradeHits.append(GradeHit(grade: grades[grade.phrase], words: grade.words))
        gradeEnd = grade.words.upperBound
      }
      if let area, start >= areaEnd {
        let number = area.phrase - grades.count
        areaHits.append(
          AreaHit(area: areas[number / 2], words: area.words, isTitle: number % 2 == 0))
        areaEnd = area.words.upperBound
      }
    }
    // "not judged" before a grade denies that grade: "was not judged to be good".
    let grades = gradeHits.indices.filter { place in
      guard gradeHits[place].grade.rank == nil, place + 1 < gradeHits.count else { return true }
      return gradeHits[place + 1].words.lowerBound - gradeHits[place].words.upperBound
        > Self.denialReach
    }.map { gradeHits[$0] }
    return GradeText(
      words, grades: grades, areas: areaHits, dates: isDated ? dates.dates(in: words) : [],
      rules: rules, bytes: bytes)
  }

  /// The grades of a sentence; `antecedent` is what those before it leave to it, and takes it as read.
  private func prose(
    _ sentence: TextSentence, block: Int, in text: AnalysedText, isElsewhere: Bool,
    isAmongGrades: Bool, antecedent: inout GradeAntecedent
  ) -> [GradeMention] {
    let words = text.words(of: sentence)
    let read = gradeText(words, bytes: text.bytes, isDated: true)
    defer { antecedent.pass(read) }
    guard !read.grades.isEmpty else { return [] }
    let reading = GradeSentence(
      read, isElsewhere: isElsewhere, whole: areas.first(where: \.isWhole)?.id,
      isAmongGrades: isAmongGrades)
    var result: [GradeMention] = []
    for (hit, said) in reading.statements() {
      for statement in said.flatMap(antecedent.resolving) {
        let mention = GradeMention(
          range: range(of: hit.words, in: words), sentence: sentence.range, block: block,
          area: statement.area, grade: hit.grade.id,
          subject: statement.subject.map { range(of: $0, in: words) },
          isCurrent: statement.isCurrent, date: statement.time?.date,
          yearsAgo: statement.time?.yearsAgo)
        let isKnown = result.contains {
          $0.area == mention.area && $0.grade == mention.grade && $0.date == mention.date
            && $0.isCurrent == mention.isCurrent && $0.subject == mention.subject
        }
        if !isKnown { result.append(mention) }
      }
    }
    return result
  }

  func range(of places: Range<Int>, in words: [FoldedWord]) -> Range<Int> {
    words[places.lowerBound].start..<words[places.upperBound - 1].end
  }
}
