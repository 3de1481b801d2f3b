/// Finds the tables of numbers on the pages of a PDF: rows of numbers that stand below each other beside
/// labels, and the headers above them.
///
/// A page is read in the flows that its producer wrote: what stands beside a table and was written apart
/// from it, text or another table, belongs to another.
struct PDFTableFinder {
  private(set) var tables: [PDFTable] = []

  /// Numbers along the axes of charts, by fragment.
  private(set) var axes: Set<Int> = []

  /// The place of the table that ends the page before, with nothing below it.
  private var last: Int?

  /// - Parameter isRunning: Whether each of the fragments belongs to the running head or foot of its page.
  init(_ fragments: [PDFFragment], isRunning: [Bool]) {
    let cells = PDFCell.cells(of: fragments)
    var start = 0
    while start < cells.count {
      var end = start + 1
      while end < cells.count, cells[end].page == cells[start].page { end += 1 }
      let page = Array(cells[start..<end])
      if page.contains(where: { $0.kind == .number }) {
        read(page) { isRunning[$0.fragments.lowerBound] }
      } else {
        last = nil
      }
      start = end
    }
  }

  private mutating func read(_ all: [PDFCell], isRunning: (PDFCell) -> Bool) {
    let axis = PDFAxes(PDFRow.rows(of: all, isRunning: isRunning))
    axes.formUnion(axis.fragments)
    let cells = PDFJoinedCells.parted(
      all.filter { !axis.fragments.contains($0.fragments.lowerBound) })
    let first = tables.count
    var charts: [PDFTable] = []
    for flow in PDFFlows(cells).flows {
      let rows = PDFRow.rows(of: flow, isRunning: isRunning)
      let own = tables.count
      find(rows, depth: 0)
      let taken = Set(tables[own...].flatMap(\.fragments))
      let rest = flow.filter { !taken.contains($0.fragments.lowerBound) && !isRunning($0) }
      charts += PDFCharts(PDFRow.rows(of: rest, isRunning: isRunning)).tables
    }
    tables += charts
    let bottom = all.filter { !isRunning($0) }.reduce(0) { max($0, $1.bottom) }
    last = tables.indices[first...].last { tables[$0].bottom >= bottom }
  }

  // MARK: Rows

  private mutating func find(_ rows: [PDFRow], depth: Int) {
    var at = 0
    var free = 0
    while at < rows.count {
      guard rows[at].isData, !Self.isLineOfHeader(rows, at) else {
        at += 1
        continue
      }
      let head = Self.head(rows, above: at, from: free)
      let body = PDFTableBody(rows, from: at, below: rows[head].last)
      let top = Self.boldHead(rows, at, body.end, head)
      let below = rows[top.upperBound..<body.end].filter { !$0.isRunning }
      guard let builder = PDFTableBuilder(head: Array(rows[top]), body: below) else {
        at = max(at + 1, body.end)
        continue
      }
      if depth < 4, let edge = builder.secondTable {
        // With what stands above them.
        let part = rows[max(free, top.lowerBound - 4)..<body.end]
        find(part.compactMap { $0.part { $0.left < edge } }, depth: depth + 1)
        find(part.compactMap { $0.part { $0.left >= edge } }, depth: depth + 1)
      } else {
        add(builder, rows, top: top.lowerBound, from: free)
      }
      at = max(at + 1, body.end)
      free = at
    }
  }

  private mutating func add(_ builder: PDFTableBuilder, _ rows: [PDFRow], top: Int, from free: Int)
  {
    let caption = Self.caption(rows, above: top, from: free)
    let last = last
    self.last = nil
    if let last, isRest(builder, of: tables[last], rows[free..<top]) {
      tables.append(builder.table(caption: "", continuing: tables[last]))
      if let row = rows[free..<top].first(where: { !$0.isRunning }) {
        tables[last].goOn(with: row)
      }
      return
    }
    guard builder.isTable, !builder.isContents(title: caption) else { return }
    tables.append(
      builder.table(caption: String(decoding: caption, as: UTF8.self), continuing: nil))
  }

  /// Whether a table at the head of a page goes on with the one that ends the page before: its columns
  /// stand where those do, and it has their headers or none.
  private func isRest(
    _ builder: PDFTableBuilder, of last: PDFTable, _ above: ArraySlice<PDFRow>
  ) -> Bool {
    let headers = builder.headers
    guard above.count(where: { !$0.isRunning }) <= 1, builder.page == last.page + 1 else {
      return false
    }
    let reach = last.columns
    let places = builder.columns.map { PDFRanges.best(reach, for: $0) }
    guard places.allSatisfy({ $0 != nil }), Set(places).count == places.count else { return false }
    if headers.texts.allSatisfy(\.isEmpty) { return headers.rows.isEmpty }
    return zip(headers.texts, places).allSatisfy { text, place in
      place.map { last.headers.indices.contains($0) && last.headers[$0] == text } ?? false
    }
  }

  // MARK: Headers and captions

  /// The rows of headers above a row of data: those that stand close, and hold no number. Labels of groups
  /// may stand between.
  private static func head(_ rows: [PDFRow], above at: Int, from free: Int) -> Range<Int> {
    var base = at
    while base > free, at - base < 3, isGroup(rows[base - 1], above: rows[at]),
      rows[base].top - rows[base - 1].bottom <= rows[at].height * 2
    {
      base -= 1
    }
    if base < at {
      let head = headers(rows, above: base, data: rows[at], from: free)
      if rows[head].last?.cells.count ?? 0 > 1 { return head }
    }
    return headers(rows, above: at, data: rows[at], from: free)
  }

  /// Whether a row is a label that may head the rows below it.
  private static func isGroup(_ row: PDFRow, above data: PDFRow) -> Bool {
    guard row.cells.count == 1, let cell = row.cells.first, !row.isRunning else { return false }
    return cell.kind == .words && cell.left <= data.cells[0].left + cell.height
      && cell.text.count <= 100 && cell.height * 4 <= data.height * 5
  }

  private static func headers(
    _ rows: [PDFRow], above at: Int, data: PDFRow, from free: Int
  ) -> Range<Int> {
    var start = at
    let edge = data.cells.dropFirst().first(where: \.isValue)?.left ?? 0
    while start > free, at - start < 8 {
      let row = rows[start - 1]
      let gap = rows[start].top - row.bottom
      let height = min(rows[start].height, row.height)
      let mayCount = start < at && isLineOfHeader(rows, start - 1)
      guard gap <= height * (start == at ? 2 : 1),
        isHeader(row, data: data, edge: edge, mayCount: mayCount)
      else { break }
      if row.isRunning, row.cells.count < 2 || gap > height { break }
      if row.cells.count == 1, row.cells[0].right <= edge {
        guard start < at else { break }
        let below = rows[start].cells[0]
        let above = start - 1 > free ? rows[start - 2] : nil
        let isFirstLine =
          below.left < edge && gap * 3 <= height && row.isBold == below.isBold
          && abs(row.cells[0].left - below.left) <= 2
        // Beside the rows of headers above it and below it.
        let isBeside =
          above.map {
            $0.cells.contains { $0.right > edge } && isHeader($0, data: data, edge: edge)
              && rows[start].top - $0.bottom <= height
          } ?? false
        guard isFirstLine || isBeside else { break }
      }
      start -= 1
    }
    // What opens the headers heads columns.
    while start + 1 < at, !rows[start].cells.contains(where: { $0.right > edge }) { start += 1 }
    return start..<at
  }

  /// Whether a row with a number is the first line of headers that go on below it: `Rate per`, `10,000`,
  /// `children`. Nothing stands above the labels, and the next row has no numbers.
  private static func isLineOfHeader(_ rows: [PDFRow], _ at: Int) -> Bool {
    guard at + 1 < rows.count, !rows[at + 1].isData, rows[at + 1].cells.count > 1 else {
      return false
    }
    let (row, next) = (rows[at], rows[at + 1])
    return (next.top - row.bottom) * 3 <= row.height && row.isBold == next.isBold
      && row.cells[0].left >= next.cells[0].right
  }

  private static func isHeader(
    _ row: PDFRow, data: PDFRow, edge: Int, mayCount: Bool = false
  ) -> Bool {
    guard !row.cells.contains(where: { $0.kind == .number && !mayCount || $0.text.count > 80 }),
      row.height * 3 <= data.height * 4
    else { return false }
    if row.cells.count > 1 {
      return !row.cells.contains { $0.text.count > 30 && PDFText.endsSentence($0.text) }
    }
    let only = row.cells[0]
    if only.right <= edge || only.left >= edge - only.height { return true }
    // One that stands in the middle of the whole table is its title.
    let middle = only.left + only.right
    let right = data.cells[data.cells.count - 1].right
    return only.left >= edge - only.height * 4
      && abs(middle - edge - right) < abs(middle - data.cells[0].left - right)
  }

  /// A first row of numbers alone in bold is a header where no other stands above.
  private static func boldHead(
    _ rows: [PDFRow], _ at: Int, _ end: Int, _ head: Range<Int>
  ) -> Range<Int> {
    guard head.isEmpty, rows[at].isBold, at + 1 < end,
      rows[(at + 1)..<end].allSatisfy({ !$0.isBold })
    else { return head }
    return at..<at + 1
  }

  /// The title above a table: a line or two close above its first row that end no sentence, and that are bold,
  /// numbered, or begin or have their middle where those of the table are.
  private static func caption(_ rows: [PDFRow], above top: Int, from free: Int) -> [UInt8] {
    var text: [UInt8] = []
    var at = top
    var first: PDFCell?
    while at > free, top - at < 3 {
      let row = rows[at - 1]
      let height = row.height
      let gap = rows[at].top - row.bottom
      guard row.cells.count == 1, !row.isRunning, row.cells[0].text.contains(where: isLetter),
        gap <= (first == nil ? height * 5 / 2 : height * 2 / 5)
      else { break }
      let cell = row.cells[0]
      if let first {
        // The title of a larger type above is another.
        guard cell.isBold == first.isBold, abs(cell.height - first.height) <= 1 else { break }
      } else if PDFText.endsSentence(cell.text) || !isTitle(cell, of: rows[top...].prefix(3)) {
        return []
      }
      first = cell
      text = text.isEmpty ? cell.text : cell.text + [0x20] + text
      at -= 1
    }
    guard text.count <= 250, text.first.map({ !isLower($0) }) ?? false else { return [] }
    return text
  }

  private static func isTitle(_ cell: PDFCell, of rows: ArraySlice<PDFRow>) -> Bool {
    let second = cell.text.split(separator: 0x20, maxSplits: 2).dropFirst().first
    if cell.isBold || second?.first.map(isDigit) ?? false { return true }
    let left = rows.flatMap(\.cells).reduce(Int.max / 8) { min($0, $1.left) }
    let right = rows.flatMap(\.cells).reduce(0) { max($0, $1.right) }
    return abs(cell.left - left) <= 2 * cell.height
      || abs(cell.left + cell.right - left - right) <= 2 * cell.height
  }
}
