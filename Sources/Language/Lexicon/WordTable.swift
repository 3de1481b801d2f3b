/// A word of at most 15 bytes in lower case, packed into two machine words, so that looking it up
/// costs no allocation; every longer word is equal to every other.
package struct Word: Hashable, Sendable {
  package let low: UInt64
  package let high: UInt64

  /// What every word too long for a table is: equal to none that a table holds.
  package static let long = Word(low: .max, high: .max)

  package init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The bytes of a range, their ASCII letters folded to lower case unless told otherwise.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, foldsCase: Bool = true) {
    guard range.count <= 15 else {
      self = .long
      return
    }
    var low = Self.part(bytes, from: range.lowerBound, count: min(8, range.count))
    var high = Self.part(bytes, from: range.lowerBound + 8, count: range.count - 8)
    if foldsCase { (low, high) = (Self.folded(low), Self.folded(high)) }
    self.init(low: low, high: high)
  }

  /// At most eight bytes, the first of them lowest; 0 for a negative count.
  @inline(__always)
  private static func part(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, count: Int)
    -> UInt64
  {
    guard count > 0 else { return 0 }
    if start + 8 <= bytes.count {
      let part = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: start, as: UInt64.self)
      let unused = UInt64(64 - 8 * count)
      return (UInt64(littleEndian: part) &<< unused) &>> unused
    }
    var part: UInt64 = 0
    for offset in 0..<count { part |= UInt64(bytes[start + offset]) << UInt64(8 * offset) }
    return part
  }

  /// Eight bytes, the ASCII capitals among them made small, all at once.
  ///
  /// In a byte below 0x80 the top bit of `byte + 0x3F` says whether it is `A` or beyond, that of
  /// `byte + 0x25` whether it is beyond `Z`; a capital becomes small by the bit that is worth 0x20.
  @inline(__always)
  private static func folded(_ bytes: UInt64) -> UInt64 {
    let each: UInt64 = 0x0101_0101_0101_0101
    let below = bytes & (each &* 0x7F)
    let isCapital = (below &+ each &* 0x3F) & ~(below &+ each &* 0x25) & ~bytes & (each &* 0x80)
    return bytes | isCapital >> 2
  }

  package init(_ text: String, foldsCase: Bool = true) {
    self = Array(text.utf8).withUnsafeBufferPointer {
      Word($0, 0..<$0.count, foldsCase: foldsCase)
    }
  }

  package static func == (left: Word, right: Word) -> Bool {
    left.low == right.low && left.high == right.high
  }
}

/// `byte`, an ASCII capital made small.
@inlinable
public func lowercase(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

/// Values under words, looked up without hashing a string: open addressing over a power of two.
package struct WordTable<Value: Sendable>: Sendable {
  private var slots: [(word: Word, value: Value)?]
  private let mask: Int

  /// Where a word is listed twice the last entry stands. Words are 15 bytes at most.
  package init(_ entries: [(String, Value)], foldsCase: Bool = true) {
    var size = 16
    while size < entries.count * 3 { size *= 2 }
    slots = Array(repeating: nil, count: size)
    mask = size - 1
    for (text, value) in entries {
      precondition(text.utf8.count <= 15, "\(text) is longer than a table's word")
      let word = Word(text, foldsCase: foldsCase)
      var slot = Self.slot(word) & mask
      while let taken = slots[slot], taken.word != word { slot = (slot + 1) & mask }
      slots[slot] = (word, value)
    }
  }

  package subscript(_ word: Word) -> Value? {
    var slot = Self.slot(word) & mask
    while let taken = slots[slot] {
      if taken.word == word { return taken.value }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// A multiplicative hash; deterministic, as the standard library's is not.
  private static func slot(_ word: Word) -> Int {
    let mixed = (word.low ^ (word.high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}

/// A set of words.
package struct WordSet: Sendable {
  private let table: WordTable<Bool>

  package init(_ words: [String]) { table = WordTable(words.map { ($0, true) }) }

  package func contains(_ word: Word) -> Bool { table[word] != nil }
}
