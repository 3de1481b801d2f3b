/// What stands before each page.
///
/// Source: parquet.thrift, `PageHeader`.
struct PageHeader: ThriftStruct {
  /// What the page holds.
  enum Content {
    case dictionary(count: Int32)
    /// `count` is the number of values, nulls included.
    case data(count: Int32, encoding: Encoding)
    case dataV2(DataPageHeaderV2)
  }

  let content: Content
  let uncompressedSize: Int32
  let compressedSize: Int32

  /// Of the page's bytes as they stand in the file.
  let crc: UInt32

  func write(to writer: inout ThriftCompactWriter) {
    switch content {
    case .dictionary: writer.field(1, PageType.dictionaryPage)
    case .data: writer.field(1, PageType.dataPage)
    case .dataV2: writer.field(1, PageType.dataPageV2)
    }
    writer.field(2, uncompressedSize)
    writer.field(3, compressedSize)
    writer.field(4, Int32(bitPattern: crc))
    switch content {
    case .dictionary(let count): writer.field(7, DictionaryPageHeader(count: count))
    case .data(let count, let encoding):
      writer.field(5, DataPageHeader(count: count, encoding: encoding))
    case .dataV2(let header): writer.field(8, header)
    }
  }

  private struct DictionaryPageHeader: ThriftStruct {
    let count: Int32

    func write(to writer: inout ThriftCompactWriter) {
      writer.field(1, count)
      writer.field(2, Encoding.plain)
    }
  }

  private struct DataPageHeader: ThriftStruct {
    let count: Int32
    let encoding: Encoding

    func write(to writer: inout ThriftCompactWriter) {
      writer.field(1, count)
      writer.field(2, encoding)
      writer.field(3, Encoding.rle)
      writer.field(4, Encoding.rle)
    }
  }
}

/// A data page whose levels stand unpacked before its values.
///
/// Source: parquet.thrift, `DataPageHeaderV2`.
struct DataPageHeaderV2: ThriftStruct {
  /// Nulls included.
  let valueCount: Int32
  let nullCount: Int32
  let rowCount: Int32
  let encoding: Encoding
  let definitionLevelsSize: Int32
  let repetitionLevelsSize: Int32

  /// Whether the values are packed; the levels never are.
  let isCompressed: Bool

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, valueCount)
    writer.field(2, nullCount)
    writer.field(3, rowCount)
    writer.field(4, encoding)
    writer.field(5, definitionLevelsSize)
    writer.field(6, repetitionLevelsSize)
    writer.field(7, isCompressed)
  }
}
