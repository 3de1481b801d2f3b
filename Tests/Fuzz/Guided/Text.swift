import Extraction
import Interpretation
import Language
import Model
import Stages

private let stages = builtIn { () throws in try Stages.builtIn.get() }

/// A text, read for figures and judgements: all that is found lies within the text.
///
/// Each line is a block: `# ` begins a heading, `- ` an item of a list; a line with bars is a row of a
/// table, the first such line its headers.
func readText(_ bytes: UnsafeRawBufferPointer) {
  let text = PageText(marked: String(decoding: bytes, as: UTF8.self))
  let title = text.blocks.first.map { text[$0.range] }
  let found = stages.extractor.reading(of: text)
  let grades = stages.grades(in: text, title: title)
  let page = Page(
    path: "page.html", title: title, published: CalendarDate(year: 2024, month: 5, day: 3),
    text: text)
  let reading = stages.reading(of: page, mentions: found.mentions, grades: grades)
  let sentences =
    reading.figures.map { ($0.range, $0.sentence, $0.block) }
    + reading.judgements.map { ($0.range, $0.sentence, $0.block) }
    + found.quantifiers.map { ($0.range, $0.sentence, $0.block) }
    + found.refusals.map { ($0.range, $0.sentence, $0.block) }
    + found.mentions.map { ($0.range, $0.sentence, $0.block) }
  for (range, sentence, block) in sentences {
    check(text.blocks.indices.contains(block), "there is no block \(block)")
    check(
      !range.isEmpty && sentence.lowerBound <= range.lowerBound
        && range.upperBound <= sentence.upperBound
        && text.blocks[block].range.lowerBound <= sentence.lowerBound
        && sentence.upperBound <= text.blocks[block].range.upperBound,
      "\(range) in the sentence \(sentence) in the block \(text.blocks[block].range)")
    check(
      String(validating: text.bytes[range], as: UTF8.self) != nil, "\(range) cuts a code point")
  }
}

private func builtIn<Value>(_ make: () throws -> Value) -> Value {
  do { return try make() } catch { failure("the built-in catalogue cannot be read: \(error)") }
}

extension PageText {
  fileprivate init(marked text: String) {
    var (bytes, blocks): ([UInt8], [Block]) = ([], [])
    var headers: [String]?
    func append(_ words: Substring, _ block: (Range<Int>) -> Block) {
      guard !words.isEmpty else { return }
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
      let start = bytes.count
      bytes += words.utf8
      blocks.append(block(start..<bytes.count))
    }
    for (row, line) in text.split(separator: "\n").enumerated() {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      if cells.count > 1 {
        let isHeader = headers == nil
        let names = headers ?? cells.map(String.init)
        headers = names
        for (column, cell) in cells.enumerated() {
          let slot = TableSlot(
            table: 0, row: row, column: column, isHeader: isHeader || column == 0,
            rowHeader: isHeader ? "" : String(cells[0]),
            columnHeader: isHeader || column >= names.count ? "" : names[column])
          append(cell) { Block(.cell, range: $0, slot: slot) }
        }
      } else if line.hasPrefix("# ") {
        append(line.dropFirst(2)) { Block(.heading, range: $0, level: 2) }
      } else if line.hasPrefix("- ") {
        append(line.dropFirst(2)) { Block(.listItem, range: $0, level: 1) }
      } else {
        append(line) { Block(.paragraph, range: $0) }
      }
    }
    self.init(bytes: bytes, blocks: blocks)
  }
}
