import Support
import Testing

@testable import Parquet

@Suite struct ThriftCompactWriterTests {
  @Test(
    arguments: [
      (0, [0x00]), (1, [0x01]), (127, [0x7F]), (128, [0x80, 0x01]), (300, [0xAC, 0x02]),
      (.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
    ] as [(UInt64, [UInt8])])
  func writesVarInts(_ value: UInt64, as expected: [UInt8]) {
    var bytes: [UInt8] = []
    bytes.appendVarInt(value)
    #expect(bytes == expected)
  }

  @Test(
    arguments: [
      (0, [0x00]), (-1, [0x01]), (1, [0x02]), (-2, [0x03]), (150, [0xAC, 0x02]),
      (.min, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
    ] as [(Int64, [UInt8])])
  func writesZigZags(_ value: Int64, as expected: [UInt8]) {
    var bytes: [UInt8] = []
    bytes.appendZigZag(value)
    #expect(bytes == expected)
  }

  @Test(arguments: 1...20)
  func integersComeBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = random.next() >> UInt64.random(in: 0...63, using: &random)
      var bytes: [UInt8] = []
      bytes.appendVarInt(value)
      bytes.appendZigZag(Int64(bitPattern: value))
      var reader = ThriftReader(bytes)
      #expect(try reader.varInt() == value)
      #expect(try reader.zigZag() == Int(Int64(bitPattern: value)))
      #expect(reader.place == bytes.count)
    }
  }

  /// Every way a field can be written, with ids near and far apart.
  private struct Sample: ThriftStruct {
    func write(to writer: inout ThriftCompactWriter) {
      writer.field(1, true)
      writer.field(2, false)
      writer.field(3, nil as Int32?)
      writer.field(4, Int8(-1))
      writer.field(5, Int16(-300))
      writer.field(6, Int32.min)
      writer.field(7, Int64.max)
      writer.field(8, "é")
      writer.field(30, binary: [0, 1])
      writer.field(46, EmptyStruct())
      writer.field(47, list: [true, false])
      writer.field(48, list: (0..<20).map { Int64($0) })
      writer.field(49, list: [[1], []] as [[UInt8]])
      writer.field(50, list: [Encoding.rle])
      writer.field(51, list: [EmptyStruct(), EmptyStruct()])
    }
  }

  @Test func fieldsComeBack() throws {
    let bytes = ThriftCompactWriter.bytes(of: Sample())
    var reader = ThriftReader(bytes)
    let sample = try reader.structure()
    #expect(reader.place == bytes.count)
    #expect(
      sample
        == .structure([
          1: .bool(true), 2: .bool(false), 4: .integer(-1), 5: .integer(-300),
          6: .integer(Int64(Int32.min)), 7: .integer(.max), 8: .binary([0xC3, 0xA9]),
          30: .binary([0, 1]), 46: .structure([:]), 47: .list([.bool(true), .bool(false)]),
          48: .list((0..<20).map { .integer($0) }), 49: .list([.binary([1]), .binary([])]),
          50: .list([.integer(3)]), 51: .list([.structure([:]), .structure([:])]),
        ]))
  }
}
