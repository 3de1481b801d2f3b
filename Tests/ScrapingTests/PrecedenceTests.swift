import Glibc
import Model
import Testing

@testable import Scraping

/// Holds the table in docs/FORMAT.md to the code.
@Suite struct PrecedenceTests {
  /// The folder of the package, three above this file.
  private static let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private func format() throws -> String {
    var bytes: [UInt8] = []
    let file = open("/\(Self.package)/docs/FORMAT.md", O_RDONLY)
    try #require(file >= 0, "docs/FORMAT.md is missing")
    defer { close(file) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(file, &piece, piece.count), count > 0 { bytes += piece[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("url", Precedence.url), ("site", Precedence.site), ("title", Precedence.title),
    ("published", Precedence.published), ("modified", Precedence.modified),
    ("authors", Precedence.authors), ("language", Precedence.language),
  ])
  func isToldInTheDocs(member: String, order: [Page.Origin]) throws {
    let told = order.map { "`\($0.rawValue)`" }.joined(separator: " · ")
    let lines = try format().split(separator: "\n")
    #expect(lines.contains("| `\(member)` | \(told) |"))
    #expect(Set(order).count == order.count)
  }

  @Test(arguments: Page.Origin.allCases)
  func describesEveryOrigin(origin: Page.Origin) throws {
    #expect(try format().contains("`\(origin.rawValue)`"))
  }
}
