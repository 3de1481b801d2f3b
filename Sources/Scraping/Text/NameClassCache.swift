import Glibc

/// The classes of the names that a page's elements have, kept because elements repeat them: the entries of a
/// list, the paragraphs of a text.
struct NameClassCache {
  /// A value that was read, by its place in the tree's bytes, and what it says. The empty value says
  /// nothing.
  private struct Slot {
    var first: Int32 = 0
    var count: Int32 = 0
    var classes: BoilerplateClass = []
  }

  /// By the value's hash; of two values with the same slot the later one stays.
  private var slots = Array(repeating: Slot(), count: 256)

  mutating func classes(of names: MarkupTree.Attribute, in tree: MarkupTree) -> BoilerplateClass {
    tree.bytes.withUnsafeBytes { bytes in
      let value = UnsafeRawBufferPointer(
        rebasing: bytes[Int(names.first)..<Int(names.first + names.count)])
      let place = Int(truncatingIfNeeded: Self.hash(value) >> 56)
      let known = slots[place]
      // Where the counts are the same, both values lie within the bytes.
      if known.count == names.count, let all = bytes.baseAddress,
        memcmp(all + Int(known.first), all + Int(names.first), value.count) == 0
      {
        return known.classes
      }
      let classes = BoilerplateClass.classes(inNames: value.bindMemory(to: UInt8.self))
      slots[place] = Slot(first: names.first, count: names.count, classes: classes)
      return classes
    }
  }

  /// Eight bytes at a time, the last ones twice.
  private static func hash(_ value: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(value.count)
    func add(_ word: UInt64) {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    guard value.count >= 8 else {
      for byte in value { add(UInt64(byte)) }
      return hash &* 0x9E37_79B9_7F4A_7C15
    }
    for place in stride(from: 0, to: value.count - 8, by: 8) {
      add(value.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    add(value.loadUnaligned(fromByteOffset: value.count - 8, as: UInt64.self))
    return hash &* 0x9E37_79B9_7F4A_7C15
  }
}
