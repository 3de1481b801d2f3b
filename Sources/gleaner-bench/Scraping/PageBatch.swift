/// Some of the pages, one behind the other: what everybody reads before the next reader's turn.
struct PageBatch: Hashable, CustomStringConvertible {
  let pages: Range<Int>

  var description: String { "pages \(pages.lowerBound + 1) to \(pages.upperBound)" }

  /// `count` pages in batches that differ by one page at most.
  static func all(_ count: Int, batches: Int) -> [PageBatch] {
    (0..<batches).map { number in
      PageBatch(pages: count * number / batches..<count * (number + 1) / batches)
    }
    .filter { !$0.pages.isEmpty }
  }
}
