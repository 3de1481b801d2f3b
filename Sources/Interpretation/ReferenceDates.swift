import Language
import Model

/// The time as of which a figure holds: "At 31 March 2017, 399 children …", "63 in July 2017". See
/// `reference_dates.rules`.
extension FigureSentence {
  /// The time; nil where none is tied to the figure.
  ///
  /// A time behind the figure is its own; else the one that leads up to it, but for what was before
  /// another: the 390 of "In 2023 it had 412, up from 390". The day of a plan, "by 2027", is no time of
  /// a figure, but that of a forecast is.
  func time(of spot: Int, in standing: Standing, publishedOn day: CalendarDate?)
    -> SentenceTime?
  {
    guard !times.isEmpty, !spots[spot].words.isEmpty,
      let time = timeBehind(spot) ?? timeBefore(spot, in: standing)
    else { return nil }
    if time.isRelative, !standing.isFact { return nil }
    guard standing != .forecast, holds(.deadline, at: time.words.lowerBound) else { return time }
    // What has to be done, or is told of a day to come, is not yet so.
    guard standing.isFact,
      !(0..<spots[spot].words.lowerBound).contains(where: { holds(.duty, at: $0) })
    else { return nil }
    if let day, let first = time.interval.days?.lowerBound, first > day { return nil }
    return time
  }

  /// How far behind a figure its time may stand, in words.
  private static let reachOfTime = 16

  private func timeBehind(_ spot: Int) -> SentenceTime? {
    let end = spots[spot].words.upperBound
    guard let time = times.first(where: { $0.words.lowerBound >= end }),
      time.words.lowerBound - end <= Self.reachOfTime, holds(.dated, at: time.words.lowerBound)
    else { return nil }
    for index in Range(from: end, upTo: time.words.lowerBound + 1) {
      if isBreak(before: index), !text.has(.openBefore, at: index) { return nil }
      if index == time.words.lowerBound { break }
      if text.has(.inFigure, at: index) || holds(.event, at: index) { return nil }
    }
    return time
  }

  private func timeBefore(_ spot: Int, in standing: Standing) -> SentenceTime? {
    let own = spots[spot].words
    for time in times.reversed() where time.words.upperBound <= own.lowerBound {
      let between = time.words.upperBound..<own.lowerBound
      if standing == .earlier, !holds(.ago, at: time.words.lowerBound) { continue }
      if leads(time, over: between) || opens(time, before: between, spot) { return time }
    }
    return nil
  }

  /// Whether a time opens a clause that goes on to the figure.
  private func opens(_ time: SentenceTime, before between: Range<Int>, _ spot: Int) -> Bool {
    guard holds(.openingDate, at: time.words.lowerBound), holds(.dated, at: time.words.lowerBound)
    else { return false }
    if time.isRelative, between.contains(where: { holds(.saying, at: $0) }) { return false }
    if let figure = between.last(where: { text.has(.inFigure, at: $0) }),
      (figure..<between.upperBound).contains(where: { holds(.present, at: $0) })
        || holds(.present, at: noun(of: spot).upperBound)
    {
      return false
    }
    let marks: Separators = [.stop, .dash]
    return (between.lowerBound...between.upperBound).allSatisfy { index in
      index < words.count && words[index].before.isDisjoint(with: marks)
        && (index == between.upperBound || !holds(.now, at: index))
    }
  }

  /// Whether a time belongs to the subject of which the figure is said: "The number in 2019 was 412",
  /// "The 2019 figure was 412".
  private func leads(_ time: SentenceTime, over between: Range<Int>) -> Bool {
    let (first, next) = (time.words.lowerBound, time.words.upperBound)
    guard between.count <= Self.reachOfTime, next < words.count,
      !between.contains(where: { text.has(.inFigure, at: $0) }),
      !Range(from: next, upTo: between.upperBound + 1).contains(where: { isBreak(before: $0) })
    else { return false }
    guard holds(.dated, at: first) else { return holds(.datedNoun, at: next) }
    // "It ended 2023-24 £4m over budget".
    if between.isEmpty { return first > 0 && rules.words.endings.contains(words[first - 1].id) }
    guard holds(.dateVerb, at: next) else { return false }
    var at = first
    while at > max(0, first - 6), !isBreak(before: at) {
      at -= 1
      if holds(.event, at: at) { return false }
    }
    return true
  }
}
