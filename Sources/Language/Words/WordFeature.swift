/// What rules may ask of a folded word.
package enum WordFeature: UInt8, RuleName {
  /// Its first letter is one of A through Z.
  case capital

  /// A number of one to four digits, with or without `st`, `nd`, `rd` or `th`.
  case number

  /// A number from 1900.
  case year

  /// It has an apostrophe, or a letter beyond ASCII: `council’s`.
  case apostrophe

  /// What stands right before it: `commaBefore` of the second word of "Kent, which".
  case commaBefore, stopBefore, colonBefore, dashBefore, openBefore, closeBefore, quoteBefore
  case hyphenBefore, symbolBefore

  /// A stop, a colon, a dash or a bracket stands before it, over which no phrase runs.
  case breakBefore
}

extension FoldedWord {
  package func has(_ feature: WordFeature) -> Bool {
    switch feature {
    case .capital: isCapitalised
    case .number: number >= 0
    case .year: number >= 1900
    case .apostrophe: script == .apostrophes
    case .commaBefore: before.contains(.comma)
    case .stopBefore: before.contains(.stop)
    case .colonBefore: before.contains(.colon)
    case .dashBefore: before.contains(.dash)
    case .openBefore: before.contains(.open)
    case .closeBefore: before.contains(.close)
    case .quoteBefore: before.contains(.quote)
    case .hyphenBefore: before.contains(.hyphen)
    case .symbolBefore: before.contains(.symbol)
    case .breakBefore: !before.isDisjoint(with: .breaks)
    }
  }
}
