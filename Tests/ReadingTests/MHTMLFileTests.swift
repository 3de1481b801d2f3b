import Model
import Testing

@testable import Reading

@Suite struct MHTMLFileTests {
  private static let address = "https://example.org/care"

  /// A file with these parts, each its headers, a blank line and its content.
  private static func file(
    _ parts: [String], type: String = "multipart/related; boundary=\"b 1\"",
    end: String = "--b 1--\r\n"
  ) -> String {
    "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: \(type)\r\n\r\n"
      + parts.map { "--b 1\r\n\($0)\r\n" }.joined() + end
  }

  private static func part(
    _ content: String, type: String = "text/html", encoding: String = "8bit",
    address: String = address
  ) -> String {
    """
    Content-Type: \(type)\r\nContent-Transfer-Encoding: \(encoding)\r\nContent-Location: \(address)\r\n\r\n\(content)
    """
  }

  private static let page = "<p>It costs £4 &amp; a=b</p>"
  private static let image = part("iVBORw0K", type: "image/png", encoding: "base64")

  private func read(_ file: String) throws(ReadingError) -> Document {
    try DocumentReader(limit: 1_000_000).readable(
      Document(path: "a.mhtml", source: "", bytes: Array(file.utf8), sha256: "0"))
  }

  @Test(arguments: [
    file([part(page), image]), file([image, part(page)]),
    file([part("<p>It costs =C2=A34 &amp;=\r\n a=3Db</p>", encoding: "quoted-printable")]),
    file([part("PHA+SXQgY29zdHMgwqM0ICZh\r\nbXA7IGE9YjwvcD4=", encoding: "base64")]),
    file([
      "Content-Type: multipart/alternative; boundary=i\r\n\r\n--i\r\nContent-Type: text/plain\r\n\r\nx\r\n--i\r\n"
        + part(page) + "\r\n--i--"
    ]),
    file(
      [part("<p>An advertisement</p>", address: "cid:1"), "Content-ID: <root>\r\n" + part(page)],
      type: "multipart/related;\r\n\tstart=\"<root>\"; boundary=\"b 1\""),
  ])
  func readsThePage(file: String) throws {
    let document = try read(file)
    #expect(
      String(decoding: document.bytes, as: UTF8.self)
        == "<!-- saved from url=(0024)\(Self.address) -->\(Self.page)")
    #expect(document.sha256 == "0")
    #expect(document.size == file.utf8.count)
  }

  @Test func readsASinglePart() throws {
    let document = try read(
      "MIME-Version: 1.0\r\nContent-Type: text/html; charset=\"x\"\r\n\r\n\(Self.page)")
    #expect(document.bytes == Array(Self.page.utf8))
    #expect(document.declaredCharset == "x")
  }

  @Test(arguments: [
    (file([part(page)], end: ""), ReadingError.truncatedMHTML),
    (file([part(page)], end: "--b"), .truncatedMHTML),
    (file([image]), .mhtmlWithoutPage), (file([]), .mhtmlWithoutPage),
    (
      file([], type: "multipart/related"),
      .damagedMHTML(reason: "it does not say what parts its parts")
    ),
    (
      file([], type: "multipart/related; boundary=\(String(repeating: "x", count: 201))"),
      .damagedMHTML(reason: "it does not say what parts its parts")
    ),
  ])
  func refusesDamage(file: String, because error: ReadingError) {
    #expect(throws: error) { try read(file) }
  }

  @Test func refusesPartsThatStandTooDeep() {
    var part = Self.part(Self.page)
    for level in 0..<10 {
      part =
        "Content-Type: multipart/mixed; boundary=i\(level)\r\n\r\n--i\(level)\r\n\(part)\r\n--i\(level)--"
    }
    let error = ReadingError.damagedMHTML(reason: "its parts stand more than 8 deep in each other")
    #expect(throws: error) { try read(Self.file([part])) }
  }

  @Test(arguments: [
    "<html><p>MIME-Version: 1.0</p>", "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx",
    "Content-Type: multipart/related; boundary=b\r\n\r\nx", "MIME-Version: 1.0", "",
  ])
  func leavesOtherFiles(content: String) throws {
    #expect(try read(content).bytes == Array(content.utf8))
  }

  /// An address that could end the comment, or that leads nowhere, is not written into the page.
  @Test(arguments: ["cid:frame", "https://example.org/--><p>", "file:///a"])
  func writesNoOtherAddress(address: String) throws {
    #expect(
      try read(Self.file([Self.part(Self.page, address: address)])).bytes == Array(Self.page.utf8))
  }

  @Test(arguments: [
    ("=", "="), ("a=\r\nb", "ab"), ("a= \t\nb", "ab"), ("=4", "=4"), ("=C2=a3", "£"),
    ("=zz", "=zz"),
  ])
  func readsQuotedPrintable(text: String, bytes: String) {
    #expect(TransferEncoding.quotedPrintable(Array(text.utf8)[...]) == Array(bytes.utf8))
  }

  @Test(arguments: [("", ""), ("aGk=", "hi"), ("a G\r\nk", "hi"), ("a", ""), ("aGk=!aGk=", "hihi")])
  func readsBase64(text: String, bytes: String) {
    #expect(TransferEncoding.base64(Array(text.utf8)[...]) == Array(bytes.utf8))
  }
}
