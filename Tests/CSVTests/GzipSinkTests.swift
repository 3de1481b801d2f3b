import CSV
import Testing

@Suite struct GzipSinkTests {
  /// The header has no flags and no time; the trailer has the CRC-32 and the length of what went
  /// in.
  ///
  /// Source: RFC 1952, 2.3.
  @Test(arguments: [0, 1, 20_000])
  func framesTheStream(lines: Int) throws {
    let text = String(repeating: "row after row\n", count: lines)
    let output = Output()
    let gzip = GzipSink(into: output.write)
    try Array(text.utf8).withUnsafeBytes(gzip.write)
    try gzip.finish()
    #expect(Array(output.bytes.prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    #expect(word(output.bytes.suffix(8).prefix(4)) == checksum(Array(text.utf8)))
    #expect(word(output.bytes.suffix(4)) == UInt32(text.utf8.count))
  }

  @Test func knowsTheChecksum() {
    #expect(checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  private func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// CRC-32 by its definition.
  private func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
}
