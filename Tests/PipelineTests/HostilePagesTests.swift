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
      .map { try reader.document(at: $0, source: "").bytes }
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
      let gleaning = pipeline.gleaning(
        from: Input(path: FilePath(folder.path + "/page.html"), source: ""))
      #expect((gleaning.page == nil) == (gleaning.rejection != nil))
      let text = gleaning.page?.text.bytes ?? []
      for figure in gleaning.figures {
        #expect(figure.sentence.upperBound <= text.count)
        #expect(figure.sentence.contains(figure.range.lowerBound))
        #expect(figure.range.upperBound <= figure.sentence.upperBound)
      }
      #expect(try JSON(parsing: Array(gleaning.line().dropLast())).members != nil)
    }
  }
}
