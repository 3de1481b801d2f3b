import Model

/// What the sources together say of one metric of one holder in one year.
package struct Indicator: Hashable, Sendable {
  /// An authority, England or a region.
  package let authority: Authority.Reference
  package let metric: String

  /// The metric's own unit: "94,000 under-18s" and "94,000 children" are of one indicator.
  package let unit: String

  /// The calendar year that the figures hold for: that of their `as_of`, else of publication.
  package let period: String

  /// The value that holds for the latest day; of several, that of the page published last, and in one page
  /// the first that it states.
  package let latest: Rational
  package let qualifier: Qualifier
  package let latestDocument: String
  package let latestPublished: CalendarDate?
  package let latestEvidence: FigureEvidence
  package let lowest: Rational
  package let highest: Rational

  /// How many figures stand behind it, and how many pages and sites say them, copies aside.
  package let figures: Int
  package let pages: Int
  package let sites: Int

  /// Whether, for each time of which several pages speak, there is a value that all of them allow; nil where
  /// no two pages speak of one time.
  package let agrees: Bool?
}

/// A value that no indicator takes, since it lies far from all others of its authority and metric.
package struct HeldBackValue: Hashable, Sendable {
  package let authority: Authority.Reference
  package let metric: String
  package let period: String
  package let value: Rational

  /// The middle of the other values.
  package let median: Rational
  package let document: String
}

/// Gathers indicators from figures, page by page.
///
/// Memory grows with the number of indicators, not with that of the figures.
package struct Indicators: Sendable {
  /// How far "about 800" reaches to either side: a twentieth. A convention of this program.
  static let tolerance = Rational(1, over: 20)

  /// How many times the middle of the other values a value may be, or how small a part of it, and how many
  /// others there have to be. A convention of this program.
  static let farthest = Rational(8)
  static let fewest = 3

  /// How many values of one year are told apart; further ones only count.
  fileprivate static let most = 64

  private struct Key: Hashable {
    let authority: Authority.Reference
    let metric: String
    let period: String
  }

  /// A value as pages state it for one time.
  private struct Statement {
    let low: Rational
    let high: Rational
    let qualifier: Qualifier
    let time: String
    let day: CalendarDate
    let document: String
    let published: CalendarDate?
    let evidence: FigureEvidence
    var pages: Set<String>
  }

  private struct Sums {
    var statements: [Statement] = []
    var figures = 0

    /// The sites of the pages.
    var pages: [String: String] = [:]

    /// - Parameter statement: Makes the statement where it is a new one.
    mutating func add(
      _ low: Rational, _ high: Rational, _ qualifier: Qualifier, time: String, of page: Provenance,
      _ statement: () -> Statement?
    ) {
      let place = statements.firstIndex {
        $0.low == low && $0.high == high && $0.qualifier == qualifier && $0.time == time
      }
      if let place {
        statements[place].pages.insert(page.document)
      } else if statements.count < Indicators.most {
        guard let statement = statement() else { return }
        statements.append(statement)
      }
      figures += 1
      pages[page.document] = page.site
    }
  }

  private let units: [String: String]
  private var sums: [Key: Sums] = [:]

  /// - Parameter metrics: The catalogue's, for their units.
  package init(metrics: [Metric]) {
    units = Dictionary(metrics.map { ($0.id, $0.unit) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes in the figures of one page. Those without a metric, a holder with a code, a number or a year
  /// belong to no indicator, nor do plans and hopes, nor what was before, unless the text says when.
  ///
  /// - Parameter evidence: Where the figure of a number stands; nil of one that no table can hold, and no indicator
  ///   takes. Asked of few.
  package mutating func add(
    _ figures: [Figure], of page: Provenance, evidence: (Int) -> FigureEvidence?
  ) {
    for (number, figure) in figures.enumerated() {
      guard let metric = figure.metric, let name = figure.holder?.name,
        let code = figure.holder?.code, case .number(let value) = figure.value,
        let day = figure.asOf?.days?.upperBound ?? page.published,
        figure.standing == .stated || figure.isEarlier && figure.asOf != nil
      else { continue }
      let key = Key(
        authority: Authority.Reference(name: name, code: code), metric: metric,
        period: String(day.description.prefix(4)))
      var high = value
      if case .number(let upper)? = figure.valueHigh { high = upper }
      // What a page says of no time holds for the month of its publication.
      let time = figure.asOf?.description ?? String(day.description.prefix(7))
      sums[key, default: Sums()].add(value, high, figure.qualifier, time: time, of: page) {
        evidence(number).map {
          Statement(
            low: value, high: high, qualifier: figure.qualifier, time: time, day: day,
            document: page.document, published: page.published, evidence: $0,
            pages: [page.document])
        }
      }
    }
  }

  /// The indicators by code, metric and period, and the values that none of them takes.
  ///
  /// - Parameter originals: Of the pages that are copies: one of these and its original are one page.
  package func rows(originals: [String: String] = [:]) -> (
    indicators: [Indicator], heldBack: [HeldBackValue]
  ) {
    var indicators: [Indicator] = []
    var heldBack: [HeldBackValue] = []
    let keys = sums.keys.sorted {
      ($0.authority.code, $0.metric, $0.period) < ($1.authority.code, $1.metric, $1.period)
    }
    var at = 0
    while at < keys.count {
      let next =
        keys[at...].firstIndex {
          $0.authority != keys[at].authority || $0.metric != keys[at].metric
        } ?? keys.count
      let values = keys[at..<next].flatMap { sums[$0]?.statements.map(\.low) ?? [] }.sorted()
      for key in keys[at..<next] {
        guard let sum = sums[key] else { continue }
        var kept: [Statement] = []
        for statement in sum.statements {
          if let median = Self.median(of: values, without: statement.low),
            Self.isFar(statement.low, from: median)
          {
            heldBack.append(
              HeldBackValue(
                authority: key.authority, metric: key.metric, period: key.period,
                value: statement.low, median: median, document: statement.document))
          } else {
            kept.append(statement)
          }
        }
        if let row = indicator(of: key, sum, kept, originals) { indicators.append(row) }
      }
      at = next
    }
    return (indicators, heldBack)
  }

  private func indicator(
    of key: Key, _ sum: Sums, _ statements: [Statement], _ originals: [String: String]
  ) -> Indicator? {
    guard let first = statements.first else { return nil }
    let latest = statements.dropFirst().reduce(first) { best, next in
      guard next.day == best.day else { return next.day > best.day ? next : best }
      guard let published = next.published else { return best }
      return best.published.map { $0 < published } ?? true ? next : best
    }
    let (pages, sites) = originals.count(originalsOf: sum.pages)
    return Indicator(
      authority: key.authority, metric: key.metric, unit: units[key.metric] ?? "",
      period: key.period, latest: latest.low, qualifier: latest.qualifier,
      latestDocument: latest.document, latestPublished: latest.published,
      latestEvidence: latest.evidence,
      lowest: statements.map(\.low).min() ?? first.low,
      highest: statements.map(\.high).max() ?? first.high, figures: sum.figures,
      pages: pages, sites: sites, agrees: Self.agrees(statements, originals))
  }

  /// The middle of sorted values, one of which does not count; nil where there are too few to tell.
  private static func median(of values: [Rational], without one: Rational) -> Rational? {
    guard values.count > fewest, let place = values.firstIndex(of: one) else { return nil }
    let middle = (values.count - 1) / 2
    return values[middle < place ? middle : middle + 1]
  }

  private static func isFar(_ value: Rational, from median: Rational) -> Bool {
    guard median > Rational(0), value > Rational(0), let most = median.multiplied(by: farthest),
      let least = value.multiplied(by: farthest)
    else { return false }
    return value > most || least < median
  }

  private static func agrees(
    _ statements: [Statement], _ originals: [String: String]
  ) -> Bool? {
    var result: Bool?
    for time in Set(statements.map(\.time)) {
      let said = statements.filter { $0.time == time }
      let pages = said.reduce(into: Set<String>()) { $0.formUnion($1.pages) }
      guard originals.originals(of: pages).count > 1 else { continue }
      let bounds = said.map { Self.bounds($0.low, $0.high, $0.qualifier) }
      let least = bounds.compactMap(\.least).max()
      let most = bounds.compactMap(\.most).min()
      let isOne = least.flatMap { least in most.map { least <= $0 } } ?? true
      result = (result ?? true) && isOne
    }
    return result
  }

  /// The values that a figure allows; nil where that side is open.
  private static func bounds(
    _ low: Rational, _ high: Rational, _ qualifier: Qualifier
  ) -> (least: Rational?, most: Rational?) {
    switch qualifier {
    case .exact, .since, .before, .after, .until: return (low, high)
    case .moreThan, .atLeast: return (low, nil)
    case .lessThan, .atMost: return (nil, high)
    case .about, .nearly:
      guard let tolerance, let below = low.multiplied(by: tolerance)?.negated,
        let above = high.multiplied(by: tolerance)
      else { return (low, high) }
      return (low.adding(below), high.adding(above))
    }
  }
}
