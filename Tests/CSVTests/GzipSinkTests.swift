import CDeflate
import CSV
import Support
import Tables
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

  @Test(arguments: [
    (0, [0]), (1, [1]), (1 << 20, [1 << 20]), ((1 << 20) + 1, [1 << 20, 1]),
    (3 << 20, [1 << 20, 1 << 20, 1 << 20]),
  ])
  func cutsMembers(of length: Int, into lengths: [Int]) throws {
    let bytes = noise(length)
    for workers in [Workers.none, .threads, .backwards] {
      let members = try members(of: try packed(bytes, workers: workers))
      #expect(members.map(\.count) == lengths)
      #expect(members.reduce(into: []) { $0 += $1 } == bytes)
    }
  }

  /// Seventeen members and a rest are more than are compressed at a time.
  @Test(arguments: [1, 6, 9])
  func givesTheSameBytesOnAnyThreads(level: Int) throws {
    let bytes = noise(17 << 20 + 5)
    let alone = try packed(bytes, level: level)
    #expect(try packed(bytes, level: level, workers: .threads) == alone)
    #expect(try packed(bytes, level: level, workers: .backwards) == alone)
    #expect(try packed(bytes, level: level, piece: 300_001) == alone)
    #expect(try members(of: alone).reduce(into: []) { $0 += $1 } == bytes)
  }

  @Test func passesOnWhatTheSinkThrows() throws {
    let gzip = GzipSink(workers: .threads) { _ in throw Full() }
    #expect(throws: Full.self) { try noise(16 << 20).withUnsafeBytes(gzip.write) }
    #expect(throws: Full.self) { try noise(1).withUnsafeBytes(gzip.write) }
    #expect(throws: Full.self) { try gzip.finish() }
  }

  @Test func knowsTheChecksum() {
    #expect(checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  private struct Full: Error {}

  /// The bytes as a file, written piece by piece.
  private func packed(
    _ bytes: [UInt8], level: Int = 6, workers: Workers = .none, piece: Int = .max
  ) throws -> [UInt8] {
    let output = Output()
    let gzip = GzipSink(level: level, workers: workers, into: output.write)
    try bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        try gzip.write(UnsafeRawBufferPointer(rebasing: rest.prefix(piece)))
        rest = rest.dropFirst(piece)
      }
    }
    try gzip.finish()
    return output.bytes
  }

  /// What each member of the file holds.
  private func members(of file: [UInt8]) throws -> [[UInt8]] {
    let decompressor = try #require(libdeflate_alloc_decompressor())
    defer { libdeflate_free_decompressor(decompressor) }
    var (members, place): ([[UInt8]], Int) = ([], 0)
    while place < file.count {
      var (taken, given) = (0, 0)
      var member = [UInt8](repeating: 0, count: 1 << 20 + 1)
      let result = file.withUnsafeBytes { bytes in
        libdeflate_gzip_decompress_ex(
          decompressor, bytes.baseAddress.map { $0 + place }, bytes.count - place, &member,
          member.count, &taken, &given)
      }
      try #require(result == LIBDEFLATE_SUCCESS)
      members.append(Array(member[..<given]))
      place += taken
    }
    return members
  }

  /// Blocks of bytes that say something new at their beginning only.
  private func noise(_ count: Int) -> [UInt8] {
    var random = SeededGenerator(seed: UInt64(count))
    let block = (0..<4_096).map { _ in UInt8.random(in: 0...15, using: &random) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + block.count)
    while bytes.count < count {
      withUnsafeBytes(of: random.next()) { bytes += $0 }
      bytes += block
    }
    return Array(bytes[..<count])
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
