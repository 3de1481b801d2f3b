import Language
import Model

/// Of what a grade is.
extension GradeSentence {
  /// The areas of a grade, and how they are named.
  func readAreas(of reading: inout GradeReading, behind before: GradeReading?) {
    let frame = reading.frame
    if let named = text.match(of: rules.thatArea, in: rules.blocks, at: frame.first)?.part("areas")
    {
      (reading.areas, reading.areaSource) = (areas(in: named), .before)
      return
    }
    if let behind = areasBehind(frame, within: reading.part) {
      (reading.areas, reading.areaSource) = (named(in: behind.areas), .behind)
      if behind.isMore {
        reading.areas = areasBefore(frame, from: reading.part.lowerBound).0 + reading.areas
      }
      return
    }
    if frame.way == "quoted" {
      let match = text.match(of: rules.quotedOf, in: rules.blocks, at: frame.first)
      reading.areas = match?.part("areas").map(areas(in:)) ?? []
      return
    }
    if let before, reading.isJoined || goesOn(frame, in: reading.part) {
      readJoinedAreas(of: &reading, behind: before)
    } else {
      (reading.areas, reading.naming, reading.areaSource) = areasBefore(
        frame, from: reading.part.lowerBound)
    }
  }

  /// Whether areas are named right behind a grade.
  func isNamedBehind(_ frame: GradeFrame) -> Bool {
    areasBehind(frame, within: frame.clause.places.lowerBound..<text.words.count) != nil
  }

  private func areasBehind(_ frame: GradeFrame, within part: Range<Int>)
    -> (areas: Range<Int>, isMore: Bool)?
  {
    let place = frame.first
    let found = text[part].match(of: rules.namedBehind, in: rules.links, at: place)
    if let found, let areas = found.part("areas") { return (areas, found.outcome == "too") }
    let clause = frame.clause.places
    return text[clause.lowerBound..<max(min(clause.upperBound, part.upperBound), place + 1)]
      .first(of: rules.areas, at: place)?.part("areas").map { ($0, false) }
  }

  /// Whether nobody is named between a grade and the one before it but "it": "… escaped an inadequate judgement and is now
  /// *rated good*".
  private func goesOn(_ frame: GradeFrame, in part: Range<Int>) -> Bool {
    part.lowerBound > frame.start
      && !(part.lowerBound..<frame.first).contains {
        text.match(of: rules.naming, in: rules.links, at: $0)?.outcome == "name"
      }
  }

  /// The areas before a grade that is joined to another: its own, or those of the subject that both have.
  private func readJoinedAreas(of reading: inout GradeReading, behind before: GradeReading) {
    let lead = reading.part.lowerBound..<reading.frame.first
    let own = meant(in: text[lead]).map(\.area)
    let parts = own.filter { !$0.area.isWhole || isOverall($0) }
    if !parts.isEmpty {
      (reading.areas, reading.areaSource) = (unique(parts), .before)
      return
    }
    if let whole = own.last {
      (reading.areas, reading.naming) = ([whole.area.id], .general)
      return
    }
    reading.naming = before.naming
    if before.areaSource == .behind, !before.frame.isChange, !isChangeOf(before, reading) {
      reading.areas = whole.map { [$0] } ?? []
    } else {
      (reading.areas, reading.areaSource) = (before.areas, before.areaSource)
    }
  }

  /// Whether two grades are of one area, as they stand at other times.
  private func isChangeOf(_ one: GradeReading, _ other: GradeReading) -> Bool {
    sentence.dates.contains { other.part.contains($0.words) }
  }

  private typealias Meant = (area: AreaHit, role: String?)

  private func meant(in subject: WordText) -> [Meant] {
    roles(in: subject).filter { $0.role != "other" && $0.role != "absent" }
  }

  private func roles(in subject: WordText) -> [Meant] {
    sentence.areas.filter { subject.places.contains($0.words) }
      .map { (area: $0, role: subject.first(of: rules.areas, at: $0.words.lowerBound)?.outcome) }
  }

  private func areasBefore(_ frame: GradeFrame, from start: Int)
    -> ([String], Naming, GradeReading.AreaSource)
  {
    let subject = text[frame.phrase..<frame.first]
    let before = roles(in: subject).filter { $0.role != "absent" }
    let all = before.filter { $0.role != "other" }
    if all.isEmpty, !before.isEmpty { return ([], .named, .before) }
    let own = all.filter { $0.area.words.lowerBound >= start }
    let meant = own.isEmpty ? all : own
    // "In each category, *from adoption to leadership, the council* was good".
    let spanned = meant.filter { $0.role == "span" || $0.area.area.isWhole }.map(\.area)
    if meant.contains(where: { $0.role == "span" }) { return (unique(spanned), .named, .before) }
    let parts = meant.map(\.area).filter { !$0.area.isWhole }
    if !parts.isEmpty { return (unique(parts), .named, .before) }
    guard !isElsewhere else { return ([], .named, .subject) }
    if let last = meant.last {
      if last.area.isTitle || last.role == "title" {
        return (unique([last.area]), .named, .subject)
      }
      if last.role == "unsure" { return ([], .named, .subject) }
    } else if !hasPlainSubject(frame) {
      // "Care leavers did no better: *their experiences* were inadequate".
      let owners = text.match(of: rules.spokenOf, in: rules.blocks, at: frame.start)
      let areas = owners?.outcome == "whose" ? owners?.part("areas").map(areas(in:)) : nil
      return (areas ?? [], .named, .before)
    }
    if let spoken = areas(beforeClauseOf: frame, isUnnamed: meant.isEmpty) {
      return (spoken, .named, .before)
    }
    guard let area = meant.last?.area.area.id ?? whole else { return ([], .named, .subject) }
    return ([area], meant.isEmpty ? .unnamed : .general, .subject)
  }

  /// What the sentence speaks of before the clause.
  private func areas(beforeClauseOf frame: GradeFrame, isUnnamed: Bool) -> [String]? {
    guard frame.start < frame.first,
      let match = text.match(of: rules.spokenOf, in: rules.blocks, at: frame.start),
      match.outcome != "theirs" || isUnnamed
    else { return nil }
    return match.part("areas").map(areas(in:))
  }

  private func areas(in words: Range<Int>) -> [String] {
    let found = sentence.areas.filter { words.contains($0.words) }
    let parts = found.filter { !$0.area.isWhole }
    return unique(parts.isEmpty && !isElsewhere ? found : parts)
  }

  /// The same of areas that are listed behind a grade, among which the whole counts: "for leadership,
  /// adoption and overall effectiveness".
  private func named(in words: Range<Int>) -> [String] {
    let found = sentence.areas.filter { words.contains($0.words) }
    let parts = found.filter { !$0.area.isWhole || isOverall($0) }
    return parts.isEmpty ? areas(in: words) : unique(parts)
  }

  private func isOverall(_ area: AreaHit) -> Bool {
    area.area.isWhole
      && text.match(of: rules.overall, in: rules.links, at: area.words.lowerBound) != nil
  }

  /// Whether nothing is named before the verb but a place, "it", "they", inspectors.
  private func hasPlainSubject(_ frame: GradeFrame) -> Bool {
    if let object = frame.object, frame.way == "judged" || frame.way == "stated" {
      return !object.isEmpty
    }
    if frame.isFronted { return true }
    guard let verb = frame.verb else {
      return frame.way == "rating" || frame.way == "listed" || frame.isAside
    }
    return frame.clause.match(of: rules.plainSubject, in: rules.blocks, at: verb) != nil
  }

  private func unique(_ areas: [AreaHit]) -> [String] {
    areas.reduce(into: []) { if !$0.contains($1.area.id) { $0.append($1.area.id) } }
  }

  // MARK: The words of what is judged

  /// The noun phrase that is judged; of a grade that is joined to another and names nothing itself,
  /// that one's.
  func subject(of reading: GradeReading, behind before: GradeReading?) -> Range<Int>? {
    let frame = reading.frame
    if reading.isJoined, let before {
      let lead = trimmed(reading.part.lowerBound..<frame.first)
      return lead.flatMap { names(in: $0) ? $0 : nil } ?? before.subject
    }
    if let object = frame.object { return trimmed(object) }
    if let verb = frame.verb, verb < frame.first {
      if let object = trimmed(verb + 1..<frame.first), names(in: object) { return object }
      return trimmed(frame.phrase..<verb) ?? spokenBefore(frame)
    }
    return trimmed(frame.phrase..<frame.first) ?? spokenBefore(frame)
  }

  /// The noun phrase before a clause with "which" or the like.
  private func spokenBefore(_ frame: GradeFrame) -> Range<Int>? {
    guard frame.start > 0 else { return nil }
    return trimmed(sentence.clauseStart(before: frame.start - 1)..<frame.start)
  }

  /// Whether some words name anything: an area, a name, "it".
  private func names(in words: Range<Int>) -> Bool {
    words.contains { text.match(of: rules.naming, in: rules.links, at: $0) != nil }
  }

  /// Whether two grades are of two that are named: "Leeds, rated good, helps Hull, where services are inadequate".
  func isOfAnother(_ one: GradeReading, than other: GradeReading) -> Bool {
    let (own, others) = (names(of: one), names(of: other))
    return !own.isEmpty && !others.isEmpty && own.isDisjoint(with: others)
  }

  /// The words of the names in the subject of a grade, or right before its clause.
  func names(of reading: GradeReading) -> Set<Int32> {
    func names(among words: Range<Int>) -> Set<Int32> {
      Set(
        words.filter { place in
          text.words[place].isCapitalised && !sentence.areas.contains { $0.words.contains(place) }
            && text.match(of: rules.naming, in: rules.links, at: place)?.outcome == "name"
            && text.match(of: rules.idle, in: rules.links, at: place) == nil
        }.map { text.words[$0].id })
    }
    let own = names(among: reading.subject ?? 0..<0)
    guard own.isEmpty, reading.frame.start < text.words.count else { return own }
    return text.match(of: rules.whereRule, in: rules.links, at: reading.frame.start)?
      .part("name").map(names(among:)) ?? []
  }

  /// Some words without those at both ends that name nothing: "and the council has now been".
  private func trimmed(_ words: Range<Int>) -> Range<Int>? {
    guard words.lowerBound < words.upperBound else { return nil }
    func isIdle(_ place: Int) -> Bool {
      text.match(of: rules.idle, in: rules.links, at: place) != nil
    }
    guard let first = words.first(where: { !isIdle($0) }),
      let last = words.last(where: { !isIdle($0) })
    else { return nil }
    return first..<last + 1
  }
}
