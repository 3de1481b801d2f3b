import Model

/// What a number counts: `unaccompanied asylum-seeking children (UASCs)`.
package struct NounPhrase {
  /// The words of the phrase, its tail included: "children in care".
  package var tokens: Range<Int>

  /// The head, the last word before the tail.
  package var head: Int

  /// The token behind the head.
  package var end: Int

  /// Whether the head has to be made a plural: "one head of service".
  package var isSingular = false

  package init(tokens: Range<Int>, head: Int, end: Int, isSingular: Bool = false) {
    self.tokens = tokens
    self.head = head
    self.end = end
    self.isSingular = isSingular
  }

  /// The head as a plural, in small letters where it is no acronym; "young people" stays together.
  package func unit(of sentence: Sentence) -> Unit {
    var text = sentence.text(head)
    let isAcronym =
      sentence[head].letterCase == .capitals || text.dropLast().allSatisfy(\.isUppercase)
    if !isAcronym || text.count < 2 { text = text.lowercased() }
    if isSingular { text = plural(of: text) }
    if text == "people", sentence.isText(head - 1, "young") { return "young people" }
    return Unit(text)
  }
}

private enum Plurals {
  static let irregular = WordClasses.english["plural.irregular"].pairs
  static let endings = WordClasses.english["plural.ending"].pairs
}

/// The plural of an English noun, by the regular endings and the commonest exceptions.
package func plural(of noun: String) -> String {
  if let known = Plurals.irregular.first(where: { $0.text == noun }) { return known.value }
  if let ending = Plurals.endings.first(where: { noun.hasSuffix($0.text) }) {
    return noun + ending.value
  }
  if noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) {
    return noun.dropLast() + "ies"
  }
  return noun + "s"
}

extension Sentence {
  /// The noun phrase of a plural that begins at a token: adjectives, nouns, a plural that the next
  /// word does not go on with. Nil where a verb, a preposition or a sign comes first.
  package func nounPhrase(at start: Int) -> NounPhrase? {
    guard let (first, head) = nounHead(at: start) else { return nil }
    return NounPhrase(tokens: first..<tail(behind: head + 1), head: head, end: head + 1)
  }

  /// The first word and the head of the noun phrase of a plural.
  package func nounHead(at start: Int) -> (first: Int, head: Int)? {
    var at = start
    if sign(at) == .quote || sign(at) == .apostrophe, !isGlued(at) { at += 1 }
    let first = at
    var head: Int?
    while at < first + 9, isWord(at) {
      if isLookedAfter(at) {
        at += 2
        continue
      }
      if endsPhrase(at)
        || head == nil && at == first && has(at, [.verb]) && !looksPlural(at)
          && !(looksPlural(at + 1) && mayModify(at))
      {
        break
      }
      if looksPlural(at) {
        head = at
      } else if head != nil {
        break
      }
      at += 1
      // "follow-up visits", "looked-after children": a compound is one word, whatever it is made of.
      while at < first + 9, isHyphen(at), isGlued(at), isGlued(at + 1), head == nil, isWord(at + 1)
      {
        if looksPlural(at + 1), endsPhrase(at + 2) { head = at + 1 }
        at += 2
      }
      if head == nil, isWord(at, of: .coordinator), isAdjectivePair(at) { at += 1 }
      if sign(at) == .apostrophe, isGlued(at), head != nil, isWord(at + 1) {
        // "three weeks' notice", "20 families' homes": a possessive goes on to its noun.
        head = nil
        at += 1
      }
      if sign(at) == .quote || sign(at) == .apostrophe, head == nil, isWord(at + 1) { at += 1 }
    }
    return head.map { (first, $0) }
  }

  /// Verbs that are nouns before a noun, too: "lead officers", "work placements".
  private func mayModify(_ at: Int) -> Bool {
    isWord(at, of: .verbNoun)
  }

  /// "looked after children": its preposition is part of an adjective.
  private func isLookedAfter(_ at: Int) -> Bool {
    isText(at, "looked") && isText(at + 1, "after") && isWord(at + 2) && !endsPhrase(at + 2)
  }

  /// "full-time and part-time staff", "black and minority ethnic children": the conjunction joins
  /// adjectives where a plural follows before the phrase ends.
  private func isAdjectivePair(_ conjunction: Int) -> Bool {
    var at = conjunction + 1
    while at < conjunction + 6, isWord(at), !endsPhrase(at), !has(at, [.cardinal]) {
      if looksPlural(at) { return true }
      at += 1
      if isHyphen(at), isGlued(at + 1) { at += 1 }
    }
    return false
  }

  /// The words that tell which: "(UASCs)", "in care", "under the age of 18", "of posts".
  package func tail(behind start: Int) -> Int {
    var end = start
    if sign(end) == .open, isWord(end + 1), sign(end + 2) == .close,
      self[end + 1].letterCase != .small
    {
      end += 3
    }
    // "children and young people", "children looked after"
    if isWord(end, of: .coordinator), let other = nounHead(at: end + 1), other.head <= end + 3 {
      end = other.head + 1
    }
    if isText(end, "looked"), isText(end + 1, "after") { end += 2 }
    while end < start + 16, has(end, [.preposition]),
      !isWord(end, of: .tailNot)
    {
      let isAge = isWord(end, of: .ageTail)
      var at = end + 1
      if isWord(at, of: .tailDeterminer) { at += 1 }
      let first = at
      var isWhole = false
      while at < end + 8, isWord(at), !endsPhrase(at), !has(at, [.month, .verb, .cardinal]),
        !isWhole || looksPlural(at)
      {
        isWhole = looksPlural(at)
        at += 1
        if isHyphen(at), isGlued(at), isGlued(at + 1) { at += 1 }
      }
      if isAge, isText(at, "of"), isDigits(at + 1) { at += 2 }
      guard at > first else { break }
      end = at
    }
    return end
  }

  /// The words that a share is of: `of the total number of homes`, its determiner left out.
  package func shareConcept(at start: Int) -> Range<Int>? {
    var at = start
    if has(at, [.determiner]) { at += 1 }
    guard isWord(at), !endsPhrase(at) else { return nil }
    var end = at
    while end < at + 8, isWord(end), !endsPhrase(end), !has(end, [.verb]) || looksPlural(end) {
      end += 1
      if isHyphen(end), isGlued(end), isGlued(end + 1) { end += 1 }
    }
    guard end > at else { return nil }
    if isText(end - 1, "looked"), isText(end, "after") { end += 1 }
    return at..<tail(behind: end)
  }
}
