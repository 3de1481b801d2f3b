// The enumerations of parquet.thrift, as far as they are written here; raw values are the format's.

/// How the values of a column are stored.
enum PhysicalType: Int32 {
  case boolean = 0
  case int32 = 1
  case int64 = 2
  case double = 5
  case byteArray = 6
}

/// What stored values meant to readers of before 2018.
enum ConvertedType: Int32 {
  case utf8 = 0
  case decimal = 5
  case date = 6
  case timestampMicros = 10
}

enum FieldRepetitionType: Int32 {
  case required = 0
  case optional = 1
}

enum Encoding: Int32 {
  case plain = 0
  case rle = 3
  case rleDictionary = 8
}

enum CompressionCodec: Int32 {
  case uncompressed = 0
  case gzip = 2
}

enum PageType: Int32 {
  case dataPage = 0
  case dictionaryPage = 2
}

enum BoundaryOrder: Int32 {
  case unordered = 0
  case ascending = 1
  case descending = 2
}
