import Language
import Model

/// Finds the quantities and dates that a text states.
///
/// Each sentence is cut into tokens in one pass; then, from left to right, the refusals and the rules
/// of the grammar are asked at every token that may begin a number, in a fixed order, and the first
/// that holds takes its tokens. What stands around a mention (qualifier, denominator, direction,
/// what it measures) is looked up afterwards, a bounded number of tokens away, so the time is
/// linear in the text.
package struct Extractor: Sendable {
  package init() {}

  /// The mentions of a text, in its order; none overlaps another.
  package func mentions(in text: AnalysedText) -> [Mention] { reading(of: text).mentions }

  /// The mentions of a text, the numbers in it that are none, and the amounts without a number.
  package func reading(of text: AnalysedText) -> ExtractionResult {
    var result = ExtractionResult()
    var tokens: [Token] = []
    var suppressed = SuppressedCells(text.text)
    for (block, place) in text.text.blocks.enumerated() {
      if place.slot != nil, let mention = suppressed.mention(in: block, lexicon: text.lexicon) {
        result.mentions.append(mention)
        continue
      }
      let found =
        if let slot = place.slot {
          text.sentences(in: cell(place, slot, of: text))[...]
        } else {
          text.sentences(of: block)
        }
      for (number, range) in zip(0..., found) {
        let sentence = text.sentence(
          range, storage: &tokens, beginsBlock: number == 0,
          isWholeBlock: found.count == 1 && place.slot == nil)
        guard let sentence else { continue }
        var refused: [RefusedTokens] = []
        let candidates = sentence.candidates(refused: &refused)
        if let slot = place.slot, found.count == 1 {
          result.mentions += sentence.mentions(
            of: candidates, inCell: slot, block: block, refused: &refused)
        } else {
          result.mentions += candidates.map { sentence.mention(of: $0, block: block) }
        }
        result.quantifiers += sentence.quantifiers().map {
          sentence.mention(of: $0, block: block)
        }
        result.refusals += refused.map { sentence.refusal(of: $0, block: block) }
      }
    }
    return result
  }
}

extension Extractor {
  /// The range of a cell without marks of notes.
  private func cell(_ block: Block, _ slot: TableSlot, of text: AnalysedText) -> Range<Int> {
    let endsInP = text.bytes[block.range].last == UInt8(ascii: "p")
    let hasUnit = endsInP && CellHeaders(of: slot, lexicon: text.lexicon).measure != nil
    return text.text.rangeWithoutMarks(ofCell: block.range, hasUnit: hasUnit)
  }
}

extension Sentence {
  /// The rules behind each part of the refusals.
  private static let rules: [[MentionRule]] = [
    [.date, .announcedAge, .apposedAge],
    [.boundedAge, .partOfWhole, .year, .ordinal, .quantity, .twice, .multiple],
  ]

  /// The mentions of the sentence in the making; what its numbers are refused for is appended to
  /// `refused`.
  func candidates(refused: inout [RefusedTokens]) -> [CandidateMention] {
    guard roles.contains(.seed) else { return [] }
    var candidates: [CandidateMention] = []
    let live = LiveRefusals(in: self)
    var at = 0
    while at < count {
      guard mayBegin(at) else {
        at += 1
        continue
      }
      let (found, end, rule) = read(at: at, live)
      let first = candidates.count
      candidates += found.candidates
      for index in first..<candidates.count { candidates[index].rule = found.rule }
      let next = max(end, at + 1)
      if let rule { note(at..<min(next, count), rule, in: &refused) }
      at = next
      if let last = found.candidates.last, isPageNumber(at, behind: last) {
        note(at..<at + 1, RefusalName.pageNumber, in: &refused)
        at += 1
      }
    }
    giveNouns(to: &candidates)
    giveAges(to: &candidates)
    giveAntecedents(to: &candidates)
    for index in candidates.indices {
      addContext(to: &candidates[index])
      if index > 0 { candidates[index].keepConcept(outside: candidates[index - 1].tokens) }
      if index + 1 < candidates.count {
        candidates[index].keepConcept(outside: candidates[index + 1].tokens)
      }
    }
    giveLabel(to: &candidates)
    markEarlier(in: &candidates)
    return candidates
  }

  /// The number of the page behind the dates of a running foot, `20 to 24 February 2023 3`, which
  /// has run into the sentence.
  private func isPageNumber(_ at: Int, behind candidate: CandidateMention) -> Bool {
    guard candidate.kind == .dateRange, case .date(let date) = candidate.value, date.day != nil
    else {
      return false
    }
    return isDigits(at) && self[at].isSpaced && length(at) <= 3 && numeralOfDigits(at) != nil
  }

  /// Whether any rule or refusal may hold at a token.
  private func mayBegin(_ at: Int) -> Bool {
    switch tokens[at].kind {
    case .digits, .vulgarFraction, .address: return true
    case .sign:
      let sign = tokens[at].sign
      guard Self.code(of: sign) != nil || [.hyphen, .minus, .plus, .open].contains(sign) else {
        return false
      }
      return exists(at + 1)
        && (isDigits(at + 1) || tokens[at + 1].kind == .vulgarFraction
          || isHyphen(at) && self.sign(at + 1).flatMap(Self.code(of:)) != nil
          || isHyphen(at + 1) && Self.code(of: sign) != nil)
    case .word:
      if has(at, [.seed, .weekday, .currencyCode]) || sign(at + 1) == .dollar { return true }
      guard has(at, [.opener]) else { return false }
      return !isWord(at, of: .articleIndefinite) || has(at + 1, [.scale, .fraction])
        || has(at + 1, [.unit]) && isText(at + 2, "and")
    }
  }

  /// What begins at a token, where to go on, and the rule that found no quantity there.
  private func read(at: Int, _ live: LiveRefusals) -> (
    found: (candidates: [CandidateMention], rule: String), end: Int, refusal: String?
  ) {
    for (part, rules) in Self.rules.enumerated() {
      if let (end, rule) = refusal(at: at, beforeDates: part == 0, live: live) {
        return (([], ""), end, rule)
      }
      for rule in rules {
        let found = rule.read(self, at)
        if let last = found.last { return ((found, rule.name), last.rest, nil) }
      }
    }
    // A number that no rule takes is passed over as a whole.
    return (([], ""), numeral(at: at)?.end ?? at + 1, RefusalName.unread)
  }

  /// Appends what a rule refused, if a number stands in it.
  private func note(_ tokens: Range<Int>, _ rule: String, in refused: inout [RefusedTokens]) {
    guard tokens.contains(where: isNumeric) else { return }
    refused.append(RefusedTokens(tokens: tokens, rule: rule))
  }

  /// Whether a token writes a number: `12`, `½`, `twelve`, `second`, `www.example.org/12`.
  private func isNumeric(_ at: Int) -> Bool {
    switch tokens[at].kind {
    case .digits, .vulgarFraction: true
    case .word: has(at, [.cardinal, .ordinal, .scale])
    case .address: bytes[tokens[at].start..<tokens[at].end].contains { $0 &- 0x30 < 10 }
    case .sign: false
    }
  }

  /// Makes a count of the number that is all that stands behind a label: "Foster carers: 140".
  private func giveLabel(to candidates: inout [CandidateMention]) {
    guard isWholeBlock, candidates.count == 1, candidates[0].kind == .number,
      candidates[0].unit == nil, candidates[0].tokens.upperBound == count
    else { return }
    let colon = qualifier(before: candidates[0].tokens.lowerBound, isDate: false).1
    guard sign(colon) == .colon, (1...10).contains(colon), !(0..<colon).contains(where: isDigits)
    else { return }
    let label = String(decoding: bytes[byteRange(0..<colon)], as: UTF8.self)
    let headers = CellHeaders(of: TableSlot(card: label), lexicon: lexicon)
    guard !headers.nameThings, !headers.tellOfReaders, let measure = headers.measure,
      measure.kind == .count
    else { return }
    candidates[0].kind = .count
    candidates[0].unit = measure.unit
    candidates[0].concept = 0..<colon
  }

  /// Gives the numbers of a list the noun of its last one: "three, four and five homes".
  private func giveNouns(to candidates: inout [CandidateMention]) {
    for index in candidates.indices.reversed().dropFirst() where candidates[index].awaitsNoun {
      let next = candidates[index + 1]
      if sharesPercent(candidates[index], next) {
        candidates[index].kind = .percent
        candidates[index].unit = next.unit
        candidates[index].awaitsNoun = false
        continue
      }
      guard next.kind == .count, next.tokens.lowerBound - candidates[index].tokens.upperBound <= 6
      else {
        continue
      }
      candidates[index].count(like: next)
    }
  }

  /// Whether a number is one of a list that ends in "and 20%": the 3 and the 10 of "the lowest 3, 10 and
  /// 20%"; not the 171 of "of these 171, 46%".
  private func sharesPercent(_ candidate: CandidateMention, _ next: CandidateMention) -> Bool {
    guard candidate.kind == .number, next.kind == .percent,
      case .number(let value) = candidate.value,
      value <= Rational(100), next.tokens.lowerBound - candidate.tokens.upperBound == 1
    else { return false }
    let link = candidate.tokens.upperBound
    return isText(link, "and") || sign(link) == .comma && isDigits(next.tokens.upperBound - 1)
  }

  func mention(of candidate: CandidateMention, block: Int) -> Mention {
    var mention = Mention(
      range: byteRange(candidate.tokens), sentence: range, block: block, kind: candidate.kind,
      value: candidate.value, valueHigh: candidate.valueHigh, unit: candidate.unit,
      qualifier: candidate.qualifier ?? .exact, per: candidate.per, direction: candidate.direction,
      concept: candidate.concept.map { byteRange($0) }, isEarlier: candidate.isEarlier)
    mention.rule = candidate.rule
    mention.qualifierWords = candidate.qualifierWords.map { byteRange($0) }
    return mention
  }

  func refusal(of refused: RefusedTokens, block: Int) -> Refusal {
    Refusal(range: byteRange(refused.tokens), sentence: range, block: block, rule: refused.rule)
  }
}

/// What a text states, and what in it only looks so.
package struct ExtractionResult: Sendable {
  package fileprivate(set) var mentions: [Mention] = []
  package fileprivate(set) var refusals: [Refusal] = []
  package fileprivate(set) var quantifiers: [QuantifierMention] = []
}
