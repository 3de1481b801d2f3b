import Language
import Model

/// The metrics of a catalogue with their patterns, as numbers of phrases that are found together.
///
/// A class, as every figure is held against it.
final class MetricPatterns: Sendable {
  struct Term: Sendable {
    let place: MetricPattern.Place
    let phrase: Int
  }

  struct Pattern: Sendable {
    let metric: Int

    /// Its place among the metric's patterns.
    let number: Int

    /// By their places in `terms`.
    let terms: Range<Int>

    /// What is asked first: see `Facts`.
    let unit: Int
    let isChange: Bool
  }

  /// What is asked of a metric for every figure near its words.
  struct Facts: Sendable {
    /// The number of its unit.
    let unit: Int
    let isChange: Bool
    let isStock: Bool

    /// The nouns of its unit as one phrase; nil where its unit counts nothing.
    let nouns: Int?

    /// Whether parts of what it counts are told: full-time equivalents, averages.
    let isFractional: Bool

    /// The terms of each, by their places in `terms`.
    let refusals: [Range<Int>]

    /// The phrases of its patterns.
    let named: Set<Int>
  }

  let metrics: [Metric]
  let facts: [Facts]
  let index: PhraseIndex
  let numbers: [String: Int]

  /// Those of all patterns and refusals.
  let terms: [Term]

  /// Patterns by the phrase of their first term.
  let patterns: [[Pattern]]

  /// The patterns of the refusals of each metric, as the catalogue writes them.
  let refusalTexts: [[String]]

  let percentPhrase: Int

  /// The words of which one makes a page one about children's services; nil where there are none.
  let fieldPhrase: Int?

  /// The units of metrics, by number, and those that each noun, in folded words joined by spaces, counts.
  private let units: [String]
  private let unitsOfNoun: [String: [Int]]

  /// Whether a unit counts nouns.
  private let isCounting: [Bool]

  init(_ catalogue: Catalogue, lexicon: inout Lexicon) throws(CatalogueError) {
    var builder = Builder(groups: catalogue.phrases)
    var facts: [Facts] = []
    var refusalTexts: [[String]] = []
    var units: [String] = []
    var counting: [String: MetricUnit] = [:]
    for unit in catalogue.units where counting[unit.id] == nil { counting[unit.id] = unit }
    for (number, metric) in catalogue.metrics.enumerated() {
      let unit = counting[metric.unit]
      let unitNumber = units.firstIndex(of: metric.unit) ?? units.count
      if unitNumber == units.count { units.append(metric.unit) }
      var phrases: Set<Int> = []
      for (place, text) in metric.patterns.enumerated() {
        let terms = try builder.terms(of: text, metric: metric.id, &lexicon)
        phrases.formUnion(builder.terms[terms].map(\.phrase))
        builder.patterns[builder.terms[terms.lowerBound].phrase].append(
          Pattern(
            metric: number, number: place, terms: terms, unit: unitNumber,
            isChange: metric.isChange))
      }
      if let group = builder.group(of: metric.population) {
        phrases.insert(try builder.phrase(group, metric: metric.id, &lexicon))
      }
      let texts = metric.mustNot + (unit?.mustNot ?? [])
      refusalTexts.append(texts)
      var refusals: [Range<Int>] = []
      for text in texts {
        refusals.append(try builder.terms(of: text, metric: metric.id, &lexicon))
      }
      var nouns: Int?
      if let unit, !unit.nouns.isEmpty {
        nouns = try builder.phrase(
          "(" + unit.nouns.joined(separator: "|") + ")", metric: unit.id, &lexicon)
      }
      facts.append(
        Facts(
          unit: unitNumber, isChange: metric.isChange, isStock: metric.isStock, nouns: nouns,
          isFractional: unit?.isFractional ?? false, refusals: refusals, named: phrases))
    }
    percentPhrase = try builder.phrase(
      "(per cent|percent|percentage|proportion|pct)", metric: "", &lexicon)
    let field = catalogue.phrases.first { $0.id == "field" }?.patterns ?? []
    fieldPhrase =
      field.isEmpty
      ? nil
      : try builder.phrase("(" + field.joined(separator: "|") + ")", metric: "field", &lexicon)
    var unitsOfNoun: [String: [Int]] = [:]
    for (number, unit) in units.enumerated() {
      guard let unit = counting[unit] else { continue }
      for noun in try builder.words(of: unit) { unitsOfNoun[noun, default: []].append(number) }
    }
    var numbers: [String: Int] = [:]
    for (number, metric) in catalogue.metrics.enumerated() { numbers[metric.id] = number }
    isCounting = units.map { counting[$0].map { !$0.nouns.isEmpty } ?? false }
    self.numbers = numbers
    self.units = units
    self.unitsOfNoun = unitsOfNoun
    self.facts = facts
    self.refusalTexts = refusalTexts
    metrics = catalogue.metrics
    index = builder.index
    patterns = builder.patterns
    terms = builder.terms
  }

  /// Which units of metrics a figure's is, by number.
  func agreement(of figure: FigureDraft) -> [Bool] {
    var result = [Bool](repeating: false, count: units.count)
    let isNumber = figure.kind == .count || figure.kind == .number
    if isNumber, figure.unit == nil {
      for number in units.indices { result[number] = isCounting[number] }
    } else if isNumber, figure.isCounted, let unit = figure.unit {
      let words = Lexicon.folded(unit.name)
      for first in words.indices {
        for number in unitsOfNoun[joined(words[first...])] ?? [] { result[number] = true }
      }
    }
    for (number, unit) in units.enumerated() where !isCounting[number] {
      result[number] =
        switch unit {
        case "percent": figure.kind == .percent && figure.unit?.name == "percent" || figure.isShare
        case "times": figure.kind == .ratio || figure.unit?.name == "times"
        case Self.perChildren: figure.unit?.name == unit || figure.unit?.name == Self.perAnybody
        default: figure.unit?.name == unit
        }
    }
    return result
  }

  /// "61 per 10,000" says of what as seldom as not.
  private static let perChildren = "per_10000_children"
  private static let perAnybody = "per_10000"

  /// Whether a unit is itself one of the nouns that it counts, as `children` is.
  func isNoun(_ unit: String) -> Bool {
    guard let number = units.firstIndex(of: unit) else { return false }
    return unitsOfNoun[unit]?.contains(number) ?? false
  }

  private struct Builder {
    /// The words of a metric's population as one pattern, where a group of phrases says it: "children looked
    /// after" says no more of a metric of theirs than "children" does.
    func group(of population: String?) -> String? {
      guard let population else { return nil }
      let words = Lexicon.folded(population)
      return groups.first { $0.phrases.contains(words) }?.pattern
    }

    /// The groups of phrases, each as one pattern, and what it stands for.
    private let groups: [(pattern: String, phrases: Set<[[UInt8]]>)]

    init(groups: [PhraseGroup]) {
      self.groups = groups.compactMap { group in
        let pattern = "(" + group.patterns.joined(separator: "|") + ")"
        return (try? Language.phrases(of: pattern)).map { (pattern, Set($0)) }
      }
    }

    var index = PhraseIndex()
    var phrases: [String: Int] = [:]
    var patterns: [[Pattern]] = []
    var terms: [Term] = []

    mutating func phrase(
      _ text: String, metric: String, _ lexicon: inout Lexicon
    ) throws(CatalogueError) -> Int {
      if let known = phrases[text] { return known }
      do {
        try index.add(text, as: patterns.count, to: &lexicon)
      } catch {
        throw .badPattern(file: "catalogue", path: metric, fault: error.fault)
      }
      phrases[text] = patterns.count
      patterns.append([])
      return patterns.count - 1
    }

    mutating func terms(
      of text: String, metric: String, _ lexicon: inout Lexicon
    ) throws(CatalogueError) -> Range<Int> {
      let pattern: MetricPattern
      do {
        pattern = try MetricPattern(text)
      } catch {
        throw .badPattern(file: "catalogue", path: metric, fault: error.fault)
      }
      let first = terms.count
      for term in pattern.terms {
        terms.append(
          Term(place: term.place, phrase: try phrase(term.phrase, metric: metric, &lexicon)))
      }
      return first..<terms.count
    }

    func words(of unit: MetricUnit) throws(CatalogueError) -> Set<String> {
      var result: Set<String> = []
      for noun in unit.nouns {
        do {
          for words in try Language.phrases(of: noun) { result.insert(joined(words[...])) }
        } catch {
          throw .badPattern(file: "catalogue", path: unit.id, fault: error.fault)
        }
      }
      return result
    }
  }
}

/// Folded words as one text.
private func joined(_ words: ArraySlice<[UInt8]>) -> String {
  words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
}
