/// The objects of JSON-LD, with the members that say something of a page, read in one pass over the
/// script's bytes.
///
/// Pages carry JSON with faults (line ends within strings, commas before brackets, comments, a missing
/// comma or quote), so nothing here is refused: what is not understood is skipped, and the rest holds.
/// Time and memory are linear in the bytes; nothing recurses.
///
/// Source: RFC 8259; JSON-LD 1.1.
struct LinkedDataReader {
  /// The members that are read, by their names without a prefix: `schema:headline` is `headline`.
  enum Property: String, CaseIterable {
    case type = "@type"
    case id = "@id"
    case name, headline, datePublished, dateCreated, dateModified, author, creator, publisher
    case articleBody, url, mainEntityOfPage, inLanguage
    /// Parts of others, which are never the article itself.
    case comment, review, itemListElement, hasPart, mentions, citation, about, isBasedOn
    case subjectOf, blogPost, relatedLink
    /// What the state of a page that a script draws has of its article.
    case title, body, content, html
    case other
  }

  enum Value {
    /// The bytes between the quotes, or of a number.
    case text(Range<Int>)
    /// The place of an object.
    case object(Int)
  }

  struct Object {
    /// The object that it stands in, and by which property; nil for those at the top or in a `@graph`.
    let parent: Int?
    let property: Property

    /// Whether it stands in a part of another thing.
    let isPart: Bool
    fileprivate var firstMember: Int?
    fileprivate var lastMember: Int?
  }

  private struct Member {
    let property: Property
    let value: Value
    var next: Int?
  }

  private struct Frame {
    let isObject: Bool
    let object: Int?
    var property: Property
  }

  private(set) var objects: [Object] = []
  private var members: [Member] = []
  private let bytes: [UInt8]
  private var stack: [Frame] = []

  /// Levels that are open beyond `deepest`.
  private var beyond = 0

  /// Levels, objects and members beyond which nothing is kept.
  private static let deepest = 512
  private static let mostObjects = 100_000
  private static let mostMembers = 400_000

  /// - Parameter scripts: Where in `bytes` each script stands.
  init(_ scripts: [Range<Int>], of bytes: [UInt8]) {
    self.bytes = bytes
    for script in scripts {
      stack.removeAll(keepingCapacity: true)
      beyond = 0
      bytes.withUnsafeBufferPointer { read(script, $0) }
    }
  }

  /// The values of a property, those of arrays one by one.
  func values(_ property: Property, of object: Int) -> [Value] {
    var values: [Value] = []
    var place = objects[object].firstMember
    while let member = place {
      if members[member].property == property { values.append(members[member].value) }
      place = members[member].next
    }
    return values
  }

  /// The first text that a property has.
  func text(_ property: Property, of object: Int) -> String? {
    var place = objects[object].firstMember
    while let member = place {
      if members[member].property == property, case .text(let range) = members[member].value {
        return string(range)
      }
      place = members[member].next
    }
    return nil
  }

  // MARK: Reading

  private mutating func read(_ script: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) {
    var place = script.lowerBound
    while place < script.upperBound {
      switch text[place] {
      case UInt8(ascii: "\""):
        let end = Self.end(ofString: place, script.upperBound, text)
        take(place + 1..<end, nextIn: text, script.upperBound)
        place = end + 1
      case UInt8(ascii: "{"):
        open(isObject: true)
        place += 1
      case UInt8(ascii: "["):
        open(isObject: false)
        place += 1
      case UInt8(ascii: "}"):
        close(isObject: true)
        place += 1
      case UInt8(ascii: "]"):
        close(isObject: false)
        place += 1
      case UInt8(ascii: ","):
        if beyond == 0, let last = stack.last, last.isObject {
          stack[stack.count - 1].property = .other
        }
        place += 1
      case UInt8(ascii: "/"): place = Self.end(ofComment: place, script.upperBound, text)
      case 0x30...0x39:
        let start = place
        while place < script.upperBound, isDigit(text[place]) { place += 1 }
        append(.text(start..<place))
      default: place += 1
      }
    }
  }

  /// The closing quote of the string that begins at `start`, or `limit`.
  ///
  /// A quote within a string that nobody escaped is known by what follows: no comma, colon, bracket.
  private static func end(
    ofString start: Int, _ limit: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var place = start + 1
    while place < limit {
      let byte = text[place]
      if byte == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if byte == UInt8(ascii: "\"") {
        var next = place + 1
        var isLineEnd = false
        while next < limit, isSpace(text[next]) {
          if text[next] == 0x0A { isLineEnd = true }
          next += 1
        }
        guard next < limit else { return place }
        switch text[next] {
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"),
          UInt8(ascii: "/"):
          return place
        case UInt8(ascii: "\"") where isLineEnd: return place
        default: break
        }
      }
      place += 1
    }
    return limit
  }

  /// The place behind a comment; the next one where none begins.
  private static func end(
    ofComment start: Int, _ limit: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard start + 1 < limit else { return limit }
    var place = start + 2
    switch text[start + 1] {
    case UInt8(ascii: "/"):
      while place < limit, text[place] != 0x0A { place += 1 }
      return place
    case UInt8(ascii: "*"):
      while place + 1 < limit,
        text[place] != UInt8(ascii: "*") || text[place + 1] != UInt8(ascii: "/")
      {
        place += 1
      }
      return min(place + 2, limit)
    default: return start + 1
    }
  }

  private mutating func take(
    _ string: Range<Int>, nextIn text: UnsafeBufferPointer<UInt8>, _ limit: Int
  ) {
    var next = min(string.upperBound + 1, limit)
    while next < limit, isSpace(text[next]) { next += 1 }
    let isName = next < limit && text[next] == UInt8(ascii: ":") && beyond == 0
    // Arrays have no names: this one was never closed.
    if isName, stack.count >= 2, stack.last?.isObject == false, stack[stack.count - 2].isObject {
      stack.removeLast()
    }
    guard isName, stack.last?.isObject == true else { return append(.text(string)) }
    stack[stack.count - 1].property = Self.property(UnsafeBufferPointer(rebasing: text[string]))
  }

  private static let properties = Property.allCases.filter { $0 != .other }.map {
    (name: Array($0.rawValue.utf8), property: $0)
  }

  private static func property(_ name: UnsafeBufferPointer<UInt8>) -> Property {
    let start = name.lastIndex { $0 == 0x3A || $0 == 0x2F || $0 == 0x23 }.map { $0 + 1 } ?? 0
    let plain = name[start...]
    for (name, property) in properties
    where name.count == plain.count && plain.elementsEqual(name) {
      return property
    }
    return .other
  }

  private mutating func open(isObject: Bool) {
    guard stack.count < Self.deepest, beyond == 0 else {
      beyond += 1
      return
    }
    let outer = stack.last
    guard isObject else {
      stack.append(
        Frame(isObject: false, object: outer?.object, property: outer?.property ?? .other))
      return
    }
    guard objects.count < Self.mostObjects else {
      stack.append(Frame(isObject: true, object: nil, property: .other))
      return
    }
    let property = outer?.property ?? .other
    let parent = outer?.object
    objects.append(
      Object(
        parent: parent, property: property,
        isPart: (parent.map { objects[$0].isPart } ?? false) || Self.isPart(property)))
    append(.object(objects.count - 1))
    stack.append(Frame(isObject: true, object: objects.count - 1, property: .other))
  }

  /// What others wrote about the article, or parts of it, is not the article; nor are its people.
  private static func isPart(_ property: Property) -> Bool {
    switch property {
    case .comment, .review, .itemListElement, .hasPart, .mentions, .citation, .author, .creator,
      .publisher, .about, .isBasedOn, .subjectOf, .blogPost, .relatedLink:
      true
    default: false
    }
  }

  /// Closes the innermost level, or where a bracket is missing the innermost of that kind.
  private mutating func close(isObject: Bool) {
    if beyond > 0 {
      beyond -= 1
      return
    }
    guard let last = stack.last else { return }
    if last.isObject == isObject {
      stack.removeLast()
    } else if stack.count >= 2, stack[stack.count - 2].isObject == isObject {
      stack.removeLast(2)
    }
  }

  private mutating func append(_ value: Value) {
    guard beyond == 0, members.count < Self.mostMembers, let frame = stack.last,
      let object = frame.object, frame.property != .other
    else { return }
    members.append(Member(property: frame.property, value: value))
    let place = members.count - 1
    if let last = objects[object].lastMember {
      members[last].next = place
    } else {
      objects[object].firstMember = place
    }
    objects[object].lastMember = place
  }

  // MARK: Strings

  /// The characters that the bytes of a string write.
  func string(_ range: Range<Int>) -> String {
    let text = bytes[range]
    guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
    var result: [UInt8] = []
    var place = text.startIndex
    while place < text.endIndex {
      guard text[place] == UInt8(ascii: "\\"), place + 1 < text.endIndex else {
        result.append(text[place])
        place += 1
        continue
      }
      place += 2
      switch text[place - 1] {
      case UInt8(ascii: "n"), UInt8(ascii: "r"): result.append(0x0A)
      case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): result.append(0x20)
      case UInt8(ascii: "u"): place = appendUnit(at: place, of: text, to: &result)
      default: result.append(text[place - 1])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends the character of the four hexadecimal digits at `place`, with those of the other half of
  /// a surrogate pair, and gives the place behind.
  private func appendUnit(
    at place: Int, of text: ArraySlice<UInt8>, to result: inout [UInt8]
  ) -> Int {
    guard let unit = Self.unit(at: place, of: text) else { return place }
    let next = place + 4
    if (0xD800...0xDBFF).contains(unit), text[next...].starts(with: [0x5C, 0x75]),
      let low = Self.unit(at: next + 2, of: text), (0xDC00...0xDFFF).contains(low)
    {
      appendUTF8(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), to: &result)
      return next + 6
    }
    appendUTF8((0xD800...0xDFFF).contains(unit) ? 0xFFFD : unit, to: &result)
    return next
  }

  private static func unit(at place: Int, of text: ArraySlice<UInt8>) -> UInt32? {
    guard place + 4 <= text.endIndex else { return nil }
    var value: UInt32 = 0
    for byte in text[place..<place + 4] {
      switch byte {
      case 0x30...0x39: value = value << 4 + UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 + UInt32((byte | 0x20) - 0x57)
      default: return nil
      }
    }
    return value
  }
}
