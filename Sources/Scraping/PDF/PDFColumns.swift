/// Which fragments begin a cell of a table although they stand close to the cell on their left: those
/// that stand below each other, at one left or right edge, in three rows or more, each behind a gap.
///
/// The converter itself joins text of one type across gaps that are smaller than a line is high.
///
/// Source: poppler, HtmlOutputDev.cc, `HtmlPage::coalesce`.
struct PDFColumns {
  /// As many as there are fragments.
  private(set) var beginsCell: [Bool]

  private struct Start {
    let index: Int
    let fragment: PDFFragment
    /// The one above it, by its place among the starts, and how many stand in the column so far.
    var above: Int?
    var rows = 1
  }

  /// How many fragments are looked back at for the row above.
  private static let reach = 24

  init(_ fragments: [PDFFragment]) {
    beginsCell = Array(repeating: false, count: fragments.count)
    var starts: [Start] = []
    for (index, fragment) in fragments.enumerated().dropFirst() {
      guard Self.standsApart(fragment, from: fragments[index - 1]) else { continue }
      var start = Start(index: index, fragment: fragment)
      for above in starts.indices.suffix(Self.reach).reversed()
      where Self.isColumn(starts[above], fragment) {
        start.above = above
        start.rows = starts[above].rows + 1
        break
      }
      starts.append(start)
      guard start.rows >= 3 else { continue }
      var place: Int? = starts.count - 1
      while let at = place, !beginsCell[starts[at].index] {
        beginsCell[starts[at].index] = true
        place = starts[at].above
      }
    }
  }

  private static func standsApart(_ fragment: PDFFragment, from left: PDFFragment) -> Bool {
    guard fragment.page == left.page, !fragment.isWidthEstimated else { return false }
    let height = max(1, min(fragment.height, left.height))
    let shared = min(fragment.bottom, left.bottom) - max(fragment.top, left.top)
    return shared * 2 >= height && fragment.left - left.right >= height
  }

  /// Whether the fragment stands in the next row of the column; a table may go on over the page.
  private static func isColumn(_ above: Start, _ fragment: PDFFragment) -> Bool {
    let other = above.fragment
    guard abs(other.left - fragment.left) <= 2 || abs(other.right - fragment.right) <= 2 else {
      return false
    }
    if other.page + 1 == fragment.page { return above.rows >= 3 }
    let distance = fragment.top - other.top
    return other.page == fragment.page && distance > fragment.height / 2
      && distance <= 4 * max(fragment.height, other.height)
  }
}
