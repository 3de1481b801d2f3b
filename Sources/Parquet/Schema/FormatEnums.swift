// The enumerations of parquet.thrift, as far as they are written or read here; raw values are the
// format's.

/// How the values of a column are stored.
enum PhysicalType: Int32 {
  case boolean = 0
  case int32 = 1
  case int64 = 2
  case int96 = 3
  case float = 4
  case double = 5
  case byteArray = 6
  case fixedLengthByteArray = 7
}

/// What stored values meant to readers of before 2018.
enum ConvertedType: Int32 {
  case utf8 = 0
  case map = 1
  case mapKeyValue = 2
  case list = 3
  case `enum` = 4
  case decimal = 5
  case date = 6
  case timeMillis = 7
  case timeMicros = 8
  case timestampMillis = 9
  case timestampMicros = 10
  case uint8 = 11
  case uint16 = 12
  case uint32 = 13
  case uint64 = 14
  case int8 = 15
  case int16 = 16
  case int32 = 17
  case int64 = 18
  case json = 19
  case bson = 20
  case interval = 21
}

enum FieldRepetitionType: Int32 {
  case required = 0
  case optional = 1
  case repeated = 2
}

enum Encoding: Int32 {
  case plain = 0
  case plainDictionary = 2
  case rle = 3
  case bitPacked = 4
  case deltaBinaryPacked = 5
  case deltaLengthByteArray = 6
  case deltaByteArray = 7
  case rleDictionary = 8
  case byteStreamSplit = 9
}

enum CompressionCodec: Int32 {
  case uncompressed = 0
  case snappy = 1
  case gzip = 2
  case lzo = 3
  case brotli = 4
  case lz4 = 5
  case zstd = 6
  case lz4Raw = 7
}

enum PageType: Int32 {
  case dataPage = 0
  case indexPage = 1
  case dictionaryPage = 2
  case dataPageV2 = 3
}

enum BoundaryOrder: Int32 {
  case unordered = 0
  case ascending = 1
  case descending = 2
}

extension PhysicalType {
  /// The name that the format gives it: `INT32`.
  var name: String {
    switch self {
    case .boolean: "BOOLEAN"
    case .int32: "INT32"
    case .int64: "INT64"
    case .int96: "INT96"
    case .float: "FLOAT"
    case .double: "DOUBLE"
    case .byteArray: "BYTE_ARRAY"
    case .fixedLengthByteArray: "FIXED_LEN_BYTE_ARRAY"
    }
  }
}

extension Encoding {
  /// The name that the format gives it: `RLE_DICTIONARY`.
  var name: String {
    switch self {
    case .plain: "PLAIN"
    case .plainDictionary: "PLAIN_DICTIONARY"
    case .rle: "RLE"
    case .bitPacked: "BIT_PACKED"
    case .deltaBinaryPacked: "DELTA_BINARY_PACKED"
    case .deltaLengthByteArray: "DELTA_LENGTH_BYTE_ARRAY"
    case .deltaByteArray: "DELTA_BYTE_ARRAY"
    case .rleDictionary: "RLE_DICTIONARY"
    case .byteStreamSplit: "BYTE_STREAM_SPLIT"
    }
  }
}

extension CompressionCodec {
  /// The name that the format gives it: `ZSTD`.
  var name: String {
    switch self {
    case .uncompressed: "UNCOMPRESSED"
    case .snappy: "SNAPPY"
    case .gzip: "GZIP"
    case .lzo: "LZO"
    case .brotli: "BROTLI"
    case .lz4: "LZ4"
    case .zstd: "ZSTD"
    case .lz4Raw: "LZ4_RAW"
    }
  }
}
