import Tables

/// A column chunk whose pages are encoded, and what is known of it before it has a place in a file.
struct EncodedChunk: Sendable {
  let field: Field

  /// The encoding of the data pages.
  let encoding: Encoding

  /// The dictionary page, where there is one, and the data pages.
  private(set) var pages: [EncodedPage] = []

  /// The rows of each data page.
  private(set) var rowCounts: [Int] = []
  private(set) var statistics = Statistics(nullCount: 0)
  private(set) var sizeStatistics = SizeStatistics()

  /// Nil where a page's values have no order.
  private(set) var columnIndex: ColumnIndex?

  /// The bytes of each data page's strings, without their lengths; nil for other types.
  private(set) var byteArraySizes: [Int64]?

  /// How many places for values there are, those of nulls included.
  private(set) var placeCount: Int64 = 0
  var bloomFilter: BloomFilter?

  var hasDictionary: Bool { pages.count > rowCounts.count }

  init(field: Field, encoding: Encoding) {
    self.field = field
    self.encoding = encoding
  }

  /// Appends the dictionary page.
  mutating func append(_ dictionary: EncodedPage) {
    pages.append(dictionary)
  }

  /// Appends a data page.
  mutating func append(_ page: EncodedPage, rowCount: Int) {
    pages.append(page)
    rowCounts.append(rowCount)
  }

  /// Takes what is known of the values.
  mutating func describe(_ summary: ChunkSummary<some ChunkValues>, distinctCount: Int?) {
    statistics = summary.statistics(distinctCount: distinctCount)
    sizeStatistics = summary.sizeStatistics
    columnIndex = summary.columnIndex
    byteArraySizes = summary.byteArraySizes
    placeCount = summary.placeCount
  }

  /// The metadata of the chunk, whose pages are packed and stand one behind the other from `offset`
  /// on.
  func metaData(
    of packed: [PackedPage], at offset: Int64, codec: CompressionCodec
  ) -> ColumnMetaData {
    let data = PageEncodingStats(
      pageType: pageType, encoding: encoding, count: Int32(rowCounts.count))
    let dictionary = PageEncodingStats(pageType: .dictionaryPage, encoding: .plain, count: 1)
    let dictionarySize = hasDictionary ? Int64(packed[0].size) : 0
    return ColumnMetaData(
      type: PhysicalType(field.type), encodings: encodings, path: SchemaElement.path(of: field),
      codec: codec, valueCount: placeCount,
      totalUncompressedSize: packed.reduce(0) { $0 + Int64($1.uncompressedSize) },
      totalCompressedSize: packed.reduce(0) { $0 + Int64($1.size) },
      dataPageOffset: offset + dictionarySize, dictionaryPageOffset: hasDictionary ? offset : nil,
      statistics: statistics, encodingStats: hasDictionary ? [dictionary, data] : [data],
      sizeStatistics: sizeStatistics)
  }

  /// Every encoding in the chunk; levels are in RLE.
  private var encodings: [Encoding] {
    let ofPages: [Encoding] = hasDictionary ? [.plain, .rle, .rleDictionary] : [.rle, encoding]
    return Array(Set(ofPages)).sorted { $0.rawValue < $1.rawValue }
  }

  /// Of the data pages.
  private var pageType: PageType {
    if case .dataV2 = pages.last?.content { .dataPageV2 } else { .dataPage }
  }

  /// Where the data pages stand.
  func offsetIndex(of packed: [PackedPage], at offset: Int64) -> OffsetIndex {
    var index = OffsetIndex(unencodedByteArrayDataBytes: byteArraySizes)
    var (place, row) = (offset, Int64(0))
    if hasDictionary { place += Int64(packed[0].size) }
    for (page, rowCount) in zip(packed.suffix(rowCounts.count), rowCounts) {
      index.locations.append(
        PageLocation(offset: place, compressedSize: Int32(page.size), firstRow: row))
      place += Int64(page.size)
      row += Int64(rowCount)
    }
    return index
  }
}
