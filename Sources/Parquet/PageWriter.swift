/// Puts the pages of one column chunk behind each other.
struct PageWriter {
  /// The pages with their headers, as they stand in the file.
  private(set) var bytes: [UInt8] = []

  /// What the pages with their headers would take without compression.
  private(set) var uncompressedSize: Int64 = 0
  private let column: String
  private let compressor: Compressor

  init(column: String, compressor: Compressor) {
    self.column = column
    self.compressor = compressor
  }

  /// Writes a page; gives back where it begins and how long it is with its header.
  mutating func append(
    _ page: [UInt8], _ content: PageHeader.Content
  ) throws(ParquetError) -> (offset: Int, size: Int) {
    let packed = Int32(exactly: page.count).map { _ in compressor.compressed(page) }
    guard let packed, let size = Int32(exactly: packed.count) else {
      throw .pageTooLarge(column: column, bytes: page.count)
    }
    let header = ThriftCompactWriter.bytes(
      of: PageHeader(
        content: content, uncompressedSize: Int32(page.count), compressedSize: size,
        crc: Compressor.checksum(packed)))
    let offset = bytes.count
    bytes += header
    bytes += packed
    uncompressedSize += Int64(header.count + page.count)
    return (offset, header.count + packed.count)
  }
}
