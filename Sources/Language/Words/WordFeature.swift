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

  /// Nothing but white space stands before it.
  case unmarked

  /// No lexicon holds it.
  case unknown

  // Of these its text tells, not the word alone.

  /// It begins with a digit: `2.1`, `3rd`, `94,000`.
  case figure

  /// A quotation mark stands right behind it.
  case quoteAfter

  /// It belongs to the name of an area or of the whole of what is judged; to a date.
  case inArea, inDate

  /// Three capitals or more: `BSCB`.
  case acronym

  /// The last letters: opened, opening.
  case endsEd, endsIng

  /// A plus stands right behind it: `16+`.
  case plus

  /// It belongs to a figure that parts clauses: to none that is an age, a date or a span of time.
  case inFigure

  /// It belongs to a figure of any kind.
  case inAny

  /// The first word of a figure, of an age, of a date.
  case figureStart, ageStart, dateStart

  /// What the figure is to which it belongs.
  case age, percent, ratio, duration

  /// It belongs to a number with a noun that it counts, to a number and no more.
  case counted, bare
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
    case .unmarked: before.isEmpty
    case .unknown: id < 0
    case .figure, .quoteAfter, .inArea, .inDate, .acronym, .endsEd, .endsIng, .plus, .inFigure,
      .inAny, .figureStart, .ageStart, .dateStart, .age,
      .percent, .ratio, .duration, .counted, .bare:
      false
    }
  }
}
