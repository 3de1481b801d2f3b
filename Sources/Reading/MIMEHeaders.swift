/// The headers at the beginning of a message or of one of its parts, up to the first blank line.
///
/// Source: RFC 5322, 2.2 "Header Fields" and 2.2.3 "Long Header Fields"; RFC 2045, 5.1 for parameters.
struct MIMEHeaders {
  private var values: [String: String] = [:]

  /// The place of what follows the headers.
  private(set) var end: Int

  /// Whether a blank line ends them, and every line of them is a header.
  private(set) var isWhole = false

  init(_ bytes: ArraySlice<UInt8>) {
    var name: String?
    var value: [UInt8] = []
    var line = bytes.startIndex
    end = line
    while line < bytes.endIndex {
      let next = bytes[line...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var words = bytes[line..<next]
      if words.last == 0x0D { words = words.dropLast() }
      line = min(next + 1, bytes.endIndex)
      if let first = words.first, first == 0x20 || first == 0x09 {
        value += words
      } else {
        take(name, value)
        name = nil
        guard !words.isEmpty else {
          isWhole = true
          end = line
          return
        }
        guard let colon = words.firstIndex(of: 0x3A), !words[..<colon].contains(0x20) else {
          return
        }
        name = String(decoding: words[..<colon], as: UTF8.self).lowercased()
        value = Array(words[(colon + 1)...])
      }
      end = line
    }
    take(name, value)
  }

  /// Of two headers of one name the first holds.
  private mutating func take(_ name: String?, _ value: [UInt8]) {
    guard let name, values[name] == nil else { return }
    let words = value.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
    values[name] = String(decoding: Array(words), as: UTF8.self)
  }

  /// The value of the header of a name, which is in lower case.
  subscript(_ name: String) -> String? { values[name] }

  /// The content's type without its parameters, in lower case: `text/html`.
  var type: String? {
    let value = values["content-type"]?.utf8.prefix { $0 != 0x3B && $0 > 0x20 }
    return value.map { String(decoding: Array($0), as: UTF8.self).lowercased() }
  }

  /// A parameter of a header, without its quotation marks: `UTF-8` of `text/html; charset="UTF-8"`.
  func parameter(_ parameter: String, of name: String) -> String? {
    guard let bytes = values[name].map({ Array($0.utf8) }) else { return nil }
    var place = bytes.firstIndex(of: 0x3B) ?? bytes.count
    while place < bytes.count {
      let word = bytes[place...].drop { $0 == 0x3B || $0 <= 0x20 }
      guard let equals = word.firstIndex(of: 0x3D) else { return nil }
      let key = String(decoding: word[..<equals], as: UTF8.self).lowercased()
      var value = bytes[(equals + 1)...].drop { $0 <= 0x20 }
      if value.first == 0x22 {
        value = value.dropFirst().prefix { $0 != 0x22 }
        place = min(value.endIndex + 1, bytes.count)
      } else {
        value = value.prefix { $0 != 0x3B && $0 > 0x20 }
        place = value.endIndex
      }
      place = bytes[place...].firstIndex(of: 0x3B) ?? bytes.count
      if key.filter({ !" \t".contains($0) }) == parameter {
        return String(decoding: value, as: UTF8.self)
      }
    }
    return nil
  }
}
