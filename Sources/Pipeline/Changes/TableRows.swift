/// Rows of a table as text, cell behind cell: of a cell there is nothing but its bytes.
struct TableRows {
  let columnCount: Int
  private(set) var count = 0
  private var bytes: [UInt8] = []

  /// Where each cell ends; of one without a value the complement.
  private var ends: [Int] = []

  init(columnCount: Int) {
    self.columnCount = columnCount
  }

  /// The bytes of a cell; nil where it has no value.
  func bytes(_ row: Int, _ column: Int) -> ArraySlice<UInt8>? {
    let place = row * columnCount + column
    guard ends[place] >= 0 else { return nil }
    return bytes[start(place)..<ends[place]]
  }

  func text(_ row: Int, _ column: Int) -> String? {
    bytes(row, column).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether two cells hold the same, no value being one, too.
  func equals(_ row: Int, _ column: Int, _ other: TableRows, _ otherRow: Int) -> Bool {
    switch (bytes(row, column), other.bytes(otherRow, column)) {
    case (nil, nil): true
    case (let one?, let two?): one.elementsEqual(two)
    default: false
    }
  }

  /// A number for the cells of some columns that follow each other, the same for the same cells as long as the
  /// process lives.
  func hash(_ row: Int, _ columns: Range<Int>) -> Int {
    var hasher = Hasher()
    let first = row * columnCount
    let base = start(first + columns.lowerBound)
    for place in first + columns.lowerBound..<first + columns.upperBound {
      let end = ends[place]
      hasher.combine(end >= 0 ? end - base : ~(~end - base))
    }
    let end = start(first + columns.upperBound)
    bytes.withUnsafeBytes {
      hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[base..<end]))
    }
    return hasher.finalize()
  }

  private func start(_ place: Int) -> Int {
    guard place > 0 else { return 0 }
    let end = ends[place - 1]
    return end >= 0 ? end : ~end
  }

  // MARK: Rows come in

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    count = 0
  }

  mutating func append(_ row: Int, of other: TableRows) {
    for column in 0..<columnCount {
      if let cell = other.bytes(row, column) { append(cell) } else { appendNull() }
    }
  }

  mutating func append(_ cell: some Sequence<UInt8>) {
    bytes.append(contentsOf: cell)
    ends.append(bytes.count)
    countRow()
  }

  mutating func appendNull() {
    ends.append(~bytes.count)
    countRow()
  }

  private mutating func countRow() {
    if ends.count % columnCount == 0 { count += 1 }
  }
}
