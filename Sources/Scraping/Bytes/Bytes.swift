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
