import Model

/// A sentence as its tokens, and the questions that the rules ask of it.
///
/// Every index may be asked for: beyond either end there is a token that is nothing.
public struct Sentence {
  public let bytes: [UInt8]
  public let range: Range<Int>
  public let tokens: [Token]

  /// Every part that some word of the sentence plays.
  public let roles: Lexeme.Roles
  package let lexicon: Lexicon

  /// Whether the sentence begins its block.
  package let beginsBlock: Bool

  /// Whether it is the whole of its block, and that is no cell of a table and no number of a card.
  package let isWholeBlock: Bool

  /// A header, whatever words it has.
  package init(header text: String, lexicon: Lexicon) {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    let roles = bytes.withUnsafeBufferPointer {
      Tokenizer.read($0, lexicon: lexicon, into: &tokens)
    }
    self.init(
      bytes: bytes, range: 0..<bytes.count, tokens: tokens, roles: roles ?? [], lexicon: lexicon,
      beginsBlock: true, isWholeBlock: false)
  }

  fileprivate init(
    bytes: [UInt8], range: Range<Int>, tokens: [Token], roles: Lexeme.Roles, lexicon: Lexicon,
    beginsBlock: Bool, isWholeBlock: Bool
  ) {
    self.bytes = bytes
    self.range = range
    self.tokens = tokens
    self.roles = roles
    self.lexicon = lexicon
    self.beginsBlock = beginsBlock
    self.isWholeBlock = isWholeBlock
  }

  @usableFromInline static let nothing = Token(.sign, 0..<0, isSpaced: true)

  @inlinable public subscript(_ index: Int) -> Token {
    index >= 0 && index < tokens.count ? tokens[index] : Self.nothing
  }

  @inlinable public var count: Int { tokens.count }

  @inlinable public func exists(_ index: Int) -> Bool { index >= 0 && index < tokens.count }

  package func lexeme(_ index: Int) -> Lexeme { lexicon[self[index].lexeme] }

  @inlinable public func roles(_ index: Int) -> Lexeme.Roles { self[index].roles }

  @inlinable public func has(_ index: Int, _ role: Lexeme.Roles) -> Bool {
    isWord(index) && !tokens[index].roles.isDisjoint(with: role)
  }

  @inlinable public func isWord(_ index: Int) -> Bool {
    exists(index) && tokens[index].kind == .word
  }

  @inlinable public func isDigits(_ index: Int) -> Bool {
    exists(index) && tokens[index].kind == .digits
  }

  @inlinable public func sign(_ index: Int) -> Sign? {
    exists(index) && tokens[index].kind == .sign ? tokens[index].sign : nil
  }

  /// Whether the token has no white space before it.
  @inlinable public func isGlued(_ index: Int) -> Bool {
    exists(index) && index > 0 && !tokens[index].isSpaced
  }

  @inlinable public func isHyphen(_ index: Int) -> Bool {
    switch sign(index) {
    case .hyphen, .enDash, .minus: true
    default: false
    }
  }

  /// Whether the token is `text`, which is in small letters, in any case.
  @inlinable public func isText(_ index: Int, _ text: StaticString) -> Bool {
    exists(index) && isText(tokens[index], text)
  }

  /// Whether the token is a word of a class: `around` of `.ageRough`. A possessive is not: `the boy's`.
  package func isWord(_ index: Int, of name: WordClassName) -> Bool {
    guard exists(index) else { return false }
    let token = tokens[index]
    return token.kind == .word && !token.isPossessive && lexicon.isWord(token.lexeme, of: name)
  }

  @inlinable
  func isText(_ token: Token, _ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard token.end - token.start == length, length > 0 else { return false }
    let other = text.utf8Start
    for offset in 0..<length where lowercase(bytes[token.start + offset]) != other[offset] {
      return false
    }
    return true
  }

  /// Whether a hyphen without white space joins this token to the next.
  package func isHyphenated(_ index: Int) -> Bool {
    sign(index + 1) == .hyphen && isGlued(index + 1) && isGlued(index + 2)
  }

  /// The last byte of a token's word, small.
  @inlinable public func lastByte(_ index: Int, back: Int = 0) -> UInt8 {
    let token = self[index]
    let at = token.end - 1 - back
    return at >= token.start && at < bytes.count ? lowercase(bytes[at]) : 0
  }

  @inlinable public func length(_ index: Int) -> Int { self[index].end - self[index].start }

  /// Whether a word looks like the plural of a noun: "homes", "children".
  package func looksPlural(_ index: Int) -> Bool {
    guard isWord(index), !self[index].isPossessive else { return false }
    let roles = roles(index)
    if roles.contains(.plural) { return true }
    guard roles.isDisjoint(with: [.notPlural, .function]), length(index) > 3 || isAcronym(index),
      bytes[self[index].end - 1] == UInt8(ascii: "s")
    else { return false }
    return lastByte(index, back: 1) != UInt8(ascii: "s")
  }

  /// `UASCs`, `GPs`: capitals and a small `s`.
  private func isAcronym(_ index: Int) -> Bool {
    length(index) > 2 && bytes[self[index].end - 2] &- 0x41 < 26
  }

  /// Whether a word ends a noun phrase.
  @inlinable public func endsPhrase(_ index: Int) -> Bool {
    !isWord(index) || has(index, [.function])
  }

  package func text(_ index: Int) -> String {
    String(decoding: bytes[self[index].start..<self[index].end], as: UTF8.self)
  }

  /// The bytes of some tokens; what of them lies beyond either end of the sentence has none.
  package func byteRange(_ tokens: Range<Int>) -> Range<Int> {
    let inside = tokens.clamped(to: 0..<count)
    guard !inside.isEmpty else { return range.upperBound..<range.upperBound }
    return self.tokens[inside.lowerBound].start..<self.tokens[inside.upperBound - 1].end
  }
}

extension AnalysedText {
  /// A sentence as its tokens; nil where no rule could find an amount in it, as in most sentences.
  ///
  /// - Parameter storage: Of the tokens, which the next sentence may take again.
  package func sentence(
    _ sentence: TextSentence, storage tokens: inout [Token], beginsBlock: Bool, isWholeBlock: Bool
  ) -> Sentence? {
    guard let roles = Tokenizer.read(self, sentence, into: &tokens) else { return nil }
    return Sentence(
      bytes: bytes, range: sentence.range, tokens: tokens, roles: roles, lexicon: lexicon,
      beginsBlock: beginsBlock, isWholeBlock: isWholeBlock)
  }
}
