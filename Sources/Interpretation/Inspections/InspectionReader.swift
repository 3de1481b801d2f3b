import Language
import Model

/// Reads the head of an inspectorate's own report: framework, dates, lead inspector.
package struct InspectionReader: Sendable {
  private let frameworks: [Framework]
  private let index: PhraseIndex
  private let reader: ReportFrontReader

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
    reader = ReportFrontReader(knownTo: &lexicon)
    self.index = index
  }

  /// The inspection that a page is the report of; nil for a page that only tells of one.
  ///
  /// A report is known by the words of its framework and by a line `Inspection dates: …`, or as a
  /// letter that summarises findings or says when the inspection took place. Of several frameworks
  /// whose words it has, it is of the one in force that its title or front page names first. A visit
  /// is one without areas to grade. Where the front page names no framework, but an inspector, and
  /// `grades` stand beside the titles of two of its areas, it is of the one that was in force.
  package func inspection(
    of page: Page, _ text: AnalysedText, grades: [GradeMention] = []
  ) -> Inspection? {
    let named = named(by: page, text)
    let graded = Set(grades.filter(\.isLabelled).map(\.area))
    guard !named.isEmpty || graded.count >= Self.titles else { return nil }
    let front = reader.front(of: text, published: page.published)
    guard let dates = front.dates ?? front.published else { return nil }
    let known = named.filter { isKnownAnywhere($0.framework) || $0.block <= dates.block }
      .map(\.framework)
    let candidates =
      !known.isEmpty || front.inspector == nil
      ? known
      : frameworks.indices.filter { graded.intersection(frameworks[$0].areas).count >= Self.titles }
    let found =
      candidates.first { number in dates.first.map { frameworks[number].isInForce(on: $0) } ?? false
      }
      ?? known.first
    guard let found else { return nil }
    return inspection(under: frameworks[found], front, text)
  }

  private func inspection(
    under framework: Framework, _ front: ReportFront, _ text: AnalysedText
  ) -> Inspection {
    var inspection = Inspection(
      framework: framework.family, version: framework.id, type: framework.type,
      remit: framework.remit, start: front.dates?.first, end: front.dates?.last,
      leadInspector: front.inspector)
    inspection.letterDay = front.letterDay
    inspection.urn = front.urn
    inspection.length = framework.type == Framework.childrensServices ? front.length : nil
    inspection.previous = front.previous
    inspection.monthsToNext = front.monthsToNext
    // What a report says in words, and not in grades.
    if framework.grades.isEmpty {
      inspection.theme = front.theme
      inspection.needsStatement = front.needsStatement
      inspection.priorityActions = reader.priorityActions(in: text)
    }
    return inspection
  }

  /// The day at the head of an inspectorate's letter; nil for any other page.
  package func letterDay(of page: Page, _ text: AnalysedText) -> CalendarDate? {
    guard let day = reader.letterDay(of: text), !named(by: page, text).isEmpty else { return nil }
    return day
  }

  /// Whether the front page names a framework that judges something else than services for children.
  package func namesOtherRemit(_ page: Page, _ text: AnalysedText) -> Bool {
    named(by: page, text).contains {
      let framework = frameworks[$0.framework]
      return framework.remit != Framework.childrensServices && !framework.areas.isEmpty
    }
  }

  /// Whether a report of the framework is known by its words alone, wherever in the front page they stand. Other
  /// words have to lead up to the days: a report on a council tells of visits to it.
  private func isKnownAnywhere(_ number: Int) -> Bool {
    let framework = frameworks[number]
    return !framework.areas.isEmpty
      && (framework.remit == Framework.childrensServices || framework.isOfProvider)
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
}
