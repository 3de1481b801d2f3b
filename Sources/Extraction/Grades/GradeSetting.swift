import Language
import Model

/// What of a page leads up to a list or a table of grades: the line before it, its section's heading and
/// paragraphs, the headings above, the title.
struct GradeSetting {
  /// Of what services some grades are.
  enum Remit {
    case children, others, unsaid
  }

  private let text: AnalysedText
  private let extractor: GradeExtractor
  private let title: Remit
  private let titleIsOpinion: Bool

  /// The headings above, each of a higher rank than the one before it.
  private(set) var headings: [Int] = []

  /// The line or paragraph right before, of no grades of its own.
  private(set) var lead: Int?

  /// The paragraphs of the section, and those with which the page opens.
  private var section: [Int] = []
  private var opening: [Int] = []
  private var known: [Int: Remit] = [:]

  init(of text: AnalysedText, title: String?, _ extractor: GradeExtractor) {
    (self.text, self.extractor) = (text, extractor)
    let words = title.map { extractor.gradeText(ofHeader: $0, text.lexicon) }
    self.title = words.map { Self.remit(of: $0, isShort: true) } ?? .unsaid
    titleIsOpinion = words?.holdsOfLines(extractor.rules.line.opinion) ?? false
  }

  /// Takes a block as read that is neither an item with a grade nor a cell.
  mutating func pass(_ number: Int) {
    let block = text.text.blocks[number]
    switch block.kind {
    case .heading:
      while let last = headings.last, text.text.blocks[last].level >= block.level {
        headings.removeLast()
      }
      headings.append(number)
      section = []
      lead = number
    case .caption: lead = number
    default:
      if section.count < Self.most {
        section.append(number)
      } else {
        section[Self.most - 1] = number
      }
      if opening.count < Self.most { opening.append(number) }
      // An item leads up to none of those behind it, and a long paragraph to none.
      guard block.kind != .listItem, !beginsWithDate(block) else { return }
      let isLead =
        block.range.count <= Self.longestHeader || text.bytes[block.range].last == UInt8(ascii: ":")
      lead = isLead ? number : nil
    }
  }

  /// Takes a list as ended: what led up to it does not lead up to what comes.
  mutating func endList() { lead = nil }

  /// Whether a block is a line of a timeline: "2018: A trust is set up."
  private func beginsWithDate(_ block: Block) -> Bool {
    let words = text.words(in: block.range)
    guard let date = extractor.dates.dates(in: Array(words.prefix(8))).first,
      date.words.lowerBound == 0, date.words.upperBound < words.count
    else { return false }
    return !words[date.words.upperBound].before.isDisjoint(with: [.colon, .dash])
  }

  /// So many paragraphs of a section are looked at.
  private static let most = 4

  /// What leads up to a list or a table, the nearest first, without the paragraphs.
  var headers: [Int] {
    let above = headings.reversed()
    return lead.map { lead in [lead] + above.filter { $0 != lead } } ?? Array(above)
  }

  /// Whether the headings, the line before or the title say that the grades here are opinions.
  var isOfOpinions: Bool {
    titleIsOpinion
      || headers.contains { header in
        let range = text.text.blocks[header].range
        return range.count <= Self.longestHeader
          && extractor.gradeText(text.words(in: range), bytes: text.bytes)
            .holdsOfLines(extractor.rules.line.opinion)
      }
  }

  /// Of what services the headings, the line before and the title say that the grades here are.
  mutating func headedRemit() -> Remit {
    for header in headers {
      let found = remit(of: header)
      if found != .unsaid { return found }
    }
    return title
  }

  /// The same, and where they say nothing, what the paragraphs of the section and of the opening say.
  mutating func remit() -> Remit {
    let headed = headedRemit()
    if headed != .unsaid { return headed }
    for paragraph in section.reversed() + opening {
      let found = remit(of: paragraph)
      if found != .unsaid { return found }
    }
    return .unsaid
  }

  /// Of what services a block speaks.
  mutating func remit(of block: Int) -> Remit {
    if let found = known[block] { return found }
    let range = text.text.blocks[block].range
    let found = Self.remit(
      of: extractor.gradeText(text.words(in: range), bytes: text.bytes),
      isShort: range.count <= Self.longestHeader)
    known[block] = found
    return found
  }

  private static let longestHeader = 100

  static func remit(of words: GradeText, isShort: Bool) -> Remit {
    let rules = words.rules.line
    let isOfChildren = words.areas.contains { hit in
      hit.isTitle
        && hit.words.contains {
          words.text.match(of: rules.childWord, in: words.rules.lines, at: $0) != nil
        }
    }
    if isOfChildren { return .children }
    if words.holdsOfLines(rules.otherService) { return .others }
    if isShort, words.holdsOfLines(rules.otherTopic) { return .others }
    return words.holdsOfLines(rules.inspectorate) ? .children : .unsaid
  }
}
