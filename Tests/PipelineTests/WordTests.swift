import JSON
import Model
import Reading
import Testing

@testable import Pipeline

/// Sentences that need the words of the `.lex` files and the rules of the `.rules` files: without what each is
/// there for, it is read otherwise.
///
/// Golden/words.txt has a sentence on a line, and what is read of it on the indented lines below: the authority
/// that it is about, the inspection that it reports, then a line for each figure, judgement and quantifier, as
/// `count 12 children concept=children`. Where the line is read as several sentences, a figure's own is told.
///
/// `{about|around}` stands for one sentence each with another word there, `{}` below for that word. A line that
/// begins with `<` is the HTML of a page.
@Suite struct WordTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let line: Int
    let pattern: String
    var expected: [String] = []

    var testDescription: String { "words.txt:\(line)" }

    /// The sentences with what is read of each.
    var sentences: [(text: String, expected: [String])] {
      let parts = pattern.split(separator: "{", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let close = parts[1].firstIndex(of: "}") else {
        return [(pattern, expected)]
      }
      let rest = parts[1][parts[1].index(after: close)...]
      return parts[1][..<close].split(separator: "|").map { word in
        (parts[0] + word + filled(rest, word), expected.map { filled($0[...], word) })
      }
    }

    /// A text with a word for each `{}` of it.
    private func filled(_ text: Substring, _ word: Substring) -> String {
      text.split(separator: "{}", omittingEmptySubsequences: false).joined(
        separator: String(word))
    }
  }

  static let cases: [Case] = {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let reader = DocumentReader(base: FilePath("/" + folder), limit: 1 << 22)
    guard let file = try? reader.document(at: FilePath("Golden/words.txt"), source: "") else {
      return []
    }
    let lines = String(decoding: file.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var cases: [Case] = []
    for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      if line.hasPrefix("  ") {
        if let last = cases.indices.last { cases[last].expected.append(String(line.dropFirst(2))) }
      } else {
        cases.append(Case(line: number + 1, pattern: String(line)))
      }
    }
    return cases
  }()

  private static let reader = try? PageReader.builtIn()

  @Test(arguments: cases)
  func needsItsWords(_ wanted: Case) throws {
    let reader = try #require(Self.reader)
    for (text, expected) in wanted.sentences {
      let content = text.hasPrefix("<") ? text : "<p>\(text)</p>"
      let page = Array("<html><body>\(content)</body></html>".utf8)
      let document = Document(path: "words.html", source: "", bytes: page, sha256: "")
      let line = try JSON(parsing: reader.result(of: document).line())
      #expect(readings(of: line, isProse: !text.hasPrefix("<")) == expected, "\(text)")
    }
  }

  @Test func areThere() { #expect(Self.cases.count > 100) }

  private func readings(of line: JSON, isProse: Bool) -> [String] {
    let keys = [
      "figures": [
        "kind", "value", "value_high", "suppressed", "unit", "qualifier", "per", "direction",
        "earlier", "standing", "holder", "concept", "metric", "as_of", "comparator",
        "authority_code",
      ],
      "judgements": ["area", "grade", "date", "current", "authority_code"],
      "quantifiers": ["quantifier", "concept"],
    ]
    let whole = line["text"]?.string
    let authority = line["authority"]?["name"]?.string.map { ["authority \($0)"] }
    return (authority ?? []) + inspection(of: line)
      + ["figures", "judgements", "quantifiers"].flatMap { name in
        (line[name]?.array ?? []).map { row in
          let isPart = isProse && name == "figures" && row["sentence"]?.string != whole
          return ((keys[name] ?? []) + (isPart ? ["sentence"] : []))
            .compactMap { member(row, $0) }.joined(separator: " ")
        }
      }
  }

  /// What is read of an inspection: `inspection start=2023-02-06 end=2023-02-10`.
  private func inspection(of line: JSON) -> [String] {
    guard let found = line["inspection"], !found.isNull else { return [] }
    let keys = [
      "start", "end", "length", "theme", "lead_inspector", "urn", "previous", "priority_actions",
      "statement_of_action", "months_to_next",
    ]
    let members = keys.compactMap { key in
      let value = found[key]
      return
        (value?.string ?? value?.integer.map(String.init) ?? value?.boolean.map { "\($0)" })
        .map { "\(key)=\($0)" }
    }
    return [(["inspection"] + members).joined(separator: " ")]
  }

  private func member(_ row: JSON, _ key: String) -> String? {
    if row[key]?.boolean == true { return key }
    let text = key == "holder" ? row[key]?["kind"]?.string : row[key]?.string
    guard let text, !Self.plain.contains("\(key)=\(text)") else { return nil }
    return Self.unnamed.contains(key) ? text : "\(key)=\(text)"
  }

  private static let unnamed: Set<String> = [
    "kind", "value", "value_high", "unit", "qualifier", "direction", "standing", "area", "grade",
    "quantifier",
  ]

  /// What is not told, since it is so of most figures or stands in another member.
  private static let plain: Set<String> = [
    "qualifier=exact", "standing=stated", "standing=earlier", "holder=authority",
  ]
}
