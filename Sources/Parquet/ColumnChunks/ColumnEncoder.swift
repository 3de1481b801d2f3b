import Tables

/// Encodes the rows of one column as the pages of a column chunk.
///
/// The outcome depends on nothing but the rows, the field and the options, so columns may be encoded
/// in any order or at once.
struct ColumnEncoder: Sendable {
  let field: Field
  let options: ParquetOptions
  let compressor: Compressor

  /// The chunk of some rows of the column.
  func chunk(of column: Column, rows: Range<Int>) -> EncodedChunk {
    guard case .list(let lists) = column.values else {
      return chunk(
        of: column.values, Rows(rows, column.validity), Levels(column, of: field), rows)
    }
    let levels = NestedLevels(lists, of: column, rows: rows, field: field)
    let elements = Rows(levels.elementRange, levels.elements, from: levels.elementRange.lowerBound)
    return chunk(of: lists.elements.values, elements, Levels(levels), rows)
  }

  private func chunk(
    of values: Column.Values, _ present: Rows, _ levels: Levels, _ rows: Range<Int>
  ) -> EncodedChunk {
    switch values {
    case .boolean(let values):
      chunk(of: BooleanValues(elements: present.values(of: values)), levels, rows)
    case .int32(let values):
      chunk(of: FixedWidthValues(present.values(of: values)), levels, rows)
    case .int64(let values) where PhysicalType(field.type) == .int32:
      chunk(
        of: FixedWidthValues(
          present.values(of: values) { Int32(truncatingIfNeeded: $0) }[...]), levels, rows)
    case .int64(let values):
      chunk(of: FixedWidthValues(present.values(of: values)), levels, rows)
    case .float(let values):
      chunk(of: FixedWidthValues(present.values(of: values)), levels, rows)
    case .double(let values):
      chunk(of: FixedWidthValues(present.values(of: values)), levels, rows)
    case .uuid(let values):
      chunk(of: FixedWidthValues(present.values(of: values, UUIDValue.init)[...]), levels, rows)
    case .string(let values):
      chunk(of: ByteArrayValues(values, present), levels, rows)
    case .list: preconditionFailure("a list holds no lists")
    }
  }

  private func chunk<Values: ChunkValues>(
    of values: Values, _ levels: Levels, _ rows: Range<Int>
  ) -> EncodedChunk {
    let choice = EncodingChoice(field: field, options: options, compressor: compressor)
      .encoding(of: values)
    var chunk = EncodedChunk(field: field, encoding: choice.encoding)
    if let dictionary = choice.dictionary { chunk.append(dictionaryPage(of: dictionary.entries)) }
    let ranges = Array(
      PageRanges(
        values: values, levels: levels, rows: rows, options: options,
        hasIndices: choice.dictionary != nil))
    for range in ranges {
      chunk.append(page(of: values, choice, range, levels), rowCount: range.rows.count)
    }
    let summary = ChunkSummary(
      values, distinct: choice.distinct, pages: ranges, levels: levels)
    chunk.describe(summary, distinctCount: choice.distinct?.entries.count)
    if options.bloomFilterColumns.contains(field.name), field.type.element != .boolean {
      chunk.bloomFilter = BloomFilter(choice.distinct?.entries ?? values)
    }
    return chunk
  }

  private func dictionaryPage(of entries: some ChunkValues) -> EncodedPage {
    var body: [UInt8] = []
    entries.append(0..<entries.count, .plain, to: &body)
    return EncodedPage(content: .dictionary(count: Int32(entries.count)), body: body)
  }

  private func page<Values: ChunkValues>(
    of values: Values, _ choice: ChosenEncoding<Values>, _ range: PageRanges<Values>.Page,
    _ levels: Levels
  ) -> EncodedPage {
    var page =
      options.encodings == .modern
      ? PageLayout.version2(levels, range.rows) : PageLayout.version1(levels, range.rows)
    if let dictionary = choice.dictionary {
      page.body.appendIndices(
        dictionary.indices[range.values], dictionarySize: dictionary.entries.count)
    } else {
      values.append(range.values, choice.encoding, to: &page.body)
    }
    return page.encoded(choice.encoding, isCompressed: compressor.codec != .uncompressed)
  }
}

/// Where the levels of a data page stand, and the page while its values are added.
private struct PageLayout {
  /// What stands unpacked before the body.
  private var levels: [UInt8] = []
  var body: [UInt8] = []
  private let placeCount: Int
  private let valueCount: Int
  private let rowCount: Int
  private let isVersion2: Bool
  private var repetitionSize = 0

  private init(_ levels: Levels, _ rows: Range<Int>, isVersion2: Bool) {
    placeCount = levels.placeCount(of: rows)
    valueCount = levels.valueCount(of: rows)
    rowCount = rows.count
    self.isVersion2 = isVersion2
  }

  /// Levels behind their lengths, packed together with the values.
  ///
  /// Source: Apache Parquet, README.md, "Data Pages".
  static func version1(_ levels: Levels, _ rows: Range<Int>) -> PageLayout {
    var page = PageLayout(levels, rows, isVersion2: false)
    if levels.maxRepetition > 0 {
      page.body.appendWithLength { levels.appendRepetition(of: rows, to: &$0) }
    }
    if levels.maxDefinition > 0 {
      page.body.appendWithLength { levels.appendDefinition(of: rows, to: &$0) }
    }
    return page
  }

  /// Levels by themselves, their lengths in the page's header.
  static func version2(_ levels: Levels, _ rows: Range<Int>) -> PageLayout {
    var page = PageLayout(levels, rows, isVersion2: true)
    if levels.maxRepetition > 0 { levels.appendRepetition(of: rows, to: &page.levels) }
    page.repetitionSize = page.levels.count
    if levels.maxDefinition > 0 { levels.appendDefinition(of: rows, to: &page.levels) }
    return page
  }

  func encoded(_ encoding: Encoding, isCompressed: Bool) -> EncodedPage {
    guard isVersion2 else {
      return EncodedPage(
        content: .data(count: Int32(placeCount), encoding: encoding), body: body)
    }
    let header = DataPageHeaderV2(
      valueCount: Int32(placeCount), nullCount: Int32(placeCount - valueCount),
      rowCount: Int32(rowCount), encoding: encoding,
      definitionLevelsSize: Int32(levels.count - repetitionSize),
      repetitionLevelsSize: Int32(repetitionSize), isCompressed: isCompressed)
    return EncodedPage(content: .dataV2(header), levels: levels, body: body)
  }
}

extension [UInt8] {
  /// Appends what `body` appends, behind four bytes of its length.
  ///
  /// Source: Apache Parquet, Encodings.md, "RLE".
  mutating func appendWithLength(_ body: (inout [UInt8]) -> Void) {
    let start = count
    append(contentsOf: [0, 0, 0, 0])
    body(&self)
    var length: [UInt8] = []
    length.appendLittleEndian(UInt32(count - start - 4))
    replaceSubrange(start..<(start + 4), with: length)
  }
}
