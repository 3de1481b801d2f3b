import Extraction
import Model

/// What the extractor finds in one paragraph, each mention as one line that a table can hold:
/// `£10million | money 10000000 GBP | increase, per year`.
func readings(of text: String) -> [String] {
  let page = PageText(paragraph: text)
  return Extractor().mentions(in: page).map { reading($0, in: page) }
}

private func reading(_ mention: Mention, in page: PageText) -> String {
  var line = "\(page[mention.range]) | \(mention.kind.rawValue) \(mention.value)"
  if let high = mention.valueHigh { line += "..\(high)" }
  if let unit = mention.unit { line += " \(unit)" }
  var notes: [String] = []
  if mention.qualifier != .exact { notes.append(mention.qualifier.rawValue) }
  if let direction = mention.direction { notes.append(direction.rawValue) }
  if let per = mention.per { notes.append("per \(per)") }
  if mention.isEarlier { notes.append("earlier") }
  return notes.isEmpty ? line : line + " | " + notes.joined(separator: ", ")
}

/// What each mention of one paragraph measures, in the words of the paragraph.
func concepts(of text: String) -> [String?] {
  let page = PageText(paragraph: text)
  return Extractor().mentions(in: page).map { $0.concept.map { page[$0] } }
}
