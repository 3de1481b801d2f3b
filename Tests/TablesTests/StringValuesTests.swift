import Tables
import Testing

@Suite struct StringValuesTests {
  @Test func keepsEachString() {
    var values = StringValues()
    values.append("")
    values.append("zwölf 🚀")
    let isTaken = values.append(utf8: [0x61, 0x00])
    let isWrongTaken = values.append(utf8: [0xFF])
    #expect(isTaken && !isWrongTaken)
    #expect(values.count == 3)
    #expect((0..<3).map(values.string) == ["", "zwölf 🚀", "a\0"])
  }

  @Test(
    arguments: [
      ([0x61, 0x62], [0, 1, 2], true),
      ([], [0], true),
      ([0x61], [0], false),
      ([0x61], [1, 1], false),
      ([0x61, 0x62], [0, 2, 1, 2], false),
      // An end inside of é leaves two parts that are not UTF-8.
      ([0xC3, 0xA9], [0, 1, 2], false),
      ([0xC3], [0, 1], false),
      ([], [], false),
    ] as [([UInt8], [Int], Bool)])
  func takesWholeBuffers(_ bytes: [UInt8], _ offsets: [Int], fits: Bool) {
    #expect((StringValues(bytes: bytes, offsets: offsets) != nil) == fits)
  }
}
