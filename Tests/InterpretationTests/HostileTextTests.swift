import Interpretation
import Model
import Stages
import Support
import Testing

/// What any text may do to the meaning of its figures: nothing but be read, in time that grows with its length.
@Suite struct HostileTextTests {
  private static func reading(of text: PageText) throws -> PageInterpretation {
    let page = Page(path: "", published: CalendarDate(year: 2024, month: 9, day: 3), text: text)
    return try Stages.builtIn.get().reading(of: page)
  }

  @Test(arguments: [
    ("The council has 10\u{FFFD}12 homes.", ["10", "12"]),
    ("-10.2.23", []),
    ("1\u{FFFD}204 children", ["1", "204"]),
    ("2‘seven", ["2", "seven"]),
  ])
  func readsFiguresThatShareAWord(_ text: String, figures: [String]) throws {
    let text = PageText(paragraph: text)
    let found = try Self.reading(of: text).figures
    #expect(found.map { text[$0.range] } == figures)
    #expect(found.allSatisfy { $0.asOf == nil })
  }

  /// Numbers as texts write them, and as none should.
  private static let numbers = [
    "10", "12", "1,204", "94,000", "10.2.23", "-10.2", "−5", "½", "2½", "10 1/2", "007", "1e400",
    "+4", "99999999999999999999", "seven", "twenty-one", "one hundred and six",
    "two and a half million", "a dozen", "minus five", "two thirds", "half", "£3.5m", "$10bn",
    "50p", "12%", "4.5 per cent", "one in five", "43 of 51", "81.5 per 10,000 children", "10-15",
    "16- and 17-year-olds", "21st", "twenty-fifth", "1960s", "4-week", "9.30am", "0161 496 0000",
    "page 4", "~300", "(45.2)", "12p",
  ]

  private static let dates = [
    "3 May", "3 September 2024", "Monday, March 16", "March 2017", "2023-24", "2023/24",
    "31/10/2024", "31.10.2024", "2024-10-31", "30/02/2024", "20 to 24 February 2023",
    "14 and 15 March 2022", "June and July 2017", "2017", "last year", "this month",
    "a year earlier", "At 31 March 2017",
  ]

  private static let words = [
    "children in care", "care leavers aged 18", "homes", "social workers", "of whom", "Of these",
    "up from", "fell by", "to", "and", "or", "are", "are unaccompanied", "children (", "which",
    "in", "of", "aged", "under", "between", "at least", "the", "a", "it", "They", "compared with",
    "today", ":", "(", ")", ",", ".", "—", "the national average", "target of", "Inspection dates:",
    "Lead inspector:",
  ]

  private static let grades = [
    "was judged good", "has been rated ‘outstanding’", "Overall effectiveness: Good",
    "requires improvement to be good", "moved from inadequate to good", "inadequate", "adequate",
    "help and protection", "care leavers", "Ofsted", "in its previous inspection", "not judged",
  ]

  private static let authorities = [
    "Kent", "Croydon Council", "the London Borough of Croydon", "Bristol, City of",
    "Stoke-on-Trent", "St. Helens", "North Northamptonshire", "Reading", "England", "councils",
  ]

  /// What is no letter, no digit and no space, of all that Unicode has; of what it leaves open or to
  /// private use every 4,099th.
  private static let marks: [Unicode.Scalar] = (0x21...0x10FFFF).compactMap { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return nil }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .spaceSeparator:
      return nil
    case .unassigned, .privateUse: return value % 4_099 == 0 ? scalar : nil
    default: return scalar
    }
  }

  private static let parts = 16

  /// Every mark stands between two numbers, with spaces and without.
  @Test(arguments: 0..<parts)
  func readsNumbersAroundEveryMark(part: Int) throws {
    var random = SeededGenerator(seed: UInt64(part))
    func number() -> String {
      ["10", "12", "1", "204", "2.2", "2024", "seven", "½", "12%"].randomElement(using: &random)
        ?? ""
    }
    var text = ""
    for (place, at) in stride(from: part, to: Self.marks.count, by: Self.parts).enumerated() {
      if place % 4 == 0 { text += (place == 0 ? "" : ".\n") + number() }
      text += "\(Self.marks[at])\(number())"
      if random.next() % 4 == 0 { text += " \(Self.marks[at]) \(number())" }
    }
    try Self.check(PageText(paragraph: text))
  }

  /// Pages of blocks, list items and cells that are made of numbers, dates, grades, names and marks.
  @Test(arguments: 1...16)
  func readsComposedPages(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func text(upTo longest: Int) -> String {
      var text = ""
      for _ in 0..<Int.random(in: 0...longest, using: &random) {
        let list = [
          Self.numbers, Self.numbers, Self.dates, Self.words, Self.words, Self.grades,
          Self.authorities,
        ].randomElement(using: &random)
        text += list?.randomElement(using: &random) ?? ""
        switch random.next() % 8 {
        case 0: text.unicodeScalars.append(Self.marks.randomElement(using: &random) ?? "-")
        case 1: text += ["-", ".", ",", "/", "\u{FFFD}", "’"].randomElement(using: &random) ?? ""
        case 2: text += ". "
        default: text += " "
        }
      }
      return text
    }
    for _ in 0..<5 {
      var bytes: [UInt8] = []
      var blocks: [Block] = []
      for place in 0..<16 {
        let start = bytes.count
        let kind: Block.Kind =
          [.paragraph, .paragraph, .listItem, .heading, .cell, .caption].randomElement(
            using: &random)
          ?? .paragraph
        bytes += Array(text(upTo: kind == .cell ? 3 : 14).utf8)
        let slot =
          kind == .cell
          ? TableSlot(
            table: place / 8, row: place % 8 / 2, column: place % 2,
            isHeader: random.next() % 8 == 0,
            rowHeader: text(upTo: 3), columnHeader: text(upTo: 3), caption: text(upTo: 3),
            corner: text(upTo: 1)) : nil
        blocks.append(Block(kind, range: start..<bytes.count, slot: slot))
        bytes.append(0x0A)
      }
      try Self.check(PageText(bytes: bytes, blocks: blocks))
    }
  }

  /// Whatever is found lies in its block and holds something.
  private static func check(_ text: PageText) throws {
    let reading = try reading(of: text)
    for figure in reading.figures {
      let block = text.blocks[figure.block].range
      #expect(!figure.range.isEmpty && block.clamped(to: figure.range) == figure.range)
      #expect(block.clamped(to: figure.sentence) == figure.sentence)
    }
    for judgement in reading.judgements {
      let block = text.blocks[judgement.block].range
      #expect(!judgement.range.isEmpty && block.clamped(to: judgement.range) == judgement.range)
    }
  }
}
