/// A JSON value, and where in its text it begins.
///
/// The order of an object's members is kept and two members of one name are an error, so a
/// configuration means one thing only and its mistakes are reported with line and column.
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

  /// The deepest nesting that is read, so that the parser's stack is bounded.
  package static let deepest = 512

  package init(value: Value, offset: Int = 0) {
    self.value = value
    self.offset = offset
  }

  /// The value that `text` writes. Bytes that are not UTF-8 become U+FFFD.
  package init(parsing text: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes: text)
    self = try parser.document()
  }

  /// The value that `file` writes, all of which has to be UTF-8: nothing that somebody wrote is lost.
  package init(parsingFile file: [UInt8]) throws(JSONError) {
    do {
      _ = try UTF8Span(validating: file.span)
    } catch {
      throw JSONError(
        fault: "bytes that are not UTF-8; save the file as UTF-8", at: error.byteOffsets.lowerBound,
        in: file)
    }
    self = try JSON(parsing: file)
  }

  package var string: String? { if case .string(let text) = value { text } else { nil } }
  package var boolean: Bool? { if case .boolean(let flag) = value { flag } else { nil } }
  package var array: [JSON]? { if case .array(let items) = value { items } else { nil } }
  package var members: [Member]? { if case .object(let members) = value { members } else { nil } }
  package var isNull: Bool { if case .null = value { true } else { false } }
  package var integer: Int? { if case .number(let text) = value { Int(text) } else { nil } }
  package var double: Double? { if case .number(let text) = value { Double(text) } else { nil } }

  /// The member of that name; nil where there is none, or where the value is not an object.
  package subscript(name: String) -> JSON? {
    members?.first { $0.name == name }?.value
  }
}
