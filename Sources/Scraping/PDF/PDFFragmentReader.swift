/// Reads the fragments out of what `pdftohtml` writes.
///
/// Source: poppler's `pdftohtml`: `-xml` (`pdf2xml.dtd`), `-c` and `-s` (one positioned `p` a group
/// of lines, classes `ft00` for the type), and its plain HTML (lines that end in `br`).
enum PDFFragmentReader {
  enum Format {
    case xml, positioned, plain
  }

  /// The format, where the document is one of `pdftohtml`; nil for every other document.
  static func format(of bytes: [UInt8]) -> Format? {
    let head = bytes.prefix(20_000)
    return head.withUnsafeBufferPointer { head in
      if occurs("<pdf2xml", in: UnsafeBufferPointer(rebasing: head.prefix(2_000))) { return .xml }
      let isOurs =
        occurs("content=\"pdftohtml", in: head) || occurs("id=\"page1-div\"", in: head)
        // The pages within frames name no generator, but have its style sheet.
        || (occurs(".xflip {", in: head) && occurs(".xyflip {", in: head))
      guard isOurs else { return nil }
      return occurs("position:absolute", in: head) && occurs("white-space:nowrap", in: head)
        ? .positioned : .plain
    }
  }

  static func pages(_ format: Format, _ tree: MarkupTree, markup: [UInt8]) -> PDFPages {
    switch format {
    case .xml: xml(tree)
    case .positioned: positioned(tree, FontSizes(markup))
    case .plain: plain(tree)
    }
  }

  // MARK: pdftohtml -xml

  private static func xml(_ tree: MarkupTree) -> PDFPages {
    var pages = PDFPages()
    var sizes: [String: Int] = [:]
    var next = 0
    for (index, node) in tree.nodes.enumerated() where index >= next {
      switch node.tag {
      case .page: pages.heights.append(number(.height, index, tree) ?? 1_262)
      case .fontspec:
        if let id = tree.string(.id, of: index) { sizes[id] = number(.size, index, tree) }
      case .other where tree.value(.top, of: index) != nil && tree.value(.left, of: index) != nil:
        guard !pages.heights.isEmpty else { continue }
        next = Int(node.end)
        let text = tree.content(of: index)
        pages.fragments.append(
          PDFFragment(
            page: pages.heights.count - 1, top: number(.top, index, tree) ?? 0,
            left: number(.left, index, tree) ?? 0, width: number(.width, index, tree) ?? 0,
            height: number(.height, index, tree) ?? 0,
            size: tree.string(.font, of: index).flatMap { sizes[$0] } ?? 0,
            isBold: isBold(index, tree), text: text, line: Int(node.line)))
      default: break
      }
    }
    return pages
  }

  private static func number(_ name: AttributeName, _ index: Int, _ tree: MarkupTree) -> Int? {
    tree.value(name, of: index).flatMap { integer($0) }
  }

  /// The whole part of a number, cut to what a page can have: `12.5` is 12.
  private static func integer(_ text: ArraySlice<UInt8>) -> Int? {
    var value = 0
    var isNegative = false
    var digits = 0
    for byte in text {
      if byte == 0x2D, digits == 0 {
        isNegative = true
      } else if isDigit(byte) {
        value = min(value * 10 + Int(byte - 0x30), 1_000_000)
        digits += 1
      } else {
        break
      }
    }
    return digits == 0 ? nil : isNegative ? -value : value
  }

  /// Whether all the words below the node are bold.
  private static func isBold(_ node: Int, _ tree: MarkupTree) -> Bool {
    var (bold, all) = (0, 0)
    for index in tree.descendants(of: node) where tree.nodes[index].tag == .text {
      let count = tree.text(of: index).count { !isSpace($0) }
      all += count
      var parent = Int(tree.nodes[index].parent)
      while parent > node {
        if tree.nodes[parent].tag == .b {
          bold += count
          break
        }
        parent = Int(tree.nodes[parent].parent)
      }
    }
    return all > 0 && bold == all
  }

  // MARK: pdftohtml -c, -s

  /// An element of text: lines below each other. The class that it has is that of one of them.
  private struct Element {
    let page: Int
    let top: Int
    let left: Int
    let size: Int
    let lineHeight: Int
    let lines: [Line]

    /// How many lines high it is, blank ones among them.
    let count: Int

    var height: Int { size * 6 / 5 }

    /// The distance of its lines, in all, and the size of their type, as far as `next`, which goes on
    /// where this one ends, tells.
    func measure(before next: Element?) -> (distance: Int, size: Int) {
      guard let next, next.page == page, isContinued(at: next) else {
        // Lines further apart than this are no one element.
        return (count * min(lineHeight, height * 13 / 10), size)
      }
      let distance = next.top - top
      // The type of a blank line may be any.
      if let first = lines.first, first.place > 0 { return (distance, min(size, next.size)) }
      if count == 1 || lines.count < count { return (distance, size) }
      // A line is a fifth higher than its type.
      return (distance, min(size, (distance * 5 + count * 6 - 1) / (count * 6)))
    }

    private func isContinued(at next: Element) -> Bool {
      let distance = next.top - top
      if distance >= count * lineHeight {
        // Lines of text below a heading or a blank line stand further apart than among themselves.
        let isMixed = lines.count < count || lines.contains { $0.isBold != lines[0].isBold }
        return distance <= (isMixed ? count * lineHeight * 4 / 3 : count * (lineHeight + 1) + 1)
      }
      // Not one that stands beside the last line.
      return distance > (count - 1) * lineHeight + lineHeight / 2
        && abs(next.left - left) <= 3 * height
    }
  }

  private static func positioned(_ tree: MarkupTree, _ sizes: FontSizes) -> PDFPages {
    var pages = PDFPages()
    var elements: [Element] = []
    var next = 0
    for (index, node) in tree.nodes.enumerated() where index >= next {
      guard let style = tree.value(.style, of: index) else { continue }
      if node.tag == .div, tree.string(.id, of: index)?.hasSuffix("-div") == true {
        pages.heights.append(length("height:", in: style) ?? 1_262)
      } else if node.tag == .p, let top = length("top:", in: style),
        let left = length("left:", in: style)
      {
        if pages.heights.isEmpty { pages.heights.append(1_262) }
        next = Int(node.end)
        let font = sizes[tree.string(.class, of: index) ?? ""]
        let (lines, count) = lines(of: index, tree)
        elements.append(
          Element(
            page: pages.heights.count - 1, top: top, left: left, size: font.size,
            // A distance that would set lines into each other is none.
            lineHeight: font.lineHeight < font.size ? font.size * 6 / 5 : font.lineHeight,
            lines: lines, count: count))
      }
    }
    for (place, element) in elements.enumerated() where !element.lines.isEmpty {
      let next = place + 1 < elements.count ? elements[place + 1] : nil
      let (distance, size) = element.measure(before: next)
      pages.fragments += element.lines.map { line in
        PDFFragment(
          page: element.page, top: element.top + line.place * distance / element.count,
          left: element.left, width: TypeWidths.width(of: line.text, size: size),
          height: size * 6 / 5, size: size, isBold: line.isBold, text: line.text,
          line: line.number, beginsBold: line.beginsBold, isWidthEstimated: true)
      }
    }
    return pages
  }

  private static func length(_ name: String, in style: ArraySlice<UInt8>) -> Int? {
    let key = Array(name.utf8)
    for place in style.indices where style[place...].starts(with: key) {
      if place > style.startIndex, isLetter(style[place - 1]) || style[place - 1] == 0x2D {
        continue
      }
      return integer(style[(place + key.count)...].drop(while: isSpace))
    }
    return nil
  }

  /// A line of an element, and how many lines of it are above; blank ones are counted and not given.
  private struct Line {
    var text: [UInt8]
    var isBold: Bool
    var beginsBold: Bool
    var number: Int
    var place: Int
  }

  /// The lines of an element, parted by `br`, and their count with the blank ones.
  private static func lines(of node: Int, _ tree: MarkupTree) -> (lines: [Line], count: Int) {
    var lines: [Line] = []
    var text: [UInt8] = []
    var (bold, all, number, place) = (0, 0, 0, 0)
    var beginsBold = false
    func isInBold(_ index: Int) -> Bool {
      var parent = Int(tree.nodes[index].parent)
      while parent >= node, parent > 0 {
        if tree.nodes[parent].tag == .b { return true }
        parent = Int(tree.nodes[parent].parent)
      }
      return false
    }
    func close() {
      if all > 0 {
        lines.append(
          Line(
            text: text, isBold: bold == all, beginsBold: beginsBold, number: number, place: place))
      }
      text = []
      (bold, all, place) = (0, 0, place + 1)
    }
    for index in tree.descendants(of: node) {
      if tree.nodes[index].tag == .br || tree.nodes[index].tag == .hr { close() }
      guard tree.nodes[index].tag == .text else { continue }
      let piece = tree.text(of: index)
      let words = piece.count { !isSpace($0) && $0 != 0xC2 && $0 != 0xA0 }
      guard words > 0 || !text.isEmpty else { continue }
      if text.isEmpty {
        number = Int(tree.nodes[index].line)
        beginsBold = isInBold(index)
      }
      text += piece
      all += words
      if words > 0, isInBold(index) { bold += words }
    }
    close()
    return (lines, place)
  }

  // MARK: Plain HTML

  private static func plain(_ tree: MarkupTree) -> PDFPages {
    var pages = PDFPages()
    pages.isPlain = true
    guard let body = tree.nodes.firstIndex(where: { $0.tag == .body }) else { return pages }
    // The anchors `<a name=1>` begin the pages; lines know their line of the document, and so do they.
    var starts: [Int] = []
    for index in tree.descendants(of: body) where tree.nodes[index].tag == .a {
      if let name = tree.value(.name, of: index), name.allSatisfy(isDigit), !name.isEmpty {
        starts.append(Int(tree.nodes[index].line))
      }
    }
    var page = 0
    pages.heights = Array(repeating: Int.max / 4, count: max(1, starts.count))
    for line in lines(of: body, tree).lines {
      while page + 1 < starts.count, starts[page + 1] <= line.number {
        page += 1
      }
      pages.fragments.append(
        PDFFragment(
          page: page, top: 20 * line.place, left: 0, width: line.text.count * 9, height: 20,
          size: 15, isBold: line.isBold, text: line.text, line: line.number, endsLine: true,
          beginsBold: line.beginsBold))
    }
    return pages
  }
}

/// The sizes of type that the style sheets of `pdftohtml` give the classes `ft00`, `ft01` ….
struct FontSizes: Sendable {
  private var sizes: [String: (size: Int, lineHeight: Int)] = [:]
  private var usual = (size: 15, lineHeight: 18)

  init(_ markup: [UInt8]) {
    let key = Array(".ft".utf8)
    var place = 0
    while place + 3 < markup.count {
      guard markup[place] == 0x2E, markup[place...].starts(with: key) else {
        place += 1
        continue
      }
      var end = place + 3
      while end < markup.count, isDigit(markup[end]) { end += 1 }
      let name = String(decoding: markup[(place + 1)..<end], as: UTF8.self)
      let rule = markup[end...].prefix(200).prefix { $0 != 0x7D }
      if rule.first == 0x7B, let size = Self.pixels("font-size:", in: rule) {
        sizes[name] = (size, Self.pixels("line-height:", in: rule) ?? size * 6 / 5)
      }
      place = end
    }
    var counts: [Int: Int] = [:]
    for (size, _) in sizes.values { counts[size, default: 0] += 1 }
    if let size = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key {
      usual = (size, size * 6 / 5)
    }
  }

  /// Converters are found that use classes which their style sheets lack; those have the size that
  /// most of the others have.
  subscript(name: String) -> (size: Int, lineHeight: Int) { sizes[name] ?? usual }

  private static func pixels(_ name: String, in rule: ArraySlice<UInt8>) -> Int? {
    let key = Array(name.utf8)
    for place in rule.indices where rule[place...].starts(with: key) {
      let digits = rule[(place + key.count)...].prefix(4).prefix(while: isDigit)
      return Int(String(decoding: digits, as: UTF8.self))
    }
    return nil
  }
}
