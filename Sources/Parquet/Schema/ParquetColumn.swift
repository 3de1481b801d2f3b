import Tables

/// A column of a Parquet file.
public struct ParquetColumn: Hashable, Sendable {
  public let name: String

  /// The column as a table has it; nil for a type that no table has.
  public let field: Field?

  /// The type in words: `decimal(18, 4)`, or for what no table has `timestamps in nanoseconds`.
  public let type: String

  init(_ column: StoredColumn, description: String) {
    name = column.name
    switch column.content {
    case .readable(let type, let isNullable, _):
      field = Field(column.name, type, isNullable: isNullable, description: description)
      self.type = type.description
    case .unread(let type):
      field = nil
      self.type = type
    }
  }
}

/// Where a data page stands in a file.
public struct ParquetPageLocation: Hashable, Sendable {
  public let offset: Int

  /// The bytes, with those of the header.
  public let size: Int

  /// Counted from the row group's first row.
  public let firstRow: Int
}

/// What the footer of a file says of a column chunk, true or not; nil where it says nothing.
public struct ParquetChunk: Hashable, Sendable {
  /// The name of the column.
  public let column: String

  /// The column, or the member of it that holds the values: `tags.list.element`.
  public let path: String

  /// By the format's names: `INT64`, `ZSTD`, `RLE_DICTIONARY`; nil for one of a later version.
  public let physicalType: String?
  public let codec: String?
  public let encodings: [String]

  /// Nulls included.
  public let valueCount: Int

  /// The bytes of all pages with their headers, as they stand in the file and before packing.
  public let compressedSize: Int
  public let uncompressedSize: Int
  public let nullCount: Int?
  public let distinctCount: Int?
  public let nanCount: Int?

  /// Bounds of the values, or of the lists' elements. A file whose bounds are in an order of its own
  /// has none.
  public let minimum: Cell?
  public let maximum: Cell?

  /// Whether the bounds are themselves among the values.
  public let isMinimumExact: Bool?
  public let isMaximumExact: Bool?
  public let hasBloomFilter: Bool
  public let hasColumnIndex: Bool
  public let hasOffsetIndex: Bool

  init(_ chunk: ColumnChunk, of column: StoredColumn, isOrdered: Bool) {
    let (metaData, statistics) = (chunk.metaData, chunk.metaData?.statistics)
    self.column = column.name
    path = metaData?.path.joined(separator: ".") ?? column.name
    physicalType = metaData?.type?.name
    codec = metaData?.codec?.name
    encodings = metaData?.encodings.map(\.name) ?? []
    valueCount = Int(metaData?.valueCount ?? 0)
    compressedSize = Int(metaData?.totalCompressedSize ?? 0)
    uncompressedSize = Int(metaData?.totalUncompressedSize ?? 0)
    nullCount = statistics?.nullCount.map { Int($0) }
    distinctCount = statistics?.distinctCount.map { Int($0) }
    nanCount = statistics?.nanCount.map { Int($0) }
    minimum = isOrdered ? column.cell(statistics?.minValue) : nil
    maximum = isOrdered ? column.cell(statistics?.maxValue) : nil
    isMinimumExact = statistics?.isMinExact
    isMaximumExact = statistics?.isMaxExact
    hasBloomFilter = metaData?.bloomFilter != nil
    hasColumnIndex = chunk.columnIndex != nil
    hasOffsetIndex = chunk.offsetIndex != nil
  }
}

extension StoredColumn {
  /// The cell of a bound, which is a PLAIN value, without the length where it is a byte array; nil
  /// for what is not a value of the column's.
  fileprivate func cell(_ bound: [UInt8]?) -> Cell? {
    guard let bound, case .readable(let type, _, let leaf) = content else { return nil }
    switch leaf.physicalType {
    case .boolean: return bound.count == 1 ? .boolean(bound[0] == 1) : nil
    case .int32:
      guard let value = UInt32(littleEndian: bound) else { return nil }
      let isUnsigned = leaf.conversion == .unsignedWidened
      return cell(isUnsigned ? Int64(value) : Int64(Int32(bitPattern: value)), type.element)
    case .int64:
      guard let value = UInt64(littleEndian: bound) else { return nil }
      let (scaled, overflow) = Int64(bitPattern: value)
        .multipliedReportingOverflow(by: leaf.conversion == .millis ? 1_000 : 1)
      return overflow ? nil : cell(scaled, type.element)
    case .float: return UInt32(littleEndian: bound).map { .float(Float(bitPattern: $0)) }
    case .double: return UInt64(littleEndian: bound).map { .double(Double(bitPattern: $0)) }
    case .byteArray: return String(validating: bound, as: UTF8.self).map { .string($0) }
    case .fixedLengthByteArray:
      guard bound.count == leaf.typeLength, bound.count <= 16 else { return nil }
      let sign: UInt128 = leaf.conversion == .bigEndian && bound.first ?? 0 > 0x7F ? .max : 0
      let bits = bound.reduce(sign) { $0 << 8 | UInt128($1) }
      guard leaf.conversion == .bigEndian else { return .uuid(bits) }
      return Int64(exactly: Int128(truncatingIfNeeded: bits)).map { .decimal(unscaled: $0) }
    case .int96: return nil
    }
  }

  private func cell(_ value: Int64, _ type: ColumnType) -> Cell? {
    switch type {
    case .date: ColumnType.dateRange.contains(Int(value)) ? .date(days: Int(value)) : nil
    case .timestamp:
      ColumnType.timestampRange.contains(Int(value)) ? .timestamp(micros: Int(value)) : nil
    case .decimal: .decimal(unscaled: value)
    default: .integer(Int(value))
    }
  }
}

extension FixedWidthInteger {
  /// The number of these bytes, the low one first; nil unless there are as many as it has.
  fileprivate init?(littleEndian bytes: [UInt8]) {
    guard bytes.count == Self.bitWidth / 8 else { return nil }
    self = bytes.reversed().reduce(0) { $0 << 8 | Self($1) }
  }
}
