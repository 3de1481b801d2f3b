import Language
import Model

/// Reads the head of an inspectorate's own report: framework, dates, lead inspector.
package struct InspectionReader: Sendable {
  private let frameworks: [Framework]
  private let index: PhraseIndex
  private let dates: WrittenDates
  private let labels: PhraseIndex

  /// What a phrase of the head of a report is: what the days or a name stand behind, or the title of an
  /// inspector.
  private enum Label: String, CaseIterable {
    case dates, findings, inspector, title
  }

  package init(catalogue: Catalogue, lexicon: inout Lexicon) throws(CatalogueError) {
    frameworks = catalogue.frameworks
    var index = PhraseIndex()
    for (number, framework) in catalogue.frameworks.enumerated() {
      for pattern in framework.patterns {
        do throws(PhraseFault) {
          try index.add(pattern, as: number, to: &lexicon)
        } catch {
          throw .badPattern(
            file: "catalogue", path: "frameworks.\(framework.id).patterns", fault: error.fault)
        }
      }
    }
    labels = PhraseIndex("report.label", as: Label.self, knownTo: &lexicon)
    dates = WrittenDates(knownTo: &lexicon)
    self.index = index
  }

  /// What the front page of a report says, apart from its framework.
  private struct Front {
    /// The days behind `Inspection dates:`, and the block in which they stand.
    var dates: (span: WrittenDate, block: Int)?
    var inspector: String?
  }

  /// The inspection that a page is the report of; nil for a page that only tells of one.
  ///
  /// A report is known by the words of its framework and by a line `Inspection dates: …`, or as a
  /// letter that summarises findings. Of several frameworks whose words it has, it is of the one in
  /// force that its title or front page names first. A visit is one without areas to grade. Where the
  /// front page names no framework, but an inspector, and `grades` stand beside the titles of two of
  /// its areas, it is of the one that was in force.
  package func inspection(
    of page: Page, _ text: AnalysedText, grades: [GradeMention] = []
  ) -> Inspection? {
    let named = named(by: page, text)
    let graded = Set(grades.filter(\.isLabelled).map(\.area))
    guard !named.isEmpty || graded.count >= Self.titles else { return nil }
    let front = front(of: text)
    guard let (span, place) = front.dates else { return nil }
    let day = span.first.first
    let known = named.filter { !frameworks[$0.framework].areas.isEmpty || $0.block <= place }
      .map(\.framework)
    let candidates =
      !known.isEmpty || front.inspector == nil
      ? known
      : frameworks.indices.filter { graded.intersection(frameworks[$0].areas).count >= Self.titles }
    let found =
      candidates.first { number in day.map { frameworks[number].isInForce(on: $0) } ?? false }
      ?? known.first
    guard let found else { return nil }
    return Inspection(
      framework: frameworks[found].family, version: frameworks[found].id, start: day,
      end: (span.last ?? span.first).last, leadInspector: front.inspector)
  }

  /// As many areas with a grade each make a report.
  private static let titles = 2

  /// The frameworks that the title and the first lines name, in their order, each with the number of
  /// the block in which it begins; a title runs over several.
  private func named(by page: Page, _ text: AnalysedText) -> [(framework: Int, block: Int)] {
    var result: [(framework: Int, block: Int)] = []
    if let title = page.title {
      result += index.matches(in: text.lexicon.words(in: title)).map { ($0.phrase, 0) }
    }
    let blocks = page.text.blocks.prefix(40)
    guard let last = blocks.last else { return result }
    let words = text.words(in: 0..<min(last.range.upperBound, 8_000))
    for match in index.matches(in: words) {
      let start = words[match.words.lowerBound].start
      result.append((match.phrase, blocks.firstIndex { start < $0.range.upperBound } ?? 0))
    }
    return result
  }

  private func front(of text: AnalysedText) -> Front {
    var front = Front()
    for (number, block) in text.text.blocks.enumerated()
    where front.dates == nil || front.inspector == nil {
      // Most blocks hold none of the phrases.
      guard labels.hasMatch(in: text.words, places: text.places(in: block.range)) else { continue }
      let words = text.words(in: block.range)
      let matches = labels.matches(in: words)
      // What stands behind a later label stands behind the first.
      var seen: Set<Label> = []
      for (place, match) in matches.enumerated() {
        let label = Label.allCases[match.phrase]
        switch label {
        case .dates, .findings:
          guard seen.insert(label).inserted, front.dates == nil else { continue }
          let span =
            joined(in: words, from: match.words.upperBound)
            ?? (label == .dates ? following(number, in: text) : nil)
          front.dates = span.map { ($0, number) }
        case .inspector where front.inspector == nil:
          front.inspector = name(behind: matches[place...], words, text, block: number)
        case .inspector, .title: break
        }
      }
    }
    return front
  }

  /// The days behind a label. Two visits are one inspection: `30 September to 11 October and 13 to 16
  /// January 2025`.
  private func joined(in words: [FoldedWord], from start: Int) -> WrittenDate? {
    let found = dates.dates(in: words).filter { $0.words.lowerBound >= start }
    guard var first = found.first else { return nil }
    if let day = first.first.first, first.words.lowerBound - start <= Self.yearless,
      let earlier = dates.day(in: words[start..<first.words.lowerBound], before: day)
    {
      first = WrittenDate(
        words: start..<first.words.upperBound, first: PartialDate(earlier),
        last: first.last ?? first.first)
    }
    guard found.count > 1, found[1].words.lowerBound - first.words.upperBound <= 1,
      let from = first.first.first, let to = found[1].first.first, from < to
    else { return first }
    return WrittenDate(
      words: first.words.lowerBound..<found[1].words.upperBound, first: first.first,
      last: found[1].last ?? found[1].first)
  }

  /// Words of the days before the first that has a year, at most.
  private static let yearless = 8

  /// The date at the head of the next block, where a label stands in a block of its own.
  private func following(_ block: Int, in text: AnalysedText) -> WrittenDate? {
    guard block + 1 < text.text.blocks.count else { return nil }
    let words = text.words(in: text.text.blocks[block + 1].range)
    return dates.dates(in: words).first { $0.words.lowerBound <= 1 }
  }

  /// In words.
  private static let longestName = 5

  /// The two to five words of a name with capitals behind the label, which is the first of the phrases.
  private func name(
    behind label: ArraySlice<PhraseIndex.Match>, _ words: [FoldedWord], _ text: AnalysedText,
    block: Int
  ) -> String? {
    guard var end = label.first?.words.upperBound else { return nil }
    var (first, limit) = (end, words.count)
    var (own, phrases) = (words, label)
    if end >= words.count, block + 1 < text.text.blocks.count {
      own = text.words(in: text.text.blocks[block + 1].range)
      (first, end, limit) = (0, 0, own.count)
      phrases = labels.matches(in: own)[...]
    }
    for title in phrases.prefix(while: { $0.words.lowerBound < first + Self.longestName })
    where Label.allCases[title.phrase] == .title && title.words.lowerBound >= first {
      limit = min(limit, title.words.lowerBound)
    }
    while end < limit, end - first < Self.longestName,
      own[end].isCapitalised || own[end].before.contains(.hyphen),
      end == first || own[end].before.isDisjoint(with: Separators.breaks.union(.comma))
    {
      end += 1
    }
    guard (2...Self.longestName).contains(end - first) else { return nil }
    return text.text[own[first].start..<own[end - 1].end]
  }
}
