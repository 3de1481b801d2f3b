/// A page whose values are encoded, but not packed.
struct EncodedPage: Sendable {
  let content: PageHeader.Content

  /// What stands unpacked before the body: the levels of a page of version 2.
  var levels: [UInt8] = []
  let body: [UInt8]

  /// The page as it stands in the file.
  ///
  /// - Throws: `pageTooLarge`.
  func packed(_ compressor: Compressor, column: String) throws(ParquetError) -> PackedPage {
    let size = levels.count + body.count
    guard let uncompressedSize = Int32(exactly: size) else {
      throw .pageTooLarge(column: column, bytes: size)
    }
    let packed = compressor.compressed(body)
    guard let compressedSize = Int32(exactly: levels.count + packed.count) else {
      throw .pageTooLarge(column: column, bytes: size)
    }
    let header = ThriftCompactWriter.bytes(
      of: PageHeader(
        content: content, uncompressedSize: uncompressedSize, compressedSize: compressedSize,
        crc: checksum(levels, packed)))
    return PackedPage(
      parts: [header, levels, packed], uncompressedSize: header.count + size)
  }
}

/// A page in the form of its bytes.
struct PackedPage: Sendable {
  /// The header, the levels that are not packed, and the rest.
  let parts: [[UInt8]]

  /// What it would take without compression, header included.
  let uncompressedSize: Int

  /// What it takes, header included.
  var size: Int { parts.reduce(0) { $0 + $1.count } }
}
