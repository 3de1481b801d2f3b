import Language
import Model

extension GradeExtractor {
  /// What a line says that leads up to the grades of an earlier inspection, "Previous inspections", "The
  /// last inspection was in March 2015. The judgements were:"; nil for any other line.
  func earlierLead(of block: Block, in text: AnalysedText) -> EarlierLead? {
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
  func isOfOthers(_ title: String, _ text: AnalysedText) -> Bool {
    let title = gradeText(text.lexicon.words(in: title), bytes: Array(title.utf8))
    return title.areas.isEmpty && (title.holds(rules.otherRemit) || title.holds(rules.otherService))
  }

  /// A block that is nothing but a label and its grade: `Overall effectiveness: Good`, `2.1 Adoption
  /// performance Good`.
  func label(_ block: Int, in text: AnalysedText) -> [GradeMention]? {
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
  func cell(_ block: Int, _ slot: TableSlot, in text: AnalysedText) -> [GradeMention] {
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
  func datedCells(_ mentions: [GradeMention], in text: AnalysedText) -> [GradeMention] {
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
struct EarlierLead {
  /// When that was, or when its report was published.
  let date: PartialDate?

  func dating(_ mention: GradeMention) -> GradeMention {
    var mention = mention
    mention.isCurrent = false
    mention.date = mention.date ?? date
    return mention
  }
}
