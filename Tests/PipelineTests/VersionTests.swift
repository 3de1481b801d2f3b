import Glibc
import Language
import Testing

@testable import Pipeline

@Suite struct VersionTests {
  /// Every file of words, rules and rows that Package.swift puts into the binary is in the fingerprint.
  @Test func coversEveryEmbeddedFile() throws {
    let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let manifest = try #require(fopen("/\(package)/Package.swift", "r"))
    defer { fclose(manifest) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let text = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, manifest)], as: UTF8.self)
    let embedded = text.split(separator: "\"").filter { word in
      [".lex", ".rules", ".csv", ".json"].contains { word.hasSuffix($0) }
    }.map { String($0.split(separator: "/").last ?? $0) }
    #expect(embedded.count > 40)
    #expect(embedded.sorted() == Version.files.map(\.name).sorted())
    #expect(Version.files.allSatisfy { !$0.bytes.isEmpty })
  }

  @Test func isAShortHash() {
    #expect(Version.rules.utf8.count == 8)
    #expect(Version.rules.allSatisfy { "0123456789abcdef".contains($0) })
    #expect(Version.description == "\(Version.number) (rules \(Version.rules))")
  }

  @Test func changesWithAnyByte() {
    let files = [EmbeddedFile("a.lex", [1, 2]), EmbeddedFile("b.lex", [3])]
    let whole = Version.fingerprint(of: files)
    #expect(whole == Version.fingerprint(of: files.reversed()))
    for other in [
      [EmbeddedFile("a.lex", [1, 2])],
      [EmbeddedFile("a.lex", [1]), EmbeddedFile("b.lex", [2, 3])],
      [EmbeddedFile("a.lex", [1, 2]), EmbeddedFile("b.lex", [4])],
      [EmbeddedFile("a.lex", [1, 2]), EmbeddedFile("c.lex", [3])],
    ] {
      #expect(Version.fingerprint(of: other) != whole)
    }
  }
}
