import Support
import Testing

@testable import Model
@testable import Reading

@Suite struct DocumentReaderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read(_ name: String, limit: Int = 1_000_000) throws(ReadingError) -> Document {
    try DocumentReader(base: FilePath(folder.path), limit: limit).document(
      at: FilePath(name), source: "pages")
  }

  /// "hello\n" as gzip(1) packs it.
  private static let packed: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xE7, 0x02, 0x00, 0x20, 0x30,
    0x3A, 0x36, 0x06, 0x00, 0x00, 0x00,
  ]

  @Test func readsAFileWithItsHash() throws {
    try folder.write(Array("hello\n".utf8), to: "a.html")
    let document = try read("a.html")
    #expect(document.bytes == Array("hello\n".utf8))
    #expect(document.path == "a.html")
    #expect(document.source == "pages")
    #expect(
      document.sha256 == "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03")
  }

  @Test(arguments: [
    (packed, "hello\n"), (packed + packed, "hello\nhello\n"), (packed + [0, 0, 0], "hello\n"),
  ])
  func unpacksEveryMember(_ bytes: [UInt8], _ content: String) throws {
    try folder.write(bytes, to: "a.gz")
    #expect(try read("a.gz").bytes == Array(content.utf8))
  }

  @Test(arguments: [
    (Array(packed.dropLast(9)), ReadingError.truncatedGzip),
    (Array(packed.dropLast(1)), .truncatedGzip),
    (Array(packed.prefix(2)), .truncatedGzip),
    (packed.dropLast(8) + [1, 2, 3, 4, 6, 0, 0, 0], .corruptGzip(reason: "incorrect data check")),
    (packed + [7], .corruptGzip(reason: "something stands behind the last member")),
    (packed + packed.dropLast(3), .truncatedGzip),
  ])
  func refusesDamagedGzip(_ bytes: [UInt8], because error: ReadingError) throws {
    try folder.write(bytes, to: "a.gz")
    #expect(throws: error) { try read("a.gz") }
  }

  @Test func refusesWhatUnpacksBeyondTheLimit() throws {
    try folder.write(Self.packed, to: "a.gz")
    #expect(throws: ReadingError.inflatesTooLarge(limit: 5)) {
      try gunzip(Self.packed, limit: 5)
    }
    #expect(try gunzip(Self.packed, limit: 6).count == 6)
  }

  @Test func refusesBySizeBeforeReading() throws {
    try folder.sparse("big.html", bytes: 1 << 40)
    #expect(throws: ReadingError.tooLarge(bytes: 1 << 40, limit: 1_000_000)) {
      try read("big.html")
    }
  }

  @Test func readsRegularFilesOnly() throws {
    try folder.write([], to: "folder/a.html")
    try folder.pipe("pipe.html")
    try folder.link("link.html", to: "/etc/passwd")
    try folder.link("loop.html", to: "loop.html")
    #expect(throws: ReadingError.notRegularFile(kind: "folder")) { try read("folder") }
    #expect(throws: ReadingError.notRegularFile(kind: "pipe")) { try read("pipe.html") }
    #expect(throws: ReadingError.notRegularFile(kind: "symbolic link")) { try read("link.html") }
    #expect(throws: ReadingError.notRegularFile(kind: "symbolic link")) { try read("loop.html") }
    #expect(throws: ReadingError.notRegularFile(kind: "device")) { try read("/dev/null") }
    #expect(throws: ReadingError.missing) { try read("none.html") }
  }

  /// C's name would end at the zero byte, and be another file's.
  @Test func readsNoFileOfAShorterName() throws {
    try folder.write("text", to: "a.html")
    #expect(throws: ReadingError.missing) { try read("a.html\0.gz") }
  }

  @Test func followsLinksThatAPersonNames() throws {
    try folder.write([1], to: "a.html")
    try folder.link("link.html", to: "a.html")
    let reader = DocumentReader(base: FilePath(folder.path), limit: 10, followsLinks: true)
    #expect(try reader.document(at: FilePath("link.html"), source: "").bytes == [1])
  }

  @Test func namesDocumentsByTheirPaths() {
    #expect(Document.id(of: FilePath("input/a.html")) == Document.id(of: FilePath("input/a.html")))
    let odd = FilePath([0x63, 0xE9])
    let escaped = FilePath("c\\xE9")
    #expect(Document.id(of: odd) != Document.id(of: escaped))
  }
}
