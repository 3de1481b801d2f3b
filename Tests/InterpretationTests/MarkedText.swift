import Model

/// A text with its figures, written as one: `There are <412:count:children> children in care`.
///
/// A mark holds the words of the figure, its kind and its unit, parted by colons; the value is that of its
/// words where they are digits alone, else 1.
struct MarkedText {
  let text: PageText
  var figures: [Mention]

  init(_ marked: String, block: Block.Kind = .paragraph, slot: TableSlot? = nil) {
    var plain = ""
    var marks: [(range: Range<Int>, kind: Figure.Kind, unit: String?)] = []
    for (index, piece) in marked.split(separator: "<", omittingEmptySubsequences: false)
      .enumerated()
    {
      let halves = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      guard index > 0, halves.count == 2 else {
        plain += piece
        continue
      }
      let mark = halves[0].split(separator: ":", omittingEmptySubsequences: false)
      let start = plain.utf8.count
      plain += mark[0]
      let kind = mark.count > 1 ? Figure.Kind(rawValue: String(mark[1])) ?? .number : .number
      marks.append((start..<plain.utf8.count, kind, mark.count > 2 ? String(mark[2]) : nil))
      plain += halves[1]
    }
    let whole = 0..<plain.utf8.count
    // The page is about the field.
    let field = "Children's services"
    text = PageText(
      bytes: Array("\(plain)\n\(field)".utf8),
      blocks: [
        Block(block, range: whole, slot: slot),
        Block(.heading, range: whole.count + 1..<whole.count + 1 + field.utf8.count, slot: nil),
      ])
    let bytes = text
    figures = marks.map {
      Mention(
        range: $0.range, sentence: whole, block: 0, kind: $0.kind,
        value: .number(Rational(Int64(bytes[$0.range]) ?? 1)),
        unit: $0.unit.map { unit in
          unit.hasPrefix("per_10000_") ? Unit(Rate(per: 10_000, of: "children")) : Unit(unit)
        })
    }
  }
}
