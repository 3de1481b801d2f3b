import Model
import Testing

@testable import Scraping

/// Three pages as `pdftohtml -xml` writes them, with a running foot, a table of grades, a bullet, a footnote
/// mark, a line that ends in a hyphen, and a sentence that goes on over the page.
let samplePDF = """
  <?xml version="1.0" encoding="UTF-8"?>
  <!DOCTYPE pdf2xml SYSTEM "pdf2xml.dtd">
  <pdf2xml producer="poppler" version="22.12.0">
  <page number="1" position="absolute" top="0" left="0" height="1262" width="892">
  <fontspec id="0" size="36" family="A" color="#000000"/><fontspec id="1" size="18" family="A" color="#000000"/>
  <fontspec id="2" size="11" family="A" color="#000000"/><fontspec id="3" size="12" family="A" color="#000000"/>
  <text top="100" left="100" width="400" height="44" font="0">Inspection of Valley</text>
  <text top="144" left="100" width="300" height="44" font="0">children’s services</text>
  <text top="300" left="110" width="100" height="22" font="1"><b>Judgement</b></text>
  <text top="300" left="450" width="60" height="22" font="1"><b>Grade</b></text>
  <text top="340" left="110" width="280" height="22" font="1">The progress of children who </text>
  <text top="351" left="450" width="60" height="22" font="1">Good</text>
  <text top="362" left="110" width="100" height="22" font="1">need help</text>
  <text top="400" left="110" width="200" height="22" font="1">Overall effectiveness</text>
  <text top="390" left="450" width="90" height="22" font="1">Requires</text>
  <text top="411" left="450" width="120" height="22" font="1">improvement</text>
  <text top="600" left="100" width="500" height="22" font="1">Permanent staff are 80%</text>
  <text top="600" left="600" width="8" height="13" font="2">1</text>
  <text top="600" left="610" width="60" height="22" font="1"> of all, which is well-</text>
  <text top="622" left="100" width="500" height="22" font="1">known, and the informa-</text>
  <text top="644" left="100" width="500" height="22" font="1">tion is new. Around 800 children</text>
  <text top="1200" left="100" width="300" height="15" font="3">Inspection of Valley</text>
  <text top="1200" left="780" width="10" height="15" font="3">1</text>
  </page>
  <page number="2" position="absolute" top="0" left="0" height="1262" width="892">
  <text top="100" left="100" width="500" height="22" font="1">live in care. That is information.</text>
  <text top="140" left="100" width="13" height="20" font="1">•</text>
  <text top="140" left="130" width="200" height="22" font="1">Plans for children</text>
  <text top="1200" left="100" width="300" height="15" font="3">Inspection of Valley</text>
  <text top="1200" left="780" width="10" height="15" font="3">2</text>
  </page>
  <page number="3" position="absolute" top="0" left="0" height="1262" width="892">
  <text top="100" left="100" width="500" height="25" font="1"><b>What to do</b></text>
  <text top="140" left="100" width="500" height="22" font="1">Nothing is left to do.</text>
  <text top="1200" left="100" width="300" height="15" font="3">Inspection of Valley</text>
  <text top="1200" left="780" width="10" height="15" font="3">3</text>
  </page>
  </pdf2xml>
  """

@Suite struct PDFTextTests {
  @Test func joinsLines() throws {
    let page = try PageParser().page(samplePDF)
    #expect(page.title == "Inspection of Valley children’s services")
    #expect(
      page.lines == [
        "cell: Judgement", "cell: Grade", "cell: The progress of children who need help",
        "cell: Good",
        "cell: Overall effectiveness", "cell: Requires improvement",
        "paragraph: Permanent staff are 80% of all, which is well-known, and the information is new. Around 800 children live in care. That is information.",
        "listItem: Plans for children", "heading: What to do", "paragraph: Nothing is left to do.",
      ])
  }

  @Test func putsGradesBesideTheirLabels() throws {
    let page = try PageParser().page(samplePDF)
    let slots = page.text.blocks.compactMap(\.slot)
    #expect(
      slots.map(\.rowHeader) == [
        "", "", "", "The progress of children who need help", "", "Overall effectiveness",
      ])
    #expect(slots.map(\.columnHeader) == ["", "", "Judgement", "Grade", "Judgement", "Grade"])
    #expect(slots.map(\.row) == [0, 0, 1, 1, 2, 2])
  }

  @Test func refusesWhatIsCutOff() {
    let cut = String(samplePDF.prefix(2_000))
    #expect(throws: ScrapingError.self) { try PageParser().page(cut) }
  }

  @Test func readsPositionedHTML() throws {
    let html = """
      <!DOCTYPE html><html><head><meta name="generator" content="pdftohtml 0.36"/></head><body>
      <style>.ft10{font-size:36px;}.ft11{font-size:18px;}.ft12{font-size:18px;line-height:22px;}</style>
      <div id="page1-div" style="position:relative;width:892px;height:1262px;">
      <p style="position:absolute;top:100px;left:100px;white-space:nowrap" class="ft10">A&#160;report</p>
      <p style="position:absolute;top:200px;left:100px;white-space:nowrap" class="ft12">They successfully&#160;increased&#160;the&#160;<br/>number of staff to&#160;80% of&#160;all, which&#160;is&#160;</p>
      <p style="position:absolute;top:244px;left:100px;white-space:nowrap" class="ft11">more than before.</p>
      </div></body></html>
      """
    let page = try PageParser().page(html)
    #expect(page.title == "A report")
    #expect(
      page.lines == [
        "paragraph: They successfully increased the number of staff to 80% of all, which is more than before."
      ])
  }

  @Test func readsPlainHTML() throws {
    let html = """
      <!DOCTYPE html><html><head><meta name="generator" content="pdftohtml 0.36"/></head><body>
      <a name=1></a><b>A&#160;report</b><br/>
      They successfully&#160;increased&#160;the&#160;<br/>number of staff to&#160;80% of&#160;all.<br/>
      •&#160;Plans<br/>
      <hr/></body></html>
      """
    let page = try PageParser().page(html)
    #expect(
      page.lines == [
        "paragraph: They successfully increased the number of staff to 80% of all.",
        "listItem: Plans",
      ])
  }

  /// A page of `pdftohtml -xml` with a title in large type, and these elements in type of 17.
  private func lines(_ elements: String) throws -> [String] {
    try PageParser().page(
      """
      <pdf2xml><page number="1" height="1262" width="892"><fontspec id="1" size="39"/>
      <fontspec id="3" size="17"/><fontspec id="4" size="11"/>
      <text top="98" left="99" width="275" height="36" font="1">Harbour report</text>\(elements)</page></pdf2xml>
      """
    ).lines
  }

  /// The boxes of some types are far lower than the distance of their lines.
  @Test(arguments: [21, 24, 30])
  func joinsLinesAtTheirUsualDistance(leading: Int) throws {
    let words = [
      "The quay was open on 340 days of the", "year. Most of the boats came from ports",
      "on the mainland, and stayed for less", "than a week.",
    ]
    func paragraph(_ top: Int) -> String {
      words.enumerated().map { index, line in
        "<text top='\(top + index * leading)' left='99' width='280' height='15' font='3'>\(line)</text>"
      }.joined()
    }
    let second = 300 + 4 * leading + 15
    #expect(
      try lines(paragraph(300) + paragraph(second))
        == Array(repeating: "paragraph: " + words.joined(separator: " "), count: 2))
  }

  @Test(arguments: [
    ("283", "387", "boats in"), ("279", "387", "boats in"), ("284", "387", "boats1 in"),
    ("284", "391", "boats 1 in"),
  ])
  func dropsASmallNumberRightBehindAWord(top: String, left: String, words: String) throws {
    let lines = try lines(
      """
      <text top="279" left="99" width="288" height="15" font="3">The harbour office counted 1,204 boats</text>
      <text top="\(top)" left="\(left)" width="6" height="10" font="4">1</text>
      <text top="279" left="397" width="393" height="15" font="3"> in the year to March.</text>
      """)
    #expect(lines == ["paragraph: The harbour office counted 1,204 \(words) the year to March."])
  }

  /// This style does not tell how wide its texts are, and one may seem to reach into the next.
  @Test func joinsPiecesOfALineWithoutTheirWidths() throws {
    let html = """
      <html><head><meta name="generator" content="pdftohtml 0.36"/></head><body>
      <style>.ft11{font-size:39px;}.ft13{font-size:17px;}</style><div id="page1-div" style="height:1262px;">
      <p style="position:absolute;top:98px;left:99px;white-space:nowrap" class="ft11">Harbour report</p>
      <p style="position:absolute;top:279px;left:99px;white-space:nowrap" class="ft13">The illicit little filling till in it</p>
      <p style="position:absolute;top:279px;left:290px;white-space:nowrap" class="ft13">&#160;is 12% full.</p>
      </div></body></html>
      """
    #expect(
      try PageParser().page(html).lines
        == ["paragraph: The illicit little filling till in it is 12% full."])
  }

  @Test func takesABulletOnALineOfItsOwn() throws {
    let html = """
      <html><head><meta name="generator" content="pdftohtml 0.36"/></head><body><a name=1></a>
      <b>Harbour report</b><br/>What to do, in the order of its haste.<br/>•<br/>Mend the wall.<br/>•<br/>
      Ask visitors again in the autumn of next year, and publish<br/>what they say.<br/></body></html>
      """
    #expect(
      try PageParser().page(html).lines == [
        "paragraph: What to do, in the order of its haste.", "listItem: Mend the wall.",
        "listItem: Ask visitors again in the autumn of next year, and publish what they say.",
      ])
  }

  /// A page of `pdftohtml -s` with these elements: title in type of 39, text in 18, and their lines.
  private func positioned(_ elements: [(top: Int, left: Int, lines: String)]) throws -> Page {
    let body = elements.enumerated().map { number, element in
      "<p style='position:absolute;top:\(element.top)px;left:\(element.left)px;white-space:nowrap' class='ft1\(number == 0 ? 1 : 2)'>\(element.lines)</p>"
    }.joined()
    return try PageParser().page(
      """
      <html><head><meta name="generator" content="pdftohtml 0.36"/></head><body>
      <style>.ft11{font-size:39px;line-height:65px;}.ft12{font-size:18px;line-height:21px;}</style>
      <div id="page1-div" style="height:1262px;">\(body)</div></body></html>
      """)
  }

  /// Paragraphs stand in elements of a few lines each, and blank lines among them.
  @Test func countsBlankLines() throws {
    let page = try positioned([
      (100, 99, "Harbour report"),
      (300, 99, "&#160;<br/>The quay was open on 340 days of the year, which is more&#160;<br/>"),
      (343, 99, "than ever.&#160;<br/>&#160;<br/>Most of the boats came from ports&#160;"),
      (409, 99, "on the mainland."),
    ])
    #expect(
      page.lines == [
        "paragraph: The quay was open on 340 days of the year, which is more than ever.",
        "paragraph: Most of the boats came from ports on the mainland.",
      ])
  }

  @Test func endsAHeadingWhereALabelBegins() throws {
    let page = try positioned([
      (
        100, 99,
        "Report on the harbour&#160;<br/>of Valley&#160;<br/><b>Dates:</b>&#160;3 to 5 May 2025"
      ),
      (
        400, 99,
        "The quay was open on 340 days of the year, as it was in the year before, and in May."
      ),
    ])
    #expect(page.title == "Report on the harbour of Valley")
    #expect(page.lines.first == "heading: Dates: 3 to 5 May 2025")
  }

  /// Pieces of a line in different type; only what was typed is a space, within what an estimate errs.
  @Test(arguments: [
    (["Boats of visitors", "’", "s own"], "Boats of visitors’s own"),
    (["It is at https://harbour.example/", "."], "It is at https://harbour.example/."),
    (["It rose from 360", "at the end of May."], "It rose from 360 at the end of May."),
    (["The mole is closed.", "The quay is not."], "The mole is closed. The quay is not."),
  ])
  func partsPiecesOfALine(_ pieces: [String], text: String) throws {
    var left = 99
    var elements = [(top: 100, left: 99, lines: "Harbour report")]
    for piece in pieces {
      elements.append((300, left, piece))
      left += TypeWidths.width(of: Array(piece.utf8), size: 18) + 6
    }
    #expect(try positioned(elements).lines == ["paragraph: \(text)"])
  }

  @Test(arguments: [
    ("\u{F02D} boats in the harbour", "boats in the harbour"),
    ("\u{F0B7} boats in the harbour", "boats in the harbour"),
    ("◼ boats in the harbour", "boats in the harbour"),
    ("12. Boats in the harbour", "Boats in the harbour"),
    ("12.Boats in the harbour", "Boats in the harbour"),
  ])
  func takesMarkersOff(_ line: String, item: String) throws {
    let element = "<text top='300' left='99' width='280' height='15' font='3'>\(line)</text>"
    #expect(try lines(element) == ["listItem: \(item)"])
  }

  @Test func takesANumberInAColumnOfItsOwn() throws {
    let elements = """
      <text top="300" left="99" width="13" height="15" font="3">3.</text>
      <text top="300" left="160" width="280" height="15" font="3">The harbour office counted 1,204 boats</text>
      """
    #expect(try lines(elements) == ["listItem: The harbour office counted 1,204 boats"])
  }

  /// A dash begins an item behind a sentence's end or another item, and nothing within a sentence.
  @Test func readsListsWithDashes() throws {
    let texts = [
      "The harbour has:", "- 40 berths for the boats", "- one slip", "It is the largest quay",
      "– and the oldest one – of the island.",
    ]
    let elements = texts.enumerated().map { number, text in
      "<text top='\(300 + number * 18)' left='99' width='280' height='15' font='3'>\(text)</text>"
    }
    #expect(
      try lines(elements.joined()).prefix(3)
        == [
          "paragraph: The harbour has:", "paragraph: - 40 berths for the boats",
          "paragraph: - one slip It is the largest quay – and the oldest one – of the island.",
        ])
  }

  /// A soft hyphen parts a word wherever it ends a line, whether the document knows the word or not.
  @Test func mendsSoftHyphens() throws {
    let texts = [
      "The harbour office counted the arri\u{AD}", "vals of boats, and their depart\u{AD} ",
      "ures.",
    ]
    let elements = texts.enumerated().map { number, text in
      "<text top='\(300 + number * 18)' left='99' width='280' height='15' font='3'>\(text)</text>"
    }
    #expect(
      try lines(elements.joined())
        == ["paragraph: The harbour office counted the arrivals of boats, and their departures."])
  }

  @Test func takesLigaturesApart() throws {
    let element =
      "<text top='300' left='99' width='280' height='15' font='3'>The oﬃce is ﬁne, and ﬂush.</text>"
    #expect(try lines(element) == ["paragraph: The office is fine, and flush."])
  }

  /// The pages that `pdftohtml` puts into frames do not say what made them.
  @Test func readsPagesWithinFrames() throws {
    let html = """
      <!DOCTYPE html><html>
      <head>
      <title></title>
      <style type="text/css">
      <!--
      .xflip {
      }
      .yflip {
      }
      .xyflip {
      }
      -->
      </style>
      </head>
      <body>
      <a name=1></a><b>Harbour report</b><br/>
      The quay was open.<br/>Most of the boats came from the mainland.<br/>&#160;<br/>None stayed.<br/>
      The mole was closed.<br/>
      <hr/></body></html>
      """
    // What the converter takes for one paragraph stands on one line, but for blank lines.
    #expect(
      try PageParser().page(html).lines == [
        "paragraph: The quay was open. Most of the boats came from the mainland.",
        "paragraph: None stayed.", "paragraph: The mole was closed.",
      ])
  }

  @Test func saysWhatAScanIs() {
    let pages = "<page number='1' height='1262' width='892'></page>"
    #expect(throws: ScrapingError.noTextInPDF(pages: 2)) {
      try PageParser().page("<pdf2xml>\(pages)\(pages)</pdf2xml>")
    }
  }
}
