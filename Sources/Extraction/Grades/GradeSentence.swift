import Language
import Model

/// What a sentence says of the grades in it.
///
/// Each grade has its part of the sentence. How it is given is read in the clause around it; a grade
/// that gives no such sign and is only joined to the one before it, "good for leadership and *outstanding*
/// for care leavers", is given in the same way.
struct GradeSentence {
  let sentence: GradeText
  let rules: GradeRules
  let text: WordText

  /// Whether the page is about a school or the like, so that an unnamed subject is that.
  let isElsewhere: Bool

  /// The area that is the whole of what is judged, which an unnamed subject is.
  let whole: String?

  /// Whether the text before it told of grades.
  let isAmongGrades: Bool

  init(_ sentence: GradeText, isElsewhere: Bool, whole: String?, isAmongGrades: Bool) {
    self.sentence = sentence
    self.isAmongGrades = isAmongGrades
    (rules, text) = (sentence.rules, sentence.text)
    (self.isElsewhere, self.whole) = (isElsewhere, whole)
  }

  /// That an area has the grade, now or before.
  struct Statement {
    var area: String
    var isCurrent: Bool
    var time: GradeTime?
    let naming: Naming

    /// Whether it tells of what was: "was judged", not "is judged".
    let isPast: Bool

    /// The words of what is judged.
    let subject: Range<Int>?

    /// Whether it says how something was, and not that somebody judged it: "leadership was inadequate".
    let isBare: Bool

    /// Whether nothing is named but "it" or "they".
    var isOfPronoun: Bool { naming == .unnamed && subject == nil }

    /// The same of an earlier day, where it tells of what was and says itself of no time.
    func told(of day: PartialDate?) -> Statement {
      guard isBare, isPast, time == nil, let day else { return self }
      var told = self
      (told.isCurrent, told.time) = (false, .date(day))
      return told
    }
  }

  /// How a sentence says what it judges.
  enum Naming {
    /// "services for care leavers", "children's services", "overall".
    case named
    /// "the local authority", "services", which may stand for what was said before.
    case general
    /// "it", "they", or nothing.
    case unnamed
  }

  /// The grades that the sentence says were given, each with what it says of them.
  func statements() -> [(hit: GradeHit, said: [Statement])] {
    let readings = readings()
    return readings.map { reading in
      let times = reading.times.isEmpty ? [nil] : reading.times.map(Optional.some)
      return (
        reading.hit,
        times.flatMap { time in
          reading.areas.map { area in
            Statement(
              area: area, isCurrent: reading.isCurrent(at: time), time: time,
              naming: reading.naming, isPast: reading.isPast, subject: reading.subject,
              isBare: reading.frame.isBare)
          }
        }
      )
    }
  }

  private func readings() -> [GradeReading] {
    var readings: [GradeReading] = []
    for number in sentence.grades.indices {
      let before = readings.last.flatMap { $0.number == number - 1 ? $0 : nil }
      if let reading = reading(of: number, behind: before) { readings.append(reading) }
    }
    var run = 0
    while run < readings.count {
      var end = run + 1
      while end < readings.count, readings[end].isJoined { end += 1 }
      join(&readings[run..<end])
      run = end
    }
    for index in readings.indices.dropLast() where readings[index].frame.isFronted {
      guard readings[index].frame.start == 0 else { continue }
      readings[index].isEarlier = true
      (readings[index].areas, readings[index].naming) = (
        readings[index + 1].areas, readings[index + 1].naming
      )
    }
    compare(&readings)
    return readings
  }

  /// Of the grades that a sentence tells of one area those are earlier that an "after" leads up to, those before the
  /// latest date, and of what was those beside what is.
  private func compare(_ readings: inout [GradeReading]) {
    for index in readings.indices {
      let own = readings[index]
      let others = readings.filter {
        $0.number != own.number && $0.areas == own.areas && !isOfAnother($0, than: own)
      }
      guard !others.isEmpty else { continue }
      // "From inadequate to *requires improvement* and then to good".
      if own.frame.way == "reached", own.times.isEmpty,
        others.contains(where: { $0.number == own.number + 1 && $0.frame.way == "reached" })
      {
        readings[index].isEarlier = true
      }
      if own.isBefore, others.contains(where: \.mayBeCurrent) { readings[index].isEarlier = true }
      let latest = others.flatMap(\.times).compactMap(\.date?.last).max()
      if let day = own.times.compactMap(\.date?.last).max(), let latest, day < latest {
        readings[index].isEarlier = true
      }
      if own.isPast,
        others.contains(where: {
          !$0.isPast && !$0.isEarlier && !$0.isBefore && $0.hit.grade.id != own.hit.grade.id
        })
      {
        readings[index].isEarlier = true
      }
    }
  }

  /// What is read of one grade; nil where nobody is said to have been given it.
  private func reading(of number: Int, behind before: GradeReading?) -> GradeReading? {
    let hit = sentence.grades[number]
    let part = part(of: number)
    let isJoined =
      before != nil
      && text.match(of: rules.joined, in: rules.links, at: hit.words.lowerBound) != nil
    var frame = frame(of: hit)
    if frame == nil, isJoined, let before {
      frame = before.frame.joined(to: hit.words, clause: text[part], in: text)
    }
    guard let frame, !isRefused(frame) else { return nil }
    var reading = GradeReading(number: number, hit: hit, frame: frame, part: part)
    reading.isJoined = isJoined
    readAreas(of: &reading, behind: before)
    readTime(of: &reading, behind: before)
    reading.subject = subject(of: reading, behind: before)
    return reading
  }

  /// What the grades of a row share: "graded good and requires improvement *respectively*", "from good
  /// to outstanding *for care leavers*", "good for leadership and outstanding for care leavers *in May 2024*".
  private func join(_ row: inout ArraySlice<GradeReading>) {
    guard row.count > 1, let last = row.last else { return }
    if let end = row.lastIndex(where: {
      text.match(of: rules.respectively, in: rules.links, at: $0.hit.words.lowerBound) != nil
    }), end > row.startIndex {
      pair(&row[row.startIndex...end])
      return
    }
    for index in row.indices.dropLast() {
      let next = row[index + 1]
      if row[index].frame.isLeft, next.areaSource == .behind, row[index].areaSource != .behind {
        row[index].areas = next.areas
      }
    }
    let dated = row.filter { !$0.times.isEmpty }
    if dated.count == 1, let only = dated.first, only.number == last.number,
      row.allSatisfy({ !$0.frame.isChange && ($0.areas != only.areas || $0.number == only.number) })
    {
      for index in row.indices { row[index].times = only.times }
    }
  }

  /// Gives each grade of a row its own of the areas or the dates that all have; none where they are not as many.
  private func pair(_ row: inout ArraySlice<GradeReading>) {
    guard let areas = row.first?.areas, let times = row.last?.times else { return }
    for (place, index) in row.indices.enumerated() {
      if times.count == row.count { row[index].times = [times[place]] }
      if areas.count == row.count {
        row[index].areas = [areas[place]]
      } else if times.count != row.count,
        row[index].areas != whole.map({ [$0] }) || names(of: row[index]).count < row.count
      {
        // "Kent and Hull were rated good and inadequate respectively" has one area and two councils.
        row[index].areas = []
      }
    }
  }

  // MARK: How a grade is given

  private func frame(of hit: GradeHit) -> GradeFrame? {
    let place = hit.words.lowerBound
    let clause = sentence.clause(of: hit)
    let own = clause.first(of: rules.frames, at: place)
    guard let match = own ?? text.first(of: rules.listings, at: place) else { return nil }
    let frame = GradeFrame(match, grade: hit.words, clause: clause)
    return frame.needsEvidence && !isAmongGrades && !sentence.speaksOfGrades ? nil : frame
  }

  private func isRefused(_ frame: GradeFrame) -> Bool {
    if let found = frame.clause.first(of: rules.refusals, at: frame.first) {
      switch found.outcome {
      case "counted": if !isNamedBehind(frame) { return true }
      // "A school closed after Ofsted rated *the council* good."
      case "remit": if frame.object == nil || isRefusedBehindVerb(frame) { return true }
      default: return true
      }
    }
    if let verb = frame.verb, frame.clause.first(of: rules.refusals, at: verb) != nil {
      return true
    }
    // "the secure home in the borough, which is judged …"
    guard frame.object == nil, frame.start > 0, frame.start < frame.first else { return false }
    let before = text[sentence.clauseStart(before: frame.start - 1)..<frame.start + 1]
    return before.first(of: rules.refusals, at: frame.start) != nil
  }

  private func isRefusedBehindVerb(_ frame: GradeFrame) -> Bool {
    guard let verb = frame.verb, verb < frame.first else { return true }
    return text[verb..<frame.clause.places.upperBound].first(of: rules.refusals, at: frame.first)
      != nil
  }

  // MARK: Parts

  /// The words of the sentence that belong to a grade: what leads up to it and what goes on behind it.
  private func part(of number: Int) -> Range<Int> {
    let grades = sentence.grades
    let start = number == 0 ? 0 : boundary(grades[number - 1].words, grades[number].words)
    let end =
      number + 1 < grades.count
      ? boundary(grades[number].words, grades[number + 1].words) : text.words.count
    return min(start, grades[number].words.lowerBound)..<max(end, grades[number].words.upperBound)
  }

  /// Where the part of a grade ends and that of the next begins: at the last comma or "and" before
  /// it; but areas that end where the next grade or its verb begins are that one's, "good for leadership, but *adoption and help
  /// and protection* were inadequate".
  private func boundary(_ one: Range<Int>, _ next: Range<Int>) -> Int {
    let gap = one.upperBound..<next.lowerBound
    let areas = sentence.areas.filter { gap.contains($0.words) }
    func partings(_ rule: Int) -> [Int] {
      (gap.lowerBound...gap.upperBound).filter { place in
        text.match(of: rule, in: rules.links, at: place) != nil
          && !areas.contains { $0.words.lowerBound < place && place < $0.words.upperBound }
      }
    }
    var parting = partings(rules.parting)
    if parting.isEmpty { parting = partings(rules.weakParting) }
    // "… and of adoption in 2010, *which* found it good": the date before the clause is the second's.
    while parting.count > 1, let last = parting.last,
      text.match(of: rules.datedClause, in: rules.dates, at: last) != nil
    {
      parting.removeLast()
    }
    // "Care leavers rose to good; *adoption went down one, to inadequate*".
    if let last = areas.last?.words,
      text.match(of: rules.changing, in: rules.links, at: last.upperBound) != nil,
      parting.contains(where: { $0 <= last.lowerBound })
    {
      parting.removeAll { $0 > last.lowerBound }
    }
    // "Leadership, good; *help and protection*, inadequate".
    if let label = parting.last(where: {
      text.match(of: rules.labelling, in: rules.links, at: $0)?.words.upperBound == next.lowerBound
    }) {
      return label
    }
    guard let last = areas.last, parting.last.map({ $0 < last.words.upperBound }) ?? true else {
      return parting.last ?? gap.upperBound
    }
    // The last area is the next grade's; so are those joined to it, unless they go on behind the first.
    var first = last.words.lowerBound
    let behind = text.match(
      of: rules.namedBehind, in: rules.links, at: one.lowerBound)
    let isBehind =
      behind?.part("areas").map { $0.upperBound >= last.words.upperBound } == true
    if isBehind, text.words[next.lowerBound].has(.colonBefore) { return next.lowerBound }
    if !isBehind {
      for area in areas.dropLast().reversed() {
        guard
          text.match(of: rules.group, in: rules.links, at: area.words.lowerBound)?
            .words.upperBound ?? 0 >= last.words.upperBound
        else { break }
        first = area.words.lowerBound
      }
    }
    let found = parting.last { $0 <= first } ?? gap.lowerBound
    // "… found it good, and *of adoption in 2010, which* judged it inadequate".
    if let spoken = text.match(of: rules.spokenOf, in: rules.blocks, at: found)?.part("areas"),
      let before = parting.last(where: { $0 <= spoken.lowerBound }), before < found
    {
      return before
    }
    return found
  }
}

/// One grade as it is read, before it is put together with those beside it.
struct GradeReading {
  let number: Int
  let hit: GradeHit
  let frame: GradeFrame

  /// What belongs to it of the sentence.
  let part: Range<Int>

  /// Whether nothing but links stands between it and the grade before.
  var isJoined = false
  var areas: [String] = []
  var areaSource = AreaSource.subject
  var naming = GradeSentence.Naming.named
  var times: [GradeTime] = []
  var isPast = false
  var isEarlier = false

  /// Whether it is what was before something: "after being rated inadequate".
  var isBefore = false
  var subject: Range<Int>?

  /// Where its areas stand.
  enum AreaSource {
    case behind, before, subject
  }

  init(number: Int, hit: GradeHit, frame: GradeFrame, part: Range<Int>) {
    (self.number, self.hit, self.frame, self.part) = (number, hit, frame, part)
  }

  /// Whether nothing says that it is over.
  var mayBeCurrent: Bool { !isEarlier && !isBefore && !(isPast && !times.isEmpty) }

  func isCurrent(at time: GradeTime?) -> Bool {
    guard !isEarlier, time?.isAgo != true else { return false }
    return !(isPast && time != nil) && time.map { $0 == times.last } ?? true
  }
}

/// When a grade was given: a date, or years before the page.
enum GradeTime: Hashable {
  case date(PartialDate)
  case yearsAgo(Int)

  var date: PartialDate? { if case .date(let date) = self { date } else { nil } }
  var yearsAgo: Int? { if case .yearsAgo(let years) = self { years } else { nil } }
  var isAgo: Bool { yearsAgo != nil }
}
