import JSON
import Model
import Reading
import Support
import Testing

@testable import Pipeline

/// What a worker hands back, as bytes and from bytes.
@Suite struct DocumentResultCodingTests {
  private static let reader = try? PageReader.builtIn()

  /// A page with a figure of each kind, a judgement, a table, refusals and quantifiers.
  private static let page = """
    <!DOCTYPE html><html lang="en-GB"><head><title>Care in Croydon</title>
    <meta property="article:published_time" content="2024-05-03">
    <link rel="canonical" href="https://www.croydon.gov.uk/a"></head><body><main>
    <h1>Care in Croydon</h1><p>Croydon Council looks after about 800 children in care, and spent £10.5m
    in 2023-24. A third of them, or one in five, were 16 or 17 years old by 12 March 2024. The 3rd report
    of Year 6 is on page 12; very few homes closed. It fell from 39% to 25% — 0.5 points a month.</p>
    <p>Ofsted rated the council's services ‘good’ in March 2020.</p>
    <table><caption>Children looked after</caption><tr><th>Area<th>2023<th>2024
    <tr><td>Croydon<td>512<td>[c]</table><p>£999,999,999,999,999 is too much.</p></main></body></html>
    """

  private func result(of page: String = page) throws -> DocumentResult {
    try #require(Self.reader).result(
      of: Document(
        id: "d_1", path: "a.html", source: "pages", bytes: Array(page.utf8), sha256: "ab"))
  }

  private func empty() -> DocumentResult {
    DocumentResult(id: "d_1", path: "a.html", source: "pages")
  }

  @Test func comesBack() throws {
    let result = try result()
    #expect(result.figures.count > 8 && !result.judgements.isEmpty && !result.refusals.isEmpty)
    #expect(!result.quantifiers.isEmpty && !result.diagnostics.isEmpty)
    var read = empty()
    read.sha256 = "ab"
    try read.take(encoded: result.encoded)
    #expect(read.line(withRefused: true) == result.line(withRefused: true))
    #expect(read.figures == result.figures && read.judgements == result.judgements)
    #expect(read.places == result.places && Set(read.places).count > 2)
    #expect(read.headings == result.headings && read.headings.count > 1)
    #expect(read.diagnostics.map(\.description) == result.diagnostics.map(\.description))
    #expect(read.encoded == result.encoded)
  }

  @Test func comesBackRejected() throws {
    let result = try result(of: "<html><body></body></html>")
    var read = empty()
    try read.take(encoded: result.encoded)
    #expect(read.rejection?.code == "no-text")
    #expect(read.page == nil)
  }

  @Test func isOneForFilesOfTheSameBytes() throws {
    let page = Array(Self.page.utf8)
    let there = try #require(Self.reader).result(
      of: Document(id: "d_2", path: "b/c.html", source: "others", bytes: page, sha256: ""))
    #expect(try result().encoded == there.encoded)
  }

  @Test func refusesWhatIsCutOff() throws {
    let bytes = try result().encoded
    for count in 0..<bytes.count {
      var read = empty()
      #expect(throws: DecodingError.self) { try read.take(encoded: Array(bytes[..<count])) }
      #expect(read.page == nil)
    }
    var read = empty()
    #expect(throws: DecodingError.trailing) { try read.take(encoded: bytes + [0]) }
  }

  @Test func refusesAnotherVersion() throws {
    var bytes = try result().encoded
    bytes[4] += 1
    var read = empty()
    #expect(throws: DecodingError.foreign) { try read.take(encoded: bytes) }
  }

  /// Whatever the bytes are: an error, or a result whose places lie within its text.
  @Test(arguments: 1...8)
  func survivesMutation(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let whole = try result().encoded
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) { bytes.mutate(using: &random) }
      var read = empty()
      guard (try? read.take(encoded: bytes)) != nil else { continue }
      let text = read.page?.text.bytes ?? []
      #expect(read.figures.allSatisfy { $0.sentence.upperBound <= text.count })
      #expect(try JSON(parsing: Array(read.line(withRefused: true).dropLast())).members != nil)
    }
  }

  @Test(arguments: [
    0, 1, 127, 128, 300, UInt64(Int64.max), .max,
  ])
  func writesNumbersAsTheyAre(value: UInt64) throws {
    var encoder = ByteEncoder()
    encoder.write(value)
    encoder.write(signed: Int64(bitPattern: value))
    var decoder = ByteDecoder(encoder.bytes)
    #expect(try decoder.number() == value)
    #expect(try decoder.signed() == Int64(bitPattern: value))
    try decoder.finish()
  }

  @Test func refusesNumbersBeyond64Bits() {
    for bytes: [UInt8] in [
      Array(repeating: 0xFF, count: 9) + [0x02], Array(repeating: 0x80, count: 10) + [0x01],
    ] {
      var decoder = ByteDecoder(bytes)
      #expect(throws: DecodingError.invalid) { try decoder.number() }
    }
  }
}
