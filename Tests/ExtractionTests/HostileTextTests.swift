import Extraction
import Model
import Stages
import Support
import Testing

/// What any text may do to the extractor: nothing but be read, in time that grows with its length.
@Suite struct HostileTextTests {
  private static let seeds = [
    "They put an extra £10million a year into 16- and 17-year-olds’ homes, up from £2.4bn.",
    "From 39% to 25%, 43 of 51, one in five, 81.5 per 10,000 children, two -and-a-half years.",
    "On Monday, March 16 and 20 to 24 February 2023, between 3 and 12 of Sept, 2023–24, 31/10/2024.",
    "“Minus five point five”, 1,234.5 km², ½ of 10 1/2 in, -5C, US$350,000-a-week, 5’10”, 24/7.",
    "Three, four and five children (UASCs) under the age of 18; 20+ visits & 9.30am at www.x.org/1.",
  ]

  /// Bytes are taken out, doubled, replaced and swapped; every range that comes out lies in the text
  /// and in its sentence, none overlaps another, and the same text gives the same mentions.
  @Test(arguments: 1...24)
  func survivesMutation(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      var bytes = Array(Self.seeds[Int(random.next() % UInt64(Self.seeds.count))].utf8)
      for _ in 0..<Int(random.next() % 12) { Self.mutate(&bytes, &random) }
      let page = PageText(bytes: bytes, blocks: [Block(.paragraph, range: 0..<bytes.count)])
      let mentions = Extractor().mentions(in: page)
      #expect(mentions == Extractor().mentions(in: page))
      var last = 0
      for mention in mentions {
        #expect(mention.range.lowerBound >= last && mention.range.upperBound <= bytes.count)
        #expect(!mention.range.isEmpty && mention.sentence.contains(mention.range.lowerBound))
        last = mention.range.upperBound
        if let concept = mention.concept {
          #expect(!concept.isEmpty && concept.upperBound <= bytes.count)
        }
      }
    }
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let at = Int(random.next() % UInt64(bytes.count))
    let other = Int(random.next() % UInt64(bytes.count))
    switch random.next() % 5 {
    case 0: bytes.remove(at: at)
    case 1: bytes[at] = UInt8(truncatingIfNeeded: random.next())
    case 2: bytes.swapAt(at, other)
    case 3: bytes.insert(contentsOf: bytes[min(at, other)..<max(at, other)].prefix(20), at: at)
    default: bytes[at] = Array("0123456789.,-/ %$mkab\n".utf8)[Int(random.next() % 22)]
    }
  }

  @Test(arguments: [
    ("a number too large", "It is 1e400 here."),
    ("nineteen digits", "It is 9999999999999999999 here."),
    ("a product too large", "It is 999999999999 trillion here."),
    ("digits of another script", "It is ١٢٣٤ and １２３ here."),
    ("digits without end", String(repeating: "7", count: 1_000_000)),
    ("a word without end", String(repeating: "x", count: 20_000)),
    ("hyphens without end", String(repeating: "a-", count: 100_000)),
    ("an address without end", "www." + String(repeating: "a.1", count: 100_000)),
    ("pounds without end", String(repeating: "£", count: 500_000)),
    ("brackets without end", String(repeating: "(", count: 1_000_000)),
    ("a day that no calendar has", "on 31 February and 30/02/2024"),
  ])
  func findsNothing(in name: String, _ text: String) {
    #expect(readings(of: text) == [], "\(name)")
  }

  /// Repetitions that could make a rule look far ahead from every token; that they end is the test.
  @Test(arguments: [
    "1 ", "1,", "1-", "one ", "one and ", "1 and ", "twenty-", "£", "£1-", "5 to ",
    "12 boys and girls and ",
    "1/2/", "may ", "3 May and ", "in ", "a ", "(", "“", "1.", ".1", "one hundred ", "1 in ",
    "3 of 4 of ",
    "under ", "two of the ", "1 000 ", "\u{0}", "½", "é1", "-1", "No. ", "page 1, ", "half of ",
    "one-", "1 a-", "of whom 1 ", "from 1 to ", "Of 1 a, ", "up from 1 ", "1 are ", "1 a year ago ",
    "11 ", "1 pound ", "5C ", "won 1-1 ", "aged 1, ", "aged 1 and 2 or ", "as young as ",
    "doubled ",
    "-£1 ", "minus ", "by 1% to 9% ", "~1 ", "c. 1 ", "a: 1", "1 of a percentage ",
  ])
  func readsRepetitions(of part: String) {
    let text = String(repeating: part, count: 20_000 / part.utf8.count)
    let page = PageText(paragraph: text)
    let mentions = Extractor().mentions(in: page)
    #expect(mentions.allSatisfy { $0.range.upperBound <= page.bytes.count })
  }

  /// The same for tables: what stands in their cells and headers, and in the notes below, is as hostile.
  @Test(arguments: 1...24)
  func survivesMutatedTables(seed: UInt64) {
    let parts = [
      "c", "[z]", "1,234 [r]", "(£000)", "Rate per 10,000", "c = suppressed; z: none", "12p", "%",
      "",
      "Number of children", "[", "]", "2023-24", "As at 31 March", "~", "…",
      "* denotes fewer than 5",
    ]
    var random = SeededGenerator(seed: seed)
    func text() -> [UInt8] {
      var bytes = Array(parts[Int(random.next() % UInt64(parts.count))].utf8)
      for _ in 0..<Int(random.next() % 4) { Self.mutate(&bytes, &random) }
      return bytes
    }
    for _ in 0..<50 {
      var bytes: [UInt8] = []
      var blocks: [Block] = []
      for place in 0..<24 {
        let start = bytes.count
        bytes += text()
        let headers = (0..<3).map { _ in String(decoding: text(), as: UTF8.self) }
        let slot = TableSlot(
          table: place / 12, row: place % 12 / 3, column: place % 3, isHeader: place % 12 < 3,
          rowHeader: headers[0], columnHeader: headers[1], caption: headers[2])
        let card = TableSlot(card: headers[0])
        blocks.append(
          Block(
            place % 5 == 4 ? .paragraph : .cell, range: start..<bytes.count,
            slot: place % 5 == 4 ? (place % 2 == 0 ? card : nil) : slot))
        bytes.append(0x0A)
      }
      let page = PageText(bytes: bytes, blocks: blocks)
      let mentions = Extractor().mentions(in: page)
      #expect(mentions == Extractor().mentions(in: page))
      for mention in mentions {
        let block = blocks[mention.block].range
        #expect(!mention.range.isEmpty && block.clamped(to: mention.range) == mention.range)
      }
    }
  }

  /// A noun may hold a number of its own, which then stands before the end of the one that it belongs to.
  @Test(arguments: [
    "Up from 300 are unaccompanied twelve children (they said).",
    "It rose from 300 are unaccompanied twelve children (as before) to 400.",
  ])
  func readsNumbersWithinNouns(_ text: String) {
    #expect(readings(of: text).first == "300 | count 300 children | earlier")
  }

  @Test func readsLargeMoney() {
    #expect(
      readings(of: "It cost £999,999,999,999,999.") == [
        "£999,999,999,999,999 | money 999999999999999 GBP"
      ])
  }

  @Test func countsBytesNotCharacters() {
    let page = PageText(paragraph: "“Ça” – £5m for 3 cafés.")
    let surfaces = Extractor().mentions(in: page).map { page[$0.range] }
    #expect(surfaces == ["£5m", "3"])
  }
}
