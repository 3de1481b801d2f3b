/// The items of a feed in RSS or Atom, read in one pass over its bytes.
///
/// Of XML the reader knows what feeds are written in: elements, CDATA sections, comments and the references of HTML 4;
/// entities of a document type are not replaced. Time and memory are linear; nothing recurses.
///
/// Source: RSS Advisory Board, RSS 2.0; RSS 1.0; RFC 4287, "The Atom Syndication Format"; the modules `content` and `dc`.
struct FeedReader {
  /// What the feed says of itself.
  private(set) var channel = FeedItem()
  private(set) var items: [FeedItem] = []

  /// The element that is open and never closed, the innermost, and its line.
  private(set) var broken: (within: String, line: Int)?

  private struct Element {
    let name: String
    let line: Int
  }

  /// The field that is open: where its content begins, what of it is read, and how deep it stands.
  private struct OpenField {
    let field: FeedItem.Field
    let start: Int
    let line: Int
    let depth: Int
    var text: [UInt8] = []
    var holdsElements = false
  }

  private var stack: [Element] = []
  private var item: (value: FeedItem, depth: Int)?
  private var open: OpenField?

  /// The line up to which is counted, and the next line feed.
  private var line = 1
  private var nextLineFeed = -1

  /// Levels of elements beyond which nothing is a feed.
  private static let deepest = 512

  /// Whether the markup is a feed: its first element is `rss`, `RDF` or `feed`.
  static func isFeed(_ markup: [UInt8]) -> Bool {
    markup.withUnsafeBufferPointer { whole in
      let bytes = UnsafeBufferPointer(rebasing: whole.prefix(8_192))
      var place = 0
      while let start = bytes.firstIndex(of: UInt8(ascii: "<"), from: place) {
        guard bytes[place..<start].allSatisfy(isSpace) else { return false }
        if let end = endOfDeclaration(at: start, in: bytes) {
          place = end
          continue
        }
        let end = bytes.firstIndex(of: UInt8(ascii: ">"), from: start) ?? bytes.count
        let tag = UnsafeBufferPointer(rebasing: bytes[start..<end])
        return switch localName(of: tag, from: 1) {
        case "rss": true
        case "feed": occurs("/atom", in: tag)
        case "RDF": occurs("purl.org/rss/", in: tag)
        default: false
        }
      }
      return false
    }
  }

  init(_ markup: [UInt8]) {
    markup.withUnsafeBufferPointer { read($0) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var place = 0
    while let start = bytes.firstIndex(of: UInt8(ascii: "<"), from: place) {
      take(text: place..<start, of: bytes)
      if stands("<![cdata[", at: start, of: bytes) {
        let end = Self.end(of: "]]>", from: start + 9, in: bytes)
        if open != nil, let end {
          open?.text.append(contentsOf: bytes[(start + 9)..<(end - 3)])
        }
        guard let end else { return breakOff(within: "a CDATA section", at: start, in: bytes) }
        place = end
      } else if let end = Self.endOfDeclaration(at: start, in: bytes) {
        place = end
      } else {
        guard let end = Self.endOfTag(at: start, in: bytes) else {
          return breakOff(within: "a tag", at: start, in: bytes)
        }
        take(tag: start..<end, of: bytes)
        place = end
      }
    }
    if let last = stack.last { broken = ("the element \(last.name)", last.line) }
  }

  private mutating func breakOff(
    within place: String, at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) {
    guard !stack.isEmpty else { return }
    broken = (place, line(at: start, in: bytes))
  }

  private mutating func take(text range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    guard open != nil, !range.isEmpty else { return }
    var decoded = Growing<UInt8>(capacity: range.count)
    CharacterReference.append(UnsafeBufferPointer(rebasing: bytes[range]), to: &decoded)
    open?.text += decoded.array
  }

  private mutating func take(tag: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    let text = UnsafeBufferPointer(rebasing: bytes[tag])
    guard text.count > 2 else { return }
    if text[1] == 0x2F {
      close(Self.localName(of: text, from: 2), at: tag.lowerBound, in: bytes)
      return
    }
    let isClosed = text[text.count - 2] == 0x2F
    let name = Self.localName(of: text, from: 1)
    if open != nil {
      open?.holdsElements = true
    } else if name == "item" || name == "entry", item == nil {
      item = (FeedItem(), stack.count)
    } else if let field = field(name, text) {
      if name == "link", let address = Self.attribute("href", of: text) {
        // The page itself, rather than its comments or the feed.
        if ["alternate", ""].contains(Self.attribute("rel", of: text) ?? "") {
          add(.init(bytes: Array(address.utf8), line: 0), as: field)
        }
      } else if !isClosed {
        open = OpenField(
          field: field, start: tag.upperBound, line: line(at: tag.lowerBound, in: bytes),
          depth: stack.count)
      }
    }
    if !isClosed, stack.count < Self.deepest {
      stack.append(Element(name: name, line: line(at: tag.lowerBound, in: bytes)))
    }
  }

  /// Closes the innermost open element of the name, and with it those that stand in it.
  private mutating func close(
    _ name: String, at place: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) {
    // Markup that nobody closed within a field, `<br>`, is closed with the field.
    guard let depth = stack.suffix(64).lastIndex(where: { $0.name == name }) else { return }
    stack.removeSubrange(depth...)
    if let field = open, depth <= field.depth {
      let bytes = field.holdsElements ? Array(bytes[field.start..<place]) : field.text
      add(.init(bytes: bytes, line: field.line), as: field.field)
      open = nil
    }
    if let done = item, depth <= done.depth {
      items.append(done.value)
      item = nil
    }
  }

  private mutating func add(_ value: FeedItem.Value, as field: FeedItem.Field) {
    if item != nil { item?.value.add(value, as: field) } else { channel.add(value, as: field) }
  }

  /// The field that an element of the channel or of an item is: the channel's own image and text input have
  /// titles and links, too.
  private func field(_ name: String, _ tag: UnsafeBufferPointer<UInt8>) -> FeedItem.Field? {
    let parent = stack.last?.name
    guard ["channel", "item", "entry", "feed", "author"].contains(parent) else { return nil }
    if parent == "author" { return name == "name" ? .author : nil }
    // "media:title", "media:content" and "itunes:summary" describe an image or a sound.
    let isForeign = ["media:", "itunes:", "thr:"].contains { prefix in
      prefix.utf8.elementsEqual(tag.dropFirst().prefix(prefix.utf8.count))
    }
    guard !isForeign else { return nil }
    return switch name {
    case "title": .title
    case "link": .link
    case "pubDate", "date", "published", "issued": .published
    case "updated", "modified", "lastBuildDate": .modified
    case "encoded", "content": .content
    case "description", "summary": .summary
    case "author", "creator": parent == "feed" || parent == "entry" ? nil : .author
    case "language": .language
    default: nil
    }
  }

  // MARK: The parts of XML

  /// The name of a tag without its prefix: `encoded` of `<content:encoded>`.
  private static func localName(of tag: UnsafeBufferPointer<UInt8>, from start: Int) -> String {
    let name = tag.dropFirst(start).prefix(100).prefix { !isSpace($0) && $0 != 0x2F && $0 != 0x3E }
    let local = name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
    return String(decoding: local, as: UTF8.self)
  }

  private static func attribute(_ name: StaticString, of tag: UnsafeBufferPointer<UInt8>) -> String?
  {
    for place in tag.indices.prefix(4_096) where isSpace(tag[place]) {
      guard stands(name, at: place + 1, of: tag) else { continue }
      let rest = tag[(place + 1 + name.utf8CodeUnitCount)...].drop(while: isSpace)
      guard rest.first == 0x3D else { continue }
      let value = rest.dropFirst().drop(while: isSpace)
      guard let quote = value.first, quote == 0x22 || quote == 0x27 else { continue }
      var decoded = Growing<UInt8>(capacity: 128)
      let inner = value.dropFirst().prefix { $0 != quote }
      CharacterReference.append(UnsafeBufferPointer(rebasing: inner), to: &decoded)
      return String(decoding: decoded.array, as: UTF8.self)
    }
    return nil
  }

  /// The place behind a comment, a processing instruction or a declaration; nil where none begins, or none ends.
  private static func endOfDeclaration(
    at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    if stands("<!--", at: start, of: bytes) { return end(of: "-->", from: start + 4, in: bytes) }
    guard start + 1 < bytes.count, bytes[start + 1] == 0x21 || bytes[start + 1] == 0x3F else {
      return nil
    }
    return bytes.firstIndex(of: UInt8(ascii: ">"), from: start).map { $0 + 1 }
  }

  /// The place behind the mark, which ends in `>`.
  private static func end(
    of mark: StaticString, from start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let count = mark.utf8CodeUnitCount
    var place = start + count - 1
    while let close = bytes.firstIndex(of: UInt8(ascii: ">"), from: place) {
      if stands(mark, at: close - count + 1, of: bytes) { return close + 1 }
      place = close + 1
    }
    return nil
  }

  /// The place behind a tag's `>`, which does not stand within quotation marks.
  private static func endOfTag(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var quote: UInt8 = 0
    for place in start..<bytes.count {
      let byte = bytes[place]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        return place + 1
      }
    }
    return nil
  }

  /// The line that a place is on; places are asked for in rising order.
  private mutating func line(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if nextLineFeed < 0 { nextLineFeed = bytes.firstIndex(of: 0x0A, from: 0) ?? .max }
    while nextLineFeed < place {
      line += 1
      nextLineFeed = bytes.firstIndex(of: 0x0A, from: nextLineFeed + 1) ?? .max
    }
    return line
  }
}
