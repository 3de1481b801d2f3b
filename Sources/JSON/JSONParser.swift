/// Reads one JSON text from its first byte to its last.
struct JSONParser {
  private let bytes: [UInt8]
  private var at = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private func fault(_ what: String, at offset: Int? = nil) -> JSONError {
    JSONError(fault: what, at: offset ?? at, in: bytes)
  }

  /// The value of the whole text.
  mutating func document() throws(JSONError) -> JSON {
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw fault("the text begins with a byte order mark; remove it")
    }
    skipSpace()
    let root = try value(depth: 0)
    skipSpace()
    guard at == bytes.count else { throw fault("something stands behind the value") }
    return root
  }

  private mutating func skipSpace() {
    while at < bytes.count,
      bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09
    {
      at += 1
    }
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
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

  private mutating func members(depth: Int) throws(JSONError) -> [JSON.Member] {
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
      guard names.insert(name).inserted else {
        throw fault("\"\(name)\" stands here a second time", at: start)
      }
      members.append(JSON.Member(name: name, offset: start, value: value))
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw fault("a comma or } is missing") }
      skipSpace()
    }
  }

  private mutating func items(depth: Int) throws(JSONError) -> [JSON] {
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
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func text() throws(JSONError) -> String {
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
      case 0..<0x20:
        throw fault("a control character in a string is written \\u00\(hexadecimal(bytes[at]))")
      default:
        at += 1
      }
    }
    throw fault("the string has no closing quote", at: start)
  }

  private mutating func escape(into result: inout [UInt8]) throws(JSONError) {
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
      throw fault("no such escape in a string", at: start)
    }
  }

  private mutating func codeUnit(_ start: Int) throws(JSONError) -> UInt32 {
    // A number may have a sign, which digits may not.
    guard at + 4 <= bytes.count, bytes[at] != UInt8(ascii: "+"), bytes[at] != UInt8(ascii: "-"),
      let unit = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { throw fault("\\u takes four hexadecimal digits", at: start) }
    at += 4
    return unit
  }

  private mutating func number() throws(JSONError) -> String {
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
