import Support
import Testing

@testable import Parquet

@Suite struct RunLengthEncodingTests {
  @Test(
    arguments: [
      // The example of Encodings.md: 0 through 7 in three bits.
      ([0, 1, 2, 3, 4, 5, 6, 7], 3, [0x03, 0x88, 0xC6, 0xFA]),
      ([4, 4, 4, 4, 4, 4, 4, 4], 3, [0x10, 0x04]),
      ([1], 1, [0x03, 0x01]),
      ([], 1, []),
      ([0x1FF, 0x1FF, 0x1FF, 0x1FF, 0x1FF, 0x1FF, 0x1FF, 0x1FF], 9, [0x10, 0xFF, 0x01]),
    ] as [([UInt32], Int, [UInt8])])
  func encodes(_ values: [UInt32], bitWidth: Int, as expected: [UInt8]) {
    #expect(encoded(values, bitWidth: bitWidth) == expected)
  }

  @Test(arguments: 1...32)
  func comesBack(bitWidth: Int) throws {
    var random = SeededGenerator(seed: UInt64(bitWidth))
    for _ in 0..<50 {
      var values: [UInt32] = []
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        let value = UInt32(random.next() >> UInt64(64 - bitWidth))
        values += Array(repeating: value, count: Int.random(in: 1...20, using: &random))
      }
      let bytes = encoded(values, bitWidth: bitWidth)
      #expect(try decodeRunLengths(bytes, bitWidth: bitWidth, values.count) == values)
    }
  }

  @Test(arguments: [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (256, 8), (257, 9)])
  func knowsTheWidth(of count: Int, bits: Int) {
    #expect(bitWidth(forCount: count) == bits)
  }

  private func encoded(_ values: [UInt32], bitWidth: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    values.withUnsafeBufferPointer { bytes.appendRunLengthEncoded($0, bitWidth: bitWidth) }
    return bytes
  }
}
