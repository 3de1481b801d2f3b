import Tables

/// What is known of a chunk's pages when all are written: bounds, counts and places.
struct ChunkSummary<Values: ChunkValues> {
  private let values: Values
  private var pages: [Page] = []

  private struct Page {
    let location: PageLocation
    let rowCount: Int64
    let nullCount: Int64
    let nanCount: Int64?
    let byteArraySize: Int64?
    let bounds: Bounds<Values.Bound>?

    var isNull: Bool { nullCount == rowCount }
  }

  init(_ values: Values) {
    self.values = values
  }

  mutating func add(_ range: PageRanges<Values>.Page, at location: PageLocation) {
    pages.append(
      Page(
        location: location, rowCount: Int64(range.rows.count),
        nullCount: Int64(range.rows.count - range.values.count),
        nanCount: values.nanCount(range.values),
        byteArraySize: values.byteArraySize(range.values), bounds: values.bounds(range.values)))
  }

  /// The chunk of these pages. The dictionary's size is that of its page.
  func chunk(
    of field: Field, codec: CompressionCodec, pages written: PageWriter,
    dictionary: (size: Int, count: Int)?, bloomFilter: BloomFilter?
  ) -> EncodedChunk {
    let data = PageEncodingStats(
      pageType: .dataPage, encoding: dictionary == nil ? .plain : .rleDictionary,
      count: Int32(pages.count))
    let ofDictionary = PageEncodingStats(pageType: .dictionaryPage, encoding: .plain, count: 1)
    let metaData = ColumnMetaData(
      type: PhysicalType(field.type),
      encodings: dictionary == nil ? [.plain, .rle] : [.plain, .rle, .rleDictionary],
      path: [field.name], codec: codec, valueCount: pages.reduce(0) { $0 + $1.rowCount },
      totalUncompressedSize: written.uncompressedSize,
      totalCompressedSize: Int64(written.bytes.count),
      dataPageOffset: Int64(dictionary?.size ?? 0),
      dictionaryPageOffset: dictionary == nil ? nil : 0,
      statistics: statistics(distinctCount: dictionary.map { Int64($0.count) }),
      encodingStats: dictionary == nil ? [data] : [ofDictionary, data],
      sizeStatistics: sizeStatistics(isNullable: field.isNullable))
    return EncodedChunk(
      bytes: written.bytes, metaData: metaData,
      offsetIndex: OffsetIndex(
        locations: pages.map(\.location),
        unencodedByteArrayDataBytes: all(\.byteArraySize)),
      columnIndex: columnIndex(isNullable: field.isNullable), bloomFilter: bloomFilter)
  }

  private func statistics(distinctCount: Int64?) -> Statistics {
    let bounds = pages.compactMap(\.bounds).reduce(nil) { $0?.union($1) ?? $1 }
    let nanCount = all(\.nanCount)?.reduce(0, +)
    return Statistics(
      nullCount: pages.reduce(0) { $0 + $1.nullCount },
      // A dictionary of numbers tells -0.0 from +0.0, which are one value.
      distinctCount: nanCount == nil ? distinctCount : nil,
      maxValue: bounds.map { values.plainBytes(of: $0.upper) },
      minValue: bounds.map { values.plainBytes(of: $0.lower) },
      isMaxExact: bounds?.isUpperExact, isMinExact: bounds?.isLowerExact, nanCount: nanCount)
  }

  private func sizeStatistics(isNullable: Bool) -> SizeStatistics {
    let bytes = all(\.byteArraySize)?.reduce(0, +)
    let nulls = pages.reduce(0) { $0 + $1.nullCount }
    let rows = pages.reduce(0) { $0 + $1.rowCount }
    return SizeStatistics(
      unencodedByteArrayDataBytes: bytes,
      definitionLevelHistogram: isNullable ? [nulls, rows - nulls] : nil)
  }

  /// Nil where a page has values without any order (all NaN): the format has no way to say so.
  private func columnIndex(isNullable: Bool) -> ColumnIndex? {
    guard pages.allSatisfy({ $0.isNull || $0.bounds != nil }) else { return nil }
    return ColumnIndex(
      nullPages: pages.map(\.isNull),
      minValues: pages.map { $0.bounds.map { values.plainBytes(of: $0.lower) } ?? [] },
      maxValues: pages.map { $0.bounds.map { values.plainBytes(of: $0.upper) } ?? [] },
      boundaryOrder: boundaryOrder, nullCounts: pages.map(\.nullCount),
      definitionLevelHistograms: isNullable
        ? pages.flatMap { [$0.nullCount, $0.rowCount - $0.nullCount] } : nil,
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
}
