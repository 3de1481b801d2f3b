import Model

/// The days that a reader of the page sees, and where.
struct VisibleDays {
  struct Day {
    let day: ReadDay

    /// The run of the text that it stands in, or beside.
    let run: Int

    /// The node of the `time` element, or of the block around the text.
    let node: Int
    let origin: Page.Origin
    let meaning: DayWords.Meaning?

    /// Whether hardly anything but the day stands in the run.
    let isAlone: Bool
  }

  /// In the order of the page.
  private(set) var days: [Day] = []
  private let facts: PageFacts
  private let main: MainText
  private let reader: DateReader

  /// Days that are kept, and bytes of a run beyond which it is prose and its days are of the story.
  private static let most = 400
  private static let longestRun = 200

  /// - Parameter runs: The runs that are read; nil for all.
  init(facts: PageFacts, main: MainText, reader: DateReader, in runs: Range<Int>? = nil) {
    self.facts = facts
    self.main = main
    self.reader = reader
    let runs = (runs ?? main.page.runs.indices).clamped(to: main.page.runs.indices)
    for node in facts.times where runs.contains(Int(main.page.before[node])) { readTime(node) }
    for index in runs where days.count < Self.most {
      let run = main.page.runs[index]
      if run.count <= Self.longestRun { readText(index, run) } else { readDateline(index, run) }
    }
    days.sort { ($0.run, $0.origin == .time ? 0 : 1) < ($1.run, $1.origin == .time ? 0 : 1) }
  }

  /// A `time` element: its `datetime`, or its text.
  private mutating func readTime(_ node: Int) {
    guard let text = facts.time(node), let day = reader.day(in: text.utf8) else { return }
    let run = Int(main.page.before[node])
    var meaning = isOfQuotation(node) ? .other : names(of: node)
    if meaning == nil, let seen = facts.text(node) {
      // "Updated 3 May" within the element.
      let bytes = Array(seen.utf8.prefix(60))
      meaning = DayWords.meaning(bytes.prefix { !isDigit($0) })
      if meaning == nil { meaning = wordsBefore(run, seen: bytes) }
    }
    days.append(
      Day(
        day: day, run: run, node: node, origin: .time, meaning: meaning, isAlone: true))
  }

  /// What the names of an element say: `entry-date published`, `updated`, the property `startDate` of an event.
  ///
  /// WordPress calls the day of a text that was never changed `published updated`.
  private func names(of node: Int) -> DayWords.Meaning? {
    let values = [AttributeName.itemprop, .class].compactMap { facts.tree.value($0, of: node) }
    var meanings: Set<DayWords.Meaning> = []
    for name in values.flatMap({ $0.prefix(200).split(whereSeparator: isSpace) }) {
      switch String(decoding: name, as: UTF8.self).lowercased() {
      case "published", "dt-published", "datepublished": return .published
      case "updated", "modified", "date-updated", "updated-date", "dt-updated", "datemodified":
        meanings.insert(.modified)
      case "startdate", "enddate", "doortime", "validthrough", "expires", "dtstart", "dtend",
        "dt-start",
        "dt-end", "birthdate":
        meanings.insert(.other)
      default: continue
      }
    }
    return meanings.contains(.other) ? .other : meanings.first
  }

  /// What stands in the run in front of what a `time` element shows, or in the run before.
  private func wordsBefore(_ run: Int, seen: [UInt8]) -> DayWords.Meaning? {
    guard main.page.runs.indices.contains(run) else { return nil }
    let text = main.page.text[main.page.runs[run].range]
    guard !seen.isEmpty, text.count <= 1_000,
      let place = text.indices.first(where: {
        text[$0] == seen[0] && text[$0...].starts(with: seen)
      })
    else { return nil }
    return meaning(before: place, in: run)
  }

  private func meaning(before place: Int, since start: Int? = nil, in index: Int)
    -> DayWords.Meaning?
  {
    let run = main.page.runs[index]
    let words = main.page.text[(start ?? run.range.lowerBound)..<place]
    if let meaning = DayWords.meaning(words) { return meaning }
    // A label in a line of its own: "Published", and below it the day, or "Friday, 3 May".
    let others = words.split { !isLetter($0) }.filter { !$0.suffix(3).elementsEqual("day".utf8) }
    guard start == nil, others.isEmpty, index > 0 else { return nil }
    let label = main.page.runs[index - 1]
    guard label.count <= 30, !main.isElsewhere(label.node) else { return nil }
    return DayWords.meaning(
      ofLabel: main.page.text[label.range],
      isLabel: [.dt, .th].contains(facts.tree.nodes[label.node].tag))
  }

  /// Whether a node stands in a quotation without the headline: an embedded post has a day of its own.
  private func isOfQuotation(_ node: Int) -> Bool {
    let nodes = facts.tree.nodes
    var place = node
    while place > 0, nodes[place].tag != .blockquote { place = Int(nodes[place].parent) }
    return place > 0 && !(facts.headings.first.map { facts.tree.contains(place, $0) } ?? false)
  }

  /// The day that an article's first words are, as agencies and press offices write it: `Oakmere, 3 December 2024 –
  /// The council has …`.
  private mutating func readDateline(_ index: Int, _ run: TextRun) {
    let text = main.page.text[run.range].prefix(60)
    guard DateReader.mayHoldDay(text), let day = reader.day(in: text) else { return }
    let before = text.prefix(day.range.lowerBound)
    let behind = text.dropFirst(day.range.upperBound).drop { $0 == 0x20 || $0 == 0x29 }
    guard before.count <= 24, before.isEmpty || [0x2C, 0x28, 0x20].contains(before.last),
      before.split(separator: 0x20).allSatisfy({ !isLower($0[$0.startIndex]) }),
      [".", "–", "—", "- ", "/ ", ": "].contains(where: { behind.starts(with: $0.utf8) })
    else { return }
    days.append(
      Day(
        day: day, run: index, node: run.node, origin: .text,
        meaning: meaning(before: run.range.lowerBound + before.count, in: index), isAlone: true))
  }

  private mutating func readText(_ index: Int, _ run: TextRun) {
    let text = main.page.text[run.range]
    guard DateReader.mayHoldDay(text) else { return }
    let isQuoted = isOfQuotation(run.node)
    let times = days.filter { $0.run == index && $0.origin == .time && $0.meaning != nil }
    var start: Int?
    var isJoined = false
    let found = reader.days(in: text)
    for (place, day) in found.enumerated() {
      let first = run.range.lowerBound + day.range.lowerBound
      let last = run.range.lowerBound + day.range.upperBound
      let next = place + 1 < found.count ? found[place + 1].range.lowerBound : text.count
      let behind = text.dropFirst(day.range.upperBound).prefix(max(0, next - day.range.upperBound))
      var meaning = meaning(before: first, since: start, in: index)
      // "3 June 2024 – 7 June 2024"
      let joins = place + 1 < found.count && DayWords.joinsDays(behind)
      let isSession = run.kind == .heading && DayWords.isHour(behind: behind)
      if isQuoted || isJoined || joins || isSession || DayWords.isSpanOfHours(behind: behind) {
        meaning = .other
      } else if meaning == nil {
        let isLast = place + 1 == found.count
        meaning =
          times.first { $0.day.date == day.date }?.meaning
          ?? (isLast ? DayWords.meaning(behind: behind) : nil)
      }
      let words = main.page.text[(start ?? run.range.lowerBound)..<max(first, start ?? 0)]
      (start, isJoined) = (last, joins)
      days.append(
        Day(
          day: day, run: index, node: run.node, origin: .text, meaning: meaning,
          isAlone: run.count <= 80 || run.kind == .heading || DayWords.endsInLabel(words)))
    }
  }
}
