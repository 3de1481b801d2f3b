import Language
import Model

extension Sentence {
  /// The mentions of a cell whose only sentence this is. A number that has the cell to itself, `800`,
  /// `about 800`, `19*`, is what its headers say; one that names its row is none.
  ///
  /// A card, a number with its label in the block beside it, is read like a cell with one header. Its
  /// number counts only where the label names what is counted; else it is as bare as one without a label.
  func mentions(
    of candidates: [CandidateMention], inCell slot: TableSlot, block: Int,
    refused: inout [RefusedTokens]
  ) -> [Mention] {
    let names = slot.isHeader ? candidates.filter { $0.kind == .number } : []
    refused += names.map { RefusedTokens(tokens: $0.tokens, rule: RefusalName.cellName) }
    let candidates = slot.isHeader ? candidates.filter { $0.kind != .number } : candidates
    let mentions = candidates.map { mention(of: $0, block: block) }
    if let candidate = candidates.first, candidates.count == 1, isBracketed(candidate) {
      return bracketed(candidate, inCell: slot, block: block, refused: &refused)
    }
    guard mentions.count == 1, let candidate = candidates.first, var only = mentions.first,
      fills(candidate)
    else { return mentions }
    let isBare = candidate.kind == .number
    func refuse(_ rule: String) -> [Mention] {
      refused.append(RefusedTokens(tokens: candidate.tokens, rule: rule))
      return []
    }
    guard isBare || slot.hasHeaders else { return mentions }
    let headers = CellHeaders(of: slot, lexicon: lexicon)
    if isBare, headers.nameThings { return refuse(RefusalName.cellName) }
    guard let words = headers.words else {
      return isSmall(candidate) ? refuse(RefusalName.bareCell) : mentions
    }
    if isBare, slot.isCard, headers.tellOfReaders || headers.measure == nil && !headers.tellRates {
      return count == 1 && length(0) <= 4 && numeralOfDigits(0) != nil
        ? refuse(RefusalName.bareCell) : mentions
    }
    only.rule = "cell"
    only.conceptText = words
    if let number = number(of: candidate), !slot.isHeader, let measure = headers.measure,
      let factor = Rational(measure.factor, over: 1), let value = number.multiplied(by: factor)
    {
      only.kind = measure.kind
      only.unit = measure.unit
      only.value = .number(value)
      if case .number(let high) = candidate.valueHigh {
        only.valueHigh = high.multiplied(by: factor).map { .number($0) }
      }
    }
    return [only]
  }

  /// Whether brackets around a bare number are all that stands beside it: `(45.2)`.
  private func isBracketed(_ candidate: CandidateMention) -> Bool {
    candidate.kind == .number && candidate.tokens.lowerBound == 1
      && candidate.tokens.upperBound == count - 1
      && sign(0) == .open && sign(count - 1) == .close
  }

  /// A number in brackets is a negative amount under a header of money, as accounts write it; elsewhere
  /// nothing says what the brackets mean.
  private func bracketed(
    _ candidate: CandidateMention, inCell slot: TableSlot, block: Int,
    refused: inout [RefusedTokens]
  ) -> [Mention] {
    let headers = CellHeaders(of: slot, lexicon: lexicon)
    guard let measure = headers.measure, measure.kind == .money, !slot.isHeader,
      let number = number(of: candidate), let factor = Rational(-measure.factor, over: 1),
      let value = number.multiplied(by: factor)
    else {
      refused.append(RefusedTokens(tokens: candidate.tokens, rule: RefusalName.bareCell))
      return []
    }
    var mention = mention(of: candidate, block: block)
    mention.rule = "cell"
    mention.kind = .money
    mention.unit = measure.unit
    mention.value = .number(value)
    mention.conceptText = headers.words
    return [mention]
  }

  /// Whether nothing but a qualifier or a plus, `+4`, before and signs behind stand beside a mention.
  private func fills(_ candidate: CandidateMention) -> Bool {
    let isDate = candidate.kind == .date || candidate.kind == .dateRange
    let before = qualifier(before: candidate.tokens.lowerBound, isDate: isDate).1
    return before < 0
      || before == 0 && sign(0) == .plus
        && !Range(from: candidate.rest, upTo: count).contains { isWord($0) || isDigits($0) }
  }

  /// The value of a bare number; a year that stands among numbers is one.
  private func number(of candidate: CandidateMention) -> Rational? {
    switch candidate.value {
    case .suppressed: nil
    case .number(let number): candidate.kind == .number ? number : nil
    case .date(let date):
      date.month == nil && candidate.kind == .date ? date.year.map { Rational(Int64($0)) } : nil
    }
  }

  /// Whether a number is a whole one of up to four digits, as those of pages and rows are.
  private func isSmall(_ candidate: CandidateMention) -> Bool {
    guard case .number(let number) = candidate.value else { return false }
    return number.denominator == 1 && Rational(-10_000) < number && number < Rational(10_000)
  }
}

extension TableSlot {
  fileprivate var hasHeaders: Bool { !rowHeader.isEmpty || !columnHeader.isEmpty }
}

extension PageText {
  /// The range of a cell without the marks of notes behind its number: `1,234 [r]`, `512r`, `45*`, `19 (p)`.
  ///
  /// Source: Government Analysis Function, "Using symbols and shorthand": `[b]` break in the series, `[e]`
  /// estimated, `[f]` forecast, `[p]` provisional, `[r]` revised, `[note 1]`; older tables have the letter
  /// without brackets, which makes `12p` pence where no header has a unit for it.
  func rangeWithoutMarks(ofCell range: Range<Int>, hasUnit: Bool) -> Range<Int> {
    guard range.count <= 60, bytes[range].contains(where: { $0 &- 0x30 < 10 }) else { return range }
    var end = range.upperBound
    while let start = mark(endingAt: end, from: range.lowerBound) {
      end = start
      while end > range.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
    }
    if end - range.lowerBound >= 2, bytes[end - 2] &- 0x30 < 10 {
      switch bytes[end - 1] {
      case UInt8(ascii: "r"), UInt8(ascii: "e"): end -= 1
      case UInt8(ascii: "p") where hasUnit: end -= 1
      default: break
      }
    }
    return range.lowerBound..<end
  }

  /// Where a mark in brackets begins that ends at a place, behind at least one byte; nil without one.
  private func mark(endingAt end: Int, from first: Int) -> Int? {
    guard end - 2 > first else { return nil }
    let isSquare = bytes[end - 1] == 0x5D
    guard isSquare || bytes[end - 1] == 0x29 else { return nil }
    let longest = isSquare ? 10 : 3
    var start = end - 1
    while start > first, end - start < longest, bytes[start] != 0x5B, bytes[start] != 0x28 {
      start -= 1
    }
    guard start > first, bytes[start] == (isSquare ? 0x5B : 0x28) else { return nil }
    let inner = bytes[start + 1..<end - 1]
    let isLetter = inner.first.map { ($0 | 0x20) &- 0x61 < 26 } ?? false
    return isSquare || isLetter ? start : nil
  }
}
