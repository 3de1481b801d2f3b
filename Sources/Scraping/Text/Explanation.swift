/// Why each run of a page's text is in or out, one a line: the verdict, the line of the document,
/// the element, what left it out, and the first words.
struct Explanation: CustomStringConvertible {
  let text: MainText

  var description: String {
    var lines: [String] = []
    if let root = text.root { lines.append("root\t\(path(root))") }
    for (run, verdict) in zip(text.page.runs, text.verdicts) {
      var cause = ""
      if let region = outermost(run) {
        cause = " [\(region.hints.names) \(name(region.node))]"
      }
      let words = String(decoding: text.page.text[run.range].prefix(90), as: UTF8.self)
      lines.append(
        "\(verdict.rawValue)\t\(run.line)\t\(run.kind.rawValue)\t\(run.prose)/\(run.count)\t\(name(run.node))\(cause)\t\(words)"
      )
    }
    return lines.joined(separator: "\n")
  }

  private func outermost(_ run: TextRun) -> Region? {
    var found: Region?
    var region = run.region
    while let index = region {
      if text.page.regions[index].isOut { found = text.page.regions[index] }
      region = text.page.regions[index].parent
    }
    return found
  }

  private func name(_ node: Int) -> String {
    var name = text.tree.nodes[node].tag.rawValue
    if let id = text.tree.string(.id, of: node) { name += "#\(id)" }
    if let names = text.tree.string(.class, of: node) {
      for word in names.split(separator: " ").prefix(6) { name += ".\(word)" }
    }
    return name
  }

  private func path(_ node: Int) -> String {
    var names: [String] = []
    var node = node
    while node != 0, names.count < 6 {
      names.append(name(node))
      node = Int(text.tree.nodes[node].parent)
    }
    return names.reversed().joined(separator: " > ")
  }
}

extension Hints {
  /// The names of the hints, joined by `+`.
  var names: String {
    let all: [(Hints, String)] = [
      (.notice, "notice"), (.navigation, "navigation"), (.share, "share"), (.related, "related"),
      (.advert, "advert"), (.comments, "comments"), (.sidebar, "sidebar"), (.footer, "footer"),
      (.byline, "byline"), (.hidden, "hidden"), (.body, "body"), (.article, "article"),
      (.main, "main"), (.header, "header"),
      (.caption, "caption"),
    ]
    return all.filter { contains($0.0) }.map { $0.1 }.joined(separator: "+")
  }
}
