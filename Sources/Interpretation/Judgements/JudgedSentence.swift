import Language
import Model

/// A sentence with grades, and those whom it names.
struct JudgedSentence {
  let text: FigureText

  /// The words of its grades, in order.
  let grades: [Range<Int>]

  /// Those whom it names, in order.
  let marks: [GradeMark]

  var words: [FoldedWord] { text.words }

  /// The text as it is asked about one grade.
  func text(about grade: Range<Int>) -> FigureText {
    var text = text
    text.own = grade
    text.row = grade.lowerBound
    return text
  }

  /// The words of a range of the text; nil where they are not in the sentence.
  func places(of range: Range<Int>) -> Range<Int>? {
    let first = words.partitioningIndex { $0.end > range.lowerBound }
    let end = words.partitioningIndex { $0.start >= range.upperBound }
    return first < end ? first..<end : nil
  }

  /// Where the statement begins and ends to which a grade belongs: up to a semicolon, "while", "but".
  func statement(around grade: Range<Int>, breaks: TokenSet) -> Range<Int> {
    var first = grade.lowerBound
    while first > 0, !isBreak(first, breaks) { first -= 1 }
    var end = grade.upperBound
    while end < words.count, !isBreak(end, breaks) { end += 1 }
    return first..<end
  }

  private func isBreak(_ place: Int, _ breaks: TokenSet) -> Bool {
    !words[place].before.isDisjoint(with: [.stop, .colon]) || breaks.contains(words[place].id)
  }
}

/// Reads the sentences of one page for their grades: who is named, each sentence once.
struct JudgedSentenceReader {
  let holders: HolderReader
  let rules: JudgementRules

  /// The names of areas and grades, which are no names of homes.
  let catalogue: PhraseIndex

  func sentence(
    _ range: Range<Int>, grades ranges: [Range<Int>], in text: AnalysedText, of page: PageHolder
  ) -> JudgedSentence {
    let words = text.words(in: range)
    let places = JudgedSentence(
      text: FigureText(bytes: text.bytes, words: words), grades: [], marks: [])
    let grades = ranges.compactMap { places.places(of: $0) }
    let read = FigureText(
      bytes: text.bytes, words: words,
      figures: grades.map {
        FigureSpan(words: $0, kind: .number, isCounted: false, isBare: false)
      })
    return JudgedSentence(text: read, grades: grades, marks: marks(in: read, of: page))
  }

  private func marks(in text: FigureText, of page: PageHolder) -> [GradeMark] {
    var found = holders.mentions(in: text, of: page).map { mark(of: $0, in: text, page) }
    for (kind, words) in rules.named(in: text) {
      let rivals = found.filter { $0.words.overlaps(words) }
      // "Kent's children's services", "Oak House School" are one name; "our children's services" speaks of us.
      if rivals.contains(where: { $0.words.count >= words.count && $0.kind != .council }) {
        continue
      }
      if rivals.contains(where: { $0.authority != nil }), kind != .other { continue }
      if rivals.contains(where: { $0.kind == .council && $0.words.count >= words.count }),
        kind == .service
      {
        continue
      }
      found.removeAll { $0.words.overlaps(words) && $0.authority == nil }
      let isOurs = rivals.contains { $0.kind == .we }
      found.append(GradeMark(kind: isOurs && kind == .service ? .we : kind, words: words))
    }
    found += unknown(in: text, of: page, besides: found.map(\.words))
    return found.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  private func mark(of mention: HolderMention, in text: FigureText, _ page: PageHolder)
    -> GradeMark
  {
    let kind: GradeMark.Kind =
      switch mention.reference {
      case .we: .we
      case .council: .council
      case .named(let holder): .named(resolved(holder, mention.words, in: text, page))
      }
    return GradeMark(kind: kind, words: mention.words, role: mention.role)
  }

  /// A short name is a council's where a grade is of it, "Stoke was rated inadequate", unless other places
  /// have it, too.
  private func resolved(
    _ holder: Holder, _ own: Range<Int>, in text: FigureText, _ page: PageHolder
  ) -> Holder {
    guard holder.kind == .unresolved, let name = holder.name, let first = own.first,
      !rules.ambiguous.contains(text.word(first)),
      !text.surface(of: first..<first + 1).lowercased().hasPrefix("reading")
        || text.isPossessive(own),
      let known = holders.gazetteer.authority(named: name)
    else { return holder }
    return Holder(known.reference)
  }

  /// Names with capitals that stand where what is judged stands, and are no council's: "Oak House was
  /// rated", "rated Oak House as", "a rating for Oak House".
  private func unknown(in text: FigureText, of page: PageHolder, besides known: [Range<Int>])
    -> [GradeMark]
  {
    let words = text.words
    guard words.count(where: \.isCapitalised) * 5 <= max(words.count * 3, 20) else { return [] }
    let taken = known + catalogue.matches(in: words).map(\.words)
    var found: [GradeMark] = []
    var at = 0
    func isNamed(_ place: Int) -> Bool {
      words[place].isCapitalised && words[place].number < 0
        && !rules.calendar.contains(words[place].id) && !taken.contains { $0.contains(place) }
    }
    while at < words.count {
      guard isNamed(at), !rules.functionWords.contains(words[at].id) else {
        at += 1
        continue
      }
      var end = at + 1
      while end < words.count, isNamed(end),
        words[end].before.isDisjoint(with: .breaks.union(.comma))
      {
        end += 1
      }
      // "Kingston Council", of which there are two.
      if end < words.count, rules.councils.contains(words[end].id), words[end].before.isEmpty {
        end += 1
      }
      let authority =
        rules.ambiguous.contains(words[at].id)
        ? nil : holders.gazetteer.authority(called: words[at..<end], on: page.day)
      if stands(at..<end, in: text, isPlace: authority != nil) {
        found.append(
          GradeMark(
            kind: authority.map { .named(Holder($0.reference)) } ?? .unknown, words: at..<end))
      }
      at = end
    }
    return found
  }

  private func stands(_ own: Range<Int>, in text: FigureText, isPlace: Bool) -> Bool {
    let words = text.words
    let (first, end) = (own.lowerBound, own.upperBound)
    let isPossessive = text.isPossessive(own)
    // At the head of a sentence every word has a capital.
    let isHead = first == 0 || words[first].before.contains(.stop)
    if isHead, own.count == 1, words[first].id >= 0, !isPossessive {
      guard isPlace, end < words.count else { return false }
      // "Kent, Essex and Hull", "Kent and Essex".
      let isListed =
        words[end].before.contains(.comma)
        && (words[end].isCapitalised || rules.judging.contains(words[end].id)
          || rules.relatives.contains(words[end].id))
        || rules.coordinators.contains(words[end].id) && end + 1 < words.count
          && words[end + 1].isCapitalised
      return isListed || words[end].before.isEmpty && rules.subjectVerbs.contains(words[end].id)
    }
    if own.count == 1, text.bytes[words[first].range].allSatisfy({ $0 &- 0x41 < 26 }) {
      return false
    }
    if isPossessive { return true }
    if end < words.count {
      let next = words[end]
      if next.before.isEmpty, rules.subjectVerbs.contains(next.id) { return true }
      if next.before.contains(.comma),
        words[end...].prefix(8).contains(where: { rules.subjectVerbs.contains($0.id) })
      {
        return true
      }
      if !next.before.isDisjoint(with: [.colon, .dash]) || next.before.contains(.open) {
        return true
      }
    }
    guard first > 0 else { return false }
    let skip = first > 1 && rules.articles.contains(words[first - 1].id) ? 2 : 1
    let previous = words[first - skip]
    return rules.judging.contains(previous.id) || rules.calling.contains(previous.id)
      || rules.changing.contains(previous.id)
      || rules.locatives.contains(previous.id) && previous.id != rules.by
  }
}
