/// The blocks that are open at a place of a page.
struct OpenBlocks {
  private var open: [(tag: Tag, place: Int)] = []

  /// Where the open ones of each tag stand among all, the innermost last.
  private var levels: [[Int]] = Array(repeating: [], count: Tag.allCases.count)

  /// So many elements an item of a list is looked for in.
  private static let highest = 64

  /// Those that HTML lets nobody leave open, outermost first.
  var unclosed: [(tag: Tag, place: Int)] { open.filter { $0.tag.mustBeClosed } }

  mutating func add(_ tag: Tag, at place: Int) {
    levels[tag.number].append(open.count)
    open.append((tag, place))
  }

  func has(_ tag: Tag) -> Bool { innermost(tag) != nil }

  private func innermost(_ tag: Tag) -> Int? { levels[tag.number].last }

  private mutating func close(from level: Int) -> [Tag] {
    var closed: [Tag] = []
    while open.count > level, let last = open.popLast() {
      if last.tag != .root {
        levels[last.tag.number].removeLast()
        closed.append(last.tag)
      }
    }
    return closed
  }

  /// Closes the innermost open block of that tag, with those that stand in it.
  ///
  /// - Returns: How many `div` were closed with it; nil where the end tag closes nothing: none is open, or
  ///   it is open around the table that the page is in.
  mutating func close(_ tag: Tag) -> Int? {
    guard let level = innermost(tag), tag == .table || level > innermost(.table) ?? -1 else {
      return nil
    }
    var divisions = 0
    while open.count > level + 1, let last = open.popLast() {
      if last.tag != .root { levels[last.tag.number].removeLast() }
      if last.tag == .div { divisions += 1 }
    }
    open.removeLast()
    levels[tag.number].removeLast()
    return divisions
  }

  /// Takes the innermost form out, and leaves what is open in it: a form ends where its tag stands.
  mutating func closeForm() {
    guard let level = levels[Tag.form.number].popLast() else { return }
    open[level].tag = .root
  }

  /// Closes the item that the next item of its list follows, though `div` are open in it.
  ///
  /// Source: WHATWG HTML, "in body", a start tag `li`, `dd` or `dt`.
  ///
  /// - Returns: What was closed, innermost first.
  mutating func closeItem(before tag: Tag) -> [Tag] {
    for (number, block) in open.reversed().prefix(Self.highest).enumerated() {
      switch block.tag {
      case .div, .address: break
      case .li where tag == .li, .dd where tag != .li, .dt where tag != .li:
        return close(from: open.count - 1 - number)
      default: return []
      }
    }
    return []
  }

  /// Closes what is open in a cell where the next cell or row begins.
  ///
  /// Source: WHATWG HTML, "in cell", a start tag `td`, `th` or `tr`.
  ///
  /// - Returns: What was closed, innermost first.
  mutating func closeCell() -> [Tag] {
    innermost(.table).map { close(from: $0 + 1) } ?? []
  }
}
