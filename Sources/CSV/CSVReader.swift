/// The rows of a CSV file, one after the other.
///
///     var reader = CSVReader(bytes)
///     while let row = try reader.nextRow() { … }
///
/// An empty field without quotes is null, `""` is the empty string. A byte order mark is skipped; a
/// row ends with LF or CRLF, the last one also with the file. An empty line is a row of one null.
///
/// Source: RFC 4180.
public struct CSVReader {
  private let bytes: [UInt8]
  private var place: Int

  /// The line of the file where the next row begins, from 1.
  public private(set) var line = 1

  /// Begins at the header row of a file that is in memory, behind a byte order mark.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row, header included; nil behind the last.
  public mutating func nextRow() throws(CSVError) -> [String?]? {
    guard place < bytes.count else { return nil }
    var row: [String?] = []
    while true {
      row.append(try nextField())
      guard place < bytes.count else { return row }
      let end = bytes[place]
      place += 1
      if end == 0x0A {
        line += 1
        return row
      }
      if end == 0x0D {
        guard place < bytes.count, bytes[place] == 0x0A else {
          throw .bareCarriageReturn(line: line)
        }
        place += 1
        line += 1
        return row
      }
    }
  }

  /// The field that begins here; the place is then that of the comma or line end behind it.
  private mutating func nextField() throws(CSVError) -> String? {
    if place < bytes.count, bytes[place] == quote { return try quotedField() }
    let start = place
    while place < bytes.count, !endsField(bytes[place]) {
      if bytes[place] == quote { throw .quoteInBareField(line: line) }
      place += 1
    }
    return place == start ? nil : try text(bytes[start..<place])
  }

  private mutating func quotedField() throws(CSVError) -> String {
    let start = line
    var field: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == 0x0A { line += 1 }
      if byte == quote {
        guard place < bytes.count, bytes[place] == quote else {
          guard place == bytes.count || endsField(bytes[place]) else {
            throw .textAfterQuote(line: line)
          }
          return try text(field[...])
        }
        place += 1
      }
      field.append(byte)
    }
    throw .unclosedQuote(line: start)
  }

  private func text(_ field: ArraySlice<UInt8>) throws(CSVError) -> String {
    guard let text = String(validating: field, as: UTF8.self) else { throw .notUTF8(line: line) }
    return text
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
  }
}

private let quote = UInt8(ascii: "\"")
