import Model
import Reading
import Support
import Testing

@testable import Pipeline

/// PDF made here, as they come out of poppler and the stages behind it.
@Suite struct PDFTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func result(_ source: PDFSource) throws -> DocumentResult {
    try folder.write(source.bytes, to: "a.pdf")
    let path = FilePath("\(folder.path)/a.pdf")
    return try Pipeline.forCommandLine().result(of: Input(path: path, source: ""))
  }

  private func lines(_ source: PDFSource) throws -> [String] {
    let page = try #require(try result(source).page)
    return page.text.blocks.map { "\($0.kind.rawValue): \(page.text[$0.range])" }
  }

  private func text(_ words: String, _ x: Int, _ y: Int, _ size: Int = 11) -> String {
    PDFSource.text(words, x: x, y: y, size: size)
  }

  /// Lines of a paragraph, 14 points below each other.
  private func paragraph(_ lines: [String], _ x: Int, _ y: Int) -> String {
    lines.enumerated().map { text($1, x, y - 14 * $0) }.joined()
  }

  @Test func readsFiguresAndTheirSentences() throws {
    let result = try result(
      PDFSource(lines: [
        [
          "The council looked after 214 children at the end of March, which is fewer than",
          "in the year before. It spent £10.4 million on their placements.",
        ]
      ]))
    #expect(result.rejection == nil)
    #expect(result.figures.first?.value.description == "214")
    let page = try #require(result.page)
    #expect(page.text.blocks.count == 1)
    #expect(result.figures.contains { $0.unit == "GBP" })
  }

  @Test func warnsOfAPartThatIsDamaged() throws {
    let result = try result(
      PDFSource(pages: [text("It has 12 homes.", 72, 700), "BT /F1 11 Tf <00zz> Tj ("]))
    #expect(result.page != nil)
    #expect(result.diagnostics.contains { $0.code == "damaged-pdf-part" })
  }

  @Test func joinsAParagraphOverColumnsAndPages() throws {
    let first = paragraph(
      ["The quay was open on 340 days of the year,", "and most of the boats"], 60, 300)
    let second =
      paragraph(
        ["that came were from ports on the mainland.", "They stayed for less than a"], 320, 700)
    let third = paragraph(["week. That is less than before."], 60, 700)
    let lines = try lines(
      PDFSource(pages: [text("Harbour report", 60, 760, 24) + first + second, third]))
    #expect(
      lines == [
        "paragraph: The quay was open on 340 days of the year, and most of the boats that came were from ports on the mainland. They stayed for less than a week. That is less than before."
      ])
  }

  /// The columns stand closer to each other than lines are high by one and a half.
  @Test func partsTheColumnsOfATable() throws {
    let rows = [
      ("Boats", "2023", "2024"), ("From the island", "231", "214"),
      ("From the mainland", "97", "88"), ("All that berthed", "328", "302"),
    ]
    let table = rows.enumerated().map { number, row in
      let y = 600 - 18 * number
      return text(row.0, 72, y) + text(row.1, 200, y) + text(row.2, 236, y)
    }.joined()
    let body = paragraph(
      [
        "The harbour office counts all the boats that come to the quay and stay",
        "there for a night or more.",
      ], 72, 700)
    #expect(
      try lines(PDFSource(pages: [body + table])).dropFirst()
        == rows.flatMap { ["cell: \($0.0)", "cell: \($0.1)", "cell: \($0.2)"] }[...])
  }

  @Test(arguments: [2, 3, 5])
  func dropsRunningHeadsAndPageNumbers(count: Int) throws {
    let sentences = [
      "The quay was open.", "The mole was closed.", "It rained.", "It snowed.", "It froze.",
    ]
    let pages = (0..<count).map { number in
      text("Harbour report 2024", 72, 815, 9) + text(sentences[number], 72, 600)
        + text("Page \(number + 1) of \(count)", 480, 30, 9)
    }
    #expect(
      try lines(PDFSource(pages: pages)) == sentences.prefix(count).map { "paragraph: \($0)" })
  }

  @Test func mendsHyphensThatTheDocumentKnows() throws {
    let lines = try lines(
      PDFSource(lines: [
        [
          "The harbour office gives information on berths, and well-known skippers use the informa-",
          "tion that it gives. Boats of the other well-",
          "known island are not counted.",
        ]
      ]))
    #expect(
      lines == [
        "paragraph: The harbour office gives information on berths, and well-known skippers use the information that it gives. Boats of the other well-known island are not counted."
      ])
  }

  @Test func readsListsAndHeadings() throws {
    let page =
      text("Harbour report", 72, 780, 24) + text("1. What we found", 72, 720, 16)
      + paragraph(
        ["The quay is used by boats of the island and by those of the", "mainland."], 72, 690)
      + text("•", 72, 640) + text("Mend the wall.", 90, 640)
      + text("•", 72, 618)
      + paragraph(
        ["Ask the visitors again in the autumn of next year, and", "publish what they say."], 90,
        618)
    let result = try result(PDFSource(pages: [page]))
    #expect(result.page?.title == "Harbour report")
    #expect(
      try lines(PDFSource(pages: [page])) == [
        "heading: What we found",
        "paragraph: The quay is used by boats of the island and by those of the mainland.",
        "listItem: Mend the wall.",
        "listItem: Ask the visitors again in the autumn of next year, and publish what they say.",
      ])
  }

  @Test func keepsFootnoteMarksOutOfNumbers() throws {
    let page =
      text("The office counted 1,204 boats", 72, 700) + text("3", 226, 704, 6)
      + text("in the year to March.", 234, 700)
    #expect(
      try lines(PDFSource(pages: [page]))
        == ["paragraph: The office counted 1,204 boats in the year to March."])
  }

  @Test func describesAScan() throws {
    let result = try result(PDFSource(pages: [PDFSource.image, PDFSource.image]))
    #expect(result.rejection?.code == "no-text")
    #expect(result.rejection?.message.contains("images only") == true)
    #expect(result.sha256?.count == 64)
  }
}
