import Glibc

/// Bytes in any character set as UTF-8 that is well formed and has no NUL.
enum Transcoder {
  /// The text of `bytes` in UTF-8. What is not valid becomes U+FFFD, NUL goes, and what was encoded twice is mended.
  static func utf8(_ bytes: [UInt8], declared: String?) -> [UInt8] {
    DoubleEncoding.mended(transcoded(bytes, declared: declared))
  }

  private static func transcoded(_ bytes: [UInt8], declared: String?) -> [UInt8] {
    bytes.withUnsafeBufferPointer { whole in
      let finding = CharsetSniffer.charset(of: whole, declared: declared)
      if finding.isClean { return bytes }
      let text = UnsafeBufferPointer(rebasing: whole[finding.mark...])
      switch finding.charset {
      case .utf8: return mended(text)
      case .utf16LittleEndian: return fromUTF16(text, highByte: 1)
      case .utf16BigEndian: return fromUTF16(text, highByte: 0)
      case .windows1252: return fromWindows1252(text)
      case .replacement: return [0xEF, 0xBF, 0xBD]
      case .legacy(let name): return fromLegacy(text, name: name) ?? fromWindows1252(text)
      }
    }
  }

  /// UTF-8 with its faults mended. A cut sequence, or a byte that UTF-8 never uses, becomes U+FFFD. A
  /// stray continuation byte behind ASCII is not the rest of anything: it is a sign of windows-1252
  /// (`£`, `’`, `–`) that was pasted into a page of UTF-8, and becomes that sign.
  private static func mended(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var (plain, place) = (0, 0)
    var isBehindASCII = true
    while place < bytes.count {
      let byte = bytes[place]
      if byte &- 1 < 0x7F {
        isBehindASCII = true
        place = endOfASCII(from: place, in: bytes)
        continue
      }
      let (count, isWhole) = byte == 0 ? (1, false) : utf8Sequence(at: place, of: bytes)
      if !isWhole {
        result.append(contentsOf: bytes[plain..<place])
        if byte & 0xC0 == 0x80, isBehindASCII {
          appendWindows1252(byte, to: &result)
        } else {
          if byte != 0 { result += [0xEF, 0xBF, 0xBD] }
          isBehindASCII = false
        }
        plain = place + count
      } else {
        isBehindASCII = false
      }
      place += count
    }
    result.append(contentsOf: bytes[plain...])
    return result
  }

  private static func fromWindows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes where byte != 0 {
      if byte < 0x80 { result.append(byte) } else { appendWindows1252(byte, to: &result) }
    }
    return result
  }

  private static func appendWindows1252(_ byte: UInt8, to result: inout [UInt8]) {
    let scalar = byte < 0xA0 ? windows1252(byte) : UInt32(byte)
    appendUTF8(scalar, to: &result)
  }

  private static func fromUTF16(_ bytes: UnsafeBufferPointer<UInt8>, highByte: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    func unit(_ place: Int) -> UInt32 {
      UInt32(bytes[place + highByte]) << 8 | UInt32(bytes[place + 1 - highByte])
    }
    var place = 0
    while place + 1 < bytes.count {
      var scalar = unit(place)
      place += 2
      if scalar & 0xFC00 == 0xD800, place + 1 < bytes.count, unit(place) & 0xFC00 == 0xDC00 {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(place) & 0x3FF
        place += 2
      } else if scalar & 0xF800 == 0xD800 {
        scalar = 0xFFFD
      }
      if scalar != 0 { appendUTF8(scalar, to: &result) }
    }
    if place < bytes.count { appendUTF8(0xFFFD, to: &result) }
    return result
  }

  /// The text as the C library converts it; nil where the library lacks the character set.
  private static func fromLegacy(_ bytes: UnsafeBufferPointer<UInt8>, name: String) -> [UInt8]? {
    let converter = iconv_open("UTF-8", name)
    guard converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var input = UnsafeMutablePointer(
      mutating: UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self))
    var left = bytes.count
    let room = 65_536
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
      // Once more behind the end: a letter that a mark may follow (windows-1255) is still held back.
      var isAtEnd = false
      while !isAtEnd {
        isAtEnd = left == 0
        var output = buffer.baseAddress
        var free = room
        let status =
          isAtEnd
          ? iconv(converter, nil, nil, &output, &free)
          : iconv(converter, &input, &left, &output, &free)
        let problem = errno
        for byte in buffer[..<(room - free)] where byte != 0 {
          result.append(UInt8(bitPattern: byte))
        }
        guard status == -1, !isAtEnd, problem != E2BIG else { continue }
        // A byte that means nothing, or the beginning of a character at the end of the text.
        result += [0xEF, 0xBF, 0xBD]
        guard problem == EILSEQ, left > 0 else { break }
        input = input?.advanced(by: 1)
        left -= 1
      }
    }
    return result
  }
}

/// What a byte from 0x80 through 0x9F means in windows-1252: 0x92 is U+2019 (`’`). The five that
/// mean nothing there stay as they are.
///
/// Source: WHATWG Encoding, index-windows-1252.txt.
func windows1252(_ byte: UInt8) -> UInt32 {
  let table: StaticString =
    """
    20AC0081201A0192201E20262020202102C62030016020390152008D017D008F\
    009020182019201C201D20222013201402DC21220161203A0153009D017E0178
    """
  let start = Int(byte &- 0x80) & 0x1F * 4
  var scalar: UInt32 = 0
  for index in start..<start + 4 {
    let digit = table.utf8Start[index]
    scalar = scalar << 4 | UInt32(digit < 0x3A ? digit - 0x30 : digit - 0x37)
  }
  return scalar
}

/// Appends a code point, which is not a surrogate, in UTF-8.
func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
  func rest(_ shift: UInt32) -> UInt8 { UInt8(scalar >> shift & 0x3F | 0x80) }
  switch scalar {
  case ..<0x80: bytes.append(UInt8(scalar))
  case ..<0x800: bytes += [UInt8(scalar >> 6 | 0xC0), rest(0)]
  case ..<0x10000: bytes += [UInt8(scalar >> 12 | 0xE0), rest(6), rest(0)]
  default: bytes += [UInt8(scalar >> 18 & 7 | 0xF0), rest(12), rest(6), rest(0)]
  }
}
