import Glibc

/// A bound of text: UTF-8 of at most `longest` bytes, in the order of its bytes, which is that of
/// its code points.
struct TextBound: Comparable {
  let bytes: [UInt8]

  /// The length beyond which a bound is cut: parquet-java's and arrow-rs's, too.
  static let longest = 64

  /// The text, or its beginning, which comes before it.
  init(notAbove text: ArraySlice<UInt8>) {
    bytes = Array(text.count > Self.longest ? Self.beginning(of: text) : text)
  }

  /// The text, or where that is long a shorter one that comes after it: its beginning with the last
  /// character raised that can be. Where none can be, the whole text: there is no shorter bound.
  init(notBelow text: ArraySlice<UInt8>) {
    guard text.count > Self.longest else {
      bytes = Array(text)
      return
    }
    var scalars = Array(String(decoding: Self.beginning(of: text), as: UTF8.self).unicodeScalars)
    while let last = scalars.popLast() {
      if let next = Self.scalar(after: last) {
        scalars.append(next)
        bytes = scalars.flatMap { Array(UTF8.encode($0)!) }
        return
      }
    }
    bytes = Array(text)
  }

  static func < (left: TextBound, right: TextBound) -> Bool {
    left.bytes.withUnsafeBytes { left in right.bytes.withUnsafeBytes { precedes(left, $0) } }
  }

  /// As many of the first bytes as make whole characters within `longest`.
  private static func beginning(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = text.startIndex + longest
    while end > text.startIndex, text[end] & 0xC0 == 0x80 { end -= 1 }
    return text[..<end]
  }

  /// The next character, over the gap of the surrogates; nil behind the last, U+10FFFF.
  private static func scalar(after scalar: Unicode.Scalar) -> Unicode.Scalar? {
    Unicode.Scalar(scalar.value == 0xD7FF ? 0xE000 : scalar.value + 1)
  }
}

/// Whether the left bytes come before the right ones, compared as unsigned numbers.
func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  let common = min(left.count, right.count)
  if common > 0, let first = left.baseAddress, let second = right.baseAddress {
    let order = memcmp(first, second, common)
    if order != 0 { return order < 0 }
  }
  return left.count < right.count
}

/// Whether both texts are the same.
@inline(__always)
func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  let count = left.count
  guard count == right.count else { return false }
  guard let first = left.baseAddress, let second = right.baseAddress, count > 0 else {
    return true
  }
  if count > 16 { return memcmp(first, second, count) == 0 }
  if count >= 8 {
    return areEqual(first, second, at: 0, UInt64.self)
      && areEqual(first, second, at: count - 8, UInt64.self)
  }
  if count >= 4 {
    return areEqual(first, second, at: 0, UInt32.self)
      && areEqual(first, second, at: count - 4, UInt32.self)
  }
  return left[0] == right[0] && left[count / 2] == right[count / 2]
    && left[count - 1] == right[count - 1]
}

@inline(__always)
private func areEqual<Word: FixedWidthInteger & BitwiseCopyable>(
  _ left: UnsafeRawPointer, _ right: UnsafeRawPointer, at offset: Int, _: Word.Type
) -> Bool {
  left.loadUnaligned(fromByteOffset: offset, as: Word.self)
    == right.loadUnaligned(fromByteOffset: offset, as: Word.self)
}
