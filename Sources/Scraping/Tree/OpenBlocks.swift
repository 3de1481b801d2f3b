/// The blocks that are open at a place of a page.
struct OpenBlocks {
  private var open: [(tag: Tag, place: Int)] = []
  private var counts: [Tag: Int] = [:]

  /// So many elements an item of a list is looked for in.
  private static let highest = 64

  /// Those that HTML lets nobody leave open, outermost first.
  var unclosed: [(tag: Tag, place: Int)] { open.filter { $0.tag.mustBeClosed } }

  mutating func add(_ tag: Tag, at place: Int) {
    open.append((tag, place))
    counts[tag, default: 0] += 1
  }

  private mutating func removeLast() {
    guard let last = open.popLast() else { return }
    counts[last.tag, default: 0] -= 1
  }

  /// Closes the innermost open block of that tag, with those that stand in it.
  ///
  /// - Returns: How many `div` were closed with it; nil where the end tag closes nothing: none is open, or
  ///   it is open around the table that the page is in.
  mutating func close(_ tag: Tag) -> Int? {
    guard counts[tag, default: 0] > 0 else { return nil }
    if tag != .table {
      for block in open.reversed() where block.tag == tag || block.tag == .table {
        if block.tag == .table { return nil }
        break
      }
    }
    var inner = 0
    while let last = open.last {
      removeLast()
      if last.tag == tag { return inner }
      if last.tag == .div { inner += 1 }
    }
    return nil
  }

  /// Takes the innermost form out, and leaves what is open in it: a form ends where its tag stands.
  mutating func closeForm() {
    guard counts[.form, default: 0] > 0,
      let place = open.lastIndex(where: { $0.tag == .form })
    else { return }
    open.remove(at: place)
    counts[.form, default: 0] -= 1
  }

  func has(_ tag: Tag) -> Bool { counts[tag, default: 0] > 0 }

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
        return close(number + 1)
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
    guard has(.table), let table = open.lastIndex(where: { $0.tag == .table }) else { return [] }
    return close(open.count - 1 - table)
  }

  private mutating func close(_ count: Int) -> [Tag] {
    let closed = open.suffix(count).reversed().map(\.tag)
    for _ in 0..<count { removeLast() }
    return closed
  }
}
