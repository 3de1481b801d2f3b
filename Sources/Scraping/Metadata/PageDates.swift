import Model

/// The days on which a page was first published and last changed.
///
/// The order of the sources, and what happens where they contradict each other, is described in
/// `Precedence`. The day of the last change is not a day of publication, also where the page has no
/// other.
struct PageDates {
  let facts: PageFacts
  let linked: LinkedData
  let url: String?
  let main: MainText

  /// The node of the headline; nil where the page shows none.
  let headline: Int?
  private var reader: DateReader

  private(set) var published: Claim<CalendarDate>?
  private(set) var modified: Claim<CalendarDate>?

  init(
    facts: PageFacts, linked: LinkedData, url: String?, isAmerican: Bool, main: MainText,
    headline: Int?
  ) {
    self.facts = facts
    self.linked = linked
    self.url = url
    self.main = main
    self.headline = headline
    reader = DateReader(isMonthFirst: isAmerican)
    settle()
  }

  private mutating func settle() {
    var claimed = claim(.published)
    var changed = claim(.modified)
    let address = url.flatMap(dayInPath)
    var seen: VisibleDays?
    if claimed == nil || changed == nil || claimed?.value.swapped != nil
      || changed?.value.swapped != nil
    {
      seen = VisibleDays(facts: facts, main: main, reader: reader)
    }
    if let seen, claimed?.value.swapped != nil || changed?.value.swapped != nil {
      claimed = claimed.map { settled($0, by: seen, address) }
      changed = changed.map { settled($0, by: seen, address) }
    }
    if let day = claimed, address == nil, let line = dateline(days: 2, before: day.value.date) {
      claimed = line
    }
    if let seen {
      if changed == nil { changed = visible(seen, .modified) }
      if claimed == nil {
        claimed = address.map { Claim($0, .url) } ?? publishedInSight(seen, before: changed)
      }
    }
    if let address, let day = claimed, address.date < day.value.date {
      claimed = Claim(address, .url)
    }
    published = claimed.map { Claim($0.value.date, $0.origin) }
    modified = changed.map { Claim($0.value.date, $0.origin) }
    if let published, let day = modified, day.value < published.value { modified = nil }
  }

  // MARK: What the page declares to machines

  private func claim(_ field: Field) -> Claim<ReadDay>? {
    Precedence.first(field == .published ? Precedence.published : Precedence.modified) { origin in
      switch origin {
      case .jsonLD:
        (field == .published ? linked.published : linked.modified.map { [$0] } ?? [])
          .lazy.compactMap(day).first
      case .openGraph, .dublinCore, .meta:
        facts.metas(field).lazy.filter { $0.claim.origin == origin }.compactMap {
          day($0.claim.value)
        }.first
      case .microdata, .rdfa:
        if field == .published {
          item(.published, origin) ?? item(.created, origin)
        } else {
          item(.modified, origin)
        }
      default: nil
      }
    }
  }

  private func item(_ property: PageFacts.Item.Property, _ origin: Page.Origin) -> ReadDay? {
    for item in facts.items where item.property == property && item.origin == origin {
      guard !main.isInOtherText(item.node) else { continue }
      if let day = facts.value(item.node).flatMap(day) { return day }
    }
    return nil
  }

  private func day(_ text: String) -> ReadDay? { reader.day(in: text.utf8) }

  /// `/2024/12/03/`, `/2024-12-03-`, `/20241203/`, `/2024/dec/03/`; not `/19/11/18/`, which may be
  /// read in three ways.
  private func dayInPath(_ url: String) -> ReadDay? {
    let bytes = Array(url.utf8)
    return reader.days(in: bytes).first { day in
      let before = day.range.lowerBound > 0 ? bytes[day.range.lowerBound - 1] : 0
      let hasYear = bytes[day.range].split { !isDigit($0) }.contains { $0.count >= 4 }
      return [0x2F, 0x2D, 0x5F, 0x3D].contains(before) && day.swapped == nil && hasYear
    }
  }

  // MARK: What a reader sees

  private func visible(_ seen: VisibleDays, _ meaning: DayWords.Meaning) -> Claim<ReadDay>? {
    seen.days.first { $0.meaning == meaning && !main.isByOthers($0.node) }.map {
      Claim($0.day, $0.origin)
    }
  }

  private func publishedInSight(
    _ seen: VisibleDays, before changed: Claim<ReadDay>?
  ) -> Claim<ReadDay>? {
    let days = seen.days.filter { day in
      (day.meaning == nil || day.meaning == .published)
        && (isNearHeadline(day) || !isOfOtherStory(day.node))
        && !(changed.map { day.day.date > $0.value.date } ?? false)
    }
    let near = days.filter(isNearHeadline)
    if let told = told(among: near) ?? toldOnce(in: days) { return Claim(told.day, told.origin) }
    for candidates in [near, days] {
      if let found = published(among: candidates) { return Claim(found.day, found.origin) }
    }
    return near.first { $0.origin == .text && $0.isAlone && !main.isByOthers($0.node) }.map {
      Claim($0.day, .text)
    }
  }

  /// The day in a line of its own beside the headline, where it lies so many days before another: texts that a site
  /// takes over from its last system get the day of that in what it declares. A single day may be that of
  /// another time zone.
  private func dateline(days: Int, before claimed: CalendarDate) -> Claim<ReadDay>? {
    guard let headline else { return nil }
    let place = Int(main.page.before[headline])
    let near = VisibleDays(
      facts: facts, main: main, reader: reader, in: max(0, place - 2)..<max(0, place) + 5)
    let lines = near.days.filter {
      $0.isAlone && $0.day.swapped == nil && $0.node != headline && !main.isByOthers($0.node)
        && !isOfOtherStory($0.node)
    }
    let line = lines.first { $0.meaning == .published } ?? lines.first { $0.meaning == nil }
    guard let line, line.day.date.daysSince1970 + days <= claimed.daysSince1970 else { return nil }
    return Claim(line.day, line.origin)
  }

  /// The first day that the page says it was published on.
  private func told(among days: [VisibleDays.Day]) -> VisibleDays.Day? {
    for isIn in [{ !main.isElsewhere($0) }, isBesideHeadline] {
      if let found = days.first(where: { $0.meaning == .published && $0.isAlone && isIn($0.node) })
      {
        return found
      }
    }
    return nil
  }

  /// The one day of publication that the main text tells; nil where it tells several, as lists do.
  private func toldOnce(in days: [VisibleDays.Day]) -> VisibleDays.Day? {
    let told = days.filter {
      $0.meaning == .published && $0.isAlone && !main.isElsewhere($0.node)
    }
    return Set(told.map(\.day.date)).count == 1 ? told.first : nil
  }

  private func published(among days: [VisibleDays.Day]) -> VisibleDays.Day? {
    for isIn in [{ !main.isElsewhere($0) }, isBesideHeadline, { !main.isByOthers($0) }] {
      if let found = days.first(where: { $0.origin == .time && isIn($0.node) }) { return found }
    }
    for isIn in [{ !main.isElsewhere($0) }, isBesideHeadline] {
      let text = days.filter { $0.origin == .text && isIn($0.node) }
      if let found = told(among: text) ?? text.first(where: \.isAlone) { return found }
    }
    return nil
  }

  /// Whether a day stands a few lines above or below the headline.
  private func isNearHeadline(_ day: VisibleDays.Day) -> Bool {
    guard let headline else { return false }
    let place = Int(main.page.before[headline])
    return (place - 6...place + 12).contains(day.run)
  }

  /// Whether a node stands behind the headline, and not in a part that has text of its own: a line
  /// with author, date and counters is often called after the counters.
  private func isBesideHeadline(_ node: Int) -> Bool {
    guard let headline, node > headline else { return false }
    return !main.isInOtherText(node)
  }

  /// Whether a node stands in a link with a heading, to another page: the teaser of another story.
  private func isOfOtherStory(_ node: Int) -> Bool {
    let tree = facts.tree
    var link = node
    while tree.nodes[link].tag != .a {
      guard link > 0 else { return false }
      link = Int(tree.nodes[link].parent)
    }
    guard let address = tree.value(.href, of: link), address.first != 0x23,
      tree.descendants(of: link).prefix(200).contains(where: { tree.nodes[$0].tag.rank != nil })
    else { return false }
    return !(url ?? "").utf8.suffix(address.count).elementsEqual(address)
  }

  // MARK: Two readings

  /// The claim, read as the other days of the page are where its numbers can be read in two ways.
  private func settled(
    _ claim: Claim<ReadDay>, by seen: VisibleDays, _ address: ReadDay?
  ) -> Claim<ReadDay> {
    guard let swapped = claim.value.swapped else { return claim }
    var (plain, other) = (0, 0)
    for day in seen.days.map(\.day) + [address].compactMap({ $0 }) where day.swapped == nil {
      if day.date == claim.value.date { plain += 1 }
      if day.date == swapped { other += 1 }
    }
    guard other > plain else { return claim }
    return Claim(
      ReadDay(date: swapped, swapped: claim.value.date, range: claim.value.range), claim.origin)
  }
}
