/// What stands before each page.
///
/// Source: parquet.thrift, `PageHeader`.
struct PageHeader: ThriftStruct {
  /// What the page holds.
  enum Content {
    case dictionary(count: Int32)
    /// `count` is the number of rows, nulls included.
    case data(count: Int32, encoding: Encoding)
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
    }
    writer.field(2, uncompressedSize)
    writer.field(3, compressedSize)
    writer.field(4, Int32(bitPattern: crc))
    switch content {
    case .dictionary(let count): writer.field(7, DictionaryPageHeader(count: count))
    case .data(let count, let encoding):
      writer.field(5, DataPageHeader(count: count, encoding: encoding))
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
