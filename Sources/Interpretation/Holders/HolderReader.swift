import Language
import Model

/// Says whose a figure is: the subject or the place of its clause, else whom the paragraph speaks of.
///
/// Of "Croydon looks after 412 children, and 300 are in care in Bromley; the national rate is 60" the first
/// is Croydon's, the second Bromley's and the third England's. Whom the sentence does not name is named by
/// the one before it in its paragraph, and at last by the page.
struct HolderReader: Sendable {
  let rules: HolderRules
  let gazetteer: Gazetteer

  init(gazetteer: Gazetteer, lexicon: inout Lexicon) throws(CatalogueError) {
    self.gazetteer = gazetteer
    rules = try HolderRules(knownTo: &lexicon)
  }

  /// How many words behind a figure a place may stand.
  private static let reach = 24

  // MARK: Who is named

  /// Those whom a sentence names, in order.
  func mentions(in text: FigureText, of page: PageHolder) -> [HolderMention] {
    let words = text.words
    var found = rules.named(in: text)
    for name in gazetteer.names(among: words) {
      let reference = HolderMention.Reference.named(holder(of: name, in: words, on: page))
      // "A Leeds charity" is no Leeds, and "the London Borough of Croydon" no London.
      guard
        !found.contains(where: {
          $0.words.count > name.words.count && $0.words.overlaps(name.words)
        })
      else { continue }
      found.removeAll { $0.words.overlaps(name.words) }
      found.append((reference, name.words))
    }
    found.sort { $0.words.lowerBound < $1.words.lowerBound }
    return found.map {
      var role = role(of: $0.words, in: text)
      // A council that reports speaks of itself: "Merton reports that 91% of its care leavers …".
      if case .named(let holder) = $0.reference, holder.kind == .authority,
        isSpeaker($0.words, in: text)
      {
        role = .holder
      }
      return HolderMention(reference: $0.reference, words: $0.words, role: role)
    }
  }

  private func holder(of name: Gazetteer.Name, in words: [FoldedWord], on page: PageHolder)
    -> Holder
  {
    guard let authority = gazetteer.authority(among: [name], on: page.day) else {
      // "Kingston" on a page about Kingston upon Thames.
      if let own = page.holder, own.kind == .authority, gazetteer.may(name, mean: own.code) {
        return own
      }
      return Holder(.unresolved)
    }
    let isSure = !name.isDoubtful || page.named.contains(authority.code)
    return isSure ? Holder(authority.reference) : Holder(.unresolved, name: authority.name)
  }

  private func role(of own: Range<Int>, in text: FigureText) -> HolderMention.Role {
    let words = text.words
    let end = own.upperBound
    // "The charity said", "ministers told the council", "according to the charity".
    if isSpeaker(own, in: text) { return .other }
    // "Unlike Sutton, where 190 are in care".
    if end < words.count, rules.relatives.contains(words[end].id) { return .holder }
    let first = own.lowerBound
    guard first > 0, words[first].before.isDisjoint(with: .breaks) else { return .holder }
    if rules.say.contains(words[first - 1].id) { return .other }
    if words[first - 1].id == rules.by { return .holder }
    var isLocative = false
    var at = first
    while at > max(0, first - Self.window), words[at].before.isDisjoint(with: Self.marks) {
      at -= 1
      let word = words[at]
      if isLocative, word.number >= 0 || text.has(.inAny, at: at) { break }
      if rules.compared.contains(word.id) || rules.superlatives.contains(word.id) { return .other }
      guard first - at <= 3 else { continue }
      if isLocative {
        if rules.placed.contains(word.id) { return .other }
      } else if rules.away.contains(word.id) {
        return .other
      } else {
        isLocative = rules.locatives.contains(word.id)
      }
    }
    return isLocative ? .locative : .holder
  }

  private func isSpeaker(_ own: Range<Int>, in text: FigureText) -> Bool {
    let end = own.upperBound
    return end < text.count && rules.say.contains(text.words[end].id)
      && text.words[end].before.isEmpty
      && !text.isPossessive(own)
  }

  /// How many words before a name may say what it is there for.
  private static let window = 7

  /// Marks that part a name from the words before it.
  private static let marks: Separators = [.stop, .colon, .dash, .open, .close, .comma]

  // MARK: Whose a figure is

  /// Whose a figure is by the words of its sentence; nil where they name nobody.
  func reference(of spot: Int, in sentence: FigureSentence, _ mentions: [HolderMention])
    -> HolderMention.Reference?
  {
    let own = sentence.spots[spot].words
    let found =
      behind(own, spot, in: sentence, mentions) ?? before(own, in: sentence, mentions)
      ?? subject(behind: own, spot, in: sentence, mentions)
    guard found == .council else { return found }
    // "In Gateshead, 455 children are cared for by the council".
    let named = mentions.first { mention in
      guard case .named(let holder) = mention.reference else { return false }
      return mention.role != .other && holder.kind == .authority
        && mention.words.upperBound <= own.lowerBound
    }
    return named?.reference ?? found
  }

  /// The subject of a clause that stands behind the figure: "As a parent to 412 children, *the council* …".
  private func subject(
    behind own: Range<Int>, _ spot: Int, in sentence: FigureSentence, _ mentions: [HolderMention]
  ) -> HolderMention.Reference? {
    let words = sentence.words
    let next = sentence.spots[(spot + 1)...].first { !$0.isAuxiliary }?.words.lowerBound
    let end = min(next ?? words.count, own.upperBound + Self.reach)
    guard
      let mention = mentions.first(where: {
        $0.role == .holder && own.upperBound <= $0.words.lowerBound && $0.words.lowerBound < end
          // "Kent 345, Oldham 512": the next number is Oldham's.
          && $0.words.upperBound != next
      }),
      !words[own.upperBound..<mention.words.lowerBound].contains(where: {
        rules.behind.contains($0.id) || !$0.before.isDisjoint(with: [.stop, .colon])
      })
    else { return nil }
    if case .named(let holder) = mention.reference, holder.kind != .authority { return nil }
    return mention.reference
  }

  /// The place or the council that the words behind a figure name, of its own clause.
  private func behind(
    _ own: Range<Int>, _ spot: Int, in sentence: FigureSentence, _ mentions: [HolderMention]
  ) -> HolderMention.Reference? {
    let words = sentence.words
    let next = sentence.spots[(spot + 1)...].first { !$0.isAuxiliary }?.words.lowerBound
    let limit = min(next ?? words.count, words.count, own.upperBound + Self.reach)
    for at in own.upperBound..<max(own.upperBound, limit) {
      let word = words[at]
      if !word.before.isDisjoint(with: Separators.breaks.subtracting(.open).union(.comma)) {
        return nil
      }
      if rules.behind.contains(word.id) { return nil }
      guard let mention = mentions.first(where: { $0.words.lowerBound == at }),
        !isWhole(mention, of: spot, in: sentence)
      else { continue }
      switch mention.role {
      case .other: continue
      case .locative:
        // "Placed 83 children in Kent".
        let verb = words[max(0, own.lowerBound - 4)..<at]
        if verb.contains(where: { rules.placed.contains($0.id) }) { continue }
      case .holder:
        // "15% nationally"; "adopted by the couple"; else the subject of a clause that begins.
        let isBy = at > 0 && words[at - 1].id == rules.by
        let isAdverb =
          mention.reference == .named(.england) && mention.words.count == 1 && !word.isCapitalised
        guard isBy || isAdverb && !word.before.contains(.open) else { return nil }
      }
      // "In the unit" says who has them; "in a children's home" says where they live.
      if mention.isInstitution, !rules.definite.contains(words[mention.words.lowerBound].id) {
        continue
      }
      let joined = mentions.first { other in
        guard case .named(let one) = mention.reference, case .named(let two) = other.reference
        else {
          return false
        }
        return one.kind == two.kind && one.kind != .institution && one != two
          && mention.words.upperBound <= other.words.lowerBound
          && isJoined(mention.words, other.words, in: words)
      }
      return joined == nil ? mention.reference : .named(Holder(.group))
    }
    return nil
  }

  /// Whether those whom words behind a figure name have the whole of which it is a share: "10% of the *national
  /// total*", "which is 10% of all those in *the country*".
  private func isWhole(
    _ mention: HolderMention, of spot: Int, in sentence: FigureSentence
  ) -> Bool {
    let (own, words) = (sentence.spots[spot].words, sentence.words)
    guard [.percent, .ratio].contains(sentence.spots[spot].kind),
      case .named(let holder) = mention.reference, [.nation, .region].contains(holder.kind),
      own.upperBound + 1 < words.count, words[own.upperBound].id == sentence.rules.words.of
    else { return false }
    let first = mention.words.lowerBound
    if words[first].id == rules.national, first - own.upperBound <= 2 { return true }
    return words[own.upperBound + 1].id == rules.all && own.lowerBound > 0
      && rules.making.contains(words[own.lowerBound - 1].id)
  }

  /// Whom the words before a figure name nearest.
  private func before(
    _ own: Range<Int>, in sentence: FigureSentence, _ mentions: [HolderMention]
  ) -> HolderMention.Reference? {
    let before = mentions.filter {
      $0.words.upperBound <= own.lowerBound && $0.role != .other
        // "83 youngsters in homes, each costing £5,000".
        && !($0.role == .locative && $0.isInstitution)
    }
    guard var nearest = before.last else { return speaker(before: own, in: sentence, mentions) }
    // "St Peter's School in Bolton has 31 pupils".
    if nearest.role == .locative, before.count > 1 {
      let owner = before[before.count - 2]
      if owner.isInstitution, nearest.words.lowerBound - owner.words.upperBound <= 1 {
        nearest = owner
      }
    }
    // "In Greenwich we have 430": a guest speaks.
    if nearest.reference == .we, before.count > 1, case let place = before[before.count - 2],
      place.role == .locative, place.words.upperBound == nearest.words.lowerBound
    {
      nearest = place
    }
    // "Croydon and Bromley have 700": of both, and of neither alone.
    if before.count > 1, case let other = before[before.count - 2],
      case .named(let one) = nearest.reference, case .named(let two) = other.reference,
      one.kind == two.kind, one.kind != .institution, one != two,
      isJoined(other.words, nearest.words, in: sentence.words)
    {
      return .named(Holder(.group))
    }
    return nearest.reference
  }

  /// Who says something of itself: "A charity says it has 2,400 homes".
  private func speaker(
    before own: Range<Int>, in sentence: FigureSentence, _ mentions: [HolderMention]
  ) -> HolderMention.Reference? {
    let speaker = mentions.last {
      $0.words.upperBound <= own.lowerBound && isSpeaker($0.words, in: sentence.text)
    }
    guard let speaker else { return nil }
    // "Oakfield Primary says 41 of its pupils": the owner may stand within what is counted.
    let end = min(own.upperBound + 3, sentence.words.count)
    let between = sentence.words[speaker.words.upperBound..<max(own.lowerBound, end)]
    return between.contains { rules.own.contains($0.id) } ? speaker.reference : nil
  }

  /// Whether nothing but "and", "or" or a comma stands between two names.
  private func isJoined(_ first: Range<Int>, _ second: Range<Int>, in words: [FoldedWord]) -> Bool {
    guard first.upperBound <= second.lowerBound else { return false }
    let gap = first.upperBound..<second.lowerBound
    guard gap.count <= 1, second.lowerBound < words.count else { return false }
    if let joiner = gap.first { return rules.coordinators.contains(words[joiner].id) }
    return words[second.lowerBound].before.contains(.comma)
  }

  /// Whether an authority stands right before a number, of what was counted before: "and Leeds *90*".
  func isGapped(_ spot: Int, in sentence: FigureSentence, _ mentions: [HolderMention]) -> Bool {
    let first = sentence.spots[spot].words.lowerBound
    guard first < sentence.words.count else { return false }
    return mentions.contains { mention in
      guard case .named(let holder) = mention.reference, holder.kind == .authority else {
        return false
      }
      return mention.words.upperBound == first && sentence.words[first].before.isEmpty
        && !sentence.text.isPossessive(mention.words)
    }
  }

  // MARK: The paragraph and the page

  /// Whose the figures of a sentence are that it does not say itself.
  ///
  /// - Parameter before: The sentences before it in its paragraph, the last first.
  func holder(
    of reference: HolderMention.Reference?, on page: PageHolder, paragraph: () -> Holder?
  ) -> Holder? {
    switch reference {
    case .named(let holder):
      // "Councils approved 1,520 households" on a page about England.
      if holder == Holder(.group), page.holder?.kind == .nation { return page.holder }
      return holder == Holder(.region) ? page.region : holder
    case .we: return page.holder
    case .council:
      if let holder = paragraph(), holder.kind == .authority { return holder }
      return page.holder?.kind == .authority ? page.holder : nil
    case nil: return paragraph() ?? page.holder
    }
  }

  /// Whom a sentence speaks of, for those behind it that name nobody: its subject, or the place that it opens
  /// with; nil where it has none.
  ///
  /// - Parameter isFollowed: Whether a pronoun takes up the subject, so that it may be a school or a person.
  func topic(among mentions: [HolderMention], isFollowed: Bool) -> HolderMention.Reference? {
    let mentions = mentions.filter {
      $0.role == .holder || $0.role == .locative && $0.words.lowerBound <= 3
    }
    return mentions.first { mention in
      guard case .named(let holder) = mention.reference else { return true }
      switch holder.kind {
      case .authority: return true
      case .nation, .region: return mention.words.lowerBound <= 3
      case .unresolved: return holder.name != nil || isFollowed
      case .group, .institution, .person: return isFollowed && mention.words.lowerBound <= 3
      }
    }?.reference
  }

  /// Whether a sentence takes up the subject of the one before it: "It looks after 412", "Eleven of them".
  func takesUp(_ text: FigureText) -> Bool {
    text.words.prefix(3).contains { rules.pronouns.contains($0.id) }
  }
}

/// Whose a page is, and what it names for sure.
package struct PageHolder: Sendable {
  var holder: Holder?

  /// The region in which its authority lies.
  var region: Holder = Holder(.region)
  var day: CalendarDate?

  /// The codes of authorities that it names beyond doubt.
  var named: Set<String> = []

  package init(
    holder: Holder? = nil, region: Holder = Holder(.region), day: CalendarDate? = nil,
    named: Set<String> = []
  ) {
    self.holder = holder
    self.region = region
    self.day = day
    self.named = named
  }
}
