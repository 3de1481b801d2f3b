import Language
import Model

/// Finds outcomes that an inspectorate gives in words of their own, without a name of what was judged: "the
/// arrangements lead to inconsistent experiences and outcomes".
///
/// A page that is about the field of the outcomes states them, or a sentence that names the field. Outcomes that
/// are hoped for or explained are not read.
struct GradeOutcomes: Sendable {
  private let grades: [Grade]
  private let index: PhraseIndex
  private let field, heading: PhraseIndex
  private let hopes: TokenSet
  private let lookingBack: TokenSet
  private let dates: WrittenDates

  private enum Field: String, CaseIterable { case send, outcome }

  init(_ grades: [Grade], lexicon: inout Lexicon) throws(PhraseFault) {
    self.grades = grades.filter { $0.area != nil }
    var index = PhraseIndex()
    for (number, grade) in self.grades.enumerated() {
      for pattern in grade.patterns { try index.add(pattern, as: number, to: &lexicon) }
    }
    self.index = index
    field = PhraseIndex("outcome.field", as: Field.self, knownTo: &lexicon)
    heading = PhraseIndex("outcome.heading", as: Field.self, knownTo: &lexicon)
    hopes = lexicon.ids(of: "outcome.hope")
    lookingBack = lexicon.ids(of: "grade.earlier")
    dates = WrittenDates(knownTo: &lexicon)
  }

  /// The grades of a page with its outcomes among them, in reading order.
  func adding(
    to mentions: [GradeMention], _ text: AnalysedText, title: String?
  ) -> [GradeMention] {
    let places = 0..<text.words.count
    guard index.hasMatch(in: text.words, places: places) else { return mentions }
    let isOfField = title.map { names(text.lexicon.words(in: $0)) } ?? false
    var found: [GradeMention] = []
    var end = 0
    for match in index.matches(in: text.words, places: places) where match.words.lowerBound >= end {
      guard let mention = mention(match, in: text, isOfField: isOfField) else { continue }
      end = match.words.upperBound
      let isKnown = found.contains {
        $0.grade == mention.grade && $0.isCurrent == mention.isCurrent
      }
      if !isKnown { found.append(mention) }
    }
    // A page that has all of them explains what they are.
    if grades.count > 2, Set(found.map(\.grade)).count == grades.count,
      found.allSatisfy({ $0.date == nil && !$0.isLabelled })
    {
      found = []
    }
    return found.isEmpty
      ? mentions : (mentions + found).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func names(_ words: [FoldedWord]) -> Bool {
    field.hasMatch(in: words, places: words.indices)
  }

  /// Whether the heading of a block is "Inspection outcome".
  private func isOutcome(before block: Int, in text: AnalysedText) -> Bool {
    guard block > 0 else { return false }
    let places = text.places(in: text.text.blocks[block - 1].range)
    return places.count <= 3 && heading.hasMatch(in: text.words, places: places)
  }

  private func mention(
    _ match: PhraseIndex.Match, in text: AnalysedText, isOfField: Bool
  ) -> GradeMention? {
    guard let area = grades[match.phrase].area else { return nil }
    let start = text.words[match.words.lowerBound].start
    let end = text.words[match.words.upperBound - 1].end
    let blocks = text.text.blocks
    let block = blocks.partitioningIndex { $0.range.upperBound > start }
    guard blocks.indices.contains(block) else { return nil }
    let sentence =
      text.sentences(of: block).first { $0.range.contains(start) }?.range ?? blocks[block].range
    let places = text.places(in: sentence)
    let before = text.words[Range(from: places.lowerBound, upTo: match.words.lowerBound)]
    guard !before.contains(where: { hopes.contains($0.id) }),
      isOfField || field.hasMatch(in: text.words, places: text.places(in: blocks[block].range))
    else { return nil }
    let found = dates.dates(in: Array(text.words[places]))
    let date = found.count == 1 ? found[0].first : nil
    let isEarlier = before.contains { lookingBack.contains($0.id) }
    return GradeMention(
      range: start..<end, sentence: sentence, block: block, area: area,
      grade: grades[match.phrase].id, isCurrent: !isEarlier && date == nil, date: date,
      isLabelled: isOutcome(before: block, in: text))
  }
}
