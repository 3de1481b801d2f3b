import Glibc

/// White space as HTML has it: tab, line feed, form feed, carriage return, space.
@inline(__always) func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (byte <= 0x0D && byte >= 0x09 && byte != 0x0B)
}

@inline(__always) func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
@inline(__always) func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
@inline(__always) func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
@inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
@inline(__always) func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

/// Whether `word`, which is in lower case, stands at `place` of `bytes` in any case.
func stands(_ word: StaticString, at place: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let count = word.utf8CodeUnitCount
  guard place >= 0, place + count <= bytes.count else { return false }
  let letters = word.utf8Start
  for index in 0..<count where lower(bytes[place + index]) != letters[index] { return false }
  return true
}

extension UnsafeBufferPointer<UInt8> {
  /// Where `byte` next stands from `start` on; nil where it does not.
  @inline(__always) func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let baseAddress,
      let found = memchr(baseAddress + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }
}

/// Whether `word`, which is in lower case and has a sign that is not a letter, occurs in `bytes` in
/// any case. Only the places of that sign are looked at.
func occurs(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
  guard let anchor = letters.firstIndex(where: { !isLetter($0) }) else { return false }
  var place = anchor
  while let found = bytes.firstIndex(of: letters[anchor], from: place) {
    if stands(word, at: found - anchor, of: bytes) { return true }
    place = found + 1
  }
  return false
}

/// The first place from `start` on that is NUL or no ASCII; the end of `bytes` where there is none.
func endOfASCII(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var place = start
  let raw = UnsafeRawBufferPointer(bytes)
  // A byte less one, or the byte itself, has its top bit set if it is NUL or no ASCII. Below the
  // first such byte nothing is borrowed.
  while place + 16 <= raw.count {
    let first = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    let second = raw.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)
    let marks = (first &- 0x0101_0101_0101_0101) | first
    let more = (second &- 0x0101_0101_0101_0101) | second
    guard (marks | more) & 0x8080_8080_8080_8080 == 0 else { break }
    place += 16
  }
  while place < bytes.count, bytes[place] &- 1 < 0x7F { place += 1 }
  return place
}

extension String {
  /// Whether the bytes of `part` occur in the text. The standard library's `contains` compares
  /// characters, at many times the cost.
  func holds(_ part: String) -> Bool {
    var (text, part) = (self, part)
    return text.withUTF8 { text in
      part.withUTF8 { part in
        guard let first = part.first else { return true }
        var place = 0
        while let found = text.firstIndex(of: first, from: place) {
          guard found + part.count <= text.count else { return false }
          if UnsafeBufferPointer(rebasing: text[found..<found + part.count]).elementsEqual(part) {
            return true
          }
          place = found + 1
        }
        return false
      }
    }
  }
}
