/// Which rows of a column hold a value and which are null, a bit a row.
///
/// No bits are kept while there is no null.
public struct Validity: Hashable, Sendable {
  /// How many rows there are, nulls included.
  public private(set) var count = 0

  /// How many of them are null.
  public private(set) var nullCount = 0

  /// Row 0 is the lowest bit of the first word, set where there is a value; empty without nulls.
  @usableFromInline package private(set) var words: [UInt64] = []

  public init() {}

  /// Whether the row holds a value.
  @inlinable
  public subscript(row: Int) -> Bool {
    words.isEmpty || words[row >> 6] >> UInt64(row & 63) & 1 == 1
  }

  /// Appends a row that holds a value, or a null.
  public mutating func append(_ isValid: Bool) {
    if isValid && words.isEmpty {
      count += 1
    } else {
      appendBit(isValid)
    }
  }

  /// Appends as many rows that hold a value.
  public mutating func append(valid added: Int) {
    if words.isEmpty {
      count += added
    } else {
      for _ in 0..<added { appendBit(true) }
    }
  }

  /// Appends some rows of another column.
  public mutating func append(contentsOf other: Validity, rows: Range<Int>) {
    if other.words.isEmpty {
      append(valid: rows.count)
    } else {
      for row in rows { append(other[row]) }
    }
  }

  /// A bit a row, 1 where it holds a value, eight rows a byte and the first the lowest bit; zeros
  /// behind the last row.
  package func bytes(of rows: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: (rows.count + 7) / 8) { output, count in
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: 8) {
        let taken = Swift.min(8, rows.upperBound - start)
        output.initializeElement(at: count, to: byte(from: start) & (0xFF >> UInt8(8 - taken)))
        count += 1
      }
    }
  }

  /// The bits of eight rows.
  private func byte(from row: Int) -> UInt8 {
    if words.isEmpty { return 0xFF }
    let (word, bit) = (row >> 6, UInt64(row & 63))
    var bits = words[word] >> bit
    if bit > 56, word + 1 < words.count { bits |= words[word + 1] << (64 - bit) }
    return UInt8(truncatingIfNeeded: bits)
  }

  /// How many of the rows are null.
  public func nullCount(in rows: Range<Int>) -> Int {
    if words.isEmpty || rows.isEmpty { return 0 }
    if rows == 0..<count { return nullCount }
    var (valid, row) = (0, rows.lowerBound)
    while row < rows.upperBound {
      let first = row & 63
      let taken = min(64 - first, rows.upperBound - row)
      let mask = taken == 64 ? UInt64.max : (1 << UInt64(taken)) - 1
      valid += (words[row >> 6] >> UInt64(first) & mask).nonzeroBitCount
      row += taken
    }
    return rows.count - valid
  }

  private mutating func appendBit(_ isValid: Bool) {
    if words.isEmpty { setAll() }
    if count & 63 == 0 { words.append(0) }
    let bit = UInt64(1) << UInt64(count & 63)
    if isValid {
      words[count >> 6] |= bit
    } else {
      words[count >> 6] &= ~bit
      nullCount += 1
    }
    count += 1
  }

  /// Begins to keep bits: as many set ones as there are rows, and nothing above them.
  private mutating func setAll() {
    words = [UInt64](repeating: .max, count: (count + 63) / 64)
    if count & 63 != 0 { words[count >> 6] = (1 << UInt64(count & 63)) - 1 }
  }
}
