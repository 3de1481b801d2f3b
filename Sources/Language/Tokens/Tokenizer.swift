/// Makes the tokens of a sentence from its words: most words are a token as they are, and what stands
/// between them, words with digits and words with other letters are read byte by byte.
struct Tokenizer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let lexicon: Lexicon
  private var at: Int
  private var isSpaced = true

  /// The words that the sentence was cut into before, and the next of them.
  private let words: [FoldedWord]
  private var next: Int
  private let lastWord: Int

  /// Where the run of bytes without white space ends that was last looked through for an address.
  private var chunkEnd: Int
  private let mayHoldAddress: Bool

  private(set) var tokens: [Token] = []

  /// Every part that some token plays: a number in digits is a seed as one in words is.
  private(set) var roles: Lexeme.Roles = []

  /// How many bytes were not taken with a word as they are.
  private var read = 0

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, lexicon: Lexicon, words: [FoldedWord],
    places: Range<Int>, mayHoldAddress: Bool
  ) {
    self.bytes = bytes
    self.lexicon = lexicon
    self.words = words
    self.mayHoldAddress = mayHoldAddress
    next = places.lowerBound
    lastWord = places.upperBound
    at = range.lowerBound
    end = range.upperBound
    chunkEnd = at
  }

  /// Puts the tokens of a sentence of `text` into the storage of `tokens` and gives the parts that its
  /// words play; nil where no rule could find anything, as in most sentences.
  static func read(_ text: AnalysedText, _ sentence: TextSentence, into tokens: inout [Token])
    -> Lexeme.Roles?
  {
    let content = text.content(of: sentence)
    guard content.contains(.amount) else { return nil }
    return text.bytes.withUnsafeBufferPointer {
      var tokenizer = Tokenizer(
        $0, range: sentence.range, lexicon: text.lexicon, words: text.words,
        places: sentence.places, mayHoldAddress: content.contains(.address))
      return tokenizer.run(into: &tokens)
    }
  }

  /// The same of a text that was not cut into words.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, lexicon: Lexicon, into tokens: inout [Token]
  ) -> Lexeme.Roles? {
    var tokenizer = Tokenizer(
      bytes, range: 0..<bytes.count, lexicon: lexicon, words: [], places: 0..<0,
      mayHoldAddress: true)
    return tokenizer.run(into: &tokens)
  }

  private mutating func run(into tokens: inout [Token]) -> Lexeme.Roles? {
    swap(&self.tokens, &tokens)
    self.tokens.removeAll(keepingCapacity: true)
    run()
    swap(&self.tokens, &tokens)
    lexicon.meter?.count(bytes: read)
    return roles.isDisjoint(with: .seeds) ? nil : roles
  }

  private mutating func run() {
    while at < end {
      let byte = bytes[at]
      if byte == 0x20 || (9...13).contains(byte) {
        at += 1
        isSpaced = true
        continue
      }
      if byte >= 0xC2, case let width = wideSpace(), width > 0 {
        at += width
        isSpaced = true
        continue
      }
      if mayHoldAddress, at >= chunkEnd, takeAddress() { continue }
      let start = at
      if isLetter(byte) {
        if takeKnownWord() {
          isSpaced = false
          continue
        }
        takeWord()
      } else if isDigit(byte) || (byte == 0x2E && beginsDecimal()) {
        takeDigits()
      } else if byte < 0x80 {
        take(.ascii(byte), width: 1)
      } else {
        takeBeyondASCII()
      }
      read += at - start
      isSpaced = false
    }
  }

  /// Takes a word of letters alone that begins here.
  private mutating func takeKnownWord() -> Bool {
    while next < lastWord, words[next].start < at { next += 1 }
    guard next < lastWord, words[next].start == at, words[next].script == .letters,
      words[next].end <= end
    else { return false }
    let word = words[next]
    var token = Token(.word, word.range, isSpaced: isSpaced)
    token.word = word.id
    token.lexeme = lexicon.lexeme(of: word.id)
    token.letterCase = letterCase(word.range)
    token.roles = lexicon.roles(of: token.lexeme)
    roles.formUnion(token.roles)
    tokens.append(token)
    at = word.end
    next += 1
    return true
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// `.5` behind white space; not the mark of a footnote behind a full stop, `end.5`.
  private func beginsDecimal() -> Bool {
    (isSpaced || tokens.last?.sign == .open || isCurrency(tokens.last?.sign))
      && at + 1 < end && isDigit(bytes[at + 1])
  }

  private func isCurrency(_ sign: Sign?) -> Bool {
    sign == .pound || sign == .dollar || sign == .euro
  }

  private mutating func take(_ sign: Sign, width: Int) {
    var token = Token(.sign, at..<at + width, isSpaced: isSpaced)
    token.sign = sign
    tokens.append(token)
    at += width
  }

  private mutating func takeWord() {
    let first = at
    while at < end {
      if isLetter(bytes[at]) {
        at += 1
        continue
      }
      let width = letterBeyondASCII()
      if width == 0 { break }
      at += width
    }
    let base = first..<at
    let apostrophe = apostropheWidth()
    var token = Token(.word, base, isSpaced: isSpaced)
    if apostrophe > 0, at + apostrophe < end, isLetter(bytes[at + apostrophe]) {
      var last = at + apostrophe
      while last < end, isLetter(bytes[last]) { last += 1 }
      token.isPossessive = last == at + apostrophe + 1 && lowercase(bytes[last - 1]) == 0x73
      token.end = last
      if token.isPossessive {
        token.word = lexicon.id(of: bytes, base)
        token.lexeme = lexicon.lexeme(of: token.word)
      } else {
        token.lexeme = lexicon.contraction
      }
      at = last
    } else {
      token.word = lexicon.id(of: bytes, base)
      token.lexeme = lexicon.lexeme(of: token.word)
    }
    token.letterCase = letterCase(base)
    token.roles = lexicon.roles(of: token.lexeme)
    roles.formUnion(token.roles)
    tokens.append(token)
  }

  private func letterCase(_ range: Range<Int>) -> Token.Case {
    guard bytes[range.lowerBound] &- 0x41 < 26 else { return .small }
    guard range.count > 1, bytes[range.upperBound - 1] &- 0x41 < 26 else {
      return range.count == 1 ? .capitals : .initial
    }
    return .capitals
  }

  /// The width of a letter beyond ASCII at this place, 0 where there is none.
  private func letterBeyondASCII() -> Int {
    guard bytes[at] >= 0x80, wideSpace() == 0 else { return 0 }
    let (scalar, width) = decode()
    return Sign.beyondASCII(scalar) == nil && Sign.vulgarFraction(scalar) == nil ? width : 0
  }

  /// The width of a space beyond ASCII at this place, U+00A0, U+2000 through U+200A or U+202F; 0 where there is none.
  private func wideSpace() -> Int {
    if bytes[at] == 0xC2 { return at + 1 < end && bytes[at + 1] == 0xA0 ? 2 : 0 }
    guard bytes[at] == 0xE2, at + 2 < end, bytes[at + 1] == 0x80 else { return 0 }
    return bytes[at + 2] <= 0x8A || bytes[at + 2] == 0xAF ? 3 : 0
  }

  private func apostropheWidth() -> Int {
    guard at < end, bytes[at] == 0x27 || bytes[at] == 0xE2 else { return 0 }
    if bytes[at] == 0x27 { return 1 }
    guard at + 2 < end, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 else {
      return 0
    }
    return 3
  }

  private mutating func takeDigits() {
    roles.insert(.seed)
    let first = at
    while at < end, isDigit(bytes[at]) { at += 1 }
    if at - first <= 3 {
      while at + 3 < end, bytes[at] == 0x2C, isDigit(bytes[at + 1]), isDigit(bytes[at + 2]),
        isDigit(bytes[at + 3]), at + 4 >= end || !isDigit(bytes[at + 4])
      {
        at += 4
      }
    }
    if at + 1 < end, bytes[at] == 0x2E, isDigit(bytes[at + 1]) {
      at += 1
      while at < end, isDigit(bytes[at]) { at += 1 }
    }
    tokens.append(Token(.digits, first..<at, isSpaced: isSpaced))
  }

  private mutating func takeBeyondASCII() {
    let (scalar, width) = decode()
    if let fraction = Sign.vulgarFraction(scalar) {
      var token = Token(.vulgarFraction, at..<at + width, isSpaced: isSpaced)
      token.fraction = fraction
      tokens.append(token)
      roles.insert(.seed)
      at += width
    } else if let sign = Sign.beyondASCII(scalar) {
      take(sign, width: width)
    } else {
      takeWord()
    }
  }

  /// The code point at this place; a byte that begins none is one of width 1.
  private func decode() -> (scalar: UInt32, width: Int) {
    func continuation(_ offset: Int) -> UInt32? {
      guard at + offset < end, bytes[at + offset] & 0xC0 == 0x80 else { return nil }
      return UInt32(bytes[at + offset] & 0x3F)
    }
    let lead = UInt32(bytes[at])
    switch lead {
    case 0xC2...0xDF:
      if let a = continuation(1) { return ((lead & 0x1F) << 6 | a, 2) }
    case 0xE0...0xEF:
      if let a = continuation(1), let b = continuation(2) {
        return ((lead & 0x0F) << 12 | a << 6 | b, 3)
      }
    case 0xF0...0xF4:
      if let a = continuation(1), let b = continuation(2), let c = continuation(3) {
        return ((lead & 0x07) << 18 | a << 12 | b << 6 | c, 4)
      }
    default: break
    }
    return (0xFFFD, 1)
  }

  /// Takes a whole run without white space where it is an address: `www.…`, `…://…`, `…@…`.
  private mutating func takeAddress() -> Bool {
    let first = at
    var last = at
    var isAddress = false
    // Most runs of bytes have neither of the signs that make an address.
    while last < end, bytes[last] > 0x20, bytes[last] != 0x2F, bytes[last] != 0x40 { last += 1 }
    while last < end, bytes[last] > 0x20 {
      let byte = bytes[last]
      if byte == 0x40 || byte == 0x2F, last > first, isAddress || isMark(ofAddress: first..<last) {
        isAddress = true
      }
      last += 1
    }
    chunkEnd = last
    isAddress = isAddress || beginsWithWWW(first)
    guard isAddress else { return false }
    if (first..<last).contains(where: { isDigit(bytes[$0]) }) { roles.insert(.seed) }
    tokens.append(Token(.address, first..<last, isSpaced: isSpaced))
    at = last
    isSpaced = false
    return true
  }

  /// Whether the sign behind a range makes an address of it: an `@`, a slash behind a host, `://`.
  private func isMark(ofAddress range: Range<Int>) -> Bool {
    let sign = range.upperBound
    if bytes[sign] == 0x40 { return true }
    guard sign + 1 < end else { return false }
    return bytes[sign - 1] == 0x3A && bytes[sign + 1] == 0x2F || hasHost(range)
  }

  private func beginsWithWWW(_ first: Int) -> Bool {
    lowercase(bytes[first]) == 0x77 && first + 4 < end
      && (first..<first + 3).allSatisfy { lowercase(bytes[$0]) == 0x77 }
      && bytes[first + 3] == 0x2E
  }

  /// Whether `example.gov.uk` stands before a slash: a stop with letters on either side, no digit
  /// behind the last.
  private func hasHost(_ range: Range<Int>) -> Bool {
    var at = range.upperBound
    while at > range.lowerBound, at > range.upperBound - 7, isLetter(bytes[at - 1]) { at -= 1 }
    return at < range.upperBound && at - 2 >= range.lowerBound && bytes[at - 1] == 0x2E
      && isLetter(bytes[at - 2])
  }
}
