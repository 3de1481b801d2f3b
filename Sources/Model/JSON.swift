/// A JSON value, and where in its text it begins.
///
/// The order of an object's members is kept and two members of one name are an error, so a
/// configuration means one thing only and its mistakes can be told with line and column.
///
/// Source: RFC 8259.
package struct JSON: Sendable {
  package enum Value: Sendable {
    case null
    case boolean(Bool)
    /// The number as it is written, so that no digit is lost: `1.10`.
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])
  }

  package struct Member: Sendable {
    package let name: String

    /// Where the name begins.
    package let offset: Int
    package let value: JSON
  }

  package let value: Value

  /// The byte of the text at which the value begins.
  package let offset: Int

  /// How much may be wrong with a text.
  package enum Manner: Sendable {
    /// RFC 8259 to the letter.
    case strict
    /// What web pages carry: line ends within strings, commas before a closing bracket, members
    /// of one name (the first stands), white space and semicolons behind the value.
    case lenient
  }

  /// Values nest no deeper than this: a text that does is refused, in bounded stack.
  package static let deepest = 512

  package init(value: Value, offset: Int = 0) {
    self.value = value
    self.offset = offset
  }

  /// The value that `text` writes. Bytes that are not UTF-8 become U+FFFD.
  package init(parsing text: [UInt8], _ manner: Manner = .strict) throws(JSONError) {
    var parser = Parser(bytes: text, isLenient: manner == .lenient)
    self = try parser.document()
  }

  package var string: String? { if case .string(let text) = value { text } else { nil } }
  package var boolean: Bool? { if case .boolean(let flag) = value { flag } else { nil } }
  package var array: [JSON]? { if case .array(let items) = value { items } else { nil } }
  package var members: [Member]? { if case .object(let members) = value { members } else { nil } }
  package var isNull: Bool { if case .null = value { true } else { false } }
  package var integer: Int? { if case .number(let text) = value { Int(text) } else { nil } }
  package var double: Double? { if case .number(let text) = value { Double(text) } else { nil } }

  /// The member of that name; nil where there is none, or where the value is no object.
  package subscript(name: String) -> JSON? {
    members?.first { $0.name == name }?.value
  }
}

/// Why a text is not JSON, and where.
package struct JSONError: Problem, Equatable {
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

  package var code: String { "json-syntax" }
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

private struct Parser {
  let bytes: [UInt8]
  let isLenient: Bool
  var at = 0

  init(bytes: [UInt8], isLenient: Bool) {
    self.bytes = bytes
    self.isLenient = isLenient
  }

  func fault(_ what: String, at offset: Int? = nil) -> JSONError {
    JSONError(fault: what, at: offset ?? at, in: bytes)
  }

  mutating func document() throws(JSONError) -> JSON {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      guard isLenient else { throw fault("the text begins with a byte order mark; remove it") }
      at = 3
    }
    skipSpace()
    let root = try value(depth: 0)
    skipSpace()
    if isLenient {
      while at < bytes.count, bytes[at] == UInt8(ascii: ";") {
        at += 1
        skipSpace()
      }
    }
    guard at == bytes.count else { throw fault("something stands behind the value") }
    return root
  }

  mutating func skipSpace() {
    while at < bytes.count,
      bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09
    {
      at += 1
    }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth <= JSON.deepest else { throw fault("values nest deeper than \(JSON.deepest)") }
    guard at < bytes.count else { throw fault("the text ends where a value should be") }
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "{"): return JSON(value: .object(try members(depth: depth)), offset: start)
    case UInt8(ascii: "["): return JSON(value: .array(try items(depth: depth)), offset: start)
    case UInt8(ascii: "\""): return JSON(value: .string(try text()), offset: start)
    case UInt8(ascii: "-"), 0x30...0x39:
      return JSON(value: .number(try number()), offset: start)
    default:
      for (word, meaning) in [
        ("true", JSON.Value.boolean(true)), ("false", .boolean(false)), ("null", .null),
      ] where bytes[at...].starts(with: word.utf8) {
        at += word.utf8.count
        return JSON(value: meaning, offset: start)
      }
      throw fault("a value should be here")
    }
  }

  mutating func members(depth: Int) throws(JSONError) -> [JSON.Member] {
    var members: [JSON.Member] = []
    var names: Set<String> = []
    at += 1
    skipSpace()
    if take("}") { return members }
    while true {
      let start = at
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        throw fault("a member's name in double quotes should be here")
      }
      let name = try text()
      skipSpace()
      guard take(":") else { throw fault("a colon is missing behind \"\(name)\"") }
      skipSpace()
      let value = try value(depth: depth + 1)
      if names.insert(name).inserted {
        members.append(JSON.Member(name: name, offset: start, value: value))
      } else if !isLenient {
        throw fault("\"\(name)\" stands here a second time", at: start)
      }
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw fault("a comma or } is missing") }
      skipSpace()
      if isLenient, take("}") { return members }
    }
  }

  mutating func items(depth: Int) throws(JSONError) -> [JSON] {
    var items: [JSON] = []
    at += 1
    skipSpace()
    if take("]") { return items }
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return items }
      guard take(",") else { throw fault("a comma or ] is missing") }
      skipSpace()
      if isLenient, take("]") { return items }
    }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  mutating func text() throws(JSONError) -> String {
    let start = at
    at += 1
    var plain = at
    var result: [UInt8] = []
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        result += bytes[plain..<at]
        at += 1
        return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"):
        result += bytes[plain..<at]
        try escape(into: &result)
        plain = at
      case 0..<0x20 where !isLenient:
        throw fault("a control character in a string is written \\u00\(hexadecimal(bytes[at]))")
      default:
        at += 1
      }
    }
    throw fault("the string has no closing quote", at: start)
  }

  mutating func escape(into result: inout [UInt8]) throws(JSONError) {
    let start = at
    at += 2
    guard at <= bytes.count else { throw fault("the text ends in a string", at: start) }
    switch bytes[at - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(bytes[at - 1])
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      var unit = try codeUnit(start)
      if (0xD800...0xDBFF).contains(unit), bytes[at...].starts(with: [0x5C, 0x75]) {
        let before = at
        at += 2
        let low = try codeUnit(start)
        if (0xDC00...0xDFFF).contains(low) {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        } else {
          at = before
        }
      }
      result += Array(String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
    default:
      guard isLenient else { throw fault("no such escape in a string", at: start) }
      result.append(bytes[at - 1])
    }
  }

  mutating func codeUnit(_ start: Int) throws(JSONError) -> UInt32 {
    // A number may have a sign, which digits may not.
    guard at + 4 <= bytes.count, bytes[at] != UInt8(ascii: "+"), bytes[at] != UInt8(ascii: "-"),
      let unit = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { throw fault("\\u takes four hexadecimal digits", at: start) }
    at += 4
    return unit
  }

  mutating func number() throws(JSONError) -> String {
    let start = at
    func isDigit(_ place: Int) -> Bool {
      place < bytes.count && (0x30...0x39).contains(bytes[place])
    }
    _ = take("-")
    guard isDigit(at) else { throw fault("a digit should be here") }
    if bytes[at] == UInt8(ascii: "0"), isDigit(at + 1) {
      throw fault("a number does not begin with a zero")
    }
    while isDigit(at) { at += 1 }
    if take(".") {
      guard isDigit(at) else { throw fault("a digit should follow the point") }
      while isDigit(at) { at += 1 }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if !take("+") { _ = take("-") }
      guard isDigit(at) else { throw fault("a digit should be in the exponent") }
      while isDigit(at) { at += 1 }
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16)
}
