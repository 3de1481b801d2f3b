import Extraction
import Model
import Stages
import Testing

@Suite struct SuppressedCellTests {
  /// The suppressed cells of a table of one row of numbers and one more, behind paragraphs of notes.
  private func found(
    _ row: [String], columns: [String] = ["Children", "Rate (%)", "Visits"], notes: [String] = [],
    above: [String] = ["12", "5.5", "30"]
  ) -> [String] {
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    func append(_ text: String, _ kind: Block.Kind, _ slot: TableSlot? = nil) {
      if !bytes.isEmpty { bytes.append(0x0A) }
      let start = bytes.count
      bytes += Array(text.utf8)
      blocks.append(Block(kind, range: start..<bytes.count, slot: slot))
    }
    for (number, cells) in [above, row].enumerated() {
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        append(
          cell, .cell,
          TableSlot(
            table: 0, row: number, column: column, rowHeader: "Hilltown",
            columnHeader: columns[column]))
      }
    }
    for note in notes { append(note, .paragraph) }
    let page = PageText(bytes: bytes, blocks: blocks)
    return Extractor().mentions(in: page).compactMap { mention in
      guard case .suppressed(let reason) = mention.value else { return nil }
      let unit = mention.unit ?? "-"
      return "\(page[mention.range]) \(mention.kind.rawValue) \(unit) \(reason.rawValue)"
    }
  }

  @Test(arguments: [
    ("c", "confidential"), ("[c]", "confidential"), ("*", "confidential"), ("z", "not_applicable"),
    ("[z]", "not_applicable"), ("x", "not_available"), ("[x]", "not_available"),
    (":", "not_available"),
    ("..", "not_available"), ("low", "low"), ("[low]", "low"), ("k", "low"), ("~", "low"),
    ("u", "unreliable"), ("[u]", "unreliable"), ("[w]", "none_recorded"),
  ])
  func readsByConvention(sign: String, reason: String) {
    #expect(
      found([sign, sign, "7"]) == [
        "\(sign) count children \(reason)", "\(sign) percent percent \(reason)",
      ])
  }

  /// A dash may be zero, a capital letter a tick, and words are words.
  @Test(arguments: ["-", "–", "C", "X", "n/a", "No", "c d", "ç", "**", "s", "?", "cc", "[]", "[c"])
  func readsNoOtherSign(sign: String) {
    #expect(found(["12", sign, "7"]) == [])
  }

  @Test(arguments: [
    (["c = suppressed to protect confidentiality; z = not applicable."], "z", "not_applicable"),
    (["* = not available"], "*", "not_available"),
    (["Notes: '*' denotes that the figure is not applicable here"], "*", "not_applicable"),
    (["- = fewer than five"], "-", "confidential"),
    (["“–” means that data was not collected"], "–", "not_available"),
    (["[x] Not applicable", "x = suppressed"], "x", "not_applicable"),
    (["[x] – not reliable enough to publish"], "x", "unreliable"),
    (["Figures marked ** are small numbers", "** = rounds to zero"], "**", "low"),
    (["We work 9 to 5 - and later - by appointment: c is a letter."], "c", "confidential"),
  ])
  func readsByTheLegendOfThePage(notes: [String], sign: String, reason: String) {
    #expect(found(["12", "3", sign], notes: notes) == ["\(sign) count visits \(reason)"])
  }

  /// What the page says a sign to be, and is no reason, is none.
  @Test(arguments: ["* = revised", "* indicates the lead council", "- = nil"])
  func leavesWhatMeansSomethingElse(note: String) {
    #expect(found(["12", "3", String(note.first ?? " ")], notes: [note]) == [])
  }

  /// Only in a column of numbers and signs that shares a number with its row or itself.
  @Test func asksForData() {
    #expect(found(["c", "z", "x"], above: ["", "", ""]) == [])
    #expect(found(["c", "z", "x"], above: ["yes", "no", "maybe"]) == [])
    #expect(found(["c", "", "7"], above: ["Which letter?", "", "1"]) == [])
    #expect(found(["[c]", "", "7"], above: ["", "", ""]) == ["[c] count children confidential"])
    #expect(
      found(["*", "3", "7"], columns: ["", "Rate", "Year"], above: ["", "", ""]).count == 1)
    #expect(found(["7", "3", "c"], columns: ["Homes", "Rate", "Year"]) == [])
  }

  /// A trend that is low, a rating of c, a party: a letter needs a number in its own column, or a legend.
  @Test(arguments: ["low", "c", "x", "u", "k"])
  func readsNoLetterInAColumnOfLetters(letter: String) {
    let columns = ["Trend", "Rate (%)", "Visits"]
    #expect(found([letter, "5", "7"], columns: columns, above: ["", "6", "8"]) == [])
    let notes = ["\(letter) = suppressed"]
    #expect(
      found([letter, "5", "7"], columns: columns, notes: notes, above: ["", "6", "8"]).count == 1)
  }

  @Test func readsALargeTableInOnePass() {
    let row = Array(repeating: "c", count: 4_000)
    let columns = Array(repeating: "Children", count: 4_000)
    #expect(
      found(row, columns: columns, above: Array(repeating: "1,024", count: 4_000)).count == 4_000)
  }
}
