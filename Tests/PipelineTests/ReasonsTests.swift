import JSON
import Model
import Support
import Testing

@testable import Pipeline

/// What `gleaner extract --why` and `gleaner figures --why` say of each figure.
@Suite struct ReasonsTests {
  private static let reader = try? PageReader.builtIn()

  /// The member `why` of each figure of a text, by the words of the figure, in the line of `figures`.
  private func reasons(in text: String) throws -> [String: JSON] {
    let line = Array("{\"id\": \"1\", \"text\": \"\(text)\"}".utf8)
    let answer = try #require(Self.reader).answer(
      to: PageTask(
        .figuresWithReasons, Document(path: "", source: "", bytes: line, sha256: "")))
    guard case .text(let bytes, isFault: false) = answer else { return [:] }
    return try reasons(inLine: bytes)
  }

  private func reasons(inLine bytes: [UInt8]) throws -> [String: JSON] {
    var result: [String: JSON] = [:]
    for figure in try JSON(parsing: Array(bytes.dropLast()))["figures"]?.array ?? [] {
      guard let surface = figure["surface"]?.string, let why = figure["why"] else { continue }
      result[surface] = why
    }
    return result
  }

  @Test func namesThePatternOfAMetric() throws {
    let why = try #require(
      try reasons(in: "The council looks after around 412 children in care.")["412"])
    #expect(why["rule"]?.string == "quantity")
    #expect(why["qualifier"]?.string == "around")
    #expect(why["metric"]?["pattern"]?.string?.isEmpty == false)
    #expect(why["metric"]?["words"]?.array?.first?.string == "children in care")
    #expect(why["nearest"] == nil)
  }

  static let lacking: [(text: String, surface: String, lacks: String)] = [
    ("The council has 412 disabled children in care.", "412", "a part of them: attribute"),
    ("The council hopes to have 350 children in care by 2027.", "350", "hoped for"),
    ("The charity has 412 children in care.", "412", "of somebody else"),
    ("The number of children in care rose by 12.", "12", "a change, not a level"),
  ]

  @Test(arguments: lacking)
  func namesTheNearestMetric(_ text: String, _ surface: String, _ lacks: String) throws {
    let why = try #require(try reasons(in: text)[surface])
    #expect(why["metric"]?.string == nil && why["metric"]?["pattern"] == nil)
    #expect(why["nearest"]?["metric"]?.string == "cla_count")
    #expect(why["nearest"]?["lacks"]?.string == lacks)
  }

  @Test func standInTheLineOfAPage() throws {
    let page = """
      <!DOCTYPE html><html><head><title>Care</title></head><body><main><h1>Care</h1>
      <p>The council looks after about 800 children in care. It has 30 disabled children in care.</p>
      <table><tr><th>Year<th>Children in care<tr><td>2023<td>512</table></main></body></html>
      """
    let document = Document(
      id: "d_1", path: "a.html", source: "", bytes: Array(page.utf8), sha256: "")
    let reader = try #require(Self.reader)
    let result = reader.result(of: document, withReasons: true)
    var read = DocumentResult(id: "d_1", path: "a.html", source: "")
    try read.take(encoded: result.encoded)
    #expect(read.reasons == result.reasons && read.reasons.count == read.figures.count)
    let reasons = try reasons(inLine: read.line())
    #expect(reasons["800"]?["metric"]?["words"]?.array?.first?.string == "children in care")
    #expect(reasons["30"]?["nearest"]?["lacks"]?.string == "a part of them: attribute")
    #expect(reasons["512"]?["rule"]?.string == "cell")
    #expect(try self.reasons(inLine: reader.result(of: document).line()).isEmpty)
  }
}
