import Tables

/// Encodes the rows of one column as a column chunk.
///
/// The outcome depends on nothing but the rows, the field and the options, so chunks may be encoded
/// in any order or at once.
struct ColumnChunkWriter {
  let field: Field
  let options: ParquetOptions
  let compressor: Compressor

  /// The chunk of some rows of the column.
  func chunk(of column: Column, rows: Range<Int>) throws(ParquetError) -> EncodedChunk {
    switch column.values {
    case .boolean(let values):
      try chunk(of: BooleanValues(elements: Array(present(values, in: column, rows))), column, rows)
    case .int32(let values):
      try chunk(of: FixedWidthValues(present(values, in: column, rows)), column, rows)
    case .int64(let values) where PhysicalType(field.type) == .int32:
      try chunk(
        of: FixedWidthValues(
          present(values, in: column, rows).map { Int32(truncatingIfNeeded: $0) }[...]),
        column, rows)
    case .int64(let values):
      try chunk(of: FixedWidthValues(present(values, in: column, rows)), column, rows)
    case .float(let values):
      try chunk(of: FixedWidthValues(present(values, in: column, rows)), column, rows)
    case .uuid, .list: preconditionFailure("not yet")
    case .double(let values):
      try chunk(of: FixedWidthValues(present(values, in: column, rows)), column, rows)
    case .string(let values):
      try chunk(
        of: ByteArrayValues(
          bytes: values.bytes,
          spans: rows.compactMap { column.validity[$0] ? values[$0] : nil }),
        column, rows)
    }
  }

  /// The values of the rows that are not null.
  private func present<Value>(
    _ values: [Value], in column: Column, _ rows: Range<Int>
  ) -> ArraySlice<Value> {
    if column.validity.nullCount == 0 { return values[rows] }
    return rows.compactMap { column.validity[$0] ? values[$0] : nil }[...]
  }

  private func chunk(
    of values: some ChunkValues, _ column: Column, _ rows: Range<Int>
  ) throws(ParquetError) -> EncodedChunk {
    let dictionary = EncodingChoice(field: field, options: options, compressor: compressor)
      .dictionary(for: values)
    var pages = PageWriter(column: field.name, compressor: compressor)
    if let dictionary {
      var page: [UInt8] = []
      dictionary.entries.appendPlain(0..<dictionary.entries.count, to: &page)
      _ = try pages.append(page, .dictionary(count: Int32(dictionary.entries.count)))
    }
    let dictionarySize = pages.bytes.count
    var summary = ChunkSummary(values)
    for range in PageRanges(
      values: values, validity: column.validity, rows: rows, options: options,
      isPlain: dictionary == nil)
    {
      var page: [UInt8] = []
      if field.isNullable { page.appendDefinitionLevels(of: column.validity, rows: range.rows) }
      if let dictionary {
        page.appendIndices(
          dictionary.indices[range.values], dictionarySize: dictionary.entries.count)
      } else {
        values.appendPlain(range.values, to: &page)
      }
      let place = try pages.append(
        page,
        .data(
          count: Int32(range.rows.count), encoding: dictionary == nil ? .plain : .rleDictionary))
      summary.add(
        range,
        at: PageLocation(
          offset: Int64(place.offset), compressedSize: Int32(place.size),
          firstRow: Int64(range.rows.lowerBound - rows.lowerBound)))
    }
    return summary.chunk(
      of: field, codec: compressor.codec, pages: pages,
      dictionary: dictionary.map { (size: dictionarySize, count: $0.entries.count) },
      bloomFilter: bloomFilter(of: dictionary?.entries ?? values))
  }

  private func bloomFilter(of values: some ChunkValues) -> BloomFilter? {
    guard options.bloomFilterColumns.contains(field.name), field.type != .boolean else {
      return nil
    }
    return BloomFilter(values)
  }
}

extension [UInt8] {
  /// Appends a level for each row, 1 where it holds a value and 0 where it is null, behind four
  /// bytes of length.
  ///
  /// Source: Apache Parquet, README.md, "Data Pages"; Encodings.md, "RLE".
  fileprivate mutating func appendDefinitionLevels(of validity: Validity, rows: Range<Int>) {
    let start = count
    append(contentsOf: [0, 0, 0, 0])
    if validity.nullCount(in: rows) == 0 {
      appendRun(of: 1, length: rows.count, bitWidth: 1)
    } else {
      let levels: [UInt32] = rows.map { validity[$0] ? 1 : 0 }
      levels.withUnsafeBufferPointer { appendRunLengthEncoded($0, bitWidth: 1) }
    }
    var length: [UInt8] = []
    length.appendLittleEndian(UInt32(count - start - 4))
    replaceSubrange(start..<(start + 4), with: length)
  }

  /// Appends the places of values in a dictionary, behind the number of their bits.
  ///
  /// Source: Apache Parquet, Encodings.md, "Dictionary Encoding".
  mutating func appendIndices(_ indices: ArraySlice<UInt32>, dictionarySize: Int) {
    let width = bitWidth(forCount: dictionarySize)
    append(UInt8(width))
    indices.withUnsafeBufferPointer { appendRunLengthEncoded($0, bitWidth: width) }
  }
}
