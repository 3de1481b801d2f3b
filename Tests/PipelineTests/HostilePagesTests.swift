import JSON
import Model
import Reading
import Support
import Testing

@testable import Pipeline

/// Whatever is done to a page, it is read or rejected, and what it gives lies within its text.
@Suite struct HostilePagesTests {
  private static let package = FilePath(
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/"))

  /// The bytes of the sample pages.
  private static func samples() throws -> [[UInt8]] {
    let reader = DocumentReader(base: package, limit: 1 << 20)
    return try Glob("input/**/*.html").matches(in: package).files
      .map { try reader.document(at: $0.path, source: "").bytes }
  }

  @Test(arguments: 1...8)
  func survivesMutation(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let pipeline = try Pipeline.forCommandLine()
    let samples = try Self.samples()
    for _ in 0..<40 {
      var bytes = try #require(samples.randomElement(using: &random))
      for _ in 0..<Int.random(in: 1...24, using: &random) { bytes.mutate(using: &random) }
      try folder.write(bytes, to: "page.html")
      let result = try pipeline.result(
        of: Input(path: FilePath(folder.path + "/page.html"), source: ""))
      #expect((result.page == nil) == (result.rejection != nil))
      let text = result.page?.text.bytes ?? []
      for figure in result.figures {
        #expect(figure.sentence.upperBound <= text.count)
        #expect(figure.sentence.contains(figure.range.lowerBound))
        #expect(figure.range.upperBound <= figure.sentence.upperBound)
      }
      #expect(try JSON(parsing: Array(result.line().dropLast())).members != nil)
    }
  }

  /// Repetitions that could make a rule look through the whole text from each of its numbers; that they end
  /// is the test.
  @Test(arguments: [
    "12 ", "12, ", "5% ", "12 and ", "5% and ", "£5", "½", "£5,a,", "of whom 12 ", "(5%) ",
    "They had 5. ",
    "Croydon and Kent had 12 children in care. ", "Croydon, Kent, ", "children in care ",
    "3/May/", "in 2019 12 children in care ", "Lead inspector ", "Inspection dates ",
    "The inspection in May 2024 12. ", "from 12% to ", "compared with 12% nationally ",
  ])
  func readsFloods(of part: String) throws {
    let reader = try PageReader.builtIn()
    let text = "5% of the 12 " + String(repeating: part, count: 30_000 / part.utf8.count)
    let figures = reader.figures(in: PageText(paragraph: text + " of children in care."))
    #expect(figures.allSatisfy { $0.sentence.count <= 10_000 })
  }

  /// The same for the grades, the dates and the places that a page with a title and a date states.
  @Test(arguments: [
    "Adoption is good. ", "was rated good and ", "good ", "Overall effectiveness: Good</p><p>",
    "Previous inspections</p><p>Adoption: Good</p><p>", "Of this number:</p><p>12 live</p><p>",
    "Croydon was judged good in May 2020 by Kent. ", "3 May, ", "Lead inspector ",
    "Inspection dates </p><p>", "£5",
  ])
  func readsFloodsOfGrades(of part: String) throws {
    let folder = try TemporaryFolder()
    let flood = String(repeating: part, count: 30_000 / part.utf8.count)
    let page = """
      <html><head><title>Inspection of Croydon</title>
      <meta property="article:published_time" content="2024-05-03"></head>
      <body><main><p>\(flood)</p></main></body></html>
      """
    try folder.write(Array(page.utf8), to: "page.html")
    let result = try Pipeline.forCommandLine().result(
      of: Input(path: FilePath(folder.path + "/page.html"), source: ""))
    #expect(result.page != nil || result.rejection != nil)
  }
}
