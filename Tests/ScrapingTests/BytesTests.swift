import Support
import Testing

@testable import Scraping

@Suite struct BytesTests {
  /// Reading eight bytes at a time gives what reading byte by byte gives.
  @Test(arguments: 1...20)
  func findsTheEndOfASCII(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      var bytes = (0..<Int.random(in: 0...70, using: &random)).map { _ in
        UInt8.random(in: 1...0x7F, using: &random)
      }
      if !bytes.isEmpty, Bool.random(using: &random) {
        let odd: [UInt8] = [0, 0x80, 0x81, 0xFF]
        bytes[Int.random(in: bytes.indices, using: &random)] =
          odd.randomElement(using: &random) ?? 0
      }
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = bytes[start...].firstIndex { $0 == 0 || $0 >= 0x80 } ?? bytes.count
      #expect(bytes.withUnsafeBufferPointer { endOfASCII(from: start, in: $0) } == end)
    }
  }

  @Test(arguments: [
    ("display:none", "color:red;DISPLAY:None", true), ("display:none", "display:non", false),
    ("a=b", "=b a=b", true), ("a=b", "=b", false), ("a=b", "", false),
  ])
  func findsWords(word: StaticString, text: String, isThere: Bool) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { occurs(word, in: $0) } == isThere)
  }

  @Test(arguments: [
    ("publish", "article:published", true), ("publish", "publis", false), ("", "a", true),
    ("aab", "aaab", true), ("é", "café", true), ("b", "", false),
  ])
  func findsParts(part: String, text: String, isThere: Bool) {
    #expect(text.holds(part) == isThere)
  }

  @Test func knowsNamesInAnyCase() {
    for byte in UInt8.min...UInt8.max {
      let name: [UInt8] = [byte, 0x41, byte, 0x5A, 0x5B, 0x40, byte, 0x61, byte, 0x31]
      let lowered = name.map(lower)
      name.withUnsafeBufferPointer { name in
        lowered.withUnsafeBufferPointer { lowered in
          #expect(NameTable<Int>.Key(name)?.lowered == NameTable<Int>.Key(lowered))
        }
      }
    }
    for tag in Scraping.Tag.allCases where tag != .text && tag != .root {
      let name = Array(tag.rawValue.uppercased().utf8)
      #expect(name.withUnsafeBufferPointer { TagTable.tag($0) } == tag)
    }
  }
}
