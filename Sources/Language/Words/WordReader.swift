/// Goes from word to word over bytes.
struct WordReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let space: UnsafeMutableBufferPointer<UInt8>
  var at: Int
  let end: Int
  var start = 0
  var length = 0
  var key = WordKey()
  var separators: Separators = []
  var isCapitalised = false
  var script = FoldedWord.Script.letters

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

  /// The next word where it is as most are, and its end: up to 15 letters behind one space, and before a
  /// space or a mark that no word goes on over. `next` reads every other.
  @inline(__always)
  func plainWord() -> (key: WordKey, end: Int)? {
    guard at + 1 + WordKey.whole < end, bytes[at] == 0x20 else { return nil }
    let raw = UnsafeRawBufferPointer(bytes)
    let low = EightBytes(
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at + 1, as: UInt64.self)))
    var (high, length) = (EightBytes(0), low.lettersOfWord)
    if length == 8 {
      high = EightBytes(
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at + 9, as: UInt64.self)))
      length += high.lettersOfWord
    }
    let next = bytes[at + 1 + length]
    guard length > 0, length < WordKey.whole, next < 0x80, next != UInt8(ascii: "'"),
      next &- 0x30 >= 10
    else { return nil }
    let small: UInt64 = 0x2020_2020_2020_2020
    return (
      WordKey(low: low.bytes | small, high: high.bytes | small, length: length), at + 1 + length
    )
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
    guard at + WordKey.whole <= bytes.count else { return false }
    let raw = UnsafeRawBufferPointer(bytes)
    let low = EightBytes(
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
    var (high, length) = (EightBytes(0), low.lengthOfWord)
    if length == 8 {
      high = EightBytes(
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)))
      length += high.lengthOfWord
    }
    let last = min(at + length, end)
    guard last > at,
      last == end || last < at + WordKey.whole && !mayGoOn(at: last)
        || last == at + WordKey.whole && !isLetterOrDigit(bytes[last]) && !mayGoOn(at: last)
    else { return false }
    let small: UInt64 = 0x2020_2020_2020_2020
    key = WordKey(low: low.bytes | small, high: high.bytes | small, length: last - at)
    // Letters have the bit that digits have not.
    let letter: UInt64 = 0x4040_4040_4040_4040
    let letters = (key.low & letter).nonzeroBitCount + (key.high & letter).nonzeroBitCount
    script = letters == last - at ? .letters : .other
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
    script = scriptOfLongWord
  }

  private var scriptOfLongWord: FoldedWord.Script {
    // Behind a word of letters only a sign may stand that is no letter to anybody: not "Acme™".
    guard
      at >= end || bytes[at] < 0x80 || bytes[at] == 0xE2 && at + 1 < end && bytes[at + 1] == 0x80
    else { return .other }
    var script = FoldedWord.Script.letters
    var index = start
    while index < at {
      if (bytes[index] | 0x20) &- 0x61 < 26 {
        index += 1
      } else if bytes[index] == 0x27 || bytes[index..<at].starts(with: [0xE2, 0x80, 0x99]) {
        script = .apostrophes
        index += bytes[index] == 0x27 ? 1 : 3
      } else {
        return .other
      }
    }
    return script
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
    case UInt8(ascii: "|"): return (.dash, 1)
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

/// Eight bytes of a text, looked at all at once.
private struct EightBytes {
  let bytes: UInt64

  @inline(__always)
  init(_ bytes: UInt64) { self.bytes = bytes }

  /// How many of them, from the first, are letters of ASCII.
  @inline(__always)
  var lettersOfWord: Int {
    let each: UInt64 = 0x0101_0101_0101_0101
    let small = (bytes & (each &* 0x7F)) | (each &* 0x20)
    let letter = (small &+ (each &* 0x1F)) & ~(small &+ (each &* 0x05))
    let others = ~(letter & ~bytes) & (each &* 0x80)
    return others.trailingZeroBitCount / 8
  }

  /// How many of them, from the first, are letters and digits of ASCII.
  ///
  /// In a byte below 0x80 the top bit of `byte + 0x1F` says whether it is `a` or beyond, and so on.
  @inline(__always)
  var lengthOfWord: Int {
    let each: UInt64 = 0x0101_0101_0101_0101
    let below = bytes & (each &* 0x7F)
    let small = below | (each &* 0x20)
    let letter = (small &+ (each &* 0x1F)) & ~(small &+ (each &* 0x05))
    let digit = (below &+ (each &* 0x50)) & ~(below &+ (each &* 0x46))
    let others = ~((letter | digit) & ~bytes) & (each &* 0x80)
    return others.trailingZeroBitCount / 8
  }
}
