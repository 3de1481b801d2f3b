import Tables

/// Reads the pages of one column chunk, of any writer's.
struct ChunkReader {
  let place: Place
  let type: ColumnType
  let leaf: StoredColumn.Leaf
  let codec: CompressionCodec

  /// Nulls included.
  let valueCount: Int
  let limits: ParquetLimits
  let decompressor: Decompressor
  private var bytes: ChunkBytes
  private var levels = ChunkLevels()

  /// The places in a dictionary that a page holds.
  private var entries: [UInt32] = []

  /// Which column chunk it is, as messages say it.
  struct Place {
    let column: String
    let rowGroup: Int
  }

  init(
    place: Place, type: ColumnType, leaf: StoredColumn.Leaf, codec: CompressionCodec,
    valueCount: Int, limits: ParquetLimits, decompressor: Decompressor, bytes: ChunkBytes
  ) {
    self.place = place
    self.type = type
    self.leaf = leaf
    self.codec = codec
    self.valueCount = valueCount
    self.limits = limits
    self.decompressor = decompressor
    self.bytes = bytes
  }

  /// The column of the chunk's rows; `rows` is how many of them are wanted, and pages behind these
  /// are not read.
  ///
  /// The error names the page, or the first row, that is wrong.
  mutating func column(rows: Int, of rowCount: Int) throws -> Column {
    do {
      switch leaf.physicalType {
      case .boolean:
        var values = FlagValues()
        let slots = try read(into: &values, rows: rows, of: rowCount)
        return slots.column(.boolean(slots.spread(values.values, filler: false)))
      case .int32:
        var values = NumberValues<Int32>()
        let slots = try read(into: &values, rows: rows, of: rowCount)
        return slots.column(converted(slots.spread(values.values, filler: 0)))
      case .int64:
        var values = NumberValues<Int64>()
        let slots = try read(into: &values, rows: rows, of: rowCount)
        return slots.column(
          .int64(try converted(slots.spread(values.values, filler: 0), slots)))
      case .float:
        var values = NumberValues<Float>()
        let slots = try read(into: &values, rows: rows, of: rowCount)
        return slots.column(.float(slots.spread(values.values, filler: 0)))
      case .double:
        var values = NumberValues<Double>()
        let slots = try read(into: &values, rows: rows, of: rowCount)
        return slots.column(.double(slots.spread(values.values, filler: 0)))
      case .byteArray:
        var values = TextValues(limit: limits.chunkBytes)
        let slots = try read(into: &values, rows: rows, of: rowCount)
        return slots.column(.string(try texts(values.values, slots)))
      case .fixedLengthByteArray:
        var values = FixedLengthValues(length: leaf.typeLength, limit: limits.chunkBytes)
        let slots = try read(into: &values, rows: rows, of: rowCount)
        return slots.column(try numbers(values, slots))
      case .int96:
        throw ParquetReadError.unreadType(
          column: place.column, type: leaf.physicalType.name)
      }
    } catch let fault as PageFault {
      throw ParquetReadError.badChunk(column: place.column, rowGroup: place.rowGroup, fault)
    } catch let error as TableError {
      throw ParquetReadError.badValue(rowGroup: place.rowGroup, error)
    }
  }

  // MARK: Pages

  /// Reads pages until the rows are there, and returns where their values belong.
  private mutating func read(
    into values: inout some PageValues, rows: Int, of rowCount: Int
  ) throws -> Slots {
    var (offset, page) = (bytes.range.lowerBound, 0)
    while levels.count < valueCount, needsMore(for: rows, of: rowCount) {
      do {
        offset = try readPage(at: offset, into: &values)
      } catch let fault as PageFault {
        throw ParquetReadError.badPage(
          column: place.column, rowGroup: place.rowGroup, page: page, fault)
      }
      page += 1
    }
    guard levels.rowCount == rowCount || levels.rowCount < rowCount && levels.rowCount >= rows
    else {
      throw PageFault.valueCount(expected: rowCount, found: levels.rowCount)
    }
    return try Slots(levels, leaf)
  }

  /// Whether more pages are to be read; the last list that has begun may go on in the next one.
  private func needsMore(for rows: Int, of rowCount: Int) -> Bool {
    rows >= rowCount || levels.rowCount < (leaf.emptyListDefinition == nil ? rows : rows + 1)
  }

  /// Reads the page that begins at an offset; gives back where it ends.
  private mutating func readPage(
    at offset: Int, into values: inout some PageValues
  ) throws -> Int {
    guard offset < bytes.range.upperBound else { throw PageFault.endsEarly }
    let (page, size) = try bytes.header(at: offset)
    let body = (offset + size)..<(offset + size + page.compressedSize)
    try check(page)
    var bytes = bytes
    defer { self.bytes = bytes }
    try bytes.withBody(body) { (bytes) throws(PageFault) in
      if let crc = page.crc, checksum(bytes) != crc { throw .badChecksum }
      try readBody(bytes, of: page, into: &values)
    }
    return body.upperBound
  }

  /// Reads a page's bytes as they stand behind its header.
  private mutating func readBody(
    _ bytes: UnsafeRawBufferPointer, of page: FoundPage, into values: inout some PageValues
  ) throws(PageFault) {
    switch page.kind {
    case .other: break
    case .dictionary:
      guard page.encoding == .plain || page.encoding == .plainDictionary else {
        throw .unreadEncoding(page.encoding.name)
      }
      var cursor = ByteCursor(try decompressor.unpacked(bytes, codec, size: page.uncompressedSize))
      try values.readDictionary(&cursor, count: page.valueCount)
    case .data:
      var cursor = ByteCursor(try decompressor.unpacked(bytes, codec, size: page.uncompressedSize))
      let present = try levels.append(page, leaf, from: &cursor)
      try values.read(&cursor, count: present, page.encoding, &entries)
    case .dataV2(let repetitionSize, let definitionSize, let isCompressed):
      var cursor = ByteCursor(bytes)
      let repetitions = try cursor.take(repetitionSize)
      let definitions = try cursor.take(definitionSize)
      let present = try levels.append(
        page.valueCount, leaf, repetitions: { repetitions }, definitions: { definitions })
      let size = page.uncompressedSize - repetitionSize - definitionSize
      guard size >= 0 else { throw .badLength(size) }
      let codec = isCompressed && size > 0 ? codec : .uncompressed
      var rest = ByteCursor(try decompressor.unpacked(cursor.takeRest(), codec, size: size))
      try values.read(&rest, count: present, page.encoding, &entries)
    }
  }

  /// Throws where the page would take more than the limits, or has more values than are left.
  private func check(_ page: FoundPage) throws(PageFault) {
    let size = max(page.compressedSize, page.uncompressedSize)
    guard size <= limits.pageBytes else {
      throw .overLimit("the size of a page", size, limit: limits.pageBytes)
    }
    guard page.valueCount <= limits.pageValues else {
      throw .overLimit("the number of a page's values", page.valueCount, limit: limits.pageValues)
    }
    switch page.kind {
    case .dictionary, .other: break
    case .data, .dataV2:
      guard page.valueCount <= valueCount - levels.count else {
        throw .valueCount(expected: valueCount - levels.count, found: page.valueCount)
      }
    }
  }

  // MARK: Values

  private func converted(_ values: [Int32]) -> Column.Values {
    switch leaf.conversion {
    case .widened: .int64(values.map { Int64($0) })
    case .unsignedWidened: .int64(values.map { Int64(UInt32(bitPattern: $0)) })
    case .none, .millis, .bigEndian: .int32(values)
    }
  }

  private func converted(_ values: [Int64], _ slots: Slots) throws(TableError) -> [Int64] {
    guard leaf.conversion == .millis else { return values }
    var micros = values
    for index in values.indices {
      let (product, overflow) = values[index].multipliedReportingOverflow(by: 1_000)
      guard !overflow else {
        throw .timestampOutOfRange(
          column: place.column, row: slots.row(of: index), micros: values[index] < 0 ? .min : .max)
      }
      micros[index] = product
    }
    return micros
  }

  private func texts(_ values: ByteArrays, _ slots: Slots) throws(TableError) -> StringValues {
    let offsets = slots.spread(offsets: values.offsets)
    if let texts = StringValues(bytes: values.bytes, offsets: offsets) { return texts }
    let bad = zip(offsets, offsets.dropFirst()).enumerated().first {
      String(validating: values.bytes[$1.0..<$1.1], as: UTF8.self) == nil
    }
    throw .notUTF8(column: place.column, row: slots.row(of: bad?.offset ?? 0))
  }

  /// Identifiers or decimals, both with the high byte first.
  private func numbers(
    _ values: FixedLengthValues, _ slots: Slots
  ) throws(TableError) -> Column.Values {
    var numbers: [UInt128] = []
    numbers.reserveCapacity(values.count)
    for start in stride(from: 0, to: values.bytes.count, by: values.length) {
      let bytes = values.bytes[start..<(start + values.length)]
      let sign: UInt128 = leaf.conversion == .bigEndian && bytes.first ?? 0 > 0x7F ? .max : 0
      numbers.append(bytes.reduce(sign) { $0 << 8 | UInt128($1) })
    }
    numbers = slots.spread(numbers, filler: 0)
    guard leaf.conversion == .bigEndian, case .decimal(let precision, _) = type.element else {
      return .uuid(numbers)
    }
    let decimals = numbers.map { Int64(clamping: Int128(truncatingIfNeeded: $0)) }
    // What does not fit in 64 bits becomes a bound of them, which has more than 18 digits.
    for index in decimals.indices where decimals[index] == .max || decimals[index] == .min {
      throw .tooManyDigits(
        column: place.column, row: slots.row(of: index), unscaled: decimals[index],
        precision: precision)
    }
    return .int64(decimals)
  }
}

extension ChunkLevels {
  /// Appends the levels of a page of the first kind, each lot behind its length.
  fileprivate mutating func append(
    _ page: FoundPage, _ leaf: StoredColumn.Leaf, from cursor: inout ByteCursor
  ) throws(PageFault) -> Int {
    try append(page.valueCount, leaf) { () throws(PageFault) in
      guard !page.hasPackedRepetitionLevels else { throw .unreadEncoding(Encoding.bitPacked.name) }
      return try cursor.take(Int(try cursor.uint32()))
    } definitions: { () throws(PageFault) in
      guard !page.hasPackedDefinitionLevels else { throw .unreadEncoding(Encoding.bitPacked.name) }
      return try cursor.take(Int(try cursor.uint32()))
    }
  }
}

extension PageValues {
  /// Appends `count` values of a data page; `entries` is room for places in a dictionary.
  fileprivate mutating func read(
    _ page: inout ByteCursor, count: Int, _ encoding: Encoding, _ entries: inout [UInt32]
  ) throws(PageFault) {
    guard count > 0 else { return }
    guard encoding == .rleDictionary || encoding == .plainDictionary else {
      return try read(&page, count: count, encoding)
    }
    guard let entryCount = dictionaryCount else { throw .noDictionary }
    guard entryCount > 0 else { throw .noSuchEntry(0, entries: 0) }
    if entries.count < count { entries = [UInt32](repeating: 0, count: count) }
    try entries.withUnsafeMutableBufferPointer { (entries) throws(PageFault) in
      let room = UnsafeMutableBufferPointer(rebasing: entries[..<count])
      try page.readRunLengths(
        into: room, bitWidth: Int(try page.byte()), greatest: UInt32(entryCount - 1)
      ) { .noSuchEntry($0, entries: entryCount) }
      try append(entries: UnsafeBufferPointer(room))
    }
  }
}
