import Language
import Model

/// Finds outcomes that an inspectorate gives in words of their own, without a name of what was judged: "the
/// arrangements lead to inconsistent experiences and outcomes".
///
/// Outcomes that are hoped for, denied or explained are not read.
struct GradeOutcomes: Sendable {
  private let grades: [Grade]
  private let index, heading: PhraseIndex
  private let hopes, lookingBack: TokenSet
  private let dates: WrittenDates

  private enum Heading: String, CaseIterable { case outcome }

  init(_ grades: [Grade], lexicon: inout Lexicon) throws(PhraseFault) {
    self.grades = grades.filter { $0.area != nil }
    var index = PhraseIndex()
    for (number, grade) in self.grades.enumerated() {
      for pattern in grade.patterns { try index.add(pattern, as: number, to: &lexicon) }
    }
    self.index = index
    heading = PhraseIndex("outcome.heading", as: Heading.self, knownTo: &lexicon)
    hopes = lexicon.ids(of: "outcome.hope")
    lookingBack = lexicon.ids(of: "grade.earlier")
    dates = WrittenDates(knownTo: &lexicon)
  }

  /// The grades of a page with its outcomes among them, each once, in reading order.
  func adding(to mentions: [GradeMention], _ text: AnalysedText) -> [GradeMention] {
    let places = 0..<text.words.count
    guard index.hasMatch(in: text.words, places: places) else { return mentions }
    var found: [GradeMention] = []
    for match in index.matches(in: text.words, places: places) {
      guard let mention = mention(match, in: text) else { continue }
      let isKnown = found.contains {
        $0.grade == mention.grade && $0.isCurrent == mention.isCurrent
      }
      if !isKnown { found.append(mention) }
    }
    return found.isEmpty
      ? mentions : (mentions + found).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func mention(_ match: PhraseIndex.Match, in text: AnalysedText) -> GradeMention? {
    guard let area = grades[match.phrase].area else { return nil }
    let start = text.words[match.words.lowerBound].start
    let end = text.words[match.words.upperBound - 1].end
    let blocks = text.text.blocks
    let block = blocks.partitioningIndex { $0.range.upperBound > start }
    guard blocks.indices.contains(block) else { return nil }
    let sentence =
      text.sentences(of: block).first { $0.range.contains(start) }?.range ?? blocks[block].range
    let places = text.places(in: sentence)
    var before = Range(from: places.lowerBound, upTo: match.words.lowerBound)
    // A heading that the sentence was joined to.
    let lead = heading.matches(in: text.words, places: before).last
    if let lead { before = Range(from: lead.words.upperBound, upTo: before.upperBound) }
    guard !text.words[before].contains(where: { hopes.contains($0.id) }) else { return nil }
    let isLabelled = lead != nil || isOutcome(before: block, in: text)
    let found = isLabelled ? [] : dates.dates(in: Array(text.words[places]))
    let date = found.count == 1 ? found[0].first : nil
    let isEarlier = date != nil || text.words[before].contains { lookingBack.contains($0.id) }
    return GradeMention(
      range: start..<end, sentence: sentence, block: block, area: area,
      grade: grades[match.phrase].id, isCurrent: !isEarlier, date: date, isLabelled: isLabelled)
  }

  /// Whether the heading of a block is "Inspection outcome".
  private func isOutcome(before block: Int, in text: AnalysedText) -> Bool {
    guard block > 0 else { return false }
    let places = text.places(in: text.text.blocks[block - 1].range)
    return places.count <= 3 && heading.hasMatch(in: text.words, places: places)
  }
}
