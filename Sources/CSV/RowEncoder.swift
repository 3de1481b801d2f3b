import Tables

/// Rows as the bytes of their text.
struct RowEncoder: ~Copyable {
  private var text: TextBuffer
  private(set) var alterations = CSVWriter.Alterations()
  private let profile: CSVProfile

  /// How many bytes of text are worth a call of the sink.
  private static let fullCount = 256 << 10

  init(profile: CSVProfile) {
    self.profile = profile
    text = TextBuffer(capacity: Self.fullCount)
  }

  var isFull: Bool { text.count >= Self.fullCount }

  /// Hands out the text so far, and begins anew.
  mutating func flush(into sink: ByteSink) throws {
    if text.count > 0 { try text.withUnsafeBytes(sink) }
    text.removeAll(keepingCapacity: 4 * Self.fullCount)
  }

  mutating func appendHeader(_ schema: Schema) {
    text.reserve(3)
    if profile.hasByteOrderMark { text.put("\u{FEFF}") }
    for field in schema.fields {
      Array(field.name.utf8).withUnsafeBufferPointer { name in
        guard let start = name.baseAddress else { return }
        appendText(
          Text(start: start, count: name.count, readable: name.count),
          andRoom: TextBuffer.widestNumber)
      }
      text.put(UInt8(ascii: ","))
    }
    endRow()
  }

  /// Appends rows of the table until the text is full.
  ///
  /// - Returns: the first row that is still to come.
  mutating func append(untilFull rows: Range<Int>, of table: Table) -> Int {
    append(rows, of: table, upTo: Self.fullCount)
  }

  /// Appends all these rows of the table.
  mutating func append(_ rows: Range<Int>, of table: Table) {
    _ = append(rows, of: table, upTo: .max)
  }

  /// Appends rows until there are `limit` bytes of text.
  ///
  /// - Returns: the first row that is still to come.
  private mutating func append(_ rows: Range<Int>, of table: Table, upTo limit: Int) -> Int {
    TableCells.withCells(of: table) { cells in
      var list = TextBuffer(capacity: 256)
      var row = rows.lowerBound
      while row < rows.upperBound, text.count < limit {
        appendRow(row, of: cells, list: &list)
        row += 1
      }
      return row
    }
  }

  /// Appends a row; the text of its lists is made in `list`.
  @inline(__always)
  private mutating func appendRow(_ row: Int, of cells: TableCells, list: inout TextBuffer) {
    // What every cell takes that is not text, its comma and the line end included.
    let room = cells.columns.count * TextBuffer.widestNumber
    text.reserve(room)
    for column in cells.columns {
      if column.isValid(row) {
        if case .list(let offsets, let element) = column.values {
          list.removeAll(keepingCapacity: 64 << 10)
          list.put(
            jsonArrayOf: offsets[row]..<offsets[row + 1], of: cells.elements[element])
          list.withText { appendText($0, andRoom: room) }
        } else {
          appendCell(row, of: column.values, andRoom: room)
        }
      }
      text.put(UInt8(ascii: ","))
    }
    endRow()
  }

  /// Appends a cell that is not a list, and reserves room for what is behind it.
  @inline(__always)
  private mutating func appendCell(_ row: Int, of values: CellValues, andRoom room: Int) {
    switch values {
    case .boolean(let values): text.put(boolean: values[row])
    case .int32(let values): text.put(integer: Int64(values[row]))
    case .int64(let values): text.put(integer: values[row])
    case .float(let values): text.put(float: values[row])
    case .double(let values): text.put(double: values[row])
    case .string(let values): appendText(values[row], andRoom: room)
    case .date(let values): text.put(daysSince1970: Int(values[row]))
    case .timestamp(let values): text.put(microsSince1970: Int(values[row]))
    case .decimal(let values, let scale): text.put(decimal: values[row], scale: scale)
    case .uuid(let values): text.put(uuid: values[row])
    case .list: break
    }
  }

  /// Puts the line end where the row's last comma is.
  @inline(__always)
  private mutating func endRow() {
    text.removeLast()
    switch profile.lineEnd {
    case .lf: text.put(UInt8(ascii: "\n"))
    case .crlf: text.put(0x0A0D, count: 2)
    }
  }
}

extension RowEncoder {
  /// Appends a text, in quotes where it needs them, and reserves room for what is behind it.
  @inline(__always)
  private mutating func appendText(_ value: Text, andRoom room: Int) {
    // Every byte a quote, two around, an apostrophe and an ellipsis; and a block of 16 bytes.
    text.reserve(2 * value.count + 6 + 16 + room)
    if mayBeAltered(value) {
      appendAltered(value)
    } else if needsQuotesForItsEnds(value.bytes) {
      appendQuoted(value.bytes, hasQuote: true)
    } else {
      let special = text.putUnlessSpecial(value)
      if special.any { appendQuoted(value.bytes, hasQuote: special.hasQuote) }
    }
  }

  @inline(__always)
  private mutating func appendQuoted(_ value: UnsafeBufferPointer<UInt8>, hasQuote: Bool) {
    text.put(quote)
    if hasQuote {
      text.put(value, doubling: quote)
    } else {
      text.put(value)
    }
    text.put(quote)
  }

  /// Whether the profile may change the text.
  @inline(__always)
  private func mayBeAltered(_ value: Text) -> Bool {
    if let limit = profile.longestText, value.count > limit { return true }
    return profile.disarmsFormulas && startsFormula(value.bytes)
  }

  @inline(never)
  private mutating func appendAltered(_ value: Text) {
    let isFormula = profile.disarmsFormulas && startsFormula(value.bytes)
    var kept = value.bytes
    if let limit = profile.longestText, let end = cut(kept, to: isFormula ? limit - 1 : limit) {
      kept = UnsafeBufferPointer(rebasing: kept[..<end])
    }
    let isCut = kept.count < value.count
    let isQuoted = isFormula || needsQuotes(kept)
    if isQuoted { text.put(quote) }
    if isFormula { text.put(UInt8(ascii: "'")) }
    text.put(kept, doubling: quote)
    if isCut { text.put("…") }
    if isQuoted { text.put(quote) }
    if isFormula { alterations.disarmed += 1 }
    if isCut { alterations.shortened += 1 }
  }
}

private let quote = UInt8(ascii: "\"")

/// Whether the text stands in quotes: for its ends, or where it has a comma, a quote or a line end.
private func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  needsQuotesForItsEnds(text)
    || text.contains { $0 == UInt8(ascii: ",") || $0 == quote || $0 == 0x0A || $0 == 0x0D }
}

/// Whether the text stands in quotes for its first or last byte: where it is empty, so that it is
/// not null; and where a space stands at an end or `#` in front, which some readers drop.
@inline(__always)
private func needsQuotesForItsEnds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = text.first, let last = text.last else { return true }
  return first == UInt8(ascii: "#") || first == UInt8(ascii: " ") || last == UInt8(ascii: " ")
}
