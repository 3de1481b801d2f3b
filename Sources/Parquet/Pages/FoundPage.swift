/// What stands before a page of any writer's.
///
/// Source: parquet.thrift, `PageHeader`, `DataPageHeader`, `DataPageHeaderV2`,
/// `DictionaryPageHeader`.
struct FoundPage {
  enum Kind {
    case dictionary
    case data

    /// The levels stand unpacked before the values and have these sizes.
    case dataV2(repetitionSize: Int, definitionSize: Int, isCompressed: Bool)

    /// An index page, or one of a later version of the format: to be passed over.
    case other
  }

  let kind: Kind

  /// Nulls included.
  let valueCount: Int
  let encoding: Encoding

  /// Whether levels are in the deprecated BIT_PACKED encoding, as far as there are any.
  let hasPackedDefinitionLevels: Bool
  let hasPackedRepetitionLevels: Bool
  let compressedSize: Int
  let uncompressedSize: Int
  let crc: UInt32?
}

extension FoundPage: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    var type: Int32?
    var (compressedSize, uncompressedSize, crc): (Int32?, Int32?, Int32?) = (nil, nil, nil)
    var (data, dictionary, dataV2): (Content?, Content?, Content?) = (nil, nil, nil)
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: type = try reader.int32()
      case 2: uncompressedSize = try reader.int32()
      case 3: compressedSize = try reader.int32()
      case 4: crc = try reader.int32()
      case 5: data = try Content(data: &reader)
      case 7: dictionary = try Content(dictionary: &reader)
      case 8: dataV2 = try Content(dataV2: &reader)
      default: try reader.skip()
      }
    }
    let content: Content
    switch PageType(rawValue: try type.orMissing("PageHeader.type")) {
    case .dataPage:
      kind = .data
      content = try data.orMissing("PageHeader.data_page_header")
    case .dictionaryPage:
      kind = .dictionary
      content = try dictionary.orMissing("PageHeader.dictionary_page_header")
    case .dataPageV2:
      content = try dataV2.orMissing("PageHeader.data_page_header_v2")
      kind = .dataV2(
        repetitionSize: Int(content.repetitionSize), definitionSize: Int(content.definitionSize),
        isCompressed: content.isCompressed)
    case .indexPage, nil:
      kind = .other
      content = Content(valueCount: 0, encoding: .plain)
    }
    valueCount = try Self.size(content.valueCount.orMissing("num_values"), "num_values")
    encoding = try content.encoding.orMissing("encoding")
    hasPackedDefinitionLevels = content.definitionEncoding == Encoding.bitPacked.rawValue
    hasPackedRepetitionLevels = content.repetitionEncoding == Encoding.bitPacked.rawValue
    self.compressedSize = try Self.size(
      compressedSize.orMissing("compressed_page_size"), "compressed_page_size")
    self.uncompressedSize = try Self.size(
      uncompressedSize.orMissing("uncompressed_page_size"), "uncompressed_page_size")
    self.crc = crc.map { UInt32(bitPattern: $0) }
  }

  private static func size(_ value: Int32, _ name: String) throws(PageFault) -> Int {
    guard value >= 0 else { throw .badValue(name, Int(value)) }
    return Int(value)
  }

  /// The header of a kind of page.
  fileprivate struct Content {
    var valueCount: Int32?
    var encoding: Encoding?
    var definitionEncoding: Int32?
    var repetitionEncoding: Int32?
    var definitionSize: Int32 = 0
    var repetitionSize: Int32 = 0
    var isCompressed = true
  }
}

extension FoundPage.Content {
  fileprivate init(data reader: inout ThriftCompactReader) throws(PageFault) {
    self.init()
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: valueCount = try reader.int32()
      case 2: try readEncoding(&reader)
      case 3: definitionEncoding = try reader.int32()
      case 4: repetitionEncoding = try reader.int32()
      default: try reader.skip()
      }
    }
  }

  fileprivate init(dictionary reader: inout ThriftCompactReader) throws(PageFault) {
    self.init()
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: valueCount = try reader.int32()
      case 2: try readEncoding(&reader)
      default: try reader.skip()
      }
    }
  }

  fileprivate init(dataV2 reader: inout ThriftCompactReader) throws(PageFault) {
    self.init()
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: valueCount = try reader.int32()
      case 4: try readEncoding(&reader)
      case 5: definitionSize = try reader.int32()
      case 6: repetitionSize = try reader.int32()
      case 7: isCompressed = try reader.bool()
      default: try reader.skip()
      }
    }
  }

  private mutating func readEncoding(_ reader: inout ThriftCompactReader) throws(PageFault) {
    let value = try reader.int32()
    guard let known = Encoding(rawValue: value) else { throw .badValue("encoding", Int(value)) }
    encoding = known
  }
}
