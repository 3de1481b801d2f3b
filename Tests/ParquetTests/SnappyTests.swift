import Testing

@testable import Parquet

@Suite struct SnappyTests {
  @Test(
    arguments: [
      ([0], ""),
      ([3, 0x08, 0x61, 0x62, 0x63], "abc"),
      // A copy of nine bytes from one byte back repeats it.
      ([10, 0x00, 0x61, 0x15, 0x01], "aaaaaaaaaa"),
      // The same with an offset of two bytes, and of four.
      ([6, 0x04, 0x61, 0x62, 0x0E, 0x02, 0x00], "ababab"),
      ([6, 0x04, 0x61, 0x62, 0x0F, 0x02, 0x00, 0x00, 0x00], "ababab"),
      // A literal whose length stands behind its tag.
      ([2, 0xF0, 0x01, 0x61, 0x62], "ab"),
    ] as [([UInt8], String)])
  func unpacks(_ packed: [UInt8], as text: String) throws {
    #expect(try String(decoding: unpacked(packed, size: text.utf8.count), as: UTF8.self) == text)
  }

  @Test(
    arguments: [
      [], [4, 0x08, 0x61, 0x62, 0x63], [3, 0x08, 0x61], [3, 0x15, 0x01],
      [3, 0x00, 0x61, 0x15, 0x02],
      [3, 0x00, 0x61, 0x15, 0x00], [3, 0x08, 0x61, 0x62, 0x63, 0x00, 0x61], [3, 0xFC, 1, 2], [3],
      [3, 0x00, 0x61, 0x0F, 0xFF, 0xFF, 0xFF, 0xFF], [3, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x61],
    ] as [[UInt8]])
  func refuses(_ packed: [UInt8]) {
    #expect(throws: PageFault.self) { try unpacked(packed, size: 3) }
  }

  private func unpacked(_ packed: [UInt8], size: Int) throws -> [UInt8] {
    var room = [UInt8](repeating: 0, count: size)
    try packed.withUnsafeBytes { packed in
      try room.withUnsafeMutableBytes { try unpackSnappy(packed, into: $0) }
    }
    return room
  }
}
