import Model

extension Sentence {
  /// The mentions of a cell whose only sentence this is. A number that has the cell to itself, `800`,
  /// `about 800`, `19*`, is what its headers say; one that names its row is none.
  func mentions(
    of drafts: [Draft], inCell slot: TableSlot, block: Int, refused: inout [RefusedTokens]
  ) -> [Mention] {
    let mentions = drafts.map { mention(of: $0, block: block) }
    guard mentions.count == 1, let draft = drafts.first, var only = mentions.first,
      fills(draft)
    else { return mentions }
    let isBare = draft.kind == .number
    func refuse(_ rule: String) -> [Mention] {
      refused.append(RefusedTokens(tokens: draft.tokens, rule: rule))
      return []
    }
    if slot.isHeader, isBare { return refuse(RefusalRule.cellName) }
    guard isBare || slot.hasHeaders else { return mentions }
    let headers = CellHeaders(of: slot, lexicon: lexicon)
    if isBare, headers.nameThings { return refuse(RefusalRule.cellName) }
    guard let words = headers.words else {
      return isSmall(draft) ? refuse(RefusalRule.bareCell) : mentions
    }
    only.conceptText = words
    if let number = number(of: draft), !slot.isHeader, let measure = headers.measure,
      let factor = Rational(measure.factor, over: 1), let value = number.multiplied(by: factor)
    {
      only.kind = measure.kind
      only.unit = measure.unit
      only.value = .number(value)
      if case .number(let high) = draft.valueHigh {
        only.valueHigh = high.multiplied(by: factor).map { .number($0) }
      }
    }
    return [only]
  }

  /// Whether nothing but a qualifier before and signs behind stand beside a mention.
  private func fills(_ draft: Draft) -> Bool {
    let isDate = draft.kind == .date || draft.kind == .dateRange
    let before = qualifier(before: draft.tokens.lowerBound, isDate: isDate).1
    return before < 0
      && !(draft.rest..<max(draft.rest, count)).contains { isWord($0) || isDigits($0) }
  }

  /// The value of a bare number; a year that stands among numbers is one.
  private func number(of draft: Draft) -> Rational? {
    switch draft.value {
    case .number(let number): draft.kind == .number ? number : nil
    case .date(let date):
      date.month == nil && draft.kind == .date ? date.year.map { Rational(Int64($0)) } : nil
    }
  }

  /// Whether a number is a whole one of up to four digits, as those of pages and rows are.
  private func isSmall(_ draft: Draft) -> Bool {
    guard case .number(let number) = draft.value else { return false }
    return number.denominator == 1 && Rational(-10_000) < number && number < Rational(10_000)
  }
}

extension TableSlot {
  fileprivate var hasHeaders: Bool { !rowHeader.isEmpty || !columnHeader.isEmpty }
}
