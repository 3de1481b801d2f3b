// Why a run is in or out, by itself.

extension MainText {
  func verdict(_ run: TextRun, _ titles: [[UInt8]], _ isBelowProse: Bool)
    -> Verdict
  {
    if page.isOut(run) { return .region }
    if run.part == .chrome { return .chrome }
    // Below the first prose a header is that of a section, a table, a card.
    if isInHeader(run), run.prose == 0, !isBelowProse { return .region }
    // The letters of a text may take half as many bytes again in lower case.
    if run.kind == .heading || run.count < 200,
      titles.contains(where: { $0.count <= 2 * run.count })
    {
      if titles.contains(letters(page.text[run.range])) { return .headline }
    }
    if isMarkup(run) { return .markup }
    if isPlaceholder(run) { return .label }
    if run.kind == .caption, isBelowPicture(run) { return .picture }
    if run.linkShare > 0.8, run.kind != .heading, tree.nodes[run.node].tag != .pre { return .links }
    if run.linked > 0, run.linked * 3 < run.count, RelatedLinks.isTeaser(page.text[run.range]) {
      return .relatedLinks
    }
    if run.kind != .heading, run.kind != .cell,
      CreditLine.holds(page.text[run.range], opens: !isBelowProse)
    {
      return .creditLine
    }
    return .kept
  }

  /// Whether the text stands where a script has not written yet: `Loading figures…`.
  private func isPlaceholder(_ run: TextRun) -> Bool {
    let bytes = page.text[run.range]
    return bytes.count <= 40 && bytes.starts(with: "Loading".utf8)
      && !bytes.contains(where: isDigit)
      && (bytes.count == 7 || bytes.suffix(3).elementsEqual("…".utf8) || bytes.last == 0x2E)
  }

  /// Whether the text is a tag that the page wrote with `&lt;`, by mistake.
  private func isMarkup(_ run: TextRun) -> Bool {
    let bytes = page.text[run.range]
    return bytes.first == 0x3C && bytes.last == 0x3E && run.prose > 0 && bytes.contains(0x3D)
  }

  /// Whether a caption says what a photograph shows, and who took it. The caption of a table is not one,
  /// nor one that states an amount or a share: charts are pictures too.
  private func isBelowPicture(_ run: TextRun) -> Bool {
    var node = run.node
    for _ in 0..<Self.highest where node > 0 {
      if tree.nodes[node].tag == .figure || tree.nodes[node].tag == .table { break }
      node = Int(tree.nodes[node].parent)
    }
    if tree.nodes[node].tag == .table { return false }
    if tree.nodes[node].tag == .figure, !isPicture(figure: node) { return false }
    return !StatedNumber.isStated(in: page.text[run.range])
  }

  /// Whether a figure shows a picture, or nothing that is text: its picture is then put in by a script.
  private func isPicture(figure: Int) -> Bool {
    // By halves and by counts, since a figure may have any number of captions.
    var (low, high) = (0, pictures.count)
    while low < high {
      let middle = (low + high) / 2
      if pictures[middle] < figure { low = middle + 1 } else { high = middle }
    }
    if low < pictures.count, tree.contains(figure, pictures[low]) { return true }
    let runs = page.runs(of: figure, in: tree)
    return textsBefore[runs.lowerBound] == textsBefore[runs.upperBound]
  }
}
