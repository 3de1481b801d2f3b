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
///
/// Public and inlinable: asked of nearly every word by other rooms, where each of its constants was
/// a call, and each set of them an allocated list; they took 4% of reading a text.
public struct Separators: OptionSet, Sendable {
  public let rawValue: UInt16

  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  @inlinable public static var comma: Separators { Separators(rawValue: 1) }

  /// A full stop, question mark, exclamation mark or ellipsis, but not the point of `s.47`.
  @inlinable public static var stop: Separators { Separators(rawValue: 2) }

  /// A colon or semicolon.
  @inlinable public static var colon: Separators { Separators(rawValue: 4) }

  /// A dash with white space before it.
  @inlinable public static var dash: Separators { Separators(rawValue: 8) }
  @inlinable public static var open: Separators { Separators(rawValue: 16) }
  @inlinable public static var close: Separators { Separators(rawValue: 32) }
  @inlinable public static var quote: Separators { Separators(rawValue: 64) }

  /// A hyphen or dash within words: `looked-after`, `2023–24`.
  @inlinable public static var hyphen: Separators { Separators(rawValue: 128) }

  /// Anything else: `£`, `%`, `/`.
  @inlinable public static var symbol: Separators { Separators(rawValue: 256) }

  /// Marks over which no phrase runs.
  @inlinable public static var breaks: Separators { [.stop, .colon, .dash, .open, .close] }
}

/// The words that a set of rules knows, each by a number of its own.
///
/// Words are folded: ASCII letters are small, apostrophes are left out (`Children’s` and
/// `childrens` are one), hyphens part words, and `&` is `and`.
package struct Lexicon: Sendable {
  /// Open addressing over a power of two, at most half full.
  private var slots: [Slot] = Array(repeating: Slot(), count: 64)
  private var words: [[UInt8]] = []

  private struct Slot {
    var key = WordKey()
    var id: Int32 = -1
  }

  package init() {}

  package var count: Int { words.count }

  /// The number of a folded word, which joins the lexicon if it is new.
  package mutating func intern(_ word: [UInt8]) -> Int32 {
    let key = WordKey(word)
    if let known = id(of: word) { return known }
    let id = Int32(words.count)
    words.append(word)
    if words.count * 2 > slots.count {
      let taken = slots.filter { $0.id >= 0 }
      slots = Array(repeating: Slot(), count: slots.count * 2)
      for slot in taken { place(slot) }
    }
    place(Slot(key: key, id: id))
    return id
  }

  private mutating func place(_ slot: Slot) {
    var at = self.slot(of: slot.key)
    while slots[at].id >= 0 { at = (at + 1) & (slots.count - 1) }
    slots[at] = slot
  }

  /// The numbers of the words of `text`, which join the lexicon.
  package mutating func intern(words text: String) -> [Int32] {
    Lexicon.folded(text).map { intern($0) }
  }

  /// The folded words of a text: `Children’s homes` gives `childrens` and `homes`.
  package static func folded(_ text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    var result: [[UInt8]] = []
    eachWord(of: bytes, range: 0..<bytes.count) { result.append($0.folded) }
    return result
  }

  private func slot(of key: WordKey) -> Int { key.mixed & (slots.count - 1) }

  /// The number of a folded word; nil for one that the lexicon does not hold.
  package func id(of word: [UInt8]) -> Int32? {
    let id = word.withUnsafeBufferPointer { self.id(of: WordKey(word), $0) }
    return id < 0 ? nil : id
  }

  /// The number of the word of a key, or -1; a long word is told from others by its letters.
  @inline(__always)
  private func id(of key: WordKey, _ letters: UnsafeBufferPointer<UInt8>) -> Int32 {
    slots.withUnsafeBufferPointer { slots in
      var at = key.mixed & (slots.count - 1)
      while slots[at].id >= 0 {
        if slots[at].key == key, !key.isLong || words[Int(slots[at].id)].elementsEqual(letters) {
          return slots[at].id
        }
        at = (at + 1) & (slots.count - 1)
      }
      return -1
    }
  }

  /// The words in a range of a text, in order.
  package func words(in bytes: [UInt8], range: Range<Int>) -> [FoldedWord] {
    var result: [FoldedWord] = []
    result.reserveCapacity(range.count / 5)
    Self.eachWord(of: bytes, range: range) { reader in
      result.append(
        FoldedWord(
          start: reader.start, end: reader.at, id: id(of: reader.key, reader.letters),
          before: reader.separators, isCapitalised: reader.isCapitalised, number: reader.key.number)
      )
    }
    return result
  }

  @inline(__always)
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

/// A folded word in two machine words, by which it is looked up without its bytes: they are all but
/// few words whole. Of a longer one they are a hash, which another may share.
private struct WordKey: Equatable {
  var low: UInt64 = 0
  var high: UInt64 = 0
  var length: Int32 = 0

  /// How many bytes are kept whole.
  static let whole = 16

  init() {}

  /// The word of at most 16 bytes that begins these, the first of them lowest.
  @inline(__always)
  init(low: UInt64, high: UInt64, length: Int) {
    let unused = UInt64(64 - 8 * (length & 7)) & 63
    self.low = length < 8 ? (low &<< unused) &>> unused : low
    self.high = length <= 8 ? 0 : (high &<< unused) &>> unused
    self.length = Int32(truncatingIfNeeded: length)
  }

  init(_ word: some Collection<UInt8>) {
    length = Int32(word.count)
    let isLong = word.count > Self.whole
    for (offset, byte) in word.enumerated() {
      if isLong {
        low = (low ^ UInt64(byte)) &* 0x100_0000_01B3
      } else if offset < 8 {
        low |= UInt64(byte) << UInt64(8 * offset)
      } else {
        high |= UInt64(byte) << UInt64(8 * (offset - 8))
      }
    }
  }

  var isLong: Bool { length > Self.whole }

  /// A multiplicative hash; the same everywhere, as the standard library's is not.
  @inline(__always)
  var mixed: Int {
    let hash = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: hash >> 32)
  }

  /// The value of a word of one to four digits, with or without `st`, `nd`, `rd` or `th`; else -1.
  @inline(__always)
  var number: Int16 { low & 0xFF &- 0x30 < 10 ? leadingNumber : -1 }

  private var leadingNumber: Int16 {
    guard length <= 6 else { return -1 }
    var (value, rest, digits) = (0, low, 0)
    while digits < 4, rest & 0xFF &- 0x30 < 10 {
      value = value * 10 + Int(rest & 0xFF - 0x30)
      rest >>= 8
      digits += 1
    }
    if length == digits { return Int16(value) }
    guard length == digits + 2 else { return -1 }
    switch (UInt8(rest & 0xFF), UInt8(rest >> 8)) {
    case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
      (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
      return Int16(value)
    default: return -1
    }
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
  var key = WordKey()
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

  /// The bytes of a long word, folded.
  @inline(__always)
  var letters: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: space[..<length]) }

  /// The bytes of the word, folded.
  var folded: [UInt8] {
    guard !key.isLong else { return Array(space[..<length]) }
    return (0..<Int(key.length)).map {
      UInt8(truncatingIfNeeded: $0 < 8 ? key.low >> (8 * $0) : key.high >> (8 * ($0 - 8)))
    }
  }

  /// Reads on to the end of the next word; false where there is none.
  ///
  /// What few words need is done to a copy, so that the reader itself stays in registers.
  @inline(__always)
  mutating func next() -> Bool {
    separators = []
    // Between most words there is one space and no more.
    if at + 1 < end, bytes[at] == 0x20, isLetterOrDigit(bytes[at + 1]) {
      at += 1
    } else {
      var copy = self
      copy.skipMarks()
      self = copy
    }
    guard at < end else { return false }
    start = at
    isCapitalised = bytes[at] &- 0x41 < 26
    if !takePlainWord() {
      var copy = self
      copy.takeWord()
      self = copy
    }
    return true
  }

  /// Takes a word of ASCII letters and digits alone, as nearly all are; leaves every other.
  ///
  /// It is folded as a whole: the bit that makes a letter small is set in digits anyway.
  @inline(__always)
  private mutating func takePlainWord() -> Bool {
    var last = at
    while last < end, isLetterOrDigit(bytes[last]) { last += 1 }
    guard last - at <= WordKey.whole, last > at, at + WordKey.whole <= bytes.count,
      last == end || !mayGoOn(at: last)
    else { return false }
    let raw = UnsafeRawBufferPointer(bytes)
    let small: UInt64 = 0x2020_2020_2020_2020
    key = WordKey(
      low: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) | small,
      high: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
        | small, length: last - at)
    at = last
    return true
  }

  /// Whether a word may go on behind letters and digits: a letter beyond ASCII, an apostrophe, a mark in a number.
  @inline(__always)
  private func mayGoOn(at last: Int) -> Bool {
    switch bytes[last] {
    case UInt8(ascii: "'"), 0x80...0xFF: true
    case UInt8(ascii: ","), UInt8(ascii: "."): bytes[last - 1] &- 0x30 < 10
    default: false
    }
  }

  private mutating func takeWord() {
    length = 0
    if bytes[at] == UInt8(ascii: "&") {
      for byte in "and".utf8 { keep(byte) }
      at += 1
    } else {
      while at < end, takeByte() {}
    }
    key = WordKey(space[..<length])
  }

  private mutating func keep(_ byte: UInt8) {
    guard length < Self.longest else { return }
    space[length] = byte
    length += 1
  }

  /// Takes a byte of a word; false where it ends.
  private mutating func takeByte() -> Bool {
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
      return false
    }
    return true
  }

  @inline(__always)
  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
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
}
