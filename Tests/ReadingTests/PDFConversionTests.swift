import Glibc
import Support
import Testing

@testable import Model
@testable import Reading

@Suite struct PDFConversionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func document(
    _ bytes: [UInt8], named name: String = "a.pdf", limit: Int = 1_000_000,
    pdf: PDFConversion = PDFConversion()
  ) throws -> Document {
    try folder.write(bytes, to: name)
    let reader = DocumentReader(base: FilePath(folder.path), limit: limit, pdf: pdf)
    return try reader.document(at: FilePath(name), source: "")
  }

  private static let source = PDFSource(lines: [
    ["It looked after 214 children.", "The council spent £10m."], ["That is all."],
  ])

  private func text(_ document: Document) -> String {
    String(decoding: document.bytes, as: UTF8.self)
  }

  @Test func readsAPDFUnderItsOwnHash() throws {
    let pdf = Self.source.bytes
    let document = try document(pdf)
    #expect(text(document).contains(">The council spent £10m.</text>"))
    #expect(text(document).contains("<page number=\"2\""))
    #expect(document.path == "a.pdf")
    #expect(document.sha256 == SHA256.hexadecimal(of: pdf))
    #expect(document.size == pdf.count)
  }

  /// The bytes decide, not the name; readers find the header behind other bytes.
  @Test(arguments: ["a.pdf", "a.PDF", "a.html", "a"], ["", "\r\n\r\n", "HTTP/1.1 200 OK\r\n"])
  func readsWhateverItIsCalled(name: String, before: String) throws {
    let bytes = Array(before.utf8) + Self.source.bytes
    #expect(text(try document(bytes, named: name)).contains("214 children"))
  }

  @Test func readsOnlyWhereItIsAsked() throws {
    try folder.write(Self.source.bytes, to: "a.pdf")
    let reader = DocumentReader(base: FilePath(folder.path), limit: 1_000_000)
    #expect(try reader.document(at: FilePath("a.pdf"), source: "").bytes == Self.source.bytes)
  }

  @Test(arguments: [
    "<p>A file begins with %PDF-1.7, and ends with %%EOF.", "\u{FEFF}\n<!doctype html>%PDF-1.4",
    "plain text", "",
  ])
  func leavesPagesAsTheyAre(_ page: String) throws {
    #expect(try document(Array(page.utf8), named: "a.html").bytes == Array(page.utf8))
  }

  private static var pdf: [UInt8] { source.bytes }

  /// Bytes of a file named `.pdf`, and why they give no page. Poppler's own words change with its version.
  static let refused: [(String, [UInt8], words: String, code: String)] = [
    ("a page", Array("\n<html><body>404".utf8), "but is an HTML page", "not-pdf"),
    ("a picture", [0x89, 0x50, 0x4E, 0x47], "but is another kind of file", "not-pdf"),
    ("its first half", Array(pdf.prefix(pdf.count / 2)), "cut off", "truncated-pdf"),
    ("its header", Array("%PDF-1.4\n".utf8), "cut off", "truncated-pdf"),
    ("without its end mark", pdf.dropLast(6), "cut off", "truncated-pdf"),
    (
      "added to and cut off", pdf + Array("7 0 obj\n<< >>\nendobj\nxref".utf8),
      "cut off", "truncated-pdf"
    ),
    (
      "cut off in an object", pdf + Array("7 0 obj\n<< /Length 9 >>\nstre".utf8),
      "cut off", "truncated-pdf"
    ),
    ("rubbish", Array("%PDF-1.4\nmostly rubbish\n%%EOF\n".utf8), "damaged", "damaged-pdf"),
    (
      "a page that is rubbish", PDFSource(pages: ["BT /F1 11 Tf <00zz> Tj ("]).bytes,
      "damaged", "damaged-pdf"
    ),
    ("no pages", PDFSource().bytes, "damaged", "damaged-pdf"),
    ("a password", PDFSource.encrypted.bytes, "password", "encrypted-pdf"),
  ]

  @Test(arguments: refused)
  func refuses(_ what: String, _ bytes: [UInt8], words: String, code: String) {
    let error = #expect(throws: ReadingError.self, "\(what)") { try document(bytes) }
    #expect(error?.message.contains(words) == true)
    #expect(error?.code == code)
  }

  @Test(arguments: [
    "<!-- cached -->\n", "<!-- upstream server 12 -->", "stream 3 of 4 objects", " obj", "xobj",
  ])
  func toleratesWhatStandsBehindTheEnd(_ words: String) throws {
    let bytes = Self.source.bytes + Array(words.utf8) + Array(repeating: 0, count: 5_000)
    #expect(text(try document(bytes)).contains("214 children"))
  }

  /// What a machine has read of a scan stands behind the image, not painted.
  @Test func takesTheHiddenTextOfAScan() throws {
    func page(_ mode: Int) -> String {
      PDFSource.image + PDFSource.text("It has 12 homes.", x: 72, y: 700, mode: mode)
    }
    #expect(text(try document(PDFSource(pages: [page(3)]).bytes)).contains("12 homes"))
    let both = PDFSource(pages: [page(3), PDFSource.text("Seen.", x: 72, y: 700)])
    #expect(!text(try document(both.bytes)).contains("12 homes"))
  }

  @Test func givesUpAtTheDeadline() {
    let error = #expect(throws: ReadingError.self) {
      try document(PDFSource.endless.bytes, pdf: PDFConversion(seconds: 1))
    }
    // A busy machine gives the converter less of a processor than it might have.
    #expect(error == .slowPDF(seconds: 1) || error == .starvedPDF(seconds: 1))
  }

  @Test func givesUpAtTheLimitOfMemory() {
    #expect(throws: ReadingError.hungryPDF(megabytes: 100)) {
      try document(
        PDFSource.endless.bytes, pdf: PDFConversion(seconds: 60, megabytes: 100))
    }
  }

  /// A PDF that has text, and a page that is rubbish.
  @Test func describesAPartThatIsDamaged() throws {
    let good = PDFSource.text("It has 12 homes.", x: 72, y: 700)
    for (pages, count) in [([good, "BT /F1 11 Tf <00zz> Tj ("], 1), ([good, good], 0)] {
      try folder.write(PDFSource(pages: pages).bytes, to: "a.pdf")
      var told: [ReadingError] = []
      let reader = DocumentReader(
        base: FilePath(folder.path), limit: 1_000_000, pdf: PDFConversion())
      let document = try reader.document(at: FilePath("a.pdf"), source: "") { told.append($0) }
      #expect(text(document).contains("12 homes"))
      #expect(told.map(\.code) == Array(repeating: "damaged-pdf-part", count: count))
    }
  }

  /// What a `pdftohtml` of our own does, and what is told of it.
  static let programs: [(String, ReadingError?)] = [
    ("#!/bin/sh\necho '<text </pdf2xml>'\necho 'Syntax Warning: odd' >&2\n", nil),
    // Once for what is seen, and once for all.
    ("#!/bin/sh\nsleep 0.7\necho '</pdf2xml>'\n", .starvedPDF(seconds: 1)),
    ("#!/bin/sh\nkill -XCPU $$\n", .slowPDF(seconds: 1)),
    ("#!/bin/sh\nkill -KILL $$\n", .hungryPDF(megabytes: 1_000)),
  ]

  @Test(arguments: programs)
  func saysWhyItEnded(_ program: String, _ expected: ReadingError?) throws {
    let pdf = try conversion(by: program, seconds: expected == nil ? 60 : 1)
    do {
      _ = try document(Self.source.bytes, pdf: pdf)
      #expect(expected == nil)
    } catch let error as ReadingError {
      #expect(error == expected)
    }
  }

  @Test func namesAProgramThatCannotBeRun() throws {
    let pdf = try conversion(by: "#!/nowhere/sh\n", seconds: 60)
    let error = #expect(throws: ReadingError.self) { try document(Self.source.bytes, pdf: pdf) }
    #expect(error == .converterRefused(program: "\(folder.path)/pdftohtml"))
    #expect(error?.message.contains("jobs") == false)
  }

  private func conversion(by program: String, seconds: Int) throws -> PDFConversion {
    try folder.write(program, to: "pdftohtml")
    try #require(chmod("\(folder.path)/pdftohtml", 0o700) == 0)
    return PDFConversion(seconds: seconds, folders: [FilePath(folder.path)])
  }

  /// Makes more markup than it has bytes.
  private static let wordy = PDFSource(
    lines: Array(repeating: Array(repeating: "word", count: 50), count: 30)
  ).bytes

  @Test func givesUpAtTheLimitOfOutput() throws {
    let limit = Self.wordy.count
    #expect(throws: ReadingError.convertsTooLarge(limit: limit)) {
      try document(Self.wordy, limit: limit)
    }
  }

  @Test func saysThatPopplerIsMissing() {
    let pdf = PDFConversion(folders: [FilePath("/nowhere"), FilePath(folder.path)])
    #expect(throws: ReadingError.popplerMissing) { try document(Self.source.bytes, pdf: pdf) }
  }

  /// Neither children nor open files are left, whatever came of the PDF.
  @Test func leavesNothingBehind() throws {
    let before = try entryNames(of: FilePath("/proc/self/fd")).count
    for _ in 0..<20 {
      _ = try document(Self.source.bytes)
      #expect(throws: ReadingError.self) { try document(PDFSource.encrypted.bytes) }
      #expect(throws: ReadingError.self) { try document(Self.wordy, limit: Self.wordy.count) }
    }
    // Other tests have files open, too.
    #expect(try entryNames(of: FilePath("/proc/self/fd")).count < before + 30)
    #expect(folder.names(in: ".") == ["a.pdf"])
  }

  @Test(arguments: 1...8)
  func survivesDamage(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      var bytes = Self.source.bytes
      for _ in 0...Int.random(in: 0..<4, using: &random) { bytes.mutate(using: &random) }
      do {
        #expect(text(try document(bytes, named: "\(seed).pdf")).contains("<pdf2xml"))
      } catch let error as ReadingError {
        #expect(error.code.hasSuffix("-pdf") || error.code == "too-large", "\(error)")
      }
    }
  }
}
