import Language
import Model

/// Finds the grades that a page reports: "has been rated ‘good’ by Ofsted", `Overall
/// effectiveness: Good`, the cells of a table of judgements.
///
/// A grade is read where the sentence says that it was given: by a word of judging, as a rating or
/// judgement, of an area's full title with "is" or "are", or as label and grade. It is not read
/// where it is hoped for, denied, praise ("a good report"), or said of schools, homes, hospitals
/// and other councils. Special measures are no grade.
package struct GradeExtractor: Sendable {
  private let areas: [JudgementArea]
  private let grades: [Grade]
  private let index: PhraseIndex
  private let cues: GradeCues
  private let dates: WrittenDates

  /// Labels are shorter, in bytes.
  private static let longestLabel = 300

  /// The first words of grades.
  private let gradeWords: TokenSet

  /// The words of grades, areas and cues.
  private let knownWords: TokenSet

  /// Reads the grades by the patterns of `grades`, and what they are of by those of `areas`.
  package init(
    areas: [JudgementArea], grades: [Grade], lexicon: inout Lexicon
  ) throws(PhraseFault) {
    self.areas = areas
    self.grades = grades
    var index = PhraseIndex()
    var gradeWords: Set<Int32> = []
    var own = Lexicon()
    _ = WrittenDates(knownTo: &own)
    _ = GradeCues(knownTo: &own)
    for (number, grade) in grades.enumerated() {
      for pattern in grade.patterns {
        for words in try phrases(of: pattern) {
          index.add(words: words, as: number, to: &lexicon)
          for word in words { _ = own.intern(word) }
          if let first = words.first, let id = lexicon.id(of: first) {
            gradeWords.insert(id)
          }
        }
      }
    }
    self.gradeWords = TokenSet(gradeWords)
    for (number, area) in areas.enumerated() {
      for pattern in area.patterns {
        for words in try phrases(of: pattern) {
          for word in words { _ = own.intern(word) }
          index.add(words: words, as: grades.count + 2 * number, to: &lexicon)
        }
      }
      for name in area.names {
        for words in try phrases(of: name) {
          for word in words { _ = own.intern(word) }
          index.add(words: words, as: grades.count + 2 * number + 1, to: &lexicon)
        }
      }
    }
    dates = WrittenDates(knownTo: &lexicon)
    cues = GradeCues(knownTo: &lexicon)
    knownWords = lexicon.join(own)
    self.index = index
  }

  /// The grades of a text in reading order; `title` is the page's headline, by which a page about
  /// a school is known. Takes time linear in the text.
  package func grades(in text: AnalysedText, title: String?) -> [GradeMention] {
    var result: [GradeMention] = []
    let isElsewhere = title.map { isAboutOthers($0, text) } ?? false
    var lead: EarlierLead?
    for (number, block) in text.text.blocks.enumerated() {
      if block.kind == .cell, let slot = block.slot {
        if !isElsewhere { result += cell(number, slot, in: text).map { lead?.dating($0) ?? $0 } }
        continue
      }
      let words = text.words(in: block.range)
      let holdsGrade = words.contains { gradeWords.contains($0.id) }
      if holdsGrade, let labelled = label(number, in: text) {
        if isElsewhere { continue }
        result += labelled.map { lead?.dating($0) ?? $0 }
        continue
      }
      let isLine = block.range.count <= Self.longestLabel && text.bytes[block.range].last != 0x2E
      lead = isLine ? earlierLead(of: words) : nil
      // Most blocks hold the words of no grade.
      guard holdsGrade else { continue }
      var antecedent: GradeAntecedent?
      for sentence in text.sentences(of: number) {
        result += prose(
          sentence, block: number, in: text, isElsewhere: isElsewhere, antecedent: &antecedent)
      }
    }
    return datedCells(result, in: text)
  }

  /// What a line says that leads up to the grades of an earlier inspection, "Previous inspections", "The
  /// last inspection was in March 2015. The judgements were:"; nil for any other line.
  private func earlierLead(of words: [FoldedWord]) -> EarlierLead? {
    guard words.contains(where: { cues.earlier.contains($0.id) || $0.id == cues.last }),
      words.contains(where: { cues.inspections.contains($0.id) })
    else { return nil }
    let found = dates.dates(in: words)
    return EarlierLead(date: found.count == 1 ? found[0].first : nil)
  }

  private func isAboutOthers(_ title: String, _ text: AnalysedText) -> Bool {
    let words = text.lexicon.words(in: title)
    let hits = hits(in: words)
    return words.contains { cues.otherRemits.contains($0.id) } && hits.areas.isEmpty
  }

  /// The grades and areas among some words, the longest phrases first taken, in order.
  private func hits(in words: [FoldedWord]) -> (grades: [GradeHit], areas: [AreaHit]) {
    var gradeHits: [GradeHit] = []
    var areaHits: [AreaHit] = []
    let matches = index.matches(in: words)
    guard !matches.isEmpty else { return ([], []) }
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
        gradeHits.append(GradeHit(grade: grades[grade.phrase].id, words: grade.words))
        gradeEnd = grade.words.upperBound
      }
      if let area, start >= areaEnd {
        let number = area.phrase - grades.count
        areaHits.append(
          AreaHit(area: areas[number / 2].id, words: area.words, isTitle: number % 2 == 0))
        areaEnd = area.words.upperBound
      }
    }
    return (gradeHits, areaHits)
  }

  /// The grades of a sentence; `antecedent` is what the sentence before it was about, and becomes
  /// what this one is.
  private func prose(
    _ sentence: TextSentence, block: Int, in text: AnalysedText, isElsewhere: Bool,
    antecedent: inout GradeAntecedent?
  ) -> [GradeMention] {
    let words = text.words(of: sentence)
    let (gradeHits, areaHits) = hits(in: words)
    let reading = GradeSentence(
      words: words, grades: gradeHits, areas: areaHits, dates: dates.dates(in: words), cues: cues,
      bytes: text.bytes, isElsewhere: isElsewhere, knownWords: knownWords)
    defer {
      let spoken = reading.antecedent()
      antecedent = gradeHits.isEmpty || spoken?.isOfOthers == true ? spoken : nil
    }
    guard !gradeHits.isEmpty else { return [] }
    var result: [GradeMention] = []
    for hit in gradeHits {
      let statements = reading.statements(of: hit).flatMap {
        antecedent?.resolving($0) ?? [$0]
      }
      for statement in statements {
        let mention = GradeMention(
          range: words[hit.words.lowerBound].start..<words[hit.words.upperBound - 1].end,
          sentence: sentence.range, block: block, area: statement.area, grade: hit.grade,
          isCurrent: statement.isCurrent, date: statement.date)
        let isKnown = result.contains {
          $0.area == mention.area && $0.grade == mention.grade
            && $0.isCurrent == mention.isCurrent
        }
        if !isKnown { result.append(mention) }
      }
    }
    return result
  }

  /// A block that is nothing but a label and its grade: `Overall effectiveness: Good`, `2.1 Adoption
  /// performance Good`.
  private func label(_ block: Int, in text: AnalysedText) -> [GradeMention]? {
    let range = text.text.blocks[block].range
    guard range.count <= Self.longestLabel else { return nil }
    let words = text.words(in: range)
    let (gradeHits, areaHits) = hits(in: words)
    let number = words.prefix { (0x30...0x39).contains(text.bytes[$0.start]) }.count
    guard gradeHits.count == 1, let grade = gradeHits.first, let first = areaHits.first,
      first.words.lowerBound <= number + 1, grade.words.upperBound == words.count,
      first.words.upperBound <= grade.words.lowerBound,
      words.dropFirst(number + 1).allSatisfy({ $0.before.isDisjoint(with: .stop) })
    else { return nil }
    let isCovered = words.indices.dropFirst(number).allSatisfy { index in
      grade.words.contains(index) || cues.labelWords.contains(words[index].id)
        || areaHits.contains { $0.words.contains(index) }
    }
    guard isCovered else { return nil }
    return mentions(of: grade, areas: areaHits, words, range, block)
  }

  private func mentions(
    of grade: GradeHit, areas: [AreaHit], _ words: [FoldedWord], _ sentence: Range<Int>,
    _ block: Int
  ) -> [GradeMention] {
    var seen: [String] = []
    let specific = areas.filter { $0.area != "overall_effectiveness" }
    return (specific.isEmpty ? areas : specific).compactMap { area in
      guard !seen.contains(area.area) else { return nil }
      seen.append(area.area)
      return GradeMention(
        range: words[grade.words.lowerBound].start..<words[grade.words.upperBound - 1].end,
        sentence: sentence, block: block, area: area.area, grade: grade.grade, isCurrent: true,
        isLabelled: true)
    }
  }

  /// A cell that is nothing but a grade, beside the cell that says of what.
  private func cell(_ block: Int, _ slot: TableSlot, in text: AnalysedText) -> [GradeMention] {
    let range = text.text.blocks[block].range
    guard range.count <= Self.longestLabel, !isOfOtherService(slot, text) else { return [] }
    let words = text.words(in: range)
    let (gradeHits, own) = hits(in: words)
    guard gradeHits.count == 1, let grade = gradeHits.first, own.isEmpty else {
      return label(block, in: text) ?? []
    }
    let isGradeAlone = words.indices.allSatisfy { index in
      grade.words.contains(index) || words[index].id == cues.grade
        || words[index].number >= 0
    }
    guard isGradeAlone else { return [] }
    var areas = hits(in: text.lexicon.words(in: slot.rowHeader)).areas
    if areas.isEmpty, block > 0, let before = text.text.blocks[block - 1].slot,
      before.table == slot.table, before.row == slot.row
    {
      areas =
        hits(in: text.words(in: text.text.blocks[block - 1].range))
        .areas
    }
    if areas.isEmpty { areas = hits(in: text.lexicon.words(in: slot.columnHeader)).areas }
    return mentions(of: grade, areas: areas, words, range, block)
  }

  /// Whether a row or column is one of schools, homes or other services that are judged for
  /// themselves.
  private func isOfOtherService(_ slot: TableSlot, _ text: AnalysedText) -> Bool {
    [slot.rowHeader, slot.columnHeader].contains { header in
      let words = text.lexicon.words(in: header)
      return words.contains {
        cues.otherServices.contains($0.id) || cues.otherRemits.contains($0.id)
      }
        && hits(in: words).areas.isEmpty
    }
  }

  /// Dates cells by their column's header, else their row's; of those of a table the latest is current.
  private func datedCells(_ mentions: [GradeMention], in text: AnalysedText) -> [GradeMention] {
    var result = mentions
    var latest: [Int: CalendarDate] = [:]
    for index in result.indices {
      guard let slot = text.text.blocks[result[index].block].slot,
        let date = [slot.columnHeader, slot.rowHeader].lazy.compactMap({ header in
          dates.dates(in: text.lexicon.words(in: header)).first?.first
        }).first,
        let day = date.last
      else { continue }
      result[index].date = date
      latest[slot.table] = max(latest[slot.table] ?? day, day)
    }
    for index in result.indices {
      guard let slot = text.text.blocks[result[index].block].slot,
        let day = result[index].date?.last,
        let last = latest[slot.table], day < last
      else { continue }
      result[index].isCurrent = false
    }
    return result
  }
}

/// A line that leads up to the grades of an earlier inspection.
private struct EarlierLead {
  /// When that was, or when its report was published.
  let date: PartialDate?

  func dating(_ mention: GradeMention) -> GradeMention {
    var mention = mention
    mention.isCurrent = false
    mention.date = mention.date ?? date
    return mention
  }
}

/// A grade among the words of a sentence.
struct GradeHit {
  let grade: String
  let words: Range<Int>
}

/// An area among the words of a sentence.
struct AreaHit {
  let area: String
  let words: Range<Int>

  /// Whether it is a full title, not a short name.
  let isTitle: Bool
}
