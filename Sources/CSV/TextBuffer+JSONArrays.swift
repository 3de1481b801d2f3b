extension TextBuffer {
  /// Writes the elements of a list as a JSON array: `[1,null,2]`, `["2024-12-03"]`.
  ///
  /// Numbers, decimals too, are bare; dates, timestamps and identifiers are strings, and so are the
  /// numbers that JSON does not have: `"NaN"`, `"Infinity"`, `"-Infinity"`.
  ///
  /// Source: RFC 8259.
  mutating func put(jsonArrayOf places: Range<Int>, of elements: ColumnCells) {
    reserve(2)
    put(UInt8(ascii: "["))
    for place in places {
      // The element, a comma or the bracket, and quotes.
      reserve(TextBuffer.widestNumber)
      if place > places.lowerBound { put(UInt8(ascii: ",")) }
      if elements.isValid(place) {
        putJSON(place, of: elements.values)
      } else {
        put("null")
      }
    }
    reserve(1)
    put(UInt8(ascii: "]"))
  }

  private mutating func putJSON(_ place: Int, of values: CellValues) {
    switch values {
    case .boolean(let values): put(boolean: values[place])
    case .int32(let values): put(integer: Int64(values[place]))
    case .int64(let values): put(integer: values[place])
    case .decimal(let values, let scale): put(decimal: values[place], scale: scale)
    case .float(let values) where values[place].isFinite: put(float: values[place])
    case .float(let values): putJSON(notFinite: Double(values[place]))
    case .double(let values) where values[place].isFinite: put(double: values[place])
    case .double(let values): putJSON(notFinite: values[place])
    case .string(let values): putJSON(values[place])
    case .date(let values): quoted { $0.put(daysSince1970: Int(values[place])) }
    case .timestamp(let values): quoted { $0.put(microsSince1970: Int(values[place])) }
    case .uuid(let values): quoted { $0.put(uuid: values[place]) }
    case .list: preconditionFailure("a list holds no lists")
    }
  }

  private mutating func quoted(_ text: (inout TextBuffer) -> Void) {
    put(UInt8(ascii: "\""))
    text(&self)
    put(UInt8(ascii: "\""))
  }

  private mutating func putJSON(notFinite value: Double) {
    put(value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
  }

  private mutating func putJSON(_ text: Text) {
    // A control character takes six bytes.
    reserve(6 * text.count + 2)
    quoted { buffer in
      for byte in text.bytes { buffer.put(jsonEscaped: byte) }
    }
  }

  private mutating func put(jsonEscaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): put("\\\"")
    case UInt8(ascii: "\\"): put("\\\\")
    case 0x08: put("\\b")
    case 0x09: put("\\t")
    case 0x0A: put("\\n")
    case 0x0C: put("\\f")
    case 0x0D: put("\\r")
    case 0..<0x20:
      put("\\u00")
      put(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let digit = byte & 15
      put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    default: put(byte)
    }
  }
}
