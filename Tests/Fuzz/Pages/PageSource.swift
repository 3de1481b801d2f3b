import Support

/// Makes a whole page out of a seed: the same bytes each time.
struct PageSource {
  private var text: TextSource
  private var html = ""

  /// One in so many closing tags is left out; 0 for none.
  private let carelessness: Int

  private init(seed: UInt64, words: Vocabulary) {
    text = TextSource(random: SeededGenerator(seed: seed), words: words)
    carelessness = text.random.pick([0, 0, 0, 30, 5])
  }

  /// The page of a seed: HTML, or now and then what a PDF is made into.
  static func page(seed: UInt64, words: Vocabulary) -> [UInt8] {
    var source = PageSource(seed: seed, words: words)
    if source.text.random.once(in: 16) {
      source.writeReport()
    } else {
      source.writePage()
    }
    var bytes = Array(source.html.utf8)
    if source.text.random.once(in: 8) {
      for _ in 0..<source.text.random.number(1...6) { bytes.mutate(using: &source.text.random) }
    }
    if source.text.random.once(in: 6) { source.putOddBytes(in: &bytes) }
    return bytes
  }

  /// The lines of a small PDF.
  static func report(seed: UInt64, words: Vocabulary) -> PDFSource {
    var text = TextSource(random: SeededGenerator(seed: seed), words: words)
    return PDFSource(
      lines: (0..<text.random.number(1...3)).map { _ in
        (0..<text.random.number(1...30)).map { _ in
          text.random.once(in: 3) ? text.phrase() : text.sentence()
        }
      })
  }

  /// Bytes that are not UTF-8, most often beside a digit.
  private mutating func putOddBytes(in bytes: inout [UInt8]) {
    for _ in 0..<text.random.number(1...5) where !bytes.isEmpty {
      var place = text.random.number(0...bytes.count - 1)
      place = bytes[place...].firstIndex { (0x30...0x39).contains($0) } ?? place
      let odd: [UInt8] = text.random.pick([
        [0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x96], [0xA3],
        [0xC0, 0xAF], [0x80], [0xF0, 0x9F], [0],
      ])
      bytes.insert(contentsOf: odd, at: place + text.random.number(0...1))
    }
  }

  // MARK: The page

  private mutating func writePage() {
    if !text.random.once(in: 5) { html += "<!DOCTYPE html>\n" }
    open("html", text.random.pick(["", " lang=\"en\"", " lang=en-US", " lang=\"cy\" dir=rtl"]))
    open("head")
    html += text.random.pick([
      "<meta charset=\"utf-8\">", "<meta charset=\"utf-8\">", "<meta charset=windows-1252>",
      "<meta http-equiv=content-type content='text/html; charset=iso-8859-1'>", "",
      "<meta charset=\"utf-16\">",
    ])
    element("title") {
      $0.put($0.text.phrase() + $0.text.random.pick([" | Acme Council", "", " - News"]))
    }
    for _ in 0..<text.random.number(0...6) { writeMetadata() }
    close("head")
    open("body")
    if text.random.once(in: 3) { writeMenu("nav") }
    let main = text.random.pick([
      "main", "article", "div", "div class=\"content\"", "section", "td",
    ])
    open(main)
    element("h1") { $0.put($0.text.phrase()) }
    // Most pages are small, so that many are read in a second.
    let size = html.utf8.count + text.random.pick([300, 1_000, 2_000, 3_000, 4_000])
    while html.utf8.count < size { writeBlock(depth: 0) }
    close(main)
    if text.random.once(in: 3) { writeMenu("footer") }
    if text.random.once(in: 40) {
      html += text.random.pick(["<!-- never", "<script>", "<p title=\"", "<"])
    }
    close("body")
    close("html")
  }

  private mutating func writeMetadata() {
    let (phrase, date) = (quoted(text.phrase()), quoted(text.date()))
    html += text.random.pick([
      "<meta property=\"og:title\" content=\"\(phrase)\">",
      "<meta property=\"og:site_name\" content=\"\(phrase)\">",
      "<meta property=\"article:published_time\" content=\"\(date)\">",
      "<meta property=\"article:modified_time\" content=\"\(date)\">",
      "<meta name=author content='\(phrase)'>", "<meta name=\"DC.date\" content=\"\(date)\">",
      "<meta name=\"description\" content=\"\(phrase)\">",
      "<link rel=canonical href=\"https://www.croydon.gov.uk/news/2024/05/\(text.random.number(0...99))\">",
      "<meta property=\"og:url\" content=\"http://[::1/\(phrase)\">",
      linkedData(phrase, date), linkedData(phrase, date),
    ])
    html += "\n"
  }

  private mutating func linkedData(_ phrase: String, _ date: String) -> String {
    let body = text.random.once(in: 3) ? quoted(text.sentence()) : ""
    let json = """
      {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "\(phrase)",
      "datePublished": "\(date)", "dateModified": "\(quoted(text.date()))",
      "author": [{"@type": "Person", "name": "\(quoted(text.noun()))"}],
      "publisher": {"name": "\(quoted(text.authority()))"}, "articleBody": "\(body)"}
      """
    let end = text.random.once(in: 6) ? text.random.number(0...json.count) : json.count
    return "<script type=\"application/ld+json\">\(json.prefix(end))</script>"
  }

  private mutating func writeMenu(_ name: String) {
    element(name) { page in
      for _ in 0..<page.text.random.number(1...6) {
        page.html += "<a href=\"/\(page.text.random.number(0...9))\">"
        page.put(page.text.phrase())
        page.html += "</a> "
      }
    }
  }

  // MARK: Blocks

  private mutating func writeBlock(depth: Int) {
    switch text.random.number(0...19) {
    case 0...7:
      element("p") { page in
        for _ in 0..<page.text.random.number(1...4) {
          page.put(page.text.sentence())
          page.html += " "
        }
      }
    case 8: element("h\(text.random.number(1...6))") { $0.put($0.text.phrase()) }
    case 9...10: writeList(depth: depth)
    case 11...13: writeTable(depth: depth)
    case 14: writeCards()
    case 15:
      element(
        text.random.pick(["blockquote", "pre", "aside", "figure", "details", "address", "q"])
      ) {
        $0.put($0.text.sentence())
      }
    case 16:
      element("dl") { page in
        for _ in 0..<page.text.random.number(1...4) {
          page.element("dt") { $0.put($0.text.phrase()) }
          page.element("dd") { $0.put($0.text.quantity()) }
        }
      }
    case 17: writeGrades()
    case 18: put(text.sentence())
    default:
      guard depth < 4 else { return }
      element(text.random.pick(["div", "section", "div class=\"card\"", "span", "form", "center"]))
      { page in
        for _ in 0..<page.text.random.number(1...3) { page.writeBlock(depth: depth + 1) }
      }
    }
    html += "\n"
  }

  private mutating func writeList(depth: Int) {
    element(text.random.pick(["ul", "ol", "ol start=99", "menu"])) { page in
      for _ in 0..<page.text.random.number(1...5) {
        page.element("li") { page in
          page.put(page.text.random.once(in: 3) ? page.text.sentence() : page.text.phrase())
          if depth < 3, page.text.random.once(in: 8) { page.writeList(depth: depth + 1) }
        }
      }
    }
  }

  /// A number above or below its label.
  private mutating func writeCards() {
    for _ in 0..<text.random.number(1...4) {
      element("div class=\"card stat\"") { page in
        let isFirst = page.text.random.once(in: 2)
        for index in 0..<2 {
          page.element(page.text.random.pick(["div class=number", "strong", "h3", "p", "span"])) {
            $0.put((index == 0) == isFirst ? $0.text.quantity() : $0.text.noun())
          }
        }
      }
    }
  }

  /// What the first page of an inspection's report has.
  private mutating func writeGrades() {
    element("p") { $0.put($0.text.framework() + " " + $0.text.authority()) }
    element("p") { $0.put("Inspection dates: " + $0.text.date() + " to " + $0.text.date()) }
    element("p") { $0.put("Lead inspector: " + $0.text.noun()) }
    element("table") { page in
      for _ in 0..<page.text.random.number(1...6) {
        page.element("tr") { page in
          page.element("th") { $0.put($0.text.area()) }
          page.element("td") { $0.put($0.text.grade()) }
          if page.text.random.once(in: 4) { page.element("td") { $0.put($0.text.date()) } }
        }
      }
    }
  }

  private mutating func writeTable(depth: Int) {
    let columns = text.random.number(1...6)
    element("table") { page in
      if page.text.random.once(in: 2) { page.element("caption") { $0.put($0.text.phrase()) } }
      if page.text.random.once(in: 4) { page.open("thead") }
      for row in 0..<page.text.random.number(1...6) {
        page.element("tr") { page in
          for column in 0..<columns {
            let isHeader = row == 0 || column == 0
            page.element((isHeader ? "th" : "td") + page.span()) { page in
              if depth < 2, page.text.random.once(in: 60) { page.writeTable(depth: depth + 1) }
              page.put(isHeader ? page.header(row: row) : page.cell())
            }
          }
        }
        if row == 0, page.text.random.once(in: 8) { page.html += "</thead><tbody>" }
      }
    }
    if text.random.once(in: 4) { put("[c] = suppressed; : not available; z not applicable.") }
  }

  private mutating func span() -> String {
    guard text.random.once(in: 10) else { return "" }
    let size = text.random.pick(["2", "3", "0", "-1", "99999", "x", "65535", "1000"])
    return text.random.pick([" colspan=", " rowspan=", " colspan=2 rowspan="]) + size
  }

  private mutating func header(row: Int) -> String {
    switch text.random.number(0...6) {
    case 0...1: String(text.random.number(2_010...2_026))
    case 2: text.date()
    case 3: text.authority()
    case 4: text.phrase()
    case 5: ""
    default: text.noun()
    }
  }

  private mutating func cell() -> String {
    switch text.random.number(0...7) {
    case 0...4: text.quantity()
    case 5:
      text.random.pick([
        "[c]", "c", ":", "..", "*", "[z]", "x", "-", "–", "n/a", "[low]", "", "<5", "~",
      ])
    case 6: text.grade()
    default: text.phrase()
    }
  }

  // MARK: Markup

  private mutating func element(_ tag: String, _ body: (inout PageSource) -> Void) {
    open(tag)
    body(&self)
    close(tag)
  }

  private mutating func open(_ tag: String, _ attributes: String = "") {
    html += "<\(tag)\(attributes)>"
    if carelessness > 0, text.random.once(in: carelessness * 4) {
      html += text.random.pick([
        "<!-- \(text.random.number(0...9)) -->", "<![CDATA[", "<br>", "</p>", "<b",
        "<script>1</script>",
        "<style>p{}</style>", "<template>", "<noscript>", "<svg><text>5</text></svg>", "<!---->",
        "<?php 5 ?>",
      ])
    }
  }

  private mutating func close(_ tag: String) {
    if carelessness > 0, text.random.once(in: carelessness) { return }
    html += "</\(tag.prefix { $0 != " " })>"
  }

  /// Writes text as markup: here and there with elements and references within it.
  private mutating func put(_ words: String) {
    var rest = Array(words.unicodeScalars)[...]
    while !rest.isEmpty {
      let piece = rest.prefix(text.random.once(in: 3) ? text.random.number(1...30) : 500)
      rest = rest.dropFirst(piece.count)
      switch text.random.number(0...11) {
      case 0:
        let tag = text.random.pick([
          "b", "em", "a href=\"/x\"", "sup", "span", "time datetime=\"2024-13-45\"", "abbr", "del",
          "mark",
          "sub", "q", "font", "small", "strong",
        ])
        element(tag) { $0.write(piece) }
      case 1 where !rest.isEmpty:
        write(piece)
        html += text.random.pick([
          "&nbsp;", "&ndash;", "&pound;", "&#0;", "&#xFFFE;", "&#1114112;", "&bogus;", "&#150;",
          "&thinsp;",
          "<br>", "<wbr>", "&shy;", "&zwj;", "<!---->", "<sup>1</sup>", "&frac12;", "&#x202E;",
          "&amp;",
        ])
      default: write(piece)
      }
    }
  }

  private mutating func write(_ piece: ArraySlice<Unicode.Scalar>) {
    for scalar in piece {
      switch scalar {
      case "<": html += "&lt;"
      case "&": html += "&amp;"
      default: html.unicodeScalars.append(scalar)
      }
    }
  }

  /// Text between two quotation marks, of an attribute or of JSON.
  private func quoted(_ words: String) -> String {
    String(
      String.UnicodeScalarView(
        words.unicodeScalars.filter { !"\"'\\<>&\n".unicodeScalars.contains($0) }))
  }

  // MARK: What a PDF is made into

  private mutating func writeReport() {
    html +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE pdf2xml SYSTEM \"pdf2xml.dtd\">\n"
    html += "<pdf2xml producer=\"poppler\" version=\"22.12.0\">\n"
    for number in 1...text.random.number(1...4) {
      html +=
        "<page number=\"\(number)\" position=\"absolute\" top=\"0\" left=\"0\" height=\"1263\" width=\"892\">\n"
      html +=
        "<fontspec id=\"0\" size=\"\(text.random.number(0...40))\" family=\"Arial\" color=\"#000000\"/>\n"
      var top = 60
      for _ in 0..<text.random.number(0...25) {
        top += text.random.pick([0, 0, 17, 17, 17, 40, -200])
        for column in 0..<text.random.pick([1, 1, 1, 3]) {
          let left = 108 + column * 200 + text.random.pick([0, 0, 0, 20, 5_000, -300])
          html += "<text top=\"\(top)\" left=\"\(left)\" width=\"\(text.random.number(0...700))\" "
          html +=
            "height=\"\(text.random.pick([16, 16, 24, 0, 900]))\" font=\"\(text.random.number(0...1))\">"
          put(text.random.once(in: 2) ? text.sentence() : text.phrase())
          html += "</text>\n"
        }
      }
      html += "</page>\n"
    }
    html += "</pdf2xml>\n"
  }
}
