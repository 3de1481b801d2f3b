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
  private let areas: [JudgementArea]
  private let grades: [Grade]
  private let index: PhraseIndex
  let rules: GradeRules
  private let outcomes: GradeOutcomes
  private let dates: WrittenDates

  /// Labels are shorter, in bytes.
  private static let longestLabel = 300

  /// The first words of grades.
  private let gradeWords: TokenSet

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
    for (number, area) in areas.enumerated() {
      for pattern in area.patterns {
        try index.add(pattern, as: grades.count + 2 * number, to: &lexicon)
      }
      for name in area.names {
        try index.add(name, as: grades.count + 2 * number + 1, to: &lexicon)
      }
    }
    self.gradeWords = TokenSet(gradeWords)
    self.index = index
    dates = WrittenDates(knownTo: &lexicon)
    rules = GradeRules(knownTo: &lexicon)
  }

  /// The grades of a text in reading order; `title` is the page's headline, by which a page about
  /// a school is known. Takes time linear in the text.
  package func grades(in text: AnalysedText, title: String?) -> [GradeMention] {
    var result: [GradeMention] = []
    let isElsewhere = title.map { isOfOthers($0, text) } ?? false
    // The line or paragraph before, which is asked only where grades stand behind it as labels.
    var line: Block?
    func dated(_ found: [GradeMention]) -> [GradeMention] {
      guard !found.isEmpty, !isElsewhere else { return [] }
      guard let lead = line.flatMap({ earlierLead(of: $0, in: text) }) else { return found }
      return found.map(lead.dating)
    }
    for (number, block) in text.text.blocks.enumerated() {
      if block.kind == .cell, let slot = block.slot {
        if !isElsewhere { result += dated(cell(number, slot, in: text)) }
        continue
      }
      let places = text.places(in: block.range)
      let holdsGrade = text.words[places].contains { gradeWords.contains($0.id) }
      if holdsGrade, let labelled = label(number, in: text) {
        result += dated(labelled)
        continue
      }
      line = block
      // Most blocks hold the words of no grade.
      guard holdsGrade else { continue }
      var antecedent: GradeAntecedent?
      for sentence in text.sentences(of: number) {
        result += prose(
          sentence, block: number, in: text, isElsewhere: isElsewhere, antecedent: &antecedent)
      }
    }
    return outcomes.adding(to: datedCells(result, in: text), text)
  }

  /// What a line says that leads up to the grades of an earlier inspection, "Previous inspections", "The
  /// last inspection was in March 2015. The judgements were:"; nil for any other line.
  private func earlierLead(of block: Block, in text: AnalysedText) -> EarlierLead? {
    guard block.range.count <= Self.longestLabel, text.bytes[block.range].last != 0x2E else {
      return nil
    }
    let words = text.words(in: block.range)
    let line = GradeText(
      words, grades: [], areas: [], dates: [], rules: rules, bytes: text.bytes)
    guard line.holds(rules.earlierLead) else { return nil }
    let found = dates.dates(in: words)
    return EarlierLead(date: found.count == 1 ? found[0].first : nil)
  }

  /// Whether a title or a header is of what others judge, or of what is judged for itself.
  private func isOfOthers(_ title: String, _ text: AnalysedText) -> Bool {
    let title = gradeText(text.lexicon.words(in: title), bytes: Array(title.utf8))
    return title.areas.isEmpty && (title.holds(rules.otherRemit) || title.holds(rules.otherService))
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
    return GradeText(
      words, grades: gradeHits, areas: areaHits, dates: isDated ? dates.dates(in: words) : [],
      rules: rules, bytes: bytes)
  }

  /// The grades of a sentence; `antecedent` is what the sentence before it was about, and becomes
  /// what this one is.
  private func prose(
    _ sentence: TextSentence, block: Int, in text: AnalysedText, isElsewhere: Bool,
    antecedent: inout GradeAntecedent?
  ) -> [GradeMention] {
    let words = text.words(of: sentence)
    let read = gradeText(words, bytes: text.bytes, isDated: true)
    defer {
      let spoken = GradeAntecedent(read)
      antecedent = read.grades.isEmpty || spoken?.isOfOthers == true ? spoken : nil
    }
    guard !read.grades.isEmpty else { return [] }
    let reading = GradeSentence(
      read, isElsewhere: isElsewhere, whole: areas.first(where: \.isWhole)?.id)
    var result: [GradeMention] = []
    for hit in read.grades {
      let statements = reading.statements(of: hit).flatMap {
        antecedent?.resolving($0) ?? [$0]
      }
      for statement in statements {
        let mention = GradeMention(
          range: range(of: hit, in: words), sentence: sentence.range, block: block,
          area: statement.area,
          grade: hit.grade.id, isCurrent: statement.isCurrent, date: statement.date)
        let isKnown = result.contains {
          $0.area == mention.area && $0.grade == mention.grade
            && $0.isCurrent == mention.isCurrent
        }
        if !isKnown { result.append(mention) }
      }
    }
    return result
  }

  private func range(of hit: GradeHit, in words: [FoldedWord]) -> Range<Int> {
    words[hit.words.lowerBound].start..<words[hit.words.upperBound - 1].end
  }

  // MARK: Labels and cells

  /// A block that is nothing but a label and its grade: `Overall effectiveness: Good`, `2.1 Adoption
  /// performance Good`.
  private func label(_ block: Int, in text: AnalysedText) -> [GradeMention]? {
    let range = text.text.blocks[block].range
    guard range.count <= Self.longestLabel else { return nil }
    let line = gradeText(text.words(in: range), bytes: text.bytes)
    guard let grade = line.grades.first,
      line.text.match(of: rules.label, in: rules.blocks, at: grade.words.lowerBound) != nil
    else { return nil }
    return mentions(of: grade, areas: line.areas, line.text.words, block, in: text)
  }

  private func mentions(
    of grade: GradeHit, areas: [AreaHit], _ words: [FoldedWord], _ block: Int, in text: AnalysedText
  ) -> [GradeMention] {
    let parts = areas.filter { !$0.area.isWhole }
    var seen: Set<String> = []
    return (parts.isEmpty ? areas : parts).map(\.area.id).filter { seen.insert($0).inserted }.map {
      GradeMention(
        range: range(of: grade, in: words), sentence: text.text.blocks[block].range, block: block,
        area: $0, grade: grade.grade.id, isCurrent: true, isLabelled: true)
    }
  }

  /// A cell that is nothing but a grade, beside the cell that says of what.
  private func cell(_ block: Int, _ slot: TableSlot, in text: AnalysedText) -> [GradeMention] {
    let range = text.text.blocks[block].range
    guard range.count <= Self.longestLabel,
      text.words[text.places(in: range)].contains(where: { gradeWords.contains($0.id) }),
      !isOfOthers(slot.rowHeader, text), !isOfOthers(slot.columnHeader, text)
    else { return [] }
    let cell = gradeText(text.words(in: range), bytes: text.bytes)
    guard cell.areas.isEmpty, let grade = cell.grades.first else {
      return label(block, in: text) ?? []
    }
    guard cell.text.match(of: rules.bare, in: rules.blocks, at: grade.words.lowerBound) != nil
    else { return [] }
    func areas(in header: String) -> [AreaHit] {
      gradeText(text.lexicon.words(in: header), bytes: Array(header.utf8)).areas
    }
    var found = areas(in: slot.rowHeader)
    if found.isEmpty, block > 0, let before = text.text.blocks[block - 1].slot,
      before.table == slot.table, before.row == slot.row
    {
      found =
        gradeText(text.words(in: text.text.blocks[block - 1].range), bytes: text.bytes).areas
    }
    if found.isEmpty { found = areas(in: slot.columnHeader) }
    return mentions(of: grade, areas: found, cell.text.words, block, in: text)
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
