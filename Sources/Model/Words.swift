/// A word of a text: `Children’s`, `2024`, `94,000`.
package struct FoldedWord: Sendable {
  /// Bytes of the text.
  package let start: Int
  package let end: Int

  /// Its place in the lexicon that read it; -1 for a word that the lexicon does not hold.
  package let id: Int32

  /// What stands between it and the word before, apart from white space.
  package let before: Separators

  /// Whether its first letter is one of A through Z.
  package let isCapitalised: Bool

  /// The value of a word of one to four digits, with or without `st`, `nd`, `rd` or `th`; else -1.
  package let number: Int16

  package var range: Range<Int> { start..<end }
}

/// The marks between two words.
package struct Separators: OptionSet, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let comma = Separators(rawValue: 1)

  /// A full stop, question mark, exclamation mark or ellipsis, but not the point of `s.47`.
  package static let stop = Separators(rawValue: 2)

  /// A colon or semicolon.
  package static let colon = Separators(rawValue: 4)

  /// A dash with white space before it.
  package static let dash = Separators(rawValue: 8)
  package static let open = Separators(rawValue: 16)
  package static let close = Separators(rawValue: 32)
  package static let quote = Separators(rawValue: 64)

  /// A hyphen or dash within words: `looked-after`, `2023–24`.
  package static let hyphen = Separators(rawValue: 128)

  /// Anything else: `£`, `%`, `/`.
  package static let symbol = Separators(rawValue: 256)

  /// Marks over which no phrase runs.
  package static let breaks: Separators = [.stop, .colon, .dash, .open, .close]
}

/// The words that a set of rules knows, each by a number of its own.
///
/// Words are folded: ASCII letters are small, apostrophes are left out (`Children’s` and
/// `childrens` are one), hyphens part words, and `&` is `and`.
package struct Lexicon: Sendable {
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var words: [[UInt8]] = []
  private var hashes: [UInt64] = []

  package init() {}

  package var count: Int { words.count }

  /// The number of a folded word, which joins the lexicon if it is new.
  package mutating func intern(_ word: [UInt8]) -> Int32 {
    let hash = word.withUnsafeBufferPointer { self.hash(of: $0) }
    let known = word.withUnsafeBufferPointer { self.id(of: $0, hash: hash) }
    guard known < 0 else { return known }
    words.append(word)
    hashes.append(hash)
    if words.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 2)
      for index in words.indices { place(Int32(index)) }
    } else {
      place(Int32(words.count - 1))
    }
    return Int32(words.count - 1)
  }

  /// The numbers of the words of `text`, which join the lexicon.
  package mutating func intern(words text: String) -> [Int32] {
    Lexicon.folded(text).map { intern($0) }
  }

  /// The folded words of a text: `Children’s homes` gives `childrens` and `homes`.
  package static func folded(_ text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    var result: [[UInt8]] = []
    eachWord(of: bytes, range: 0..<bytes.count) { result.append(Array($0.folded)) }
    return result
  }

  private mutating func place(_ index: Int32) {
    var slot = slot(of: hashes[Int(index)])
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = index
  }

  private func hash(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = Self.emptyHash
    for byte in word { hash = Self.hash(hash, byte) }
    return hash
  }

  // FNV-1a, 64 bits.
  static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private func slot(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
  }

  /// The number of a folded word, or -1.
  private func id(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
    var slot = slot(of: hash)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if hashes[index] == hash, words[index].elementsEqual(word) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return -1
  }

  /// The number of a folded word; nil for one that the lexicon does not hold.
  package func id(of word: [UInt8]) -> Int32? {
    let id = word.withUnsafeBufferPointer { self.id(of: $0, hash: self.hash(of: $0)) }
    return id < 0 ? nil : id
  }

  /// The words in a range of a text, in order.
  package func words(in bytes: [UInt8], range: Range<Int>) -> [FoldedWord] {
    var result: [FoldedWord] = []
    result.reserveCapacity(range.count / 5)
    Self.eachWord(of: bytes, range: range) { reader in
      result.append(
        FoldedWord(
          start: reader.start, end: reader.at, id: id(of: reader.folded, hash: reader.hash),
          before: reader.separators, isCapitalised: reader.isCapitalised, number: reader.number))
    }
    return result
  }

  private static func eachWord(
    of bytes: [UInt8], range: Range<Int>, _ body: (borrowing WordReader) -> Void
  ) {
    bytes.withUnsafeBufferPointer { buffer in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WordReader.longest) { space in
        var reader = WordReader(
          bytes: buffer, space: space, at: max(0, range.lowerBound),
          end: min(range.upperBound, buffer.count))
        while reader.next() { body(reader) }
      }
    }
  }

  /// The words of a text of its own, a header or a title.
  package func words(in text: String) -> [FoldedWord] {
    let bytes = Array(text.utf8)
    return words(in: bytes, range: 0..<bytes.count)
  }
}

/// Goes from word to word over bytes.
private struct WordReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let space: UnsafeMutableBufferPointer<UInt8>
  var at: Int
  let end: Int
  var start = 0
  var length = 0
  var hash = Lexicon.emptyHash
  var separators: Separators = []
  var isCapitalised = false

  /// No word of a catalogue is longer; what is longer is read, but not kept whole.
  static let longest = 64

  init(
    bytes: UnsafeBufferPointer<UInt8>, space: UnsafeMutableBufferPointer<UInt8>, at: Int, end: Int
  ) {
    self.bytes = bytes
    self.space = space
    self.at = at
    self.end = end
  }

  var folded: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: space[..<length]) }

  @inline(__always)
  private mutating func keep(_ byte: UInt8) {
    guard length < Self.longest else { return }
    space[length] = byte
    length += 1
    hash = Lexicon.hash(hash, byte)
  }

  /// Reads on to the end of the next word; false where there is none.
  mutating func next() -> Bool {
    separators = []
    length = 0
    hash = Lexicon.emptyHash
    skipMarks()
    guard at < end else { return false }
    start = at
    isCapitalised = (0x41...0x5A).contains(bytes[at])
    if bytes[at] == UInt8(ascii: "&") {
      for byte in "and".utf8 { keep(byte) }
      at += 1
      return true
    }
    while at < end {
      let byte = bytes[at]
      if isLetterOrDigit(at) {
        keep((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        at += 1
      } else if let width = apostrophe(at), isLetterOrDigit(at + width) {
        at += width
      } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "."), isDigit(at - 1),
        isDigit(at + 1)
      {
        at += 1
        if byte == UInt8(ascii: ".") { keep(byte) }
      } else {
        break
      }
    }
    return true
  }

  private mutating func skipMarks() {
    var afterSpace = false
    while at < end, !isLetterOrDigit(at), bytes[at] != UInt8(ascii: "&") {
      let (mark, width) = mark(afterSpace: afterSpace)
      if let mark { separators.insert(mark) }
      afterSpace = bytes[at] == 0x20
      at += width
    }
    at = min(at, end)
  }

  private func mark(afterSpace: Bool) -> (Separators?, width: Int) {
    switch bytes[at] {
    case 0...0x20: return (nil, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: "."):
      let isInner = at > 0 && isLetterOrDigit(at - 1) && isLetterOrDigit(at + 1)
      return (isInner || isSaint(at) ? .hyphen : .stop, 1)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return (.stop, 1)
    case UInt8(ascii: ":"), UInt8(ascii: ";"): return (.colon, 1)
    case UInt8(ascii: "("), UInt8(ascii: "["): return (.open, 1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return (.close, 1)
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): return (.quote, 1)
    case UInt8(ascii: "-"): return (afterSpace ? .dash : .hyphen, 1)
    case 0xE2 where at + 2 < end: return (generalPunctuation(afterSpace: afterSpace), 3)
    case 0xC2 where at + 1 < end: return (bytes[at + 1] == 0xA0 ? nil : .symbol, 2)
    default: return (.symbol, 1)
    }
  }

  /// Whether a point belongs to `St.`, as in St. Helens.
  private func isSaint(_ point: Int) -> Bool {
    guard point >= 2, bytes[point - 2] == UInt8(ascii: "S"), bytes[point - 1] == UInt8(ascii: "t")
    else { return false }
    return point == 2 || !isLetterOrDigit(point - 3)
  }

  /// U+2010 through U+206F, by the last two bytes of three.
  private func generalPunctuation(afterSpace: Bool) -> Separators? {
    guard bytes[at + 1] == 0x80 else { return .symbol }
    switch bytes[at + 2] {
    case 0x80...0x8F: return nil
    case 0x90, 0x91: return .hyphen
    case 0x92...0x95: return afterSpace ? .dash : .hyphen
    case 0x98...0x9F: return .quote
    case 0xA6: return .stop
    default: return .symbol
    }
  }

  private func isDigit(_ index: Int) -> Bool {
    index >= 0 && index < end && (0x30...0x39).contains(bytes[index])
  }

  /// ASCII letters and digits, and every code point beyond ASCII that is no mark known here.
  private func isLetterOrDigit(_ index: Int) -> Bool {
    guard index < end else { return false }
    switch bytes[index] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0..<0x80: return false
    case 0xC2: return false
    case 0xE2:
      return !(index + 1 < end && (0x80...0x9E).contains(bytes[index + 1]))
    case 0x80..<0xC0:
      // The inside of a mark stands right behind its first byte.
      if index > 0, bytes[index - 1] == 0xC2 { return false }
      return true
    default: return true
    }
  }

  private func apostrophe(_ index: Int) -> Int? {
    if bytes[index] == UInt8(ascii: "'") { return 1 }
    if bytes[index] == 0xE2, index + 2 < end, bytes[index + 1] == 0x80,
      bytes[index + 2] == 0x99 || bytes[index + 2] == 0x98
    {
      return 3
    }
    return nil
  }

  var number: Int16 {
    var (value, digits) = (0, 0)
    for byte in folded.prefix(4) {
      guard (0x30...0x39).contains(byte) else { break }
      value = value * 10 + Int(byte - 0x30)
      digits += 1
    }
    guard digits > 0 else { return -1 }
    if length == digits { return Int16(value) }
    guard length == digits + 2 else { return -1 }
    switch (space[digits], space[digits + 1]) {
    case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
      (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
      return Int16(value)
    default: return -1
    }
  }
}
