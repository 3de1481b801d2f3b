import Language
import Model

/// When a grade was given, and whether it is that of an earlier inspection.
extension GradeSentence {
  func readTime(of reading: inout GradeReading, behind before: GradeReading?) {
    let frame = reading.frame
    let clause = frame.clause.places
    let own = text[
      max(
        clause.lowerBound, reading.part.lowerBound)..<max(clause.upperBound, frame.grade.upperBound)
    ]
    let isElliptic =
      reading.isJoined && own.match(of: rules.finite, in: rules.links, at: frame.first) == nil
    reading.isPast = frame.clause.match(of: rules.past, in: rules.dates, at: frame.first) != nil
    let isReported = text.words.indices.contains {
      text.match(of: rules.reported, in: rules.times, at: $0) != nil
    }
    let cues = timeCues(of: frame, in: own).filter { !isReported || $0.outcome != "had" }
    reading.isEarlier = frame.isAside || cues.contains { $0.outcome != "after" }
    reading.isBefore = !cues.isEmpty
    if isElliptic, let before, !frame.isChange {
      reading.isPast = before.isPast
      if !before.frame.isChange {
        reading.isEarlier = reading.isEarlier || before.isEarlier
        reading.isBefore = reading.isBefore || before.isBefore
      }
    }
    if frame.isLeft { reading.isEarlier = true }
    reading.times = times(of: reading, in: own)
    // "inadequate in 2013 and requires improvement in 2017": what is joined is at no other time unless it says so.
    if reading.times.isEmpty, isElliptic, let before, !before.frame.isChange,
      before.areas != reading.areas
    {
      reading.times = before.times
    }
  }

  /// What says that a grade is that of an earlier inspection; where only "after" does, another has to follow.
  private func timeCues(of frame: GradeFrame, in own: WordText) -> [WordMatch] {
    var cues = [own.first(of: rules.times, at: frame.first)]
    if let verb = frame.verb, own.places.contains(verb) {
      cues.append(own.first(of: rules.times, at: verb))
    }
    if frame.start < frame.first, own.places.lowerBound <= frame.start {
      cues.append(text[0..<frame.start + 1].first(of: rules.times, at: frame.start))
    }
    return cues.compactMap(\.self)
  }

  private func times(of reading: GradeReading, in own: WordText) -> [GradeTime] {
    let frame = reading.frame
    let leads = own.places.lowerBound <= frame.start
    let start = max(reading.part.lowerBound, leads ? frame.start - 4 : own.places.lowerBound)
    let near = text[max(0, start)..<reading.part.upperBound]
    let behind = near.match(of: rules.datedBehind, in: rules.dates, at: frame.first)
    if let found = times(behind, isEarlier: reading.isEarlier) { return found }
    if leads, frame.start < frame.first, frame.start > 0,
      let found = times(text.first(of: rules.dates, at: frame.start), isEarlier: true)
    {
      return found
    }
    if let found = times(near.first(of: rules.dates, at: frame.first), isEarlier: reading.isEarlier)
    {
      return found
    }
    if let found = times(
      text.match(of: rules.everSince, in: rules.dates, at: frame.first), isEarlier: true)
    {
      return found
    }
    guard reading.isPast else { return [] }
    return times(text.match(of: rules.opening, in: rules.dates, at: frame.first), isEarlier: true)
      ?? []
  }

  /// What a rule of dates takes; nothing of "since 2013" where the grade is still held.
  private func times(_ match: WordMatch?, isEarlier: Bool) -> [GradeTime]? {
    guard let match else { return nil }
    if match.outcome == "since", !isEarlier { return nil }
    if let years = match.part("years") {
      return rules.years(text.words[years]).map { [.yearsAgo($0)] }
    }
    guard let words = match.part("date") else { return nil }
    let found = sentence.dates.filter { words.contains($0.words) }.map { GradeTime.date($0.first) }
    return found.isEmpty ? nil : found
  }
}
