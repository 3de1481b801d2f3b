import Support
import Testing

@testable import Parquet

@Suite struct DeltaTests {
  /// The examples of Encodings.md, in blocks of 128.
  @Test(
    arguments: [
      ([], [0x80, 0x01, 0x04, 0x00, 0x00]),
      ([7], [0x80, 0x01, 0x04, 0x01, 0x0E]),
      ([1, 2, 3, 4, 5], [0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 0, 0, 0, 0]),
      (
        [7, 5, 3, 1, 2, 3, 4, 5],
        [0x80, 0x01, 0x04, 0x08, 0x0E, 0x03, 2, 0, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0, 0, 0]
      ),
    ] as [([Int64], [UInt8])])
  func packs(_ values: [Int64], as expected: [UInt8]) throws {
    #expect(packed(values) == expected)
    #expect(packed(values.map { Int32($0) }) == expected)
    #expect(try unpacked(expected, values.count) == values)
  }

  /// The difference is 2^32 - 1, which wraps to -1 in 32 bits.
  @Test func wrapsAtTheWidthOfTheType() throws {
    let bytes = packed([Int32.min, .max])
    #expect(bytes == [0x80, 0x01, 0x04, 0x02] + zigZag(Int64(Int32.min)) + [0x01, 0, 0, 0, 0])
    #expect(try unpacked(bytes, 2) as [Int32] == [.min, .max])
  }

  @Test(arguments: 1...20)
  func integersComeBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<30 {
      let shift = UInt64.random(in: 0...63, using: &random)
      let values = (0..<Int.random(in: 0...400, using: &random)).map { _ in
        Int64(bitPattern: random.next()) >> shift
      }
      #expect(try unpacked(packed(values), values.count) == values)
      let narrow = values.map { Int32(truncatingIfNeeded: $0) }
      #expect(try unpacked(packed(narrow), narrow.count) == narrow)
    }
  }

  @Test func takesBlocksOfAnySize() throws {
    // 256 differences in two parts; the second part's width stands for nothing.
    let bytes: [UInt8] =
      [0x80, 0x02, 0x02, 0x03, 0x02, 0x02, 1, 99] + [2] + .init(repeating: 0, count: 15)
    #expect(try unpacked(bytes, 3) as [Int64] == [1, 2, 4])
  }

  @Test(
    arguments: [
      ([0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 0, 0, 0], PageFault.endsEarly),
      ([0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 1, 0, 0, 0, 0, 0, 0], .endsEarly),
      ([0x80, 0x01, 0x04, 0x06, 0x02, 0x02, 0, 0, 0, 0], .valueCount(expected: 5, found: 6)),
      ([0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 65, 0, 0, 0], .badWidth(65)),
      ([0x80, 0x01, 0x03, 0x05, 0x02, 0x02, 0, 0, 0], .badBlocks(size: 128, parts: 3)),
      ([0x80, 0x01, 0x08, 0x05, 0x02, 0x02], .badBlocks(size: 128, parts: 8)),
      ([0x00, 0x04, 0x05, 0x02, 0x02], .badBlocks(size: 0, parts: 4)),
      ([0x80, 0x01, 0x00, 0x05, 0x02, 0x02], .badBlocks(size: 128, parts: 0)),
      ([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02], .longNumber),
    ] as [([UInt8], PageFault)])
  func refuses(_ bytes: [UInt8], because fault: PageFault) {
    #expect(throws: fault) { try unpacked(bytes, 5) as [Int64] }
  }

  @Test func refusesWiderDifferencesThanTheType() {
    let bytes: [UInt8] =
      [0x80, 0x01, 0x04, 0x02, 0x02, 0x02, 33, 0, 0, 0] + [UInt8](repeating: 0, count: 132)
    #expect(throws: PageFault.badWidth(33)) { try unpacked(bytes, 2) as [Int32] }
    #expect(throws: Never.self) { try unpacked(bytes, 2) as [Int64] }
  }

  private let words = ["axis", "axle", "babble", "babyhood"]

  @Test func packsLengthsApart() throws {
    var bytes: [UInt8] = []
    let words = ["Hello", "World", "Foobar", "ABCDEF"]
    append(words, to: &bytes, byPrefix: false)
    #expect(bytes == packed([5, 5, 6, 6] as [Int32]) + Array("HelloWorldFoobarABCDEF".utf8))
    #expect(try texts(bytes, 4, byPrefix: false) == words)
  }

  @Test func packsPrefixesApart() throws {
    var bytes: [UInt8] = []
    append(words, to: &bytes, byPrefix: true)
    #expect(
      bytes
        == packed([0, 2, 0, 3] as [Int32]) + packed([4, 2, 6, 5] as [Int32])
        + Array("axislebabbleyhood".utf8))
    #expect(try texts(bytes, 4, byPrefix: true) == words)
  }

  @Test(arguments: 1...20, [false, true])
  func textsComeBack(seed: UInt64, byPrefix: Bool) throws {
    var random = SeededGenerator(seed: seed)
    let words = (0..<Int.random(in: 0...300, using: &random)).map { _ in
      (0..<Int.random(in: 0...20, using: &random)).map { _ in
        ["a", "a", "a", "é"].randomElement(using: &random) ?? ""
      }.joined()
    }
    var bytes: [UInt8] = []
    append(words, to: &bytes, byPrefix: byPrefix)
    #expect(try texts(bytes, words.count, byPrefix: byPrefix) == words)
  }

  @Test(
    arguments: [
      ([1, 0], [1, 1], PageFault.badLength(1)), ([0, -1], [1, 1], .badLength(-1)),
      ([0, 2], [1, 1], .badLength(2)), ([0, 0], [1, -1], .badLength(-1)),
      ([0, 0], [1, 9], .endsEarly),
      ([0, 1], [1, 3], .overLimit("the size of a column chunk", 5, limit: 4)),
    ] as [([Int32], [Int32], PageFault)])
  func refusesPrefixes(_ prefixes: [Int32], _ suffixes: [Int32], because fault: PageFault) {
    let bytes = packed(prefixes) + packed(suffixes) + Array("abcd".utf8)
    #expect(throws: fault) { try texts(bytes, 2, byPrefix: true, limit: 4) }
  }

  @Test(arguments: 1...20)
  func booleansComeBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var values: [Bool] = []
    for _ in 0..<Int.random(in: 0...9, using: &random) {
      let value = Bool.random(using: &random)
      values += [Bool](repeating: value, count: Int.random(in: 1...20, using: &random))
    }
    var bytes: [UInt8] = []
    values.withUnsafeBufferPointer { bytes.appendRunLengthBooleans($0) }
    let back = try bytes.withUnsafeBytes { bytes in
      var cursor = ByteCursor(bytes)
      var back = [Bool](repeating: false, count: values.count)
      try back.withUnsafeMutableBufferPointer { try cursor.readRunLengthBooleans(into: $0) }
      #expect(cursor.left == 0)
      return back
    }
    #expect(back == values)
  }

  private func zigZag(_ value: Int64) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendZigZag(value)
    return bytes
  }

  private func packed<Value: DeltaInteger>(_ values: [Value]) -> [UInt8] {
    var bytes: [UInt8] = []
    values.withUnsafeBufferPointer { bytes.appendDeltaBinaryPacked($0) }
    return bytes
  }

  private func unpacked<Value: DeltaInteger>(_ bytes: [UInt8], _ count: Int) throws -> [Value] {
    try bytes.withUnsafeBytes { bytes in
      var cursor = ByteCursor(bytes)
      var values = [Value](repeating: 0, count: count)
      try values.withUnsafeMutableBufferPointer { try cursor.readDeltaBinaryPacked(into: $0) }
      #expect(cursor.left == 0)
      return values
    }
  }

  private func append(_ words: [String], to bytes: inout [UInt8], byPrefix: Bool) {
    let all = words.flatMap { Array($0.utf8) }
    let ends = words.map { $0.utf8.count }.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    all.withUnsafeBytes { all in
      let value = { UnsafeRawBufferPointer(rebasing: all[ends[$0]..<ends[$0 + 1]]) }
      if byPrefix {
        bytes.appendDeltaByteArrays(count: words.count, value)
      } else {
        bytes.appendDeltaLengthByteArrays(count: words.count, value)
      }
    }
  }

  private func texts(
    _ bytes: [UInt8], _ count: Int, byPrefix: Bool, limit: Int = .max
  ) throws -> [String] {
    try bytes.withUnsafeBytes { bytes in
      var (cursor, values) = (ByteCursor(bytes), ByteArrays(limit: limit))
      if byPrefix {
        try cursor.readDeltaByteArrays(count: count, into: &values)
      } else {
        try cursor.readDeltaLengthByteArrays(count: count, into: &values)
      }
      #expect(cursor.left == 0)
      return (0..<count).map {
        String(decoding: values.bytes[values.offsets[$0]..<values.offsets[$0 + 1]], as: UTF8.self)
      }
    }
  }
}
