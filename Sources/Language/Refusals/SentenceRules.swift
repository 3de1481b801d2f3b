import Model

/// What rules may ask of a sentence. docs/RULES.md tells of each name.
extension Sentence: RuleText {
  package enum Feature: UInt8, RuleName {
    // What a token is.
    case word, digits, plain, zeroLed, loneDecimal, notBelow, address, numeric, dash, otherSign
    // How it is written.
    case small, initial, spaced, endsS, endsD, endsEd
    // What it is in its phrase.
    case possessive, plural, phraseEnd, soleNoun, commonNoun
    // What its sentence is.
    case titled, opening, wholeBlock, inGame
  }

  package enum Measure: UInt8, RuleName {
    case length, value
  }

  package enum Span: UInt8, RuleName {
    case numeral, fraction, measured, ratio, ordinal, year, noun
  }

  package func word(_ at: Int) -> Int32 {
    let token = self[at]
    switch token.kind {
    case .sign: return exists(at) ? Int32(token.sign.rawValue) : -1
    case .word where token.lexeme == lexicon.contraction:
      // "o'clock" is few words' neighbour: it is looked up when it is asked for.
      let words = lexicon.words(in: bytes, range: token.start..<token.end)
      return words.count == 1 ? RuleNumber.word(words[0].id) : -1
    case .word: return token.isPossessive ? -1 : RuleNumber.word(token.word)
    default: return -1
    }
  }

  package func baseWord(_ at: Int) -> Int32 {
    let token = self[at]
    guard token.kind == .word else { return word(at) }
    return token.lexeme == lexicon.contraction
      ? RuleNumber.contraction : RuleNumber.word(token.word)
  }

  package func has(_ feature: Feature, at: Int) -> Bool {
    guard exists(at) else { return false }
    return switch feature {
    case .word: isWord(at)
    case .digits: isDigits(at)
    case .plain: isDigits(at) && bytes[self[at].start..<self[at].end].allSatisfy { $0 &- 0x30 < 10 }
    case .zeroLed: isZeroLed(at)
    case .loneDecimal: isLoneDecimal(at)
    case .notBelow: isNotBelow(at)
    case .address: self[at].kind == .address
    case .numeric: isNumeric(at)
    case .dash: isHyphen(at)
    case .otherSign: sign(at) == .other
    case .small: self[at].letterCase == .small
    case .initial: self[at].letterCase == .initial
    case .spaced: !isGlued(at)
    case .endsS: lastByte(at) == UInt8(ascii: "s")
    case .endsD: lastByte(at) == UInt8(ascii: "d")
    case .endsEd: lastByte(at) == UInt8(ascii: "d") && lastByte(at, back: 1) == UInt8(ascii: "e")
    case .possessive: self[at].isPossessive
    case .plural: looksPlural(at)
    case .phraseEnd: endsPhrase(at)
    case .soleNoun: nounPhrase(at: at)?.head == at
    case .commonNoun: nounPhrase(at: at).map { self[$0.head].letterCase == .small } ?? false
    case .titled: self[0].letterCase != .small
    case .opening: beginsBlock
    case .wholeBlock: isWholeBlock
    case .inGame: roles.contains(.game)
    }
  }

  package func measure(_ measure: Measure, at: Int) -> Int? {
    switch measure {
    case .length: exists(at) ? length(at) : nil
    case .value: numeralOfDigits(at)
    }
  }

  package func end(of span: Span, at: Int) -> Int? {
    switch span {
    case .numeral: numeral(at: at)?.end
    case .fraction: numeral(at: at).flatMap { $0.isSlashed ? $0.end : nil }
    case .measured: amount(at: at).flatMap { $0.hasUnit ? $0.tokens.upperBound : nil }
    case .ratio: partOfWhole(at: at)?.tokens.upperBound
    case .ordinal: ordinalSuffix(behind: at) ? at + 2 : Int?.none
    case .year: yearNumber(at: at)?.1
    case .noun: nounPhrase(at: at)?.end
    }
  }

  package static func opener(of span: Span) -> Feature? {
    switch span {
    case .numeral, .fraction, .ratio, .year: .numeric
    case .ordinal: .digits
    case .measured, .noun: nil
    }
  }
}

extension Sentence {
  /// `007`, `00`: a zero and more digits; not `0.5`.
  private func isZeroLed(_ at: Int) -> Bool {
    guard isDigits(at), length(at) > 1 else { return false }
    let start = self[at].start
    return bytes[start] == UInt8(ascii: "0") && bytes[start + 1] != UInt8(ascii: ".")
  }

  /// `3.11` without a unit or a scale.
  private func isLoneDecimal(_ at: Int) -> Bool {
    guard isDigits(at), bytes[self[at].start..<self[at].end].contains(UInt8(ascii: ".")),
      let amount = amount(at: at)
    else { return false }
    return !amount.hasUnit && amount.tokens.count == 1
  }

  /// The 3 of `3-1`, the 2 of `2-2`.
  private func isNotBelow(_ at: Int) -> Bool {
    guard let first = numeralOfDigits(at), let second = numeralOfDigits(at + 2) else {
      return false
    }
    return first >= second
  }

  /// Whether a numeral may begin with a token.
  private func isNumeric(_ at: Int) -> Bool {
    guard exists(at) else { return false }
    switch tokens[at].kind {
    case .digits, .vulgarFraction: return true
    case .sign: return isHyphen(at)
    case .word: return has(at, [.seed, .opener, .cardinal, .scale])
    case .address: return false
    }
  }
}

/// The numbers under which rules know signs and words: first the signs, then the words of the lexicon.
enum RuleNumber {
  /// "don't" and its like, each of which is a function word and of no other class.
  static let contraction: Int32 = 63

  static func word(_ id: Int32) -> Int32 { id < 0 ? -1 : id + 64 }

  static func sign(_ text: String) -> Int32? {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return nil }
    let sign = scalar.isASCII ? Sign.ascii(UInt8(scalar.value)) : Sign.beyondASCII(scalar.value)
    guard let sign, sign != .other else { return nil }
    return Int32(sign.rawValue)
  }
}

extension Lexicon {
  /// What the words of rules stand for, and the classes of English under their names in rules.
  package var ruleWords: RuleWords {
    var classes: [String: [Int32]] = [:]
    for (name, role) in Self.ruleClasses {
      classes[name] = (0..<Int32(count)).filter { self[lexeme(of: $0)].roles.contains(role) }
        .map(RuleNumber.word)
    }
    classes["function"]?.append(RuleNumber.contraction)
    return RuleWords(
      number: { [self] word in
        RuleNumber.sign(word) ?? id(of: Self.folded(word).first ?? []).map(RuleNumber.word)
      }, classes: classes)
  }

  private static let ruleClasses: [(String, Lexeme.Roles)] = [
    ("cardinal", .cardinal), ("scale", .scale), ("ordinal", .ordinal), ("fraction", .fraction),
    ("month", .month), ("weekday", .weekday), ("unit", .unit), ("currency-name", .currencyName),
    ("currency-code", .currencyCode), ("function", .function), ("preposition", .preposition),
    ("determiner", .determiner), ("date-preposition", .datePreposition), ("label", .label),
    ("street", .street), ("statute", .statute), ("rise", .rise), ("fall", .fall), ("verb", .verb),
  ]
}

extension Sentence {
  /// The sentences of a paragraph that may state an amount, as examples of rules are read.
  static func all(of text: String) -> [Sentence] {
    let text = AnalysedText(PageText(paragraph: text), lexicon: .english)
    let ranges = text.sentences(of: 0)
    var tokens: [Token] = []
    return ranges.compactMap {
      text.sentence(
        $0, storage: &tokens, beginsBlock: $0 == ranges.first,
        isWholeBlock: ranges.count == 1)
    }
  }

  /// How some tokens are written.
  func words(_ tokens: Range<Int>) -> String {
    String(decoding: bytes[byteRange(tokens)], as: UTF8.self)
  }
}
