import Model

/// What the sources together say of one metric of one authority in one year.
package struct Indicator: Hashable, Sendable {
  package let authority: Authority.Reference
  package let metric: String

  /// The metric's own unit: "94,000 under-18s" and "94,000 children" are of one indicator.
  package let unit: String

  /// The calendar year that the figures hold for: that of their `as_of`, else of publication.
  package let period: String

  /// The value of the page published last; of several in one page, the first that it states.
  package let latest: Rational
  package let latestDocument: String
  package let latestPublished: CalendarDate?
  package let lowest: Rational
  package let highest: Rational

  /// How many figures, pages and sites stand behind it.
  package let figures: Int
  package let pages: Int
  package let sites: Int

  /// Whether there is a value that all figures allow; nil where one page alone speaks.
  package let agrees: Bool?
}

/// Gathers indicators from figures, page by page.
///
/// Memory grows with the number of indicators, not with that of the figures.
package struct Indicators: Sendable {
  /// How far "about 800" reaches to either side: a twentieth. A convention of this program.
  static let tolerance = Rational(1, over: 20)

  private struct Key: Hashable {
    let authority: Authority.Reference
    let metric: String
    let period: String
  }

  private struct Sums {
    var latest: Rational
    var document: String
    var published: CalendarDate?
    var lowest: Rational
    var highest: Rational
    var figures = 0
    var pages = 0
    var lastPage = ""
    var sites: Set<String> = []
    var atLeast: Rational?
    var atMost: Rational?
  }

  private let units: [String: String]
  private var sums: [Key: Sums] = [:]

  /// - Parameter metrics: The catalogue's, for their units.
  package init(metrics: [Metric]) {
    units = Dictionary(metrics.map { ($0.id, $0.unit) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes in the figures of one page. Those without a metric, an authority, a number or a year
  /// belong to no indicator, nor does what was before, unless the text says when.
  package mutating func add(_ figures: [Figure], of page: Provenance) {
    for figure in figures {
      guard let metric = figure.metric, let name = figure.holder?.name,
        let code = figure.holder?.code,
        case .number(let value) = figure.value,
        let period = Self.period(of: figure, published: page.published),
        figure.standing == .stated || figure.isEarlier && figure.asOf != nil
      else { continue }
      let authority = Authority.Reference(name: name, code: code)
      let key = Key(authority: authority, metric: metric, period: period)
      var high = value
      if case .number(let upper)? = figure.valueHigh { high = upper }
      add(value, high, figure.qualifier, page, to: key)
    }
  }

  private mutating func add(
    _ low: Rational, _ high: Rational, _ qualifier: Qualifier, _ page: Provenance, to key: Key
  ) {
    var sum =
      sums[key]
      ?? Sums(
        latest: low, document: page.document, published: page.published, lowest: low, highest: high)
    if let day = page.published, sum.published.map({ $0 < day }) ?? true {
      (sum.latest, sum.document, sum.published) = (low, page.document, day)
    }
    sum.lowest = min(sum.lowest, low)
    sum.highest = max(sum.highest, high)
    sum.figures += 1
    if sum.lastPage != page.document { sum.pages += 1 }
    sum.lastPage = page.document
    sum.sites.insert(page.site)
    let bounds = Self.bounds(low, high, qualifier)
    if let least = bounds.least { sum.atLeast = max(sum.atLeast ?? least, least) }
    if let most = bounds.most { sum.atMost = min(sum.atMost ?? most, most) }
    sums[key] = sum
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

  private static func period(of figure: Figure, published: CalendarDate?) -> String? {
    let day = figure.asOf?.days?.upperBound ?? published
    return day.map { String($0.description.prefix(4)) }
  }

  /// The indicators by authority's code, metric and period.
  package func rows() -> [Indicator] {
    sums.map { key, sum in
      Indicator(
        authority: key.authority, metric: key.metric, unit: units[key.metric] ?? "",
        period: key.period,
        latest: sum.latest, latestDocument: sum.document, latestPublished: sum.published,
        lowest: sum.lowest, highest: sum.highest, figures: sum.figures, pages: sum.pages,
        sites: sum.sites.count, agrees: sum.pages > 1 ? Self.agrees(sum) : nil)
    }
    .sorted {
      ($0.authority.code, $0.metric, $0.period) < ($1.authority.code, $1.metric, $1.period)
    }
  }

  private static func agrees(_ sum: Sums) -> Bool {
    guard let least = sum.atLeast, let most = sum.atMost else { return true }
    return least <= most
  }
}
