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
    return EarlierLead(
      date: found.count == 1 ? found[0].first : nil, isLast: !line.holdsOfLines(rules.line.before))
  }

  /// Whether a title or a header is of what others judge, or of what is judged for itself.
  func isOfOthers(_ title: String, _ text: AnalysedText) -> Bool {
    let title = gradeText(text.lexicon.words(in: title), bytes: Array(title.utf8))
    return title.areas.isEmpty && (title.holds(rules.otherRemit) || title.holds(rules.otherService))
  }

  /// Whether a rule of lines holds at any word of a block.
  func holds(_ rule: Int, _ block: Int, in text: AnalysedText) -> Bool {
    gradeText(text.words(in: text.text.blocks[block].range), bytes: text.bytes, isDated: true)
      .holdsOfLines(rule)
  }

  /// Whether words are a label of the inspection of a school, a home or a care service.
  func isSibling(_ words: GradeText) -> Bool {
    words.areas.allSatisfy { !$0.isTitle } && words.holdsOfLines(rules.line.otherSibling)
  }

  func isSibling(_ range: Range<Int>, in text: AnalysedText) -> Bool {
    isSibling(gradeText(text.words(in: range), bytes: text.bytes))
  }

  /// The areas of a label: its parts, else the whole.
  func areas(of label: GradeLine.Label) -> [String] {
    let parts = label.areas.filter { !$0.isWhole }
    let areas = parts.isEmpty ? Array(label.areas.prefix(1)) : parts
    var seen: Set<String> = []
    return (areas.isEmpty ? self.areas.filter(\.isWhole).prefix(1) : areas[...]).map(\.id)
      .filter { seen.insert($0).inserted }
  }

  /// The areas that a header names. A word alone is that of the one area whose titles have it: `Leaders`.
  func areas(ofHeader header: GradeText) -> [JudgementArea] {
    if header.areas.isEmpty, header.text.words.count == 1, let word = header.text.words.first,
      let area = areasByWord[word.id]
    {
      return [areas[area]]
    }
    return header.areas.map(\.area)
  }

  /// A number of a card that is a grade, with its label beside it.
  func card(_ block: Int, _ slot: TableSlot, in text: AnalysedText) -> [GradeMention] {
    let range = text.text.blocks[block].range
    let header = gradeText(ofHeader: slot.rowHeader, text.lexicon)
    guard range.count <= Self.longestLabel, !isOfOthers(slot.rowHeader, text),
      let line = GradeLine(gradeText(text.words(in: range), bytes: text.bytes)),
      let entry = line.entries(key: .init(areas: header.areas.map(\.area)))?.first,
      !entry.label.areas.isEmpty
    else { return [] }
    return areas(of: entry.label).map {
      GradeMention(
        range: self.range(of: entry.grade.words, in: line.read.text.words), sentence: range,
        block: block,
        area: $0, grade: entry.grade.grade.id, isCurrent: !entry.isEarlier, date: entry.label.date,
        isLabelled: true)
    }
  }
}

/// A line that leads up to the grades of an earlier inspection.
struct EarlierLead {
  /// When that was, or when its report was published.
  let date: PartialDate?

  /// Whether it only says that it was the last: before this one, or the latest of all.
  let isLast: Bool

  func dating(_ mention: GradeMention) -> GradeMention {
    var mention = mention
    mention.isCurrent = false
    mention.date = mention.date ?? date
    return mention
  }
}
