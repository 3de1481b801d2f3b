import Language
import Model

/// What the text before a sentence says of the figures in it.
extension MetricMatcher {
  /// What leads in a list.
  struct Leading {
    var block: Int?
    /// The phrases of its last sentence.
    var matches: [PhraseIndex.Match] = []
    /// Whether it says that the items are parts of a group: "Of this number:".
    var isOfGroup = false
  }

  func leading(from block: Int?, in text: AnalysedText) -> Leading {
    guard let block else { return Leading() }
    let words = lastWords(of: text.text.blocks[block].range, in: text)
    return Leading(
      block: block, matches: catalogue.index.matches(in: words),
      isOfGroup: rules.match(.group, at: 0, in: FigureText(bytes: text.bytes, words: words)) != nil)
  }

  /// The phrases of the sentence before that a pronoun at the head of this one speaks of: of "it"
  /// the subject, of "they" and "this" the one group that is counted there; none where the
  /// sentence before opens with a pronoun itself or counts several.
  func antecedent(
    of sentence: FigureSentence, _ figures: [FigureDraft], before place: Int,
    in text: AnalysedText
  ) -> [PhraseIndex.Match] {
    guard let head = sentence.words.first else { return [] }
    let context = rules.words
    let isSubject = head.id == context.it
    guard isSubject || context.groupPronouns.contains(head.id) else { return [] }
    let mention = figures[place].mention
    guard text.text.blocks.indices.contains(mention.block) else { return [] }
    let block = text.text.blocks[mention.block].range
    guard block.lowerBound < mention.sentence.lowerBound else { return [] }
    let words = lastWords(of: block.lowerBound..<mention.sentence.lowerBound, in: text)
    guard let first = words.first, first.id != context.it,
      !context.groupPronouns.contains(first.id)
    else { return [] }
    var limit = words.count
    if isSubject {
      limit =
        words.prefix(12).firstIndex {
          context.nounEnds.contains($0.id) || $0.before.contains(.comma)
        } ?? min(words.count, 5)
    } else {
      let counted = figures[..<place].suffix(6).filter {
        $0.mention.range.lowerBound >= first.start && ($0.kind == .count || $0.kind == .number)
      }
      guard counted.count == 1 else { return [] }
    }
    return catalogue.index.matches(in: words, places: 0..<limit)
  }

  /// The words of the sentence before one; where it opens its block, of the one that ends the block before, or of
  /// the caption of the table before.
  func wordsBefore(_ mention: Mention, in text: AnalysedText) -> [FoldedWord] {
    let blocks = text.text.blocks
    let own = blocks[mention.block].range
    if own.lowerBound < mention.sentence.lowerBound {
      return lastWords(of: own.lowerBound..<mention.sentence.lowerBound, in: text)
    }
    guard mention.block > 0 else { return [] }
    let last = blocks[mention.block - 1]
    if let slot = last.slot { return text.lexicon.words(in: slot.caption) }
    return lastWords(of: last.range, in: text)
  }

  /// The words of the last sentence of a stretch of text; none of one that is longer than prose is.
  private func lastWords(of range: Range<Int>, in text: AnalysedText) -> [FoldedWord] {
    let reach = max(range.lowerBound, range.upperBound - 600)
    var words = text.words(in: reach..<range.upperBound)
    if let stop = words.lastIndex(where: { $0.before.contains(.stop) }) {
      words.removeFirst(stop)
    } else if reach > range.lowerBound {
      return []
    }
    return words
  }

  // MARK: Numbers without a noun

  /// Gives numbers without a noun the unit of the group that they are of: behind "of whom" that of the
  /// count before; at the head of an item behind "Of this number:" that of what was counted there; in
  /// "This is an increase from 360" and "Nine were good" that of the one count of the sentence before.
  func giveUnits(
    to figures: inout [FigureDraft], _ order: [Int], of sentence: FigureSentence, group: Int?
  ) {
    for (spot, place) in order.enumerated()
    where figures[place].isBare && figures[place].isWhole {
      let unit: Unit? =
        if sentence.isBehindWhom(spot) {
          order[..<spot].last { figures[$0].kind == .count }.flatMap { figures[$0].unit }
        } else if sentence.isHead(spot), let group {
          // That of the first thing that the block counts, of the present time.
          figures[..<place].suffix(Self.reachOfGroups).first {
            $0.mention.block == group && $0.kind == .count && !$0.mention.isEarlier
          }?.unit
        } else if sentence.isHeadOfClause(spot)
          || sentence.opensWithPronoun
            && (figures[place].mention.isEarlier || sentence.holds(.same, of: spot)
              || sentence.holds(.had, of: spot))
        {
          unit(ofSentenceBefore: figures[place].mention, figures[..<place])
        } else {
          nil
        }
      guard let unit else { continue }
      figures[place].kind = .count
      figures[place].unit = unit
    }
  }

  /// How many figures back a group may have been counted.
  private static let reachOfGroups = 64

  /// The unit of what the sentence before counts, where that is one thing.
  private func unit(ofSentenceBefore mention: Mention, _ figures: ArraySlice<FigureDraft>) -> Unit?
  {
    let near = figures.suffix(12)
    guard let last = near.last(where: { $0.mention.sentence != mention.sentence })?.mention,
      last.block == mention.block
    else { return nil }
    let counts = near.filter { $0.mention.sentence == last.sentence && $0.kind == .count }
    return counts.count == 1 ? counts[0].unit : nil
  }
}
