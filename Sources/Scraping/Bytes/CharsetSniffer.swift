/// Which character set the bytes of a page are in, decided before any parser sees them.
///
/// In this order: a byte order mark; the zero bytes of UTF-16; bytes that are UTF-8 throughout,
/// whatever the page claims; what the carrier declared; what the page declares within its first
/// bytes; windows-1252. A claim of UTF-8 (or of windows-1252) is weighed against the bytes.
///
/// Source: WHATWG HTML, "Determining the character encoding", but for the rule that valid UTF-8 wins:
/// text in another set that is by chance valid UTF-8 is next to unknown, false claims are common.
struct CharsetSniffer {
  /// How far into the page a declaration is looked for. The standard says 1,024; pages are found
  /// that put theirs behind scripts and comments.
  private static let reach = 8_192

  /// What was found out of a text's character set.
  struct Finding {
    let charset: Charset

    /// How many bytes of a byte order mark stand before the text.
    var mark = 0

    /// Whether the text is UTF-8 throughout and has no NUL, so that nothing needs mending.
    var isClean = false
  }

  static func charset(of bytes: UnsafeBufferPointer<UInt8>, declared: String?) -> Finding {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Finding(charset: .utf8, mark: 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return Finding(charset: .utf16LittleEndian, mark: 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return Finding(charset: .utf16BigEndian, mark: 2) }
    if let wide = wide(bytes) { return Finding(charset: wide) }
    let evidence = UTF8Evidence(bytes)
    let charset = charset(of: bytes, declared: declared, evidence)
    return Finding(
      charset: charset, isClean: charset == .utf8 && evidence.invalid == 0 && !evidence.hasNUL)
  }

  private static func charset(
    of bytes: UnsafeBufferPointer<UInt8>, declared: String?, _ evidence: UTF8Evidence
  ) -> Charset {
    if evidence.invalid == 0, evidence.valid > 0 || bytes.firstIndex(of: 0x1B, from: 0) == nil {
      return .utf8
    }
    let claims = [declared.flatMap { Charset(label: $0.utf8) }, claim(in: bytes)].compactMap { $0 }
    if evidence.invalid == 0 {
      // ISO-2022-JP, and the sets that are not read, are those whose text is ASCII bytes.
      if let first = claims.first, first == .legacy("ISO-2022-JP") || first == .replacement {
        return first
      }
      return .utf8
    }
    for claim in claims {
      switch claim {
      case .legacy: return claim
      case .utf8 where evidence.valid >= evidence.invalid: return .utf8
      case .windows1252 where evidence.valid < 4 * evidence.invalid: return claim
      default: continue
      }
    }
    return evidence.valid >= evidence.invalid ? .utf8 : .windows1252
  }

  /// UTF-16 without a mark: markup is ASCII, so every other byte of its beginning is zero.
  private static func wide(_ bytes: UnsafeBufferPointer<UInt8>) -> Charset? {
    let count = min(bytes.count, 512) & ~1
    guard count >= 8 else { return nil }
    var (even, odd) = (0, 0)
    for place in stride(from: 0, to: count, by: 2) {
      if bytes[place] == 0 { even += 1 }
      if bytes[place + 1] == 0 { odd += 1 }
    }
    let pairs = count / 2
    if odd * 10 >= pairs * 6, even * 10 < pairs { return .utf16LittleEndian }
    if even * 10 >= pairs * 6, odd * 10 < pairs { return .utf16BigEndian }
    return nil
  }

  /// What the page says of itself: `<?xml … encoding="…"?>`, `<meta charset=…>`, or
  /// `<meta http-equiv … content="text/html; charset=…">`.
  private static func claim(in bytes: UnsafeBufferPointer<UInt8>) -> Charset? {
    let end = min(bytes.count, reach)
    var place = 0
    while place < end {
      guard bytes[place] == UInt8(ascii: "<") else {
        place += 1
        continue
      }
      if stands("<!--", at: place, of: bytes) {
        place += 4
        while place < end, !stands("-->", at: place, of: bytes) { place += 1 }
      } else if stands("<?xml", at: place, of: bytes) {
        if let found = label(behind: "encoding", from: place, to: end, of: bytes) { return found }
      } else if stands("<meta", at: place, of: bytes) {
        if let found = label(behind: "charset", from: place, to: end, of: bytes) { return found }
      }
      place += 1
    }
    return nil
  }

  private static func label(
    behind word: StaticString, from start: Int, to end: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Charset? {
    var place = start
    while place < end, bytes[place] != UInt8(ascii: ">") {
      guard stands(word, at: place, of: bytes) else {
        place += 1
        continue
      }
      place += word.utf8CodeUnitCount
      while place < end, isSpace(bytes[place]) { place += 1 }
      guard place < end, bytes[place] == UInt8(ascii: "=") else { continue }
      place += 1
      while place < end, isSpace(bytes[place]) || bytes[place] == 0x22 || bytes[place] == 0x27 {
        place += 1
      }
      let first = place
      while place < end, !isSpace(bytes[place]),
        ![0x22, 0x27, 0x3B, 0x3E, 0x2F].contains(bytes[place])
      {
        place += 1
      }
      guard let charset = Charset(label: bytes[first..<place]) else { continue }
      // A declaration that could be read byte by byte is not in UTF-16.
      return charset == .utf16LittleEndian || charset == .utf16BigEndian ? .utf8 : charset
    }
    return nil
  }
}

/// How much of a text's bytes beyond ASCII makes sense as UTF-8.
struct UTF8Evidence {
  /// Sequences of two to four bytes that are well formed.
  var valid = 0

  /// Bytes, or beginnings of sequences, that are not.
  var invalid = 0

  /// Whether a zero byte occurs.
  var hasNUL = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var place = endOfASCII(from: 0, in: bytes)
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0 {
        hasNUL = true
        place += 1
      } else if byte < 0x80 {
        place = endOfASCII(from: place, in: bytes)
      } else {
        let (count, isWhole) = utf8Sequence(at: place, of: bytes)
        if isWhole { valid += 1 } else { invalid += 1 }
        place += count
      }
    }
  }
}

/// The sequence of UTF-8 that begins at `place` with a byte beyond ASCII: how many bytes belong to
/// it, and whether it is whole; if not, the bytes are the longest beginning of a good sequence.
///
/// Source: The Unicode Standard, table 3-7, and "U+FFFD Substitution of Maximal Subparts".
func utf8Sequence(
  at place: Int, of bytes: UnsafeBufferPointer<UInt8>
) -> (count: Int, isWhole: Bool) {
  let lead = bytes[place]
  let needed: Int
  var (low, high): (UInt8, UInt8) = (0x80, 0xBF)
  switch lead {
  case 0xC2...0xDF: needed = 1
  case 0xE0: (needed, low) = (2, 0xA0)
  case 0xED: (needed, high) = (2, 0x9F)
  case 0xE1...0xEF: needed = 2
  case 0xF0: (needed, low) = (3, 0x90)
  case 0xF1...0xF3: needed = 3
  case 0xF4: (needed, high) = (3, 0x8F)
  default: return (1, false)
  }
  for index in 1...needed {
    guard place + index < bytes.count, (low...high).contains(bytes[place + index]) else {
      return (index, false)
    }
    (low, high) = (0x80, 0xBF)
  }
  return (needed + 1, true)
}
