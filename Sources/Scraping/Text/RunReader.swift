import Model

/// Reads the runs of a page out of its tree, in one walk.
struct RunReader {
  /// What holds for the text at the place where the walk is.
  private struct State {
    var end: Int
    var element = 0
    var isBlock = false
    var node: Int
    var kind = Block.Kind.paragraph
    var level = 0
    var listDepth = 0
    var isLink = false
    var isBold = false
    var isDisclosure = false
    var isSilent = false
    var isCode = false
    var isInMain = false
    var isTile = false
    var region: Int?
  }

  private let tree: MarkupTree
  private let cells: CellMarkup
  private var page = PageRuns()
  private var fold = TextFold()
  private var names = NameClassCache()
  private let controlled: ControlledPanels
  private let twins: SpokenTwins

  /// Whether the page has tables by roles.
  private let hasRoles: Bool
  private var stack: [State] = []
  private var state: State

  /// The link with a number and its label that was read last.
  private var lastTile: Int?

  private var start = 0
  private var linked = 0
  private var bold = 0
  private var firstLine = 0
  private var breaks = 0

  /// The single line breaks of the run at hand.
  private var lines = BrokenLines()

  /// The inline element that ended last, whose neighbour may stand apart from it.
  private var closed: Int?

  /// Whether two inline elements met where the text is.
  private var isSeam = false

  static func runs(of tree: MarkupTree) -> PageRuns {
    var reader = RunReader(tree)
    return reader.read()
  }

  private init(_ tree: MarkupTree) {
    self.tree = tree
    controlled = ControlledPanels(tree)
    twins = SpokenTwins(tree)
    hasRoles = TablePart.areRoles(in: tree)
    cells = CellMarkup(of: tree, hasRoles: hasRoles)
    state = State(end: tree.nodes.count, isBlock: true, node: 0)
  }

  private mutating func read() -> PageRuns {
    page.before = Array(repeating: 0, count: tree.nodes.count + 1)
    var index = 0
    while index < tree.nodes.count {
      leave(before: index)
      page.before[index] = Int32(page.runs.count)
      let node = tree.nodes[index]
      if node.tag == .text {
        append(index)
        index += 1
        continue
      }
      if node.tag == .form || node.tag == .input, let region = state.region {
        page.regions[region].hasControls = true
      }
      if isSkipped(index, node) {
        if node.tag.isBlock { close() } else { fold.space() }
        let end = Int(node.end)
        for skipped in index..<end { page.before[skipped] = Int32(page.runs.count) }
        index = end
        continue
      }
      enter(index, node)
      index += 1
    }
    leave(before: tree.nodes.count)
    close()
    page.before[tree.nodes.count] = Int32(page.runs.count)
    page.text = fold.bytes
    return page
  }

  private mutating func leave(before index: Int) {
    while state.end <= index, let outer = stack.popLast() {
      if state.isBlock { close() } else { closed = state.element }
      state = outer
    }
  }

  /// Elements that hold no text of the page.
  private func isSkipped(_ index: Int, _ node: MarkupTree.Node) -> Bool {
    if !cells.repeatedHeaders.isEmpty, cells.repeatedHeaders.contains(index) { return true }
    return switch node.tag {
    case .head, .script, .style, .template, .iframe, .object, .embed, .applet, .canvas,
      .svg, .textarea, .select, .datalist, .option, .button, .input, .progress, .meter, .video,
      .audio, .map, .frameset, .noframes, .rp, .rt, .title, .math:
      true
    case .sup: FootnoteMark.isMark(index, in: tree)
    case .a: FootnoteMark.isMark(index, in: tree) || isPermalink(index)
    default: false
    }
  }

  /// Whether a link shows nothing but the sign that a heading can be linked to.
  private func isPermalink(_ index: Int) -> Bool {
    guard FootnoteMark.isShort(index, in: tree) else { return false }
    let sign = tree.content(of: index, atMost: 8)
    return sign.elementsEqual("¶".utf8) || sign.elementsEqual("#".utf8)
      || sign.elementsEqual("§".utf8) || sign.count == 3 && sign[0] == 0xEE
  }

  private mutating func enter(_ index: Int, _ node: MarkupTree.Node) {
    if node.tag == .br || node.tag == .wbr || node.tag == .img {
      if node.tag == .br { lineBreak() }
      if node.tag == .img { describe(index) }
      return
    }
    var inner = state
    inner.end = Int(node.end)
    inner.element = index
    var found = ElementClassifier.classes(of: index, in: tree, &names)
    inner.isBlock = node.tag.isBlock || found.isShownAsBlock
    if inner.isBlock {
      close()
      inner.node = index
    } else if let closed, tree.nodes[closed].end == Int32(index),
      tree.nodes[closed].parent == node.parent, !state.isCode
    {
      isSeam = InlineSeam.mayPart(closed, index, in: tree)
    }
    let isCell =
      hasRoles && node.count > 0 && node.tag != .td && node.tag != .th
      && TablePart(index, of: tree, hasRoles: true)?.isCell ?? false
    switch node.tag {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      inner.kind = .heading
      inner.level = node.tag.rank ?? 0
    case _ where isCell:
      if !inner.isBlock {
        close()
        (inner.isBlock, inner.node) = (true, index)
      }
      inner.kind = .cell
      inner.level = 0
    case .ul, .ol, .dl, .menu, .dir: inner.listDepth += 1
    case .li, .dd, .dt:
      inner.kind = .listItem
      inner.level = max(1, inner.listDepth)
    case .blockquote:
      inner.kind = .quotation
      inner.level = 0
    case .td, .th:
      inner.kind = .cell
      inner.level = 0
    case .figcaption, .caption:
      inner.kind = .caption
      inner.level = 0
    case .a where FigureTile.isTile(index, in: tree, behind: lastTile):
      lastTile = index
      inner.isTile = true
      if !inner.isBlock {
        close()
        (inner.isBlock, inner.node) = (true, index)
      }
    case .a: inner.isLink = tree.value(.href, of: index) != nil
    case .b, .strong: inner.isBold = true
    case .code, .pre, .samp, .kbd: inner.isCode = true
    // What an author struck out is not said any more.
    case .del, .s, .strike: inner.isSilent = true
    default: break
    }
    if twins.isSpoken(index) { found.named.remove(.hidden) }
    if found.all.contains(.disclosure) { inner.isDisclosure = true }
    // What a click shows is there to be read, though the page hides it at first.
    if inner.isDisclosure
      || found.all.contains(.hidden) && state.isInMain && controlled.holds(index, of: tree)
    {
      found.own.remove(.hidden)
      found.named.remove(.hidden)
    }
    let classes = found.all
    // `aria-hidden` keeps a word from being read aloud; within a line it is seen all the same.
    if classes.contains(.hidden), !inner.isBlock, !twins.isSpoken(index) { inner.isSilent = true }
    if found.isStruck || twins.isSilent(index) { inner.isSilent = true }
    if !classes.isDisjoint(with: [.main, .article, .body]) { inner.isInMain = true }
    // A caption has a few elements; a `caption` that holds an article is not one.
    if classes.contains(.caption), inner.isBlock,
      inner.kind == .paragraph || inner.kind == .listItem, Int(node.end) - index <= 16
    {
      inner.kind = .caption
    }
    if !classes.isEmpty {
      page.classified.append((index, classes))
      if !classes.isDisjoint(with: .boilerplate) || !classes.topics.isEmpty
        || classes.contains(.header),
        inner.isBlock || classes.contains(.hidden) || node.tag == .span || node.tag == .other
      {
        page.regions.append(
          Region(node: index, found: found, parent: state.region, isInMain: state.isInMain))
        inner.region = page.regions.count - 1
      }
    }
    stack.append(state)
    state = inner
    if found.mayCountUp, !state.isSilent, let number = CountUp.text(of: index, in: tree) {
      append(number[...], line: Int(node.line))
      state.isSilent = true
    }
  }

  /// Takes over what is said of a picture that states figures, a chart: nothing else of the page may say it.
  private mutating func describe(_ picture: Int) {
    guard state.isInMain, !state.isSilent, let text = tree.value(.alt, of: picture),
      (20...1_000).contains(text.count), text.contains(where: isDigit), Self.namesChart(text)
    else { return }
    let around = state
    close()
    (state.kind, state.level) = (.paragraph, 0)
    firstLine = Int(tree.nodes[picture].line)
    fold.append(text)
    close()
    state = around
  }

  /// Whether a text begins by saying that a picture is a chart: `Line chart of referrals: 214 in March`.
  private static func namesChart(_ text: ArraySlice<UInt8>) -> Bool {
    text.prefix(80).split { !isLetter($0) }.prefix(4).contains { word in
      let word = String(decoding: word.map(lower), as: UTF8.self)
      return ["chart", "graph", "infographic", "plot"].contains(word)
    }
  }

  private mutating func lineBreak() {
    breaks += 1
    if breaks > 1 || state.kind == .cell && cells.linedCells.contains(state.node) {
      return close()
    }
    lines.add(end: fold.bytes.count, linked: linked, bold: bold)
    fold.space()
  }

  private mutating func append(_ index: Int) {
    if state.isSilent { return }
    let node = tree.nodes[index]
    let isRaised = tree.nodes[Int(node.parent)].tag == .sup
    append(
      (isRaised ? superscript(index) : nil) ?? tree.text(of: index), line: Int(node.line))
  }

  private mutating func append(_ text: ArraySlice<UInt8>, line: Int) {
    if state.isTile, text.count > 2, let first = text.first, let last = fold.bytes.last,
      isDigit(last) && isLetter(first) || isLetter(last) && isDigit(first)
    {
      fold.space()
    }
    let before = fold.bytes.count
    if isSeam, InlineSeam.parts(fold.bytes[start...], text) {
      lines.addSeam(end: before, linked: linked, bold: bold)
      fold.space()
    }
    isSeam = false
    fold.append(text)
    let added = fold.bytes.count - before
    guard added > 0 else { return }
    if before == start { firstLine = line }
    breaks = 0
    if state.isLink { linked += added }
    if state.isBold { bold += added }
  }

  /// The digits of a text in `sup` that is an exponent, as signs of their own, so that 10<sup>6</sup> is not 106.
  private func superscript(_ index: Int) -> ArraySlice<UInt8>? {
    let text = tree.text(of: index)
    guard !text.isEmpty, text.count <= 3, text.allSatisfy(isDigit), fold.bytes.count > start else {
      return nil
    }
    let signs: [UInt32] = [
      0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079,
    ]
    var result: [UInt8] = []
    for digit in text { appendUTF8(signs[Int(digit - 0x30)], to: &result) }
    return result[...]
  }

  private mutating func close() {
    let end = fold.bytes.count
    if end > start {
      lines.add(end: end, linked: linked, bold: bold)
      let isParted = state.kind != .heading && state.kind != .cell
      if let whole = lines.whole(from: start, isParted: isParted) {
        add(whole)
      } else {
        for line in lines.parts(of: fold.bytes, from: start, isParted: isParted) { add(line) }
      }
    }
    start = fold.begin()
    lines.removeAll()
    linked = 0
    bold = 0
    breaks = 0
    isSeam = false
    closed = nil
  }

  private mutating func add(_ line: BrokenLines.Line) {
    let count = line.range.count
    var run = TextRun(
      range: line.range, linked: min(line.linked, count), bold: min(line.bold, count),
      node: state.node, line: firstLine, kind: state.kind, level: state.level,
      region: state.region)
    measure(&run)
    if let region = run.region {
      page.regions[region].prose += run.prose
      page.regions[region].linked += run.linked
      page.regions[region].count += run.count
    }
    page.runs.append(run)
  }

  /// Whether a text is a sentence, not a label: a sentence has an end, or is long.
  private func measure(_ run: inout TextRun) {
    var hasEnd = false
    var hasComma = false
    fold.bytes.withUnsafeBufferPointer { bytes in
      // From the last byte on: most sentences end there.
      var place = run.range.upperBound
      while place > run.range.lowerBound, !hasEnd {
        place -= 1
        switch bytes[place] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"):
          let next = place + 1
          hasEnd = next >= run.range.upperBound || !isLetter(bytes[next]) && !isDigit(bytes[next])
        case UInt8(ascii: ","): hasComma = true
        case 0xE3 where place + 2 < bytes.count && bytes[place + 1] == 0x80:
          if bytes[place + 2] == 0x82 { hasEnd = true }
          if bytes[place + 2] == 0x81 { hasComma = true }
        default: break
        }
      }
    }
    run.hasSentence = hasEnd
    guard run.kind != .heading, run.linked * 2 < run.count else { return }
    if run.count >= 100 || run.count >= 45 && (hasEnd || hasComma)
      || hasEnd && StatedNumber.isSentence(fold.bytes[run.range])
    {
      run.prose = run.count - run.linked
    }
  }
}
