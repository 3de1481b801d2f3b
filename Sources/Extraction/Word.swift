/// A word of at most 15 bytes in lower case, packed into two machine words, so that looking it up
/// costs no allocation; every longer word is equal to every other.
struct Word: Hashable, Sendable {
  let low: UInt64
  let high: UInt64

  /// What every word too long for a table is: equal to none that a table holds.
  static let long = Word(low: .max, high: .max)

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The bytes of a range, their ASCII letters folded to lower case unless told otherwise.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, foldsCase: Bool = true) {
    guard range.count <= 15 else {
      self = .long
      return
    }
    var (low, high): (UInt64, UInt64) = (0, 0)
    var shift: UInt64 = 0
    for index in range {
      let byte = UInt64(foldsCase ? lowercase(bytes[index]) : bytes[index])
      if shift < 64 { low |= byte << shift } else { high |= byte << (shift - 64) }
      shift += 8
    }
    self.init(low: low, high: high)
  }

  init(_ text: String, foldsCase: Bool = true) {
    self = Array(text.utf8).withUnsafeBufferPointer {
      Word($0, 0..<$0.count, foldsCase: foldsCase)
    }
  }

  static func == (left: Word, right: Word) -> Bool {
    left.low == right.low && left.high == right.high
  }
}

/// `byte`, an ASCII capital made small.
@inline(__always)
func lowercase(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

/// Values under words, looked up without hashing a string: open addressing over a power of two.
struct WordTable<Value: Sendable>: Sendable {
  private var slots: [(word: Word, value: Value)?]
  private let mask: Int

  /// Where a word is listed twice the last entry stands. Words are 15 bytes at most.
  init(_ entries: [(String, Value)], foldsCase: Bool = true) {
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

  subscript(_ word: Word) -> Value? {
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
struct WordSet: Sendable {
  private let table: WordTable<Bool>

  init(_ words: [String]) { table = WordTable(words.map { ($0, true) }) }

  func contains(_ word: Word) -> Bool { table[word] != nil }
}
