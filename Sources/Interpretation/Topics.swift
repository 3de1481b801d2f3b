import Language
import Model

/// Of what the numbers of a sentence are the amounts that have no noun behind them.
///
/// `The number of foster carers has topped 345`, `Foster carers: 345`, `referrals rose by 4% to 3,412`,
/// `345 carers, up from 210`: see `topics.rules`.
struct Topics {
  /// The noun phrases, by figure; none of a number that is only of the same noun as a count before it.
  private(set) var words: [Int: Range<Int>] = [:]

  /// The nouns that numbers count, by figure.
  private(set) var units: [Int: Unit] = [:]

  /// The figures that are how many more or fewer there are.
  private(set) var differences: Set<Int> = []

  private let sentence: FigureSentence
  private let text: AnalysedText

  /// - Parameter figures: Those of the sentence, in the order of its spots.
  init(of sentence: FigureSentence, _ figures: [FigureDraft], in text: AnalysedText) {
    self.sentence = sentence
    self.text = text
    for (spot, figure) in figures.enumerated() where figure.isBare || figure.kind == .count {
      guard let match = sentence.match(.partitive, of: spot),
        let topic = sentence.rules.topic(of: match)
      else { continue }
      words[spot] = topic
      if figure.isBare, let unit = unit(of: topic) { units[spot] = unit }
    }
    guard figures.contains(where: { $0.isBare }) else { return }
    let amounts = amounts()
    for (spot, figure) in figures.enumerated() where figure.isBare && words[spot] == nil {
      let isDelta = sentence.match(.delta, of: spot) != nil
      if let topic = topic(of: spot, isDelta: isDelta, figures, amounts) {
        if let unit = unit(of: topic), figure.isWhole { units[spot] = unit }
        if isDelta { differences.insert(spot) } else { words[spot] = topic }
      } else if figure.isWhole, isDelta || sentence.match(.same, of: spot) != nil,
        let unit = unit(before: spot, figures)
      {
        units[spot] = unit
        if isDelta { differences.insert(spot) }
      }
    }
  }

  /// The noun phrases of which the sentence tells an amount, in order.
  private func amounts() -> [Range<Int>] {
    var result: [Range<Int>] = []
    for rule in [FigureRules.Rule.amount, .changing] {
      for at in sentence.words.indices where !result.contains(where: { $0.contains(at) }) {
        guard let words = sentence.rules.match(rule, at: at, in: sentence.text)?.tokens,
          !words.isEmpty, !result.contains(where: words.overlaps)
        else { continue }
        result.append(words)
      }
    }
    return result.sorted { $0.lowerBound < $1.lowerBound }
  }

  private func topic(
    of spot: Int, isDelta: Bool, _ figures: [FigureDraft], _ amounts: [Range<Int>]
  ) -> Range<Int>? {
    if let match = sentence.match(.labelled, of: spot), let topic = sentence.rules.topic(of: match),
      unit(of: topic) != nil
    {
      return topic
    }
    let own = sentence.spots[spot].words
    guard let amount = amounts.last(where: { $0.upperBound <= own.lowerBound }) else { return nil }
    if sentence.match(.resumed, of: spot) != nil { return amount }
    guard isDelta || sentence.match(.levelOf, of: spot) != nil || isLabel(of: amount, own) else {
      return nil
    }
    // What is counted in between is what the number is of.
    let isParted = sentence.spots.indices.contains {
      let other = sentence.spots[$0].words
      return other.lowerBound >= amount.upperBound && other.upperBound <= own.lowerBound
        && figures[$0].isCounted
    }
    let isOfClause = (amount.upperBound..<own.lowerBound).allSatisfy {
      sentence.words[$0].before.isDisjoint(with: [.stop, .colon])
    }
    return isParted || !isOfClause ? nil : amount
  }

  /// Whether a number stands right behind a noun phrase, past a mark: "Number of carers: 345".
  private func isLabel(of amount: Range<Int>, _ own: Range<Int>) -> Bool {
    amount.upperBound == own.lowerBound
  }

  /// The noun that the nearest count before a number counts.
  private func unit(before spot: Int, _ figures: [FigureDraft]) -> Unit? {
    for other in (0..<spot).reversed() {
      if let unit = units[other] { return unit }
      if figures[other].kind == .count, figures[other].isCounted { return figures[other].unit }
    }
    return nil
  }

  /// The plural noun at the head of a noun phrase: "children" of "children in care with foster carers".
  private func unit(of topic: Range<Int>) -> Unit? {
    let rules = sentence.rules.words
    var head: Int?
    for at in topic where sentence.words.indices.contains(at) {
      let word = sentence.words[at]
      if isPlural(at) {
        head = at
      } else if head != nil || rules.nounPrepositions.contains(word.id) {
        // "Children *in care*", "children *and* young people".
        break
      }
    }
    guard let head, !rules.measures.contains(sentence.words[head].id) else { return nil }
    let word = sentence.words[head]
    return Unit(String(decoding: text.bytes[word.range], as: UTF8.self).lowercased())
  }

  private func isPlural(_ at: Int) -> Bool {
    let (word, rules) = (sentence.words[at], sentence.rules.words)
    if rules.plurals.contains(word.id) { return true }
    let bytes = text.bytes[word.range]
    guard bytes.count > 3, let last = bytes.last, last | 0x20 == UInt8(ascii: "s"),
      !rules.notPlurals.contains(word.id), !word.has(.apostrophe),
      let before = bytes.dropLast().last
    else { return false }
    return !Array("sui".utf8).contains(before | 0x20)
  }
}
