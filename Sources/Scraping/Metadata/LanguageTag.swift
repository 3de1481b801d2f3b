/// A language as pages write it.
enum LanguageTag {
  /// `en_GB` as a BCP 47 tag: `en-GB`; nil for anything else.
  static func tag(_ text: String) -> String? {
    let parts = text.split(whereSeparator: { "-_ ".contains($0) }).prefix(3)
    guard let first = parts.first, (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy(isLetter)
    else { return nil }
    var tag = first.lowercased()
    for part in parts.dropFirst() where part.utf8.allSatisfy({ isLetter($0) || isDigit($0) }) {
      switch part.utf8.count {
      case 2: tag += "-" + part.uppercased()
      case 3, 4: tag += "-" + part.prefix(1).uppercased() + part.dropFirst().lowercased()
      default: return tag
      }
    }
    return tag
  }
}
