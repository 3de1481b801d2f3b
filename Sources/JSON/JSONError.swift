/// Why a text is not JSON, and where.
package struct JSONError: Error, Equatable {
  /// What is wrong there: `a comma or } is missing`.
  package let fault: String

  /// The byte at which the text went wrong.
  package let offset: Int

  /// The place as a person counts it, both from 1; columns are code points.
  package let line: Int
  package let column: Int

  package init(fault: String, at offset: Int, in text: [UInt8]) {
    let place = position(of: offset, in: text)
    self.fault = fault
    self.offset = offset
    (line, column) = (place.line, place.column)
  }

  /// `line 2, column 7: a comma or } is missing`
  package var message: String { "line \(line), column \(column): \(fault)" }
}

/// Line and column of a byte of UTF-8 text, both from 1; columns are code points.
package func position(of offset: Int, in text: [UInt8]) -> (line: Int, column: Int) {
  var (line, column) = (1, 1)
  for byte in text.prefix(offset) {
    if byte == UInt8(ascii: "\n") {
      (line, column) = (line + 1, 1)
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
  return (line, column)
}
