import Language
import Model

/// The cells of a page's tables that hold a sign where a number would stand: `c`, `[z]`, `:`, `*`.
///
/// A sign counts only in a column of data: one that has headers, holds nothing but numbers and such
/// signs, and shares a number with its row or with itself. A letter in a table of words is a word: one
/// without brackets needs a number in its own column, or a page that says what it means.
struct SuppressedCells {
  private let text: PageText

  /// What the page says that its signs mean; read when the first of them is met.
  private var legend: ShorthandLegend?

  /// The columns and rows of the table at which the walk over the blocks is.
  private var table = -1
  private var columns: [Int: Column] = [:]
  private var rowsWithNumber: Set<Int> = []

  private struct Column {
    var hasNumber = false
    var hasWords = false
  }

  init(_ text: PageText) { self.text = text }

  /// The mention that a cell is by its sign; nil for any other block.
  ///
  /// Blocks are asked for in their order. Time is linear in the text.
  mutating func mention(in block: Int, lexicon: Lexicon) -> Mention? {
    let place = text.blocks[block]
    guard place.kind == .cell, let slot = place.slot, !slot.isHeader,
      !slot.rowHeader.isEmpty || !slot.columnHeader.isEmpty,
      let sign = ShorthandLegend.sign(in: text.bytes[place.range])
    else { return nil }
    if slot.table != table { lookThrough(from: block) }
    guard let column = columns[slot.column], !column.hasWords,
      column.hasNumber || rowsWithNumber.contains(slot.row)
    else { return nil }
    let headers = CellHeaders(of: slot, lexicon: lexicon)
    guard !headers.nameThings, let words = headers.words else { return nil }
    let legend = self.legend ?? ShorthandLegend(of: text)
    self.legend = legend
    let isWord = text.bytes[place.range].allSatisfy { ($0 | 0x20) &- 0x61 < 26 }
    guard !isWord || column.hasNumber || legend.explains(sign) else { return nil }
    guard let reason = legend.meaning(of: sign) else { return nil }
    let measure = headers.measure
    var mention = Mention(
      range: place.range, sentence: place.range, block: block, kind: measure?.kind ?? .number,
      value: .suppressed(reason), unit: measure?.unit, conceptText: words)
    mention.rule = "cell"
    return mention
  }

  /// Notes which columns and rows of the table at a block hold numbers, and which hold words.
  private mutating func lookThrough(from block: Int) {
    guard let slot = text.blocks[block].slot else { return }
    table = slot.table
    columns = [:]
    rowsWithNumber = []
    var first = block
    while first > 0, text.blocks[first - 1].slot?.table == table { first -= 1 }
    for place in text.blocks[first...] {
      guard let slot = place.slot, slot.table == table else { break }
      guard !slot.isHeader else { continue }
      let bytes = text.bytes[place.range]
      if Self.isNumber(bytes) {
        columns[slot.column, default: Column()].hasNumber = true
        rowsWithNumber.insert(slot.row)
      } else if ShorthandLegend.sign(in: bytes) == nil {
        columns[slot.column, default: Column()].hasWords = true
      } else {
        columns[slot.column, default: Column()].hasWords = columns[slot.column]?.hasWords ?? false
      }
    }
  }

  /// Whether a cell holds a number and at most a few letters beside it: `1,234 [r]`, `£3.5m`, `12 per cent`.
  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 40, bytes.contains(where: { $0 &- 0x30 < 10 }) else { return false }
    return bytes.count { ($0 | 0x20) &- 0x61 < 26 } <= 8
  }
}
