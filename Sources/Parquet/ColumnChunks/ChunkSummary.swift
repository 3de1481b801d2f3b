/// What is known of the values of a chunk's pages: bounds and counts.
struct ChunkSummary<Values: ChunkValues> {
  private let values: Values
  private let levels: Levels
  private var pages: [Page] = []

  private struct Page {
    let rows: Range<Int>
    let placeCount: Int64
    let nullCount: Int64
    let nanCount: Int64?
    let byteArraySize: Int64?
    let bounds: Bounds<Values.Bound>?

    var isNull: Bool { nullCount == placeCount }
  }

  init(
    _ values: Values, distinct: ChosenEncoding<Values>.Dictionary?,
    pages: [PageRanges<Values>.Page], levels: Levels
  ) {
    self.values = values
    self.levels = levels
    self.pages = pages.map { page in
      let placeCount = levels.placeCount(of: page.rows)
      return Page(
        rows: page.rows, placeCount: Int64(placeCount),
        nullCount: Int64(placeCount - page.values.count),
        nanCount: values.nanCount(page.values), byteArraySize: values.byteArraySize(page.values),
        bounds: distinct.map { values.bounds(page.values, of: $0) } ?? values.bounds(page.values))
    }
  }

  var placeCount: Int64 { pages.reduce(0) { $0 + $1.placeCount } }

  var byteArraySizes: [Int64]? { all(\.byteArraySize) }

  func statistics(distinctCount: Int?) -> Statistics {
    let bounds = pages.compactMap(\.bounds).reduce(nil) { $0?.union($1) ?? $1 }
    let nanCount = all(\.nanCount)?.reduce(0, +)
    return Statistics(
      nullCount: pages.reduce(0) { $0 + $1.nullCount },
      // A dictionary of numbers distinguishes -0.0 from +0.0, which are one value.
      distinctCount: nanCount == nil ? distinctCount.map { Int64($0) } : nil,
      maxValue: bounds.map { values.plainBytes(of: $0.upper) },
      minValue: bounds.map { values.plainBytes(of: $0.lower) },
      isMaxExact: bounds?.isUpperExact, isMinExact: bounds?.isLowerExact, nanCount: nanCount)
  }

  var sizeStatistics: SizeStatistics {
    SizeStatistics(
      unencodedByteArrayDataBytes: byteArraySizes?.reduce(0, +),
      repetitionLevelHistogram: sum(pages.map { levels.repetitionHistogram(of: $0.rows) }),
      definitionLevelHistogram: sum(pages.map { levels.definitionHistogram(of: $0.rows) }))
  }

  /// Nil where a page has values without any order (all NaN): the format has no way to say so.
  var columnIndex: ColumnIndex? {
    guard pages.allSatisfy({ $0.isNull || $0.bounds != nil }) else { return nil }
    return ColumnIndex(
      nullPages: pages.map(\.isNull),
      minValues: pages.map { $0.bounds.map { values.plainBytes(of: $0.lower) } ?? [] },
      maxValues: pages.map { $0.bounds.map { values.plainBytes(of: $0.upper) } ?? [] },
      boundaryOrder: boundaryOrder, nullCounts: pages.map(\.nullCount),
      repetitionLevelHistograms: levels.maxRepetition > 0
        ? pages.flatMap { levels.repetitionHistogram(of: $0.rows) ?? [] } : nil,
      definitionLevelHistograms: levels.maxDefinition > 0
        ? pages.flatMap { levels.definitionHistogram(of: $0.rows) ?? [] } : nil,
      nanCounts: all(\.nanCount))
  }

  /// Whether both bounds rise, or fall, from page to page; pages of nulls are passed over.
  private var boundaryOrder: BoundaryOrder {
    let bounds = pages.compactMap(\.bounds)
    let pairs = zip(bounds, bounds.dropFirst())
    if pairs.allSatisfy({ $0.lower <= $1.lower && $0.upper <= $1.upper }) { return .ascending }
    if pairs.allSatisfy({ $0.lower >= $1.lower && $0.upper >= $1.upper }) { return .descending }
    return .unordered
  }

  /// The number of each page; nil for a type that has none.
  private func all(_ number: (Page) -> Int64?) -> [Int64]? {
    let numbers = pages.compactMap(number)
    return numbers.count == pages.count ? numbers : nil
  }

  /// The histograms of all pages together.
  private func sum(_ histograms: [[Int64]?]) -> [Int64]? {
    let histograms = histograms.compactMap { $0 }
    guard var sum = histograms.first else { return nil }
    for histogram in histograms.dropFirst() {
      for level in sum.indices { sum[level] += histogram[level] }
    }
    return sum
  }
}
