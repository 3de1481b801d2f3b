import Language
import Model

/// What the front page of a report says, apart from its framework.
struct ReportFront {
  /// When the inspection took place, and the block that says so.
  struct Dates {
    let first: CalendarDate?
    let last: CalendarDate?
    let block: Int
  }

  var dates: Dates?

  /// When an assessment was published that does not say when it was made.
  var published: Dates?
  var letterDay: CalendarDate?
  var inspector: String?
  var urn: String?
  var length: Inspection.Length?
  var theme: String?
  var needsStatement: Bool?
  var previous: CalendarDate?
  var monthsToNext: Int?
}

/// Reads the front page of a report: `Inspection dates: 6 to 10 February 2023`, `Lead inspector: …`, and of a
/// letter the sentences that say the same.
struct ReportFrontReader: Sendable {
  private let dates: WrittenDates
  private let days: InspectionDays
  private let labels: PhraseIndex
  private let openers: TokenSet
  private let salutation: TokenSet
  private let refusing, demanding, past: TokenSet
  private let numbers: [Int32: Int]
  private let months, years: TokenSet
  private let priority: PriorityActions

  /// What a phrase of the head of a report is: what the days, a name or a number stand behind, the title of an
  /// inspector, or what a sentence is about.
  private enum Label: String, CaseIterable {
    case dates, findings, previous, inspector, title, next, letter, urn, short, standard, theme
    case statement
    case published
    case tookPlace = "took-place"
  }

  /// A label in the text, the words of which stand at these places.
  private struct Place {
    let label: Label
    let words: Range<Int>
    let block: Int
  }

  init(knownTo lexicon: inout Lexicon) {
    labels = PhraseIndex("report.label", as: Label.self, knownTo: &lexicon)
    dates = WrittenDates(knownTo: &lexicon)
    days = InspectionDays(knownTo: &lexicon)
    openers = lexicon.ids(of: "inspection.opener")
    salutation = lexicon.ids(of: "letter.salutation")
    (refusing, demanding) = (lexicon.ids(of: "statement.not"), lexicon.ids(of: "statement.needed"))
    past = lexicon.ids(of: "statement.past")
    (months, years) = (lexicon.ids(of: "interval.month"), lexicon.ids(of: "interval.year"))
    var numbers: [Int32: Int] = [:]
    for (name, number) in WordClasses.english["cardinal"].numbers {
      numbers[lexicon.intern(name)] = Int(number)
    }
    self.numbers = numbers
    priority = PriorityActions(knownTo: &lexicon)
  }

  /// Blocks of the front page, and of a letter's head.
  private static let frontBlocks = 40
  private static let headBlocks = 30

  func front(of text: AnalysedText, published: CalendarDate?) -> ReportFront {
    var front = ReportFront()
    let places = labelled(in: text)
    front.letterDay = letterDay(of: text)
    let day = published ?? front.letterDay
    var later: ReportFront.Dates?
    // What stands behind a later label of a block stands behind the first.
    var seen: Set<Int> = []
    for (number, place) in places.enumerated() {
      let isEarly = place.block < Self.frontBlocks
      switch place.label {
      case .published where front.published == nil && isEarly:
        front.published = dates(behind: place, in: text, before: day)
      case .dates, .findings:
        guard front.dates == nil, place.label == .findings || seen.insert(place.block).inserted
        else { continue }
        front.dates = dates(behind: place, in: text, before: day)
      case .tookPlace where later == nil && isEarly:
        later = dates(behind: place, in: text, before: day)
      case .previous where front.previous == nil && isEarly:
        front.previous = dates(behind: place, in: text, before: day)?.first
      case .inspector where front.inspector == nil:
        front.inspector = name(behind: places[number...], in: text)
      case .urn where front.urn == nil: front.urn = reference(behind: place, in: text)
      case .next where front.monthsToNext == nil:
        front.monthsToNext = months(behind: place, in: text)
      case .short where front.length == nil && isEarly: front.length = .short
      case .standard where front.length == nil && isEarly: front.length = .standard
      case .theme where front.theme == nil && isEarly: front.theme = theme(behind: place, in: text)
      case .statement where front.needsStatement == nil && isEarly:
        front.needsStatement = isNeeded(place, in: text)
      default: break
      }
    }
    if front.dates == nil, isLetter(text, places, front) {
      front.dates = [later, opening(in: text, before: day)].compactMap { $0 }
        .min { $0.block < $1.block }
    }
    return front
  }

  private func labelled(in text: AnalysedText) -> [Place] {
    var result: [Place] = []
    for (number, block) in text.text.blocks.enumerated() {
      // Most blocks hold none of the phrases.
      let places = text.places(in: block.range)
      guard labels.hasMatch(in: text.words, places: places) else { continue }
      result += labels.matches(in: text.words, places: places).map {
        Place(label: Label.allCases[$0.phrase], words: $0.words, block: number)
      }
    }
    return result
  }

  // MARK: Days

  /// The days behind a label, in its block or at the head of the next.
  private func dates(
    behind place: Place, in text: AnalysedText, before published: CalendarDate?
  ) -> ReportFront.Dates? {
    let blocks = text.text.blocks
    let own = text.places(in: blocks[place.block].range)
    let isLabel = [.dates, .previous, .published].contains(place.label)
    var ends = [own.upperBound]
    if isLabel {
      ends += blocks[(place.block + 1)...].prefix(2).map { text.places(in: $0.range).upperBound }
    }
    let start = min(place.words.upperBound, own.upperBound)
    let end = ends.last ?? start
    let skipping =
      place.label == .previous ? 0 : place.label == .tookPlace ? 6 : InspectionDays.words
    if let found = days.days(
      in: text, start..<max(start, end), soft: ends, skipping: skipping, before: published)
    {
      return ReportFront.Dates(first: found.first, last: found.last, block: place.block)
    }
    // A month, or a day in numbers.
    let coarse = dates.dates(in: Array(text.words[start..<own.upperBound])).first
    guard let span = coarse ?? (isLabel ? following(place.block, in: text) : nil) else {
      return nil
    }
    return ReportFront.Dates(
      first: span.first.first, last: (span.last ?? span.first).last, block: place.block)
  }

  /// The date at the head of the next block, where a label stands in a block of its own.
  private func following(_ block: Int, in text: AnalysedText) -> WrittenDate? {
    guard block + 1 < text.text.blocks.count else { return nil }
    let words = text.words(in: text.text.blocks[block + 1].range)
    return dates.dates(in: words).first { $0.words.lowerBound <= 1 }
  }

  /// The days with which a paragraph of a letter begins: "Between 9 and 13 July 2018, Ofsted …".
  private func opening(in text: AnalysedText, before published: CalendarDate?) -> ReportFront.Dates?
  {
    for (number, block) in text.text.blocks.prefix(Self.frontBlocks).enumerated() {
      for sentence in text.sentences(of: number) {
        guard let first = sentence.places.first, openers.contains(text.words[first].id),
          let found = days.days(
            in: text, first..<text.places(in: block.range).upperBound, skipping: 0,
            before: published)
        else { continue }
        return ReportFront.Dates(first: found.first, last: found.last, block: number)
      }
    }
    return nil
  }

  /// The day at the head of a letter, before its salutation; without one, where the letter begins with the day.
  func letterDay(of text: AnalysedText) -> CalendarDate? {
    let head = text.text.blocks.prefix(Self.headBlocks)
    let salutation = head.firstIndex { isSalutation($0, in: text) }
    for block in head[..<(salutation ?? min(Self.daysAlone, head.endIndex))] {
      let places = text.places(in: block.range)
      guard !labels.hasMatch(in: text.words, places: places),
        salutation != nil || places.count <= Self.wordsAlone
      else { continue }
      if let day = days.dayAlone(in: text, places) { return day }
    }
    return nil
  }

  /// Of a letter without a salutation: the first blocks, and the words of one that is nothing but a day.
  private static let daysAlone = 3
  private static let wordsAlone = 4

  private func isSalutation(_ block: Block, in text: AnalysedText) -> Bool {
    text.places(in: block.range).first.map { salutation.contains(text.words[$0].id) } ?? false
  }

  private func isLetter(_ text: AnalysedText, _ places: [Place], _ front: ReportFront) -> Bool {
    front.letterDay != nil
      || places.contains {
        $0.block < Self.frontBlocks && ($0.label == .letter || $0.label == .findings)
      }
      || text.text.blocks.prefix(Self.frontBlocks).contains { isSalutation($0, in: text) }
  }

  // MARK: Names and numbers

  /// In words.
  private static let longestName = 5

  /// The two to five words of a name with capitals behind the label, which is the first of the places.
  private func name(behind labels: ArraySlice<Place>, in text: AnalysedText) -> String? {
    guard let label = labels.first else { return nil }
    let blocks = text.text.blocks
    var block = label.block
    var own = text.places(in: blocks[block].range)
    var first = label.words.upperBound
    if first >= own.upperBound, block + 1 < blocks.count {
      block += 1
      own = text.places(in: blocks[block].range)
      first = own.lowerBound
    }
    var (end, limit) = (first, own.upperBound)
    for title in labels.prefix(while: { $0.words.lowerBound < first + Self.longestName })
    where title.label == .title && title.words.lowerBound >= first {
      limit = min(limit, title.words.lowerBound)
    }
    let words = text.words
    while end < limit, end - first < Self.longestName,
      words[end].isCapitalised || words[end].before.contains(.hyphen),
      end == first || words[end].before.isDisjoint(with: Separators.breaks.union(.comma))
    {
      end += 1
    }
    guard (2...Self.longestName).contains(end - first) else { return nil }
    return text.text[words[first].start..<words[end - 1].end]
  }

  /// The word with digits behind a label: `SC035414`, `80430`.
  private func reference(behind place: Place, in text: AnalysedText) -> String? {
    let own = text.places(in: text.text.blocks[place.block].range)
    guard place.words.upperBound < own.upperBound else { return nil }
    let word = text.text[text.words[place.words.upperBound].range]
    guard (4...12).contains(word.utf8.count),
      word.utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return nil }
    return word
  }

  /// Words of an interval behind a label, at most: "will take place within approximately three years".
  private static let intervalWords = 10

  private func months(behind place: Place, in text: AnalysedText) -> Int? {
    let own = text.places(in: text.text.blocks[place.block].range)
    let end = min(own.upperBound, place.words.upperBound + Self.intervalWords)
    guard place.words.upperBound < end else { return nil }
    for at in place.words.upperBound..<end where at + 1 < end {
      let word = text.words[at]
      guard let number = word.number > 0 ? Int(word.number) : numbers[word.id], number <= 120
      else { continue }
      if years.contains(text.words[at + 1].id) { return number * 12 }
      if months.contains(text.words[at + 1].id) { return number }
    }
    return nil
  }

  // MARK: Sentences

  /// Words of a theme, at most.
  private static let longestTheme = 24

  /// The words up to the end of the sentence, or to the place: "sexual abuse in the family" before "in York".
  private func theme(behind place: Place, in text: AnalysedText) -> String? {
    let own = text.places(in: text.text.blocks[place.block].range)
    let words = text.words
    let start = place.words.upperBound
    var end = start
    while end < own.upperBound, end - start < Self.longestTheme {
      if end > start, !words[end].before.isDisjoint(with: [.stop, .open]) { break }
      if end > start, isPlace(at: end, in: words, before: own.upperBound, text) { break }
      end += 1
    }
    guard end > start, end - start < Self.longestTheme else { return nil }
    return text.text[words[start].start..<words[end - 1].end]
  }

  /// Whether "in" and a name with a capital stand at a word: "in York", "in the London Borough of Croydon".
  private func isPlace(
    at place: Int, in words: [FoldedWord], before end: Int, _ text: AnalysedText
  ) -> Bool {
    guard text.text[words[place].range] == "in", place + 1 < end else { return false }
    if words[place + 1].isCapitalised { return true }
    return place + 2 < end && text.text[words[place + 1].range] == "the"
      && words[place + 2].isCapitalised
  }

  /// Whether a sentence says that a statement of action is required; nil where it says neither.
  private func isNeeded(_ place: Place, in text: AnalysedText) -> Bool? {
    guard
      let sentence = text.sentences(of: place.block).first(where: {
        $0.places.contains(place.words.lowerBound)
      })
    else { return nil }
    let words = text.words[sentence.places]
    if words.contains(where: { past.contains($0.id) }) { return nil }
    if words.contains(where: { refusing.contains($0.id) }) { return false }
    return words.contains { demanding.contains($0.id) } ? true : nil
  }

  /// How many areas for priority action a report has; nil where it speaks of none.
  func priorityActions(in text: AnalysedText) -> Int? { priority.count(in: text) }
}
