import Tables

/// Reads a Parquet file, of any writer's, as tables: one a row group.
///
///     let reader = try ParquetReader(bytes)
///     for group in 0..<reader.rowGroupCount {
///       let table = try reader.table(rowGroup: group, columns: ["unit", "value"])
///     }
///
/// Columns of booleans, numbers, text, dates, timestamps, decimals of up to 18 digits and UUIDs can
/// be read, and lists of these; timestamps without a zone are read as UTC. Pages of both versions,
/// PLAIN, dictionary and DELTA encodings, uncompressed or packed with gzip or zstd, are known. For
/// everything else there is an error that names it, whatever the bytes are. Only what is asked for
/// is fetched from the source.
///
/// Source: https://github.com/apache/parquet-format, version 2.13.
public struct ParquetReader {
  /// Where a file's bytes come from: gives those of a range, all of them or an error.
  public typealias ByteSource = (Range<Int>) throws -> [UInt8]

  /// The most that the reader takes on; a file beyond is refused with an error.
  public let limits: ParquetLimits

  /// The columns of the file, those that no table has among them.
  public let columns: [ParquetColumn]

  /// The rows of all row groups.
  public let rowCount: Int

  /// The program that wrote the file, as it names itself: `gleaner version 0.1.0 (build 3f9c2a)`.
  public let createdBy: String?

  /// The keys and values of the footer, in their order.
  public let metadata: [ParquetOptions.Metadata]

  private let name: String
  private let description: String
  private let stored: [StoredColumn]
  private let placesByName: [String: Int]
  private let groups: [RowGroup]

  /// Whether bounds are in the order of their type, and so have a meaning; by leaf.
  private let isOrdered: [Bool]
  private let source: ByteSource

  /// Where the footer begins, and so the columns end.
  private let end: Int

  /// Reads the footer of a file that is in memory. The error is a `ParquetReadError`.
  public init(_ bytes: [UInt8], limits: ParquetLimits = ParquetLimits()) throws {
    try self.init(size: bytes.count, limits: limits) { Array(bytes[$0]) }
  }

  /// Reads the footer of a file of `size` bytes.
  ///
  /// The error is a `ParquetReadError`, or what the source throws.
  public init(
    size: Int, limits: ParquetLimits = ParquetLimits(), source: @escaping ByteSource
  ) throws {
    let (footer, end) = try FileMetaData.read(from: source, size: size, limits: limits)
    let stored = try StoredColumn.columns(of: footer.schema)
    let leafCount = stored.last?.leaves.upperBound ?? 0
    for group in footer.rowGroups {
      guard group.rowCount >= 0 else {
        throw ParquetReadError.badFooter(.badValue("RowGroup.num_rows", Int(group.rowCount)))
      }
      guard group.columns.count == leafCount else {
        throw ParquetReadError.badFooter(
          .valueCount(expected: leafCount, found: group.columns.count))
      }
    }
    let keyValues = footer.keyValues.map { ParquetOptions.Metadata($0.key, $0.value ?? "") }
    self.limits = limits
    self.source = source
    self.end = end
    self.stored = stored
    groups = footer.rowGroups
    rowCount = try footer.checkedRowCount()
    createdBy = footer.createdBy
    metadata = keyValues
    name = footer.schema.first?.name ?? ""
    let values = Dictionary(
      keyValues.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    description = values["table.description"] ?? ""
    placesByName = Dictionary(
      uniqueKeysWithValues: stored.enumerated().map { ($0.element.name, $0.offset) })
    isOrdered = (0..<leafCount).map { leaf in
      guard let orders = footer.columnOrders, leaf < orders.count else { return false }
      return orders[leaf] == .typeDefined
    }
    columns = stored.map {
      ParquetColumn($0, description: values["column.\($0.name).description"] ?? "")
    }
  }

  /// How many row groups there are; they are numbered from 0.
  public var rowGroupCount: Int { groups.count }

  /// The rows of a row group, which the file must have, as at every call that names one.
  public func rowCount(rowGroup: Int) -> Int { Int(groups[rowGroup].rowCount) }

  /// The schema of the file, with the descriptions that `ParquetWriter` leaves. The error names the
  /// first column that no table has.
  public var schema: Schema {
    get throws(ParquetReadError) { try schema(of: nil) }
  }

  /// The schema of some columns, in the order given; of all without any.
  public func schema(of names: [String]?) throws(ParquetReadError) -> Schema {
    var fields: [Field] = []
    for index in try indices(of: names) {
      guard let field = columns[index].field else {
        throw .unreadType(column: columns[index].name, type: columns[index].type)
      }
      fields.append(field)
    }
    guard !fields.isEmpty else { throw .noColumns }
    return Schema(name: name, description: description, fields: fields)
  }

  /// The rows of a row group.
  ///
  /// - Parameters:
  ///   - columns: The names of the columns that are wanted, each once, in the order in which they
  ///     shall stand; all without any.
  ///   - firstRows: How many of the first rows are wanted; pages behind them are not read.
  ///
  /// The error is a `ParquetReadError`, or what the source throws.
  public func table(
    rowGroup: Int, columns names: [String]? = nil, firstRows: Int? = nil
  ) throws -> Table {
    let schema = try schema(of: names)
    let rowCount = rowCount(rowGroup: rowGroup)
    let rows = min(max(firstRows ?? rowCount, 0), rowCount)
    let decompressor = Decompressor()
    var (columns, size): ([Column], Int) = ([], 0)
    for index in try indices(of: names) {
      var reader = try chunkReader(
        stored[index], rowGroup: rowGroup, wholly: rows == rowCount, decompressor)
      let column = try reader.column(rows: rows, of: rowCount).prefix(rows)
      size += column.values.byteCount
      guard size <= limits.tableBytes else {
        throw ParquetReadError.badChunk(
          column: stored[index].name, rowGroup: rowGroup,
          .overLimit("the size of a table", size, limit: limits.tableBytes))
      }
      columns.append(column)
    }
    do throws(TableError) {
      return try Table(schema: schema, columns: columns)
    } catch {
      throw ParquetReadError.badValue(rowGroup: rowGroup, error)
    }
  }

  /// What the footer says of each column chunk of a row group. A struct has one for each of its
  /// members, so there may be more than columns.
  public func chunks(rowGroup: Int) -> [ParquetChunk] {
    stored.flatMap { column in
      column.leaves.map { leaf in
        ParquetChunk(groups[rowGroup].columns[leaf], of: column, isOrdered: isOrdered[leaf])
      }
    }
  }

  /// Where the data pages of a column chunk stand, by the file's offset index; nil where it has none.
  public func pages(rowGroup: Int, chunk: Int) throws -> [ParquetPageLocation]? {
    guard let section = groups[rowGroup].columns[chunk].offsetIndex else { return nil }
    let column = stored.first { $0.leaves.contains(chunk) }?.name ?? ""
    do {
      let range = try range(from: section.offset, size: Int64(section.length))
      guard range.count <= limits.metadataBytes else {
        throw PageFault.overLimit(
          "the size of a page index", range.count, limit: limits.metadataBytes)
      }
      let index = try Self.bytes(range, from: source).withBytes { (bytes) throws(PageFault) in
        try ThriftCompactReader.read(OffsetIndex.self, from: bytes).structure
      }
      return index.locations.map {
        ParquetPageLocation(
          offset: Int($0.offset), size: Int($0.compressedSize), firstRow: Int($0.firstRow))
      }
    } catch let fault as PageFault {
      throw ParquetReadError.badPageIndex(column: column, rowGroup: rowGroup, fault)
    }
  }

  // MARK: Column chunks

  private func indices(of names: [String]?) throws(ParquetReadError) -> [Int] {
    guard let names else { return Array(columns.indices) }
    var (indices, taken): ([Int], Set<Int>) = ([], [])
    for name in names {
      guard let index = placesByName[name] else { throw .noSuchColumn(name) }
      guard taken.insert(index).inserted else { throw .sameName(name) }
      indices.append(index)
    }
    return indices
  }

  private func chunkReader(
    _ column: StoredColumn, rowGroup: Int, wholly: Bool, _ decompressor: Decompressor
  ) throws(ParquetReadError) -> ChunkReader {
    guard case .readable(let type, _, let leaf) = column.content else {
      throw .noSuchColumn(column.name)
    }
    guard let metaData = groups[rowGroup].columns[column.leaves.lowerBound].metaData else {
      throw .columnElsewhere(column.name)
    }
    guard let codec = metaData.codec, Decompressor.codecs.contains(codec) else {
      throw .unreadCodec(
        column: column.name, codec: metaData.codec?.name ?? "a codec of a later version")
    }
    do throws(PageFault) {
      return ChunkReader(
        place: .init(column: column.name, rowGroup: rowGroup), type: type, leaf: leaf,
        codec: codec,
        valueCount: try valueCount(of: metaData, leaf, rows: rowCount(rowGroup: rowGroup)),
        limits: limits, decompressor: decompressor,
        bytes: ChunkBytes(source, range: try range(of: metaData), wholly: wholly))
    } catch {
      throw .badChunk(column: column.name, rowGroup: rowGroup, error)
    }
  }

  /// How many values a chunk has, nulls included, if its metadata can be true.
  private func valueCount(
    of metaData: ColumnMetaData, _ leaf: StoredColumn.Leaf, rows: Int
  ) throws(PageFault) -> Int {
    guard metaData.type == leaf.physicalType else {
      throw .badValue("ColumnMetaData.type", Int(metaData.type?.rawValue ?? -1))
    }
    let count = Int(metaData.valueCount)
    guard count >= 0 else { throw .badValue("ColumnMetaData.num_values", count) }
    guard max(count, rows) <= limits.chunkValues else {
      throw .overLimit(
        "the number of a column chunk's values", max(count, rows), limit: limits.chunkValues)
    }
    guard leaf.emptyListDefinition == nil ? count == rows : count >= rows else {
      throw .valueCount(expected: rows, found: count)
    }
    return count
  }

  /// Where a chunk stands. Writers are known that say 0 for a dictionary page that is not there.
  private func range(of metaData: ColumnMetaData) throws(PageFault) -> Range<Int> {
    var start = metaData.dataPageOffset
    if let dictionary = metaData.dictionaryPageOffset, dictionary > 0 {
      start = min(start, dictionary)
    }
    return try range(from: start, size: metaData.totalCompressedSize)
  }

  /// The part of the file, if it lies between the first bytes and the footer.
  private func range(from start: Int64, size: Int64) throws(PageFault) -> Range<Int> {
    guard start >= 4, start <= end else { throw .badValue("an offset", Int(start)) }
    guard size >= 0, size <= Int64(end) - start else { throw .badLength(Int(size)) }
    return Int(start)..<Int(start + size)
  }
}

extension FileMetaData {
  private static let magic = Array("PAR1".utf8)

  /// The footer of a file, and where it begins.
  fileprivate static func read(
    from source: ParquetReader.ByteSource, size: Int, limits: ParquetLimits
  ) throws -> (footer: FileMetaData, start: Int) {
    guard size >= 12, try ParquetReader.bytes(0..<4, from: source) == magic else {
      throw ParquetReadError.notParquet
    }
    // Most footers come with the first fetch.
    var tail = try ParquetReader.bytes((size - min(size, 1 << 16))..<size, from: source)
    let mark = tail.suffix(4)
    guard mark == magic[...] else {
      throw mark == Array("PARE".utf8)[...]
        ? ParquetReadError.encrypted : ParquetReadError.notParquet
    }
    let length = tail.suffix(8).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= size - 12 else { throw ParquetReadError.badFooter(.badLength(length)) }
    guard length <= limits.metadataBytes else {
      throw ParquetReadError.badFooter(
        .overLimit("the size of the footer", length, limit: limits.metadataBytes))
    }
    if length + 8 > tail.count {
      tail = try ParquetReader.bytes((size - 8 - length)..<size, from: source)
    }
    do throws(PageFault) {
      return (
        try Array(tail.suffix(length + 8).dropLast(8)).withBytes { (footer) throws(PageFault) in
          try ThriftCompactReader.read(FileMetaData.self, from: footer).structure
        }, size - 8 - length
      )
    } catch {
      throw ParquetReadError.badFooter(error)
    }
  }

  /// The rows of the file, if they are those of its row groups.
  fileprivate func checkedRowCount() throws(ParquetReadError) -> Int {
    var sum: Int64 = 0
    for group in rowGroups {
      let (more, overflow) = sum.addingReportingOverflow(group.rowCount)
      guard !overflow else { throw .badFooter(.badValue("num_rows", Int(group.rowCount))) }
      sum = more
    }
    guard sum == rowCount else {
      throw .badFooter(.valueCount(expected: Int(rowCount), found: Int(sum)))
    }
    return Int(sum)
  }
}

extension ParquetReader {
  /// The bytes of a range, every one of them.
  static func bytes(_ range: Range<Int>, from source: ByteSource) throws -> [UInt8] {
    let bytes = try source(range)
    guard bytes.count == range.count else {
      throw ParquetReadError.sourceFailed(expected: range.count, found: bytes.count)
    }
    return bytes
  }
}

extension Column.Values {
  /// The bytes that the values take in memory, about.
  fileprivate var byteCount: Int {
    switch self {
    case .boolean(let values): values.count
    case .int32(let values): values.count * 4
    case .int64(let values): values.count * 8
    case .float(let values): values.count * 4
    case .double(let values): values.count * 8
    case .uuid(let values): values.count * 16
    case .string(let values): values.bytes.count + values.offsets.count * 8
    case .list(let lists): lists.elements.values.byteCount + lists.offsets.count * 8
    }
  }
}

extension Column {
  /// The first rows.
  fileprivate func prefix(_ rows: Int) -> Column {
    guard rows < count else { return self }
    let valid = (0..<rows).reduce(into: Validity()) { $0.append(validity[$1]) }
    switch values {
    case .boolean(let values): return Column(.boolean(Array(values.prefix(rows))), validity: valid)
    case .int32(let values): return Column(.int32(Array(values.prefix(rows))), validity: valid)
    case .int64(let values): return Column(.int64(Array(values.prefix(rows))), validity: valid)
    case .float(let values): return Column(.float(Array(values.prefix(rows))), validity: valid)
    case .double(let values): return Column(.double(Array(values.prefix(rows))), validity: valid)
    case .uuid(let values): return Column(.uuid(Array(values.prefix(rows))), validity: valid)
    case .string(let values):
      let offsets = Array(values.offsets.prefix(rows + 1))
      let bytes = Array(values.bytes.prefix(offsets[rows]))
      return Column(
        .string(StringValues(bytes: bytes, offsets: offsets) ?? StringValues()), validity: valid)
    case .list(let lists):
      let offsets = Array(lists.offsets.prefix(rows + 1))
      let elements = lists.elements.prefix(offsets[rows])
      guard let first = ListValues(elements: elements, offsets: offsets) else { return self }
      return Column(.list(first), validity: valid)
    }
  }
}
