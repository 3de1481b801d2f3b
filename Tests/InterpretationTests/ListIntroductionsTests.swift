import Model
import Stages
import Testing

@testable import Interpretation

@Suite struct ListIntroductionsTests {
  private static func page(_ blocks: [String], kind: Block.Kind = .paragraph) -> PageText {
    var bytes: [UInt8] = []
    var places: [Block] = []
    for text in blocks {
      let start = bytes.count
      bytes += Array(text.utf8)
      places.append(Block(kind, range: start..<bytes.count))
      bytes.append(0x0A)
    }
    return PageText(bytes: bytes, blocks: places)
  }

  /// Each text is led by the first one of its page, or not.
  @Test(arguments: [
    ("• at home is 12%", true),
    ("\u{F0B7} at home is 12%", true),
    ("– at home is 12%", true),
    ("─ At home it is 12%", true),
    ("at home is 12%", true),
    ("12 live at home", true),
    ("1,212 (40%) live at home", true),
    ("At home it is 12%", false),
    ("12. At home it is 12%", false),
    ("12 The council was asked", false),
    ("", false),
  ])
  func knowsItems(_ item: String, is expected: Bool) {
    let page = Self.page(["The share of pupils who learn:", item])
    var leads = ListIntroductions()
    #expect(leads.lead(of: 1, in: page) == (expected ? 0 : nil))
    #expect(leads.lead(of: 1, in: page) == (expected ? 0 : nil))
  }

  @Test func footnotesAndPageNumbersInterruptNoList() {
    let page = Self.page(["Of these:", "• 12 swim", "14", "2 See the annex.", "• 15 run"])
    var leads = ListIntroductions()
    #expect(leads.lead(of: 4, in: page) == 0)
  }

  @Test func paragraphsAndLongListsEndIt() {
    let ended = Self.page(["Of these:", "• 12 swim", "The rest reads.", "• 15 run"])
    var leads = ListIntroductions()
    #expect(leads.lead(of: 3, in: ended) == nil)
    let long = Self.page(["Of these:"] + Array(repeating: "• 12 swim", count: 40))
    leads = ListIntroductions()
    #expect(leads.lead(of: 10, in: long) == 0)
    #expect(leads.lead(of: 40, in: long) == nil)
  }

  @Test func aListItemMayLeadItself() {
    let page = Self.page(["Of these:", "• in flats:", "– 12 rent"])
    var leads = ListIntroductions()
    #expect(leads.lead(of: 1, in: page) == 0)
    #expect(leads.lead(of: 2, in: page) == 1)
  }

  @Test func asksOutOfOrderGetNothing() {
    let page = Self.page(["Of these:", "• 12 swim", "• 15 run"])
    var leads = ListIntroductions()
    #expect(leads.lead(of: 2, in: page) == 0)
    #expect(leads.lead(of: 1, in: page) == nil)
    #expect(leads.lead(of: 9, in: page) == nil)
  }

  // MARK: What the items take from their lead

  private struct Cell {
    let block: Int
    let surface: String
    var kind = Figure.Kind.number
    var unit: String?
    var isEarlier = false
  }

  /// The metrics and units of figures, each in the sentence that its surface stands in.
  private static func read(_ blocks: [String], _ cells: [Cell]) throws -> [String] {
    let page = page(blocks + ["Children's services"])
    let figures = cells.map { cell in
      let block = page.blocks[cell.block].range
      let at = Self.place(of: Array(cell.surface.utf8), in: page.bytes, block)
      var sentence = block
      for stop in block where page.bytes[stop] == UInt8(ascii: ".") {
        if stop < at { sentence = min(stop + 2, block.upperBound)..<block.upperBound }
        if stop >= at, stop < sentence.upperBound { sentence = sentence.lowerBound..<stop + 1 }
      }
      return Mention(
        range: at..<at + cell.surface.utf8.count, sentence: sentence, block: cell.block,
        kind: cell.kind, value: .number(Rational(7)), unit: cell.unit.map { Unit($0) },
        isEarlier: cell.isEarlier)
    }
    return try matcher.get().figures(of: figures, in: page).map {
      "\($0.metric ?? "-") \($0.unit ?? "-")"
    }
  }

  private static func place(of words: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int {
    range.first { bytes[$0...].starts(with: words) } ?? range.lowerBound
  }

  @Test func sharesAreOfWhatTheLeadSays() throws {
    let found = try Self.read(
      [
        "The share of pupils who have free school meals:", "• in primary schools is 31%",
        "• in secondary schools is 27% (the national average is 14%)", "In primary schools is 9%.",
      ],
      [
        Cell(block: 1, surface: "31%", kind: .percent, unit: "percent"),
        Cell(block: 2, surface: "27%", kind: .percent, unit: "percent"),
        Cell(block: 2, surface: "14%", kind: .percent, unit: "percent"),
        Cell(block: 3, surface: "9%", kind: .percent, unit: "percent"),
      ])
    #expect(
      found == [
        "fsm_primary_pct percent", "fsm_secondary_pct percent", "fsm_secondary_pct percent",
        "- percent",
      ])
  }

  @Test func numbersAreOfTheGroup() throws {
    let found = try Self.read(
      [
        "In May 412 children were in care, up from 398. Of this number:",
        "\u{F0B7} 96 (23%) live outside the borough",
        "\u{F0B7} 8 attend a boarding school, of whom 3 (38%) board",
      ],
      [
        Cell(block: 0, surface: "412", kind: .count, unit: "children"),
        Cell(block: 0, surface: "398", isEarlier: true),
        Cell(block: 1, surface: "96"),
        Cell(block: 1, surface: "23%", kind: .percent, unit: "percent"),
        Cell(block: 2, surface: "8"), Cell(block: 2, surface: "3"),
      ])
    #expect(
      found == [
        "cla_count children", "- children", "cla_out_of_area_count children",
        "cla_out_of_area_pct percent",
        "- children", "- children",
      ])
  }

  @Test func earlierNumbersCountWhatTheSentenceBeforeDoes() throws {
    let found = try Self.read(
      [
        "In May 212 children had a child protection plan. This is a rise from 180.",
        "Nine were new.",
      ],
      [
        Cell(block: 0, surface: "212", kind: .count, unit: "children"),
        Cell(block: 0, surface: "180", isEarlier: true), Cell(block: 1, surface: "Nine"),
      ])
    #expect(found == ["cpp_count children", "- children", "- -"])
    let homes = try Self.read(
      ["The council runs 14 homes. Nine were full."],
      [Cell(block: 0, surface: "14", kind: .count, unit: "homes"), Cell(block: 0, surface: "Nine")])
    #expect(homes == ["- homes", "- homes"])
  }
}
