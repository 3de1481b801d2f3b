/// A set of hashes that answers "surely not there" or "perhaps there".
///
/// Eleven bits or so a value let one absent value in a hundred pass.
///
/// Source: Apache Parquet, BloomFilter.md, "Split block Bloom filter".
struct BloomFilter: Sendable {
  /// Blocks of eight words.
  private(set) var words: [UInt32]

  /// Room for so many distinct values, in whole blocks that double in number; at most 128 MiB.
  init(valueCount: Int) {
    var blocks = 1
    while blocks * 256 < valueCount * 11, blocks < 1 << 22 { blocks *= 2 }
    words = [UInt32](repeating: 0, count: blocks * 8)
  }

  /// The filter of the values; to be made of a dictionary's where there is one.
  init(_ values: some ChunkValues) {
    var filter = BloomFilter(valueCount: values.count)
    values.forEachHash { filter.insert($0) }
    self = filter
  }

  /// Sets one bit in each word of the block that the upper half of the hash chooses.
  mutating func insert(_ hash: UInt64) {
    let first = Int(((hash >> 32) * UInt64(words.count / 8)) >> 32) * 8
    for (index, salt) in salts.enumerated() {
      let bit = (UInt32(truncatingIfNeeded: hash) &* salt) >> 27
      words[first + index] |= 1 << bit
    }
  }

  /// The header and the bits, as they stand in the file.
  var bytes: [UInt8] {
    var bytes = ThriftCompactWriter.bytes(of: Header(byteCount: Int32(words.count * 4)))
    bytes.reserveCapacity(bytes.count + words.count * 4)
    for word in words { bytes.appendLittleEndian(word) }
    return bytes
  }

  /// Split blocks, xxHash, uncompressed: the first choice of three unions of one choice each.
  private struct Header: ThriftStruct {
    let byteCount: Int32

    func write(to writer: inout ThriftCompactWriter) {
      writer.field(1, byteCount)
      for id in Int16(2)...4 { writer.field(id, OnlyChoice()) }
    }
  }

  private struct OnlyChoice: ThriftStruct {
    func write(to writer: inout ThriftCompactWriter) {
      writer.field(1, EmptyStruct())
    }
  }
}

private let salts: [UInt32] = [
  0x47b6_137b, 0x4497_4d91, 0x8824_ad5b, 0xa2b7_289d, 0x7054_95c7, 0x2df1_424b, 0x9efc_4947,
  0x5c6b_fb31,
]
