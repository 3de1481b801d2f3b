import JSON
import Model

/// A JSON object of which every member has to be asked for: what is left at the end is a mistake.
struct StrictObject {
  /// A mistake, and the byte of the text at which it stands.
  struct Fault: Error {
    let kind: ConfigurationError.Kind
    let offset: Int
  }

  private let json: JSON

  /// The object's own key, with a point behind it, or nothing for the root.
  private let path: String
  private let environment: (String) -> String?
  private var asked: [String] = []

  init(_ json: JSON, path: String, environment: @escaping (String) -> String?) throws(Fault) {
    guard json.members != nil else {
      let key = path.isEmpty ? "the file" : String(path.dropLast())
      throw Fault(kind: .wrongType(key: key, wanted: "an object"), offset: json.offset)
    }
    self.json = json
    self.path = path
    self.environment = environment
  }

  /// The mistake at the member of that name, or at the object where it has none.
  func fault(_ kind: ConfigurationError.Kind, at name: String) -> Fault {
    Fault(kind: kind, offset: json[name]?.offset ?? json.offset)
  }

  private mutating func value(_ name: String) -> JSON? {
    asked.append(name)
    return json[name]
  }

  private func typed<Value>(
    _ value: Value?, _ name: String, wanted: String
  ) throws(Fault) -> Value {
    guard let value else {
      throw fault(.wrongType(key: path + name, wanted: wanted), at: name)
    }
    return value
  }

  mutating func string(_ name: String) throws(Fault) -> String? {
    guard let value = value(name) else { return nil }
    let text = try typed(value.string, name, wanted: "a string")
    return try expanded(text, offset: value.offset)
  }

  mutating func required(_ name: String) throws(Fault) -> String {
    guard let text = try string(name), !text.isEmpty else {
      throw fault(.missingKey(path + name), at: name)
    }
    return text
  }

  /// The path of a file or a folder: not empty, and without a zero byte, at which C would end it.
  mutating func path(_ name: String) throws(Fault) -> String? {
    guard let text = try string(name) else { return nil }
    guard !text.isEmpty, !text.utf8.contains(0) else {
      throw fault(.outOfRange(key: path + name, wanted: "a path, such as \"output\""), at: name)
    }
    return text
  }

  /// The path of a file, or nothing for `false`.
  mutating func pathOrFalse(_ name: String) throws(Fault) -> String? {
    guard let flag = json[name]?.boolean else { return try path(name) }
    asked.append(name)
    guard !flag else {
      throw fault(.outOfRange(key: path + name, wanted: "a path, or false for none"), at: name)
    }
    return ""
  }

  mutating func strings(_ name: String) throws(Fault) -> [String]? {
    guard let value = value(name) else { return nil }
    let items = try typed(value.array, name, wanted: "a list of strings")
    var strings: [String] = []
    for item in items {
      let text = try typed(item.string, name, wanted: "a list of strings")
      strings.append(try expanded(text, offset: item.offset))
    }
    return strings
  }

  /// One of the raw values of `Choice`.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of: Choice.Type
  ) throws(Fault) -> Choice? where Choice.RawValue == String {
    guard let word = try string(name) else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    throw fault(
      .unknownValue(key: path + name, value: word, nearest: nearest(to: word, of: known)), at: name)
  }

  /// A list, not empty, of the raw values of `Choice`.
  mutating func choices<Choice: RawRepresentable & CaseIterable & Equatable>(
    _ name: String, of: Choice.Type
  ) throws(Fault) -> [Choice]? where Choice.RawValue == String {
    guard let words = try strings(name) else { return nil }
    let known = Choice.allCases.map(\.rawValue)
    var choices: [Choice] = []
    for word in words {
      guard let choice = Choice(rawValue: word) else {
        throw fault(
          .unknownValue(key: path + name, value: word, nearest: nearest(to: word, of: known)),
          at: name)
      }
      if !choices.contains(choice) { choices.append(choice) }
    }
    if choices.isEmpty {
      throw fault(
        .outOfRange(key: path + name, wanted: "one or more of " + known.joined(separator: ", ")),
        at: name)
    }
    return choices
  }

  mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(Fault) -> Int? {
    guard let value = value(name) else { return nil }
    let wanted =
      range.upperBound == .max
      ? "a whole number from \(range.lowerBound)"
      : "a whole number from \(range.lowerBound) through \(range.upperBound)"
    let number = try typed(value.integer, name, wanted: wanted)
    guard range.contains(number) else {
      throw fault(.outOfRange(key: path + name, wanted: wanted), at: name)
    }
    return number
  }

  mutating func flag(_ name: String) throws(Fault) -> Bool? {
    guard let value = value(name) else { return nil }
    return try typed(value.boolean, name, wanted: "true or false")
  }

  mutating func number(_ name: String, in range: ClosedRange<Double>) throws(Fault) -> Double? {
    guard let value = value(name) else { return nil }
    let wanted = "a number from \(range.lowerBound) through \(range.upperBound)"
    let number = try typed(value.double, name, wanted: wanted)
    guard range.contains(number) else {
      throw fault(.outOfRange(key: path + name, wanted: wanted), at: name)
    }
    return number
  }

  mutating func object(_ name: String) throws(Fault) -> StrictObject? {
    guard let value = value(name) else { return nil }
    return try StrictObject(value, path: path + name + ".", environment: environment)
  }

  mutating func objects(_ name: String) throws(Fault) -> [StrictObject]? {
    guard let value = value(name) else { return nil }
    let items = try typed(value.array, name, wanted: "a list of objects")
    var objects: [StrictObject] = []
    for (place, item) in items.enumerated() {
      objects.append(
        try StrictObject(item, path: "\(path)\(name)[\(place)].", environment: environment))
    }
    return objects
  }

  /// Refuses the first member that nobody asked for, with the nearest of the names that were.
  func finish() throws(Fault) {
    guard let extra = json.members?.first(where: { !asked.contains($0.name) }) else { return }
    throw Fault(
      kind: .unknownKey(path + extra.name, nearest: nearest(to: extra.name, of: asked)),
      offset: extra.offset)
  }

  /// `text` with `${NAME}` and `${NAME:-default}` replaced from the environment.
  private func expanded(_ text: String, offset: Int) throws(Fault) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var plain = 0
    var place = 0
    // Looked for again only behind the last, so that a text is read once however many `${` it has.
    var close = bytes.firstIndex(of: UInt8(ascii: "}"))
    while let end = close {
      if end < place {
        close = bytes[place...].firstIndex(of: UInt8(ascii: "}"))
        continue
      }
      guard let start = bytes[place..<end].firstIndex(of: UInt8(ascii: "$")) else {
        place = end + 1
        continue
      }
      guard bytes[start + 1] == UInt8(ascii: "{") else {
        place = start + 1
        continue
      }
      result += bytes[plain..<start]
      result += try value(ofVariable: bytes[(start + 2)..<end], offset: offset)
      (plain, place) = (end + 1, end + 1)
    }
    return String(decoding: result + bytes[plain...], as: UTF8.self)
  }

  /// What `NAME` or `NAME:-default` stands for.
  private func value(
    ofVariable text: ArraySlice<UInt8>, offset: Int
  ) throws(Fault) -> [UInt8] {
    let mark = zip(text.indices, zip(text, text.dropFirst()))
      .first { $0.1 == (UInt8(ascii: ":"), UInt8(ascii: "-")) }?.0
    let name = String(decoding: text[..<(mark ?? text.endIndex)], as: UTF8.self)
    if let value = environment(name), mark == nil || !value.isEmpty { return Array(value.utf8) }
    guard let mark else { throw Fault(kind: .unsetVariable(name), offset: offset) }
    return Array(text[(mark + 2)...])
  }
}
