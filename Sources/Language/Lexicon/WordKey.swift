/// A folded word in two machine words, by which it is looked up without its bytes: they are all but
/// few words whole. Of a longer one they are a hash, which another may share.
struct WordKey: Equatable {
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

/// `byte`, an ASCII capital made small.
@inlinable
public func lowercase(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
