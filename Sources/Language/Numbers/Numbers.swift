import Model

private enum Ordinals {
  static let endings = WordValues<Int64>("ordinal.ending")
}

extension Sentence {
  /// The value of a token that is digits and nothing else, up to nine of them.
  package func numeralOfDigits(_ at: Int) -> Int? {
    guard isDigits(at), length(at) <= 9 else { return nil }
    var value = 0
    for byte in bytes[self[at].start..<self[at].end] {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// A year in four digits or in words: `2017`, `nineteen eighty six`, `two thousand and five`.
  package func yearNumber(at start: Int) -> (Int, Int)? {
    if isDigits(start) {
      guard length(start) == 4, let year = numeralOfDigits(start), (1500...2199).contains(year)
      else {
        return nil
      }
      return (year, start + 1)
    }
    guard has(start, [.cardinal]), let first = numeral(at: start), let value = first.integer,
      first.style == .words
    else { return nil }
    if (1900...2099).contains(value) { return (value, first.end) }
    guard value == 19 || value == 20, has(first.end, [.cardinal]),
      let rest = numeral(at: first.end), let last = rest.integer, (10...99).contains(last)
    else { return nil }
    return (value * 100 + last, rest.end)
  }

  /// An ordinal in words: `twenty-first`, `one hundred twenty fifth`.
  package func ordinalWords(at start: Int) -> (Int, Int)? {
    if has(start, [.ordinal]) { return (Int(lexeme(start).ordinal), start + 1) }
    guard has(start, [.cardinal]), let tens = numeral(at: start), tens.style == .words,
      let base = tens.integer, base >= 20, base % 10 == 0
    else { return nil }
    let at = isHyphen(tens.end) && isGlued(tens.end + 1) ? tens.end + 1 : tens.end
    guard has(at, [.ordinal]), lexeme(at).ordinal < (base % 100 == 0 ? 100 : 10) else { return nil }
    let (sum, isTooLarge) = base.addingReportingOverflow(Int(lexeme(at).ordinal))
    return isTooLarge ? nil : (sum, at + 1)
  }

  /// `the council’s 2019`, `Ofsted 2019`: a name or a possessive that makes a year an adjective.
  package func isPossessiveName(_ at: Int) -> Bool {
    isWord(at) && (self[at].isPossessive || self[at].letterCase != .small && at > 0)
  }

  /// Whether the suffix of an ordinal touches the number at a token, and is the one it takes: `21st`,
  /// `11th`; not the stones of `10st`.
  package func ordinalSuffix(behind at: Int) -> Bool {
    guard isDigits(at), isGlued(at + 1), isWord(at + 1), length(at + 1) == 2 else { return false }
    let last = Int64(bytes[self[at].end - 1] &- 0x30)
    let isTeen = length(at) > 1 && bytes[self[at].end - 2] == UInt8(ascii: "1")
    return value(at + 1, of: Ordinals.endings) == (isTeen || last > 3 ? 0 : last)
  }

  package func isNumberToken(_ at: Int) -> Bool { isDigits(at) || has(at, [.cardinal]) }

  package func timeUnit(at: Int) -> String? {
    guard has(at, [.unit]) else { return nil }
    let unit = Units.all[lexeme(at).unit]
    return unit.kind == .duration && lastByte(at) != UInt8(ascii: "s") ? unit.name : nil
  }
}
