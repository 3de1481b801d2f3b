/// Short texts that state a number.
enum StatedNumber {
  /// Whether a short text is a sentence with a number: `It cost £640,000.` A day or a link is none.
  static func isSentence(_ text: ArraySlice<UInt8>) -> Bool {
    guard (12...120).contains(text.count), text.contains(where: isDigit) else { return false }
    guard let last = text.last(where: { $0 < 0x80 && $0 != 0x22 && $0 != 0x29 && $0 != 0x27 }),
      last == 0x2E || last == 0x21, let first = text.first, isUpper(first) || isDigit(first)
    else { return false }
    // Two words in lower case besides the number: a label such as `Registered No. 12.` has none.
    let words = text.split(separator: 0x20)
    return words.count >= 3 && words.dropFirst().count { $0.first.map(isLower) ?? false } >= 1
  }

  /// Whether a text states an amount, a share or a count: `Costs rose by 12%`, `91 foster homes`. Ages, years
  /// and days of photographs are none.
  static func isStated(in text: ArraySlice<UInt8>) -> Bool {
    guard text.contains(where: isDigit) else { return false }
    if text.contains(0x25) || text.contains(0x24) { return true }
    var place = text.startIndex
    while place < text.endIndex {
      let rest = text[place...]
      if rest.starts(with: "£".utf8) || rest.starts(with: "€".utf8)
        || rest.starts(with: " per cent".utf8)
        || rest.starts(with: " percent".utf8)
      {
        return true
      }
      guard isDigit(text[place]) else {
        place += 1
        continue
      }
      let number = rest.prefix { isDigit($0) || $0 == 0x2C }
      if counts(number, what: rest.dropFirst(number.count)), !endsName(text[..<place]) {
        return true
      }
      place += number.count
    }
    return false
  }

  /// Whether a number counts what stands behind it.
  private static func counts(_ number: ArraySlice<UInt8>, what rest: ArraySlice<UInt8>) -> Bool {
    let isYear =
      number.count == 4 && (number.starts(with: "19".utf8) || number.starts(with: "20".utf8))
    guard number.last != 0x2C, !isYear, number.first != 0x30, rest.first == 0x20 else {
      return false
    }
    let word = rest.dropFirst().prefix(while: isLetter)
    let isTime = ["year", "month", "week", "day", "hour", "minute"].contains {
      word.starts(with: $0.utf8)
    }
    guard word.count >= 4, word.allSatisfy(isLower), !isTime else { return false }
    return number.count > 1 || word.count >= 6 && word.last == UInt8(ascii: "s")
  }

  /// Whether a text ends in a name, within a sentence, to which a number belongs: `the Series `.
  private static func endsName(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.dropLast().suffix(24).reversed().prefix { $0 != 0x20 }
    guard text.last == 0x20, let first = word.last else { return false }
    return isUpper(first) && word.count + 1 < text.count
  }
}
