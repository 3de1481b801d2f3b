/// What heads the columns of a table, of headers that may be stacked: of each column the texts above it, from
/// top to bottom, those that span several columns among them.
struct PDFColumnHeaders {
  /// A header at its place: its first column, -1 above the labels of the rows.
  struct Header: Sendable {
    var columns: Range<Int>
    var text: [UInt8]
    let line: Int
    var place: Range<Int>
    var bottom: Int
    let height: Int
  }

  /// From top to bottom.
  private(set) var rows: [[Header]] = []
  private(set) var texts: [String] = []
  private(set) var corner = ""

  /// - Parameters:
  ///   - head: The rows of headers.
  ///   - columns: Where the columns are that do not name the rows.
  ///   - labels: Where the labels of the rows are, nil where there are none.
  init(_ head: [PDFRow], columns: [Range<Int>], labels: Range<Int>?) {
    var reach = columns
    var isHeaded = Array(repeating: false, count: columns.count)
    var below: [Header] = []
    var bottom: Set<Int> = []
    let isFirstHeaded = head.contains { row in
      row.cells.contains { cell in
        columns.first.map { PDFRanges.shared($0, cell.columns) > 0 } ?? false
      }
    }
    for row in head.reversed() {
      let (corners, cells) = Self.parted(row, columns, labels, isFirstHeaded: isFirstHeaded)
      let places = Self.columns(
        of: cells, reach, isHeaded: isHeaded, below: below, bottom: bottom)
      if below.isEmpty { bottom = Set(places.joined()) }
      var headers: [Header] = []
      for (cell, covered) in zip(cells, places) {
        headers.append(Self.header(cell, covered))
        for column in covered where columns.indices.contains(column) {
          isHeaded[column] = true
          if covered.count == 1 {
            reach[column] =
              min(reach[column].lowerBound, cell.left)..<max(reach[column].upperBound, cell.right)
          }
        }
      }
      headers.sort { $0.place.lowerBound < $1.place.lowerBound }
      below = headers
      rows.insert(corners.map { Self.header($0, -1..<0) } + headers, at: 0)
    }
    joinLines()
    texts = columns.indices.map { column in
      let parts = rows.joined().filter { $0.columns.contains(column) }
      return parts.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: " ")
    }
    let corners = rows.joined().filter { $0.columns.lowerBound < 0 }
    corner = corners.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: " ")
  }

  private static func header(_ cell: PDFCell, _ columns: Range<Int>) -> Header {
    Header(
      columns: columns, text: cell.text, line: cell.line, place: cell.columns, bottom: cell.bottom,
      height: cell.height)
  }

  /// The cells above the labels, and those above the columns.
  static func parted(
    _ row: PDFRow, _ columns: [Range<Int>], _ labels: Range<Int>?, isFirstHeaded: Bool = false
  ) -> (corners: [PDFCell], cells: [PDFCell]) {
    guard let labels, let first = columns.first else { return ([], row.cells) }
    var corners: [PDFCell] = []
    var cells: [PDFCell] = []
    for cell in row.cells {
      let isBeside = cell.right <= first.lowerBound + 2
      let isAbove = PDFRanges.shared(labels, cell.columns) > 0 || cell.right <= labels.lowerBound
      if isBeside && (isAbove || isFirstHeaded) {
        corners.append(cell)
      } else {
        cells.append(cell)
      }
    }
    return (corners, cells)
  }

  // MARK: Columns of headers

  /// The columns that each of the cells of a row heads.
  private static func columns(
    of cells: [PDFCell], _ reach: [Range<Int>], isHeaded: [Bool], below: [Header],
    bottom: Set<Int>
  ) -> [Range<Int>] {
    guard !cells.isEmpty else { return [] }
    var places = directly(cells, reach)
    if cells.count == reach.count {
      // Each heads one: they stand in the order of the columns, wherever the numbers stand.
      let agrees = places.enumerated().allSatisfy { $1.isEmpty || $1.contains($0) }
      return agrees ? cells.indices.map { $0..<$0 + 1 } : places
    }
    let isBottom = below.isEmpty
    if !isBottom, goesOn(cells, places, below) { return places }
    // A header beside a stack of others is that of its own column.
    let free = reach.indices.filter { column in
      isBottom || isHeaded[column]
        || !places.contains { $0.contains(column) && $0.allSatisfy { !isHeaded[$0] } }
    }
    let open = cells.indices.filter { index in
      isBottom || places[index].isEmpty || places[index].contains { isHeaded[$0] }
    }
    let covered = Set(places.joined())
    guard !open.isEmpty, open.count < free.count, covered.count < reach.count else {
      return settled(places, cells, reach)
    }
    // Runs of columns that follow each other, so that no header spans one that is not free.
    let wishes = free.map { bottom.contains($0) ? 1 : -1 }
    let texts = free.map { column in below.first { $0.columns.contains(column) }?.text ?? [] }
    let spans =
      repeated(texts, open.count)
      ?? PDFHeaderSpans.spans(open.map { cells[$0].columns }, free.map { reach[$0] }, wishes)
    for (index, span) in zip(open, spans) {
      guard let span, let first = span.first, let last = span.last else { continue }
      let (from, to) = (free[first], free[last])
      if to - from == last - first { places[index] = from..<to + 1 }
    }
    return settled(places, cells, reach)
  }

  /// The columns that each cell stands above: a column belongs to the cell that overlaps it most.
  private static func directly(_ cells: [PDFCell], _ reach: [Range<Int>]) -> [Range<Int>] {
    var places = Array(repeating: 0..<0, count: cells.count)
    let ranges = cells.map(\.columns)
    for (column, range) in reach.enumerated() {
      guard let cell = PDFRanges.best(ranges, for: range) else { continue }
      places[cell] =
        places[cell].isEmpty ? column..<column + 1 : places[cell].lowerBound..<column + 1
    }
    return places
  }

  /// A cell that stands above no column has the nearest that none has, unless that is far.
  private static func settled(
    _ places: [Range<Int>], _ cells: [PDFCell], _ reach: [Range<Int>]
  ) -> [Range<Int>] {
    var places = places
    var taken = Set(places.joined())
    for index in cells.indices where places[index].isEmpty {
      guard let column = PDFRanges.nearest(reach, to: cells[index].columns),
        !taken.contains(column),
        PDFRanges.shared(reach[column], cells[index].columns) > -4 * cells[index].height
      else { continue }
      places[index] = column..<column + 1
      taken.insert(column)
    }
    return places
  }

  /// Whether the cells are the first lines of the headers below them, which go on in the next line: close
  /// above them, each above one, and these are no years and seldom the same again.
  private static func goesOn(_ cells: [PDFCell], _ places: [Range<Int>], _ below: [Header]) -> Bool
  {
    let texts = Set(below.map(\.text))
    if texts.contains(where: { PDFCell.kind(of: $0) == .period }) { return false }
    if texts.count < below.count, cells.count * 2 <= below.count { return false }
    return zip(cells, places).allSatisfy { cell, place in
      let under = below.filter { PDFRanges.shared($0.place, cell.columns) > 0 }
      return place.count <= 1 && under.count <= 1
        && under.allSatisfy { $0.bottom - cell.bottom <= cell.height * 27 / 20 }
    }
  }

  /// Runs of columns that are headed alike, as many as there are headers above them: `2023`, `2024`, `2023`,
  /// `2024` below two. More columns may follow.
  private static func repeated(_ texts: [[UInt8]], _ count: Int) -> [Range<Int>?]? {
    guard count > 1, texts.count >= 2 * count else { return nil }
    let longest = texts.count / count
    for length in (2...longest).reversed() {
      let isRepeated = (length..<length * count).allSatisfy { texts[$0] == texts[$0 - length] }
      guard isRepeated, Set(texts[..<length]).count == length else { continue }
      return (0..<count).map { $0 * length..<($0 + 1) * length }
    }
    return nil
  }

  // MARK: Lines

  /// Joins what stands in lines close above each other and heads the same columns.
  private mutating func joinLines() {
    for row in rows.indices.dropLast() {
      for header in rows[row] {
        guard
          let place = rows[row + 1].firstIndex(where: {
            $0.columns == header.columns && PDFRanges.shared($0.place, header.place) > 0
          })
        else { continue }
        let under = rows[row + 1][place]
        guard under.bottom - header.bottom <= header.height * 27 / 20 else { continue }
        rows[row + 1][place].text = header.text + [0x20] + under.text
        rows[row].removeAll { $0.place == header.place && $0.columns == header.columns }
      }
    }
    rows.removeAll(where: \.isEmpty)
  }
}
