import Model

/// Numbers in cards: one element holds two blocks, a number and what it counts. The terms of a description
/// list and their descriptions are read in the same way.
///
///     <div><span>384</span><p>children in care</p></div>
///     <dl><dt>Vacancy rate</dt><dd>12%</dd></dl>
///
/// A single digit is not a card's number: it numbers steps more often than it counts things. It is one in a
/// description list.
///
/// Source: WHATWG HTML, "The dl element": name-value groups. HTML has no element for cards.
struct StatCards {
  let tree: MarkupTree
  let page: PageRuns
  let verdicts: [MainText.Verdict]

  /// How many elements around a number are looked through for the one that holds its label, too.
  private static let highest = 3
  private static let longestValue = 24
  private static let longestLabel = 80

  /// What stands beside a run that is the number of a card; nil for any other run.
  func label(ofRun index: Int) -> String? {
    let run = page.runs[index]
    let isDescription = tree.nodes[run.node].tag == .dd
    guard run.kind != .cell, run.count <= Self.longestValue,
      isValue(page.text[run.range]) || isDescription && page.text[run.range].allSatisfy(isDigit)
    else { return nil }
    if isDescription {
      guard index > 0, tree.nodes[page.runs[index - 1].node].tag == .dt,
        tree.nodes[page.runs[index - 1].node].end == run.node
          || tree.nodes[page.runs[index - 1].node].parent == tree.nodes[run.node].parent
      else { return nil }
      return label(index - 1)
    }
    return partner(of: index).flatMap { label($0) }
  }

  /// The other run of the nearest element that holds two.
  private func partner(of index: Int) -> Int? {
    var node = page.runs[index].node
    for _ in 0..<Self.highest {
      let runs = page.runs(of: node, in: tree)
      if runs.count == 2 { return runs.lowerBound == index ? index + 1 : index - 1 }
      if runs.count > 2 {
        return isPairs(runs) ? partner(of: index, in: runs) : labelBehind(index, in: runs)
      }
      guard node > 0 else { return nil }
      node = Int(tree.nodes[node].parent)
    }
    return nil
  }

  /// The most runs that one element has where they are numbers and labels in turn.
  private static let mostRuns = 24

  private func partner(of index: Int, in runs: Range<Int>) -> Int {
    (index - runs.lowerBound).isMultiple(of: 2) ? index + 1 : index - 1
  }

  /// The run behind a number that goes on with it in small letters: `96` and `emergency placements`.
  private func labelBehind(_ index: Int, in runs: Range<Int>) -> Int? {
    let next = index + 1
    // Elements of a line that a style makes blocks; blocks of their own follow each other in any text.
    guard runs.contains(next), page.runs[next].node != page.runs[index].node,
      !tree.nodes[page.runs[next].node].tag.isBlock, !tree.nodes[page.runs[index].node].tag.isBlock,
      tree.nodes[page.runs[next].node].parent == tree.nodes[page.runs[index].node].parent,
      let first = page.text[page.runs[next].range].first, isLower(first)
    else { return nil }
    return next
  }

  /// Whether runs are numbers and labels in turn, each number on the same side of its label.
  private func isPairs(_ runs: Range<Int>) -> Bool {
    guard runs.count.isMultiple(of: 2), runs.count <= Self.mostRuns else { return false }
    let areNumbers = runs.map {
      page.runs[$0].count <= Self.longestValue && isValue(page.text[page.runs[$0].range])
    }
    return areNumbers.indices.allSatisfy {
      areNumbers[$0] == ($0.isMultiple(of: 2) == areNumbers[0])
    }
  }

  /// Whether a link is the number of a card or its label, and the other of them is in. The label has two
  /// words at least: a number of comments leads to those.
  func isOfLinkedCard(_ index: Int) -> Bool {
    guard let other = partner(of: index), verdicts.indices.contains(other),
      verdicts[other] == .kept
    else { return false }
    for (number, label) in [(index, other), (other, index)] {
      let run = page.runs[number]
      if run.kind != .cell, run.count <= Self.longestValue, isValue(page.text[run.range]),
        isLabel(label), page.text[page.runs[label].range].contains(0x20)
      {
        return true
      }
    }
    return false
  }

  /// The text of a kept run that reads as a label: words, no number, no sentence.
  private func label(_ index: Int) -> String? {
    guard page.runs.indices.contains(index), verdicts[index] == .kept, isLabel(index) else {
      return nil
    }
    return page.string(page.runs[index])
  }

  private func isLabel(_ index: Int) -> Bool {
    let run = page.runs[index]
    let text = page.text[run.range]
    guard run.kind != .cell, (3...Self.longestLabel).contains(text.count),
      !text.contains(where: isDigit), text.count(where: isLetter) >= 3, let last = text.last
    else { return false }
    return last != 0x2E && last != 0x21 && last != 0x3F
  }

  /// The words that may stand in a number: "4.2 million", "12 per cent", "1 in 5".
  private static let words: Set<String> = [
    "k", "m", "bn", "mn", "million", "billion", "thousand", "per", "cent", "percent", "in", "of",
    "out", "over", "around", "about", "nearly", "almost", "p", "to",
  ]

  /// Whether a text is a number with its sign, scale or qualifier and nothing else.
  private func isValue(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.contains(where: isDigit), text.count > 1 else { return false }
    var word: [UInt8] = []
    var hasWord = false
    func endsWell() -> Bool {
      defer { word = [] }
      return word.isEmpty || Self.words.contains(String(decoding: word, as: UTF8.self))
    }
    for byte in text {
      if isLetter(byte) {
        word.append(byte | 0x20)
        hasWord = true
        continue
      }
      guard endsWell() else { return false }
      switch byte {
      // Digits and white space, `%+,-.~<>$`, and what `£`, `€` and `–` are made of.
      case 0x30...0x39, 0x20, 0x25, 0x2B...0x2E, 0x7E, 0x3C, 0x3E, 0x24, 0xC2, 0xA3, 0xE2, 0x82,
        0xAC,
        0x80, 0x93:
        break
      default: return false
      }
    }
    guard endsWell() else { return false }
    return hasWord || !isYear(text)
  }

  private func isYear(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 4 && text.allSatisfy(isDigit)
      && (text.starts(with: "19".utf8) || text.starts(with: "20".utf8))
  }
}
