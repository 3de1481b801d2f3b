/// A class as its file has it, the words of its union not yet added.
struct WordClassDefinition {
  let file: String
  let line: Int
  let name: String

  /// The classes whose words it contains, too.
  let parts: [String]
  var entries: [WordClass.Entry] = []
}

/// Reads a `.lex` file line by line.
struct WordClassReader {
  let file: String
  let bytes: [UInt8]
  private var at = 0
  private var line = 1

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// The classes of the file, in order.
  mutating func definitions() throws(WordClassError) -> [WordClassDefinition] {
    var result: [WordClassDefinition] = []
    var known: Set<String> = []
    while at < bytes.count {
      let isIndented = bytes[at] == 0x20
      skipSpaces()
      if isAtEnd {
        skipLine()
      } else if bytes[at] == UInt8(ascii: "@") {
        guard !isIndented else { throw fault("a class begins at the margin") }
        result.append(try definition())
        known = []
      } else {
        guard isIndented else { throw fault("the words of a class are indented") }
        guard let last = result.indices.last else { throw fault("words of no class") }
        let own = line
        for entry in try entries() {
          guard known.insert(entry.text).inserted else {
            throw .duplicateWord(
              file: file, line: own, name: result[last].name, word: entry.text)
          }
          result[last].entries.append(entry)
        }
      }
    }
    return result
  }

  /// `@name` or `@name = @part @part`, and the rest of its line.
  private mutating func definition() throws(WordClassError) -> WordClassDefinition {
    let (name, own) = (try className(), line)
    var parts: [String] = []
    if !isAtEnd {
      guard bytes[at] == UInt8(ascii: "=") else { throw fault("= is missing behind @\(name)") }
      at += 1
      skipSpaces()
      while !isAtEnd {
        guard bytes[at] == UInt8(ascii: "@") else { throw fault("a class is written @name") }
        parts.append(try className())
      }
      guard !parts.isEmpty else { throw fault("no class stands behind =") }
    }
    skipLine()
    return WordClassDefinition(file: file, line: own, name: name, parts: parts)
  }

  private mutating func className() throws(WordClassError) -> String {
    at += 1
    let name = item()
    guard !name.isEmpty else { throw fault("@ has no name behind it") }
    skipSpaces()
    return name
  }

  /// The words of a line, with the value before them.
  private mutating func entries() throws(WordClassError) -> [WordClass.Entry] {
    var result: [WordClass.Entry] = []
    var value: String?
    while !isAtEnd {
      if bytes[at] == UInt8(ascii: "\"") {
        result.append(WordClass.Entry(text: try quoted(), value: value))
      } else {
        let text = item()
        guard !text.isEmpty else { throw fault("words are parted by spaces alone") }
        if text.utf8.last == UInt8(ascii: ":"), result.isEmpty, value == nil {
          value = String(text.dropLast())
        } else {
          result.append(WordClass.Entry(text: text, value: value))
        }
      }
      skipSpaces()
    }
    if result.isEmpty { throw fault("a value without words") }
    skipLine()
    return result
  }

  private mutating func item() -> String {
    let start = at
    while at < bytes.count, bytes[at] > 0x20 { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func quoted() throws(WordClassError) -> String {
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != 0x0A { at += 1 }
    guard at < bytes.count, bytes[at] != 0x0A else { throw fault("a quote is not closed") }
    guard at > start else { throw fault("nothing stands between the quotes") }
    at += 1
    return String(decoding: bytes[start..<at - 1], as: UTF8.self)
  }

  /// Whether nothing but a comment is left of the line.
  private var isAtEnd: Bool {
    at >= bytes.count || bytes[at] == 0x0A || bytes[at] == UInt8(ascii: "#")
  }

  private mutating func skipSpaces() {
    while at < bytes.count, bytes[at] == 0x20 { at += 1 }
  }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != 0x0A { at += 1 }
    at += 1
    line += 1
  }

  private func fault(_ fault: String) -> WordClassError {
    .badLine(file: file, line: line, fault: fault)
  }
}
