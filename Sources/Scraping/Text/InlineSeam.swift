/// Where two inline elements meet without white space between them, and a style sheet sets them apart:
///
///     <span class="fact-number">91</span><span class="fact-label">foster homes</span>
///
/// A sign of money, a unit and a mark belong to the number that they stand at.
enum InlineSeam {
  /// Whether a style may set an element apart from its neighbour.
  static func mayPart(_ first: Int, _ second: Int, in tree: MarkupTree) -> Bool {
    for element in [first, second] {
      switch tree.nodes[element].tag {
      case .sup, .sub, .wbr, .br, .img, .rp, .rt, .ruby: return false
      default: break
      }
    }
    return true
  }

  /// Whether the text before the seam and the one behind it are words of their own.
  static func parts(_ before: ArraySlice<UInt8>, _ behind: ArraySlice<UInt8>) -> Bool {
    guard let last = before.last, let first = behind.first,
      isDigit(last) || isLetter(last) || last == 0x25
    else { return false }
    let left = before.suffix(40).reversed().prefix { isLetter($0) }.count
    let right = behind.prefix { isLetter($0) }.count
    if isLetter(first) {
      // `27` and `m`, `3` and `rd`, `chil` and a letter.
      if !isLetter(last) || holdsNumber(before) { return right >= 3 }
      return left >= 2 && right >= 2 && isUpper(first)
    }
    let isMoney = behind.starts(with: "£".utf8) || behind.starts(with: "€".utf8) || first == 0x24
    return isLetter(last) && left >= 3 && (isDigit(first) || isMoney)
  }

  /// Whether the last word has a digit: `£27m`.
  private static func holdsNumber(_ text: ArraySlice<UInt8>) -> Bool {
    text.suffix(24).reversed().prefix { !isSpace($0) }.contains(where: isDigit)
  }
}
