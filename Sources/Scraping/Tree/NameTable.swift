/// Values by names of at most 16 bytes, looked up without a string for each.
struct NameTable<Value: BitwiseCopyable & Sendable>: Sendable {
  /// A name as two numbers: its first eight bytes, and the next eight, the first byte lowest.
  struct Key: Equatable {
    var first: UInt64 = 0
    var second: UInt64 = 0

    /// Nil for a name that is too long, or empty.
    @inline(__always) init?(_ name: UnsafeBufferPointer<UInt8>) {
      guard name.count <= 16, !name.isEmpty else { return nil }
      var place = name.count
      while place > 8 {
        place -= 1
        second = second << 8 | UInt64(name[place])
      }
      while place > 0 {
        place -= 1
        first = first << 8 | UInt64(name[place])
      }
    }

    /// The name that stands in a text, eight bytes at once where so many follow.
    @inline(__always) init?(_ name: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
      guard name.lowerBound + 16 <= text.count else {
        self.init(UnsafeBufferPointer(rebasing: text[name]))
        return
      }
      guard (1...16).contains(name.count) else { return nil }
      let raw = UnsafeRawBufferPointer(text)
      let first = raw.loadUnaligned(fromByteOffset: name.lowerBound, as: UInt64.self)
      let second = raw.loadUnaligned(fromByteOffset: name.lowerBound + 8, as: UInt64.self)
      // A shift by 64 bits gives 0.
      self.init(
        first: UInt64(littleEndian: first) & ~(UInt64.max << UInt64(8 * name.count)),
        second: name.count <= 8
          ? 0 : UInt64(littleEndian: second) & ~(UInt64.max << UInt64(8 * (name.count - 8))))
    }

    private init(first: UInt64, second: UInt64) { (self.first, self.second) = (first, second) }

    /// The name with its ASCII letters in lower case.
    @inline(__always) var lowered: Key {
      var key = self
      key.first = Self.lowered(first)
      key.second = Self.lowered(second)
      return key
    }

    /// Eight bytes at once: an upper-case letter is a byte below 0x80 that carries into the top bit
    /// with 0x3F added, and does not with 0x25.
    @inline(__always) private static func lowered(_ word: UInt64) -> UInt64 {
      let low = word & 0x7F7F_7F7F_7F7F_7F7F
      let atLeastA = low &+ 0x3F3F_3F3F_3F3F_3F3F
      let aboveZ = low &+ 0x2525_2525_2525_2525
      let upper = (atLeastA & ~aboveZ & ~word) & 0x8080_8080_8080_8080
      return word | upper >> 2
    }
  }

  /// An open hash table with a power of two of slots, at most a quarter of them taken.
  private let slots: [(key: Key?, value: Value?)]

  /// - Parameter rows: Names of at most 16 bytes; others are left out. Of two that are the same the
  ///   first holds.
  init(_ rows: [(name: String, value: Value)]) {
    var size = 16
    while size < 4 * rows.count { size *= 2 }
    var slots = [(key: Key?, value: Value?)](repeating: (nil, nil), count: size)
    for (name, value) in rows {
      guard let key = Array(name.utf8).withUnsafeBufferPointer({ Key($0) }) else { continue }
      var place = Self.slot(key, size)
      while let other = slots[place].key, other != key { place = (place + 1) & (size - 1) }
      if slots[place].key == nil { slots[place] = (key, value) }
    }
    self.slots = slots
  }

  private static func slot(_ key: Key, _ size: Int) -> Int {
    let mixed = (key.first ^ key.second &* 31) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40) & (size - 1)
  }

  @inline(__always) subscript(_ name: UnsafeBufferPointer<UInt8>) -> Value? {
    Key(name).flatMap { self[$0] }
  }

  subscript(_ key: Key) -> Value? {
    var place = Self.slot(key, slots.count)
    while let other = slots[place].key {
      if other == key { return slots[place].value }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }
}

/// Tags by the bytes of their name.
enum TagTable {
  private static let table = NameTable(
    Tag.allCases.filter { $0 != .text && $0 != .root && $0 != .other }
      .map { (name: $0.rawValue, value: $0) })

  /// The tag of a name in any case.
  static func tag(_ name: UnsafeBufferPointer<UInt8>) -> Tag { tag(name.indices, of: name) }

  /// The tag of a name in any case that stands in a text.
  static func tag(_ name: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Tag {
    guard let key = NameTable<Tag>.Key(name, of: text) else { return .other }
    return table[key.lowered] ?? .other
  }
}

extension AttributeName {
  private static let table = NameTable(
    allCases.map { (name: $0.rawValue, value: $0) }
      + counters.map { (name: $0, value: .dataCount) }
      + numbers.map { (name: $0, value: .dataNumber) }
      + labels.map { (name: $0, value: .dataLabel) })

  /// Other names that scripts of counters give to the number that they count up to.
  private static let counters = [
    "data-target", "data-to-value", "data-counter", "data-countto", "data-count-to",
    "data-end-value", "data-counter-to", "data-to-number",
  ]
  private static let numbers = [
    "data-value", "data-to", "data-end", "data-stop", "data-final", "data-num",
  ]

  /// Other names of the header of a cell.
  private static let labels = ["data-title", "data-th", "data-header", "data-heading"]

  /// The attribute of a name in any case; nil for one that scraping does not read.
  init?(_ name: UnsafeBufferPointer<UInt8>) { self.init(name.indices, of: name) }

  /// The attribute of a name that stands in a text.
  init?(_ name: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
    guard let key = NameTable<AttributeName>.Key(name, of: text),
      let known = Self.table[key.lowered]
    else { return nil }
    self = known
  }
}
