import Model
import Reading

/// Names the documents of a run so that they keep their names from one release to the next: `d_3f9c2a…`.
///
/// A page is known by the address that it gives itself, else by the name of its file, without folders, and by its
/// title. So neither a folder with another name nor a page that is saved again changes a name. Of several
/// documents with one key each gets its number, in the order of the inputs.
struct RowNames {
  private var known: [String: Int] = [:]

  /// The next document, with a name that no other one has.
  ///
  /// - Parameter result: With its first name.
  mutating func named(_ result: DocumentResult) -> DocumentResult {
    let number = known[result.id, default: 0] + 1
    known[result.id] = number
    guard number > 1 else { return result }
    var result = result
    result.id = rowName("d", of: Self.key(of: result) + [String(number)])
    return result
  }

  /// The name of a document that has its key first.
  static func firstName(of result: DocumentResult) -> String {
    rowName("d", of: key(of: result))
  }

  private static func key(of result: DocumentResult) -> [String] {
    if let address = result.page?.url { return ["address", address] }
    return ["file", fileName(of: result.path), result.page?.title ?? ""]
  }

  private static func fileName(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.index(after: $0)...]) }
      ?? path
  }
}

/// Names the rows of one page by what they say, so that a sentence that is added, moved or removed changes no name
/// of a row of another sentence. Of several rows that say the same each gets its number, in reading order.
struct PageRowNames {
  private let document: String
  private let text: PageText
  private let hash = SHA256()
  private var known: [String: Int] = [:]

  /// - Parameter document: The name of the page.
  init(_ page: Page, document: String) {
    self.document = document
    text = page.text
  }

  /// `f_` and 16 digits: of the sentence and the figure's own words.
  ///
  /// - Parameter heading: The headers of a table's cell, whose sentence may be a number alone; else empty.
  mutating func figure(_ figure: Figure, heading: String) -> String {
    next("f", [text[figure.sentence], text[figure.range], heading])
  }

  /// `j_` and 16 digits: of the sentence, the grade's own words, and what was judged.
  mutating func judgement(_ judgement: Judgement, heading: String, sentence: String) -> String {
    next("j", [sentence, text[judgement.range], judgement.area, heading])
  }

  /// `q_` and 16 digits: of the sentence and the amount's own words.
  mutating func quantifier(_ mention: QuantifierMention) -> String {
    next("q", [text[mention.sentence], text[mention.range]])
  }

  private mutating func next(_ letter: String, _ parts: [String]) -> String {
    let parts = [document] + parts
    let first = rowName(letter, of: parts, by: hash)
    let number = known[first, default: 0] + 1
    known[first] = number
    return number == 1 ? first : rowName(letter, of: parts + [String(number)], by: hash)
  }
}

/// `f_3f9c2a81b0e7d465`: a letter, which no spreadsheet takes for a number, and 16 hexadecimal digits of the SHA-256
/// of the parts.
private func rowName(_ letter: String, of parts: [String], by hash: SHA256 = SHA256()) -> String {
  for part in parts {
    var part = part
    part.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
    withUnsafeBytes(of: 0 as UInt8, hash.update)
  }
  return "\(letter)_\(hash.hexadecimal().prefix(16))"
}
