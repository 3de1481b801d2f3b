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
  case list = 3
  case decimal = 5
  case date = 6
  case timestampMicros = 10
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
