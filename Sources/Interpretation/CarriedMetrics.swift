import Language
import Model

// Metrics that a figure has from another one, of the same thing.

extension MetricMatcher {
  /// Takes a metric from an amount that is a part of one before: "£12m of savings, including *£3m* from homes".
  func refuseIncluded(
    in result: inout MatchedFigures, _ order: [Int], of sentence: FigureSentence
  ) {
    for (spot, place) in order.enumerated().dropFirst()
    where result.figures[place].kind == .money && result.figures[place].metric != nil {
      let hasWhole = order[..<spot].contains {
        result.figures[$0].kind == .money
          && result.figures[$0].metric == result.figures[place].metric
      }
      if hasWhole, sentence.holds(.included, of: spot) {
        result.refuse(place, for: MetricLack.part("included").text)
      }
    }
  }

  /// Gives a level the metric of the level before it that speaks of the same thing: "was 21% in 2021, has come
  /// down to 12%".
  func carryMetrics(
    _ result: inout MatchedFigures, _ order: [Int], in sentence: FigureSentence
  ) {
    takeCorrection(&result, order, in: sentence)
    for (spot, place) in order.enumerated().dropFirst() where result.figures[place].metric == nil {
      let isGapped = sentence.gapped.contains(spot)
      let last = order[..<spot].last {
        result.figures[$0].isQuantity && (!isGapped || result.figures[$0].metric != nil)
      }
      let (standing, asOf) = (result.figures[place].standing, result.figures[place].asOf)
      guard let last, let metric = result.figures[last].metric,
        standing == .stated || standing == .earlier && asOf != nil
      else { continue }
      // "It looks after 388 children, while Southend had 311".
      let isOthers =
        result.figures[place].holder != result.figures[last].holder
        && sentence.inheriting.contains(spot) && sentence.holds(.had, of: spot)
      let isOne =
        isGapped || isOthers || sentence.holds(.resumed, of: spot)
        || result.figures[place].holder == result.figures[last].holder
          && sentence.holds(.continued, of: spot)
      guard isOne else { continue }
      if result.figures[place].isBare, result.figures[last].kind == .count,
        result.figures[place].isWhole
      {
        result.figures[last].unit.map { result.figures[place].count($0) }
      }
      guard result.figures[place].kind == result.figures[last].kind,
        result.figures[place].unit == result.figures[last].unit
      else { continue }
      result.figures[place].metric = metric
    }
  }

  /// Gives the figure that a sentence opens with the metric and the holder of the one that the sentence before
  /// takes back: "An earlier version said 430. The correct figure is 340".
  private func takeCorrection(
    _ result: inout MatchedFigures, _ order: [Int], in sentence: FigureSentence
  ) {
    guard let place = order.first, let first = order.min(), result.figures[place].metric == nil,
      result.figures[place].standing.isFact, sentence.holds(.resumed, of: 0),
      let wrong = result.figures[..<first].last(where: { $0.isQuantity }),
      wrong.standing == .claimed, let metric = wrong.metric,
      wrong.mention.block == result.figures[place].mention.block
    else { return }
    if result.figures[place].isBare, wrong.kind == .count, result.figures[place].isWhole {
      wrong.unit.map { result.figures[place].count($0) }
    }
    guard result.figures[place].kind == wrong.kind, result.figures[place].unit == wrong.unit else {
      return
    }
    (result.figures[place].metric, result.figures[place].holder) = (metric, wrong.holder)
  }
}
