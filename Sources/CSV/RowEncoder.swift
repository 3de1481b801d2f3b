import Tables

/// Rows as the bytes of their text.
struct RowEncoder {
  private(set) var bytes: [UInt8] = []
  private(set) var alterations = CSVWriter.Alterations()
  private let profile: CSVProfile

  init(profile: CSVProfile) {
    self.profile = profile
    bytes.reserveCapacity(72 << 10)
  }

  /// Empties `bytes`, and keeps their room.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
  }

  mutating func appendHeader(_ schema: Schema) {
    if profile.hasByteOrderMark { bytes += [0xEF, 0xBB, 0xBF] }
    for (index, field) in schema.fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      appendText(Array(field.name.utf8)[...])
    }
    endRow()
  }

  mutating func appendRow(_ row: Int, of table: Table) {
    for index in table.columns.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let column = table.columns[index]
      if column.validity[row] {
        appendCell(row, of: column, type: table.schema.fields[index].type)
      }
    }
    endRow()
  }

  private mutating func appendCell(_ row: Int, of column: Column, type: ColumnType) {
    switch (column.values, type) {
    case (.boolean(let values), _): bytes += values[row] ? "true".utf8 : "false".utf8
    case (.int32(let values), .date): bytes.appendDate(daysSince1970: Int(values[row]))
    case (.int32(let values), _): bytes.appendInteger(Int64(values[row]))
    case (.int64(let values), .timestamp): bytes.appendTimestamp(micros: Int(values[row]))
    case (.int64(let values), .decimal(_, let scale)):
      bytes.appendDecimal(values[row], scale: scale)
    case (.int64(let values), _): bytes.appendInteger(values[row])
    case (.float(let values), _): bytes += values[row].description.utf8
    case (.uuid, _), (.list, _): preconditionFailure("not yet")
    case (.double(let values), _): bytes += values[row].description.utf8
    case (.string(let values), _): appendText(values.bytes[values[row]])
    }
  }

  private mutating func appendText(_ text: ArraySlice<UInt8>) {
    let isFormula = profile.disarmsFormulas && startsFormula(text)
    var kept = text
    if let limit = profile.longestText {
      let room = isFormula ? limit - 1 : limit
      if let end = cut(text, to: room) { kept = text[..<end] }
    }
    let isCut = kept.endIndex < text.endIndex
    let isQuoted = isFormula || needsQuotes(kept)
    if isQuoted { bytes.append(quote) }
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    appendDoublingQuotes(kept)
    if isCut { bytes += "…".utf8 }
    if isQuoted { bytes.append(quote) }
    if isFormula { alterations.disarmed += 1 }
    if isCut { alterations.shortened += 1 }
  }

  /// A quote within quotes is two.
  private mutating func appendDoublingQuotes(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let place = rest.firstIndex(of: quote) {
      bytes += rest[...place]
      bytes.append(quote)
      rest = rest[(place + 1)...]
    }
    bytes += rest
  }

  private mutating func endRow() {
    if profile.lineEnd == .crlf { bytes.append(UInt8(ascii: "\r")) }
    bytes.append(UInt8(ascii: "\n"))
  }
}

private let quote = UInt8(ascii: "\"")

/// Whether the text stands in quotes: where it is empty, so that it is not null; where it has a
/// comma, a quote or a line end; and where a space stands at an end or `#` in front, which some
/// readers drop.
private func needsQuotes(_ text: ArraySlice<UInt8>) -> Bool {
  guard let first = text.first, let last = text.last else { return true }
  if first == UInt8(ascii: "#") || first == UInt8(ascii: " ") || last == UInt8(ascii: " ") {
    return true
  }
  return text.contains { byte in
    // None of the four is above a comma, and few letters of a text are below.
    byte <= 0x2C && (byte == 0x2C || byte == quote || byte == 0x0A || byte == 0x0D)
  }
}
