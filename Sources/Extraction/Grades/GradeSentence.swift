import Language
import Model

/// A sentence with the grades and areas in it, and what it says of each grade.
struct GradeSentence {
  let words: [FoldedWord]
  let grades: [GradeHit]
  let areas: [AreaHit]
  let dates: [WrittenDate]
  let cues: GradeCues
  let bytes: [UInt8]

  /// Whether the page is about a school or the like, so that an unnamed subject is that.
  let isElsewhere: Bool

  /// The words of grades, areas and cues.
  let knownWords: TokenSet

  /// That an area has the grade, now or before.
  struct Statement {
    let area: String
    let isCurrent: Bool
    let date: PartialDate?
    let naming: Naming

    /// Whether it tells of what was: "was judged", not "is judged".
    let isPast: Bool
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

  /// The way in which a sentence says that a grade was given.
  private enum Frame: Equatable {
    /// "rated good", with the place of the verb.
    case judged(Int)
    /// "services are good", with the place of the copula; "services require improvement".
    case equated(Int)
    /// "a good rating", "a judgement of good".
    case named
    /// "moved to good".
    case reached(Int)
    /// "moved from inadequate".
    case left(Int)
    /// "inspectors said “requires improvement to be good”".
    case quoted
  }

  /// Clauses reach no further back, in words.
  private static let reach = 60

  func statements(of hit: GradeHit) -> [Statement] {
    let start = clauseStart(before: hit.words.lowerBound)
    guard let frame = frame(of: hit, from: start), !isRefused(hit, frame, from: start) else {
      return []
    }
    let (date, isPastTense) = date(of: hit, frame, from: start)
    let isCurrent = isCurrent(hit, frame, from: start, isDatedPast: isPastTense && date != nil)
    let (areas, naming) = areas(of: hit, frame, from: start)
    return areas.map {
      Statement(
        area: $0, isCurrent: isCurrent, date: date, naming: naming, isPast: isPastTense)
    }
  }

  private func clauseStart(before index: Int) -> Int {
    var start = index
    while start > 0, start > index - Self.reach {
      let word = words[start]
      if start < index || !word.before.contains(.quote) {
        if !word.before.isDisjoint(with: [.stop, .colon, .dash]) { break }
        if !word.before.isDisjoint(with: [.open, .close]), !isAroundAside(start) { break }
      }
      if word.before.contains(.comma), cues.clauseOpeners.contains(word.id) { break }
      start -= 1
    }
    return start
  }

  /// Whether a word stands in brackets alone, or right behind one that does: "the board (LSCB) is".
  private func isAroundAside(_ index: Int) -> Bool {
    func isAside(_ index: Int) -> Bool {
      index >= 0 && index + 1 < words.count && words[index].before.contains(.open)
        && words[index + 1].before.contains(.close)
    }
    return isAside(index) || isAside(index - 1)
  }

  private func clauseEnd(after index: Int) -> Int {
    var end = index
    while end < words.count, end < index + Self.reach {
      if !words[end].before.isDisjoint(with: [.stop, .colon, .dash, .open, .close]) { break }
      if words[end].before.contains(.comma), cues.clauseOpeners.contains(words[end].id) { break }
      end += 1
    }
    return end
  }

  // MARK: Frames

  private func frame(of hit: GradeHit, from start: Int) -> Frame? {
    if isBesideRatingNoun(hit, from: start) { return .named }
    if let frame = change(to: hit, from: start) { return frame }
    if let verb = judgingVerb(before: hit, from: start), endsPhrase(hit, among: cues.followers) {
      return .judged(verb)
    }
    if let subjectEnd = equation(with: hit, from: start) { return .equated(subjectEnd) }
    if isQuoted(hit), hit.grade == "requires_improvement", !areas.isEmpty { return .quoted }
    return nil
  }

  /// "good rating", "good overall judgement", "a rating of good", "the verdict is good".
  private func isBesideRatingNoun(_ hit: GradeHit, from start: Int) -> Bool {
    var next = hit.words.upperBound
    if next < words.count, isOpen(next),
      cues.adverbs.contains(words[next].id)
        || words[next].id == cues.ofsted
    {
      next += 1
    }
    // "Good grades" are those of pupils.
    if next < words.count, cues.nouns.contains(words[next].id), words[next].id != cues.gradesWord,
      isOpen(next)
    {
      return true
    }
    var index = hit.words.lowerBound - 1
    while index > start, cues.adverbs.contains(words[index].id) { index -= 1 }
    guard index > start, words[index].id == cues.of || cues.copulas.contains(words[index].id) else {
      return false
    }
    return cues.nouns.contains(words[index - 1].id) && endsPhrase(hit, among: cues.followers)
  }

  /// No mark but a quote or hyphen stands before a word.
  private func isOpen(_ index: Int) -> Bool {
    words[index].before.isDisjoint(with: Separators.breaks.union(.comma))
  }

  /// "moved from inadequate to good": sure where quoted, paired, or with a word of rating.
  private func change(to hit: GradeHit, from start: Int) -> Frame? {
    var index = hit.words.lowerBound - 1
    while index > start, cues.adverbs.contains(words[index].id), words[index].id != cues.to {
      index -= 1
    }
    guard index >= start, words[index].id == cues.to || words[index].id == cues.from else {
      return nil
    }
    let clause = start..<index
    guard let verb = clause.last(where: { cues.changes.contains(words[$0].id) }),
      endsPhrase(hit, among: cues.followers.union([cues.to]))
    else { return nil }
    let isSure =
      isQuoted(hit) || words[clause].contains { cues.rating.contains($0.id) }
      || grades.contains {
        $0.words != hit.words && abs($0.words.lowerBound - hit.words.lowerBound) <= 8
      }
    guard isSure else { return nil }
    return words[index].id == cues.from ? .left(verb) : .reached(verb)
  }

  /// The word of judging that leads to the grade: over adverbs, or over a noun phrase and "as",
  /// "to be", "is".
  private func judgingVerb(before hit: GradeHit, from start: Int) -> Int? {
    let first = hit.words.lowerBound
    var index = first - 1
    var isLinked = false
    while index >= start, index >= first - 14 {
      let word = words[index]
      if !words[index + 1].before.isDisjoint(with: [.comma]) { return nil }
      if cues.judging.contains(word.id), isVerb(index, from: start) {
        let between = index + 1..<first
        let isPlain = between.allSatisfy { cues.adverbs.contains(words[$0].id) }
        let isFound = word.id == cues.found
        if isFound { return isLinked || cues.copulas.contains(words[first - 1].id) ? index : nil }
        return isPlain || isLinked || coversAreas(between) ? index : nil
      }
      if index == first - 1 || cues.adverbs.contains(words[index + 1].id) || isLinked {
        isLinked = isLinked || cues.copulas.contains(word.id) || word.id == cues.asWord
      }
      index -= 1
    }
    return nil
  }

  /// Whether "rates" or "judge" is said of somebody who rates, and is no noun.
  private func isVerb(_ index: Int, from start: Int) -> Bool {
    guard cues.rates.contains(words[index].id) else { return true }
    guard index > start else { return false }
    let previous = words[index - 1].id
    return cues.plain.contains(previous) && !cues.articles.contains(previous)
  }

  /// Whether nothing but areas and adverbs stands between: "judged children's services good".
  private func coversAreas(_ range: Range<Int>) -> Bool {
    range.allSatisfy { index in
      cues.adverbs.contains(words[index].id) || cues.pronouns.contains(words[index].id)
        || areas.contains { $0.words.contains(index) }
    }
  }

  /// The end of a subject with a full title before "is", "are" and a grade that ends its clause.
  private func equation(with hit: GradeHit, from start: Int) -> Int? {
    var index = hit.words.lowerBound - 1
    while index > start, cues.adverbs.contains(words[index].id) { index -= 1 }
    let subject: Range<Int>
    if hit.grade == "requires_improvement" {
      guard index >= start else { return nil }
      subject = start..<index + 1
    } else {
      guard index > start, cues.copulas.contains(words[index].id) else { return nil }
      subject = start..<index
    }
    guard isQuoted(hit) || endsPhrase(hit, among: cues.clauseFollowers) else { return nil }
    guard let title = areas.last(where: { $0.isTitle && subject.contains($0.words.lowerBound) }),
      isHead(title, of: subject)
    else { return nil }
    let next = title.words.upperBound
    let isAside = next < words.count && words[next].before.contains(.open) && isAroundAside(next)
    let end = min(next + (isAside ? 1 : 0), subject.upperBound)
    let rest = Range(from: end, upTo: subject.upperBound)
    if let first = rest.first, words[first].before.isDisjoint(with: .quote),
      !cues.attaching.contains(words[first].id)
    {
      return nil
    }
    let isShort = rest.count <= 12 && !rest.contains { cues.judging.contains(words[$0].id) }
    return isShort ? subject.upperBound : nil
  }

  /// Whether a title is what the subject speaks of: nothing but "the", a name or "overall" leads up.
  private func isHead(_ title: AreaHit, of subject: Range<Int>) -> Bool {
    Range(from: subject.lowerBound, upTo: title.words.lowerBound).allSatisfy { index in
      words[index].isCapitalised || cues.plain.contains(words[index].id)
        || cues.adverbs.contains(words[index].id) || cues.clauseOpeners.contains(words[index].id)
        || areas.contains { $0.words.contains(index) }
    }
  }

  /// Whether the grade is a phrase of its own, not the adjective of a noun: "good *news*".
  private func endsPhrase(_ hit: GradeHit, among followers: Set<Int32>) -> Bool {
    let next = hit.words.upperBound
    guard next < words.count else { return true }
    let marks = words[next].before
    if !marks.isDisjoint(with: Separators.breaks.union([.comma, .quote])) { return true }
    if marks.contains(.hyphen) { return false }
    // A capital article begins a sentence that a lost line break has joined to this one.
    return followers.contains(words[next].id)
      || words[next].isCapitalised && cues.articles.contains(words[next].id)
  }

  private func isQuoted(_ hit: GradeHit) -> Bool {
    guard words[hit.words.lowerBound].before.contains(.quote) else { return false }
    let next = hit.words.upperBound
    if next < words.count { return words[next].before.contains(.quote) }
    let end = words[next - 1].end
    guard end < bytes.count else { return false }
    return bytes[end] == UInt8(ascii: "'") || bytes[end] == UInt8(ascii: "\"")
      || bytes[end] == 0xE2
  }

  // MARK: Refusals

  private func isRefused(_ hit: GradeHit, _ frame: Frame, from start: Int) -> Bool {
    let first = hit.words.lowerBound
    let before = max(start, first - 14)..<first
    let clause = start..<min(clauseEnd(after: hit.words.upperBound), hit.words.upperBound + 8)
    if words[before].contains(where: { cues.hopes.contains($0.id) }) { return true }
    // "The council's self-assessment judged": its own view.
    if words[clause.lowerBound..<first].contains(where: { $0.id == cues.selfWord }) { return true }
    if words[max(start, first - 8)..<first].contains(where: { cues.negations.contains($0.id) }) {
      return true
    }
    if case .judged(let verb) = frame, isInfinitive(verb, from: start) { return true }
    if frame == .named, isCounted(hit) || isOnlyPossible(hit) { return true }
    if case .judged(let verb) = frame, !namesItsObject(from: verb + 1, to: first) { return true }
    if isOneOfSeveral(hit) || isOfOtherRemit(relativeAt: start) { return true }
    if clause.contains(where: { isOthers(words[$0]) }) { return true }
    if frame != .quoted, clause.contains(where: { isOtherRemit($0) }) { return true }
    return false
  }

  /// "a good rating would release money"
  private func isOnlyPossible(_ hit: GradeHit) -> Bool {
    words[hit.words.upperBound...].prefix(3).contains { cues.possible.contains($0.id) }
  }

  /// Whether what stands between the verb and the grade is an area, a place or nothing: not so in
  /// "inspectors judged 12 of the 20 audits to be good".
  private func namesItsObject(from start: Int, to first: Int) -> Bool {
    guard start < first, !areas.contains(where: { $0.words.overlaps(start..<first) }) else {
      return true
    }
    return (start..<first).allSatisfy { index in
      words[index].isCapitalised || cues.adverbs.contains(words[index].id)
        || cues.pronouns.contains(words[index].id) || cues.plain.contains(words[index].id)
        || cues.copulas.contains(words[index].id) || words[index].id == cues.asWord
        || cues.judging.contains(words[index].id)
    }
  }

  /// "two good judgements": of areas that are not named.
  private func isCounted(_ hit: GradeHit) -> Bool {
    guard hit.words.lowerBound > 0 else { return false }
    let previous = words[hit.words.lowerBound - 1]
    return cues.counts.contains(previous.id) || (0..<Self.firstYear).contains(previous.number)
  }

  /// "to be rated", "to eventually be rated", "being rated".
  private func isInfinitive(_ verb: Int, from start: Int) -> Bool {
    guard verb > start, words[verb - 1].id == cues.be else { return false }
    return words[max(start, verb - 4)..<verb].contains { $0.id == cues.to }
  }

  /// "good or better", "good or outstanding": said of many, of which none is named.
  private func isOneOfSeveral(_ hit: GradeHit) -> Bool {
    let next = hit.words.upperBound
    let follows =
      next + 1 < words.count && words[next].id == cues.or && isOpen(next + 1)
      && cues.alternatives.contains(words[next + 1].id)
    let first = hit.words.lowerBound
    return follows
      || first >= 2 && words[first - 1].id == cues.or
        && cues.alternatives.contains(words[first - 2].id)
  }

  /// "the secure home in the borough, which is judged …"
  private func isOfOtherRemit(relativeAt start: Int) -> Bool {
    guard start > 0, start < words.count, cues.relatives.contains(words[start].id) else {
      return false
    }
    return (clauseStart(before: start - 1)..<start).contains { isOtherRemit($0) }
  }

  /// The plural, not "the council's": the apostrophe makes the word longer than its letters.
  private func isOthers(_ word: FoldedWord) -> Bool {
    guard cues.others.contains(word.id) else { return false }
    return !bytes[word.range].contains { $0 == UInt8(ascii: "'") || $0 >= 0x80 }
  }

  private func isOtherRemit(_ index: Int) -> Bool {
    cues.otherRemits.contains(words[index].id)
      && !areas.contains { $0.words.contains(index) }
  }

  // MARK: When

  private func isCurrent(_ hit: GradeHit, _ frame: Frame, from start: Int, isDatedPast: Bool)
    -> Bool
  {
    if case .left = frame { return false }
    if isDatedPast { return false }
    let before = words[ownStart(of: hit, from: start)..<hit.words.lowerBound]
    if words[hit.words.upperBound..<min(clauseEnd(after: hit.words.upperBound), words.count)]
      .prefix(10).contains(where: { $0.id == cues.ago })
    {
      return false
    }
    if frame == .named, isLeft(hit, from: start) { return false }
    if frame == .named, before.contains(where: { cues.losses.contains($0.id) }) { return false }
    if before.contains(where: { cues.earlier.contains($0.id) }) { return false }
    if start > 0, start < words.count, cues.relatives.contains(words[start].id),
      words[max(0, start - Self.reach)..<start].contains(where: { cues.earlier.contains($0.id) })
    {
      return false
    }
    if frame == .named,
      words[start..<hit.words.lowerBound].suffix(3).contains(where: {
        cues.aftermath.contains($0.id)
      })
    {
      return false
    }
    for index in before.indices.dropFirst() where words[index].id == cues.time {
      if words[index - 1].id == cues.that { return false }
    }
    for index in before.indices where words[index].id == cues.last {
      if index + 1 < words.count, cues.inspecting.contains(words[index + 1].id) { return false }
    }
    if case .judged(let verb) = frame {
      let lead = words[max(start, verb - 8)..<verb]
      if let back = lead.lastIndex(where: { cues.looksBack.contains($0.id) }), back >= start {
        return false
      }
      if verb >= start + 2, words[verb - 1].id == cues.been, words[verb - 2].id == cues.had {
        return false
      }
    }
    return true
  }

  /// Where the words begin that speak of this grade alone: behind another one before it, where a verb
  /// of its own follows that: "once rated inadequate, it *has been rated* good".
  private func ownStart(of hit: GradeHit, from start: Int) -> Int {
    guard
      let other = grades.last(where: {
        $0.words.upperBound <= hit.words.lowerBound && $0.words.lowerBound >= start
      }),
      words[other.words.upperBound..<hit.words.lowerBound].contains(where: {
        cues.judging.contains($0.id) || cues.copulas.contains($0.id)
      })
    else { return start }
    return other.words.upperBound
  }

  /// "moved *from an* inadequate rating to a good one".
  private func isLeft(_ hit: GradeHit, from start: Int) -> Bool {
    var index = hit.words.lowerBound - 1
    while index > start, cues.articles.contains(words[index].id) { index -= 1 }
    return index >= start && words[index].id == cues.from
  }

  /// The date of the judgement, and whether the verb is in the simple past.
  private func date(of hit: GradeHit, _ frame: Frame, from start: Int) -> (
    PartialDate?, isPast: Bool
  ) {
    let clause = words[start..<hit.words.lowerBound]
    // A rating in a year is that year's, unless it "has" been given.
    let isPast =
      frame == .named
      ? !clause.contains { cues.present.contains($0.id) } : isPastTense(clause)
    // "the inspection in 2009, which called the service good"
    if start < words.count,
      cues.relatives.contains(words[start].id) || words[start].id == cues.when,
      let date = dates.last(where: { (start - 1...start).contains($0.words.upperBound) })
    {
      return (date.first, isPast)
    }
    let limit = min(words.count, hit.words.upperBound + 12)
    if let date = dates.first(where: {
      $0.words.lowerBound >= hit.words.upperBound && $0.words.lowerBound < limit
    }), isTied(date, between: hit.words.upperBound) {
      return (date.first, isPast)
    }
    if let date = dates.last(where: {
      $0.words.upperBound <= hit.words.lowerBound && $0.words.lowerBound >= max(0, start - 4)
    }) {
      // "rated inadequate *in 2021* and has now moved up to good": the other grade's.
      let isTaken = grades.contains {
        $0.words.upperBound <= date.words.lowerBound && $0.words.lowerBound >= start
          && date.words.lowerBound - $0.words.upperBound <= 2
          && !words[$0.words.upperBound].before.contains(.comma)
      }
      return isTaken ? (nil, false) : (date.first, isPast)
    }
    // "In March 2020 they came back, and it has been rated good ever since."
    if dates.count == 1, let date = dates.first, date.words.upperBound <= start,
      words[hit.words.upperBound...].prefix(3).contains(where: { $0.id == cues.since })
    {
      return (date.first, isPast)
    }
    return (nil, isPast)
  }

  /// "was judged", "Ofsted rated", "found services to be"; not "has been judged", "is rated".
  private func isPastTense(_ clause: ArraySlice<FoldedWord>) -> Bool {
    if clause.contains(where: { cues.past.contains($0.id) }) { return true }
    return clause.contains { cues.judging.contains($0.id) }
      && !clause.indices.contains { index in
        cues.present.contains(words[index].id)
          && !(words[index].id == cues.be && index > 0 && words[index - 1].id == cues.to)
      }
  }

  private func isTied(_ date: WrittenDate, between end: Int) -> Bool {
    guard date.words.lowerBound > 0,
      cues.prepositions.contains(words[date.words.lowerBound - 1].id)
    else { return false }
    // "rated inadequate, *in 2018* as good": of the next grade.
    let isNext =
      words[date.words.lowerBound - 1].before.contains(.comma)
      && grades.contains {
        (date.words.upperBound...date.words.upperBound + 2).contains($0.words.lowerBound)
      }
    if isNext { return false }
    return !(end...date.words.lowerBound).contains { index in
      words[index].before.contains(.stop) || grades.contains { $0.words.lowerBound == index }
    }
  }

  // MARK: Of what

  private func areas(of hit: GradeHit, _ frame: Frame, from start: Int) -> ([String], Naming) {
    let first = hit.words.lowerBound
    if let after = areasBehind(hit) { return (after, .named) }
    let from =
      frame == .quoted ? 0 : frame == .named ? nounPhraseStart(before: first, start) : start
    let subject = from..<first
    let before = areas.filter { $0.words.lowerBound >= from && $0.words.upperBound <= first }
      .filter { isNoun($0) && !isAgent($0) }
      .filter { area in
        frame == .quoted
          || !words[from..<area.words.lowerBound].contains { cues.exceptions.contains($0.id) }
      }
    let meant =
      frame == .quoted
      ? before : before.filter { isAntecedent($0, in: subject) && !isOfCounted($0, in: subject) }
    if meant.isEmpty, !before.isEmpty { return ([], .named) }
    let specific = behindOtherGrade(meant, before: hit).filter {
      $0.area != "overall_effectiveness"
    }
    if !specific.isEmpty {
      let named = frame == .quoted ? lastGroup(of: specific) : specific
      return (unique(named.map(\.area)), .named)
    }
    guard !isElsewhere else { return ([], .named) }
    if let whole = meant.last {
      if whole.isTitle || words[whole.words.lowerBound].id == cues.overall {
        return (["overall_effectiveness"], .named)
      }
      if isPart(whole) || !isHead(whole, to: first) { return ([], .named) }
    } else if frame == .quoted || !isPlainSubject(of: frame, from: start, to: first) {
      return ([], .named)
    }
    let inspected = inspectedAreas(before: start, isPronoun: meant.isEmpty)
    if !inspected.isEmpty { return (inspected, .named) }
    return (["overall_effectiveness"], meant.isEmpty ? .unnamed : .general)
  }

  /// The areas behind the grade before this one, where any are: "leadership was good but *help and
  /// protection* was inadequate".
  private func behindOtherGrade(_ areas: [AreaHit], before hit: GradeHit) -> [AreaHit] {
    guard let other = grades.last(where: { $0.words.upperBound <= hit.words.lowerBound }) else {
      return areas
    }
    let behind = areas.filter { $0.words.lowerBound >= other.words.upperBound }
    return behind.isEmpty ? areas : behind
  }

  /// "38% of cases in *the service* were found good": somebody or something counted was judged.
  private func isOfCounted(_ area: AreaHit, in subject: Range<Int>) -> Bool {
    Range(from: subject.lowerBound, upTo: area.words.lowerBound).contains { index in
      (0..<Self.firstYear).contains(words[index].number)
        && !dates.contains { $0.words.contains(index) }
    }
  }

  /// Whether the short name of the whole is the subject still where the grade is given: not so in "the
  /// service was reviewed and the quality of its work was judged good".
  private func isHead(_ whole: AreaHit, to first: Int) -> Bool {
    let between = Range(from: whole.words.upperBound, upTo: first)
    guard let verb = between.first(where: { cues.copulas.contains(words[$0].id) }),
      let join = between.last(where: { words[$0].id == cues.and }), verb < join
    else { return true }
    return (join + 1..<first).allSatisfy { index in
      cues.plain.contains(words[index].id) || cues.adverbs.contains(words[index].id)
        || cues.judging.contains(words[index].id) || cues.changes.contains(words[index].id)
    }
  }

  /// "reviewed *by the council*": who did it, not what was judged.
  private func isAgent(_ area: AreaHit) -> Bool {
    let first = area.words.lowerBound
    return first > 0 && words[first - 1].id == cues.by
  }

  /// Whether an area is what the last "that", "which" or "who" before a grade stands for: right
  /// before the pronoun, as in "services for children in care, which were judged good".
  private func isAntecedent(_ area: AreaHit, in subject: Range<Int>) -> Bool {
    let pronoun = subject.dropFirst().last { index in
      (words[index].id == cues.that || cues.relatives.contains(words[index].id))
        && index + 1 < words.count && cues.verbs.contains(words[index + 1].id)
    }
    guard let pronoun, area.words.upperBound <= pronoun else { return true }
    return pronoun - area.words.upperBound <= Self.attachment
  }

  /// Words between a noun and the relative clause that belongs to it, at most: "in Barsetshire".
  private static let attachment = 3

  /// "areas of the service", "elements of services", which are not the whole.
  private func isPart(_ area: AreaHit) -> Bool {
    let first = area.words.lowerBound
    return first >= 2 && words[first - 1].id == cues.of && cues.parts.contains(words[first - 2].id)
      && !(first >= 3 && words[first - 3].id == cues.all)
  }

  /// The areas that a clause before `start` names as inspected: "the inspection of services for
  /// looked-after children in 2011, when they were judged good"; and for "they" those that a clause
  /// before speaks of.
  private func inspectedAreas(before start: Int, isPronoun: Bool) -> [String] {
    let earlier = areas.filter { $0.words.upperBound <= start }
    let specific = earlier.filter { $0.area != "overall_effectiveness" }
    // "in all areas but services for care leavers, *which* were judged good"
    if let last = specific.last, start < words.count, cues.relatives.contains(words[start].id),
      start - last.words.upperBound <= Self.attachment
    {
      return [last.area]
    }
    let isTheirs =
      isPronoun && words[start...].prefix(2).contains { cues.pronouns.contains($0.id) }
      && earlier.allSatisfy { $0.area != "overall_effectiveness" }
    guard let last = specific.last,
      isTheirs
        || words[..<last.words.lowerBound].contains(where: { cues.inspectionNouns.contains($0.id) })
    else { return [] }
    return unique(lastGroup(of: specific).map(\.area))
  }

  /// What a sentence that gives no grade says an inspection was of, for the sentences behind it.
  func antecedent() -> GradeAntecedent? {
    let inspection = words.firstIndex { cues.inspectionNouns.contains($0.id) }
    let isOfOthers = words.indices.contains { index in
      cues.otherServices.contains(words[index].id)
        && !areas.contains { $0.words.contains(index) }
    }
    guard inspection != nil || isOfOthers else { return nil }
    let inspected = areas.filter {
      $0.area != "overall_effectiveness" && $0.words.lowerBound > inspection ?? words.count
    }
    let isEarlier =
      inspection != nil
      && words.contains { cues.earlier.contains($0.id) || $0.id == cues.last }
    return GradeAntecedent(
      areas: unique(inspected.map(\.area)), isOfOthers: isOfOthers && inspected.isEmpty,
      isInspection: inspection != nil, isEarlier: isEarlier,
      date: inspection != nil && dates.count == 1 ? dates[0].first : nil)
  }

  /// Whether a short name of the whole is a noun and not part of one: "*council* audits".
  private func isNoun(_ area: AreaHit) -> Bool {
    let next = area.words.upperBound
    guard area.area == "overall_effectiveness", !area.isTitle, next < words.count,
      words[next].before.isDisjoint(with: Separators.breaks.union([.comma, .quote]))
    else { return true }
    return knownWords.contains(words[next].id) || words[next].isCapitalised
  }

  /// Behind the last "since", "after" and the like: "improved since *the council's good rating*".
  private func nounPhraseStart(before first: Int, _ start: Int) -> Int {
    let back = words[start..<first].lastIndex { cues.looksBack.contains($0.id) }
    return back.map { $0 + 1 } ?? start
  }

  /// "rated good for help and protection", "good in most areas".
  private func areasBehind(_ hit: GradeHit) -> [String]? {
    let end = clauseEnd(after: hit.words.upperBound)
    var next = hit.words.upperBound
    // "an outstanding *rating* for leadership"
    if next + 1 < end, cues.nouns.contains(words[next].id), isOpen(next) { next += 1 }
    guard next < end, cues.behind.contains(words[next].id) else { return nil }
    let exception = (hit.words.upperBound..<end).first { cues.exceptions.contains(words[$0].id) }
    let limit = min(exception ?? end, hit.words.upperBound + 14)
    let behind = areas.filter {
      $0.words.lowerBound > hit.words.upperBound && $0.words.upperBound <= limit
        && $0.area != "overall_effectiveness"
    }
    guard let first = behind.first, first.words.lowerBound <= next + 4 else { return nil }
    let other = grades.first { $0.words.lowerBound >= hit.words.upperBound }?.words.lowerBound
    return unique(behind.filter { $0.words.lowerBound < other ?? .max }.map(\.area))
  }

  /// The areas at the end that only "and", "for" and the like join.
  private func lastGroup(of areas: [AreaHit]) -> [AreaHit] {
    var group: [AreaHit] = []
    for area in areas.reversed() {
      if let next = group.last {
        let between = Range(from: area.words.upperBound, upTo: next.words.lowerBound)
        guard between.allSatisfy({ cues.labelWords.contains(words[$0].id) }) else { break }
      }
      group.append(area)
    }
    return group.reversed()
  }

  /// Whether nothing is named before the verb but a place, "it", "they", inspectors.
  private func isPlainSubject(of frame: Frame, from start: Int, to first: Int) -> Bool {
    let end: Int
    switch frame {
    case .judged(let verb), .reached(let verb), .left(let verb), .equated(let verb): end = verb
    case .named, .quoted: return true
    }
    let isMany = words[start..<end].contains { cues.plural.contains($0.id) }
    if let head = words[start..<end].first, cues.counts.contains(head.id) { return false }
    return (start..<end).allSatisfy { index in
      (words[index].isCapitalised && !isMany && !isAcronym(index, beside: first))
        || cues.plain.contains(words[index].id)
        || cues.adverbs.contains(words[index].id) || words[index].number >= Self.firstYear
        || cues.looksBack.contains(words[index].id) || cues.clauseOpeners.contains(words[index].id)
        || cues.earlier.contains(words[index].id)
    }
  }

  /// A smaller number counts somebody: "4 were rated good".
  private static let firstYear: Int16 = 1900

  /// Whether a word is an abbreviation in a sentence that is not all capitals: "the SSCB is judged".
  private func isAcronym(_ index: Int, beside grade: Int) -> Bool {
    func isUpper(_ index: Int) -> Bool {
      let letters = bytes[words[index].range]
      return letters.count >= 3 && letters.allSatisfy { (0x41...0x5A).contains($0) }
    }
    return isUpper(index) && !isUpper(grade) && !cues.plain.contains(words[index].id)
  }

  private func unique(_ areas: [String]) -> [String] {
    var result: [String] = []
    for area in areas where !result.contains(area) { result.append(area) }
    return result
  }
}

/// What a sentence says an inspection was of, and when, for those behind it: "The last inspection
/// of services for children looked after was in spring 2009. The council was judged good."
struct GradeAntecedent {
  /// Empty where the sentence names none.
  let areas: [String]

  /// Whether it speaks of homes, schools and other services that are judged for themselves.
  let isOfOthers: Bool
  let isInspection: Bool
  let isEarlier: Bool
  let date: PartialDate?

  /// What a statement behind it says; nothing where it is said of another service.
  func resolving(_ statement: GradeSentence.Statement) -> [GradeSentence.Statement] {
    guard statement.naming != .named else { return [statement] }
    if isOfOthers { return isInspection || statement.naming == .unnamed ? [] : [statement] }
    guard isInspection, statement.isPast else { return [statement] }
    return (areas.isEmpty ? [statement.area] : areas).map {
      GradeSentence.Statement(
        area: $0, isCurrent: statement.isCurrent && !isEarlier, date: statement.date ?? date,
        naming: statement.naming, isPast: true)
    }
  }
}
