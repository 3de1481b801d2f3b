/// A column chunk in the form of its bytes. Offsets count from its first byte until it is placed.
struct EncodedChunk {
  private(set) var bytes: [UInt8]
  private(set) var metaData: ColumnMetaData
  private(set) var offsetIndex: OffsetIndex

  /// Nil where a page's values have no order.
  let columnIndex: ColumnIndex?
  let bloomFilter: BloomFilter?

  /// Makes the offsets those of a file in which the chunk begins here.
  mutating func place(at offset: Int64) {
    metaData.dataPageOffset += offset
    metaData.dictionaryPageOffset? += offset
    for index in offsetIndex.locations.indices { offsetIndex.locations[index].offset += offset }
  }

  /// The bytes, which are kept no longer.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Says where the bloom filter stands.
  mutating func placeBloomFilter(_ section: ColumnChunk.Section) {
    metaData.bloomFilter = section
  }
}
