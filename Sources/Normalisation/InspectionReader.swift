import Model

/// Reads the head of an inspectorate's own report: framework, dates, lead inspector.
package struct InspectionReader: Sendable {
  private let frameworks: [Framework]
  private let index: PhraseIndex
  private let dates: WrittenDates
  private let datesLabel: Int
  private let inspectorLabel: Int
  private let inspectorTitle: Int
  private let findings: Int

  package init(catalogue: Catalogue) throws(CatalogueError) {
    frameworks = catalogue.frameworks
    var index = PhraseIndex()
    let count = catalogue.frameworks.count
    (datesLabel, inspectorLabel, inspectorTitle, findings) = (
      count, count + 1, count + 2, count + 3
    )
    var path = ""
    do {
      for (number, framework) in catalogue.frameworks.enumerated() {
        path = "frameworks.\(framework.id).patterns"
        for pattern in framework.patterns { try index.add(pattern, as: number) }
      }
      path = "report"
      try index.add(
        "((inspection|visit) (date(s)|dates)|(date|dates) of [the] (inspection|visit))",
        as: datesLabel)
      try index.add("(lead|reporting) inspector(s)", as: inspectorLabel)
      try index.add(
        "([senior] (his|her) majestys inspector(s)|hmi|ofsted inspector)", as: inspectorTitle)
      // How the letter after a visit begins: "This letter summarises the findings of the visit on …".
      try index.add("(summarise(s)|summarising|outlines|outline) the findings", as: findings)
    } catch {
      throw .badPattern(file: "catalogue", path: path, fault: error.fault)
    }
    dates = WrittenDates(knownTo: &index)
    self.index = index
  }

  /// The inspection that a page is the report of; nil for a page that only tells of one.
  ///
  /// A report is known by the words of its framework and by a line `Inspection dates: …`, or as a
  /// letter that summarises findings. Of several frameworks whose words it has, it is of the one in
  /// force that its title or front page names first. A visit is one without areas to grade.
  package func inspection(of page: Page) -> Inspection? {
    var named: [Int] = []
    func read(_ words: [FoldedWord]) {
      named += index.matches(in: words).map(\.phrase).filter { $0 < frameworks.count }
    }
    if let title = page.title { read(index.lexicon.words(in: title)) }
    read(head(of: page.text))
    guard !named.isEmpty else { return nil }
    var span: WrittenDate?
    var inspector: String?
    for (number, block) in page.text.blocks.enumerated() where span == nil || inspector == nil {
      let words = index.lexicon.words(in: page.text.bytes, range: block.range)
      for match in index.matches(in: words) {
        if match.phrase == datesLabel || match.phrase == findings, span == nil {
          let behind = dates.dates(in: words).filter {
            $0.words.lowerBound >= match.words.upperBound
          }
          span = joined(behind, in: words)
          if match.phrase == datesLabel, span == nil { span = following(number, in: page.text) }
        }
        if match.phrase == inspectorLabel, inspector == nil {
          inspector = name(behind: match, words, page.text, block: number)
        }
      }
    }
    guard let span else { return nil }
    let day = span.first.first
    let inForce =
      named.first { number in day.map { frameworks[number].isInForce(on: $0) } ?? false }
      ?? named.first
    guard let inForce else { return nil }
    return Inspection(
      framework: frameworks[inForce].family, version: frameworks[inForce].id, start: day,
      end: (span.last ?? span.first).last,
      leadInspector: inspector)
  }

  /// The words of the first lines, which tell of what a report is; a title runs over several.
  private func head(of text: PageText) -> [FoldedWord] {
    guard let last = text.blocks.prefix(40).last else { return [] }
    return index.lexicon.words(in: text.bytes, range: 0..<min(last.range.upperBound, 8_000))
  }

  /// Two visits are one inspection: `30 September to 11 October and 13 to 16 January 2025`.
  private func joined(_ found: [WrittenDate], in words: [FoldedWord]) -> WrittenDate? {
    guard let first = found.first else { return nil }
    guard found.count > 1, found[1].words.lowerBound - first.words.upperBound <= 1,
      let from = first.first.first, let to = found[1].first.first, from < to
    else { return first }
    return WrittenDate(
      words: first.words.lowerBound..<found[1].words.upperBound, first: first.first,
      last: found[1].last ?? found[1].first)
  }

  /// The date at the head of the next block, where a label stands in a block of its own.
  private func following(_ block: Int, in text: PageText) -> WrittenDate? {
    guard block + 1 < text.blocks.count else { return nil }
    let words = index.lexicon.words(in: text.bytes, range: text.blocks[block + 1].range)
    return dates.dates(in: words).first { $0.words.lowerBound <= 1 }
  }

  /// The two to five words of a name with capitals behind the label.
  private func name(
    behind match: PhraseIndex.Match, _ words: [FoldedWord], _ text: PageText, block: Int
  ) -> String? {
    var end = match.words.upperBound
    var (first, limit) = (end, words.count)
    var own = words
    if end >= words.count, block + 1 < text.blocks.count {
      own = index.lexicon.words(in: text.bytes, range: text.blocks[block + 1].range)
      (first, end, limit) = (0, 0, own.count)
    }
    if let title = index.matches(in: own).first(where: {
      $0.phrase == inspectorTitle && $0.words.lowerBound >= first
    }) {
      limit = title.words.lowerBound
    }
    while end < limit, end - first < 5,
      own[end].isCapitalised || own[end].before.contains(.hyphen),
      end == first || own[end].before.isDisjoint(with: Separators.breaks.union(.comma))
    {
      end += 1
    }
    guard (2...5).contains(end - first) else { return nil }
    return text[own[first].start..<own[end - 1].end]
  }
}
