import Testing

@testable import Workbook

@Suite struct PartScanTests {
  private static let head = "<?xml version=\"1.0\"?>\n<worksheet a=\"/\"><cols/><sheetData>"
  private static let rows = "<row><c><t>1 &lt; 2</t></c></row>"
  private static let tail =
    "</sheetData><hyperlinks><hyperlink r=\"1\"/><hyperlink r=\"2\"/></hyperlinks></worksheet>"

  private func isWhole(
    _ text: String, links: Int? = 2, rows: Int = Self.rows.utf8.count, step: Int = 7
  ) -> Bool {
    var scan = PartScan(rowBytes: rows, links: links)
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: step) {
      bytes[start..<min(bytes.count, start + step)].withUnsafeBufferPointer { scan.read($0) }
    }
    return scan.isWhole
  }

  @Test(arguments: 1...9)
  func takesAWholeSheet(step: Int) {
    #expect(isWhole(Self.head + Self.rows + Self.tail, step: step))
  }

  @Test func takesOtherParts() {
    #expect(isWhole("<?xml?>\n<a><b/>c</a>", links: nil, rows: 0))
    #expect(isWhole("<?xml?>\n<worksheet><sheetData/></worksheet>", links: 0, rows: 0))
  }

  /// Bytes that a full disk had no room for: some of the rows, or the end.
  @Test func missesBytes() {
    let whole = Array((Self.head + Self.rows + Self.tail).utf8)
    let rows = Self.head.utf8.count..<(Self.head.utf8.count + Self.rows.utf8.count)
    for start in 0..<whole.count {
      for end in (start + 1)...whole.count
      where (start..<end).overlaps(rows) || end == whole.count {
        let rest = String(decoding: whole[..<start] + whole[end...], as: UTF8.self)
        #expect(!isWhole(rest), "\(rest)")
      }
    }
  }

  @Test(arguments: [
    ("", 0), ("<?xml?>\n", 0), ("<a>", 0), ("<a></a></a>", 0), ("<a/><b/>", 0), ("<a><b</a>", 0),
    ("<a>></a>", 0),
    ("<a><hyperlink r=\"1\"/></a>", 2),
  ])
  func refuses(_ text: String, links: Int) {
    #expect(!isWhole(text, links: links, rows: 0))
  }
}
