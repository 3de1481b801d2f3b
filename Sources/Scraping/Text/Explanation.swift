import Model

/// Why each run of a page's text is in or out: the path of the main element, and one line a run with
/// columns parted by tabs, fit for `cut` and `sort` and for a terminal.
struct Explanation: CustomStringConvertible {
  let text: MainText

  /// The names of the columns. `prose` counts the bytes that read as sentences, `links` those within
  /// links, `bytes` all.
  static let header = "# verdict\tline\telement\treason\tprose\tlinks\tbytes\twords"

  var description: String {
    let main = text.root.map { path($0) } ?? "none"
    var lines = ["# main\t\(main)", Self.header]
    for (run, verdict) in zip(text.page.runs, text.verdicts) {
      lines.append(
        Self.line(
          isIn: verdict == .kept, run.line, "\(run.kind.rawValue) \(name(run.node))",
          reason(verdict, run), [run.prose, run.linked, run.count], text.page.text[run.range]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same of a page that came of a PDF, all of whose blocks are in; the reason of a table's cell is what heads
  /// it: its row, its column, the table.
  static func description(of page: Page) -> String {
    var lines = ["# main\tthe whole of a PDF that pdftohtml converted", header]
    for block in page.text.blocks {
      lines.append(
        line(
          isIn: true, block.line, block.kind.rawValue, headers(block), [0, 0, block.range.count],
          page.text.bytes[block.range]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func headers(_ block: Block) -> String {
    guard let slot = block.slot, !slot.isHeader else { return "" }
    let headers = [slot.rowHeader, slot.columnHeader, slot.caption].map { $0.isEmpty ? "-" : $0 }
    return headers.joined(separator: " · ")
  }

  private static func line(
    isIn: Bool, _ line: Int, _ element: String, _ reason: String, _ counts: [Int],
    _ text: ArraySlice<UInt8>
  ) -> String {
    var cells = [isIn ? "in" : "out", "\(line)", element, reason.isEmpty ? "-" : reason]
    cells += counts.map(String.init) + [firstWords(text)]
    return cells.map(printable).joined(separator: "\t")
  }

  /// The beginning of a text, in characters that a terminal shows in one line.
  private static func firstWords(_ text: ArraySlice<UInt8>) -> String {
    var start = text.prefix(240)
    if start.count < text.count {
      while let last = start.last, last & 0xC0 == 0x80 { start.removeLast() }
      if let last = start.last, last >= 0xC0 { start.removeLast() }
    }
    let words = String(decoding: start, as: UTF8.self)
    let shown = words.unicodeScalars.prefix(70)
    let isWhole = start.count == text.count && shown.endIndex == words.unicodeScalars.endIndex
    return String(shown) + (isWhole ? "" : "…")
  }

  private func reason(_ verdict: MainText.Verdict, _ run: TextRun) -> String {
    if verdict == .kept { return "" }
    if verdict == .region || verdict == .outside, let region = outermost(run) {
      return "\(region.classes.names) \(name(region.node))"
    }
    return Self.reasons[verdict.rawValue] ?? verdict.rawValue
  }

  private static let reasons = [
    "outside": "outside the main element", "region": "head of the page",
    "headline": "the headline", "beforeHeadline": "above the headline", "links": "links alone",
    "emptyHeading": "heads nothing", "repeated": "stands twice", "markup": "markup shown as text",
    "relatedLinks": "related links", "picture": "below a picture",
    "creditLine": "credit, right, date or tag", "label": "label apart from the text",
    "chrome": "panel or button of a post",
  ]

  private func outermost(_ run: TextRun) -> Region? {
    var found: Region?
    var region = run.region
    while let index = region {
      if text.page.regions[index].isOut { found = text.page.regions[index] }
      region = text.page.regions[index].parent
    }
    return found
  }

  /// The element as a selector of CSS has it, cut to what a line may hold: `div#main.story`.
  private func name(_ node: Int) -> String {
    var name = text.tree.nodes[node].tag.rawValue
    if let id = text.tree.value(.id, of: node), !id.isEmpty { name += "#" + Self.word(id) }
    if let names = text.tree.value(.class, of: node) {
      for word in names.prefix(400).split(whereSeparator: isSpace).prefix(4) {
        name += "." + Self.word(word)
      }
    }
    return name
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    String(String(decoding: bytes.prefix(160), as: UTF8.self).unicodeScalars.prefix(40))
  }

  /// The element and those around it, the outermost of many left out.
  private func path(_ node: Int) -> String {
    var names: [String] = []
    var node = node
    while node != 0, names.count < 8 {
      names.append(name(node))
      node = Int(text.tree.nodes[node].parent)
    }
    if node != 0 { names.append("…") }
    return names.isEmpty ? "the whole page" : printable(names.reversed().joined(separator: " > "))
  }
}

extension BoilerplateClass {
  /// The names of the classes, joined by `+`.
  var names: String {
    let all: [(BoilerplateClass, String)] = [
      (.notice, "notice"), (.navigation, "navigation"), (.share, "share"), (.related, "related"),
      (.advert, "advert"), (.comments, "comments"), (.sidebar, "sidebar"), (.footer, "footer"),
      (.byline, "byline"), (.hidden, "hidden"), (.body, "body"), (.article, "article"),
      (.main, "main"), (.header, "header"),
      (.caption, "caption"), (.disclosure, "disclosure"),
    ]
    return all.filter { contains($0.0) }.map { $0.1 }.joined(separator: "+")
  }
}
