import Tables
import Testing

@testable import Parquet

@Suite struct BloomFilterTests {
  /// The bytes 0, 1, 2 … as xxHash's own program gives their digest.
  @Test(
    arguments: [
      (0, 0xef46_db37_51d8_e999), (31, 0xc346_d2b5_9b4d_8ee1), (32, 0xcbf5_9c51_16ff_32b4),
      (100, 0x6ac1_e580_3216_6597),
    ] as [(Int, UInt64)])
  func hashes(count: Int, as hash: UInt64) {
    let bytes = (0..<count).map { UInt8($0) }
    #expect(bytes.withUnsafeBytes(xxHash64) == hash)
  }

  @Test func hashesText() {
    #expect(Array("abc".utf8).withUnsafeBytes(xxHash64) == 0x44bc_2cf5_ad77_0999)
  }

  @Test func knowsWhatItHoldsAndLittleElse() {
    var filter = BloomFilter(valueCount: 1_000)
    for value in 0..<UInt64(1_000) { filter.insert(mixed(value)) }
    #expect((0..<UInt64(1_000)).allSatisfy { filter.mayHold(mixed($0)) })
    let passed = (1_000..<UInt64(11_000)).count { filter.mayHold(mixed($0)) }
    #expect(passed < 200)
  }

  /// Who looks for a zero or a NaN does not know which bits it has.
  @Test(
    arguments: [
      (-0.0, [0.0, -0.0]), (0.0, [0.0, -0.0]), (Double(nan: 5, signaling: false), [.nan]),
      (1.5, [1.5]),
    ] as [(Double, [Double])])
  func holdsWhatIsEqual(_ value: Double, _ equal: [Double]) {
    let doubles = BloomFilter(FixedWidthValues([value]))
    let floats = BloomFilter(FixedWidthValues([Float(value)]))
    for other in equal {
      #expect(doubles.mayHold(plain(other.bitPattern).withUnsafeBytes(xxHash64)))
      #expect(floats.mayHold(plain(Float(other).bitPattern).withUnsafeBytes(xxHash64)))
    }
    #expect(!doubles.mayHold(plain(7.0.bitPattern).withUnsafeBytes(xxHash64)))
  }

  /// A list's filter holds its elements, and only those that are there.
  @Test(arguments: profiles().indices)
  func holdsTheElementsOfLists(profile: Int) throws {
    let schema = Schema(
      name: "t", fields: [Field("l", .list(of: .string, elementsAreNullable: true))])
    var builder = TableBuilder(schema: schema)
    for number in 0..<20 {
      try builder.append([.list([.string("n\(number)"), nil, .string("again")])])
    }
    var options = profiles()[profile]
    options.bloomFilterColumns = ["l"]
    let bytes = try file([builder.take()], options)
    let metaData = try #require(FileReader(bytes).metaData(0, 0))
    let (start, length) = (try #require(metaData[14]?.integer), try #require(metaData[15]?.integer))
    var expected = BloomFilter(valueCount: 21)
    for text in (0..<20).map({ "n\($0)" }) + ["again"] {
      expected.insert(Array(text.utf8).withUnsafeBytes(xxHash64))
    }
    #expect(Array(bytes[start..<(start + length)]) == expected.bytes)
  }
}

extension BloomFilter {
  /// Source: Apache Parquet, BloomFilter.md, `filter_check`.
  fileprivate func mayHold(_ hash: UInt64) -> Bool {
    var with = self
    with.insert(hash)
    return with.words == words
  }
}
