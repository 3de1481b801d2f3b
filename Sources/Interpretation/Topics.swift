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

  /// The noun phrases of what is measured and not counted, by the figure that is its level.
  private(set) var measured: [Int: Range<Int>] = [:]

  /// See `FigureSentence.populations`.
  private(set) var populations: [Int: Range<Int>] = [:]

  private let sentence: FigureSentence
  private let bytes: [UInt8]

  /// - Parameter figures: Those of the sentence, in the order of its spots.
  init(of sentence: FigureSentence, _ figures: [FigureDraft], in text: AnalysedText) {
    self.sentence = sentence
    bytes = text.bytes
    for (spot, figure) in figures.enumerated() where figure.isBare || figure.kind == .count {
      guard let match = sentence.match(.partitive, of: spot),
        let topic = sentence.rules.topic(of: match), let first = topic.first,
        !sentence.rules.words.nounPrepositions.contains(sentence.words[first].id)
      else { continue }
      words[spot] = topic
      if figure.isBare, let unit = unit(of: topic) { units[spot] = unit }
    }
    guard figures.contains(where: { $0.isBare }) else { return }
    for spot in figures.indices.dropLast()
    where figures[spot].isBare && figures[spot].isWhole && sentence.isPart(spot) {
      // "74 of Kent's 361 children"
      if let whole = sentence.whole(of: spot) { units[spot] = figures[whole].unit }
    }
    let changing = sentence.rules.taken(by: .changing, in: sentence.text)
    let amounts = amounts(changing)
    let measures = changing.filter { !$0.isEmpty && isMeasure($0) }
    for (spot, figure) in figures.enumerated()
    where figure.isBare && words[spot] == nil && units[spot] == nil {
      let isDelta = sentence.holds(.delta, of: spot)
      if let topic = topic(of: spot, isDelta: isDelta, figures, amounts) {
        if let unit = unit(of: topic), figure.isWhole { units[spot] = unit }
        let isPart = sentence.words[topic.lowerBound].id == sentence.rules.words.of
        if isDelta {
          differences.insert(spot)
        } else if !isPart, figure.mention.per == nil {
          words[spot] = topic
        }
      } else if let measure = measure(of: spot, measures, besides: amounts) {
        measured[spot] = measure
      } else if let other = antecedent(of: spot, isDelta: isDelta, figures) {
        units[spot] = other.unit
        if isDelta {
          differences.insert(spot)
        } else {
          let noun = words[other.spot] ?? sentence.noun(of: other.spot)
          guard !noun.isEmpty, !sentence.isPart(other.spot) else { continue }
          if sentence.holds(.had, of: spot) {
            words[spot] = noun
          } else {
            populations[spot] = noun
          }
        }
      }
    }
  }

  /// The noun phrases of which the sentence tells an amount, in order.
  ///
  /// - Parameter changing: Those that are said to change.
  private func amounts(_ changing: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for spot in sentence.spots.indices {
      if let topic = label(of: spot), !result.contains(where: topic.overlaps) {
        result.append(topic)
      }
    }
    for words in sentence.rules.taken(by: .amount, in: sentence.text) + changing
    where !words.isEmpty && !result.contains(where: words.overlaps) && !isMeasure(words) {
      result.append(words)
    }
    return result.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The last of what is measured before a number that is its level, where no amount is told behind that.
  private func measure(of spot: Int, _ measures: [Range<Int>], besides amounts: [Range<Int>])
    -> Range<Int>?
  {
    let own = sentence.spots[spot].words.lowerBound
    guard let measure = measures.last(where: { $0.upperBound <= own }) else { return nil }
    let amount = amounts.last { $0.upperBound <= own }
    let isLast = amount.map { $0.lowerBound < measure.lowerBound } ?? true
    return isLast && sentence.holds(.levelOf, of: spot) ? measure : nil
  }

  private func topic(
    of spot: Int, isDelta: Bool, _ figures: [FigureDraft], _ amounts: [Range<Int>]
  ) -> Range<Int>? {
    if let topic = label(of: spot) { return topic }
    let own = sentence.spots[spot].words
    guard let amount = amounts.last(where: { $0.upperBound <= own.lowerBound }) else { return nil }
    if sentence.holds(.resumed, of: spot) { return amount }
    guard isDelta || sentence.holds(.levelOf, of: spot) || isLabel(of: amount, own) else {
      return nil
    }
    // What is counted in between is what the number is of.
    let isParted = sentence.spots.indices.contains {
      let other = sentence.spots[$0].words
      return other.lowerBound >= amount.upperBound && other.upperBound <= own.lowerBound
        && figures[$0].isCounted
    }
    let isOfClause = (min(amount.upperBound + 1, own.lowerBound)..<own.lowerBound).allSatisfy {
      sentence.words[$0].before.isDisjoint(with: [.stop, .colon])
    }
    return isParted || !isOfClause ? nil : amount
  }

  /// Whether a number stands right behind a noun phrase, past a mark: "Number of carers: 345".
  private func isLabel(of amount: Range<Int>, _ own: Range<Int>) -> Bool {
    amount.upperBound == own.lowerBound
  }

  /// The noun phrase before a mark before a number, or before the first of its row: "Foster carers: 345",
  /// "Referrals: 41 in April, 38 in May".
  private func label(of spot: Int) -> Range<Int>? {
    var first = sentence.firstOfRow(spot)
    while first > 0, sentence.holds(.listed, of: first) {
      guard let last = sentence.spots[..<first].lastIndex(where: { !$0.isAuxiliary }) else { break }
      first = sentence.firstOfRow(last)
    }
    guard let match = sentence.match(.labelled, of: spot) ?? sentence.match(.labelled, of: first),
      let words = sentence.rules.topic(of: match), case let topic = besidesAmount(words),
      let last = topic.last, !isMeasure(topic),
      sentence.rules.words.amountTails.contains(sentence.words[last].id)
        || unit(of: topic) != nil || isKnown(topic)
    else { return nil }
    return topic
  }

  /// Without "number of" and "figures for" at its head.
  private func besidesAmount(_ topic: Range<Int>) -> Range<Int> {
    let rules = sentence.rules.words
    let at = topic.lowerBound
    guard topic.count > 2, rules.amounts.contains(sentence.words[at].id),
      rules.nounPrepositions.contains(sentence.words[at + 1].id)
    else { return topic }
    return at + 2..<topic.upperBound
  }

  /// Whether a phrase of the catalogue ends a label and begins within its first words: "On a protection plan".
  private func isKnown(_ topic: Range<Int>) -> Bool {
    sentence.matches(near: topic).contains {
      $0.words.upperBound == topic.upperBound && $0.words.lowerBound >= topic.lowerBound
        && $0.words.lowerBound <= topic.lowerBound + 2
    }
  }

  /// Whether a noun phrase names what is measured and not counted: "the rate of children in care",
  /// "children per 10,000".
  private func isMeasure(_ topic: Range<Int>) -> Bool {
    let rules = sentence.rules.words
    for at in topic {
      let word = sentence.words[at]
      if word.id == rules.per { return true }
      if rules.amountTails.contains(word.id) { return false }
    }
    let noun = topic.prefix { !rules.nounPrepositions.contains(sentence.words[$0].id) }
    return noun.last.map { rules.measures.contains(sentence.words[$0].id) } ?? false
  }

  /// The nearest figure before a number that counts the same, and its unit.
  private func antecedent(of spot: Int, isDelta: Bool, _ figures: [FigureDraft]) -> (
    spot: Int, unit: Unit
  )? {
    guard figures[spot].isWhole,
      isDelta || sentence.holds(.same, of: spot) || sentence.holds(.had, of: spot)
    else { return nil }
    for other in (0..<spot).reversed() {
      // "96 of whom live elsewhere" is a part.
      if sentence.holds(.partitive, of: other) { continue }
      if let unit = units[other] { return (other, unit) }
      guard let unit = figures[other].unit else { continue }
      if figures[other].isCounted || unit.rate != nil { return (other, unit) }
    }
    return nil
  }

  /// The plural noun at the head of a noun phrase: "children" of "children in care with foster carers".
  private func unit(of topic: Range<Int>) -> Unit? {
    let rules = sentence.rules.words
    var head: Int?
    var isAtStart = true
    for at in topic where sentence.words.indices.contains(at) {
      let word = sentence.words[at]
      if rules.amountTails.contains(word.id), at > topic.lowerBound {
        return plural(of: at - 1)
      }
      if isPlural(at) {
        head = at
      } else if head != nil {
        // "Children *in care*", "children *and* young people".
        break
      } else if rules.nounPrepositions.contains(word.id) {
        // "*Of* its care leavers" begins with one.
        guard isAtStart else { break }
      }
      isAtStart = false
    }
    guard let head, !rules.measures.contains(sentence.words[head].id) else { return nil }
    return Unit(text(of: head).lowercased())
  }

  private func text(of at: Int) -> String {
    String(decoding: bytes[sentence.words[at].range], as: UTF8.self)
  }

  /// "carers" of "carer"; nil for what is written in capitals, UASC, and for an owner: "Bury’s figures".
  private func plural(of at: Int) -> Unit? {
    if sentence.words[at].has(.apostrophe) { return nil }
    if isPlural(at) { return Unit(text(of: at).lowercased()) }
    let noun = text(of: at)
    return noun == noun.uppercased() ? nil : Unit(noun.lowercased() + "s")
  }

  private func isPlural(_ at: Int) -> Bool {
    let (word, rules) = (sentence.words[at], sentence.rules.words)
    if rules.plurals.contains(word.id) { return true }
    let letters = bytes[word.range]
    guard letters.count > 3, let last = letters.last, last | 0x20 == UInt8(ascii: "s"),
      !rules.notPlurals.contains(word.id), !word.has(.apostrophe),
      let before = letters.dropLast().last
    else { return false }
    return !"sui".utf8.contains(before | 0x20)
  }
}
